"""References: which fields of which records hold ids, derived once from the marks in the record types.

Load checks, delete cascades, pickers and merges all read this table; nobody lists the fields again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias, TypeVar

from cjeditor.frozen import frozen
from cjeditor.model.records.base import Record, Reference, Value

Path: TypeAlias = tuple[str, ...]
T = TypeVar("T")


@frozen
class ReferenceField:
    """A field that holds one id, a tuple of ids, or a map keyed by ids; the path leads through nested values."""

    path: Path
    reference: Reference


def references(record: Value) -> Iterator[tuple[ReferenceField, str]]:
    """Yield every id that a record holds, with the field that holds it."""
    for reference_field, ids in _scanner(type(record))(record):
        for target in ids:
            yield reference_field, target


@cache
def reference_fields(record_type: type[Value]) -> tuple[ReferenceField, ...]:
    """Return the reference fields of a record type that are not inside a union of values."""
    return tuple(
        ReferenceField((name,), mark)
        for name, info in record_type.model_fields.items()
        for mark in [*info.metadata, *_marks(info.annotation)]
        if isinstance(mark, Reference)
    )


def without_references(record: Value, gone: Callable[[str], bool]) -> dict[str, Any]:
    """Return the fields to replace so that optional references to `gone` ids vanish from a record.

    A nested value loses its ids in place; one whose own required id is gone (a picture's asset) is dropped.
    """
    return with_references(record, lambda target: None if gone(target) else target)


def strangers(record: Value, find: Callable[[str], Record | None]) -> frozenset[str]:
    """Return the ids that a record mentions where nothing is found, or a record of another kind than it names."""
    return frozenset(
        target for field, target in references(record) if not _is_named(field.reference, find(target))
    )


def _is_named(reference: Reference, found: Record | None) -> bool:
    return found is not None and (not reference.kinds or found.kind in reference.kinds)


def with_references(record: Value, new_target: Callable[[str], str | None]) -> dict[str, Any]:
    """Return the fields to replace so that every reference leads to its new target, or vanishes for None."""
    changed: dict[str, Any] = {}
    for name in type(record).model_fields:
        before = getattr(record, name)
        after = _redirected(before, new_target, holds_ids=name in _reference_names(type(record)))
        if after is not before:
            changed[name] = after
    return changed


_NewTarget: TypeAlias = Callable[[str], str | None]
_Scanner: TypeAlias = Callable[[Value], Iterator[tuple[ReferenceField, tuple[str, ...]]]]


@cache
def _scanner(record_type: type[Value]) -> _Scanner:
    direct = reference_fields(record_type)
    nested = tuple(name for name, info in record_type.model_fields.items() if _holds_values(info.annotation))

    def scan(record: Value) -> Iterator[tuple[ReferenceField, tuple[str, ...]]]:
        fields = record.__dict__
        for field in direct:
            value = fields[field.path[0]]
            if value:
                yield field, (value,) if isinstance(value, str) else tuple(value)
        for name in nested:
            value = fields[name]
            if value:
                for part in value if isinstance(value, tuple) else (value,):
                    for inner, ids in _scanner(_type_of(part))(part):
                        yield ReferenceField((name, *inner.path), inner.reference), ids

    return scan


@cache
def _reference_names(record_type: type[Value]) -> frozenset[str]:
    return frozenset(field.path[0] for field in reference_fields(record_type))


def _redirected(value: Any, new_target: _NewTarget, *, holds_ids: bool) -> Any:
    if isinstance(value, Value):
        return _redirected_value(value, new_target)
    if isinstance(value, tuple) and value and isinstance(value[0], Value):
        return _same_or(value, tuple(_present(_redirected_value(part, new_target) for part in value)))
    if not holds_ids or not value:
        return value
    if isinstance(value, str):
        return new_target(value)
    if isinstance(value, Mapping):
        moved = {new_target(key): item for key, item in value.items()}
        return _same_or(value, {key: item for key, item in moved.items() if key is not None})
    return _same_or(value, tuple(_present(new_target(target) for target in value)))


def _redirected_value(value: Value, new_target: _NewTarget) -> Value | None:
    """Return the value with its new ids; None when what is gone was all it stood for."""
    changed = with_references(value, new_target)
    if not changed:
        return value
    fields = type(value).model_fields
    if any(target is None and fields[name].is_required() for name, target in changed.items()):
        return None
    return value.replaced(**changed)


def _present(values: Iterable[T | None]) -> Iterator[T]:
    return (value for value in values if value is not None)


def _same_or(before: T, after: T) -> T:
    return before if before == after else after


def _marks(annotation: object) -> Iterator[object]:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return
    yield from getattr(annotation, "__metadata__", ())
    for argument in getattr(annotation, "__args__", ()):
        yield from _marks(argument)


def _type_of(value: Value) -> type[Value]:
    return type(value)


def _holds_values(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return True
    return any(_holds_values(argument) for argument in getattr(annotation, "__args__", ()))
