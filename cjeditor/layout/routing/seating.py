"""Seating: at which side of their line words stand that cross a gutter between rows, as the tracks of others say.

Reads tracks as they are shared out now; the places themselves were kept free before (`labels`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from cjeditor.layout.routing.ground import Gutter, at_gutter
from cjeditor.layout.routing.routes import Routes
from cjeditor.layout.routing.spots import Seats
from cjeditor.layout.routing.tracks import Leg, Run


def place_among(routes: Routes, flow_id: str, gutter: Gutter, level: int, seats: Seats) -> int:
    """Return which of the seats is a flow's: by the order of the tracks; for one alone, the side where fewer lines pass."""
    tracks = routes.tracks[gutter]
    if len(seats.flows) > 1:
        return sorted(seats.flows, key=lambda flow: (tracks[flow, 0], flow)).index(flow_id)
    others = passing(routes, flow_id, gutter, level)
    return int(2 * sum(track < tracks[flow_id, 0] for track in others) >= len(others))


def passing(routes: Routes, flow_id: str, gutter: Gutter, level: int) -> list[int]:
    """Return the tracks of the other lines that pass where a flow down a gutter crosses one between rows."""
    at, tracks = at_gutter(level), routes.tracks[gutter]
    return [
        tracks[run.key] for run in routes.runs[gutter] if run.low <= at <= run.high and run.flow_id != flow_id
    ]


def seated_otherwise(
    before: Routes, routes: Routes, gutter: Gutter, retracked: Collection[Leg]
) -> Iterator[str]:
    """Yield the lines worked out whose words stand at another side of them now: others down the same gutter decide.

    `retracked` are the runs there on another track than before.
    """
    if gutter[0] == "along":
        return
    olds, news = set(before.runs.get(gutter, ())), set(routes.runs.get(gutter, ()))
    gone, come = _passes(before, gutter, olds - news), _passes(routes, gutter, news - olds)
    if retracked:
        stay = [run for run in news & olds if run.key in retracked]
        gone, come = gone + _passes(before, gutter, stay), come + _passes(routes, gutter, stay)
    if not gone and not come:
        return
    for flow_id, leg in routes.tracks.at(gutter):
        if leg or flow_id not in before.lines:
            continue
        home = routes.paths[flow_id].home
        if not home or home[0] == "down" or not routes.labels.was_seen(home):
            continue
        label, at = routes.labels.at(home).get(flow_id), at_gutter(home[1])
        if label is None or label.seats is None or _at(gone, at) == _at(come, at):
            continue
        if _seat(before, flow_id, gutter, home[1], label.seats) != _seat(
            routes, flow_id, gutter, home[1], label.seats
        ):
            yield flow_id


def _seat(routes: Routes, flow_id: str, gutter: Gutter, level: int, seats: Seats) -> tuple[int, bool]:
    """The place of words, and whether any line passes beside theirs."""
    place = place_among(routes, flow_id, gutter, level, seats)
    return place, bool(passing(routes, flow_id, gutter, level))


_Pass: TypeAlias = tuple[float, float, Leg, int]
"""Where a run begins and ends, whose it is, and its track."""


def _passes(routes: Routes, gutter: Gutter, runs: Iterable[Run]) -> list[_Pass]:
    tracks = routes.tracks.at(gutter)
    return [(run.low, run.high, run.key, tracks[run.key]) for run in runs if not run.is_mark]


def _at(passing: Iterable[_Pass], at: float) -> set[tuple[Leg, int]]:
    """What crosses a gutter between rows, and on which tracks."""
    return {(leg, track) for low, high, leg, track in passing if low <= at <= high}
