"""FlowMap: the flows of a map, from records to ways through the gutters, advanced with each layout.

Hands routing the cards as anchors and the flows as wishes; which gutters a flow takes is routing's business. With
`gather` and `map_layout` it reads the atlas.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cjeditor.drawing.frame import Placed
from cjeditor.drawing.look import sizes
from cjeditor.layout.columns import Columns
from cjeditor.layout.lanes.base import LaneBody
from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.drawing import FlowFrames
from cjeditor.layout.routing.ground import Anchor, Band, Ground
from cjeditor.layout.routing.line import line_of
from cjeditor.layout.routing.routes import Routes, reroute, route
from cjeditor.layout.routing.search import flow_at, flows_in
from cjeditor.layout.routing.wish import End, Wish, WishKind, wish_of
from cjeditor.layout.rows import Row
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.records import Across, Cell, Flow, Journey, Note, Parked, Stage, Step, Touchpoint

_LOCAL = frozenset({"touchpoints", "notes", "votes", "emotions", "flows", "lanes", "lane_groups"})
_SHIFT = sizes.LANE_PADDING


@dataclass(frozen=True)
class FlowMap:
    """The routes of a map with the frames made of them; `witnesses` holds one drawn flow of each kind."""

    routes: Routes
    frames: FlowFrames = field(default_factory=FlowFrames)
    witnesses: Mapping[WishKind, str] = field(default_factory=dict)

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """All flows, lines before words."""
        return self.frames.placed(self.routes, sorted(self.routes.paths))

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of flow that are drawn as lines, for the legend."""
        return frozenset(self.witnesses)

    def placed_in(self, rect: Rect) -> tuple[Placed, ...]:
        """Return the flows that meet a rectangle, the rest not resolved."""
        return self.frames.placed(self.routes, flows_in(self.routes, rect)) if self.routes.paths else ()

    def at(self, x: float, y: float) -> tuple[str, WishKind] | None:
        """Return the flow under a point with its kind."""
        found = flow_at(self.routes, x, y) if self.routes.paths else None
        return (found, self.routes.wishes[found].kind) if found else None

    def ids_in(self, rect: Rect) -> tuple[str, ...]:
        """Return the ids of the flows that meet a rectangle."""
        return flows_in(self.routes, rect) if self.routes.paths else ()

    def box(self, flow_id: str) -> Rect | None:
        """Return the box of a drawn flow."""
        return line_of(self.routes, flow_id).box if flow_id in self.routes.paths else None


@dataclass(frozen=True, slots=True)
class FlowInput:
    """What flows lie on: the grid, and where heads and rows are."""

    atlas: Atlas
    journey_id: str
    columns: Columns
    rows: tuple[Row, ...]
    heads_top: float
    heads_bottom: float
    options: LayoutOptions


def flow_map(given: FlowInput) -> FlowMap:
    """Return the flows of a map, from scratch."""
    anchors = _all_anchors(given)
    ground = _ground(given, anchors)
    wishes = {}
    if given.options.show_flows and given.columns.columns:
        for flow in given.atlas.flows.values():
            wish = _wish(flow, given, anchors)
            if wish is not None:
                wishes[flow.id] = wish
    routes = route(ground, wishes, calm=given.options.calm_flows)
    return FlowMap(routes, FlowFrames(), _witnesses(routes, {}, sorted(routes.paths)))


def advanced(before: FlowMap, old: FlowInput, given: FlowInput, change: Change) -> FlowMap:
    """Return the flows after a change: equal to those from scratch, with only what it touched done."""
    if {kind for kind, _id in change.edits} - _LOCAL or old.options != given.options:
        return flow_map(given)
    if [row.lane_id for row in old.rows] != [row.lane_id for row in given.rows]:
        return flow_map(given)
    anchors, moved = _advanced_anchors(before.routes.ground.anchors, old, given)
    changed = _changed_wishes(before.routes, given, anchors, moved, change)
    routes = reroute(before.routes, _ground(given, anchors, before.routes.ground), moved, changed)
    affected = {*changed, *(flow for end in moved for flow in routes.touching.get(end, ()))}
    return FlowMap(routes, before.frames, _witnesses(routes, before.witnesses, affected))


def _witnesses(
    routes: Routes, before: Mapping[WishKind, str], candidates: Iterable[str]
) -> dict[WishKind, str]:
    """One drawn flow of each kind; a kind that lost its witness is looked for among all."""
    found = {kind: flow for kind, flow in before.items() if _is_line(routes, flow, kind)}
    lost = len(found) < len(before)
    for flow in routes.paths if lost else candidates:
        wish = routes.wishes.get(flow)
        if wish is not None and wish.kind not in found and _is_line(routes, flow, wish.kind):
            found[wish.kind] = flow
    return found


def _is_line(routes: Routes, flow: str, kind: WishKind) -> bool:
    path, wish = routes.paths.get(flow), routes.wishes.get(flow)
    return path is not None and wish is not None and wish.kind == kind and path.style != "mark"


def _ground(given: FlowInput, anchors: Mapping[str, Anchor], known: Ground | None = None) -> Ground:
    bands = (
        Band("", given.heads_top, given.heads_bottom),
        *(Band(row.lane_id, row.y + _SHIFT, max(row.bottom - _SHIFT, row.y + _SHIFT)) for row in given.rows),
    )
    spans = {
        place: found
        for place, row in enumerate(given.rows, start=1)
        if (found := tuple(_span_anchors(row.body, place)))
    }
    if known is not None and known.bands == bands and known.anchors is anchors and known.spans == spans:
        return known
    return Ground(given.columns.columns, bands, anchors, spans)


