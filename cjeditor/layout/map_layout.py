"""MapLayout: a whole map laid out, and laid out again after a change by doing only what the change touched.

With `gather` the only part of layout that sees the atlas. Coordinates are map units from the page's top left corner.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property, partial
from typing import Any, Final

from cjeditor.drawing.frame import Frame, Placed
from cjeditor.drawing.look import sizes
from cjeditor.frozen import ByIdentity, Remembering, frozen
from cjeditor.layout import findings as map_findings
from cjeditor.layout import hit_testing, slots
from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.columns import Columns
from cjeditor.layout.first_flow import flows_after, flows_of
from cjeditor.layout.flows import NO_FLOWS, FlowInput, Flows
from cjeditor.layout.furniture.ground import Band, ground_of
from cjeditor.layout.furniture.heads import HeadsInput, cut_heads, heads_of, signs_of
from cjeditor.layout.furniture.lane_heads import draw_lane_head, group_strips, head_key
from cjeditor.layout.furniture.legend import legend_of
from cjeditor.layout.furniture.parking import AWAY, parking_lot
from cjeditor.layout.furniture.title_block import title_block
from cjeditor.layout.gather import (
    ALL,
    MapInput,
    Touched,
    gather,
    gather_from_top,
    pinned_cards,
    touched_by,
)
from cjeditor.layout.grain import on_grain
from cjeditor.layout.grouping import grouped
from cjeditor.layout.hits import Hit
from cjeditor.layout.lanes import lane_layout
from cjeditor.layout.lanes.base import LaneBody
from cjeditor.layout.legend_input import legend_input_of
from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.parts import Pieces
from cjeditor.layout.pinned import PinnedCards
from cjeditor.layout.rect import Rect
from cjeditor.layout.rows import Row, row_at, rows_of
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.messages import Finding
from cjeditor.model.records import Pinned
from cjeditor.model.slot import Slot

LEAST_WIDTH: Final = 900.0
"""The page's least width between the margins, so that the title block of a small map has room."""
_BELOW_HEADS: Final = 24.0
_ABOVE_LEGEND: Final = 36.0


@frozen
class MapLayout(Remembering, ByIdentity):
    """A map as it is seen; the same parts are the same objects from one layout to the next."""

    given: MapInput
    options: LayoutOptions
    width: float
    height: float
    title_block: Placed
    heads: tuple[Placed, ...]
    heads_top: float
    heads_bottom: float
    rows: tuple[Row, ...]
    lane_heads: tuple[Placed, ...]
    underlay: Placed
    legend: Placed
    flow_map: Flows
    parking: Placed | None = None
    pieces: Mapping[str, tuple[Hashable, Any]] = field(default_factory=dict)
    """Parts by name with what they were made from, for the next layout to keep."""
    pinned_boxes: PinnedCards = field(default_factory=PinnedCards)

    @property
    def flows(self) -> tuple[Placed, ...]:
        """Every drawn flow in page coordinates, lines before words."""
        return self.flow_map.placed

    @property
    def atlas(self) -> Atlas:
        """The document this was laid out from."""
        return self.given.atlas

    @property
    def journey_id(self) -> str:
        """The journey shown."""
        return self.given.journey.id

    @property
    def is_whole(self) -> bool:
        """Whether all lanes are there; only such a map can be laid out again after a change."""
        return not self.given.lanes_left

    @property
    def columns(self) -> Columns:
        """Where steps and stages stand."""
        return self.given.columns

    @property
    def body_top(self) -> float:
        """Where the first lane begins."""
        return self.rows[0].y if self.rows else self.heads_bottom + _BELOW_HEADS

    @property
    def body_bottom(self) -> float:
        """Where the last lane ends."""
        return self.rows[-1].bottom if self.rows else self.body_top

    @property
    def paper(self) -> Rect:
        """The page with the parking lot beside it."""
        if self.parking is None:
            return Rect(0.0, 0.0, self.width, self.height)
        lot = self.parking.frame
        right, bottom = self.parking.x + lot.width, self.parking.y + lot.height
        return Rect(0.0, 0.0, max(self.width, right), max(self.height, bottom))

    @cached_property
    def row_places(self) -> Mapping[str, int]:
        """The place of each lane's row."""
        return {row.lane_id: place for place, row in enumerate(self.rows)}

    @cached_property
    def heads_by_id(self) -> Mapping[str, Placed]:
        """The heads of stages, steps, lanes and lane groups, and the title block, by what they stand for."""
        placed = (*self.heads, self.title_block, *self.lane_heads)
        return {head.frame.object_id: head for head in reversed(placed)}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is worth telling about the map as it is laid out."""
        heads = HeadsInput(self.given.stages, self.columns, self.options.chosen_face)
        return (*cut_heads(heads), *map_findings.findings_of(self.given, self.rows))

    @cached_property
    def pinned(self) -> tuple[Placed, ...]:
        """The cards pinned to something on this map, in page coordinates."""
        cards = pinned_cards(self.given, self.options)
        setting = Setting(self.options)
        return tuple(self.pinned_boxes.placed(cards, self._box_of_unpinned, setting)) if cards else ()

    def _box_of_unpinned(self, object_id: str) -> Rect | None:
        card = self.atlas.card(object_id)
        return None if card and isinstance(card.place, Pinned) else self.box_of(object_id)

    @cached_property
    def _page(self) -> Frame:
        children = (
            self.underlay,
            *(row.frame for row in self.rows),
            *self.flows,
            *self.pinned,
            *self.lane_heads,
            *self.heads,
            self.title_block,
            self.legend,
        )
        return Frame(self.width, self.height, children=children, object_id=self.journey_id, part="map")

    def page_frame(self) -> Frame:
        """Return the whole page in one frame, for paper and pictures; made once."""
        return self._page

    def row_of(self, lane_id: str) -> Row | None:
        """Return the row of a lane, None for a hidden one or another journey's."""
        place = self.row_places.get(lane_id)
        return self.rows[place] if place is not None else None

    def row_at(self, y: float) -> Row | None:
        """Return the row under a y."""
        place = row_at(self.rows, y)
        return self.rows[place] if place is not None else None

    def card_box(self, card_id: str) -> Rect | None:
        """Return where a card lies, None when it is not shown."""
        return hit_testing.card_box(self, card_id)

    def box_of(self, object_id: str) -> Rect | None:
        """Return where a card, stage, step, lane or point lies, None when it is not shown."""
        return hit_testing.box_of(self, object_id)

    def hit(self, x: float, y: float) -> Hit | None:
        """Return the topmost object under a point."""
        return hit_testing.hit(self, x, y)

    def objects_in(self, rect: Rect) -> tuple[str, ...]:
        """Return the cards and points that a rectangle meets."""
        return hit_testing.objects_in(self, rect)

    def boxes_in(self, rect: Rect) -> Iterator[tuple[str, Rect]]:
        """Yield the cards and points in lanes that a rectangle meets, and where they lie."""
        return hit_testing.boxes_in(self, rect)

    def flows_in(self, rect: Rect) -> tuple[Placed, ...]:
        """Return the drawn flows that meet a rectangle; the others are not even resolved."""
        return self.flow_map.placed_in(rect)

    def slot_at(self, x: float, y: float, moving: frozenset[str] = frozenset()) -> Slot | None:
        """Return where cards dropped at a point would land, cards in motion not counted."""
        return slots.slot_at(self, x, y, moving)

    def slot_box(self, slot: Slot, moving: frozenset[str] = frozenset()) -> Rect | None:
        """Return the rectangle that marks a landing place."""
        return slots.slot_box(self, slot, moving)


