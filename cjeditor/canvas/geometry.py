"""Lines and what the canvas does with rectangles, in map units or, where a name says so, in pixels. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from cjeditor.frozen import frozen
from cjeditor.layout.rect import Rect


@frozen
class Point:
    """A place on the map, or on the viewport where the name says so."""

    x: float
    y: float

    @property
    def pair(self) -> tuple[float, float]:
        """Both numbers."""
        return self.x, self.y


@frozen
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


def centre(rect: Rect) -> Point:
    """Return the middle of a rectangle."""
    return Point(rect.x + rect.width / 2, rect.y + rect.height / 2)


def around(a: Point, b: Point) -> Rect:
    """Return the rectangle with two points as opposite corners."""
    return Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))


def clipped(rect: Rect, to: Rect) -> Rect:
    """Return the part of a rectangle inside another; an empty part has no width or no height."""
    x, y = max(rect.x, to.x), max(rect.y, to.y)
    return Rect(x, y, max(0.0, min(rect.right, to.right) - x), max(0.0, min(rect.bottom, to.bottom) - y))


def united(rects: Iterable[Rect]) -> Rect | None:
    """Return the least rectangle around all of them, or None for none."""
    known = tuple(rects)
    if not known:
        return None
    x, y = min(r.x for r in known), min(r.y for r in known)
    return Rect(x, y, max(r.right for r in known) - x, max(r.bottom for r in known) - y)
