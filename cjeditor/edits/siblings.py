"""Siblings: giving records their place in a row by order keys, touching as few other records as possible."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import TypeVar

from cjeditor.edits.words import nothing_called
from cjeditor.model.draft import Draft
from cjeditor.model.order import spread
from cjeditor.model.records import Record
from cjeditor.model.records.base import Ordered

S = TypeVar("S", bound=Ordered)
R = TypeVar("R", bound=Record)


def found(table: Mapping[str, R], record_id: str) -> R:
    """Return a record; refuses an id that is not there."""
    record = table.get(record_id)
    if record is None:
        raise nothing_called(record_id)
    return record


def all_found(table: Mapping[str, R], ids: Iterable[str]) -> list[R]:
    """Return several records, each once; refuses an id that is not there."""
    return [found(table, record_id) for record_id in dict.fromkeys(ids)]


def others(table: Mapping[str, S], ids: Iterable[str], moving: Collection[str] = ()) -> list[S]:
    """Return the siblings with these ids without the moving ones."""
    return [table[record_id] for record_id in ids if record_id not in moving]


def insert(draft: Draft, newcomers: Sequence[Ordered], siblings: Sequence[Ordered], index: int) -> None:
    """Put records among sorted siblings, in the order given, before the one at the index."""
    for record, key in zip(newcomers, make_room(draft, newcomers, siblings, index), strict=True):
        draft.put(record if record.order == key else record.replaced(order=key))


def make_room(
    draft: Draft, newcomers: Sequence[Ordered], siblings: Sequence[Ordered], index: int
) -> list[str]:
    """Return the order keys for newcomers before the sibling at the index.

    Newcomers whose keys already fit keep them; siblings get new keys only where two neighbours have the same.
    """
    index = max(0, min(index, len(siblings)))
    if _fit(newcomers, siblings, index):
        return [record.order for record in newcomers]
    low = siblings[index - 1].order if index else None
    pushed = _pushed(siblings, index, low)
    after = index + len(pushed)
    high = siblings[after].order if after < len(siblings) else None
    keys = spread(len(newcomers) + len(pushed), low, high)
    for record, key in zip(pushed, keys[len(newcomers) :], strict=True):
        draft.put(record.replaced(order=key))
    return keys[: len(newcomers)]


def _fit(newcomers: Sequence[Ordered], siblings: Sequence[Ordered], index: int) -> bool:
    row = [*siblings[max(0, index - 1) : index], *newcomers, *siblings[index : index + 1]]
    return all(left.order < right.order for left, right in pairwise(row))


def _pushed(siblings: Sequence[S], index: int, low: str | None) -> Sequence[S]:
    """Return the siblings after the gap that have the key before it, so that nothing fits between."""
    return (
        siblings[index:index]
        if low is None
        else [*takewhile(lambda sibling: sibling.order <= low, siblings[index:])]
    )
