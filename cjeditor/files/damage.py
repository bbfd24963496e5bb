"""What JSON allows and a document does not: NaN, numbers without bound, repeated keys, endless nesting.

The parser leaves these marks in the plain values; loading finds them and can write them back as they were.
"""

from __future__ import annotations

import json
from typing import Any

from cjeditor.files.reasons import because
from cjeditor.frozen import frozen
from cjeditor.model.messages import Message

DEEPEST = 64
"""Levels of nesting that a value may have; pydantic writes no more than 255."""
LONGEST_TEXT = 1_000_000
"""Characters of a text that has to be looked at one by one; one without anything odd, as a picture's, may be longer."""
LONGEST_INT = 18
"""Digits of a whole number: what every program that reads JSON can hold."""


@frozen
class Unusable:
    """A number that no document may hold, as it was written."""

    text: str

    @property
    def reason(self) -> Message:
        """Why not."""
        if self.text in {"NaN", "Infinity", "-Infinity"}:
            return because("not-a-number", text=self.text)
        shown = self.text if len(self.text) <= 24 else f"{self.text[:12]}…"
        return because("huge", text=shown)


class Repeated(dict[str, Any]):
    """An object whose keys are not unique; as a dict it has the last value of each."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        """Keep all pairs beside the dict."""
        super().__init__(pairs)
        self.pairs = pairs

    def names(self) -> set[str]:
        """The keys that come more than once."""
        seen = [name for name, _value in self.pairs]
        return {name for name in seen if seen.count(name) > 1}


def trouble(value: Any, depth: int = 0) -> Message | None:
    """Return what makes a plain value unusable, or None."""
    if isinstance(value, Unusable):
        return value.reason
    if isinstance(value, str):
        return None if len(value) <= LONGEST_TEXT else _too_long(value)
    if depth > DEEPEST:
        return because("deep", count=DEEPEST)
    if isinstance(value, Repeated):
        return repeated_reason(min(value.names()))
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next((found for part in parts if (found := trouble(part, depth + 1)) is not None), None)


def _too_long(text: str) -> Message | None:
    if text.isascii() and text.isprintable():
        return None
    return because("long", count=LONGEST_TEXT)


def repeated_reason(name: str) -> Message:
    """Return the sentence about a key that comes twice."""
    return because("repeated-key", name=without_surrogates(name))


def verbatim(value: Any) -> str:
    """Return a plain value as JSON text with all its damage, so that nothing is lost by setting it aside.

    Goes without recursion: what is set aside may be nested as deep as the parser went.
    """
    out: list[str] = []
    todo: list[Any] = [value]
    while todo:
        item = todo.pop()
        if isinstance(item, _Literal):
            out.append(item)
        elif isinstance(item, Unusable):
            out.append(item.text)
        elif isinstance(item, dict):
            pairs = item.pairs if isinstance(item, Repeated) else list(item.items())
            todo += reversed(_object_parts(pairs))
        elif isinstance(item, list):
            todo += reversed(_list_parts(item))
        else:
            out.append(json.dumps(item, ensure_ascii=_has_surrogate(item)))
    return "".join(out)


def without_surrogates(value: Any) -> Any:
    """Return a plain value whose texts can be written in UTF-8."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "ignore").decode("utf-8")
    if isinstance(value, dict):
        return {without_surrogates(name): without_surrogates(part) for name, part in value.items()}
    if isinstance(value, list):
        return [without_surrogates(part) for part in value]
    return value


class _Literal(str):
    """A piece of JSON that is finished."""

    __slots__ = ()


def _object_parts(pairs: list[tuple[str, Any]]) -> list[Any]:
    parts: list[Any] = [_Literal("{")]
    for place, (name, value) in enumerate(pairs):
        parts += [_Literal(", ")] if place else []
        parts += [name, _Literal(": "), value]
    return [*parts, _Literal("}")]


def _list_parts(values: list[Any]) -> list[Any]:
    parts: list[Any] = [_Literal("[")]
    for place, value in enumerate(values):
        parts += [_Literal(", "), value] if place else [value]
    return [*parts, _Literal("]")]


def _has_surrogate(value: Any) -> bool:
    return isinstance(value, str) and without_surrogates(value) != value
