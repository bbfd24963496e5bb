"""The ground under the cards: lanes as pale bands, focus columns, dots at stage ends. Bare geometry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from cjeditor.drawing.frame import Box, Frame, Item, LineTo, MoveTo, Path, Placed, Stroke, rgb
from cjeditor.drawing.look import colours, sizes
from cjeditor.layout.columns import HALF_GUTTER, Columns
from cjeditor.layout.lanes.base import Ground

FOCUS_ON_LANE: Final = rgb("#FAF1D8")
"""The light column where it crosses a lane: what paper's yellow would be over the lane's grey."""
_PIECE: Final = 100 * sum(sizes.STAGE_END_DASH)
"""So long are the pieces of a dotted line, in map units: a whole number of dots."""


class Band(NamedTuple):
    """A lane's place and what its ground is."""

    y: float
    height: float
    ground: Ground


def ground_of(bands: tuple[Band, ...], columns: Columns, *, ink_saving: bool) -> Frame:
    """Return the ground of the whole map, in page coordinates."""
    items: list[Item] = []
    ends: tuple[Placed, ...] = ()
    if bands:
        top, bottom = bands[0].y, bands[-1].y + bands[-1].height
        focus = tuple(_focus(columns))
        items += [Box(x, top, width, bottom - top, fill=colours.FOCUS) for x, width in focus]
        for band in bands:
            items += _band(band, columns, focus, ink_saving=ink_saving)
        ends = tuple(_stage_ends(columns, top, bottom))
    width = columns.right + sizes.PAGE_MARGIN
    height = bands[-1].y + bands[-1].height if bands else 0.0
    return Frame(width, height, tuple(items), ends, part="ground")


def _band(
    band: Band, columns: Columns, focus: tuple[tuple[float, float], ...], *, ink_saving: bool
) -> Iterable[Item]:
    if band.ground != "band":
        return
    width = columns.right - columns.left
    if ink_saving:
        line = Stroke(colours.HAIRLINE, sizes.HAIRLINE)
        yield Box(columns.left, band.y, width, band.height, stroke=line)
        return
    yield Box(columns.left, band.y, width, band.height, fill=colours.LANE)
    for x, wide in focus:
        yield Box(x, band.y, wide, band.height, fill=FOCUS_ON_LANE)


def _focus(columns: Columns) -> Iterable[tuple[float, float]]:
    """Left edge and width of each light column; neighbours are one."""
    start: float | None = None
    for place, column in enumerate(columns.columns):
        if not column.is_focus:
            continue
        if start is None:
            start = column.x - HALF_GUTTER
        following = columns.columns[place + 1] if place + 1 < len(columns.columns) else None
        if following is None or not following.is_focus:
            yield start, column.right + HALF_GUTTER - start
            start = None


def _stage_ends(columns: Columns, top: float, bottom: float) -> Iterable[Placed]:
    """A line of dots behind each stage but the last."""
    line = _dotted(bottom - top)
    for span in columns.stages[:-1]:
        yield Placed(span.right - sizes.STAGE_END, top, line)


def _dotted(height: float) -> Frame:
    """Return a line of dots in pieces: a painter takes long over dots, so it must be able to leave out what is not seen."""
    pieces = []
    y = 0.0
    while y < height:
        length = min(_PIECE, height - y)
        pieces.append(Placed(0.0, y, Frame(sizes.STAGE_END, length, (_dots(length),), part="stage end")))
        y += length
    return Frame(sizes.STAGE_END, height, children=tuple(pieces), part="stage end")


def _dots(length: float) -> Path:
    dots = Stroke(colours.STAGE_END, sizes.STAGE_END_LINE * 2, sizes.STAGE_END_DASH, cap="round")
    middle, gap = sizes.STAGE_END / 2, sum(sizes.STAGE_END_DASH)
    return Path((MoveTo(middle, 0.0), LineTo(middle, max(0.0, length - gap / 2))), stroke=dots)
