"""The canvas: shows a journey's Frames, takes the mouse and the keys, and hands Changes to the session."""
