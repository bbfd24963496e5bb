"""Landing: what becomes of cards that come to lie in a slot; shared by adding, moving and pasting."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cjeditor.edits.checks import check_card
from cjeditor.edits.siblings import found, make_room
from cjeditor.edits.words import nothing_called
from cjeditor.model.atlas import Atlas
from cjeditor.model.draft import Draft
from cjeditor.model.lane_rules import note_kinds, rule_of
from cjeditor.model.records import Across, Card, Cell, Lane, Note, Place
from cjeditor.model.slot import Slot
from cjeditor.model.whereabouts import covered_steps, journey_of, lane_of


def land(draft: Draft, cards: Sequence[Card], slot: Slot, leaving: Collection[str] = ()) -> None:
    """Put cards into a slot, in the order given, as their new lane makes them; its index counts none that is leaving."""
    lane = found(draft.atlas.lanes, slot.lane)
    place = place_of(draft.atlas, slot)
    moving = leaving or {card.id for card in cards}
    keys = make_room(draft, cards, cards_lying(draft, place, moving), slot.index)
    for card, key in zip(cards, keys, strict=True):
        fields = {"order": key, "place": place, "last_step": _last_step(draft.atlas, card, place)}
        landed = _changed(card, fields | fitting(draft.atlas, card, lane))
        check_card(draft, landed)
        draft.put(landed)


def place_of(atlas: Atlas, slot: Slot) -> Place:
    """Return the place that a slot stands for."""
    if slot.over in atlas.steps:
        return Cell(step=slot.over, lane=slot.lane)
    if slot.over in atlas.stages or slot.over in atlas.journeys:
        return Across(over=slot.over, lane=slot.lane)
    raise nothing_called(slot.over)


def cards_lying(draft: Draft, place: Place, moving: Collection[str]) -> list[Card]:
    """Return the cards of a place that stay there, in order."""
    ids = draft.atlas.index.cards_at(place)
    return [card for card in map(draft.card, ids) if card is not None and card.id not in moving]


def fitting(atlas: Atlas, card: Card, lane: Lane) -> dict[str, object]:
    """Return the fields a card changes when it comes into a lane.

    A note becomes of the lane's kind. A touchpoint takes the lane's only channel in the place of its first one, and
    the role of its new lane when it had the one of its old lane.
    """
    if isinstance(card, Note):
        kinds = note_kinds(lane)
        return {} if card.note_kind in kinds else {"note_kind": kinds[0]}
    came_from = atlas.lanes.get(lane_of(card) or "")
    fields: dict[str, object] = {}
    if came_from is not None and came_from.id == lane.id:
        return fields
    if len(lane.channels) == 1:
        fields["channels"] = (
            *lane.channels,
            *(name for name in card.channels[1:] if name not in lane.channels),
        )
    if came_from is not None and card.role == rule_of(came_from).new_role:
        fields["role"] = rule_of(lane).new_role
    return fields


def _changed(card: Card, fields: dict[str, object]) -> Card:
    values = card.__dict__
    return card if all(values[name] == value for name, value in fields.items()) else card.replaced(**fields)


def _last_step(atlas: Atlas, card: Card, place: Place) -> str | None:
    """Return where the span ends after a move: as many steps further, or at the journey's last step."""
    if card.last_step is None or card.place == place:
        return card.last_step
    if not isinstance(place, Cell):
        return None
    steps = atlas.index.steps_of_journey(journey_of(atlas, place.step) or "")
    if place.step not in steps:
        return None
    last = min(steps.index(place.step) + len(covered_steps(atlas, card)) - 1, len(steps) - 1)
    return None if steps[last] == place.step else steps[last]
