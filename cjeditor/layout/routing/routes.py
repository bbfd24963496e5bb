"""Routes: all flows of one map as ways through gutters, advanced by each edit; coordinates come last, when asked for.

What is kept are paths, ports, tracks and label places by group (card side, gutter, cell); an edit does the groups
anew that its flows left or entered, so that an advanced Routes equals one made from scratch. A lane that grows
re-routes nothing. Knows no atlas.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias, TypeVar

from cjeditor.layout.routing.ground import Anchor, Ground, Gutter, in_row
from cjeditor.layout.routing.labels import (
    Label,
    Words,
    hanging_extents,
    labels_between_columns,
    labels_between_rows,
    mark_words,
    wordings,
)
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

    `touching` lists the flows at each end, drawn or not; `at_side`, `in_gutter`, `under_cell` and `at_home` (where their
    words belong) the drawn ones by group, sorted by id.
    """

    ground: Ground
    calm: bool
    wishes: Mapping[str, Wish] = field(default_factory=dict)
    paths: Mapping[str, Path] = field(default_factory=dict)
    touching: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    at_side: Mapping[SideKey, tuple[str, ...]] = field(default_factory=dict)
    in_gutter: Mapping[Gutter, tuple[str, ...]] = field(default_factory=dict)
    under_cell: Mapping[CellKey, tuple[str, ...]] = field(default_factory=dict)
    at_home: Mapping[Gutter, tuple[str, ...]] = field(default_factory=dict)
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
        """Return a flow's words and their home gutter, None when it has none or found no room."""
        home = self.paths[flow_id].home
        found = self.labels.get(home, {}).get(flow_id) if home else None
        return (home, found) if home and found else None


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


def _resized(before: Routes, ground: Ground) -> set[int]:
    """The rows that became higher or lower, so that what hangs in them may reach into the gutter below or no more."""
    pairs = zip(before.ground.bands, ground.bands, strict=True)
    return {
        row for row, (old, new) in enumerate(pairs) if abs(new.bottom - new.top - old.bottom + old.top) > 0.01
    }


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
    homes, dirty_homes = _regrouped(before.at_home, _homes(olds), _homes(news))
    paths = _with(before.paths, fresh)
    ports = _with(before.ports, {key: _ports(key, sides, paths, ground) for key in dirty_sides})
    dirty_gutters |= _gutters_of_moved_ports(before, ports, paths, sides, dirty_sides)
    dirty_homes |= {
        ("along", row + 1) for row in {row for row, _column in dirty_cells} | _resized(before, ground)
    }
    after = Routes(ground, before.calm, wishes, paths, touching, sides, gutters, under, homes, ports)
    return _tracked(before, after, dirty_gutters, dirty_homes)


def _tracked(before: Routes, routes: Routes, dirty: set[Gutter], dirty_homes: set[Gutter]) -> Routes:
    """Share out tracks in the gutters given, then place labels in those and in the homes given."""
    runs = {gutter: _runs(routes, gutter) for gutter in dirty | dirty_homes}
    tracks = _with(
        before.tracks,
        {gutter: tracks_of(gutter[0], runs[gutter]) if runs[gutter] else None for gutter in dirty},
    )
    places = _with(
        before.labels,
        {home: _labels(routes, home, found, tracks.get(home, _NONE)) for home, found in runs.items()},
    )
    return replace(routes, tracks=tracks, labels=places)


def _sides(paths: Iterable[tuple[str, Path]]) -> Iterable[tuple[SideKey, str]]:
    return (((port.anchor_id, port.side), flow_id) for flow_id, path in paths for port in path.ports)


def _gutters(paths: Iterable[tuple[str, Path]]) -> Iterable[tuple[Gutter, str]]:
    return ((gutter, flow_id) for flow_id, path in paths for gutter in path.gutters)


def _homes(paths: Iterable[tuple[str, Path]]) -> Iterable[tuple[Gutter, str]]:
    return ((path.home, flow_id) for flow_id, path in paths if path.home)


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
    routes: Routes, home: Gutter, runs: list[Run], tracks: Mapping[str, int]
) -> Mapping[str, Label] | None:
    """Place the words that belong to a gutter, of the flows in it and those that only cross it."""
    if home not in routes.at_home:
        return None
    by_flow = {run.flow_id: run for run in runs}
    place = _labels_along if home[0] == "along" else _labels_down
    return place(routes, home, by_flow, tracks) or None


def _labels_along(
    routes: Routes, home: Gutter, runs: Mapping[str, Run], tracks: Mapping[str, int]
) -> dict[str, Label]:
    members = routes.at_home[home]
    return labels_between_rows(
        routes.ground,
        [
            (flow, _words(routes, flow), routes.paths[flow].gutters[0][1])
            for flow in members
            if flow not in runs
        ],
        [(runs[flow], _words(routes, flow), tracks[flow]) for flow in members if flow in runs],
        [
            extent
            for cell, flows in routes.under_cell.items()
            if cell[0] == home[1] - 1
            for extent in hanging_extents(routes.ground, cell, [routes.wishes[flow] for flow in flows])
        ],
    )


def _labels_down(
    routes: Routes, home: Gutter, runs: Mapping[str, Run], _tracks: Mapping[str, int]
) -> dict[str, Label]:
    members = routes.at_home[home]
    marks = [
        (flow_id, _place(routes, flow_id, path.into), mark_words(routes.wishes[flow_id].hand_off))
        for flow_id in members
        if (path := routes.paths[flow_id]).style == "mark" and path.into
    ]
    return labels_between_columns(
        routes.ground.down_x(home[1], 1),
        [(runs[flow], _words(routes, flow)) for flow in members if flow in runs],
        marks,
        list(runs.values()),
    )


def _words(routes: Routes, flow_id: str) -> tuple[Words, ...]:
    wish = routes.wishes[flow_id]
    return wordings(wish.share, wish.words, wish.hand_off)
