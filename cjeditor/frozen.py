"""`frozen`: the decorator of plain values, a frozen dataclass with slots that is made and filled in less time.

Every room may import this leaf; it imports none of them. The standard library compiles six functions a class, and the
program starts with a hundred such classes, which took it half as long as importing Qt; here one is compiled. Records,
which are validated, are pydantic's and no business of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from inspect import get_annotations
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, cast, dataclass_transform

T = TypeVar("T")


class Remembering:
    """Base of a frozen value that works something out once: `cached_property` needs a dict beside the slots."""


class ByIdentity:
    """Base of a frozen value that equals nothing but itself, so that comparing costs nothing."""

    __slots__ = ()


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Return the class as `dataclass(frozen=True, slots=True)` makes it, for `replace`, `fields` and `match` as well.

    Every annotated name of its own body is a field; it inherits none. Of what a field can say, its default,
    `default_factory`, `compare` and `repr` count.
    """
    names = tuple(get_annotations(cls))
    said: dict[str, Field[Any]] = {name: _said(cls.__dict__.get(name, MISSING)) for name in names}
    values = _reader([name for name in names if said[name].compare])

    def initialised(self: object, *given: object, **named: object) -> None:
        # Compiled for the first value: half of the classes make none before the window stands.
        made.__init__ = _initialiser(made, said)
        made.__init__(self, *given, **named)

    def equals(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    kept = {name: value for name, value in cls.__dict__.items() if name not in {*names, *_OF_EVERY_CLASS}}
    body = {
        **kept,
        "__qualname__": cls.__qualname__,
        "__slots__": names,
        "__match_args__": names,
        "__dataclass_fields__": _Fields(cls),
        "__init__": initialised,
        "__repr__": _shown,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }
    if not issubclass(cls, ByIdentity):
        body |= {"__eq__": equals, "__hash__": hashed}
    metaclass: Any = type(cls)
    made = metaclass(cls.__name__, cls.__bases__, body)
    return cast("type[T]", made)


_OF_EVERY_CLASS = ("__dict__", "__weakref__")


class _Fields:
    """What `fields` and `replace` know of a class; the standard library works it out when it is first asked for."""

    def __init__(self, described: type) -> None:
        self._described = described

    def __get__(self, _value: object, made: Any) -> Any:
        described: Any = self._described
        if "__dataclass_fields__" not in vars(described):
            dataclass(init=False, repr=False, eq=False)(described)
        made.__dataclass_fields__ = described.__dataclass_fields__
        return described.__dataclass_fields__


def _said(default: Any) -> Field[Any]:
    """Return what is said of a field; most say a default and nothing else."""
    made: Field[Any] = default if isinstance(default, Field) else field(default=default)
    return made


def _initialiser(cls: type, said: Mapping[str, Field[Any]]) -> Callable[..., None]:
    """Return the `__init__` of a class, which sets each slot directly: half the time of `object.__setattr__`."""
    names: dict[str, Any] = {"_MISSING": MISSING}
    parameters, body = ["self"], ["pass"]
    for name, item in said.items():
        names[f"_set_{name}"] = getattr(cls, name).__set__
        parameters.append(_parameter(name, item, names))
        body.append(f"_set_{name}(self, {_argument(name, item)})")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body), names)  # noqa: S102  # as dataclasses do; the names are our own
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _parameter(name: str, item: Field[Any], names: dict[str, Any]) -> str:
    """Return a field as a parameter, and keep its default, or what makes it, among the names."""
    if item.default_factory is not MISSING:
        names[f"_make_{name}"] = item.default_factory
        return f"{name}=_MISSING"
    if item.default is MISSING:
        return name
    names[f"_default_{name}"] = item.default
    return f"{name}=_default_{name}"


def _argument(name: str, item: Field[Any]) -> str:
    if item.default_factory is MISSING:
        return name
    return f"_make_{name}() if {name} is _MISSING else {name}"


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
