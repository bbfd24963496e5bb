"""Spans: keeping cards that cover several steps true when steps move or go."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cjeditor.edits.contents import cards_at_step
from cjeditor.edits.siblings import found
from cjeditor.edits.words import label, refused
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.records import Card, Cell
from cjeditor.model.whereabouts import covered_steps, journey_of


def span_card(atlas: Atlas, card_id: str, last_step: str | None) -> Change:
    """Let a card cover the steps from its own to another; None or its own step ends the span."""
    card = atlas.card(card_id)
    if card is None or not isinstance(card.place, Cell):
        raise refused("span_without_step", "Only a card that lies at a step can span steps.")
    draft = Draft(atlas)
    first = card.place.step
    if last_step is None or last_step == first:
        draft.put(card.replaced(last_step=None))
        return draft.change(label("span", card.kind))
    steps = atlas.index.steps_of_journey(journey_of(atlas, first) or "")
    found(atlas.steps, last_step)
    if last_step not in steps or steps.index(last_step) < steps.index(first):
        raise refused("span_backwards", "A card spans to a later step of its own journey.")
    draft.put(card.replaced(last_step=last_step))
    return draft.change(label("span", card.kind))


def repair_after_move(draft: Draft, after: Sequence[str], moved: Collection[str]) -> None:
    """Shorten the spans of which one end moved: none may cover a step now that it did not cover before.

    `after` is the new order of the journey's steps. A span neither or both of whose ends moved stays as it is, and
    covers what was put between.
    """
    for card in _spanning_from_or_to(draft.atlas, moved):
        first = card.place.step if isinstance(card.place, Cell) else ""
        if (first in moved) != (card.last_step in moved):
            before = covered_steps(draft.atlas, card)
            last = _end_of_run(after, first, before)
            draft.put(card.replaced(last_step=None if last == first else last))


def repair_after_loss(draft: Draft, card: Card, gone: Collection[str]) -> bool:
    """Let a spanning card keep the steps that stay; return False when none does."""
    kept = [step for step in covered_steps(draft.atlas, card) if step not in gone]
    if not kept or not isinstance(card.place, Cell):
        return False
    last = None if kept[-1] == kept[0] else kept[-1]
    draft.put(card.replaced(place=Cell(step=kept[0], lane=card.place.lane), last_step=last))
    return True


def _end_of_run(steps: Sequence[str], first: str, covered: Collection[str]) -> str:
    last = first
    for step in steps[steps.index(first) :]:
        if step not in covered:
            break
        last = step
    return last


def cards_ending_at(atlas: Atlas, step_id: str) -> list[Card]:
    """Return the cards whose span ends at a step."""
    mentions = atlas.index.mentions_of(step_id)
    cards = atlas.cards((*mentions.get("touchpoints", ()), *mentions.get("notes", ())))
    return [card for card in cards if card.last_step == step_id]


def _spanning_from_or_to(atlas: Atlas, steps: Collection[str]) -> Iterator[Card]:
    cards: dict[str, Card] = {}
    for step in steps:
        cards |= {card.id: card for card in cards_at_step(atlas, step) if card.last_step is not None}
        cards |= {card.id: card for card in cards_ending_at(atlas, step)}
    yield from cards.values()
