"""Routes: all flows of one map as ways through gutters, advanced by each edit; coordinates come last, when asked for.

What is kept are paths, ports, tracks and label places by group (card side, gutter, cell); an edit does the groups
anew that its flows left or entered, so that an advanced Routes equals one made from scratch. A lane that grows
re-routes nothing. Knows no atlas.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias, TypeVar

from cjeditor.layout.routing import labels
from cjeditor.layout.routing.ground import Anchor, Ground, Gutter, in_row
from cjeditor.layout.routing.labels import Label, Words, wordings
from cjeditor.layout.routing.path import CellKey, Path, Port, Side, path_of
from cjeditor.layout.routing.ports import PortKey, ports_of
from cjeditor.layout.routing.runs import runs_of
from cjeditor.layout.routing.tracks import Run, tracks_of
from cjeditor.layout.routing.wish import Wish

SideKey: TypeAlias = tuple[str, Side]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
_NONE: Final[Mapping[str, int]] = {}


@dataclass(frozen=True, slots=True)
class Routes:
    """Every drawn flow's way; the mappings must not be changed.

    `touching` lists the flows at each end, drawn or not; `at_side`, `in_gutter` and `under_cell` the drawn ones by group,
    sorted by id.
    """

    ground: Ground
    calm: bool
    wishes: Mapping[str, Wish] = field(default_factory=dict)
    paths: Mapping[str, Path] = field(default_factory=dict)
    touching: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    at_side: Mapping[SideKey, tuple[str, ...]] = field(default_factory=dict)
    in_gutter: Mapping[Gutter, tuple[str, ...]] = field(default_factory=dict)
    under_cell: Mapping[CellKey, tuple[str, ...]] = field(default_factory=dict)
    ports: Mapping[SideKey, Mapping[PortKey, float]] = field(default_factory=dict)
    tracks: Mapping[Gutter, Mapping[str, int]] = field(default_factory=dict)
    labels: Mapping[Gutter, Mapping[str, Label]] = field(default_factory=dict)

    def port_y(self, flow_id: str, port: Port) -> float:
        """Return the y of a port, from the top of its card's row."""
        return self.ports[port.anchor_id, port.side][flow_id, port.is_in]

    def track(self, flow_id: str, gutter: Gutter) -> int:
        """Return the track a flow runs on in a gutter of its path."""
        return self.tracks[gutter][flow_id]

    def label(self, flow_id: str) -> tuple[Gutter, Label] | None:
        """Return where a flow's words stand, None when it has none or found no room."""
        gutter = label_gutter(self.paths[flow_id])
        found = self.labels.get(gutter, {}).get(flow_id) if gutter else None
        return (gutter, found) if gutter and found else None


def route(ground: Ground, wishes: Mapping[str, Wish], *, calm: bool = True) -> Routes:
    """Return the ways of all flows; those with an end that is not on the map are left out.

    When `calm`, a *next* forward to the same or the following step draws no line, only a change of crew.
    """
    return _advanced(Routes(ground, calm), ground, wishes, wishes)


def reroute(
    before: Routes,
    ground: Ground,
    moved: Collection[str] = (),
    changed: Mapping[str, Wish | None] | None = None,
) -> Routes:
    """Return the ways after an edit: the same as from scratch, doing only what the edit touched.

    `moved` are the ends whose Anchor is another than before, `changed` the flows added, altered or (None) gone. Other
    columns or rows than before mean routing anew.
    """
    changes = changed or {}
    if ground.shape != before.ground.shape:
        wishes = {**before.wishes, **changes}
        return route(ground, {key: wish for key, wish in wishes.items() if wish}, calm=before.calm)
    affected = set(changes)
    for anchor_id in moved:
        affected.update(before.touching.get(anchor_id, ()))
    if ground.spans != before.ground.spans:
        affected.update(_barred_or_freed(before, ground))
    return _advanced(before, ground, affected, changes)


def label_gutter(path: Path) -> Gutter | None:
    """Return the gutter in which a path's words stand: the first between rows, else the one it runs down."""
    if path.style == "hanging" or not path.gutters:
        return None
    return path.gutters[1] if len(path.gutters) > 1 else path.gutters[0]


