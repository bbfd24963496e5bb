"""Contents: the cards and points of the curve that stages, steps and lanes hold, and the cards pinned to anything.

Deleting and copying read the same lists; what of them goes or comes along is theirs to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjeditor.model.atlas import Atlas
from cjeditor.model.records import Card, Emotion
from cjeditor.model.whereabouts import journey_of


def cards_at_step(atlas: Atlas, step_id: str) -> Iterator[Card]:
    """Yield the cards that lie at a step, in whatever lane of its journey."""
    yield from cards_over(atlas, journey_of(atlas, step_id) or "", step_id)


def cards_over(atlas: Atlas, journey_id: str, over_id: str) -> Iterator[Card]:
    """Yield the cards that lie at a step, or across a stage or the journey itself, lane by lane."""
    for lane in atlas.index.lanes(journey_id):
        yield from atlas.cards(atlas.index.cards(lane, over_id))


def points_at_step(atlas: Atlas, step_id: str) -> Iterator[Emotion]:
    """Yield the points of all curves at a step."""
    for lane in atlas.index.lanes(journey_of(atlas, step_id) or ""):
        yield from (atlas.emotions[point] for point in atlas.index.emotions_of_lane(lane).get(step_id, ()))


def in_lane(atlas: Atlas, lane_id: str) -> Iterator[Card | Emotion]:
    """Yield the cards and points of a lane."""
    for ids in atlas.index.cards_of_lane(lane_id).values():
        yield from atlas.cards(ids)
    for ids in atlas.index.emotions_of_lane(lane_id).values():
        yield from (atlas.emotions[point] for point in ids)


def pinned_to(atlas: Atlas, ids: Iterable[str]) -> list[Card]:
    """Return the cards pinned to any of these records, and those pinned to them in turn."""
    waiting = list(ids)
    passed, found = set(waiting), list[Card]()
    while waiting:
        fresh = [card for card in atlas.index.pinned(waiting.pop()) if card not in passed]
        passed.update(fresh)
        waiting += fresh
        found += atlas.cards(fresh)
    return found
