"""Painters: draw Frames for the screen, the PDF, the SVG and the tests. They know no journeys and change no frame."""
