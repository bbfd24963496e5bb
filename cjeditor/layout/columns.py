"""Columns: where steps stand from left to right, under which stage, and the gutters between them.

Owns every x of the map's body. A column is a card's width; half a gutter belongs to it on either side, and the last
column of a stage has the stage end's extra room at its right. Knows no lanes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from cjeditor.drawing.look import sizes
from cjeditor.frozen import frozen
from cjeditor.model.records import Stage, Step

ColumnKind: TypeAlias = Literal["step", "collapsed", "empty"]
COLLAPSED_WIDTH = 120.0
HALF_GUTTER = sizes.GUTTER / 2


@frozen
class Column:
    """A step, or a stage that shows none of its steps: collapsed or still empty.

    `over` is the id that cells in it hang on: the step's, else the stage's. `x` and `width` are those of its cards.
    """

    over: str
    stage_id: str
    kind: ColumnKind
    x: float
    width: float
    is_focus: bool = False

    @property
    def right(self) -> float:
        """The right edge of its cards."""
        return self.x + self.width


@frozen
class StageSpan:
    """A stage over its columns `first` to `last`, with half a gutter on either side."""

    stage_id: str
    first: int
    last: int
    x: float
    width: float

    @property
    def right(self) -> float:
        """The right edge, where the stage's end is dotted."""
        return self.x + self.width


@frozen
class Columns:
    """All columns; `left` and `right` are the edges of the lanes' bands."""

    columns: tuple[Column, ...]
    stages: tuple[StageSpan, ...]
    left: float
    right: float
    hidden: Mapping[str, str] = field(default_factory=dict)
    """The steps of collapsed stages, by step id, and the stage that stands for them."""
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """First and last column of every step, stage and of the journey, by id; hidden steps have their stage's."""

    def at(self, x: float) -> int | None:
        """Return the column a point belongs to, half a gutter on either side included."""
        if not self.columns or not self.left <= x < self.right:
            return None
        return max(0, bisect_right(self.columns, x, key=lambda column: column.x - HALF_GUTTER) - 1)

    def between(self, left: float, right: float) -> range:
        """Return the columns that lie at least partly between two x."""
        first = bisect_right(self.columns, left, key=lambda column: column.right)
        last = bisect_right(self.columns, right, key=lambda column: column.x)
        return range(first, last)

    def span(self, over: str, last_step: str | None = None) -> tuple[int, int] | None:
        """Return the first and last column of a card over a step, stage or journey; None when it has no column."""
        found = self.spans.get(over)
        if found is None or last_step is None:
            return found
        end = self.spans.get(last_step, found)
        return found[0], max(found[1], end[1])

    def x_range(self, first: int, last: int) -> tuple[float, float]:
        """Return the left and right edge of a card that covers these columns."""
        return self.columns[first].x, self.columns[last].right


def columns_of(journey_id: str, stages: Iterable[tuple[Stage, tuple[Step, ...]]], left: float) -> Columns:
    """Place the steps of a journey, from the left edge of the lanes' bands on."""
    columns: list[Column] = []
    spans: list[StageSpan] = []
    places: dict[str, tuple[int, int]] = {}
    hidden: dict[str, str] = {}
    x = left
    for stage, steps in stages:
        first, start = len(columns), x
        for over, kind, width, is_focus in _wanted(stage, steps):
            columns.append(Column(over, stage.id, kind, x + HALF_GUTTER, width, is_focus))
            x += width + sizes.GUTTER
            places[over] = (len(columns) - 1,) * 2
        x += sizes.STAGE_END
        spans.append(StageSpan(stage.id, first, len(columns) - 1, start, x - start))
        places[stage.id] = first, len(columns) - 1
        if stage.collapsed:
            hidden.update(dict.fromkeys((step.id for step in steps), stage.id))
            places.update(dict.fromkeys((step.id for step in steps), places[stage.id]))
    if columns:
        x -= sizes.STAGE_END
        last = spans[-1]
        spans[-1] = StageSpan(last.stage_id, last.first, last.last, last.x, last.width - sizes.STAGE_END)
        places[journey_id] = 0, len(columns) - 1
    return Columns(tuple(columns), tuple(spans), left, x, hidden, places)


def _wanted(stage: Stage, steps: tuple[Step, ...]) -> Iterable[tuple[str, ColumnKind, float, bool]]:
    if stage.collapsed:
        return [(stage.id, "collapsed", COLLAPSED_WIDTH, False)]
    if not steps:
        return [(stage.id, "empty", sizes.CARD_WIDTH, False)]
    return [(step.id, "step", step.width * sizes.PITCH - sizes.GUTTER, step.focus) for step in steps]
