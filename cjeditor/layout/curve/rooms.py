"""Rooms: finds free places for words beside a curve, so that they never lie over it, a face or each other.

Pure geometry over rectangles: what is taken, where words may lie, which place is nearest to where they belong.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from cjeditor.layout.rect import Rect

_BUCKET = 64.0
_GRID = 8.0
_REACH = 300.0


class Rooms:
    """The free room inside bounds; every placed rectangle takes some of it."""

    def __init__(self, bounds: Rect, lines: tuple[float, ...] = ()) -> None:
        """Start with all of it free; words rather not lie across upright `lines`, given from left to right."""
        self.bounds, self.lines = bounds, lines
        self._taken: dict[int, list[Rect]] = {}

    def take(self, rect: Rect) -> None:
        """Mark a rectangle as taken."""
        for bucket in _buckets(rect):
            self._taken.setdefault(bucket, []).append(rect)

    def is_free(self, rect: Rect) -> bool:
        """Whether a rectangle lies inside the bounds and over nothing."""
        bounds = self.bounds
        if rect.x < bounds.x or rect.right > bounds.right or rect.y < bounds.y or rect.bottom > bounds.bottom:
            return False
        return not any(
            rect.meets(taken) for bucket in _buckets(rect) for taken in self._taken.get(bucket, ())
        )

    def first_free(self, candidates: Iterable[Rect]) -> Rect | None:
        """Return the first candidate that is free."""
        return next((rect for rect in candidates if self.is_free(rect)), None)

    def beside(
        self, anchor: Rect, width: float, height: float, gap: float, *, above: bool, is_near: bool = False
    ) -> Rect | None:
        """Return a free place for words next to an anchor: over or under it, then, unless `is_near`, further away."""
        near = list(_near(anchor, width, height, gap, above=above))
        found = self.first_free(rect for rect in near if not self._is_crossed(rect)) or self.first_free(near)
        if found is not None or is_near:
            return found
        return self.first_free(_around(anchor, width, height, gap, self.bounds))

    def _is_crossed(self, rect: Rect) -> bool:
        first = bisect_right(self.lines, rect.x - 2.0)
        return first < len(self.lines) and self.lines[first] < rect.right + 2.0


def _near(anchor: Rect, width: float, height: float, gap: float, *, above: bool) -> Iterator[Rect]:
    middle = anchor.x + anchor.width / 2
    over, under = anchor.y - gap - height, anchor.bottom + gap
    for y in (over, under) if above else (under, over):
        for share in (0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95):
            yield Rect(middle - share * width, y, width, height)


def _around(anchor: Rect, width: float, height: float, gap: float, bounds: Rect) -> list[Rect]:
    """Every place on a grid within reach, the nearest to the anchor first."""
    found: list[tuple[float, float, float]] = []
    y = bounds.y
    while y + height <= bounds.bottom:
        x = anchor.x - width - _REACH
        while x <= anchor.right + _REACH:
            rect = Rect(x, y, width, height)
            found.append((_distance(anchor, rect), x, y))
            x += _GRID
        y += _GRID
    return [Rect(x, y, width, height) for far, x, y in sorted(found) if far >= gap]


def _distance(a: Rect, b: Rect) -> float:
    across = max(a.x - b.right, b.x - a.right, 0.0)
    down = max(a.y - b.bottom, b.y - a.bottom, 0.0)
    return float((across * across + down * down) ** 0.5)


def _buckets(rect: Rect) -> range:
    return range(int(rect.x // _BUCKET), int(rect.right // _BUCKET) + 1)
