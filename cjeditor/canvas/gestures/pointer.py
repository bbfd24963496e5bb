"""Pointer: where the mouse is, in map units, and which keys are held with it."""

from __future__ import annotations

from cjeditor.canvas.geometry import Point
from cjeditor.frozen import frozen


@frozen
class Pointer:
    """A position on the map; `adds` is Shift or Ctrl held, `is_free` Alt: no snapping."""

    x: float
    y: float
    adds: bool = False
    is_free: bool = False

    @property
    def point(self) -> Point:
        """The position alone."""
        return Point(self.x, self.y)
