"""Actor: a party other than the customer."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from cjeditor.model.records.base import Ordered, Text

ActorRelation: TypeAlias = Literal["own", "partner", "competitor", "authority", "supplier", "social"]


class Actor(Ordered):
    """Who takes part: our own people, a partner, a competitor, family and friends …"""

    kind: ClassVar[str] = "actors"

    title: Text = ""
    code: Text = ""
    relation: ActorRelation = "partner"
    description: Text = ""
