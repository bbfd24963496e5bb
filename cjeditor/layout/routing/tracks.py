"""Tracks: which line of a gutter each flow in it runs on, a pure function of the flows in that gutter.

Flows take the cheapest track in the order of their starts: not one already taken where they run, then the one with
the fewest crossings, then the one that leaves room for their head. Past the capacity they share a track.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from cjeditor.layout.routing.ground import Axis

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


class Run(NamedTuple):
    """One flow's stretch of a gutter, from `start` to `end` in the gutter's own places.

    The sides say where it comes from and goes to across the gutter: −1 left or above, +1 right or below. `head` is
    the side its arrow head points to when it arrives from this gutter, else 0.
    """

    flow_id: str
    start: float
    start_side: int
    end: float
    end_side: int
    head: int = 0

    @property
    def low(self) -> float:
        """The smaller end."""
        return min(self.start, self.end)

    @property
    def high(self) -> float:
        """The greater end."""
        return max(self.start, self.end)


def tracks_of(axis: Axis, runs: Iterable[Run]) -> dict[str, int]:
    """Return the track of each flow in one gutter, counted from the left or from above."""
    placed: dict[str, int] = {}
    active: list[tuple[Run, int]] = []
    margin = _MARGIN[axis]
    for run in sorted(runs, key=lambda run: (run.low, run.high, run.flow_id)):
        active = [(other, track) for other, track in active if other.high + margin >= run.low]
        costs = _costs(axis, run, active)
        track = costs.index(min(costs))
        placed.setdefault(run.flow_id, track)
        active.append((run, track))
    return placed


def _costs(axis: Axis, run: Run, active: list[tuple[Run, int]]) -> list[float]:
    costs = list(_LEANING[run.head] if axis == "down" else _ALONG)
    for other, taken in active:
        for track in range(len(costs)):
            if track == taken:
                costs[track] += _SHARED
            else:
                costs[track] += _CROSSING * _crossings(run, track, other, taken)
    return costs


def _crossings(one: Run, one_track: int, other: Run, other_track: int) -> int:
    side = 1 if other_track > one_track else -1
    return _ends_across(one, other, side) + _ends_across(other, one, -side)


def _ends_across(one: Run, other: Run, side: int) -> int:
    """Count the ends of one run that turn towards the other's track and meet it."""
    low, high = other.low, other.high
    return (one.start_side == side and low < one.start < high) + (
        one.end_side == side and low < one.end < high
    )
