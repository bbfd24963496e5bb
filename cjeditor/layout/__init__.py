"""Frames out of records: the map as it is seen, on screen and on paper."""
