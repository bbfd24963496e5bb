"""Open ends: how high the flows that leave the map hang under each card, so that cells and lanes grow by it.

Exits, dones and pills to other journeys hang under their card. Reads which flows those are from the
atlas, not where they run: routing never changes a layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.routing.hanging import height_of
from cjeditor.layout.routing.wish import Wish, WishKind, share_text
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


OpenEnds: TypeAlias = Mapping[str, Sequence[float]]
"""How high each flow is that hangs under a card, for the cards that have any."""

NO_ENDS: Final[OpenEnds] = MappingProxyType({})


def open_ends(
    atlas: Atlas, journey_id: str, options: LayoutOptions, cards: Iterable[str] | None = None
) -> OpenEnds:
    """Return what hangs under the cards of a journey, or under some of them."""
    ends: dict[str, list[float]] = {}
    if not options.show_flows:
        return ends
    here = frozenset(atlas.index.lanes(journey_id))
    is_alone = len(atlas.journeys) < 2
    for flow in atlas.flows.values() if cards is None else _flows_at(atlas, cards):
        if not flow.target:
            end, kind = flow.source, _closing(flow)
        elif is_alone:
            continue
        elif _is_elsewhere(atlas, here, journey_id, flow.target):
            end, kind = flow.source, "connector"
        elif _is_elsewhere(atlas, here, journey_id, flow.source):
            end, kind = flow.target, "arrival"
        else:
            continue
        if kind not in options.hidden_flows:
            ends.setdefault(end, []).append(_height(flow, kind, options))
    return ends


def _height(flow: Flow, kind: WishKind, options: LayoutOptions) -> float:
    words = flow.reason or flow.label or flow.condition
    return height_of(
        Wish(flow.id, kind, flow.source, None, share_text(flow.share), words, chosen_face=options.chosen_face)
    )


def _flows_at(atlas: Atlas, cards: Iterable[str]) -> Iterator[Flow]:
    index = atlas.index
    found = (flow for card in cards for flow in (*index.flows_from(card), *index.flows_to(card)))
    return (atlas.flows[flow] for flow in dict.fromkeys(found))


def _closing(flow: Flow) -> WishKind:
    return "done" if flow.flow_kind == "done" else "exit"


def _is_elsewhere(atlas: Atlas, here: frozenset[str], journey_id: str, record_id: str) -> bool:
    """Whether an end lies on another journey's map; nearly all are cards in a lane of this one."""
    card = atlas.touchpoints.get(record_id)
    if card is not None and isinstance(card.place, Cell) and card.place.lane in here:
        return False
    return journey_of(atlas, record_id) not in {None, journey_id}


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
            ends |= _partners(atlas, record_id)
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
