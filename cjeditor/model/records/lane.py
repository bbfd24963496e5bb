"""Lane and LaneGroup: the rows of the map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, TypeAlias

from pydantic import AfterValidator, Field

from cjeditor.model.records.base import (
    EMPTY_MAP,
    ChannelId,
    Flag,
    FrozenMap,
    HexColour,
    LaneGroupId,
    Ordered,
    PersonaId,
    Reference,
    Text,
)

Plain: TypeAlias = Text | bool | int | Annotated[float, Field(allow_inf_nan=False)] | None
PlainValue: TypeAlias = Plain | tuple[Plain, ...]
Props: TypeAlias = Annotated[Mapping[str, PlainValue], AfterValidator(FrozenMap)]


class LaneGroup(Ordered):
    """Lanes that belong together, named on a strip at their left: "Digital", "Front stage"."""

    kind: ClassVar[str] = "lane_groups"

    journey: Annotated[str, Reference(("journeys",), required=True)]
    title: Text = ""


class Lane(Ordered):
    """A row of one kind; `props` holds plain values, never ids, that the kind's own model reads.

    The kind is any text, so that a lane kind of a later version survives load and save. The height is the least
    height in map units; None leaves it to the cards.
    """

    kind: ClassVar[str] = "lanes"

    journey: Annotated[str, Reference(("journeys",), required=True)]
    group: LaneGroupId | None = None
    lane_kind: Annotated[Text, Field(min_length=1, max_length=60)] = "channel"
    title: Text = ""
    description: Text = ""
    height: Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=20_000)] | None = None
    personas: tuple[PersonaId, ...] = ()
    channels: tuple[ChannelId, ...] = ()
    icon: Text = ""
    colour: HexColour | None = None
    hidden: Flag = False
    locked: Flag = False
    collapsed: Flag = False
    props: Props = EMPTY_MAP
