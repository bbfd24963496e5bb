"""Routes: all flows of one map as ways through gutters, advanced by each edit; coordinates come last, when asked for.

What is kept are paths, ports, tracks and label places by group (card side, gutter, cell); an edit does the groups
anew that its flows left or entered, so that an advanced Routes equals one made from scratch. A lane that grows
re-routes nothing. Knows no atlas.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from math import inf
from typing import Final, TypeAlias, TypeVar

from cjeditor.drawing.look import sizes
from cjeditor.frozen import frozen
from cjeditor.layout.routing.flow_line import FlowLine
from cjeditor.layout.routing.ground import STRETCH, Band, Ground, Gutter, Home, in_row, row_of
from cjeditor.layout.routing.groups import Flows, differing, regrouped, updated
from cjeditor.layout.routing.hanging import TALLEST
from cjeditor.layout.routing.labels import (
    Extent,
    Label,
    Limits,
    PlacedWords,
    Words,
    hanging_extents,
    labels_between_columns,
    labels_between_rows,
    mark_words,
    wordings,
    words_room,
)
from cjeditor.layout.routing.path import CellKey, Path, Port, Side, path_of
from cjeditor.layout.routing.ports import PortKey, ports_of
from cjeditor.layout.routing.runs import runs_of
from cjeditor.layout.routing.tracks import EMPTY, Run, Runs, Tracks, tracks_of
from cjeditor.layout.routing.wish import Wish

SideKey: TypeAlias = tuple[str, Side]

K = TypeVar("K")
V = TypeVar("V")
_FLOWS: Final = 2_000
_GUTTERS: Final = 100
"""So many flows, or gutters, are done in one slice."""


@frozen
class Routes:
    """Every drawn flow's way; the mappings must not be changed.

    `touching` lists the flows at each end, drawn or not; `at_side`, `under_cell` and `at_home` (where their words
    belong) the drawn ones by group, sorted by id; `runs` what each gutter carries, sorted by place.
    `redone` are the flows whose way, or words that were looked at, the last edit may have changed, gone ones too.
    """

    ground: Ground
    calm: bool
    wishes: Mapping[str, Wish] = field(default_factory=dict)
    paths: Mapping[str, Path] = field(default_factory=dict)
    touching: Mapping[str, Flows] = field(default_factory=dict)
    at_side: Mapping[SideKey, Flows] = field(default_factory=dict)
    under_cell: Mapping[CellKey, Flows] = field(default_factory=dict)
    at_home: Mapping[Home, Flows] = field(default_factory=dict)
    ports: Mapping[SideKey, Mapping[PortKey, float]] = field(default_factory=dict)
    runs: Mapping[Gutter, Runs] = field(default_factory=dict)
    tracks: Mapping[Gutter, Tracks] = field(default_factory=dict)
    labels: PlacedWords = field(default_factory=PlacedWords)
    redone: frozenset[str] = field(default=frozenset(), compare=False)
    lines: dict[str, FlowLine] = field(default_factory=dict, compare=False, repr=False)
    """What `line_of` worked out so far."""

    def port_y(self, flow_id: str, port: Port) -> float:
        """Return the y of a port, from the top of its card's row."""
        return self.ports[port.anchor_id, port.side][flow_id, port.is_in]

    def label(self, flow_id: str) -> tuple[Home, Label] | None:
        """Return a flow's words and where they belong, None when it has none or found no room."""
        home = self.paths[flow_id].home
        found = self.labels.at(home).get(flow_id) if home else None
        return (home, found) if home and found else None


def route(ground: Ground, wishes: Mapping[str, Wish], *, calm: bool = True) -> Routes:
    """Return the ways of all flows; those with an end that is not on the map are left out.

    When `calm`, a *next* forward to the same or the following step draws no line, only a change of crew.
    """
    return _at_once(routing(ground, wishes, calm=calm))


def routing(
    ground: Ground, wishes: Mapping[str, Wish], *, calm: bool = True
) -> Generator[None, None, Routes]:
    """Find the ways of all flows as `route` does, in slices: every yield ends one."""
    return _advanced(Routes(ground, calm), ground, wishes, wishes)


