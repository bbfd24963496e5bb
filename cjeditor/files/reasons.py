"""Why a value of a file could not be used: every reason in one table, kept in the file as its rule and named values.

So a reason is told in the language of whoever reads it, today or after years; a file of an early version holds an
English sentence instead, which stays what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from string import Formatter
from typing import Any, Final

from cjeditor.model.messages import Message, Value, message
from cjeditor.model.refusals import CLAUSES

_SAID: Final = message("files.damage.said", "{text}")
_UNKNOWN: Final = message("files.damage.unknown", "a later version of cjeditor knows why")

_REASONS: Final[Mapping[str, Message]] = {
    reason.id: reason
    for reason in (
        *CLAUSES,
        message("files.damage.no-list", "it is not a list of records"),
        message("files.damage.no-object", "it is not an object"),
        message("files.damage.same-id", "another record has the same id"),
        message("files.damage.set-aside", "it is no entry of this list"),
        message("files.damage.not-a-number", "{text} is not a number"),
        message("files.damage.huge", "the number {text} is too large"),
        message("files.damage.deep", "it is nested more than {count} levels deep"),
        message("files.damage.long", "the text is longer than {count} characters"),
        message("files.damage.repeated-key", "the key “{name}” is given more than once"),
        message("files.damage.field", "the field “{field}” is damaged ({reason})"),
        message("files.damage.value", "{value}: {problem}"),
        message("files.damage.pinned-cycle", "it is pinned to itself"),
        message("files.damage.hangs-on", "it belongs to {record}, which was set aside"),
        message("files.damage.leads-nowhere", "its “{field}” is {target}, which is not in the file"),
    )
}


def because(rule: str, **values: Value) -> Message:
    """Return the reason of a rule with its named values."""
    return replace(_REASONS[f"files.damage.{rule}"], values=values)


def reason_as_plain(reason: Message) -> Any:
    """Return a reason as a file keeps it."""
    if reason.id == _SAID.id:
        return reason.values["text"]
    values = {
        name: reason_as_plain(value) if isinstance(value, Message) else value
        for name, value in reason.values.items()
    }
    return {"rule": reason.id, "values": values} if values else {"rule": reason.id}


def reason_from_plain(plain: Any) -> Message | None:
    """Return the reason that a file keeps, None when it is none; one that only a later version knows is kept too."""
    match plain:
        case str(text):
            return replace(_SAID, values={"text": text})
        case {"rule": str(rule), **rest} if rest.keys() <= {"values"}:
            values = _values(rest.get("values", {}))
            return None if values is None else _known(rule, values)
        case _:
            return None


def _known(rule: str, values: Mapping[str, Value]) -> Message:
    """Return the reason in our words, or that a later version has them when rule or values are not ours."""
    ours = _REASONS.get(rule)
    fits = (
        ours is not None
        and {name for _text, name, *_rest in Formatter().parse(ours.source) if name} <= values.keys()
    )
    return Message(rule, ours.source if ours is not None and fits else _UNKNOWN.source, values)


def _values(plain: Any) -> dict[str, Value] | None:
    if not isinstance(plain, Mapping):
        return None
    read = {name: _value(value) for name, value in plain.items()}
    values = {name: value for name, value in read.items() if value is not None}
    return values if len(values) == len(read) else None


def _value(plain: Any) -> Value | None:
    if isinstance(plain, Mapping):
        return reason_from_plain(plain)
    return plain if isinstance(plain, str | int | float) and not isinstance(plain, bool) else None
