"""Tracks: which line of a gutter each flow in it runs on, a pure function of the flows in that gutter.

Flows take the cheapest track in the order of their starts: not one already taken where they run, nor one between two
tracks as long as there is another, then the one with the fewest crossings that passes over no head and leaves room for
their own. Past the capacity they share a track.
Only the order of places counts, never how far apart they are, but for the room of heads and corners.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from cjeditor.drawing.look import sizes
from cjeditor.layout.routing.ground import Axis

EMPTY: Final[Mapping[tuple[str, int], int]] = MappingProxyType({})
_SHARED: Final = 1000.0
_NEAR: Final = 50.0
"""The cost of a track next to one that is taken: half as far from it as flows are in general."""
_BETWEEN: Final = 100.0
"""The cost of a track between columns that lies between two others, so that flows keep apart as long as they can."""
_CROSSING: Final = 4.0
_PASSING: Final = 8.0
_HEAD_ROOM: Final = 8.0
"""Half the length of a gutter that a head, or the bars of a mark, take at their side."""
_FEW: Final = 12
"""In a clump of more runs nobody chooses twice."""
_MARK_LEG: Final = -1
_MARK_TRACK: Final = sizes.COLUMN_TRACKS - 1
_MARGIN: Final[Mapping[Axis, float]] = {"down": 12.0, "along": 0.0}
"""Runs that end this near each other keep apart as if they overlapped; room for corners."""

_LEANING: Final[Mapping[int, tuple[float, ...]]] = {
    -1: (9.0, 3.0, 0.0),
    0: (1.0, 0.0, 1.0),
    1: (0.0, 3.0, 9.0),
}
"""The cost of the left, middle and right track between columns by the side a head points to: it needs its length
before the card."""

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

    @property
    def is_mark(self) -> bool:
        """Whether only the bars of a hand-off stand here."""
        return self.leg == _MARK_LEG


Runs: TypeAlias = tuple[Run, ...]
Wish: TypeAlias = tuple[float, ...]
"""What each track costs a run by itself."""
Wished: TypeAlias = tuple[Run, Wish]


def mark_run(flow_id: str, place: float) -> Run:
    """Return what the bars of a hand-off take of the gutter before their card."""
    return Run(place, place, flow_id, _MARK_LEG, 0, 0, is_forward=True, head=1)


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
        old = known.get(clump[0].key, [])
        if old == clump or _are_alike(axis, old, clump):
            placed.update((run.key, old_tracks[run.key]) for run in clump)
        elif axis == "along":
            alike = [(run, _ALONG) for run in clump], [(run, _ALONG) for run in old]
            placed.update(_in_turn(*alike, old_tracks, _MARGIN["along"], 0.0))
        else:
            placed.update(_beside_heads(clump, old, old_tracks))
    return placed


def _are_alike(axis: Axis, old: Sequence[Run], new: Sequence[Run]) -> bool:
    """Whether two clumps are the same in all that tracks depend on: what runs are like, and how their places compare."""
    if [run[2:] for run in old] != [run[2:] for run in new]:
        return False
    return _order(axis, old) == _order(axis, new)


def _order(axis: Axis, clump: Sequence[Run]) -> list[int]:
    """The order of the places that are compared, equal ones sharing a number."""
    margin = _MARGIN[axis]
    places = [
        place
        for low, high, *_like in clump
        for place in (low, high, high + margin, low - _HEAD_ROOM, high + _HEAD_ROOM)
    ]
    order = {place: number for number, place in enumerate(sorted(set(places)))}
    return [order[place] for place in places]


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


def _in_turn(
    wished: Sequence[Wished], known: Sequence[Wished], old_tracks: Tracks, margin: float, near: float
) -> dict[Leg, int]:
    """Share out a clump; as each run gives way to earlier ones only, those before the first new one keep theirs."""
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(wished, known, strict=False))))
    placed: dict[Leg, int] = {}
    active: list[tuple[Run, int]] = []
    for run, _wish in wished[:same]:
        placed[run.key] = old_tracks[run.key]
        active.append((run, placed[run.key]))
    for run, wish in wished[same:]:
        active = [(other, track) for other, track in active if other.high + margin >= run.low]
        costs = _costs(wish, run, active, near)
        placed[run.key] = costs.index(min(costs))
        active.append((run, placed[run.key]))
    return placed


def _beside_heads(clump: Sequence[Run], known: Sequence[Run], old_tracks: Tracks) -> dict[Leg, int]:
    """Share out a clump between columns in turn, clear of heads and marks; let the runs of a small one choose again."""
    wished, was_wished = _wishes(clump), _wishes(known)
    is_small = len(wished) <= _FEW or len(was_wished) <= _FEW
    placed = {run.key: _MARK_TRACK for run in clump if run.is_mark}
    placed.update(_in_turn(wished, () if is_small else was_wished, old_tracks, _MARGIN["down"], _NEAR))
    for run, wish in wished if len(wished) <= _FEW else ():
        others = [
            (other, placed[other.key]) for other, _wish in wished if other is not run and _meet(run, other)
        ]
        costs = _costs(wish, run, others, _NEAR)
        if min(costs) < costs[placed[run.key]]:
            placed[run.key] = costs.index(min(costs))
    return placed


def _meet(one: Run, other: Run) -> bool:
    margin = _MARGIN["down"]
    return other.high + margin >= one.low and one.high + margin >= other.low


def _wishes(clump: Sequence[Run]) -> list[Wished]:
    """What each track costs the runs by themselves: little room for its head, or passing over those of others."""
    heads: dict[int, list[float]] = {-1: [], 1: []}
    for run in clump:
        if run.head:
            heads[run.head].append(run.high if run.is_forward else run.low)
    for places in heads.values():
        places.sort()
    return [(run, _wish(run, heads)) for run in clump if not run.is_mark]


def _wish(run: Run, heads: Mapping[int, Sequence[float]]) -> Wish:
    low, high = run.low - _HEAD_ROOM, run.high + _HEAD_ROOM
    head, lefts, rights = run.head, heads[-1], heads[1]
    left = _PASSING * (bisect_left(lefts, high) - bisect_right(lefts, low) - (head == -1))
    right = _PASSING * (bisect_left(rights, high) - bisect_right(rights, low) - (head == 1))
    first, middle, last = _LEANING[head]
    first, middle, last = first + left, middle + (left + right) / 4, last + right
    return first, (first + middle) / 2 + _BETWEEN, middle, (middle + last) / 2 + _BETWEEN, last


def _costs(wish: Sequence[float], run: Run, active: Iterable[tuple[Run, int]], near: float) -> list[float]:
    """What each track costs a run: one that is taken most, one beside it `near`, then the ends that a run on it crosses
    or is crossed by.
    """
    low, high, _flow, _leg, low_side, high_side, _forward, _head = run
    # The ends by taken track and side: one to the right (1) crosses the tracks before it, one to the left (-1) those
    # behind. Plain comparisons in one place: this is the busiest loop of sharing out.
    ends = [[0, 0, 0] for _track in wish]
    runs = [0] * (len(wish) + 1)
    for other, taken in active:
        runs[taken] += 1
        sides = ends[taken]
        other_low, other_high, _flow, _leg, other_low_side, other_high_side, _forward, _head = other
        if other_low < low < other_high:
            sides[low_side] += 1
        if other_low < high < other_high:
            sides[high_side] += 1
        if low < other_low < high:
            sides[-other_low_side] += 1
        if low < other_high < high:
            sides[-other_high_side] += 1
    return _summed(wish, runs, ends, near)


def _summed(
    wish: Sequence[float], runs: Sequence[int], ends: Sequence[Sequence[int]], near: float
) -> list[float]:
    """Add up what each track costs; `runs` counts those taken, with a nought behind the last."""
    before = behind = 0
    for sides in ends:
        behind += sides[1]
    costs = []
    for track, (_nowhere, right, left) in enumerate(ends):
        behind -= right
        beside = runs[track - 1] + runs[track + 1]
        costs.append(wish[track] + _CROSSING * (before + behind) + _SHARED * runs[track] + near * beside)
        before += left
    return costs