def _barred_or_freed(before: Routes, ground: Ground) -> set[str]:
    """The flows that a card over several columns, come or gone, may send another way."""
    rows = before.ground.spans.keys() | ground.spans.keys()
    old, new = before.ground.spans, ground.spans
    differing = [
        span
        for row in rows
        if old.get(row) != new.get(row)
        for span in (*old.get(row, ()), *new.get(row, ()))
    ]
    gutters = {gutter for span in differing for gutter in range(span.first + 1, span.last + 1)}
    found = {flow for gutter in gutters for flow in before.in_gutter.get(("down", gutter), ())}
    return found | {flow_id for flow_id, path in before.paths.items() if path.is_detour}


def _advanced(
    before: Routes, ground: Ground, affected: Collection[str], changes: Mapping[str, Wish | None]
) -> Routes:
    """Do the affected flows anew, then the groups they left, entered or are in."""
    wishes = _with(before.wishes, changes) if changes else before.wishes
    fresh = {
        flow_id: path_of(wish, ground, calm=before.calm) if (wish := wishes.get(flow_id)) else None
        for flow_id in affected
    }
    olds = [(flow_id, path) for flow_id in affected if (path := before.paths.get(flow_id))]
    news = [(flow_id, path) for flow_id, path in fresh.items() if path]
    sides, dirty_sides = _regrouped(before.at_side, _sides(olds), _sides(news))
    gutters, dirty_gutters = _regrouped(before.in_gutter, _gutters(olds), _gutters(news))
    under, dirty_cells = _regrouped(before.under_cell, _cells(olds), _cells(news))
    touching, _ = _regrouped(before.touching, _ends(before.wishes, changes), _ends(wishes, changes))
    paths = _with(before.paths, fresh)
    ports = _with(before.ports, {key: _ports(key, sides, paths, ground) for key in dirty_sides})
    dirty_gutters |= _gutters_of_moved_ports(before, ports, paths, sides, dirty_sides)
    after = Routes(ground, before.calm, wishes, paths, touching, sides, gutters, under, ports)
    return _tracked(before, after, dirty_gutters, dirty_cells)


def _tracked(before: Routes, routes: Routes, dirty: set[Gutter], dirty_cells: set[CellKey]) -> Routes:
    """Share out tracks, then labels, in the gutters given; something hanging above also moves labels."""
    runs = {gutter: _runs(routes, gutter) for gutter in dirty}
    tracks = _with(
        before.tracks,
        {gutter: tracks_of(gutter[0], found) if found else None for gutter, found in runs.items()},
    )
    for row, _column in dirty_cells:
        below: Gutter = ("along", row + 1)
        if below not in runs and below in routes.in_gutter:
            runs[below] = _runs(routes, below)
    places = _with(
        before.labels,
        {gutter: _labels(routes, gutter, found, tracks.get(gutter, _NONE)) for gutter, found in runs.items()},
    )
    return Routes(
        routes.ground,
        routes.calm,
        routes.wishes,
        routes.paths,
        routes.touching,
        routes.at_side,
        routes.in_gutter,
        routes.under_cell,
        routes.ports,
        tracks,
        places,
    )


def _sides(paths: Iterable[tuple[str, Path]]) -> Iterable[tuple[SideKey, str]]:
    return (((port.anchor_id, port.side), flow_id) for flow_id, path in paths for port in path.ports)


def _gutters(paths: Iterable[tuple[str, Path]]) -> Iterable[tuple[Gutter, str]]:
    return ((gutter, flow_id) for flow_id, path in paths for gutter in path.gutters)


def _cells(paths: Iterable[tuple[str, Path]]) -> Iterable[tuple[CellKey, str]]:
    return ((path.cell, flow_id) for flow_id, path in paths if path.cell)


def _ends(wishes: Mapping[str, Wish], flow_ids: Iterable[str]) -> Iterable[tuple[str, str]]:
    for flow_id in flow_ids:
        wish = wishes.get(flow_id)
        if wish is not None:
            yield wish.source, flow_id
            if wish.target is not None:
                yield wish.target, flow_id


