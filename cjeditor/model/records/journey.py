"""Journey: one person's path towards a goal, on one map."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from cjeditor.model.records.base import (
    CrewId,
    Day,
    JourneyId,
    Ordered,
    OwnerId,
    PersonaId,
    ProductId,
    Text,
    Texts,
    Value,
)

JourneyStatus: TypeAlias = Literal["not mapped", "draft", "in review", "validated", "retired"]


class CrewPart(Value):
    """What a crew has to do with a journey."""

    crew: CrewId
    part: Literal["owns", "contributes", "watches"] = "contributes"


class HeaderField(Value):
    """A free line of the title block."""

    label: Text
    text: Text = ""


class Journey(Ordered):
    """Who, what for, when and how well known; state and nature are two separate axes."""

    kind: ClassVar[str] = "journeys"

    title: Text = ""
    goal: Text = ""
    trigger: Text = ""
    scenario: Text = ""
    scope_in: Text = ""
    scope_out: Text = ""
    personas: tuple[PersonaId, ...] = ()
    products: tuple[ProductId, ...] = ()
    level: Literal["L0", "L1", "L2"] | None = None
    parent: JourneyId | None = None
    state: Literal["current", "future"] | None = None
    nature: Literal["planned", "observed"] | None = None
    variant_of: JourneyId | None = None
    owner: OwnerId | None = None
    crews: tuple[CrewPart, ...] = ()
    status: JourneyStatus | None = None
    review: Day | None = None
    as_of: Day | None = None
    version: Text = ""
    authors: Texts = ()
    confidentiality: Text = ""
    basis: Text = ""
    header_fields: tuple[HeaderField, ...] = ()
