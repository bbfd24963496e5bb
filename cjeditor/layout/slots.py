"""Slots: where a dropped card lands, and the rectangle that shows it."""

from __future__ import annotations

from cjeditor.drawing.look import sizes
from cjeditor.layout.columns import Column
from cjeditor.layout.rect import Rect
from cjeditor.layout.rows import Row, nearest_row
from cjeditor.layout.shown import Grid
from cjeditor.model.lane_rules import accepts_kind
from cjeditor.model.slot import Slot


def slot_at(layout: Grid, x: float, y: float, moving: frozenset[str]) -> Slot | None:
    """Return the slot under a point, None where no card can lie."""
    place = nearest_row(layout.rows, y)
    column = layout.columns.at(x)
    if place is None or column is None:
        return None
    row, target = layout.rows[place], layout.columns.columns[column]
    lane = row.body.lane
    if target.kind == "collapsed" or not (accepts_kind(lane, "touchpoints") or accepts_kind(lane, "notes")):
        return None
    cell = row.body.cells.get(target.over)
    index = cell.index_at(y - row.y - row.body.cells_top, moving) if cell else 0
    return Slot(row.lane_id, target.over, index)


def slot_box(layout: Grid, slot: Slot, moving: frozenset[str]) -> Rect | None:
    """Return the landing mark of a slot: a bar between two cards, or the free place in an empty cell."""
    row = layout.row_of(slot.lane)
    place = layout.columns.span(slot.over)
    if row is None or place is None:
        return None
    first, last = layout.columns.x_range(*place)
    cell = row.body.cells.get(slot.over)
    tops = [
        (top, top + card.height)
        for top, card in (zip(cell.tops, cell.cards, strict=True) if cell else ())
        if card.id not in moving
    ]
    if not tops:
        return _empty(row, layout.columns.columns[place[0]], last - first)
    y = tops[slot.index][0] - sizes.CARD_GAP if slot.index < len(tops) else tops[-1][1]
    return Rect(first, row.y + row.body.cells_top + y, last - first, sizes.CARD_GAP)


def _empty(row: Row, column: Column, width: float) -> Rect:
    if accepts_kind(row.body.lane, "emotions"):  # a point comes to lie on the neutral line
        height = min(sizes.CARD_MIN_HEIGHT, row.height)
        return Rect(column.x, row.y + (row.height - height) / 2, width, height)
    padding = min(sizes.LANE_PADDING, row.height / 6)
    top = row.body.cells_top if row.body.cells else padding
    height = min(sizes.CARD_MIN_HEIGHT, row.height - top - padding)
    return Rect(column.x, row.y + top, width, height)
