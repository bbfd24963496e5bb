"""By name: adding any record and setting any field, by the names they have in the file.

For the command line and whoever writes scripts. What stands on the map goes through the verb that moves, spans or
links it, so that the result is the one the window gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cjeditor.edits.cards import move_cards, park_cards
from cjeditor.edits.dictionaries import add_entry
from cjeditor.edits.fields import set_fields, validated
from cjeditor.edits.flows import add_flow
from cjeditor.edits.spans import span_card
from cjeditor.edits.stages import move_stages
from cjeditor.edits.steps import move_steps
from cjeditor.edits.words import refused
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.lane_rules import note_kinds, rule_of
from cjeditor.model.records import Card, Cell, Note, Parked, Pinned, Stage, Step, Touchpoint
from cjeditor.model.records.base import Ordered
from cjeditor.model.slot import Slot

_END = 1_000_000
_ANCHORS = ("step", "over", "journey")
_PLACE = (*_ANCHORS, "lane")
"""What may be said of a card instead of its whole `place`."""


def add_record(atlas: Atlas, kind: str, record_id: str, fields: Mapping[str, Any]) -> Change:
    """Add a record by its fields; a card as its lane makes it, a flow of the kind its ends suggest.

    A card's place may be given as `step` or `over` with `lane`, or as `journey`, beside which it is parked.
    """
    if kind == "flows":
        return add_flow(atlas, record_id, **{"source": None, "target": None, **fields})
    if kind not in {"touchpoints", "notes"}:
        return add_entry(atlas, kind, record_id, **fields)
    if "place" not in fields:
        place = {name: fields[name] for name in _PLACE if name in fields}
        _refuse_two_places(place)
        fields = {name: value for name, value in fields.items() if name not in place} | {"place": place}
    return add_entry(
        atlas, kind, record_id, **{**_as_the_lane_makes_it(atlas, kind, fields["place"]), **fields}
    )


def set_field(atlas: Atlas, record_id: str, field: str, value: Any) -> Change:
    """Set one field of a record; a field that says where it stands moves it, with what hangs on it."""
    record = atlas.find(record_id)
    match record:
        case Touchpoint() | Note() if field == "place" or field in _PLACE:
            return _placed(atlas, record, field, value)
        case Touchpoint() | Note() if field == "last_step":
            return span_card(atlas, record_id, validated(record, {field: value}).last_step)
        case Step() if field in {"stage", "order"}:
            after = validated(record, {field: value})
            index = _index(after, map(atlas.steps.__getitem__, atlas.index.steps(after.stage)))
            return move_steps(atlas, [record_id], after.stage, index)
        case Stage() if field in {"journey", "order"}:
            wanted = validated(record, {field: value})
            order = _index(wanted, map(atlas.stages.__getitem__, atlas.index.stages(wanted.journey)))
            return move_stages(atlas, [record_id], wanted.journey, order)
        case _:
            return set_fields(atlas, record_id, **{field: value})


def _placed(atlas: Atlas, card: Card, field: str, value: Any) -> Change:
    """Move a card to a whole new place, or change the one part of it that is named."""
    kept = {"step": ("lane",), "over": ("lane",), "lane": _ANCHORS}.get(field, ())
    part = {name: known for name, known in card.place.__dict__.items() if name in kept}
    place = validated(card, {"place": value if field == "place" else {**part, field: value}}).place
    match place:
        case Parked():
            return park_cards(atlas, [card.id], place.journey)
        case Pinned():
            return set_fields(atlas, card.id, place=value, last_step=None)
        case _:
            over = place.step if isinstance(place, Cell) else place.over
            return move_cards(atlas, [card.id], Slot(place.lane, over, _END))


def _index(record: Ordered, siblings: Iterable[Ordered]) -> int:
    return sum(sibling.id != record.id and sibling.sort_key < record.sort_key for sibling in siblings)


def _as_the_lane_makes_it(atlas: Atlas, kind: str, place: Any) -> dict[str, Any]:
    """Return the fields that a card gets from the lane it is made in."""
    lane_id = place.get("lane") if isinstance(place, Mapping) else None
    lane = atlas.lanes.get(lane_id) if isinstance(lane_id, str) else None
    if lane is None:
        return {}
    if kind == "notes":
        kinds = note_kinds(lane)
        return {"note_kind": kinds[0]} if kinds else {}
    return {"role": rule_of(lane).new_role, "channels": lane.channels if len(lane.channels) == 1 else ()}


def _refuse_two_places(place: Mapping[str, Any]) -> None:
    anchors = [name for name in _ANCHORS if name in place]
    if len(anchors) > 1 or ("journey" in place and "lane" in place):
        raise refused(
            "two_places", "A card lies in one place: {fields} do not go together.", fields=", ".join(place)
        )
