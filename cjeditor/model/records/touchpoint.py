"""Touchpoint: one contact at a step through a channel."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from cjeditor.model.records.base import (
    ActorId,
    Amount,
    ChannelId,
    CrewId,
    Flag,
    JourneyId,
    Level,
    Ordered,
    PersonaId,
    ProductId,
    Share,
    StepId,
    SystemId,
    Text,
    Texts,
)
from cjeditor.model.records.evidence import NO_EVIDENCE, Evidence
from cjeditor.model.records.picture import PictureUse
from cjeditor.model.records.place import Place

TouchpointRole: TypeAlias = Literal["contact", "customer alone", "backstage", "support"]
Initiator: TypeAlias = Literal["customer", "organisation", "third party"]
Consent: TypeAlias = Literal["not asked", "asked", "given", "not needed"]


class Touchpoint(Ordered):
    """A card of the map; the first channel gives its colour, whatever lane it lies in.

    `last_step` is the last step a spanning card covers; minutes are active minutes of the customer; money is in the
    atlas's currency.
    """

    kind: ClassVar[str] = "touchpoints"

    place: Place
    last_step: StepId | None = None
    title: Text = ""
    description: Text = ""
    channels: tuple[ChannelId, ...] = ()
    role: TouchpointRole = "contact"
    initiator: Initiator | None = None
    actors: tuple[ActorId, ...] = ()
    product: ProductId | None = None
    crew: CrewId | None = None
    supporting_crews: tuple[CrewId, ...] = ()
    systems: tuple[SystemId, ...] = ()
    personas: tuple[PersonaId, ...] = ()
    moment_of_truth: Flag = False
    importance: Level | None = None
    outcome: Literal["success", "failure"] | None = None
    entry_share: Share | None = None
    active_minutes: Amount | None = None
    wait: Text = ""
    cost: Amount | None = None
    price: Amount | None = None
    features: Texts = ()
    personal_data: Text = ""
    consent: Consent | None = None
    evidence: Evidence = NO_EVIDENCE
    tags: Texts = ()
    picture: PictureUse | None = None
    private: Flag = False
    detail: JourneyId | None = None
