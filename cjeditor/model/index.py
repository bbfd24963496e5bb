"""Index: who belongs to whom, as sorted tuples of ids, built once and advanced by each Change.

Verbs, layout and graph ask the index and never scan the atlas. Every lookup is a two-level map, owner → group →
ids, so that advancing makes the outer map and one inner map anew; what no edit touched stays the same object.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cached_property
from operator import attrgetter
from typing import Any, Protocol, TypeAlias, assert_never

from cjeditor.frozen import frozen
from cjeditor.layered import updated
from cjeditor.model.records import (
    Across,
    AtlasInfo,
    Cell,
    Emotion,
    Flow,
    Journey,
    Lane,
    LaneGroup,
    Membership,
    Note,
    Parked,
    Pinned,
    Place,
    Record,
    Stage,
    Step,
    Touchpoint,
    Vote,
)
from cjeditor.model.records.base import EMPTY_MAP, Ordered

Ids: TypeAlias = tuple[str, ...]
Lookup: TypeAlias = Mapping[str, Mapping[str, Ids]]
_Entry: TypeAlias = tuple[str, str, str]
_SortKey: TypeAlias = tuple[str | float, str]
_EMPTY: Lookup = EMPTY_MAP
_NOTHING: Mapping[str, Ids] = EMPTY_MAP
_id_of = attrgetter("id")


class Tables(Protocol):
    """What the index needs of an atlas: the records of each kind by id."""

    def table(self, kind: str) -> Mapping[str, Record]:
        """Return the map of one kind."""


class EditLike(Protocol):
    """What the index needs of an edit."""

    @property
    def before(self) -> Record | AtlasInfo | None:
        """The record before."""

    @property
    def after(self) -> Record | AtlasInfo | None:
        """The record after."""


@frozen
class Index:
    """By-parent lookups of one atlas; equal to one built from scratch after every Change."""

    journey_parts: Lookup = _EMPTY
    stage_steps: Lookup = _EMPTY
    lane_cards: Lookup = _EMPTY
    lane_emotions: Lookup = _EMPTY
    loose_cards: Lookup = _EMPTY
    flow_ends: Lookup = _EMPTY
    mentions: Lookup = _EMPTY
    others: Lookup = _EMPTY

    @classmethod
    def build(cls, atlas: Tables) -> Index:
        """Return the index of an atlas from scratch."""
        found: dict[str, defaultdict[str, defaultdict[str, list[str]]]] = {
            field.name: defaultdict(_lists) for field in fields(cls)
        }
        for kind, entries_of in _ENTRIES_OF.items():
            if kind == "flows":
                continue
            records = _in_order(atlas, _SIBLINGS.get(kind, (kind,)))
            for record_id, entries in zip(map(_id_of, records), map(entries_of, records), strict=True):
                for lookup, owner, group in entries:
                    found[lookup][owner][group].append(record_id)
        lookups: dict[str, Lookup] = {lookup: _lookup(owners) for lookup, owners in found.items()}
        return cls(**{**lookups, "flow_ends": _FlowEnds(atlas.table("flows"))})

    def advanced(self, after: Tables, edits: Mapping[tuple[str, str], EditLike]) -> Index:
        """Return the index of the atlas that these edits led to."""
        leaving, arriving = _moves(edits)
        if not (leaving or arriving):
            return self
        news: dict[str, dict[str, dict[str, Ids | None]]] = {}
        for entry in {**leaving, **arriving}:
            lookup, owner, group = entry
            gone, come = leaving.get(entry, set()), arriving.get(entry, [])
            stay = [known for known in self._group(entry) if known not in gone]
            ids = stay + [new for new in come if new not in stay]
            groups = news.setdefault(lookup, {}).setdefault(owner, {})
            groups[group] = _sorted(after, lookup, group, ids) if ids else None
        return replace(self, **{lookup: self._regrouped(lookup, owners) for lookup, owners in news.items()})

    def _group(self, entry: _Entry) -> Ids:
        lookup, owner, group = entry
        owners: Lookup = getattr(self, lookup)
        return owners.get(owner, _NOTHING).get(group, ())

    def _regrouped(self, lookup: str, news: Mapping[str, Mapping[str, Ids | None]]) -> Lookup:
        """Return a lookup with some groups exchanged; owners left with none are taken out."""
        owners: Lookup = getattr(self, lookup)
        groups = {owner: updated(owners.get(owner, _NOTHING), found) for owner, found in news.items()}
        return updated(owners, {owner: found or None for owner, found in groups.items()})

    def journeys(self) -> Ids:
        """Return the journeys in order."""
        return self.others.get("", _NOTHING).get("journeys", ())

    def stages(self, journey_id: str) -> Ids:
        """Return a journey's stages in order."""
        return self.journey_parts.get(journey_id, _NOTHING).get("stages", ())

    def lanes(self, journey_id: str) -> Ids:
        """Return a journey's lanes in order, from top to bottom."""
        return self.journey_parts.get(journey_id, _NOTHING).get("lanes", ())

    def lane_groups(self, journey_id: str) -> Ids:
        """Return a journey's lane groups in order."""
        return self.journey_parts.get(journey_id, _NOTHING).get("lane_groups", ())

    def steps(self, stage_id: str) -> Ids:
        """Return a stage's steps in order."""
        return self.stage_steps.get(stage_id, _NOTHING).get("steps", ())

    def steps_of_journey(self, journey_id: str) -> Ids:
        """Return all steps of a journey, from left to right."""
        return tuple(step for stage in self.stages(journey_id) for step in self.steps(stage))

    def cards_of_lane(self, lane_id: str) -> Mapping[str, Ids]:
        """Return a lane's cards by the step, stage or journey they lie at or over."""
        return self.lane_cards.get(lane_id, _NOTHING)

    def cards(self, lane_id: str, step_id: str) -> Ids:
        """Return the cards of one cell, or those across one stage or journey, in order."""
        return self.cards_of_lane(lane_id).get(step_id, ())

    def cards_at(self, place: Place) -> Ids:
        """Return the cards of a place of any shape, in order."""
        return self._group(_card_entry(place))

    def emotions_of_lane(self, lane_id: str) -> Mapping[str, Ids]:
        """Return a lane's emotions by step, in the order of their place within it."""
        return self.lane_emotions.get(lane_id, _NOTHING)

    def pinned(self, record_id: str) -> Ids:
        """Return the cards pinned to a record."""
        return self.loose_cards.get(record_id, _NOTHING).get("pinned", ())

    def parked(self, journey_id: str) -> Ids:
        """Return the cards in a journey's parking lot."""
        return self.loose_cards.get(journey_id, _NOTHING).get("parked", ())

    def flows_from(self, record_id: str) -> Ids:
        """Return the flows that start at a touchpoint, step or stage."""
        return self.flow_ends.get("from", _NOTHING).get(record_id, ())

    def flows_to(self, record_id: str) -> Ids:
        """Return the flows that end at a touchpoint, step or stage."""
        return self.flow_ends.get("to", _NOTHING).get(record_id, ())

    def mentions_of(self, record_id: str) -> Mapping[str, Ids]:
        """Return by kind the records that mention one and can do without it.

        Kept for what stands on a map: spans by their last step, details, groups of lanes, what notes are about and why,
        touchpoints of emotions, parents and variants of journeys. Mentions of dictionary entries other than by a
        note's `about` are not kept.
        """
        return self.mentions.get(record_id, _NOTHING)

    def votes(self, record_id: str) -> Ids:
        """Return the votes on a record."""
        return self.others.get(record_id, _NOTHING).get("votes", ())

    def memberships(self, crew_id: str) -> Ids:
        """Return the memberships of a crew."""
        return self.others.get(crew_id, _NOTHING).get("memberships", ())


