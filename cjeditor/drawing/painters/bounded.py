"""Bounded: a cache that never grows past its limit. It knows nothing of what it keeps."""

from __future__ import annotations

from itertools import islice
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Bounded(Generic[K, V]):
    """Keeps at most `limit` values; when full, the oldest quarter goes at once, so that dropping costs little."""

    __slots__ = ("_limit", "_values")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._values: dict[K, V] = {}

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: K) -> V | None:
        """Return the kept value, or None."""
        return self._values.get(key)

    def put(self, key: K, value: V) -> V:
        """Keep the value and return it."""
        if len(self._values) >= self._limit:
            for old in list(islice(self._values, max(1, self._limit // 4))):
                del self._values[old]
        self._values[key] = value
        return value

    def clear(self) -> None:
        """Forget everything."""
        self._values.clear()
