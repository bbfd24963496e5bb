"""The tree of the outline: what stands under what, read from the atlas's index. No Qt.

Journeys hold stages, stages steps, steps cards from the top lane down; lanes and parked cards stand in groups of
their own, whose ids are made of a word and the journey's id.
"""

from __future__ import annotations

from collections.abc import Iterator

from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.records import (
    Across,
    AtlasInfo,
    Cell,
    Journey,
    Lane,
    Note,
    Parked,
    Record,
    Stage,
    Step,
    Touchpoint,
)

ROOT = ""
LANES = "lanes:"
PARKED = "parked:"


def children_of(atlas: Atlas, node: str) -> tuple[str, ...]:
    """Return what stands under a node, in order."""
    index = atlas.index
    if node == ROOT:
        return index.journeys()
    if node.startswith(LANES):
        return index.lanes(node.removeprefix(LANES))
    if node.startswith(PARKED):
        return index.parked(node.removeprefix(PARKED))
    if node in atlas.journeys:
        parked = (PARKED + node,) if index.parked(node) else ()
        return (*index.stages(node), *_over(atlas, node, node), LANES + node, *parked)
    if node in atlas.stages:
        return (*_over(atlas, atlas.stages[node].journey, node), *index.steps(node))
    if node in atlas.steps:
        stage = atlas.stages.get(atlas.steps[node].stage)
        return tuple(_over(atlas, stage.journey, node)) if stage is not None else ()
    return ()


def has_children(atlas: Atlas, node: str) -> bool:
    """Whether anything can stand under a node; cheap, for nodes nobody opened."""
    return node not in atlas.touchpoints and node not in atlas.notes and node not in atlas.lanes


def path_to(atlas: Atlas, record_id: str) -> tuple[str, ...]:
    """Return the nodes from the journey down to a record; empty when the outline does not show it."""
    path = [record_id]
    record = atlas.find(record_id)
    while record is not None:
        above = _above(record)
        if above is None:
            return ()
        if above == ROOT:
            return tuple(reversed(path))
        path.append(above)
        journey = above.removeprefix(LANES).removeprefix(PARKED)
        if journey != above:
            path.append(journey)
            above = journey
        record = atlas.find(above)
    return ()


def touched_parents(atlas: Atlas, change: Change) -> set[str]:
    """Return the nodes whose children a change may have exchanged or reordered."""
    found: set[str] = set()
    for edit in change.edits.values():
        for record in (edit.before, edit.after):
            found.update(_parents(record))
        if isinstance(edit.after, Lane) and _is_reordered(edit.before, edit.after):
            found.update(_with_cards(atlas, edit.after))
    return found


def _parents(record: Record | AtlasInfo | None) -> Iterator[str]:
    above = _above(record) if isinstance(record, Record) else None
    if above is not None:
        yield above
        if above.startswith(PARKED):
            yield above.removeprefix(PARKED)


def _is_reordered(before: Record | AtlasInfo | None, after: Lane) -> bool:
    return isinstance(before, Lane) and before.order != after.order


def _with_cards(atlas: Atlas, lane: Lane) -> Iterator[str]:
    """Yield all that cards stand under: they stand in the order of the lanes."""
    yield lane.journey
    for stage in atlas.index.stages(lane.journey):
        yield stage
        yield from atlas.index.steps(stage)


def _above(record: Record) -> str | None:
    match record:
        case Journey():
            return ROOT
        case Stage():
            return record.journey
        case Lane():
            return LANES + record.journey
        case Step():
            return record.stage
        case Touchpoint(place=Cell() as place) | Note(place=Cell() as place):
            return place.step
        case Touchpoint(place=Across() as place) | Note(place=Across() as place):
            return place.over
        case Touchpoint(place=Parked() as place) | Note(place=Parked() as place):
            return PARKED + place.journey
        case _:
            return None


def _over(atlas: Atlas, journey: str, over: str) -> Iterator[str]:
    for lane in atlas.index.lanes(journey):
        yield from atlas.index.cards(lane, over)
