"""Inputs: what each part of the map is given to draw, as plain values beside the records.

They compare by identity first, so that a part whose input is the same is never made again. Nothing here reads the
atlas; `gather` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from cjeditor.drawing.frame import Colour
from cjeditor.drawing.look.colours import Marker
from cjeditor.frozen import Remembering, frozen
from cjeditor.layout.columns import Columns
from cjeditor.layout.options import LayoutOptions
from cjeditor.model.records import Emotion, Lane, Note, PictureUse, Touchpoint


class ChannelLook(NamedTuple):
    """A channel as cards show it; `is_repeated` says that its colour is another channel's already."""

    id: str
    title: str
    icon: str
    letter: str
    colour: Colour
    is_repeated: bool = False


class PersonaLook(NamedTuple):
    """A persona as title block, curves and legend show it; `name` has the age behind it, `short` has not.

    `aspect` is the height of its picture over the width.
    """

    id: str
    name: str
    short: str
    line: str
    quote: str
    colour: Colour
    marker: Marker
    picture: PictureUse | None = None
    aspect: float = 1.0


class TouchpointInput(NamedTuple):
    """A touchpoint with what its card shows of the dictionaries.

    `codes` are those of product and crew; `other` names the party that is not the organisation's own; `aspect` is
    the height of its picture over the width. `room_under` is what the flows with an open end want below the card.
    """

    record: Touchpoint
    channels: tuple[ChannelLook, ...] = ()
    codes: tuple[str, ...] = ()
    other: str = ""
    votes: int = 0
    aspect: float = 0.75
    personas: tuple[PersonaLook, ...] = ()
    room_under: float = 0.0


class NoteInput(NamedTuple):
    """A note with what its card shows of other records."""

    record: Note
    votes: int = 0
    aspect: float = 0.75
    personas: tuple[PersonaLook, ...] = ()


CardInput: TypeAlias = TouchpointInput | NoteInput
CardsByOver: TypeAlias = Mapping[str, tuple[CardInput, ...]]
EmotionsByStep: TypeAlias = Mapping[str, tuple[Emotion, ...]]


@frozen
class LaneInput(Remembering):
    """A lane and all it shows: its cards by step, stage or journey, its emotions by step."""

    lane: Lane
    columns: Columns
    cards: CardsByOver
    emotions: EmotionsByStep
    personas: tuple[PersonaLook, ...]
    channels: tuple[ChannelLook, ...]
    scale: str
    options: LayoutOptions

    def is_same(self, other: LaneInput) -> bool:
        """Whether a lane laid out for the other is laid out for this one."""
        return (
            self.lane is other.lane
            and self.columns is other.columns
            and self.cards is other.cards
            and self.emotions is other.emotions
            and self.personas == other.personas
            and self.channels == other.channels
            and self.scale == other.scale
            and self.options == other.options
        )
