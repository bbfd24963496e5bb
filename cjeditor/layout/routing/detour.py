"""Detour: a way through the gutters when a card over several columns bars the plain one.

A shortest-path search over the crossings of gutters, only for the few flows that need it.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise

from cjeditor.layout.routing.ground import ROW, Ground, Gutter, at_gutter, in_row, row_of
from cjeditor.layout.routing.ranks import Ranks

_TURN = 0.5
"""What a turn costs, measured in columns or rows crossed."""

_Crossing = tuple[int, int]
"""The gutter between rows, then the one between columns."""


def detour(ground: Ground, out_gutter: int, start: float, in_gutter: int, end: float) -> tuple[Gutter, ...]:
    """Return gutters from a place in one gutter between columns to a place in another, down and along in turns.

    The outer gutters are never barred, so that there is always a way.
    """
    goals = set(_first_crossings(ground, in_gutter, end))
    queue: list[tuple[float, _Crossing, tuple[_Crossing, ...]]] = [
        (_away(start, crossing), crossing, (crossing,))
        for crossing in _first_crossings(ground, out_gutter, start)
    ]
    queue.sort()
    seen: set[_Crossing] = set()
    while queue:
        cost, crossing, trail = heappop(queue)
        if crossing in goals:
            return _gutters(out_gutter, in_gutter, trail)
        if crossing in seen:
            continue
        seen.add(crossing)
        for step, following in _neighbours(ground, crossing):
            if following not in seen:
                heappush(queue, (cost + step, following, (*trail, following)))
    return ("down", out_gutter), ("along", row_of(start) or 0), ("down", in_gutter)


def _first_crossings(ground: Ground, gutter: int, place: float) -> list[_Crossing]:
    row = row_of(place) or 0
    levels = (row, ground.below(row))
    return [(level, gutter) for level in levels if ground.is_free(gutter, place, at_gutter(level))]


def _neighbours(ground: Ground, crossing: _Crossing) -> list[tuple[float, _Crossing]]:
    level, gutter = crossing
    columns, rows = ground.grid
    found = [(1.0 + _TURN / 4, (level, near)) for near in _beside(columns, gutter)]
    found += [
        (1.0, (near, gutter))
        for near in _beside(rows, level)
        if ground.is_free(gutter, at_gutter(level), at_gutter(near))
    ]
    return found


def _beside(ranks: Ranks, gutter: int) -> list[int]:
    """The gutters before and after one."""
    found = (ranks.before[gutter], ranks.after.get(gutter))
    return [near for near in found if near is not None]


def _away(place: float, crossing: _Crossing) -> float:
    """How far in rows a place lies from the gutter above or below its row."""
    row = row_of(place) or 0
    lower = (place - in_row(row, 0.0)) / ROW / 2
    return 0.5 + lower if crossing[0] == row else 0.5 - lower


def _gutters(out_gutter: int, in_gutter: int, trail: tuple[_Crossing, ...]) -> tuple[Gutter, ...]:
    """Join a trail of crossings into gutters, each named once."""
    found: list[Gutter] = [("down", out_gutter)]
    for before, after in pairwise(trail):
        gutter: Gutter = ("along", after[0]) if before[0] == after[0] else ("down", after[1])
        if found[-1] != gutter:
            found.append(gutter)
    if len(found) == 1:
        found.append(("along", trail[-1][0]))
    last: Gutter = ("down", in_gutter)
    if found[-1] != last:
        found.append(last)
    return tuple(found)