def _span_anchors(body: LaneBody, row: int) -> Iterator[Anchor]:
    return (anchor for _id, anchor in _anchors_of_spans(body, row) if anchor.last > anchor.first)


def _all_anchors(given: FlowInput) -> dict[str, Anchor]:
    anchors = dict(_head_anchors(given))
    for place, row in enumerate(given.rows, start=1):
        anchors.update(_anchors_of_spans(row.body, place))
        for over in row.body.cells:
            anchors.update(_anchors_of_cell(row.body, over, place))
    return anchors


def _head_anchors(given: FlowInput) -> Iterator[tuple[str, Anchor]]:
    height = given.heads_bottom - given.heads_top
    for over, (first, last) in given.columns.spans.items():
        if over != given.journey_id and over not in given.columns.hidden:
            yield over, Anchor(0, first, last, 0.0, height, height)


def _anchors_of_spans(body: LaneBody, row: int) -> Iterator[tuple[str, Anchor]]:
    for span in body.spans:
        y = span.y - _SHIFT
        yield span.card.id, Anchor(row, span.first, span.last, y, span.card.height, y + span.card.height)


def _anchors_of_cell(body: LaneBody, over: str, row: int) -> Iterator[tuple[str, Anchor]]:
    cell = body.cells[over]
    column = body.given.columns.spans[over][0]
    top = body.cells_top - _SHIFT
    foot = top + cell.height
    for y, card in zip(cell.tops, cell.cards, strict=True):
        yield card.id, Anchor(row, column, column, top + y, card.height, foot)


def _advanced_anchors(
    before: Mapping[str, Anchor], old: FlowInput, given: FlowInput
) -> tuple[Mapping[str, Anchor], set[str]]:
    """The anchors after a change, and the ends whose anchor came, went or differs."""
    gone: dict[str, Anchor] = {}
    come: dict[str, Anchor] = {}
    for place, (was, now) in enumerate(zip(old.rows, given.rows, strict=True), start=1):
        if was.body is not now.body:
            gone.update(_differing(was.body, now.body, place))
            come.update(_differing(now.body, was.body, place))
    if old.heads_bottom - old.heads_top != given.heads_bottom - given.heads_top:
        come.update(_head_anchors(given))
    moved = {end for end in {*gone, *come} if gone.get(end) != come.get(end)}
    if not moved:
        return before, moved
    anchors = dict(before)
    for end in moved:
        if end in come:
            anchors[end] = come[end]
        else:
            anchors.pop(end, None)
    return anchors, moved


def _differing(body: LaneBody, other: LaneBody, row: int) -> Iterator[tuple[str, Anchor]]:
    """The anchors of the cells that the other body does not have in the same place."""
    same_top = body.cells_top == other.cells_top
    for over, cell in body.cells.items():
        if not (same_top and other.cells.get(over) is cell):
            yield from _anchors_of_cell(body, over, row)
    yield from _anchors_of_spans(body, row)


def _changed_wishes(
    before: Routes, given: FlowInput, anchors: Mapping[str, Anchor], moved: set[str], change: Change
) -> dict[str, Wish | None]:
    """The flows whose wish is another: edited ones, and those of cards that came, went or were edited."""
    if not given.options.show_flows:
        return {}
    index, flows = given.atlas.index, given.atlas.flows
    ends = {record_id for kind, record_id in change.edits if kind == "touchpoints"}
    ends |= {end for end in moved if (end in before.ground.anchors) != (end in anchors)}
    asked = {record_id for kind, record_id in change.edits if kind == "flows"}
    for end in ends:
        asked.update((*index.flows_from(end), *index.flows_to(end), *before.touching.get(end, ())))
    changed: dict[str, Wish | None] = {}
    for flow_id in asked:
        flow = flows.get(flow_id)
        wish = _wish(flow, given, anchors) if flow else None
        if wish != before.wishes.get(flow_id):
            changed[flow_id] = wish
    return changed


def _wish(flow: Flow, given: FlowInput, anchors: Mapping[str, Anchor]) -> Wish | None:
    """What a flow wants drawn; nothing when an end in this journey is not shown."""
    if flow.source not in anchors and flow.target not in anchors:
        return None
    source = _end(flow.source, given, anchors)
    target = _end(flow.target, given, anchors) if flow.target else None
    if source is None or (flow.target and target is None):
        return None
    return wish_of(flow, source, target, width_by_share=given.options.flow_width_by_share)


def _end(record_id: str, given: FlowInput, anchors: Mapping[str, Anchor]) -> End | None:
    atlas = given.atlas
    is_here = record_id in anchors
    record = atlas.touchpoints.get(record_id) or atlas.steps.get(record_id) or atlas.stages.get(record_id)
    if record is None:
        return None
    crew = atlas.crews.get(record.crew or "") if isinstance(record, Touchpoint) else None
    code = (crew.code or crew.title) if crew else ""
    if is_here:
        return End(record_id, code, "", is_here=True)
    journey = journey_of(atlas, record)
    if journey is None or journey.id == given.journey_id:
        return None
    return End(record_id, code, journey.title, is_here=False)


def journey_of(atlas: Atlas, record: Touchpoint | Note | Step | Stage) -> Journey | None:
    """Return the journey on whose map a record lies."""
    match record:
        case Stage():
            return atlas.journeys.get(record.journey)
        case Step():
            stage = atlas.stages.get(record.stage)
            return journey_of(atlas, stage) if stage else None
    match record.place:
        case Cell(lane=lane) | Across(lane=lane):
            found = atlas.lanes.get(lane)
            return atlas.journeys.get(found.journey) if found else None
        case Parked(journey=journey):
            return atlas.journeys.get(journey)
        case _:
            return None
