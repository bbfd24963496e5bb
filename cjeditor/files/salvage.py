"""One damaged value: which of its fields are sound, and why the others are not.

A field that may be left out is dropped with its reason; without a required one there is no record.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cjeditor.files.damage import Repeated, repeated_reason, trouble, verbatim, without_surrogates
from cjeditor.files.reasons import because
from cjeditor.frozen import frozen
from cjeditor.model.messages import Message
from cjeditor.model.records.base import Value
from cjeditor.model.refusals import why_refused
from cjeditor.model.text import clean_text

V = TypeVar("V", bound=Value)


@frozen
class Salvaged(Generic[V]):
    """What could be read of a value: it, or None; the fields that are damaged; those whose text was cleaned."""

    value: V | None
    bad: Mapping[str, Message]
    cleaned: tuple[str, ...] = ()


def salvage(value_type: type[V], item: dict[str, Any]) -> Salvaged[V]:
    """Return as much of a plain value as is sound."""
    bad = _troubles(item)
    plain = {without_surrogates(name): without_surrogates(item[name]) for name in item if name not in bad}
    cleaned = tuple(
        name
        for name in item
        if name not in bad and name in value_type.model_fields and _would_change(item[name])
    )
    while True:
        try:
            value = value_type.model_validate(plain)
        except ValidationError as error:
            wrong = {str(detail["loc"][0]): _reason(detail) for detail in error.errors(include_url=False)}
            bad = {**wrong, **bad}
            if any(value_type.model_fields[name].is_required() for name in wrong):
                return Salvaged(None, bad)
            plain = {name: part for name, part in plain.items() if name not in wrong}
        else:
            return Salvaged(value, bad, cleaned)


def about_fields(bad: Mapping[str, Message]) -> Message:
    """Return one sentence about the first damaged field."""
    name, reason = next(iter(bad.items()))
    return because("field", field=without_surrogates(name), reason=reason)


def _troubles(item: dict[str, Any]) -> dict[str, Message]:
    repeated = item.names() if isinstance(item, Repeated) else ()
    bad = {name: repeated_reason(name) for name in item if name in repeated}
    for name, value in item.items():
        if name not in bad and (found := trouble(value)) is not None:
            bad[name] = found
    return bad


def _would_change(value: Any) -> bool:
    if isinstance(value, str):
        return clean_text(value) != value
    if isinstance(value, dict):
        return any(without_surrogates(name) != name or _would_change(part) for name, part in value.items())
    return isinstance(value, list) and any(_would_change(part) for part in value)


def _reason(detail: ErrorDetails) -> Message:
    if detail["type"] == "missing":
        return why_refused(detail)
    given = verbatim(detail["input"]) if isinstance(detail["input"], str | int | float | None) else "…"
    shown = given if len(given) <= 40 else f"{given[:40]}…"
    return because("value", value=shown, problem=why_refused(detail))
