"""Tracks: which line of a gutter each flow in it runs on, a pure function of the flows in that gutter.

Flows take the cheapest track in the order of their starts: not one already taken where they run, then the one with
the fewest crossings, then the one that leaves room for their head. Past the capacity they share a track.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from cjeditor.layout.routing.ground import Axis

EMPTY: Final[Mapping[tuple[str, int], int]] = MappingProxyType({})
_SHARED: Final = 100.0
_CROSSING: Final = 4.0
_MARGIN: Final[Mapping[Axis, float]] = {"down": 12.0, "along": 0.0}
"""Runs that end this near each other keep apart as if they overlapped; room for corners."""

_LEANING: Final[Mapping[int, tuple[float, ...]]] = {
    -1: (9.0, 3.0, 0.0),
    0: (1.0, 0.0, 1.0),
    1: (0.0, 3.0, 9.0),
}
"""The cost of a track between columns by the side a head points to: it needs its length before the card."""

_ALONG: Final = (3.0, 2.0, 0.0, 1.0)
"""Between rows the lower tracks come first: labels of exits hang into the upper ones."""


Leg: TypeAlias = tuple[str, int]
"""A flow and the number of one of its gutters: a way round an obstacle may come through a gutter twice."""
Tracks: TypeAlias = Mapping[Leg, int]


class Run(NamedTuple):
    """One flow's stretch of a gutter, from `low` to `high` in the gutter's own places.

    The sides say where its line goes across the gutter at either end: −1 left or above, +1 right or below. `head` is
    the side its arrow head points to when it arrives from this gutter, else 0.
    """

    low: float
    high: float
    flow_id: str
    leg: int
    low_side: int
    high_side: int
    is_forward: bool
    head: int = 0

    @property
    def key(self) -> Leg:
        """Which stretch of which flow it is."""
        return self.flow_id, self.leg


Runs: TypeAlias = tuple[Run, ...]


def run_of(leg: Leg, start: float, start_side: int, end: float, end_side: int, head: int = 0) -> Run:
    """Return the run of a flow's leg that enters at `start` and leaves at `end`."""
    if start <= end:
        return Run(start, end, *leg, start_side, end_side, is_forward=True, head=head)
    return Run(end, start, *leg, end_side, start_side, is_forward=False, head=head)


def tracks_of(axis: Axis, runs: Runs, old_runs: Runs = (), old_tracks: Tracks = EMPTY) -> dict[Leg, int]:
    """Return the track of each run in one gutter, counted from the left or from above; runs come sorted.

    Runs that meet no others in between are shared out apart, so that with the old runs and their tracks only what
    changed is done anew; the result is the same without.
    """
    known = {clump[0].key: clump for clump in _clumps(axis, old_runs)}
    placed: dict[Leg, int] = {}
    for clump in _clumps(axis, runs):
        placed.update(_shared_out(axis, clump, known.get(clump[0].key, ()), old_tracks))
    return placed


def _clumps(axis: Axis, runs: Runs) -> Iterator[list[Run]]:
    """Cut sorted runs where none reaches from one to the next."""
    margin = _MARGIN[axis]
    clump: list[Run] = []
    reach = 0.0
    for run in runs:
        if clump and run.low > reach:
            yield clump
            clump = []
        reach = max(reach, run.high + margin) if clump else run.high + margin
        clump.append(run)
    if clump:
        yield clump


def _shared_out(axis: Axis, clump: list[Run], known: Sequence[Run], old_tracks: Tracks) -> dict[Leg, int]:
    """Share out a clump; as each run gives way to earlier ones only, those before the first new one keep theirs."""
    if known == clump:
        return {run.key: old_tracks[run.key] for run in clump}
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(clump, known, strict=False))))
    placed: dict[Leg, int] = {}
    active: list[tuple[Run, int]] = []
    margin = _MARGIN[axis]
    for place, run in enumerate(clump):
        active = [(other, track) for other, track in active if other.high + margin >= run.low]
        if place < same:
            track = old_tracks[run.key]
        else:
            costs = _costs(axis, run, active)
            track = costs.index(min(costs))
        placed[run.key] = track
        active.append((run, track))
    return placed


def _costs(axis: Axis, run: Run, active: list[tuple[Run, int]]) -> list[float]:
    """What each track costs a run: one that is taken most, then the ends that a run on it crosses or is crossed by."""
    costs = list(_LEANING[run.head] if axis == "down" else _ALONG)
    low, high = run.low, run.high
    for other, taken in active:
        costs[taken] += _SHARED
        # Plain comparisons in one place: this is the busiest loop of sharing out.
        sides = []
        if other.low < low < other.high:
            sides.append(run.low_side)
        if other.low < high < other.high:
            sides.append(run.high_side)
        if low < other.low < high:
            sides.append(-other.low_side)
        if low < other.high < high:
            sides.append(-other.high_side)
        for side in sides:
            for track in range(taken) if side == 1 else range(taken + 1, len(costs)) if side else ():
                costs[track] += _CROSSING
    return costs
