"""WhenSeen: what is found a key at a time, as somebody looks: tracks by gutter, words by home.

Knows neither; after an edit what was looked at goes along, and what nobody saw is not found for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V", bound=Mapping[Any, Any])


class WhenSeen(Mapping[K, V]):
    """The values of the keys that have any, each found when it is first asked for; equal by what they hold."""

    __slots__ = ("_find", "_keys", "_known")

    def __init__(
        self, keys: Iterable[K], find: Callable[[K], V], known: Mapping[K, V] = MappingProxyType({})
    ) -> None:
        """Take over what is known from before."""
        self._keys, self._find, self._known = keys, find, dict(known)

    def at(self, key: K) -> V:
        """Return the value of a key, an empty one where there is none."""
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._find(key)
        return found

    def known_without(self, keys: Collection[K]) -> dict[K, V]:
        """Return what was looked at already, but for some keys."""
        return {key: value for key, value in self._known.items() if key not in keys}

    @property
    def seen(self) -> Collection[K]:
        """The keys that somebody looked at."""
        return self._known.keys()

    def was_seen(self, key: K) -> bool:
        """Whether anybody looked at a key."""
        return key in self._known

    def __getitem__(self, key: K) -> V:
        """Return the value of a key; raises KeyError where there is none."""
        found = self.at(key)
        if not found:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[K]:
        """Go through the keys that have a value."""
        return (key for key in self._keys if self.at(key))

    def __len__(self) -> int:
        """Count the keys that have a value."""
        return sum(1 for _key in self)
