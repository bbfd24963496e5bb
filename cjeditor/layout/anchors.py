"""Anchors: where the ends of flows lie on the grid, from heads and laid-out lanes, advanced with each layout.

Says in ranks what the lanes say in places, so that a card stays where it is when a column comes before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from cjeditor.drawing.look import sizes
from cjeditor.layered import differing_keys, updated
from cjeditor.layout.flows import FlowInput
from cjeditor.layout.lanes.base import LaneBody
from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.ground import Anchor
from cjeditor.layout.routing.ranks import Grid

SHIFT = sizes.LANE_PADDING
"""From a lane's top to where its row's cards begin."""


class _Lane(NamedTuple):
    """A lane whose cards become anchors: where its columns and itself are ranked."""

    given: FlowInput
    grid: Grid
    body: LaneBody
    rank: int

    def column(self, place: int) -> int:
        """The rank of a column."""
        return self.grid.columns.numbers[place]

    def column_of(self, over: str) -> int:
        """The rank of the first column that something lies over."""
        return self.column(self.given.columns.spans[over][0])


def _lanes(given: FlowInput, grid: Grid, without: Collection[LaneBody] = ()) -> dict[str, _Lane]:
    ranked = zip(grid.rows.numbers[1:], given.rows, strict=False)
    return {
        row.lane_id: _Lane(given, grid, row.body, rank) for rank, row in ranked if row.body not in without
    }


def bars(given: FlowInput, grid: Grid) -> dict[int, tuple[Anchor, ...]]:
    """Return by row the cards over several columns, which bar the gutters between them."""
    found: dict[int, tuple[Anchor, ...]] = {}
    for rank, row in zip(grid.rows.numbers[1:], given.rows, strict=False):
        if row.body.spans:
            anchors = (anchor for _id, anchor in _anchors_of_spans(_Lane(given, grid, row.body, rank)))
            found[rank] = tuple(anchor for anchor in anchors if anchor.last > anchor.first)
    return {rank: spans for rank, spans in found.items() if spans}


def standing_out(given: FlowInput, grid: Grid) -> dict[int, Mapping[str, tuple[Rect, ...]]]:
    """Return by row what stands over the edges of its cards, by what their column lies over."""
    ranked = zip(grid.rows.numbers[1:], given.rows, strict=False)
    return {rank: found for rank, row in ranked if (found := row.body.standing_out)}


def all_anchors(given: FlowInput, grid: Grid) -> dict[str, Anchor]:
    """Return where every end of flows lies."""
    anchors = dict(_head_anchors(given, grid))
    for lane in _lanes(given, grid).values():
        anchors.update(_anchors_of_lane(lane))
    return anchors


def _head_anchors(given: FlowInput, grid: Grid) -> Iterator[tuple[str, Anchor]]:
    height = given.heads_bottom - given.heads_top
    ranks = grid.columns.numbers
    for over, (first, last) in given.columns.spans.items():
        if over != given.journey_id and over not in given.columns.hidden:
            yield over, Anchor(grid.rows.numbers[0], ranks[first], ranks[last], 0.0, height)


def _anchors_of_lane(lane: _Lane) -> Iterator[tuple[str, Anchor]]:
    yield from _anchors_of_spans(lane)
    for over in lane.body.cells:
        yield from _anchors_of_cell(lane, over)


def _anchors_of_spans(lane: _Lane) -> Iterator[tuple[str, Anchor]]:
    body = lane.body
    if not body.spans:
        return
    columns = lane.given.columns.spans
    filled = {columns[over][0] for over in body.cells}
    for span in body.spans:
        y, first = span.y - SHIFT, span.first
        is_lowest = first not in filled and not any(
            other.y > span.y and other.first <= first <= other.last for other in body.spans
        )
        foot = None if is_lowest else y + span.card.room
        ranks = lane.column(first), lane.column(span.last)
        yield span.card.id, Anchor(lane.rank, *ranks, y, span.card.height, foot)


def _anchors_of_cell(lane: _Lane, over: str) -> Iterator[tuple[str, Anchor]]:
    cell = lane.body.cells[over]
    column = lane.column_of(over)
    top = lane.body.cells_top - SHIFT
    lowest = cell.cards[-1]
    for y, card in zip(cell.tops, cell.cards, strict=True):
        foot = None if card is lowest else top + y + card.room
        yield card.id, Anchor(lane.rank, column, column, top + y, card.height, foot)


def advanced_anchors(
    before: Mapping[str, Anchor], old: FlowInput, old_grid: Grid, given: FlowInput, grid: Grid
) -> tuple[Mapping[str, Anchor], set[str]]:
    """Return the anchors after a change, and the ends whose anchor came, went or differs."""
    gone: dict[str, Anchor] = {}
    come: dict[str, Anchor] = {}
    stay = (
        {row.body for row in old.rows}.intersection(row.body for row in given.rows)
        if old_grid is grid
        else set()
    )
    olds, news = _lanes(old, old_grid, stay), _lanes(given, grid, stay)
    for lane_id in (*news, *(lane_id for lane_id in olds if lane_id not in news)):
        was, now = olds.get(lane_id), news.get(lane_id)
        if was is None or now is None or was.body is not now.body or was.rank != now.rank:
            gone.update(_differing(was, now))
            come.update(_differing(now, was))
    if _heads_differ(old, given):
        gone.update(_head_anchors(old, old_grid))
        come.update(_head_anchors(given, grid))
    moved = {end for end in {*gone, *come} if gone.get(end) != come.get(end)}
    return updated(before, {end: come.get(end) for end in moved}), moved


def _heads_differ(old: FlowInput, given: FlowInput) -> bool:
    if old.columns is not given.columns:
        return True
    return old.heads_bottom - old.heads_top != given.heads_bottom - given.heads_top


def _differing(lane: _Lane | None, other: _Lane | None) -> Iterator[tuple[str, Anchor]]:
    """The anchors of the cells that the other lane does not have in the same place."""
    if lane is None:
        return
    if other is None or lane.rank != other.rank or lane.body.cells_top != other.body.cells_top:
        yield from _anchors_of_lane(lane)
        return
    overs = dict.fromkeys(differing_keys(other.body.cells, lane.body.cells))
    if lane.grid.columns is not other.grid.columns:
        both = lane.body.cells.keys() & other.body.cells.keys()
        overs |= dict.fromkeys(over for over in both if lane.column_of(over) != other.column_of(over))
    for over in overs:
        if over in lane.body.cells:
            yield from _anchors_of_cell(lane, over)
    yield from _anchors_of_spans(lane)