def _regrouped(
    groups: Mapping[K, tuple[str, ...]], leaving: Iterable[tuple[K, str]], joining: Iterable[tuple[K, str]]
) -> tuple[Mapping[K, tuple[str, ...]], set[K]]:
    """Return the groups with flows taken out and put in, and the keys of those that had either."""
    gone: defaultdict[K, set[str]] = defaultdict(set)
    come: defaultdict[K, set[str]] = defaultdict(set)
    for key, flow_id in leaving:
        gone[key].add(flow_id)
    for key, flow_id in joining:
        come[key].add(flow_id)
    dirty = gone.keys() | come.keys()
    if not dirty:
        return groups, set()
    return _with(
        groups, {key: _members(groups.get(key, ()), gone.get(key), come.get(key)) for key in dirty}
    ), dirty


def _members(old: tuple[str, ...], gone: set[str] | None, come: set[str] | None) -> tuple[str, ...] | None:
    members = set(old)
    if gone:
        members -= gone
    if come:
        members |= come
    return tuple(sorted(members)) or None


def _with(before: Mapping[K, V], news: Mapping[K, V | None]) -> Mapping[K, V]:
    """Return a mapping with some values set, or taken out where they are None."""
    after = dict(before)
    for key, value in news.items():
        if value is None:
            after.pop(key, None)
        else:
            after[key] = value
    return after


def _ports(
    key: SideKey, sides: Mapping[SideKey, tuple[str, ...]], paths: Mapping[str, Path], ground: Ground
) -> Mapping[PortKey, float] | None:
    flow_ids = sides.get(key)
    if not flow_ids:
        return None
    here = (
        (flow_id, port)
        for flow_id in flow_ids
        for port in paths[flow_id].ports
        if (port.anchor_id, port.side) == key
    )
    return ports_of(ground.anchors[key[0]], key[1], here)


def _gutters_of_moved_ports(
    before: Routes,
    ports: Mapping[SideKey, Mapping[PortKey, float]],
    paths: Mapping[str, Path],
    sides: Mapping[SideKey, tuple[str, ...]],
    dirty: Iterable[SideKey],
) -> set[Gutter]:
    """The gutters where another flow made a port give way."""
    found: set[Gutter] = set()
    for key in dirty:
        if ports.get(key) != before.ports.get(key):
            for flow_id in sides.get(key, ()):
                found.update(paths[flow_id].gutters[:1] + paths[flow_id].gutters[-1:])
    return found


def _runs(routes: Routes, gutter: Gutter) -> list[Run]:
    found = []
    for flow_id in routes.in_gutter.get(gutter, ()):
        path = routes.paths[flow_id]
        runs = runs_of(flow_id, path, *_places(routes, flow_id, path))
        found += [run for place, run in runs if place == gutter]
    return found


def _places(routes: Routes, flow_id: str, path: Path) -> tuple[float, float]:
    """The places down the gutters where a path begins and ends."""
    out = _place(routes, flow_id, path.out) if path.out else 0.0
    if path.into:
        return out, _place(routes, flow_id, path.into)
    return out, path.out.toward if path.out else 0.0


def _place(routes: Routes, flow_id: str, port: Port) -> float:
    anchor: Anchor = routes.ground.anchors[port.anchor_id]
    return in_row(anchor.row, routes.port_y(flow_id, port))


def _labels(
    routes: Routes, gutter: Gutter, runs: list[Run], tracks: Mapping[str, int]
) -> Mapping[str, Label] | None:
    wants = [(run, words) for run in runs if (words := _words(routes, run.flow_id, gutter))]
    if gutter[0] == "along":
        busy = {column for row, column in _hanging_over(routes, gutter[1])} if wants else set()
        return labels.labels_along(wants, tracks, busy) or None
    marks = [
        (flow_id, _place(routes, flow_id, path.into), words)
        for flow_id in routes.in_gutter.get(gutter, ())
        if (path := routes.paths[flow_id]).style == "mark"
        and path.into
        and (words := _words(routes, flow_id, gutter))
    ]
    return labels.labels_down(wants, marks, runs) or None


def _words(routes: Routes, flow_id: str, gutter: Gutter) -> tuple[Words, ...]:
    path = routes.paths[flow_id]
    return wordings(routes.wishes[flow_id]) if label_gutter(path) == gutter else ()


def _hanging_over(routes: Routes, level: int) -> Iterable[CellKey]:
    return (cell for cell in routes.under_cell if cell[0] == level - 1)
