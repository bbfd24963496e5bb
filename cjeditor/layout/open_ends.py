"""Open ends: how much room the flows that leave the map want under each cell, so that lanes grow by it.

Exits, dones and pills to other journeys hang under the lowest card of their cell. Reads which flows those are from the
atlas, not where they run: routing never changes a layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.routing.hanging import room_for
from cjeditor.layout.routing.wish import WishKind
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.records import (
    Across,
    AtlasInfo,
    Card,
    Cell,
    Flow,
    Parked,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjeditor.model.whereabouts import journey_of

Recorded: TypeAlias = Record | AtlasInfo | None
CellId: TypeAlias = tuple[str, str]
"""A lane and what the cell lies over."""


def rooms_under(
    atlas: Atlas, journey_id: str, options: LayoutOptions, cells: Mapping[str, Iterable[str]]
) -> dict[str, float]:
    """Return the room wanted under each cell of a lane, by what the cell lies over; cells that want none are left out."""
    if not options.show_flows:
        return {}
    rooms = {over: _room(atlas, journey_id, options, cards) for over, cards in cells.items()}
    return {over: room for over, room in rooms.items() if room}


def _room(atlas: Atlas, journey_id: str, options: LayoutOptions, cards: Iterable[str]) -> float:
    kinds = [kind for card in cards for kind in _hanging(atlas, journey_id, options, card)]
    return room_for(kinds) if kinds else 0.0


def _hanging(atlas: Atlas, journey_id: str, options: LayoutOptions, card_id: str) -> Iterator[WishKind]:
    index = atlas.index
    leaving, coming = index.flows_from(card_id), index.flows_to(card_id)
    if not (leaving or coming) or not _is_shown(atlas, card_id, options):
        return
    for flow_id in leaving:
        kind = _kind_leaving(atlas, journey_id, atlas.flows[flow_id])
        if kind is not None and kind not in options.hidden_flows:
            yield kind
    if "arrival" not in options.hidden_flows:
        for flow_id in coming:
            if _is_elsewhere(atlas, journey_id, atlas.flows[flow_id].source):
                yield "arrival"


def _is_shown(atlas: Atlas, card_id: str, options: LayoutOptions) -> bool:
    card = atlas.touchpoints.get(card_id)
    return card is not None and (options.show_private or not card.private)


def _kind_leaving(atlas: Atlas, journey_id: str, flow: Flow) -> WishKind | None:
    if not flow.target:
        return "done" if flow.flow_kind == "done" else "exit"
    return "connector" if _is_elsewhere(atlas, journey_id, flow.target) else None


def _is_elsewhere(atlas: Atlas, journey_id: str, record_id: str) -> bool:
    """Whether an end lies on another journey's map; asked for every flow, so the common case comes first."""
    card = atlas.touchpoints.get(record_id)
    lane = atlas.lanes.get(card.place.lane) if card is not None and isinstance(card.place, Cell) else None
    found = lane.journey if lane is not None else journey_of(atlas, record_id)
    return found is not None and found != journey_id


def touched_ends(change: Change, atlas: Atlas) -> frozenset[CellId]:
    """Return the cells under which a change may have left more or fewer open ends, cards that moved not counted."""
    ends: set[str] = set()
    for (_kind, record_id), edit in change.edits.items():
        for record in (edit.before, edit.after):
            if isinstance(record, Flow):
                ends.update(end for end in (record.source, record.target) if end)
        if _journey_differs(atlas, edit.before, edit.after):
            ends |= _partners(atlas, record_id)
    return frozenset(cell for end in ends if (card := atlas.touchpoints.get(end)) for cell in cells_of(card))


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
        case Touchpoint(place=Cell(lane=lane) | Across(lane=lane)):
            found = atlas.lanes.get(lane)
            return found.journey if found else None
        case Touchpoint(place=Parked(journey=journey)):
            return journey
        case _:
            return None


def _partners(atlas: Atlas, record_id: str) -> set[str]:
    flows = (
        atlas.flows[flow] for flow in (*atlas.index.flows_from(record_id), *atlas.index.flows_to(record_id))
    )
    return {end for flow in flows for end in (flow.source, flow.target) if end}


def cells_of(card: Card) -> set[CellId]:
    """Return the cell a card lies in; none for a parked or pinned one."""
    match card.place:
        case Cell():
            return {(card.place.lane, card.place.step)}
        case Across():
            return {(card.place.lane, card.place.over)}
        case _:
            return set()
