"""Rerouting: the ways of all flows found from scratch, or kept up with an edit.

An edit does the groups anew (card side, gutter, cell) that its flows left or entered, so that advanced Routes equal
those made from scratch. A lane that grows re-routes nothing; a column or row that comes or goes only the flows that
run beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple, TypeVar

from cjeditor.layered import updated
from cjeditor.layout.routing.ground import Ground, Gutter, Home, in_row
from cjeditor.layout.routing.groups import Flows, differing, regrouped
from cjeditor.layout.routing.path import CellKey, Path, Port, path_of
from cjeditor.layout.routing.ports import PortKey, ports_of
from cjeditor.layout.routing.ranks import recast
from cjeditor.layout.routing.routes import Routes, SideKey
from cjeditor.layout.routing.runs import runs_of
from cjeditor.layout.routing.seating import seated_otherwise
from cjeditor.layout.routing.shifts import barred_or_freed, beside, is_level, kept_lines
from cjeditor.layout.routing.tracks import Run, Runs, Tracks, tracks_of
from cjeditor.layout.routing.when_seen import WhenSeen
from cjeditor.layout.routing.wish import Wish
from cjeditor.layout.routing.words import homes_anew, homes_left_or_entered, words_at

K = TypeVar("K")
V = TypeVar("V")
_FLOWS: Final = 2_000
_GUTTERS: Final = 100
"""So many flows, or gutters, are done in one slice."""


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

    An edit that touches no flow keeps `lines` the same object. `moved` are the ends whose Anchor is another than
    before, `changed` the flows added, altered or (None) gone. Columns and rows that stay have to keep their ranks.
    """
    changes = changed or {}
    affected = set(changes)
    for anchor_id in moved:
        affected.update(before.touching.get(anchor_id, ()))
    columns = recast(before.ground.grid.columns, ground.grid.columns)
    rows = recast(before.ground.grid.rows, ground.grid.rows)
    barred = barred_or_freed(before, ground) if ground.spans != before.ground.spans else set()
    if columns or rows:
        affected.update(beside(before, ground, columns, rows))
    if barred:
        affected.update(run.flow_id for gutter in barred for run in before.runs.get(("down", gutter), ()))
    if barred or columns or rows:
        affected.update(flow_id for flow_id, path in before.paths.items() if path.is_detour)
    if not affected and not barred and is_level(before.ground, ground):
        return replace(before, ground=ground, redone=frozenset())
    return _at_once(_advanced(before, ground, affected, changes, barred, rows))


class _Groups(NamedTuple):
    """The flows by group after an edit, and the card sides and cells that flows left, entered or changed in."""

    touching: Mapping[str, Flows]
    sides: Mapping[SideKey, Flows]
    cells: Mapping[CellKey, Flows]
    homes: Mapping[Home, Flows]
    dirty_sides: Collection[SideKey]
    dirty_cells: Collection[CellKey]


def _advanced(
    before: Routes,
    ground: Ground,
    affected: Collection[str],
    changes: Mapping[str, Wish | None],
    barred: Collection[int] = (),
    rows: Collection[int] = (),
) -> Generator[None, None, Routes]:
    """Do the affected flows anew, then the groups they left, entered or are in, each kind from the one before.

    Every yield ends a slice that may run between events; an edit runs them all at once.
    """
    wishes = updated(before.wishes, changes)
    fresh = yield from _fresh_paths(before, ground, wishes, affected)
    groups = yield from _regrouped(before, wishes, changes, fresh)
    paths = updated(
        before.paths, {flow: path for flow, path in fresh.items() if path != before.paths.get(flow)}
    )
    yield
    ports, given_way = yield from _fresh_ports(before, ground, paths, groups)
    yield
    runs, gutters = yield from _runs(before, ground, paths, ports, given_way | set(affected))
    yield
    tracks = yield from _advanced_tracks(before, runs, gutters)
    found = Routes(
        ground,
        before.calm,
        wishes,
        paths,
        groups.touching,
        groups.sides,
        groups.cells,
        groups.homes,
        ports,
        runs,
        tracks,
    )
    homes = {
        *homes_left_or_entered(before.paths, fresh, changes),
        *homes_anew(before, found, gutters, groups.dirty_cells, barred, rows),
    }
    labels = WhenSeen(groups.homes, partial(words_at, found), before.labels.known_without(homes))
    found = replace(found, labels=labels)
    redone = given_way.union(affected, *_redone(before, found, gutters, homes, groups.dirty_cells))
    return replace(found, redone=frozenset(redone), lines=kept_lines(before, ground, redone))


