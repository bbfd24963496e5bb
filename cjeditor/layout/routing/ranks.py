"""Ranks: the numbers that columns, or rows, keep while others come and go between them.

They grow from the first to the last, with room between them, so that what is said in ranks (the ways of flows) stays
true after an insertion elsewhere. Knows nothing of what is ranked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final, NamedTuple
from zlib import crc32

from cjeditor.frozen import Remembering, frozen

END: Final = 1 << 40
"""The rank of what lies behind the last one."""
LONGEST: Final = 8
"""So many make the longest stretch."""
_ONE_OF: Final = 4
_STEP: Final = 1 << 16


class Stretch(NamedTuple):
    """Some in a row, as a range of their places, called by the rank of the first."""

    name: int
    places: range


@frozen
class Ranks(Remembering):
    """What is ranked, by id in order, and its ranks; the last rank is the end's.

    `groups` says what each belongs to, where they belong to something.
    """

    ids: tuple[str, ...]
    numbers: tuple[int, ...]
    groups: tuple[str, ...] = ()

    @cached_property
    def places(self) -> Mapping[int, int]:
        """How many lie before each rank."""
        return {number: place for place, number in enumerate(self.numbers)}

    @cached_property
    def before(self) -> Mapping[int, int | None]:
        """The rank before each, None before the first."""
        return dict(zip(self.numbers, (None, *self.numbers), strict=False))

    @cached_property
    def after(self) -> Mapping[int, int]:
        """The rank after each but the end's."""
        return dict(pairwise(self.numbers))

    @cached_property
    def by_id(self) -> Mapping[str, int]:
        """The rank of each id."""
        return dict(zip(self.ids, self.numbers, strict=False))

    @cached_property
    def stretches(self) -> Mapping[int, Stretch]:
        """The stretch that each rank belongs to: at most `LONGEST` in a row.

        Some groups begin a stretch anew wherever they lie, so that what comes or goes shifts few.
        """
        found: dict[int, Stretch] = {}
        first = 0
        for place in range(1, len(self.groups) + 1):
            is_last = place == len(self.groups) or (
                self.groups[place] != self.groups[place - 1] and _begins_anew(self.groups[place])
            )
            if is_last or place - first == LONGEST:
                stretch = Stretch(self.numbers[first], range(first, place))
                found.update(dict.fromkeys(self.numbers[first:place], stretch))
                first = place
        return found

    def between(self, first: int, last: int) -> Sequence[int]:
        """Return the ranks after the first, up to the last, either of which may be gone."""
        return [number for number in self.numbers if first < number <= last]


class Grid(NamedTuple):
    """The ranks of a map's columns and of its rows."""

    columns: Ranks
    rows: Ranks


def ranked(ids: Iterable[str], groups: Iterable[str] = ()) -> Ranks:
    """Rank ids from scratch."""
    listed = tuple(ids)
    return Ranks(listed, (*range(0, len(listed) * _STEP, _STEP), END), tuple(groups))


def ranked_again(before: Ranks, ids: Iterable[str], groups: Iterable[str] = ()) -> Ranks | None:
    """Rank ids so that as many as can keep their ranks; None when there is no room left between two that stay."""
    listed, grouped = tuple(ids), tuple(groups)
    if (listed, grouped) == (before.ids, before.groups):
        return before
    known = before.by_id
    kept = _longest_rise([known[one] for one in listed if one in known])
    numbers: list[int] = []
    for is_new, run in groupby(listed, lambda one: known.get(one) not in kept):
        if not is_new:
            numbers += [known[one] for one in run]
            continue
        low = numbers[-1] if numbers else None
        count = len(list(run))
        high = min((number for number in kept if low is None or number > low), default=END)
        found = list(_spread(low, high, count))
        if not found:
            return None
        numbers += found
    return Ranks(listed, (*numbers, END), grouped)


def recast(old: Ranks, new: Ranks) -> set[int]:
    """Return the ranks that came, went or follow upon another than before."""
    if old is new:
        return set()
    before, after = old.before, new.before
    return {
        number
        for number in before.keys() | after.keys()
        if before.get(number, -END) != after.get(number, -END)
    }


def _begins_anew(group: str) -> bool:
    """Whether a group is one of the few that begin a stretch: its name decides and nothing else."""
    return crc32(group.encode()) % _ONE_OF == 0


def _spread(low: int | None, high: int, count: int) -> Iterator[int]:
    """Ranks between two others; none when they do not fit."""
    if low is None:
        low = (0 if high == END else high) - (count + 1) * _STEP
    step = min((high - low) // (count + 1), _STEP)
    if step:
        yield from range(low + step, low + step * (count + 1), step)


def _longest_rise(numbers: Sequence[int]) -> Collection[int]:
    """The longest selection of numbers that grow from first to last, so that what moved is little."""
    tails: list[int] = []
    trail: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(tails, number)
        tails[place : place + 1] = [number]
        trail[number] = tails[place - 1] if place else None
    found: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        found.add(last)
        last = trail[last]
    return found
