"""Journeys: adding, moving and copying whole maps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from cjeditor.edits.checks import check
from cjeditor.edits.contents import in_lane, pinned_to
from cjeditor.edits.fields import made
from cjeditor.edits.siblings import all_found, found, insert, others
from cjeditor.edits.words import label
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.ids import NewId
from cjeditor.model.records import Journey, Record
from cjeditor.model.references import with_references

R = TypeVar("R", bound=Record)


def add_journey(atlas: Atlas, journey_id: str, title: str = "", **fields: Any) -> Change:
    """Add an empty journey after the others."""
    journey = made(Journey, {"id": journey_id, "title": title, **fields})
    draft = Draft(atlas)
    check(draft, journey)
    siblings = others(atlas.journeys, atlas.index.journeys())
    insert(draft, [journey], siblings, len(siblings))
    return draft.change(label("add", "journeys"))


def move_journeys(atlas: Atlas, journey_ids: Sequence[str], index: int) -> Change:
    """Move journeys before the one at the index, the moving ones not counted."""
    journeys = sorted(all_found(atlas.journeys, journey_ids), key=lambda journey: journey.sort_key)
    draft = Draft(atlas)
    moving = {journey.id for journey in journeys}
    insert(draft, journeys, others(atlas.journeys, atlas.index.journeys(), moving), index)
    return draft.change(label("move", "journeys", len(journeys)))


def duplicate_journey(
    atlas: Atlas, journey_id: str, new_id: NewId, title: str, *, as_variant: bool = False
) -> Change:
    """Copy a journey with all that stands on its map, after the original; flows to other journeys are kept.

    A variant names the original as what it is a variant of.
    """
    original = found(atlas.journeys, journey_id)
    copied = list(_map_of(atlas, journey_id))
    twins = {record.id: new_id(record.kind) for record in (original, *copied)}
    draft = Draft(atlas)
    for record in copied:
        draft.put(twin(record, twins))
    fields: dict[str, Any] = {"title": title, **({"variant_of": journey_id} if as_variant else {})}
    journeys = atlas.index.journeys()
    newcomer = original.replaced(id=twins[journey_id], **fields)
    insert(draft, [newcomer], others(atlas.journeys, journeys), journeys.index(journey_id) + 1)
    return draft.change(label("duplicate", "journeys"))


def twin(record: R, twins: Mapping[str, str]) -> R:
    """Return the copy of a record whose references to copied records lead to their copies."""
    return record.replaced(
        id=twins[record.id], **with_references(record, lambda target: twins.get(target, target))
    )


def _map_of(atlas: Atlas, journey_id: str) -> Iterator[Record]:
    """Yield the records on a journey's map, votes left out: they were given to the original."""
    index = atlas.index
    for stage in index.stages(journey_id):
        yield atlas.stages[stage]
        yield from (atlas.steps[step] for step in index.steps(stage))
    yield from (atlas.lane_groups[group] for group in index.lane_groups(journey_id))
    ends = [*index.stages(journey_id), *index.steps_of_journey(journey_id)]
    contents: list[Record] = [*atlas.cards(index.parked(journey_id))]
    for lane in index.lanes(journey_id):
        yield atlas.lanes[lane]
        contents += in_lane(atlas, lane)
    hooks = [*ends, journey_id, *(record.id for record in contents)]
    contents += pinned_to(atlas, hooks)
    yield from contents
    starts = (*ends, *(record.id for record in contents))
    yield from (atlas.flows[flow] for start in starts for flow in index.flows_from(start))
