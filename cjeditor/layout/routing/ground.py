"""Ground: the grid that flows run in, columns and bands of cards with gutters between them.

Owns where gutters are and which way through them is barred by a card over several columns. A gutter has the number
of the column or row it lies before; the last one lies behind all. Knows no flows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias

from cjeditor.drawing.look import sizes
from cjeditor.layout.columns import Column

Axis: TypeAlias = Literal["down", "along"]
Gutter: TypeAlias = tuple[Axis, int]
"""A gutter between columns, where flows run down or up, or one between rows, where they run along."""

Home: TypeAlias = tuple[Axis, int, int]
"""The stretch of a gutter that words belong to: long gutters between rows are cut every `STRETCH` columns."""

STRETCH: Final = 8

ROW: Final = 1_000_000.0
"""More than any row is high: a place down a gutter is one number, whole rows and gutters by this step."""

OUTER_GUTTER: Final = sizes.LANE_PADDING * 2 + sizes.LANE_GAP


class Anchor(NamedTuple):
    """Where an end of flows lies: its row, its columns, its y and height from the row's top.

    `foot` is the bottom of the lowest card of its cell, where exits hang.
    """

    row: int
    first: int
    last: int
    y: float
    height: float
    foot: float

    @property
    def bottom(self) -> float:
        """The y of its lower edge, from the row's top."""
        return self.y + self.height

    @property
    def is_lowest(self) -> bool:
        """Whether nothing lies under it in its cell."""
        return self.foot - self.bottom < 1.0


class Band(NamedTuple):
    """A row's cards, from the top of the first to where the row's padding begins."""

    row_id: str
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The room for its cards."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Ground:
    """Columns, bands, the ends of flows by id, and by row the cards that lie over several columns."""

    columns: Sequence[Column]
    bands: tuple[Band, ...]
    anchors: Mapping[str, Anchor]
    spans: Mapping[int, tuple[Anchor, ...]]

    def is_shaped_like(self, other: Ground) -> bool:
        """Whether columns and rows are the same and columns at the same places, so that gutters keep their numbers."""
        if len(self.bands) != len(other.bands) or len(self.columns) != len(other.columns):
            return False
        if any(own.row_id != its.row_id for own, its in zip(self.bands, other.bands, strict=True)):
            return False
        return self.columns is other.columns or all(
            own is its or (own.over == its.over and own.x == its.x and own.width == its.width)
            for own, its in zip(self.columns, other.columns, strict=True)
        )

    def down_x(self, gutter: int, track: int) -> float:
        """Return the x of a track between columns; the room a stage's end has stays free, right of the tracks."""
        left = self.columns[gutter - 1].right if gutter else self.columns[0].x - sizes.GUTTER
        return left + sizes.GUTTER / 2 + (track - (sizes.COLUMN_TRACKS - 1) / 2) * sizes.TRACK_STEP

    def along_range(self, gutter: int) -> tuple[float, float]:
        """Return top and bottom of a gutter between rows."""
        if gutter == 0:
            return self.bands[0].top - OUTER_GUTTER, self.bands[0].top
        above = self.bands[gutter - 1].bottom
        below = self.bands[gutter].top if gutter < len(self.bands) else above + OUTER_GUTTER
        return above, below

    def along_y(self, gutter: int, track: int) -> float:
        """Return the y of a track between rows."""
        top, bottom = self.along_range(gutter)
        return (top + bottom) / 2 + (track - (sizes.LANE_TRACKS - 1) / 2) * sizes.LANE_TRACK_STEP

    def stretch(self, number: int) -> tuple[float, float]:
        """Return where a stretch of columns begins and ends, from the middle of a gutter to that of another."""
        first = self.columns[min(number * STRETCH, len(self.columns) - 1)]
        last = self.columns[min((number + 1) * STRETCH, len(self.columns)) - 1]
        left = first.x - (sizes.GUTTER / 2 if number else sizes.GUTTER)
        return left, max(last.right, first.right) + sizes.GUTTER / 2

    def across(self, gutter: int) -> list[tuple[float, float]]:
        """Return the places down a gutter between columns where a card lies across it."""
        return [
            (in_row(row, span.y), in_row(row, span.bottom))
            for row, spans in self.spans.items()
            for span in spans
            if span.first < gutter <= span.last
        ]

    def is_free(self, gutter: int, start: float, end: float) -> bool:
        """Whether a gutter between columns can be run along between two places (see `in_row`, `at_gutter`)."""
        if not self.spans:
            return True
        low, high = min(start, end), max(start, end)
        return not any(low < bottom and high > top for top, bottom in self.across(gutter))


def in_row(row: int, y: float) -> float:
    """Return a place down a gutter: y below the top of a row."""
    return (2 * row + 1) * ROW + y


def at_gutter(gutter: int) -> float:
    """Return a place down a gutter: where it crosses a gutter between rows."""
    return 2 * gutter * ROW


def row_of(place: float) -> int | None:
    """Return the row of a place down a gutter, None when it is at a crossing."""
    half = int(place // ROW)
    return half // 2 if half % 2 else None
