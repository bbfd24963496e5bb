"""Shifts: what moves when rows, columns or the cards over several columns are others than before, and what stays.

Compares the ground before and after an edit; makes no way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from math import inf

from cjeditor.layout.columns import Column
from cjeditor.layout.routing.flow_line import FlowLine
from cjeditor.layout.routing.ground import Band, Ground
from cjeditor.layout.routing.routes import Routes


def is_level(old: Ground, new: Ground) -> bool:
    """Whether all columns and rows are where they were, with the same standing over their cards."""
    return (old.bands, old.standing) == (new.bands, new.standing) and _stay(old, new)


def _stay(old: Ground, new: Ground) -> bool:
    """Whether all columns are where they were."""
    return old.columns is new.columns or list(map(_place, old.columns)) == list(map(_place, new.columns))


def _place(column: Column) -> tuple[str, str, float, float]:
    return column.over, column.stage_id, column.x, column.width


def beside(before: Routes, ground: Ground, columns: Collection[int], rows: Collection[int]) -> Iterator[str]:
    """Yield the flows in gutters that came, went or have another column or row before them, and those that may come there."""
    for (axis, number), runs in before.runs.items():
        if number in (columns if axis == "down" else rows):
            yield from (run.flow_id for run in runs)
    old, new = before.ground.stretches, ground.stretches
    cut = {stretch.name for rank, stretch in old.items() if rank not in new or new[rank].name != stretch.name}
    for (axis, number, stretch), flows in before.at_home.items():
        if number in columns if axis == "down" else (number in rows or stretch in cut):
            yield from flows
    for flow_id, wish in before.wishes.items():
        if flow_id not in before.paths and wish.target is not None:
            target = ground.anchors.get(wish.target)
            if target is not None and target.first in columns:
                yield flow_id


def barred_or_freed(before: Routes, ground: Ground) -> set[int]:
    """Return the gutters between columns that a card over several columns, come, gone or moved, lies across."""
    old, new = before.ground.spans, ground.spans
    differing = [
        span
        for row in old.keys() | new.keys()
        if old.get(row) != new.get(row)
        for span in (*old.get(row, ()), *new.get(row, ()))
    ]
    grids = before.ground.grid.columns, ground.grid.columns
    return {
        gutter for span in differing for ranks in grids for gutter in ranks.between(span.first, span.last)
    }


def kept_lines(before: Routes, ground: Ground, redone: Collection[str]) -> dict[str, FlowLine]:
    """Return the lines that an edit left where they were: where a row moved or grew, those above it; so with columns."""
    if not before.lines:
        return {}
    depth, breadth = _unmoved(before.ground.bands, ground.bands), _unshifted(before.ground, ground)
    lines = {
        flow_id: line
        for flow_id, line in before.lines.items()
        if line.box.bottom <= depth and line.box.right <= breadth
    }
    for flow_id in redone:
        lines.pop(flow_id, None)
    return lines


def _unmoved(olds: Sequence[Band], news: Sequence[Band]) -> float:
    """How far down nothing moved: to the first row that grew, or to the one above the first that moved."""
    for place, (old, new) in enumerate(zip(olds, news, strict=False)):
        if old != new:
            if old.top == new.top:
                return old.top
            return olds[place - 1].top if place else -inf
    return inf if len(olds) == len(news) else olds[min(len(olds), len(news)) - 1].top


def _unshifted(old: Ground, new: Ground) -> float:
    """How far to the right nothing moved: to the left edge of the column before the first other one."""
    if _stay(old, new):
        return inf
    pairs = zip(old.columns, new.columns, strict=False)
    same = len(list(takewhile(lambda pair: _place(pair[0]) == _place(pair[1]), pairs)))
    return old.columns[same - 1].x if same else -inf
