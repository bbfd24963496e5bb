"""`updated`: a mapping with a few values set or taken out, made without a copy of the whole where it is large.

Every room may import this leaf; it imports none of them. An edit of one card among 10,000 would else copy the map of
all cards, and let go of the one before, to change one value.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from itertools import compress
from operator import is_not
from typing import Final, TypeVar, cast, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")
_BELOW: Final = object()


def updated(before: Mapping[K, V], news: Mapping[K, V | None]) -> Mapping[K, V]:
    """Return a mapping with some values set, or taken out where they are None; keys come in the order of a dict's.

    With many changes, or with none of them few beside the whole, it is a dict again: so both copying the changes and
    copying the whole once in a while stay cheap.
    """
    if not news:
        return before
    base, above = _base(before), _above(before)
    if (len(above) + len(news)) ** 2 > len(base) or any(above.get(key, _BELOW) is None for key in news):
        return _copied(before, news)
    size, layer = len(before), dict(above)
    for key, value in news.items():
        size += (value is not None) - (key in before)
        if value is not None or key in base:
            layer[key] = value
        else:
            layer.pop(key, None)
    return Layered(base, layer, size)


def _copied(before: Mapping[K, V], news: Mapping[K, V | None]) -> dict[K, V]:
    after = dict(before.items())
    for key, value in news.items():
        if value is None:
            after.pop(key, None)
        else:
            after[key] = value
    return after


def differing_keys(old: Mapping[K, V], new: Mapping[K, V]) -> list[K]:
    """Return the keys that only one of two mappings has, or that lead to other objects, in no order."""
    if old is new:
        return []
    if _base(old) is _base(new):
        return [key for key in {**_above(old), **_above(new)} if old.get(key) is not new.get(key)]
    if list(old) == list(new):
        # Nearly always, and then compared without a step of the interpreter a key.
        return list(compress(new, map(is_not, old.values(), new.values())))
    known = old.get
    return [key for key, value in new.items() if known(key) is not value] + [
        key for key in old if key not in new
    ]


def _base(mapping: Mapping[K, V]) -> Mapping[K, V]:
    return mapping.base if isinstance(mapping, Layered) else mapping


def _above(mapping: Mapping[K, V]) -> Mapping[K, V | None]:
    return mapping.above if isinstance(mapping, Layered) else {}


class Layered(Mapping[K, V]):
    """A mapping shared with other versions of itself, under the few values that are others in this one.

    Looking up costs two looks instead of one; who goes through all of it makes a dict of it, once.
    """

    __slots__ = ("_dict", "_size", "above", "base")

    def __init__(self, base: Mapping[K, V], above: Mapping[K, V | None], size: int) -> None:
        """Lay changes, None for what is gone, over a mapping that nobody changes any more; `size` is the sum."""
        self.base, self.above, self._size = base, above, size
        self._dict: Mapping[K, V] | None = None

    def __getitem__(self, key: K) -> V:
        """Return the value of a key; raises KeyError."""
        value = self.above.get(key, _BELOW)
        if value is _BELOW:
            return self.base[key]
        if value is None:
            raise KeyError(key)
        return value  # type: ignore[return-value]  # neither the mark nor None

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | D) -> V | D: ...
    def get(self, key: K, /, default: D | None = None) -> V | D | None:
        """Return the value of a key, or the default."""
        value = self.above.get(key, _BELOW)
        if value is _BELOW:
            return self.base.get(key, default)
        return default if value is None else value  # type: ignore[return-value]  # not the mark

    def __contains__(self, key: object) -> bool:
        """Whether it has the key."""
        value = self.above.get(cast("K", key), _BELOW)
        return key in self.base if value is _BELOW else value is not None

    def __len__(self) -> int:
        """Count the keys."""
        return self._size

    def __iter__(self) -> Iterator[K]:
        """Go through the keys."""
        return iter(self._whole())

    def keys(self) -> KeysView[K]:
        """Return the keys."""
        return self._whole().keys()

    def values(self) -> ValuesView[V]:
        """Return the values."""
        return self._whole().values()

    def items(self) -> ItemsView[K, V]:
        """Return keys and values."""
        return self._whole().items()

    def __eq__(self, other: object) -> bool:
        """Whether the other mapping has the same keys and values."""
        return self._whole() == (other._whole() if isinstance(other, Layered) else other)

    __hash__ = None  # type: ignore[assignment]  # as of a dict

    def __repr__(self) -> str:
        """Show it as the dict it stands for."""
        return repr(self._whole())

    def _whole(self) -> Mapping[K, V]:
        if self._dict is None:
            self._dict = _copied(self.base, self.above)
        return self._dict