class _FlowEnds(Mapping[str, Mapping[str, Ids]]):
    """The flows at each end of any, found when somebody asks: the first frame of a map does without."""

    def __init__(self, flows: Mapping[str, Any]) -> None:
        """Keep the flows, which nobody changes."""
        self._flows = flows

    @cached_property
    def _found(self) -> Lookup:
        owners: dict[str, defaultdict[str, list[str]]] = defaultdict(_lists)
        for flow_id in sorted(self._flows):
            for _lookup_name, owner, end in _of_flow(self._flows[flow_id]):
                owners[owner][end].append(flow_id)
        return _lookup(owners)

    def __getitem__(self, owner: str) -> Mapping[str, Ids]:
        """Return the flows by what they start from or lead to."""
        return self._found[owner]

    def __iter__(self) -> Iterator[str]:
        """Yield the sides that flows have."""
        return iter(self._found)

    def __len__(self) -> int:
        """Return how many sides flows have."""
        return len(self._found)


def _in_order(atlas: Tables, kinds: tuple[str, ...]) -> list[Record]:
    """All records of some kinds as siblings sort, so that each group of them comes out sorted.

    Two sorts by one text each, of which the first finds what a save has sorted, take less than one by pairs.
    """
    records = sorted((record for kind in kinds for record in atlas.table(kind).values()), key=_id_of)
    if records and (order := _order_field(records[0])):
        records.sort(key=attrgetter(order))
    return records


def _lists() -> defaultdict[str, list[str]]:
    return defaultdict(list)


def _lookup(owners: Mapping[str, Mapping[str, list[str]]]) -> Lookup:
    return {owner: {group: tuple(ids) for group, ids in groups.items()} for owner, groups in owners.items()}