def reroute(
    before: Routes,
    ground: Ground,
    moved: Collection[str] = (),
    changed: Mapping[str, Wish | None] | None = None,
) -> Routes:
    """Return the ways after an edit: the same as from scratch, doing only what the edit touched.

    An edit that touches no flow keeps `lines` the same object. `moved` are the ends whose Anchor is another than before, `changed` the flows added, altered or (None) gone. Other
    columns or rows than before mean routing anew.
    """
    changes = changed or {}
    if not ground.is_shaped_like(before.ground):
        wishes = updated(before.wishes, changes)
        return route(ground, wishes, calm=before.calm)
    affected = set(changes)
    for anchor_id in moved:
        affected.update(before.touching.get(anchor_id, ()))
    barred = _barred_or_freed(before, ground) if ground.spans != before.ground.spans else set()
    if barred:
        affected.update(run.flow_id for gutter in barred for run in before.runs.get(("down", gutter), ()))
        affected.update(flow_id for flow_id, path in before.paths.items() if path.is_detour)
    if not affected and not barred and ground.bands == before.ground.bands:
        return replace(before, ground=ground, redone=frozenset())
    return _at_once(_advanced(before, ground, affected, changes, barred))


def _barred_or_freed(before: Routes, ground: Ground) -> set[int]:
    """The gutters between columns that a card over several columns, come, gone or moved, lies across."""
    old, new = before.ground.spans, ground.spans
    differing = [
        span
        for row in old.keys() | new.keys()
        if old.get(row) != new.get(row)
        for span in (*old.get(row, ()), *new.get(row, ()))
    ]
    return {gutter for span in differing for gutter in range(span.first + 1, span.last + 1)}


def _advanced(
    before: Routes,
    ground: Ground,
    affected: Collection[str],
    changes: Mapping[str, Wish | None],
    barred: Collection[int] = (),
) -> Generator[None, None, Routes]:
    """Do the affected flows anew, then the groups they left, entered or are in, each kind from the one before.

    Every yield ends a slice that may run between events; an edit runs them all at once.
    """
    wishes = updated(before.wishes, changes)

    def fresh_path(flow_id: str) -> Path | None:
        wish = wishes.get(flow_id)
        return path_of(wish, ground, calm=before.calm) if wish else None

    fresh = yield from _in_slices(affected, fresh_path)
    olds = [(flow_id, path) for flow_id in affected if (path := before.paths.get(flow_id))]
    news = [(flow_id, path) for flow_id, path in fresh.items() if path]
    touching, _ = regrouped(before.touching, _ends(before.wishes, changes), _ends(wishes, changes))
    yield
    sides, dirty_sides = regrouped(before.at_side, _sides(olds), _sides(news))
    yield
    cells, dirty_cells = regrouped(before.under_cell, _cells(olds), _cells(news))
    homes, _ = regrouped(before.at_home, _homes(olds), _homes(news))
    dirty_homes = set(_homes_left_or_entered(before.paths, fresh, changes))
    if barred:
        dirty_homes.update(home for home in homes if _is_near(home, barred))
    paths = updated(
        before.paths, {flow: path for flow, path in fresh.items() if path != before.paths.get(flow)}
    )
    yield
    fresh_ports = yield from _in_slices(dirty_sides, lambda key: _ports(key, sides, paths, ground))
    ports = updated(before.ports, fresh_ports)
    given_way = {
        flow_id
        for key in dirty_sides
        if ports.get(key) != before.ports.get(key)
        for flow_id in sides.get(key, ())
    }
    yield
    runs, dirty = yield from _runs(before, ground, paths, ports, given_way | set(affected))
    yield
    fresh_tracks = yield from _in_slices(dirty, lambda gutter: _tracks(before, gutter, runs), _GUTTERS)
    tracks = updated(before.tracks, fresh_tracks)
    found = Routes(ground, before.calm, wishes, paths, touching, sides, cells, homes, ports, runs, tracks)
    dirty_homes |= _homes_of_tracks(before, found, dirty) | _homes_in_rows(before, found, dirty_cells)
    labels = PlacedWords(homes, partial(_labels, found), before.labels.known_without(dirty_homes))
    seen_homes = [home for home in dirty_homes if before.labels.was_seen(home)]
    redone = given_way.union(
        affected,
        *(
            {flow_id for flow_id, _leg in differing(before.tracks.get(gutter), tracks.get(gutter))}
            for gutter in dirty
        ),
        *(group.get(home, ()) for home in seen_homes for group in (before.at_home, homes)),
        *(cells.get(cell, ()) for cell in dirty_cells),
    )
    return replace(found, labels=labels, redone=frozenset(redone), lines=_kept_lines(before, ground, redone))


