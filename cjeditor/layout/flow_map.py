"""FlowMap: the flows of a map, from records to ways through the gutters, advanced with each layout.

Hands routing the cards as anchors and the flows as wishes; which gutters a flow takes is routing's business. With
`gather` and `map_layout` it reads the atlas. `first_flow` imports it.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from cjeditor.drawing.frame import Placed
from cjeditor.layout.anchors import SHIFT, advanced_anchors, all_anchors, bars, standing_out
from cjeditor.layout.flows import FlowInput, Flows
from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.drawing import FlowFrames
from cjeditor.layout.routing.ground import Anchor, Band, Ground
from cjeditor.layout.routing.line import line_of
from cjeditor.layout.routing.path import is_quiet
from cjeditor.layout.routing.ranks import Grid, Ranks, ranked, ranked_again
from cjeditor.layout.routing.rerouting import reroute, routing
from cjeditor.layout.routing.routes import Routes
from cjeditor.layout.routing.search import flow_at, flows_in
from cjeditor.layout.routing.wish import End, Wish, WishKind, wish_of
from cjeditor.layout.touched_ends import is_same_end, pinned_on
from cjeditor.model.change import Change
from cjeditor.model.records import Flow, Touchpoint
from cjeditor.model.whereabouts import journey_of

_LOCAL = frozenset(
    {"touchpoints", "notes", "votes", "emotions", "flows", "lanes", "lane_groups", "stages", "steps"}
)
_ENDS = frozenset({"touchpoints", "stages", "steps"})
_VIEWS = 8
"""How many regions are remembered with the flows in them: after most edits the same viewport is asked for again."""
_SLICE = 1_000
"""So many flows are asked in one slice."""


class FlowMap(Flows):
    """The flows of a map; their ways are found when somebody looks at the first, then kept up with each change.

    `witnesses` holds one drawn flow of each kind, for the legend.
    """

    def __init__(
        self,
        given: FlowInput,
        grid: Grid,
        anchors: Mapping[str, Anchor],
        witnesses: Mapping[WishKind, str],
        frames: FlowFrames,
        routes: Routes | None = None,
        views: dict[Rect, tuple[Placed, ...]] | None = None,
    ) -> None:
        """Keep what flows lie on; nothing is routed yet unless routes are handed in, with what they showed where."""
        self.given, self.grid, self.anchors = given, grid, anchors
        self.witnesses, self.frames = witnesses, frames
        self.known_routes = routes
        self.views = {} if views is None else views
        self._slices: Generator[None, None, Routes] | None = None

    @property
    def routes(self) -> Routes:
        """The ways of all flows."""
        while self.known_routes is None:
            self.advance()
        return self.known_routes

    @property
    def is_routed(self) -> bool:
        """Whether the ways were found already, so that looking costs little."""
        return self.known_routes is not None

    def advance(self) -> bool:
        """Do a short slice of finding the ways; return whether they are known now."""
        if self.known_routes is None:
            self._slices = self._slices or _routing(self.given, self.grid, self.anchors)
            try:
                next(self._slices)
            except StopIteration as finished:
                self.known_routes, self._slices = finished.value, None
        return self.known_routes is not None

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """All flows, lines before words."""
        return self.frames.placed(self.routes, sorted(self.routes.paths))

    @property
    def kinds(self) -> frozenset[WishKind]:
        """The kinds of flow that are drawn as lines, for the legend."""
        return frozenset(self.witnesses)

    def placed_in(self, rect: Rect) -> tuple[Placed, ...]:
        """Return the flows that meet a rectangle, the rest not resolved."""
        found = self.views.get(rect)
        if found is None:
            if len(self.views) >= _VIEWS:
                self.views.clear()
            found = self.views[rect] = self.frames.placed(self.routes, self.ids_in(rect))
        return found

    def at(self, x: float, y: float) -> tuple[str, WishKind] | None:
        """Return the flow under a point with its kind."""
        found = flow_at(self.routes, x, y) if self.routes.paths else None
        return (found, self.routes.wishes[found].kind) if found else None

    def ids_in(self, rect: Rect) -> tuple[str, ...]:
        """Return the ids of the flows that meet a rectangle."""
        return flows_in(self.routes, rect) if self.routes.paths else ()

    def box(self, flow_id: str) -> Rect | None:
        """Return the box of a drawn flow; an id of anything else is answered without finding ways."""
        if flow_id not in self.given.atlas.flows:
            return None
        return line_of(self.routes, flow_id).box if flow_id in self.routes.paths else None


def flow_map(given: FlowInput) -> FlowMap:
    """Return the flows of a map that has some, from scratch."""
    grid = _grid(given)
    anchors = all_anchors(given, grid)
    return FlowMap(
        given, grid, anchors, _witnesses(given, grid, anchors, {}, given.atlas.flows), FlowFrames()
    )


def advanced(before: FlowMap, given: FlowInput, change: Change) -> FlowMap:
    """Return the flows after a change: equal to those from scratch, with only what it touched done."""
    if {kind for kind, _id in change.edits} - _LOCAL:
        return flow_map(given)
    grid = _advanced_grid(before, given)
    if grid is None:
        return flow_map(given)
    anchors, moved = advanced_anchors(before.anchors, before.given, before.grid, given, grid)
    asked = _asked(before, given, anchors, moved, change)
    witnesses = _advanced_witnesses(before, given, grid, anchors, asked, moved)
    if before.known_routes is None:
        return FlowMap(given, grid, anchors, witnesses, before.frames)
    known = before.known_routes
    changed = {
        flow: wish for flow in asked if (wish := _wish_of_id(flow, given, anchors)) != known.wishes.get(flow)
    }
    routes = reroute(known, _ground(given, grid, anchors, known.ground), moved, changed)
    views = before.views if routes.lines is known.lines else None
    return FlowMap(given, grid, anchors, witnesses, before.frames, routes, views)


def _grid(given: FlowInput) -> Grid:
    return Grid(ranked(*_overs(given)), ranked(_row_ids(given)))


def _advanced_grid(before: FlowMap, given: FlowInput) -> Grid | None:
    """The ranks after a change, those that stayed with what they had; None when there is no room for the new."""
    columns: Ranks | None = before.grid.columns
    if given.columns is not before.given.columns:
        columns = ranked_again(before.grid.columns, *_overs(given))
    rows = ranked_again(before.grid.rows, _row_ids(given))
    if columns is None or rows is None:
        return None
    return before.grid if (columns, rows) == before.grid else Grid(columns, rows)


def _overs(given: FlowInput) -> tuple[list[str], list[str]]:
    """What the columns lie over, and their stages."""
    columns = given.columns.columns
    return [column.over for column in columns], [column.stage_id for column in columns]


def _row_ids(given: FlowInput) -> tuple[str, ...]:
    return "", *(row.lane_id for row in given.rows)


def _routing(given: FlowInput, grid: Grid, anchors: Mapping[str, Anchor]) -> Generator[None, None, Routes]:
    """Find the ways of all flows; every yield ends a slice."""
    wishes: dict[str, Wish] = {}
    for place, flow_id in enumerate(given.atlas.flows, start=1):
        wish = _wish_of_id(flow_id, given, anchors)
        if wish is not None:
            wishes[flow_id] = wish
        if place % _SLICE == 0:
            yield
    return (yield from routing(_ground(given, grid, anchors), wishes, calm=given.options.calm_flows))


def _advanced_witnesses(
    before: FlowMap,
    given: FlowInput,
    grid: Grid,
    anchors: Mapping[str, Anchor],
    asked: Collection[str],
    moved: Collection[str],
) -> dict[WishKind, str]:
    """The witnesses after a change; where columns came between, a flow to the next step may now be drawn."""
    is_parted = grid.columns is not before.grid.columns and "next" not in before.witnesses
    some = given.atlas.flows if is_parted else asked
    if grid is before.grid:
        flows = given.atlas.flows
        untouched = {
            flow
            for flow in before.witnesses.values()
            if flow not in asked and flows[flow].source not in moved and flows[flow].target not in moved
        }
    else:
        untouched = set()
    return _witnesses(given, grid, anchors, before.witnesses, some, untouched)


def _witnesses(
    given: FlowInput,
    grid: Grid,
    anchors: Mapping[str, Anchor],
    before: Mapping[WishKind, str],
    asked: Iterable[str],
    untouched: Collection[str] = (),
) -> dict[WishKind, str]:
    """One drawn flow of each kind; when a kind lost its witness all flows are asked."""
    found = {
        kind: flow
        for kind, flow in before.items()
        if flow in untouched or _drawn_kind(flow, given, grid, anchors) == kind
    }
    for flow in given.atlas.flows if len(found) < len(before) else asked:
        record = given.atlas.flows.get(flow)
        if record is None or (record.flow_kind in found and record.target in anchors):
            continue
        kind = _drawn_kind(flow, given, grid, anchors)
        if kind is not None:
            found.setdefault(kind, flow)
    return found


def _drawn_kind(flow: str, given: FlowInput, grid: Grid, anchors: Mapping[str, Anchor]) -> WishKind | None:
    """The kind of a flow that is drawn as a line, None for one that is not."""
    wish = _wish_of_id(flow, given, anchors)
    if wish is None:
        return None
    if wish.target is not None and given.options.calm_flows:
        ends = anchors[wish.source], anchors[wish.target]
        return None if is_quiet(wish, *ends, grid.columns) else wish.kind
    return wish.kind


def _ground(
    given: FlowInput, grid: Grid, anchors: Mapping[str, Anchor], known: Ground | None = None
) -> Ground:
    bands = (
        Band("", given.heads_top, given.heads_bottom),
        *(Band(row.lane_id, row.y + SHIFT, max(row.bottom - SHIFT, row.y + SHIFT)) for row in given.rows),
    )
    ground = Ground(given.columns.columns, bands, anchors, bars(given, grid), grid, standing_out(given, grid))
    return known if known is not None and known.is_same(ground) else ground


def _asked(
    before: FlowMap, given: FlowInput, anchors: Mapping[str, Anchor], moved: set[str], change: Change
) -> set[str]:
    """The flows that may want something else: edited ones, and those of ends that came, went, moved or are others'."""
    asked = {record_id for kind, record_id in change.edits if kind == "flows"}
    ends = {
        record_id
        for (kind, record_id), edit in change.edits.items()
        if kind in _ENDS and not (record_id in anchors and is_same_end(edit))
    }
    ends.update(*(pinned_on(given.atlas, record_id) for _kind, record_id in change.edits))
    ends |= {end for end in moved if (end in before.anchors) != (end in anchors)}
    for atlas in (given.atlas, before.given.atlas):
        for end in ends:
            asked.update((*atlas.index.flows_from(end), *atlas.index.flows_to(end)))
    return asked


def _wish_of_id(flow_id: str, given: FlowInput, anchors: Mapping[str, Anchor]) -> Wish | None:
    flow = given.atlas.flows.get(flow_id)
    return _wish(flow, given, anchors) if flow and given.options.show_flows else None


def _wish(flow: Flow, given: FlowInput, anchors: Mapping[str, Anchor]) -> Wish | None:
    """What a flow wants drawn; nothing when an end in this journey is not shown."""
    if flow.source not in anchors and flow.target not in anchors:
        return None
    source = _end(flow.source, given, anchors)
    target = _end(flow.target, given, anchors) if flow.target else None
    if source is None or (flow.target and target is None):
        return None
    wish = wish_of(flow, source, target, width_by_share=given.options.flow_width_by_share)
    if wish is None or wish.kind in given.options.hidden_flows:
        return None
    chosen = given.options.chosen_face
    return wish if chosen is None else replace(wish, chosen_face=chosen)


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
    journey = atlas.journeys.get(journey_of(atlas, record_id) or "")
    if journey is None or journey.id == given.journey_id:
        return None
    return End(record_id, code, journey.title, is_here=False, title=record.title)