def _moves(
    edits: Mapping[tuple[str, str], EditLike],
) -> tuple[dict[_Entry, set[str]], dict[_Entry, list[str]]]:
    leaving: dict[_Entry, set[str]] = {}
    arriving: dict[_Entry, list[str]] = {}
    for (kind, record_id), edit in edits.items():
        if kind == "atlas":
            continue
        before, after = _entries(edit.before), _entries(edit.after)
        if before == after and _sorts_alike(edit.before, edit.after):
            continue
        for entry in before:
            leaving.setdefault(entry, set()).add(record_id)
        for entry in after:
            arriving.setdefault(entry, []).append(record_id)
    return leaving, arriving


def _sorts_alike(before: object, after: object) -> bool:
    return (
        not isinstance(before, Record)
        or not isinstance(after, Record)
        or _sort_key(before) == _sort_key(after)
    )


def _entries(record: Record | AtlasInfo | None) -> tuple[_Entry, ...]:
    if not isinstance(record, Record):
        return ()
    entries_of = _ENTRIES_OF.get(record.kind)
    return () if entries_of is None else entries_of(record)


def _of_card(card: Touchpoint | Note) -> tuple[_Entry, ...]:
    if isinstance(card, Touchpoint):
        if card.last_step is None and card.detail is None:
            return (_card_entry(card.place),)
        return (_card_entry(card.place), *_mentions(card, card.last_step, card.detail))
    return (_card_entry(card.place), *_mentions(card, card.last_step, *card.about, *card.because))


def _of_flow(flow: Flow) -> tuple[_Entry, ...]:
    start = ("flow_ends", "from", flow.source)
    return (start,) if flow.target is None else (start, ("flow_ends", "to", flow.target))


def _of_emotion(emotion: Emotion) -> tuple[_Entry, ...]:
    return ("lane_emotions", emotion.lane, emotion.step), *_mentions(emotion, emotion.touchpoint)


def _of_step(step: Step) -> tuple[_Entry, ...]:
    return ("stage_steps", step.stage, "steps"), *_mentions(step, step.detail)


def _of_lane(lane: Lane) -> tuple[_Entry, ...]:
    return ("journey_parts", lane.journey, "lanes"), *_mentions(lane, lane.group)


def _of_part(part: Stage | LaneGroup) -> tuple[_Entry, ...]:
    return (("journey_parts", part.journey, part.kind),)


def _of_journey(journey: Journey) -> tuple[_Entry, ...]:
    return ("others", "", "journeys"), *_mentions(journey, journey.parent, journey.variant_of)


def _of_vote(vote: Vote) -> tuple[_Entry, ...]:
    return (("others", vote.about, "votes"),)


def _of_membership(membership: Membership) -> tuple[_Entry, ...]:
    return (("others", membership.crew, "memberships"),)


_ENTRIES_OF: Mapping[str, Callable[[Any], tuple[_Entry, ...]]] = {
    "journeys": _of_journey,
    "stages": _of_part,
    "steps": _of_step,
    "lane_groups": _of_part,
    "lanes": _of_lane,
    "touchpoints": _of_card,
    "notes": _of_card,
    "votes": _of_vote,
    "emotions": _of_emotion,
    "flows": _of_flow,
    "memberships": _of_membership,
}
"""The places of a record in the lookups, by its kind."""

_SIBLINGS: Mapping[str, tuple[str, ...]] = {"touchpoints": ("touchpoints", "notes"), "notes": ()}
"""Kinds whose records lie side by side, told by the first of them."""


def _mentions(record: Record, *targets: str | None) -> Iterator[_Entry]:
    return (("mentions", target, record.kind) for target in dict.fromkeys(targets) if target is not None)


def _card_entry(place: Place) -> _Entry:
    match place:
        case Cell():
            return "lane_cards", place.lane, place.step
        case Across():
            return "lane_cards", place.lane, place.over
        case Pinned():
            return "loose_cards", place.about, "pinned"
        case Parked():
            return "loose_cards", place.journey, "parked"
        case _:
            assert_never(place)


def _sorted(atlas: Tables, lookup: str, group: str, ids: list[str]) -> Ids:
    if len(ids) == 1:
        return (ids[0],)
    return _ids([_sort_key(_record(atlas, lookup, group, record_id)) for record_id in ids])


def _ids(keys: list[_SortKey]) -> Ids:
    keys.sort()
    return tuple([key[1] for key in keys])


def _record(atlas: Tables, lookup: str, group: str, record_id: str) -> Record:
    match lookup:
        case "lane_cards" | "loose_cards":
            return atlas.table("touchpoints").get(record_id) or atlas.table("notes")[record_id]
        case "flow_ends":
            return atlas.table("flows")[record_id]
        case "lane_emotions":
            return atlas.table("emotions")[record_id]
        case _:
            return atlas.table(group)[record_id]


def _sort_key(record: Record) -> _SortKey:
    """Return what siblings sort by: the order key, or an emotion's place within its step; then the id."""
    order = _order_field(record)
    return record.__dict__[order] if order else "", record.id


def _order_field(record: Record) -> str | None:
    if isinstance(record, Ordered):
        return "order"
    return "at" if isinstance(record, Emotion) else None
