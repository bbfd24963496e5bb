"""Parts of a map by name, with what each was made from, kept from one layout to the next.

Knows neither the parts nor their keys: a part is kept as long as its key is equal.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


class Pieces:
    """Parts kept from the layout before as long as what they are made from is equal."""

    def __init__(self, before: Mapping[str, tuple[Hashable, Any]]) -> None:
        self.before = before
        self.now: dict[str, tuple[Hashable, Any]] = {}

    def piece(self, name: str, key: Hashable, make: Callable[[], T]) -> T:
        """Return the part of this name, the one from before when its key is equal."""
        known = self.before.get(name)
        if known is None or not _is_same(known[0], key):
            known = (key, make())
        self.now[name] = known
        value: T = known[1]
        return value

    def kept(self, name: str) -> Any:
        """Return the part of this name from before, whose key is known to be equal."""
        self.now[name] = known = self.before[name]
        return known[1]


def _is_same(old: Hashable, new: Hashable) -> bool:
    return old is new or old == new