def _in_slices(
    keys: Iterable[K], make: Callable[[K], V], size: int = _FLOWS
) -> Generator[None, None, dict[K, V]]:
    made: dict[K, V] = {}
    for place, key in enumerate(keys, start=1):
        made[key] = make(key)
        if place % size == 0:
            yield
    return made


def _at_once(slices: Generator[None, None, V]) -> V:
    """Run all slices one after another."""
    while True:
        try:
            next(slices)
        except StopIteration as finished:
            value: V = finished.value
            return value


def _kept_lines(before: Routes, ground: Ground, redone: Collection[str]) -> dict[str, FlowLine]:
    """The lines that an edit left where they were: where a row moved or grew, those above it."""
    if not before.lines:
        return {}
    depth = _unmoved(before.ground.bands, ground.bands)
    lines = {flow_id: line for flow_id, line in before.lines.items() if line.box.bottom <= depth}
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
    return inf if len(olds) == len(news) else -inf


def _is_near(home: Home, gutters: Collection[int]) -> bool:
    """Whether words at a home may stand in one of these gutters between columns."""
    if home[0] == "down":
        return home[1] in gutters
    return any(gutter // STRETCH == home[2] for gutter in gutters)


def _sides(paths: Iterable[tuple[str, Path]]) -> Iterable[tuple[SideKey, str]]:
    return (((port.anchor_id, port.side), flow_id) for flow_id, path in paths for port in path.ports)


def _homes(paths: Iterable[tuple[str, Path]]) -> Iterable[tuple[Home, str]]:
    return ((home, flow_id) for flow_id, path in paths if (home := path.home))


def _homes_left_or_entered(
    olds: Mapping[str, Path], news: Mapping[str, Path | None], changes: Collection[str]
) -> Iterator[Home]:
    """Where words have to be placed again because of the flows done anew.

    Between rows words depend on gutters alone, so that a flow whose card only grew leaves all words there in place.
    """
    for flow_id, new in news.items():
        old = olds.get(flow_id)
        homes = {path.home for path in (old, new) if path is not None}
        stays = len(homes) == 1 and old and new and (old.style, old.gutters) == (new.style, new.gutters)
        for home in homes:
            if home and (flow_id in changes or not stays or home[0] == "down"):
                yield home


def _cells(paths: Iterable[tuple[str, Path]]) -> Iterable[tuple[CellKey, str]]:
    return ((path.cell, flow_id) for flow_id, path in paths if path.cell)


def _ends(wishes: Mapping[str, Wish], flow_ids: Iterable[str]) -> Iterable[tuple[str, str]]:
    for flow_id in flow_ids:
        wish = wishes.get(flow_id)
        if wish is not None:
            yield wish.source, flow_id
            if wish.target is not None:
                yield wish.target, flow_id


def _ports(
    key: SideKey, sides: Mapping[SideKey, Flows], paths: Mapping[str, Path], ground: Ground
) -> Mapping[PortKey, float] | None:
    flow_ids = sides.get(key)
    if not flow_ids:
        return None
    here = [
        (flow_id, port)
        for flow_id in flow_ids
        for port in paths[flow_id].ports
        if port.anchor_id == key[0] and port.side == key[1]
    ]
    return ports_of(ground.anchors[key[0]], key[1], here)


def _runs(
    before: Routes,
    ground: Ground,
    paths: Mapping[str, Path],
    ports: Mapping[SideKey, Mapping[PortKey, float]],
    stale: Collection[str],
) -> Generator[None, None, tuple[Mapping[Gutter, Runs], set[Gutter]]]:
    """Return what each gutter carries, with the stale flows' runs done anew, and the gutters with other runs."""
    gone: defaultdict[Gutter, set[str]] = defaultdict(set)
    fresh: defaultdict[Gutter, list[Run]] = defaultdict(list)
    for count, flow_id in enumerate(stale, start=1):
        if count % _FLOWS == 0:
            yield
        old = _runs_of(flow_id, before.paths, before.ground, before.ports)
        new = _runs_of(flow_id, paths, ground, ports)
        differing = {gutter for gutter, _run in set(old).symmetric_difference(new)}
        for gutter in differing:
            gone[gutter].add(flow_id)
        for gutter, run in new:
            if gutter in differing:
                fresh[gutter].append(run)
    dirty = set(gone)
    yield
    news = {
        gutter: tuple(
            sorted(
                [
                    *(run for run in before.runs.get(gutter, ()) if run.flow_id not in gone[gutter]),
                    *fresh[gutter],
                ]
            )
        )
        or None
        for gutter in dirty
    }
    return updated(before.runs, news), dirty


def _runs_of(
    flow_id: str,
    paths: Mapping[str, Path],
    ground: Ground,
    ports: Mapping[SideKey, Mapping[PortKey, float]],
) -> list[tuple[Gutter, Run]]:
    """The gutters a flow runs in, with its run in each; none when it is not drawn."""
    path = paths.get(flow_id)
    return [] if path is None else list(runs_of(flow_id, path, *_places(ground, ports, flow_id, path)))


def _places(
    ground: Ground, ports: Mapping[SideKey, Mapping[PortKey, float]], flow_id: str, path: Path
) -> tuple[float, float]:
    """The places down the gutters where a path begins and ends."""

    def place(port: Port) -> float:
        y = ports[port.anchor_id, port.side][flow_id, port.is_in]
        return in_row(ground.anchors[port.anchor_id].row, y)

    out = place(path.out) if path.out else 0.0
    if path.into:
        return out, place(path.into)
    return out, path.out.toward if path.out else 0.0


def _tracks(before: Routes, gutter: Gutter, runs: Mapping[Gutter, Runs]) -> Tracks | None:
    found = runs.get(gutter)
    if found is None:
        return None
    return tracks_of(gutter[0], found, before.runs.get(gutter, ()), before.tracks.get(gutter, EMPTY))


def _homes_of_tracks(before: Routes, routes: Routes, dirty: Iterable[Gutter]) -> set[Home]:
    """Where words may have to move: beside lines between columns, and on lines along that changed their track."""
    found: set[Home] = set()
    for gutter in dirty:
        if gutter[0] == "down":
            found.add((*gutter, 0))
            continue
        old = before.tracks.get(gutter, EMPTY)
        for leg, track in routes.tracks.get(gutter, EMPTY).items():
            if old.get(leg) != track and (home := routes.paths[leg[0]].home):
                found.add(home)
    return found


def _homes_in_rows(before: Routes, after: Routes, dirty: Iterable[CellKey]) -> set[Home]:
    """Where words may have to move: what hangs from above changed, or a row is higher or lower now."""
    touched = {cell for cell in dirty if _hangs_otherwise(before, after, cell)}
    least = {
        row: min(old.height, new.height)
        for row, (old, new) in enumerate(zip(before.ground.bands, after.ground.bands, strict=True))
        if abs(new.height - old.height) > 0.01
    }
    if not least:
        return _below(touched)
    touched.update(
        cell
        for cell, flows in after.under_cell.items()
        if cell[0] in least and _hanging_bottom(after, flows) > least[cell[0]]
    )
    beside = (
        home
        for home in before.labels.seen
        if home[0] == "down" and any(_is_pressed(after, flow, least) for flow in after.at_home.get(home, ()))
    )
    return _below(touched).union(beside)


def _hangs_otherwise(before: Routes, after: Routes, cell: CellKey) -> bool:
    """Whether another part of the gutter below is taken by what hangs under a cell, as far as anybody looked."""
    if not any(before.labels.was_seen(home) for home in _below([cell])):
        return False
    return list(_hanging_extents(before, cell)) != list(_hanging_extents(after, cell))


def _hanging_extents(routes: Routes, cell: CellKey) -> Iterator[Extent]:
    flows = routes.under_cell.get(cell, ())
    return hanging_extents(routes.ground, cell, [routes.wishes[flow] for flow in flows])


def _is_pressed(routes: Routes, flow_id: str, least: Mapping[int, float]) -> bool:
    """Whether words under a line that stays in its row have less than all the room they may want."""
    path = routes.paths[flow_id]
    row = routes.ground.anchors[path.into.anchor_id].row if path.into and path.out else -1
    if row not in least:
        return False
    lowest = max(routes.port_y(flow_id, port) for port in path.ports)
    return lowest + words_room(_words(routes, flow_id)) > least[row]


def _below(cells: Iterable[CellKey]) -> set[Home]:
    return {("along", row + 1, column // STRETCH) for row, column in cells}


def _hanging_bottom(routes: Routes, flows: Flows) -> float:
    """How far down from its row's top what hangs under a cell may reach at most."""
    return max(routes.ground.anchors[routes.wishes[flow].source].foot for flow in flows) + TALLEST * len(
        flows
    )


def _labels(routes: Routes, home: Home) -> Mapping[str, Label]:
    """Place the words that belong to a stretch of a gutter, of the flows in it and those that only cross it."""
    if home not in routes.at_home:
        return {}
    return (_labels_along if home[0] == "along" else _labels_down)(routes, home)


def _labels_along(routes: Routes, home: Home) -> dict[str, Label]:
    members = routes.at_home[home]
    gutter = home[:2]
    tracks = routes.tracks.get(gutter, EMPTY)
    along = {
        run.flow_id: run for run in routes.runs.get(gutter, ()) if run.leg == 1 and run.flow_id in members
    }
    return labels_between_rows(
        routes.ground,
        home[2],
        [
            (flow, _words(routes, flow), routes.paths[flow].gutters[0][1])
            for flow in members
            if flow not in along
        ],
        [(along[flow], _words(routes, flow), tracks[flow, 1]) for flow in members if flow in along],
        [
            extent
            for column in range(home[2] * STRETCH, (home[2] + 1) * STRETCH)
            if (home[1] - 1, column) in routes.under_cell
            for extent in _hanging_extents(routes, (home[1] - 1, column))
        ],
    )


def _labels_down(routes: Routes, home: Home) -> dict[str, Label]:
    members = routes.at_home[home]
    runs = {run.flow_id: run for run in routes.runs.get(home[:2], ())}
    marks = [
        (
            flow_id,
            _places(routes.ground, routes.ports, flow_id, path)[1],
            mark_words(routes.wishes[flow_id].hand_off),
        )
        for flow_id in members
        if (path := routes.paths[flow_id]).style == "mark"
    ]
    return labels_between_columns(
        routes.ground.down_x(home[1], 1),
        [(runs[flow], _words(routes, flow)) for flow in members if flow in runs],
        marks,
        list(runs.values()),
        lambda run: _limits(routes.ground, run),
        routes.ground.across(home[1]),
    )


def _limits(ground: Ground, run: Run) -> Limits:
    """The places down a gutter that a run's row takes, with its padding."""
    row = row_of(run.low) or 0
    return in_row(row, -sizes.LANE_PADDING), in_row(row, ground.bands[row].height + sizes.LANE_PADDING)


def _words(routes: Routes, flow_id: str) -> tuple[Words, ...]:
    wish = routes.wishes[flow_id]
    return wordings(wish.share, wish.words, wish.hand_off)
