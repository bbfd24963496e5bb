"""Touched ends: the cells under which a change may have left more or fewer flows that leave the map."""

from __future__ import annotations

from typing import TypeAlias

from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, Edit
from cjeditor.model.records import (
    Across,
    AtlasInfo,
    Card,
    Cell,
    Flow,
    Journey,
    Note,
    Parked,
    Pinned,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjeditor.model.whereabouts import journey_of

Recorded: TypeAlias = Record | AtlasInfo | None
CellId: TypeAlias = tuple[str, str]
"""A lane and what the cell lies over."""


def touched_ends(change: Change, atlas: Atlas) -> frozenset[CellId]:
    """Return the cells under which a change may have left more or fewer open ends."""
    ends: set[str] = set()
    cells: set[CellId] = set()
    for (_kind, record_id), edit in change.edits.items():
        for record in (edit.before, edit.after):
            if isinstance(record, Flow):
                ends.update(end for end in (record.source, record.target) if end)
            elif isinstance(record, Touchpoint) and not _holds_alike(edit.before, edit.after):
                cells |= cells_of(record)
        if _journey_differs(atlas, edit.before, edit.after):
            ends.update(*(_partners(atlas, known) for known in (record_id, *pinned_on(atlas, record_id))))
        if _is_renamed(edit.before, edit.after):
            ends |= _ends_across(atlas, record_id)
    return frozenset(cells).union(*(cells_of(card) for end in ends if (card := atlas.touchpoints.get(end))))


def _holds_alike(before: Recorded, after: Recorded) -> bool:
    """Whether a touchpoint holds what hangs under it where it did before."""
    if not isinstance(before, Touchpoint) or not isinstance(after, Touchpoint):
        return False
    olds, news = before.__dict__, after.__dict__
    return all(olds[name] == news[name] for name in ("place", "order", "private"))


def _journey_differs(atlas: Atlas, before: Recorded, after: Recorded) -> bool:
    """Whether a record lies on another journey's map than before; one that came or went brought or took its flows."""
    if before is None or after is None:
        return False
    return _journey(atlas, before) != _journey(atlas, after)


def _journey(atlas: Atlas, record: Record | AtlasInfo) -> str | None:
    match record:
        case Stage():
            return record.journey
        case Step():
            stage = atlas.stages.get(record.stage)
            return stage.journey if stage else None
        case Touchpoint(place=Cell(lane=place) | Across(lane=place) | Pinned(about=place)):
            return journey_of(atlas, place)
        case Note(place=Cell(lane=place) | Across(lane=place) | Pinned(about=place)):
            return journey_of(atlas, place)
        case Touchpoint(place=Parked(journey=journey)) | Note(place=Parked(journey=journey)):
            return journey
        case _:
            return None


def _is_renamed(before: Recorded, after: Recorded) -> bool:
    """Whether a journey has another name, which pills on other maps say."""
    return isinstance(before, Journey) and isinstance(after, Journey) and before.title != after.title


def _ends_across(atlas: Atlas, journey_id: str) -> set[str]:
    """The ends of the flows that lead to a journey from others, or from it to them."""
    pairs = ((flow.source, flow.target) for flow in atlas.flows.values() if flow.target)
    return {
        end
        for pair in pairs
        if len(atlas.journeys) > 1 and len({journey_of(atlas, end) == journey_id for end in pair}) > 1
        for end in pair
    }


def _partners(atlas: Atlas, record_id: str) -> set[str]:
    flows = (
        atlas.flows[flow] for flow in (*atlas.index.flows_from(record_id), *atlas.index.flows_to(record_id))
    )
    return {end for flow in flows for end in (flow.source, flow.target) if end}


def pinned_on(atlas: Atlas, record_id: str) -> list[str]:
    """Return the cards pinned to a record, over however many others: they lie where it lies."""
    found = list(atlas.index.pinned(record_id))
    for known in found:
        found += [card for card in atlas.index.pinned(known) if card not in found]
    return found


def is_same_end(edit: Edit) -> bool:
    """Whether flows see the same of a card on this map as before: where it lies and whose it is."""
    before, after = edit.before, edit.after
    if not isinstance(before, Touchpoint) or not isinstance(after, Touchpoint):
        return False
    return (before.crew, before.place) == (after.crew, after.place)


def cells_of(card: Card) -> set[CellId]:
    """Return the cell a card lies in; none for a parked or pinned one."""
    match card.place:
        case Cell():
            return {(card.place.lane, card.place.step)}
        case Across():
            return {(card.place.lane, card.place.over)}
        case _:
            return set()
