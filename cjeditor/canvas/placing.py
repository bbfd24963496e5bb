"""Placing: where something new goes, read from what is chosen. No Qt.

Beside the chosen object where that makes sense, at the start or the end of the map where it does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from cjeditor.model.atlas import Atlas
from cjeditor.model.lane_rules import Accepted, accepts_kind
from cjeditor.model.slot import Slot
from cjeditor.model.whereabouts import covered_steps, lane_of, over_of


def slot_for(atlas: Atlas, journey_id: str, chosen: Sequence[str], kind: Accepted) -> Slot | None:
    """Return where a new card of a kind goes: under the chosen card, else in the chosen step and lane."""
    lanes = [lane for lane in atlas.index.lanes(journey_id) if accepts_kind(atlas.lanes[lane], kind)]
    steps = atlas.index.steps_of_journey(journey_id)
    if not lanes or not steps:
        return None
    card = next((found for known in reversed(chosen) if (found := atlas.card(known)) is not None), None)
    lane, over = (lane_of(card), over_of(card)) if card is not None else (None, None)
    if card is not None and lane in lanes and over is not None:
        cards = atlas.index.cards(lane, over)
        return Slot(lane, over, cards.index(card.id) + 1 if card.id in cards else len(cards))
    lane = lane if lane in lanes else next((known for known in reversed(chosen) if known in lanes), lanes[0])
    step = chosen_step(atlas, journey_id, chosen) or steps[0]
    return Slot(lane, step, len(atlas.index.cards(lane, step)))


def chosen_step(atlas: Atlas, journey_id: str, chosen: Sequence[str]) -> str | None:
    """Return the step that is chosen, or in which something chosen lies; the last of a chosen stage."""
    steps = atlas.index.steps_of_journey(journey_id)
    for known in reversed(chosen):
        card, point = atlas.card(known), atlas.emotions.get(known)
        if card is not None:
            found = covered_steps(atlas, card)[-1:]
        elif point is not None:
            found = (point.step,)
        else:
            found = atlas.index.steps(known)[-1:] or (known,)
        if found and found[0] in steps:
            return found[0]
    return None


def step_place(atlas: Atlas, journey_id: str, chosen: Sequence[str]) -> tuple[str, int] | None:
    """Return the stage and position of a new step: after the chosen one, else at the end of the map."""
    step = chosen_step(atlas, journey_id, chosen)
    if step is not None:
        stage = atlas.steps[step].stage
        return stage, atlas.index.steps(stage).index(step) + 1
    stages = atlas.index.stages(journey_id)
    stage = next((known for known in reversed(chosen) if known in stages), stages[-1] if stages else "")
    return (stage, len(atlas.index.steps(stage))) if stage else None


def stage_index(atlas: Atlas, journey_id: str, chosen: Sequence[str]) -> int:
    """Return the position of a new stage: after the chosen one, else at the end."""
    stages = atlas.index.stages(journey_id)
    step = chosen_step(atlas, journey_id, chosen)
    stage = next((known for known in reversed(chosen) if known in stages), None)
    stage = stage or (atlas.steps[step].stage if step is not None else None)
    return stages.index(stage) + 1 if stage in stages else len(stages)


def stages_to_merge(atlas: Atlas, chosen: Sequence[str]) -> tuple[str, ...]:
    """Return the chosen stages in order; a single one with the next behind it, if there is one."""
    first = atlas.stages.get(chosen[0]) if chosen else None
    stages = atlas.index.stages(first.journey) if first is not None else ()
    if len(chosen) == 1 and chosen[0] in stages:
        place = stages.index(chosen[0])
        return stages[place : place + 2]
    return tuple(stage for stage in stages if stage in chosen)


def can_split(atlas: Atlas, chosen: Sequence[str]) -> bool:
    """Whether a single step is chosen that does not begin its stage."""
    step = atlas.steps.get(chosen[0]) if len(chosen) == 1 else None
    return step is not None and step.id != atlas.index.steps(step.stage)[0]


def lane_index(atlas: Atlas, journey_id: str, chosen: Sequence[str]) -> int:
    """Return the position of a new lane: below the chosen one or that of a chosen card, else at the end."""
    lanes = atlas.index.lanes(journey_id)
    for known in reversed(chosen):
        card, point = atlas.card(known), atlas.emotions.get(known)
        lane = lane_of(card) if card is not None else point.lane if point is not None else known
        if lane in lanes:
            return lanes.index(lane) + 1
    return len(lanes)
