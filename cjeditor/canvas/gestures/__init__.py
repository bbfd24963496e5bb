"""Gestures as small state objects over plain pointer data; know no Qt."""
