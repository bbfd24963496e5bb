"""`frozen`: the decorator of plain values, a frozen dataclass with slots that is made and filled in less time.

Every room may import this leaf; it imports none of them. The standard library compiles six functions a class, and the
program starts with a hundred such classes, which took it half as long as importing Qt; here one is compiled. Records,
which are validated, are pydantic's and no business of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, cast, dataclass_transform

T = TypeVar("T")


class Remembering:
    """Base of a frozen value that works something out once: `cached_property` needs a dict beside the slots."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Return the class as `dataclass(frozen=True, slots=True)` makes it, for `replace`, `fields` and `match` as well.

    Of what a field can say, its default, `default_factory`, `compare` and `repr` count.
    """
    cls.__doc__ = cls.__doc__ or cls.__name__  # else a signature is worked out to stand for it
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    values = _reader([item.name for item in fields(made) if item.compare])

    def equals(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    methods = {"init": _initialiser(made), "eq": equals, "hash": hashed, "repr": _shown}
    for name, method in (*methods.items(), ("setattr", _refuse), ("delattr", _refuse)):
        setattr(made, f"__{name}__", method)
    return cast("type[T]", made)


def _initialiser(cls: type) -> Callable[..., None]:
    """Return the `__init__` of a class, which sets each slot directly: half the time of `object.__setattr__`."""
    names: dict[str, Any] = {"_MISSING": MISSING}
    parameters, body = ["self"], ["pass"]
    for item in fields(cls):
        names[f"_set_{item.name}"] = getattr(cls, item.name).__set__
        parameters.append(_parameter(item, names))
        body.append(f"_set_{item.name}(self, {_argument(item)})")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body), names)  # noqa: S102  # as dataclasses do; the names are our own
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _parameter(item: Field[Any], names: dict[str, Any]) -> str:
    """Return a field as a parameter, and keep its default, or what makes it, among the names."""
    if item.default_factory is not MISSING:
        names[f"_make_{item.name}"] = item.default_factory
        return f"{item.name}=_MISSING"
    if item.default is MISSING:
        return item.name
    names[f"_default_{item.name}"] = item.default
    return f"{item.name}=_default_{item.name}"


def _argument(item: Field[Any]) -> str:
    if item.default_factory is MISSING:
        return item.name
    return f"_make_{item.name}() if {item.name} is _MISSING else {item.name}"


def _reader(names: Sequence[str]) -> Callable[[object], tuple[Any, ...]]:
    """Return a function that reads attributes of an object."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda owner: tuple(getattr(owner, name) for name in names)


def _shown(self: Any) -> str:
    shown = (f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: object, name: str, _value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__qualname__}.{name} cannot be changed; make a new one")