def _fresh_paths(
    before: Routes, ground: Ground, wishes: Mapping[str, Wish], affected: Collection[str]
) -> Generator[None, None, dict[str, Path | None]]:
    """Find the ways of the affected flows; None for one that is gone or not drawn."""

    def fresh_path(flow_id: str) -> Path | None:
        wish = wishes.get(flow_id)
        return path_of(wish, ground, calm=before.calm) if wish else None

    return (yield from _in_slices(affected, fresh_path))


def _regrouped(
    before: Routes,
    wishes: Mapping[str, Wish],
    changes: Mapping[str, Wish | None],
    fresh: Mapping[str, Path | None],
) -> Generator[None, None, _Groups]:
    """Put the flows done anew into the groups of their new ways."""
    olds = [(flow_id, path) for flow_id in fresh if (path := before.paths.get(flow_id))]
    news = [(flow_id, path) for flow_id, path in fresh.items() if path]
    touching, _ = regrouped(before.touching, _ends(before.wishes, changes), _ends(wishes, changes))
    yield
    sides, dirty_sides = regrouped(before.at_side, _sides(olds), _sides(news))
    yield
    cells, dirty_cells = regrouped(before.under_cell, _cells(olds), _cells(news))
    homes, _ = regrouped(before.at_home, _homes(olds), _homes(news))
    return _Groups(touching, sides, cells, homes, dirty_sides, dirty_cells)


def _fresh_ports(
    before: Routes, ground: Ground, paths: Mapping[str, Path], groups: _Groups
) -> Generator[None, None, tuple[Mapping[SideKey, Mapping[PortKey, float]], set[str]]]:
    """Return the ports, and the flows at card sides where they are others than before."""
    sides = groups.sides
    fresh = yield from _in_slices(groups.dirty_sides, lambda key: _ports(key, sides, paths, ground))
    ports = updated(before.ports, fresh)
    given_way = {
        flow_id
        for key in groups.dirty_sides
        if ports.get(key) != before.ports.get(key)
        for flow_id in sides.get(key, ())
    }
    return ports, given_way


def _redone(
    before: Routes,
    found: Routes,
    gutters: Collection[Gutter],
    homes: Collection[Home],
    cells: Collection[CellKey],
) -> Iterator[Iterable[str]]:
    """Yield the flows seen on other tracks than before, with words placed again, and under cells done anew."""
    for gutter in gutters:
        if before.tracks.was_seen(gutter):
            retracked = differing(before.tracks.at(gutter), found.tracks.at(gutter))
            yield {flow for flow, _leg in retracked}
            yield seated_otherwise(before, found, gutter, retracked)
    for home in homes:
        if before.labels.was_seen(home):
            yield before.at_home.get(home, ())
            yield found.at_home.get(home, ())
    for cell in cells:
        yield found.under_cell.get(cell, ())


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


def _sides(paths: Iterable[tuple[str, Path]]) -> Iterable[tuple[SideKey, str]]:
    return (((port.anchor_id, port.side), flow_id) for flow_id, path in paths for port in path.ports)


def _homes(paths: Iterable[tuple[str, Path]]) -> Iterable[tuple[Home, str]]:
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

    return place(path.out) if path.out else 0.0, place(path.into) if path.into else 0.0


def _advanced_tracks(
    before: Routes, runs: Mapping[Gutter, Runs], gutters: Collection[Gutter]
) -> Generator[None, None, WhenSeen[Gutter, Tracks]]:
    """Share out the tracks of the gutters with other runs as far as somebody looked at them; the rest when seen."""
    if not gutters:
        return before.tracks
    seen = [gutter for gutter in gutters if before.tracks.was_seen(gutter)]
    fresh = yield from _in_slices(seen, lambda gutter: _tracks(before, gutter, runs), _GUTTERS)
    known = {**before.tracks.known_without(gutters), **fresh}
    return WhenSeen(runs, lambda gutter: tracks_of(gutter[0], runs.get(gutter, ())), known)


def _tracks(before: Routes, gutter: Gutter, runs: Mapping[Gutter, Runs]) -> Tracks:
    old_runs, old_tracks = before.runs.get(gutter, ()), before.tracks.at(gutter)
    return tracks_of(gutter[0], runs.get(gutter, ()), old_runs, old_tracks)
