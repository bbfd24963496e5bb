"""Ground: the grid that flows run in, columns and bands of cards with gutters between them.

Owns where gutters are and which way through them is barred by a card over several columns. A gutter has the rank
of the column or row it lies before; the last one lies behind all. Knows no flows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Final, Literal, NamedTuple, TypeAlias

from cjeditor.drawing.look import sizes
from cjeditor.frozen import frozen
from cjeditor.layout.columns import Column
from cjeditor.layout.grain import on_grain
from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.ranks import END, Grid, Stretch

Axis: TypeAlias = Literal["down", "along"]
Gutter: TypeAlias = tuple[Axis, int]
"""A gutter between columns, where flows run down or up, or one between rows, where they run along."""

Home: TypeAlias = tuple[Axis, int, int]
"""What part of a gutter words belong to: a stretch, by its first column; between columns, the part beside a row."""

ROW: Final = 2.0**18
"""More than any row is high: a place down a gutter is one number, whole rows and gutters by this step."""

_BEHIND_ALL: Final = 12.5, 3.0
"""The middle and the step of the tracks behind the last column: half a gutter of lane is there, then the page's margin,
which a printer may leave bare."""
OUTER_GUTTER: Final = sizes.LANE_PADDING * 2 + sizes.LANE_GAP


class Anchor(NamedTuple):
    """Where an end of flows lies: its row and columns, by rank, its y and height from the row's top.

    `foot` is how far down exits may hang under it, None for the lowest of its cell: to the end of the gutter.
    """

    row: int
    first: int
    last: int
    y: float
    height: float
    foot: float | None = None

    @property
    def bottom(self) -> float:
        """The y of its lower edge, from the row's top."""
        return self.y + self.height


class Band(NamedTuple):
    """A row's cards, from the top of the first to where the row's padding begins."""

    row_id: str
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The room for its cards."""
        return self.bottom - self.top


@frozen
class Ground:
    """Columns, bands, the ends of flows by id, and by row the cards that lie over several columns.

    Rows, columns and gutters are told by their rank in the `grid`.
    """

    columns: Sequence[Column]
    bands: tuple[Band, ...]
    anchors: Mapping[str, Anchor]
    spans: Mapping[int, tuple[Anchor, ...]]
    grid: Grid
    standing: Mapping[int, Mapping[str, tuple[Rect, ...]]] = field(default_factory=dict)
    """By row and by what a column lies over, what stands over the edges of its cards into the gutters above and beside:
    x from the column's left edge, y from the row's top."""

    def is_same(self, other: Ground) -> bool:
        """Whether nothing is elsewhere, told by the same objects where there are many."""
        return (
            self.anchors is other.anchors
            and self.columns is other.columns
            and self.grid is other.grid
            and (self.bands, self.spans, self.standing) == (other.bands, other.spans, other.standing)
        )

    def column(self, rank: int) -> Column:
        """Return a column."""
        return self.columns[self.grid.columns.places[rank]]

    def band(self, rank: int) -> Band:
        """Return a row's cards."""
        return self.bands[self.grid.rows.places[rank]]

    def right_of(self, column: int) -> int:
        """Return the gutter at the right of a column."""
        return self.grid.columns.after[column]

    def below(self, row: int) -> int:
        """Return the gutter under a row."""
        return self.grid.rows.after[row]

    def down_x(self, gutter: int, track: int) -> float:
        """Return the x of a track between columns; the room a stage's end has stays free, right of the tracks."""
        before = self.grid.columns.before[gutter]
        left = self.columns[0].x - sizes.GUTTER if before is None else self.column(before).right
        middle, step = _BEHIND_ALL if gutter == END else (sizes.GUTTER / 2, sizes.TRACK_STEP)
        return left + middle + (track - (sizes.COLUMN_TRACKS - 1) / 2) * step

    def along_range(self, gutter: int) -> tuple[float, float]:
        """Return top and bottom of a gutter between rows."""
        place = self.grid.rows.places[gutter]
        if place == 0:
            return self.bands[0].top - OUTER_GUTTER, self.bands[0].top
        above = self.bands[place - 1].bottom
        below = self.bands[place].top if place < len(self.bands) else above + OUTER_GUTTER
        return above, below

    def along_y(self, gutter: int, track: int) -> float:
        """Return the y of a track between rows."""
        top, bottom = self.along_range(gutter)
        return (top + bottom) / 2 + (track - (sizes.LANE_TRACKS - 1) / 2) * sizes.LANE_TRACK_STEP

    @property
    def stretches(self) -> Mapping[int, Stretch]:
        """The stretch that each column belongs to, by the column's rank."""
        return self.grid.columns.stretches

    def stretch_at(self, gutter: int, *, goes_right: bool) -> int:
        """Return the stretch that a line enters which leaves a gutter between columns to one side."""
        columns = self.grid.columns
        before = columns.before[gutter]
        column = gutter if before is None or (goes_right and gutter in self.stretches) else before
        return self.stretches[column].name

    def stretch_range(self, name: int) -> tuple[float, float]:
        """Return where a stretch of columns begins and ends: amid the last column of each, clear of the gutters."""
        places = self.stretches[name].places
        left = self._middle(places.start - 1) if places.start else self.columns[0].x - sizes.GUTTER
        is_last = places.stop == len(self.columns)
        return left, self.columns[-1].right + sizes.GUTTER / 2 if is_last else self._middle(places.stop - 1)

    def _middle(self, place: int) -> float:
        return self.columns[place].x + self.columns[place].width / 2

    def frame_of(self, home: Home) -> object:
        """Return what the places of words at a home are measured from, None when it is gone."""
        axis, gutter, part = home
        if axis == "down":
            is_here = gutter in self.grid.columns.places and part in self.grid.rows.places
            return self.down_x(gutter, 0) if is_here else None
        if gutter not in self.grid.rows.places or part not in self.stretches:
            return None
        top, bottom = self.along_range(gutter)
        places = self.stretches[part].places
        return (
            round(bottom - top, 2),
            self.stretch_range(part),
            [
                (self.grid.columns.numbers[place], self.columns[place].x, self.columns[place].width)
                for place in places
            ],
        )

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
    """Return a place down a gutter: y below the top of a row, on the grain, so that sums are exact at any rank."""
    return (2 * row + 1) * ROW + on_grain(y)


def at_gutter(gutter: int) -> float:
    """Return a place down a gutter: where it crosses a gutter between rows."""
    return 2 * gutter * ROW


def row_of(place: float) -> int | None:
    """Return the row of a place down a gutter, None when it is at a crossing."""
    half = int(place // ROW)
    return half // 2 if half % 2 else None