def lay_out(atlas: Atlas, journey_id: str, options: LayoutOptions | None = None) -> MapLayout:
    """Return a journey's map; raises KeyError for a journey that does not exist."""
    chosen = options or LayoutOptions()
    shown = grouped(atlas, journey_id, chosen.say) if chosen.group_lanes else atlas
    return _compose(gather(shown, journey_id, chosen, None, ALL), chosen, None, None)


def unfolding(atlas: Atlas, journey_id: str, options: LayoutOptions) -> Iterator[MapLayout]:
    """Yield a journey's map with its first lane, then with one more each time; the last one is whole.

    What is there stays where it is. Flows come with the whole map; its height is a guess before.
    """
    layout: MapLayout | None = None
    for given in gather_from_top(atlas, journey_id, options):
        layout = _compose(given, options, layout, None)
        yield layout


def relayout(layout: MapLayout, atlas: Atlas, change: Change) -> MapLayout:
    """Return the map after a change that led to this atlas; raises KeyError when its journey is gone.

    Everything the change left alone is the same object as before, except with grouped lanes, which are for paper.
    """
    if layout.options.group_lanes:
        return lay_out(atlas, layout.journey_id, layout.options)
    touched: Touched = touched_by(change, atlas)
    given = gather(atlas, layout.journey_id, layout.options, layout.given, touched)
    return _compose(given, layout.options, layout, change)


