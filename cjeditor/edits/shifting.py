"""Shifting: cards that move as they lie to each other, by steps and lanes; a drag of many, and the keys.

Rows are counted in visible lanes that take such a card, so that touchpoints and notes keep to their own lanes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from cjeditor.edits.cards import found_cards, in_reading_order, move_cards
from cjeditor.edits.landing import land
from cjeditor.edits.siblings import found
from cjeditor.edits.words import label_for, refused
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.lane_rules import accepts
from cjeditor.model.messages import UserError
from cjeditor.model.records import Card, Cell
from cjeditor.model.slot import Slot
from cjeditor.model.whereabouts import lane_of, over_of

Landed: TypeAlias = dict[Slot, list[Card]]
_Cell: TypeAlias = tuple[str, str]
_LAST = 1_000_000
"""An index behind all cards of a cell."""


def carry_cards(atlas: Atlas, card_ids: Sequence[str], held_id: str, slot: Slot) -> Change:
    """Move cards so that the held one comes to lie in a slot, and the others around it as they lay.

    Refuses when one of them would leave the map, or the slot's lane does not take the held one.
    """
    return put_cards(atlas, landings(atlas, card_ids, held_id, slot))


def landings(atlas: Atlas, card_ids: Sequence[str], held_id: str, slot: Slot) -> Landed:
    """Return the slots in which carried cards come to lie; those that stay in their cell have none.

    The others land as far down their cells as the held one in its own. Cards beside the map, and all when the held one
    comes from there, come to lie with it, or in the nearest lane that takes them.
    """
    cards = in_reading_order(atlas, found_cards(atlas, card_ids))
    cell_of = _around(atlas, found_cards(atlas, [held_id])[0], slot)
    staying = set(atlas.index.cards(slot.lane, slot.over)).difference(card.id for card in cards)
    index = slot.index if slot.index < len(staying) else _LAST
    landed: Landed = {}
    for card in cards:
        cell = cell_of(card)
        if cell == (slot.lane, slot.over):
            landed.setdefault(slot, []).append(card)
        elif cell != _cell_of(card):
            landed.setdefault(Slot(*cell, index), []).append(card)
    return landed


def put_cards(atlas: Atlas, landed: Mapping[Slot, Sequence[Card]]) -> Change:
    """Move cards into their slots."""
    cards = [card for together in landed.values() for card in together]
    moving = {card.id for card in cards}
    draft = Draft(atlas)
    for slot, together in landed.items():
        land(draft, together, slot, moving)
    return draft.change(label_for("move", cards))


def shift_cards(atlas: Atlas, card_ids: Sequence[str], columns: int, rows: int) -> Change:
    """Move each card as many steps to the right and as many lanes down.

    Refuses when one of them would leave the map; cards that lay together stay together.
    """
    beside = _Beside(atlas, _no_further_step, _no_further_lane)
    cells: dict[_Cell, list[Card]] = {}
    for card in in_reading_order(atlas, found_cards(atlas, card_ids)):
        over = beside.step(card, columns)
        cells.setdefault((beside.lane(card, rows), over), []).append(card)
    return put_cards(
        atlas,
        {Slot(*cell, _height(atlas, together[0], rows)): together for cell, together in cells.items()},
    )


def nudge_cards(atlas: Atlas, card_ids: Sequence[str], columns: int, rows: int) -> Change:
    """Move cards by one with the keys: up and down first within their cell, then to the next lane that takes them."""
    cards = in_reading_order(atlas, found_cards(atlas, card_ids))
    places = {_cell_of(card) for card in cards}
    lane, over = places.pop() if len(places) == 1 else (None, None)
    if rows == 0 or lane is None or over is None:
        return shift_cards(atlas, card_ids, columns, rows)
    cell = atlas.index.cards(lane, over)
    index = cell.index(cards[0].id) + rows
    if 0 <= index <= len(cell) - len(cards):
        return move_cards(atlas, card_ids, Slot(lane, over, index))
    return shift_cards(atlas, card_ids, columns, rows)


class _Beside:
    """The steps and lanes beside those of a card; each row of them is read once for all cards."""

    def __init__(
        self, atlas: Atlas, no_step: Callable[[], UserError], no_lane: Callable[[], UserError]
    ) -> None:
        self._atlas, self._no_step, self._no_lane = atlas, no_step, no_lane
        self._steps: dict[str, tuple[str, ...]] = {}
        self._lanes: dict[tuple[str, str], list[str]] = {}

    def step(self, card: Card, columns: int) -> str:
        """Return the step so many to the right of a card's, or what it lies across, for none."""
        over = over_of(card)
        if over is None:
            raise refused("not_on_map", "A card beside the map has no neighbouring step or lane.")
        if columns == 0:
            return over
        if not isinstance(card.place, Cell):
            raise refused("across", "A card across a whole stage or journey does not move by steps.")
        return _shifted(self._steps_around(card.place.lane), over, columns, self._no_step)

    def lane(self, card: Card, rows: int) -> str:
        """Return the lane so many below a card's, counting visible ones that take it."""
        own = lane_of(card) or ""
        return own if rows == 0 else _shifted(self._lanes_around(own, card), own, rows, self._no_lane)

    def _steps_around(self, lane: str) -> tuple[str, ...]:
        journey = self._atlas.lanes[lane].journey
        if journey not in self._steps:
            self._steps[journey] = self._atlas.index.steps_of_journey(journey)
        return self._steps[journey]

    def _lanes_around(self, own: str, card: Card) -> list[str]:
        if (own, card.kind) not in self._lanes:
            journey = self._atlas.lanes[own].journey
            self._lanes[own, card.kind] = _lanes_for(self._atlas, journey, card, own)
        return self._lanes[own, card.kind]


