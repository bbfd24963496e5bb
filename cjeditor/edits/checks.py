"""Checks of one record against the atlas: references that lead somewhere, places that fit, no loops."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cjeditor.edits.words import nothing_called, refused
from cjeditor.model.draft import Draft
from cjeditor.model.lane_rules import accepts, accepts_kind
from cjeditor.model.messages import UserError
from cjeditor.model.records import (
    KINDS,
    Across,
    AtlasInfo,
    Card,
    Cell,
    Crew,
    Emotion,
    Flow,
    Journey,
    Lane,
    LaneGroup,
    Note,
    Pinned,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjeditor.model.references import references

ENDINGS = ("exit", "done")
"""The kinds of flow that lead nowhere."""


def check(draft: Draft, record: Record | AtlasInfo, before: Record | AtlasInfo | None = None) -> None:
    """Refuse a record whose new references lead nowhere, whose place or ends do not fit, or that closes a loop.

    What was already so `before` is not held against it: a map with old damage can still be worked on.
    """
    _check_references(draft, record, before)
    match record:
        case Touchpoint() | Note():
            if not isinstance(before, Touchpoint | Note) or _standing(before) != _standing(record):
                check_card(draft, record)
            if isinstance(record, Note):
                _check_chain(draft, record, "because")
        case Emotion():
            check_emotion(draft, record)
        case Lane():
            _check_lane(draft, record)
        case Journey():
            _check_chain(draft, record, "parent")
            _check_chain(draft, record, "variant_of")
        case Flow():
            _check_flow(draft, record, before)
        case Crew():
            _check_chain(draft, record, "parent")
        case _:
            pass


def check_card(draft: Draft, card: Card) -> None:
    """Refuse a place in a lane that does not take such cards or is another map's, and a span that ends nowhere."""
    if isinstance(card.place, Cell | Across):
        lane = _lane(draft, card.place.lane)
        if not accepts(lane, card):
            raise _lane_refuses(lane, card)
        over = card.place.step if isinstance(card.place, Cell) else card.place.over
        if journey_at(draft, over) != lane.journey:
            raise refused("two_maps", "The lane “{lane}” belongs to another journey’s map.", lane=lane.title)
    _check_pins(draft, card)
    if card.last_step is not None:
        _check_span(draft, card, card.last_step)


def check_emotion(draft: Draft, emotion: Emotion) -> None:
    """Refuse a point in a lane without a curve or on two maps at once."""
    lane = _lane(draft, emotion.lane)
    if not accepts_kind(lane, "emotions"):
        raise refused("no_curve", "The lane “{lane}” holds no curve.", lane=lane.title)
    if journey_at(draft, emotion.step) != lane.journey:
        raise refused("two_maps", "The lane “{lane}” belongs to another journey’s map.", lane=lane.title)


def journey_at(draft: Draft, over_id: str) -> str | None:
    """Return the journey of a step, stage or journey as the draft has them."""
    step = draft.get(Step, over_id)
    stage = draft.get(Stage, step.stage if step is not None else over_id)
    if stage is not None:
        return stage.journey
    return over_id if draft.get(Journey, over_id) is not None else None


def _check_flow(draft: Draft, flow: Flow, before: Record | AtlasInfo | None) -> None:
    if flow.source == flow.target:
        raise refused("flow_to_itself", "A flow leads from one touchpoint to another.")
    known = before if isinstance(before, Flow) else None
    ends, ends_before = (flow.source, flow.target), known and (known.source, known.target)
    if known is not None and ends == ends_before and flow.flow_kind == known.flow_kind:
        return
    if flow.target is not None and flow.flow_kind in ENDINGS:
        raise refused("flow_ends_nowhere", "An exit or a done leads to no other touchpoint.")
    if flow.target is None and flow.flow_kind not in (*ENDINGS, "referral"):
        raise refused("flow_needs_target", "Draw a new flow to the touchpoint it shall lead to.")
    if flow.target is not None and ends != ends_before and _is_linked(draft, flow):
        raise refused("flow_exists", "These two are linked already.")


