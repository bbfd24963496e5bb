"""Landing: what becomes of cards that come to lie in a slot; shared by adding, moving and pasting."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cjeditor.edits.checks import check_card
from cjeditor.edits.siblings import found, insert
from cjeditor.edits.words import nothing_called
from cjeditor.model.atlas import Atlas
from cjeditor.model.draft import Draft
from cjeditor.model.lane_rules import LANE_RULES, fitting_note, rule_of
from cjeditor.model.records import Across, Card, Cell, Lane, Note, Place, Touchpoint
from cjeditor.model.slot import Slot
from cjeditor.model.whereabouts import covered_steps, journey_of, lane_of


def land(draft: Draft, cards: Sequence[Card], slot: Slot) -> None:
    """Put cards into a slot, in the order given, as their new lane makes them."""
    lane = found(draft.atlas.lanes, slot.lane)
    place = place_of(draft.atlas, slot)
    moving = {card.id for card in cards}
    newcomers = [_landed(draft, card, lane, place) for card in cards]
    insert(draft, newcomers, cards_lying(draft, place, moving), slot.index)


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


def fitted(atlas: Atlas, card: Card, lane: Lane) -> Card:
    """Return the card as it is after a move into a lane.

    A note becomes of the lane's kind. A touchpoint takes the lane's only channel in the place of its first one, and
    the role of its new lane's kind when it had the one of its old lane's.
    """
    old_lane = lane_of(card)
    if isinstance(card, Note):
        return fitting_note(lane, card)
    if old_lane == lane.id or not isinstance(card, Touchpoint):
        return card
    fields: dict[str, object] = {}
    if len(lane.channels) == 1:
        fields["channels"] = (
            *lane.channels,
            *(name for name in card.channels[1:] if name != lane.channels[0]),
        )
    came_from = atlas.lanes.get(old_lane or "")
    if came_from is not None and card.role == rule_of(came_from).new_role:
        fields["role"] = rule_of(lane).new_role if lane.lane_kind in LANE_RULES else card.role
    return card.replaced(**fields) if fields else card


def _landed(draft: Draft, card: Card, lane: Lane, place: Place) -> Card:
    last_step = _last_step(draft.atlas, card, place)
    if card.place == place and card.last_step == last_step:
        return card
    fitting = fitted(draft.atlas, card, lane)
    landed = fitting.replaced(place=place, last_step=last_step)
    check_card(draft, landed)
    return landed


def _last_step(atlas: Atlas, card: Card, place: Place) -> str | None:
    """Return where the span ends after a move: as many steps further, or at the journey's last step."""
    if card.last_step is None or not isinstance(place, Cell):
        return None
    steps = atlas.index.steps_of_journey(journey_of(atlas, place.step) or "")
    if place.step not in steps:
        return None
    last = min(steps.index(place.step) + len(covered_steps(atlas, card)) - 1, len(steps) - 1)
    return None if steps[last] == place.step else steps[last]
