"""Paper: sheets, margins, marks and scale; a plan made of Frames, with nothing written."""
