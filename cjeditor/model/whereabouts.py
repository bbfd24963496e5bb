"""Whereabouts: on which journey's map a record stands, and in which column and row."""

from __future__ import annotations

from typing import assert_never

from cjeditor.model.atlas import Atlas
from cjeditor.model.records import (
    Across,
    Card,
    Cell,
    Emotion,
    Flow,
    Journey,
    Lane,
    LaneGroup,
    Note,
    Parked,
    Pinned,
    Record,
    Stage,
    Step,
    Touchpoint,
)


def journey_of(atlas: Atlas, record_id: str) -> str | None:
    """Return the journey on whose map a record stands; a flow stands where it starts; None for dictionary entries."""
    record = atlas.find(record_id)
    for _ in range(8):  # a card pinned to a card pinned to a card …: a map of eight such is a loop
        match record:
            case Journey():
                return record.id
            case Stage() | Lane() | LaneGroup():
                return record.journey
            case None:
                return None
        record = _above(atlas, record)
    return None


def on_map(atlas: Atlas, journey_id: str) -> tuple[str, ...]:
    """Return the cards and points of emotion that stand on a journey's map."""
    lanes = frozenset(atlas.index.lanes(journey_id))
    cards: tuple[Card, ...] = (*atlas.touchpoints.values(), *atlas.notes.values())
    found = [card.id for card in cards if _is_on(atlas, card, journey_id, lanes)]
    return (*found, *(point.id for point in atlas.emotions.values() if point.lane in lanes))


def lane_of(card: Card) -> str | None:
    """Return the lane a card lies in, or None for one that is pinned or parked."""
    return card.place.lane if isinstance(card.place, Cell | Across) else None


def over_of(card: Card) -> str | None:
    """Return the step, stage or journey a card lies at in its lane, or None for one that is pinned or parked."""
    match card.place:
        case Cell():
            return card.place.step
        case Across():
            return card.place.over
        case _:
            return None


def covered_steps(atlas: Atlas, card: Card) -> tuple[str, ...]:
    """Return the steps a card in a cell covers, from left to right; just its own when it does not span."""
    if not isinstance(card.place, Cell):
        return ()
    first = card.place.step
    journey = journey_of(atlas, first)
    if card.last_step is None or journey is None:
        return (first,)
    steps = atlas.index.steps_of_journey(journey)
    if card.last_step not in steps:
        return (first,)
    return steps[steps.index(first) : steps.index(card.last_step) + 1] or (first,)


def _above(atlas: Atlas, record: Record) -> Record | None:
    match record:
        case Step():
            return atlas.stages.get(record.stage)
        case Touchpoint() | Note():
            return _under(atlas, record)
        case Emotion():
            return atlas.lanes.get(record.lane)
        case Flow():
            return atlas.find(record.source)
        case _:
            return None


def _is_on(atlas: Atlas, card: Card, journey_id: str, lanes: frozenset[str]) -> bool:
    """Whether a card stands on a journey's map, in one of its lanes or loose."""
    place = card.place
    if isinstance(place, Cell | Across):
        return place.lane in lanes
    return journey_of(atlas, card.id) == journey_id


def _under(atlas: Atlas, card: Card) -> Record | None:
    match card.place:
        case Cell() | Across():
            return atlas.lanes.get(card.place.lane)
        case Pinned():
            return atlas.find(card.place.about)
        case Parked():
            return atlas.journeys.get(card.place.journey)
        case _:
            assert_never(card.place)
