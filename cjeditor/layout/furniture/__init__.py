"""Furniture: what surrounds the lanes on screen and paper: title block, heads, ground, legend, parking lot."""