def _around(atlas: Atlas, held: Card, slot: Slot) -> Callable[[Card], _Cell]:
    """Return which lane and step a card comes to lie in when the held one lands in a slot."""
    journey = found(atlas.lanes, slot.lane).journey
    own = _cell_of(held)
    columns = _columns_between(atlas, journey, own[1], slot.over)
    beside = _Beside(atlas, _off_the_map, _off_the_map)
    rows: dict[str, int] = {}

    def cell(card: Card) -> _Cell:
        if columns is None or own[0] is None or lane_of(card) is None:
            return _lane_at(atlas, journey, slot.lane, card, held), slot.over
        if _cell_of(card) == own:
            return slot.lane, slot.over
        if card.kind not in rows:
            rows[card.kind] = _lanes_above(atlas, slot.lane, card) - _lanes_above(atlas, own[0], card)
        return beside.lane(card, rows[card.kind]), beside.step(card, columns)

    return cell


def _columns_between(atlas: Atlas, journey: str, start: str | None, end: str) -> int | None:
    """Return how many steps lie between two, None where one is no step of the journey; a stage stands for its first."""
    steps = atlas.index.steps_of_journey(journey)
    if start is not None and start not in steps:
        start = next(iter(steps if start == journey else atlas.index.steps(start)), None)
    return steps.index(end) - steps.index(start) if start in steps and end in steps else None


def _lane_at(atlas: Atlas, journey: str, lane_id: str, card: Card, held: Card) -> str:
    """Return the lane in hand, or the next one that takes a card of another kind than the one in hand."""
    if card.kind == held.kind:
        return lane_id
    lanes = _lanes_for(atlas, journey, card)
    if not lanes:
        raise _off_the_map()
    return lanes[min(_lanes_above(atlas, lane_id, card), len(lanes) - 1)]


def _lanes_above(atlas: Atlas, lane_id: str, card: Card) -> int:
    """Return how many lanes that take a card lie above one."""
    journey = atlas.lanes[lane_id].journey
    order = atlas.index.lanes(journey)
    above = order[: order.index(lane_id)]
    return sum(lane in above for lane in _lanes_for(atlas, journey, card))


def _lanes_for(atlas: Atlas, journey: str, card: Card, own: str = "") -> list[str]:
    """Return the lanes of a map that take a card, hidden ones left out, and its own."""
    lanes = map(atlas.lanes.__getitem__, atlas.index.lanes(journey))
    return [lane.id for lane in lanes if lane.id == own or (not lane.hidden and accepts(lane, card))]


def _shifted(row: Sequence[str], item: str, by: int, nothing_there: Callable[[], UserError]) -> str:
    index = row.index(item) + by
    if not 0 <= index < len(row):
        raise nothing_there()
    return row[index]


def _cell_of(card: Card) -> tuple[str | None, str | None]:
    return lane_of(card), over_of(card)


def _height(atlas: Atlas, first: Card, rows: int) -> int:
    """Return where cards land: on top coming from above, last coming from below, beside at their own height."""
    if rows:
        return 0 if rows > 0 else _LAST
    return atlas.index.cards(lane_of(first) or "", over_of(first) or "").index(first.id)


def _no_further_step() -> UserError:
    return refused("no_step_there", "There is no further step on that side.")


def _no_further_lane() -> UserError:
    return refused("no_lane_there", "There is no further lane that takes this card.")


def _off_the_map() -> UserError:
    return refused("off_the_map", "Some of these cards would fall off the map there.")
