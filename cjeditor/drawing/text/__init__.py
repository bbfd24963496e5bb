"""Text over the advance table of the shipped faces: widths, line breaking, blocks of lines. Never asks Qt for a width."""
