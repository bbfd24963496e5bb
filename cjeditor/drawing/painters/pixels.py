"""Whole pixels: where edges, strokes and baselines land on a raster, the same on screen as in PDF rasterisers.

Poppler (like Acrobat) moves the edges of upright rectangles and strokes to whole pixels and puts each glyph's
baseline on the pixel above; without doing the same, screen and paper would differ by a blurred pixel everywhere.
All numbers here are device pixels, y downward.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor

from cjeditor.drawing.frame import ClosePath, LineTo, MoveTo, Path, Segment

NUDGE = 0.002
"""Positions this close below a boundary count as on it: rounding noise must not decide which pixel is inked."""

WHOLE_GLYPH_PX = 33.0
"""Above this em size a glyph's x stands on a whole pixel (poppler: bitmaps higher than 50), below on a quarter."""

LARGEST_GLYPH_PX = 64.0
"""Above this em size Qt 6.11 draws nothing for a QGlyphRun of a QRawFont: larger glyphs are filled as paths."""


def floor_px(value: float) -> int:
    """Return the pixel that holds the position."""
    return floor(value + NUDGE)


def round_px(value: float) -> int:
    """Return the pixel boundary nearest to the position; halves go up."""
    return floor(value + 0.5 + NUDGE)


def ceil_px(value: float) -> int:
    """Return the pixel boundary at or after the position."""
    return ceil(value - NUDGE)


def span(low: float, high: float) -> tuple[int, int]:
    """Return the pixel boundaries of a filled span; it never vanishes."""
    first, last = round_px(low), round_px(high)
    return first, max(last, first + 1)


def band(centre: float, width: float) -> tuple[int, int]:
    """Return the pixel boundaries of a stroke `width` wide along a line at `centre`."""
    return span(centre - width / 2, centre + width / 2)


def settled(path: Path, scale: float, dx: float, dy: float) -> tuple[tuple[Segment, ...], int] | None:
    """Return the outline of a stroked path in pixels (scaled, then shifted) on whole pixels, and its stroke's width.

    None for a path that has round ends or is not all horizontal and vertical: poppler leaves those where they are.
    """
    if path.stroke is None or path.stroke.cap == "round" or not _is_upright(path.segments):
        return None
    return _settled([_scaled(s, scale, dx, dy) for s in path.segments], path.stroke.width * scale)


def _scaled(segment: Segment, k: float, dx: float, dy: float) -> Segment:
    match segment:
        case MoveTo(x, y):
            return MoveTo(x * k + dx, y * k + dy)
        case LineTo(x, y):
            return LineTo(x * k + dx, y * k + dy)
        case _:
            return segment


def _settled(segments: list[Segment], width: float) -> tuple[tuple[Segment, ...], int]:
    """Move both ends of each line to one band of whole pixels; all bands are as wide as the first line's."""
    shown = 0
    for i, (before, line) in enumerate(pairwise(tuple(segments)), start=1):
        if not isinstance(line, LineTo) or not isinstance(before, MoveTo | LineTo):
            continue
        is_level = abs(line.y - before.y) < NUDGE
        low, high = band(line.y if is_level else line.x, width)
        shown = shown or high - low
        middle = low + shown / 2
        for each in (i - 1, i):
            segments[each] = _at(segments[each], y=middle) if is_level else _at(segments[each], x=middle)
    return tuple(segments), max(shown, 1)


def _is_upright(segments: tuple[Segment, ...]) -> bool:
    """Whether the path has only horizontal and vertical lines."""
    start = segments[0] if segments else None
    for segment in (*segments[1:],):
        match start, segment:
            case MoveTo(x0, y0) | LineTo(x0, y0), LineTo(x, y) if abs(x - x0) < NUDGE or abs(y - y0) < NUDGE:
                start = segment
            case _, MoveTo():
                start = segment
            case _, ClosePath():
                continue
            case _:
                return False
    return True


def _at(segment: Segment, x: float | None = None, y: float | None = None) -> Segment:
    """The segment ending at another x or another y."""
    if not isinstance(segment, MoveTo | LineTo):
        return segment
    return type(segment)(segment.x if x is None else x, segment.y if y is None else y)
