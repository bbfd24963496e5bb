"""Grouping: a journey's channel lanes as at most three, for a poster that would otherwise be mostly empty cells.

A pure transformation of the atlas before it is laid out; nothing of it is ever saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypeAlias

from cjeditor.layout import words
from cjeditor.layout.options import Say
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Message
from cjeditor.model.order import spread
from cjeditor.model.records import Across, Card, Cell, Lane, Record

Family: TypeAlias = Literal["third", "digital", "physical"]
_TITLES: Final[Mapping[Family, Message]] = {
    "third": words.GROUPED_THIRD,
    "digital": words.GROUPED_DIGITAL,
    "physical": words.GROUPED_PHYSICAL,
}


def grouped(atlas: Atlas, journey_id: str, say: Say) -> Atlas:
    """Return the atlas with the journey's channel lanes merged by family: third parties, digital, voice and paper.

    Each family's cards lie in its first lane, which takes all channels and the family's name; the others are hidden.
    A family of one lane stays as it is.
    """
    families: dict[Family, list[Lane]] = {}
    for lane_id in atlas.index.lanes(journey_id):
        lane = atlas.lanes[lane_id]
        if lane.lane_kind == "channel" and not lane.hidden:
            families.setdefault(family_of(atlas, lane), []).append(lane)
    lanes: dict[str, Record] = dict(atlas.lanes)
    cards: dict[str, dict[str, Record]] = {
        "touchpoints": dict(atlas.touchpoints),
        "notes": dict(atlas.notes),
    }
    for family, members in families.items():
        if len(members) > 1:
            for lane in _merged(members, say(_TITLES[family])):
                lanes[lane.id] = lane
            for card in _gathered(atlas, members):
                cards[card.kind][card.id] = card
    return atlas.with_tables(atlas.info, {"lanes": lanes, **cards})


def family_of(atlas: Atlas, lane: Lane) -> Family:
    """Return a channel lane's family: by its first channel's nature; without channels it is for third parties."""
    channel = next((atlas.channels[key] for key in lane.channels if key in atlas.channels), None)
    return channel.nature if channel is not None else "third"


def _merged(members: Sequence[Lane], title: str) -> Sequence[Lane]:
    first, *others = members
    channels = tuple(dict.fromkeys(channel for lane in members for channel in lane.channels))
    whole = first.replaced(title=title, channels=channels, icon="", colour=None, collapsed=False)
    return [whole, *(lane.replaced(hidden=True) for lane in others)]


def _gathered(atlas: Atlas, members: Sequence[Lane]) -> Sequence[Card]:
    """The cards of the lanes in the first one, in the order of their lanes."""
    cells: dict[str, list[Card]] = {}
    for lane in members:
        for over, ids in atlas.index.cards_of_lane(lane.id).items():
            cells.setdefault(over, []).extend(card for key in ids if (card := atlas.card(key)))
    return [
        card.replaced(order=order, place=_in_lane(card, members[0].id))
        for cards in cells.values()
        for order, card in zip(spread(len(cards)), cards, strict=True)
    ]


def _in_lane(card: Card, lane_id: str) -> Cell | Across:
    place = card.place
    assert isinstance(place, Cell | Across)
    return place.replaced(lane=lane_id)
