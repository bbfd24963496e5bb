"""Steps: adding and moving the columns of a map, with what lies under them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from cjeditor.edits.siblings import all_found, found, insert, others
from cjeditor.edits.spans import repair_after_move
from cjeditor.edits.words import label, refused
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply, squash
from cjeditor.model.draft import Draft
from cjeditor.model.records import Step
from cjeditor.model.slot import Slot


def add_step(atlas: Atlas, step_id: str, stage_id: str, index: int, title: str = "") -> Change:
    """Add a step before the stage's step at the index."""
    found(atlas.stages, stage_id)
    draft = Draft(atlas)
    siblings = others(atlas.steps, atlas.index.steps(stage_id))
    insert(draft, [Step(id=step_id, stage=stage_id, title=title)], siblings, index)
    return draft.change(label("add", "steps"))


def move_steps(atlas: Atlas, step_ids: Sequence[str], stage_id: str, index: int) -> Change:
    """Move steps with their cards before a stage's step at the index, the moving ones not counted."""
    journey = found(atlas.stages, stage_id).journey
    asked = {step.id for step in all_found(atlas.steps, step_ids)}
    moving = [step for step in atlas.index.steps_of_journey(journey) if step in asked]
    if len(moving) != len(asked):
        raise refused("step_stays", "A step stays in its journey, as its cards lie in that journey’s lanes.")
    staying = others(atlas.steps, atlas.index.steps(stage_id), asked)
    index = max(0, min(index, len(staying)))
    draft = Draft(atlas)
    insert(draft, [atlas.steps[step].replaced(stage=stage_id) for step in moving], staying, index)
    repair_after_move(draft, _new_order(atlas, journey, moving, stage_id, index), asked)
    return draft.change(label("move", "steps", len(moving)))


def at_a_step(atlas: Atlas, slot: Slot, step_id: str, verb: Callable[[Atlas, Slot], Change]) -> Change:
    """Do in a slot what a verb does to cards; a stage without steps gets one first, and the cards lie at it."""
    if not lacks_step(atlas, slot):
        return verb(atlas, slot)
    added = add_step(atlas, step_id, slot.over, 0)
    done = verb(apply(atlas, added), Slot(slot.lane, step_id, 0))
    return Change(done.label, squash(added, done).edits)


def lacks_step(atlas: Atlas, slot: Slot) -> bool:
    """Whether a slot lies under a stage that has no step yet."""
    return slot.over in atlas.stages and not atlas.index.steps(slot.over)


def _new_order(atlas: Atlas, journey: str, moving: Sequence[str], stage_id: str, index: int) -> list[str]:
    order: list[str] = []
    for stage in atlas.index.stages(journey):
        steps = _without(atlas.index.steps(stage), moving)
        if stage == stage_id:
            steps[index:index] = moving
        order += steps
    return order


def _without(steps: Sequence[str], moving: Collection[str]) -> list[str]:
    return [step for step in steps if step not in moving]
