"""Persona: the archetype whose journey a map shows."""

from __future__ import annotations

from typing import ClassVar, Literal

from cjeditor.model.records.base import ChannelId, HexColour, Ordered, Text, Texts, Whole
from cjeditor.model.records.picture import PictureUse


class Persona(Ordered):
    """A customer, employee or partner with goals, needs and ways of deciding."""

    kind: ClassVar[str] = "personas"

    name: Text = ""
    party: Literal["customer", "employee", "partner"] = "customer"
    picture: PictureUse | None = None
    age: Whole | None = None
    role: Text = ""
    quote: Text = ""
    story: Text = ""
    goals: Texts = ()
    needs: Texts = ()
    frustrations: Texts = ()
    behaviours: Texts = ()
    expectations: Texts = ()
    decision_factors: Texts = ()
    preferred_channels: tuple[ChannelId, ...] = ()
    colour: HexColour | None = None
    marker: Literal["circle", "diamond", "triangle", "square"] | None = None
