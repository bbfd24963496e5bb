"""Arrangement: how copied cards lay to each other, and where they come to lie around another cell.

Columns are counted in steps, rows in the visible lanes that take such a card, so that cards keep their order on a map
with other lanes between. Plain numbers without ids: they hold in another journey and in another atlas.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cjeditor.model.atlas import Atlas
from cjeditor.model.lane_rules import accepts, accepts_kind
from cjeditor.model.records import Card, Touchpoint
from cjeditor.model.slot import Slot
from cjeditor.model.whereabouts import covered_steps, journey_of, lane_of, over_of


class Spot(NamedTuple):
    """Where a card lay: steps left of it and steps it covered; lanes above it that take touchpoints and notes."""

    column: int
    width: int
    touchpoint_lanes: int
    note_lanes: int

    def lanes_for(self, card: Card) -> int:
        """How many lanes above it take such a card."""
        return self.touchpoint_lanes if isinstance(card, Touchpoint) else self.note_lanes


def spots_of(atlas: Atlas, cards: Iterable[Card]) -> dict[str, Spot]:
    """Return the spots of the cards that lie on the map, by their ids."""
    return {card.id: spot for card in cards if (spot := _spot(atlas, card)) is not None}


def around(
    atlas: Atlas, cards: Sequence[Card], spots: Mapping[str, Spot], slot: Slot
) -> tuple[dict[Slot, list[Card]], list[Card]]:
    """Return the slots in which cards come to lie so that the first lies in the slot given, and those without a lane.

    The first column leads to the slot's step, the topmost lane whose cards the slot's lane takes to that lane. What
    would fall off the map lies in its last step or lane that fits.
    """
    journey = atlas.lanes[slot.lane].journey
    first = _anchor(atlas, cards, spots, slot)
    steps = atlas.index.steps_of_journey(journey)
    landed: dict[Slot, list[Card]] = {}
    homeless: list[Card] = []
    for card in cards:
        spot = spots.get(card.id, first)
        lanes = [lane for lane in atlas.index.lanes(journey) if _takes(atlas, lane, card, slot)]
        if not lanes:
            homeless.append(card)
            continue
        above = _lanes_above(atlas, lanes, journey, slot.lane)
        lane = lanes[_within(above + spot.lanes_for(card) - first.lanes_for(card), lanes)]
        over = slot.over
        if over in steps:
            over = steps[_within(steps.index(over) + spot.column - first.column, steps)]
        index = slot.index if (lane, over) == (slot.lane, slot.over) else len(atlas.index.cards(lane, over))
        landed.setdefault(Slot(lane, over, index), []).append(card)
    return landed, homeless


def span_end(atlas: Atlas, step_id: str, width: int) -> str | None:
    """Return the last step of a card that covers so many from a step on, or as many as there are; None for one."""
    steps = atlas.index.steps_of_journey(journey_of(atlas, step_id) or "")
    last = steps[_within(steps.index(step_id) + width - 1, steps)]
    return None if last == step_id else last


def _spot(atlas: Atlas, card: Card) -> Spot | None:
    over, own = over_of(card), lane_of(card)
    if over is None or own is None:
        return None
    lane = atlas.lanes[own]
    steps = atlas.index.steps_of_journey(lane.journey)
    first = (atlas.index.steps(over) or (over,))[0]
    column = steps.index(first) if first in steps else 0
    above = [atlas.lanes[known] for known in atlas.index.lanes(lane.journey)]
    above = [known for known in above[: above.index(lane)] if not known.hidden]
    return Spot(
        column,
        len(covered_steps(atlas, card)) or 1,
        sum(accepts_kind(known, "touchpoints") for known in above),
        sum(accepts_kind(known, "notes") for known in above),
    )


def _anchor(atlas: Atlas, cards: Sequence[Card], spots: Mapping[str, Spot], slot: Slot) -> Spot:
    """Return the spot that comes to lie in the slot: leftmost, and topmost among those its lane takes."""
    placed = [(card, spots[card.id]) for card in cards if card.id in spots]
    if not placed:
        return Spot(0, 1, 0, 0)
    fitting = [spot for card, spot in placed if accepts(atlas.lanes[slot.lane], card)]
    rows = min(fitting or [spot for _card, spot in placed], key=lambda spot: spot[2:])
    return rows._replace(column=min(spot.column for _card, spot in placed))


def _takes(atlas: Atlas, lane_id: str, card: Card, slot: Slot) -> bool:
    lane = atlas.lanes[lane_id]
    return accepts(lane, card) and (not lane.hidden or lane_id == slot.lane)


def _lanes_above(atlas: Atlas, lanes: Sequence[str], journey: str, lane_id: str) -> int:
    order = atlas.index.lanes(journey)
    return sum(order.index(lane) < order.index(lane_id) for lane in lanes)


def _within(index: int, row: Sequence[str]) -> int:
    return max(0, min(index, len(row) - 1))
