"""Marks: what a question found, by object id, for the map to show without knowing the question; and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from cjeditor.frozen import frozen
from cjeditor.model.messages import Message

Tone: TypeAlias = Literal["bad", "warning", "good", "neutral"]
Sign: TypeAlias = Literal["badge", "heat", "path"]


@frozen
class Badge:
    """A few letters on an object, with the sentence behind them."""

    text: str
    tone: Tone
    message: Message


@frozen
class Marks:
    """Badges, heat (0–1) and highlighted paths by object id."""

    badges: Mapping[str, Badge] = field(default_factory=dict)
    heat: Mapping[str, float] = field(default_factory=dict)
    paths: tuple[tuple[str, ...], ...] = ()


@frozen
class Meaning:
    """A line of the legend: a sign and what it says; text and tone are those of a badge."""

    sign: Sign
    words: Message
    text: str = ""
    tone: Tone = "neutral"


NO_MARKS = Marks()
