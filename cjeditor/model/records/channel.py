"""Channel: the medium of a contact, digital or not; a medium, never a party."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cjeditor.model.records.base import HexColour, Ordered, Text


class Channel(Ordered):
    """A branch, the phone, the web, a letter …; its letter stands on the card in ink-saving prints."""

    kind: ClassVar[str] = "channels"

    title: Text = ""
    nature: Literal["digital", "physical"] = "digital"
    icon: Text = ""
    letter: Annotated[Text, Field(max_length=3)] = ""
    colour: HexColour | None = None
    description: Text = ""
