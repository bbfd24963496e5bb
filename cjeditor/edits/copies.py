"""Copies: duplicating cards, and pasting cards of this atlas or another; flows between them come along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from cjeditor.edits.arrangement import Spot, around, span_end
from cjeditor.edits.cards import found_cards, in_reading_order
from cjeditor.edits.journeys import twin
from cjeditor.edits.landing import cards_lying, land, place_of
from cjeditor.edits.siblings import found, insert
from cjeditor.edits.words import label_for, refused
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.ids import NewId
from cjeditor.model.records import Card, Flow, Note, Place, Record, Touchpoint
from cjeditor.model.records.base import EMPTY_MAP
from cjeditor.model.records.place import Parked
from cjeditor.model.references import strangers, without_references
from cjeditor.model.slot import Slot
from cjeditor.model.whereabouts import covered_steps

R = TypeVar("R", bound=Record)


def duplicate_cards(atlas: Atlas, card_ids: Sequence[str], new_id: NewId) -> Change:
    """Copy cards, each cell's copies below the last of its originals, with the flows among them."""
    cards = in_reading_order(atlas, found_cards(atlas, card_ids))
    twins = {card.id: new_id(card.kind) for card in cards}
    places: dict[Place, list[Card]] = {}
    for card in cards:
        places.setdefault(card.place, []).append(card)
    draft = Draft(atlas)
    for place, together in places.items():
        siblings = found_cards(atlas, atlas.index.cards_at(place))
        index = max(siblings.index(card) for card in together) + 1
        insert(draft, [twin(card, twins) for card in together], siblings, index)
    leaving = (atlas.flows[flow] for card in cards for flow in atlas.index.flows_from(card.id))
    _copy_flows(draft, leaving, twins, new_id)
    return draft.change(label_for("duplicate", cards))


def paste_cards(
    atlas: Atlas,
    records: Iterable[Record],
    slot: Slot,
    new_id: NewId,
    spots: Mapping[str, Spot] = EMPTY_MAP,
) -> Change:
    """Add copies of cards, and of the flows among them, in the order given, around a slot as they lay when copied.

    The records may come from another atlas: what they mention that is not here is left out. A card that no lane of
    the map takes comes to lie in the parking lot.
    """
    records = list(records)
    cards = [record for record in records if isinstance(record, Touchpoint | Note)]
    if not cards:
        raise refused("nothing_to_paste", "There is no card to paste.")
    journey = found(atlas.lanes, slot.lane).journey
    place_of(atlas, slot)
    twins = {card.id: new_id(card.kind) for card in cards}
    draft = Draft(atlas)
    landed, homeless = around(atlas, cards, spots, slot)
    for there, together in landed.items():
        land(draft, [_settled(atlas, card, twins, journey) for card in together], there)
        for card in together:
            if card.id in spots and there.over in atlas.steps:
                _keep_width(draft, twins[card.id], spots[card.id].width, there.over)
    lot = Parked(journey=journey)
    parked = [_settled(atlas, card, twins, journey).replaced(place=lot, last_step=None) for card in homeless]
    lying = cards_lying(draft, lot, ())
    insert(draft, parked, lying, len(lying))
    _copy_flows(draft, (record for record in records if isinstance(record, Flow)), twins, new_id)
    return draft.change(label_for("paste", cards))


def _keep_width(draft: Draft, card_id: str, width: int, step_id: str) -> None:
    card = draft.card(card_id)
    assert card is not None, "it landed just now"
    draft.put(card.replaced(last_step=span_end(draft.atlas, step_id, width)))


def _settled(atlas: Atlas, card: Card, twins: Mapping[str, str], journey: str) -> Card:
    """Return the copy without mentions of what this atlas lacks; it remembers its lane, if that is here."""
    if strangers(card.place, atlas.find):
        card = card.replaced(place=Parked(journey=journey), last_step=None)
    elif len(covered_steps(atlas, card)) < 2:
        card = card.replaced(last_step=None)
    return twin(_at_home(atlas, card, twins), twins)


def _at_home(atlas: Atlas, record: R, twins: Mapping[str, str]) -> R:
    """Return the record without mentions of what this atlas lacks, but for what is copied with it."""
    gone = strangers(record, atlas.find) - twins.keys()
    return record.replaced(**without_references(record, gone.__contains__))


def _copy_flows(draft: Draft, flows: Iterable[Flow], twins: Mapping[str, str], new_id: NewId) -> None:
    """Copy the flows of which both ends were copied; each starts at a card, so none is met twice."""
    for flow in flows:
        if flow.source in twins and flow.target in twins:
            copied = _at_home(draft.atlas, flow, twins)
            draft.put(twin(copied, {**twins, flow.id: new_id(Flow.kind)}))
