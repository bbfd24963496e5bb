"""Cards: adding, moving and parking touchpoints and notes alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

from cjeditor.edits.landing import cards_lying, land
from cjeditor.edits.notes import add_note, new_note
from cjeditor.edits.siblings import found, insert
from cjeditor.edits.touchpoints import add_touchpoint, new_touchpoint
from cjeditor.edits.words import label, label_for, nothing_called, refused
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.ids import NewId
from cjeditor.model.lane_rules import accepts_kind
from cjeditor.model.records import Card
from cjeditor.model.records.place import Parked
from cjeditor.model.slot import Slot
from cjeditor.model.whereabouts import journey_of, lane_of, over_of

CardKind: TypeAlias = Literal["touchpoints", "notes"]
_CARD_KINDS: tuple[CardKind, ...] = ("touchpoints", "notes")


def card_kind_for(atlas: Atlas, lane_id: str) -> CardKind | None:
    """Return the kind of card a lane takes, "touchpoints" or "notes", or None when it takes none."""
    lane = atlas.lanes.get(lane_id)
    return None if lane is None else next((kind for kind in _CARD_KINDS if accepts_kind(lane, kind)), None)


def add_card(atlas: Atlas, card_id: str, slot: Slot, text: str = "") -> Change:
    """Add the kind of card that the lane takes."""
    if _kind_or_refuse(atlas, slot.lane) == "touchpoints":
        return add_touchpoint(atlas, card_id, slot, text)
    return add_note(atlas, card_id, slot, text)


def add_cards(atlas: Atlas, lines: Sequence[str], slot: Slot, new_id: NewId) -> Change:
    """Add a card for each line that is not blank, one below the other."""
    kind = _kind_or_refuse(atlas, slot.lane)
    lane = atlas.lanes[slot.lane]
    make = new_touchpoint if kind == "touchpoints" else new_note
    cards = [make(lane, new_id(kind), line.strip()) for line in lines if line.strip()]
    draft = Draft(atlas)
    land(draft, cards, slot)
    return draft.change(label("add", kind, len(cards)))


def move_cards(atlas: Atlas, card_ids: Sequence[str], slot: Slot) -> Change:
    """Move cards into one cell, in reading order: by step, then lane, then place in their cell."""
    cards = in_reading_order(atlas, found_cards(atlas, card_ids))
    draft = Draft(atlas)
    land(draft, cards, slot)
    return draft.change(label_for("move", cards))


def park_cards(atlas: Atlas, card_ids: Sequence[str], journey_id: str) -> Change:
    """Put cards into a journey's parking lot, after those that lie there."""
    cards = in_reading_order(atlas, found_cards(atlas, card_ids))
    lot = Parked(journey=found(atlas.journeys, journey_id).id)
    moving = {card.id for card in cards}
    draft = Draft(atlas)
    lying = cards_lying(draft, lot, moving)
    insert(draft, [card.replaced(place=lot, last_step=None) for card in cards], lying, len(lying))
    return draft.change(label_for("park", cards))


def found_cards(atlas: Atlas, ids: Iterable[str]) -> list[Card]:
    """Return cards by id, each once; refuses an id that is no card's."""
    return list(_each_card(atlas, dict.fromkeys(ids)))


def in_reading_order(atlas: Atlas, cards: list[Card]) -> list[Card]:
    """Return cards as one reads a map: by step, then lane, then place in their cell; loose ones last."""
    if len(cards) < 2:
        return cards
    journeys = dict.fromkeys(journey_of(atlas, card.id) for card in cards)
    overs: dict[str | None, int] = {}
    lanes: dict[str | None, int] = {}
    for journey in filter(None, journeys):
        for over in _columns(atlas, journey):
            overs[over] = len(overs)
        for lane in atlas.index.lanes(journey):
            lanes[lane] = len(lanes)
    end = len(overs) + 1
    return sorted(
        cards,
        key=lambda card: (overs.get(over_of(card), end), lanes.get(lane_of(card), len(lanes)), card.sort_key),
    )


def _columns(atlas: Atlas, journey: str) -> Iterator[str]:
    yield journey
    for stage in atlas.index.stages(journey):
        yield stage
        yield from atlas.index.steps(stage)


def _each_card(atlas: Atlas, ids: Iterable[str]) -> Iterator[Card]:
    for card_id in ids:
        card = atlas.card(card_id)
        if card is None:
            raise nothing_called(card_id)
        yield card


def _kind_or_refuse(atlas: Atlas, lane_id: str) -> CardKind:
    lane = found(atlas.lanes, lane_id)
    kind = card_kind_for(atlas, lane_id)
    if kind is None:
        raise refused("lane_takes_none", "The lane “{lane}” takes no cards.", lane=lane.title)
    return kind
