"""One short painter a surface, each drawing the same Frames."""
