"""A monotone cubic through points, after F. N. Fritsch and R. E. Carlson (1980): it never overshoots a score.

Pure geometry; knows no emotions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from cjeditor.drawing.frame import ClosePath, CurveTo, LineTo, MoveTo, Segment

Point: TypeAlias = tuple[float, float]
_ROOT_STEPS = 40
_FLAT = 1e-9


class Cubic(NamedTuple):
    """One piece of the curve as a cubic Bézier."""

    x0: float
    y0: float
    x1: float
    y1: float
    x2: float
    y2: float
    x3: float
    y3: float

    def at(self, t: float) -> Point:
        """Return the point at a parameter of 0 to 1."""
        s = 1.0 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        return (
            a * self.x0 + b * self.x1 + c * self.x2 + d * self.x3,
            a * self.y0 + b * self.y1 + c * self.y2 + d * self.y3,
        )

    def split(self, t: float) -> tuple[Cubic, Cubic]:
        """Return the two pieces before and after a parameter."""

        def between(a: Point, b: Point) -> Point:
            return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t

        p0, p1, p2, p3 = (self.x0, self.y0), (self.x1, self.y1), (self.x2, self.y2), (self.x3, self.y3)
        p01, p12, p23 = between(p0, p1), between(p1, p2), between(p2, p3)
        p012, p123 = between(p01, p12), between(p12, p23)
        middle = between(p012, p123)
        return Cubic(*p0, *p01, *p012, *middle), Cubic(*middle, *p123, *p23, *p3)

    def curve_to(self) -> CurveTo:
        """Return it as a segment of a path that stands at its start."""
        return CurveTo(self.x1, self.y1, self.x2, self.y2, self.x3, self.y3)


def monotone(points: Sequence[Point]) -> tuple[Cubic, ...]:
    """Return the pieces of the curve through points whose x rises; two points at one x are joined straight."""
    if len(points) < 2:
        return ()
    slopes = [_slope(a, b) for a, b in pairwise(points)]
    tangents = _tangents(slopes)
    return tuple(
        _piece(a, b, tangents[place], tangents[place + 1]) for place, (a, b) in enumerate(pairwise(points))
    )


def areas(pieces: Sequence[Cubic], level: float, *, above: bool) -> Iterator[tuple[Segment, ...]]:
    """Yield the outlines of what lies between the curve and a level, on one side of it."""
    run: list[Cubic] = []
    for piece in (part for whole in pieces for part in _cut(whole, level)):
        middle = piece.at(0.5)[1]
        if (middle < level) is above and abs(middle - level) > 1e-6:
            run.append(piece)
        elif run:
            yield _outline(run, level)
            run = []
    if run:
        yield _outline(run, level)


def samples(pieces: Sequence[Cubic], every: float) -> Iterator[Point]:
    """Yield points of the curve at most about `every` apart."""
    for piece in pieces:
        length = abs(piece.x3 - piece.x0) + abs(piece.y3 - piece.y0)
        count = max(1, int(length / every) + 1)
        for place in range(count + 1):
            yield piece.at(place / count)


def _slope(a: Point, b: Point) -> float:
    """The slope between two points; one too flat to be seen is level, so that it can be divided by."""
    slope = (b[1] - a[1]) / (b[0] - a[0]) if b[0] > a[0] else 0.0
    return slope if abs(slope) > _FLAT else 0.0


def _tangents(slopes: list[float]) -> list[float]:
    tangents = [slopes[0], *((a + b) / 2 if a * b > 0 else 0.0 for a, b in pairwise(slopes)), slopes[-1]]
    for place, slope in enumerate(slopes):
        if slope == 0.0:
            tangents[place] = tangents[place + 1] = 0.0
            continue
        alpha, beta = tangents[place] / slope, tangents[place + 1] / slope
        size = (alpha * alpha + beta * beta) ** 0.5
        if size > 3.0:
            tangents[place], tangents[place + 1] = 3.0 * alpha / size * slope, 3.0 * beta / size * slope
    return tangents


def _piece(a: Point, b: Point, leaving: float, arriving: float) -> Cubic:
    third = (b[0] - a[0]) / 3
    return Cubic(*a, a[0] + third, a[1] + leaving * third, b[0] - third, b[1] - arriving * third, *b)


@lru_cache(maxsize=4096)
def _cut(piece: Cubic, level: float) -> tuple[Cubic, ...]:
    """The piece in two where it crosses the level; it rises or falls throughout, so it crosses once at most."""
    if (piece.y0 - level) * (piece.y3 - level) >= 0:
        return (piece,)
    y0, y1, y2, y3 = piece.y0 - level, 3 * (piece.y1 - level), 3 * (piece.y2 - level), piece.y3 - level
    low, high = 0.0, 1.0
    for _ in range(_ROOT_STEPS):
        t = (low + high) / 2
        s = 1.0 - t
        if (s * s * s * y0 + s * s * t * y1 + s * t * t * y2 + t * t * t * y3) * y0 > 0:
            low = t
        else:
            high = t
    return piece.split(low)


def _outline(run: list[Cubic], level: float) -> tuple[Segment, ...]:
    first, last = run[0], run[-1]
    return (
        MoveTo(first.x0, level),
        LineTo(first.x0, first.y0),
        *(piece.curve_to() for piece in run),
        LineTo(last.x3, level),
        ClosePath(),
    )