def _compose(
    given: MapInput, options: LayoutOptions, previous: MapLayout | None, change: Change | None
) -> MapLayout:
    pieces = Pieces(previous.pieces if previous else {})
    columns = given.columns
    margin = sizes.PAGE_MARGIN
    inner = max(columns.right - margin, LEAST_WIDTH)
    title = pieces.piece("title", (given.title, inner), lambda: title_block(given.title, inner))
    heads_top = on_grain(margin + title.height + sizes.ABOVE_STAGES)
    heads_input = HeadsInput(given.stages, columns, options.chosen_face)
    heads = pieces.piece("heads", heads_input, lambda: heads_of(heads_input, options.say))
    heads_bottom = heads_top + on_grain(heads.height)
    rows = rows_of(_bodies(given, previous), heads_bottom + _BELOW_HEADS)
    bottom = rows[-1].bottom if rows else heads_bottom + _BELOW_HEADS
    bands = tuple(Band(row.y, row.height, row.body.ground) for row in rows)
    ground = pieces.piece(
        "ground", (bands, columns), lambda: ground_of(bands, columns, ink_saving=options.ink_saving)
    )
    flow_input = FlowInput(given.atlas, given.journey.id, columns, rows, heads_top, heads_bottom, options)
    flows = NO_FLOWS if given.lanes_left else _flows(flow_input, previous, change)
    legend = _legend(given, options, rows, flows, inner, pieces, change)
    legend_y = bottom + _ABOVE_LEGEND + _height_to_come(rows, given.lanes_left)
    width = inner + 2 * margin
    return MapLayout(
        given,
        options,
        width,
        legend_y + legend.height + margin,
        Placed(margin, margin, title),
        pieces.piece("placed heads", (heads.placed, heads_top), lambda: _lowered(heads.placed, heads_top)),
        heads_top,
        heads_bottom,
        rows,
        _lane_heads(given, options, rows, pieces, previous),
        Placed(0.0, 0.0, ground),
        Placed(margin, legend_y, legend),
        flows,
        _parking(given, options, width, heads_top, bottom, pieces),
        pieces.now,
        previous.pinned_boxes if previous else PinnedCards(),
    )


def _legend(
    given: MapInput,
    options: LayoutOptions,
    rows: tuple[Row, ...],
    flows: Flows,
    width: float,
    pieces: Pieces,
    change: Change | None,
) -> Frame:
    """The legend of a whole map; none as long as lanes are to come, whose cards it would have to explain."""
    if given.lanes_left:
        return Frame(width, 0.0)
    signs = pieces.piece("step signs", given.stages, lambda: _step_signs(given))
    wanted = legend_input_of(given, options, rows, flows.kinds, signs, pieces, change)
    return pieces.piece("legend", (wanted, width), lambda: legend_of(wanted, width, options))


def _height_to_come(rows: tuple[Row, ...], lanes_left: int) -> float:
    """About how high the lanes are that were not laid out yet: as the others on average."""
    return (rows[-1].bottom - rows[0].y) / len(rows) * lanes_left if lanes_left else 0.0


def _lowered(heads: tuple[Placed, ...], by: float) -> tuple[Placed, ...]:
    return tuple(Placed(head.x, head.y + by, head.frame) for head in heads)


def _flows(given: FlowInput, previous: MapLayout | None, change: Change | None) -> Flows:
    if previous is None or change is None:
        return flows_of(given)
    return flows_after(previous.flow_map, given, change)


def _bodies(given: MapInput, previous: MapLayout | None) -> list[LaneBody]:
    known = {row.lane_id: row.body for row in previous.rows} if previous else {}
    bodies = []
    for lane in given.lanes:
        body = known.get(lane.lane.id)
        if body is None or body.given is not lane:
            before, body = body, lane_layout(lane.lane.lane_kind).lay_out(lane, body)
            body = replace(body, height=on_grain(body.height))
            if before is not None:
                body.carry_over(before)
        bodies.append(body)
    return bodies


def _lane_heads(
    given: MapInput,
    options: LayoutOptions,
    rows: tuple[Row, ...],
    pieces: Pieces,
    previous: MapLayout | None,
) -> tuple[Placed, ...]:
    x = given.columns.left - sizes.LANE_HEAD_GAP - sizes.LANE_HEAD_WIDTH
    bodies = {row.body for row in previous.rows} if previous else set()
    heads = []
    for row in rows:
        name = f"head {row.lane_id}"
        if row.body in bodies:
            frame = pieces.kept(name)
        else:
            key = head_key(row.body, options)
            frame = pieces.piece(name, key, partial(draw_lane_head, key))
        heads.append(Placed(x, row.y, frame))
    groups = given.atlas.lane_groups
    key_of_strips = (
        tuple((row.body.lane.group, row.y, row.height) for row in rows),
        tuple(groups[group] for group in given.atlas.index.lane_groups(given.journey.id)),
    )
    return (
        *heads,
        *pieces.piece("strips", key_of_strips, lambda: group_strips(rows, groups.get, options.chosen_face)),
    )


def _step_signs(given: MapInput) -> frozenset[str]:
    shown = (step for stage, steps in given.stages if not stage.collapsed for step in steps)
    return frozenset(sign for step in shown for sign in signs_of(step))


def _parking(
    given: MapInput, options: LayoutOptions, width: float, top: float, bottom: float, pieces: Pieces
) -> Placed | None:
    if not (options.show_parking and given.parked):
        return None
    height = bottom - top
    frame = pieces.piece(
        "parking", (given.parked, height), lambda: parking_lot(given.parked, height, options)
    )
    return Placed(width + AWAY, top, frame)