def _is_linked(draft: Draft, flow: Flow) -> bool:
    leaving = (draft.get(Flow, other) for other in draft.atlas.index.flows_from(flow.source))
    return any(other is not None and other.id != flow.id and other.target == flow.target for other in leaving)


def _check_references(draft: Draft, record: Record | AtlasInfo, before: Record | AtlasInfo | None) -> None:
    known = set() if before is None else {target for _field, target in references(before)}
    for field, target in references(record):
        if target not in known and not _exists(draft, field.reference.kinds or tuple(KINDS), target):
            raise (
                nothing_called(target)
                if draft.atlas.find(target) is None
                else _wrong_kind(target, field.path[-1])
            )


def _exists(draft: Draft, kinds: tuple[str, ...], record_id: str) -> bool:
    return any(draft.find(kind, record_id) is not None for kind in kinds)


def _wrong_kind(record_id: str, field: str) -> UserError:
    return refused("wrong_kind", "“{id}” cannot stand in the field “{field}”.", id=record_id, field=field)


def _lane(draft: Draft, lane_id: str) -> Lane:
    lane = draft.get(Lane, lane_id)
    if lane is None:
        raise nothing_called(lane_id)
    return lane


def _standing(card: Card) -> tuple[object, str | None]:
    return card.place, card.last_step


def _lane_refuses(lane: Lane, card: Card) -> UserError:
    if isinstance(card, Touchpoint):
        return refused(
            "lane_refuses_touchpoints", "The lane “{lane}” does not take touchpoints.", lane=lane.title
        )
    return refused("lane_refuses_notes", "The lane “{lane}” does not take notes.", lane=lane.title)


def _check_span(draft: Draft, card: Card, last_step: str) -> None:
    place = card.place
    if not isinstance(place, Cell):
        raise refused("span_without_step", "Only a card that lies at a step can span steps.")
    steps = draft.atlas.index.steps_of_journey(journey_at(draft, place.step) or "")
    if last_step not in steps or steps.index(last_step) <= steps.index(place.step):
        raise refused("span_backwards", "A card spans to a later step of its own journey.")


def _check_lane(draft: Draft, lane: Lane) -> None:
    group = None if lane.group is None else draft.get(LaneGroup, lane.group)
    if group is not None and group.journey != lane.journey:
        raise refused(
            "group_elsewhere", "The lane group “{group}” belongs to another journey.", group=group.title
        )
    index = draft.atlas.index
    cards = [draft.card(card) for ids in index.cards_of_lane(lane.id).values() for card in ids]
    points = bool(index.emotions_of_lane(lane.id)) and not accepts_kind(lane, "emotions")
    if points or any(card is not None and not accepts(lane, card) for card in cards):
        raise refused(
            "lane_holds", "The lane “{lane}” holds what its new kind does not take.", lane=lane.title
        )


def _check_chain(draft: Draft, record: Record, field: str) -> None:
    """Refuse mentions of a record's own kind that lead back to it."""

    def mentions(record_id: str) -> Iterable[str]:
        found = record if record_id == record.id else draft.find(record.kind, record_id)
        value: str | tuple[str, ...] | None = getattr(found, field, None)
        return (value,) if isinstance(value, str) else value or ()

    _refuse_loop(record.id, mentions)


def _check_pins(draft: Draft, card: Card) -> None:
    """Refuse a card that is pinned to itself, also by way of other pinned cards."""

    def pinned_to(record_id: str) -> Iterable[str]:
        found = card if record_id == card.id else draft.card(record_id)
        return (found.place.about,) if found is not None and isinstance(found.place, Pinned) else ()

    _refuse_loop(card.id, pinned_to)


def _refuse_loop(record_id: str, following: Callable[[str], Iterable[str]]) -> None:
    """Refuse links that lead back to a record; the walk ends because each record is passed once."""
    passed: set[str] = set()
    todo = [*following(record_id)]
    while todo:
        here = todo.pop()
        if here == record_id:
            raise refused("loop", "“{id}” would lead back to itself.", id=record_id)
        if here not in passed:
            passed.add(here)
            todo += following(here)
