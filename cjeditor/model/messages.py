"""What lower rooms say instead of sentences: messages, findings and errors meant for a person.

Only `ui` and `app` turn these into words of a language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from cjeditor.frozen import frozen

Value: TypeAlias = "str | int | float | Message"
Severity: TypeAlias = Literal["error", "warning", "hint"]


@frozen
class Message:
    """A sentence in plain English with named values, to be translated by its source.

    With a `count`, `plural` is the English source for every count but one, and `{count}` may stand in both. A value
    may be a message itself: a reason or the name of a field within a sentence.
    """

    id: str
    source: str
    values: Mapping[str, Value] = field(default_factory=dict)
    count: int | None = None
    plural: str = ""

    def english(self) -> str:
        """Return the sentence in English, for logs, tests and the command line's fallback."""
        template = self.source if self.count in (None, 1) or not self.plural else self.plural
        named = {
            name: figure(value) if isinstance(value, float) else value for name, value in self.values.items()
        }
        named = named if self.count is None else {"count": self.count, **named}
        return template.format_map(named) if named else template

    def __str__(self) -> str:
        """Stand in another sentence in English."""
        return self.english()


def figure(value: float) -> str:
    """Return a decimal number as English writes it, without noise, an exponent or a useless .0."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def message(message_id: str, source: str, **values: Value) -> Message:
    """Return a message without a plural."""
    return Message(message_id, source, values)


def counted(message_id: str, one: str, many: str, count: int, **values: Value) -> Message:
    """Return a message whose words depend on a count; `{count}` may stand in both sources."""
    return Message(message_id, one, values, count, many)


@frozen
class Finding:
    """One thing a check noticed about one object, with what to do about it."""

    rule: str
    severity: Severity
    object_id: str
    message: Message
    measured: float | None = None
    limit: float | None = None
    remedy: Message | None = None


class UserError(Exception):
    """A refusal meant for a person: what failed, where, why and what to do."""

    def __init__(
        self,
        what: Message,
        *,
        place: str = "",
        reason: Message | None = None,
        remedy: Message | None = None,
    ) -> None:
        """Keep the parts apart, so that they can be translated and laid out."""
        self.what, self.place, self.reason, self.remedy = what, place, reason, remedy
        parts = [place + ":" if place else "", what.english()]
        parts += [part.english() for part in (reason, remedy) if part is not None]
        super().__init__(" ".join(part for part in parts if part))
