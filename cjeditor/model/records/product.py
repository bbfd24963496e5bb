"""Product: what the organisation offers; a journey may cross several."""

from __future__ import annotations

from typing import ClassVar

from cjeditor.model.records.base import ActorId, CrewId, HexColour, Ordered, Text


class Product(Ordered):
    """An offer with a short code, the crew that owns it and the party that provides it."""

    kind: ClassVar[str] = "products"

    title: Text = ""
    code: Text = ""
    colour: HexColour | None = None
    crew: CrewId | None = None
    provider: ActorId | None = None
    description: Text = ""
