"""Deletion: taking records out with all that cannot stand without them, and mending what stays.

| goes | with it |
|---|---|
| journey | its stages, lanes, lane groups and parked cards |
| stage | its steps and the cards across it |
| step | its cards, but for those that span on to steps that stay; its points of the curve |
| lane | its cards and points; its group, when it was the last in it |
| persona | its curves: without a name they would run into another's |
| crew, person | their memberships |
| any | flows from and to it, votes on it, cards pinned to it |

All other mentions of what is gone vanish from the records that stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cjeditor.edits.contents import cards_at_step, cards_over, in_lane, points_at_step
from cjeditor.edits.spans import cards_ending_at, repair_after_loss
from cjeditor.edits.words import label_for, nothing_called
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.records import Emotion, Journey, Lane, LaneGroup, Record, Stage, Step
from cjeditor.model.references import ReferenceField, references, without_references
from cjeditor.model.whereabouts import lane_of

_ON_MAPS = frozenset(
    {
        "journeys",
        "stages",
        "steps",
        "lane_groups",
        "lanes",
        "touchpoints",
        "notes",
        "votes",
        "emotions",
        "flows",
    }
)
"""Kinds whose mentions the index keeps; for a dictionary entry, rarely deleted, all records are read."""


def delete(atlas: Atlas, ids: Sequence[str]) -> Change:
    """Delete records with their cascades; refuses an id that is not there."""
    asked = [_found(atlas, record_id) for record_id in dict.fromkeys(ids)]
    draft = Draft(atlas)
    take_out(draft, asked)
    return draft.change(label_for("delete", asked))


def take_out(draft: Draft, asked: Sequence[Record]) -> None:
    """Take records out of a draft with their cascades, for verbs that delete besides what they do."""
    atlas = draft.atlas
    gone = _containers(atlas, asked)
    _take_contents(draft, gone, {record.id for record in asked})
    users = _users(atlas, gone)
    _take(gone, [record for record in users if _cannot_do_without(record, gone)])
    _take_attached(atlas, gone)
    for record in gone.values():
        draft.remove(record.kind, record.id)
    _mend_spans(draft, gone)
    _mend_mentions(draft, gone, users)
    drop_empty_groups(draft, [lane.group for lane in gone.values() if isinstance(lane, Lane)])


def drop_empty_groups(draft: Draft, groups: Iterable[str | None]) -> None:
    """Take out those of the groups that have no lane left in the draft."""
    empty = [group for name in dict.fromkeys(groups) if (group := _empty_group(draft, name)) is not None]
    if empty:
        take_out(draft, empty)


def _empty_group(draft: Draft, group_id: str | None) -> LaneGroup | None:
    group = None if group_id is None else draft.get(LaneGroup, group_id)
    if group is None:
        return None
    lanes = (draft.get(Lane, lane) for lane in draft.atlas.index.mentions_of(group.id).get("lanes", ()))
    return None if any(lane is not None and lane.group == group.id for lane in lanes) else group


def _found(atlas: Atlas, record_id: str) -> Record:
    record = atlas.find(record_id)
    if record is None:
        raise nothing_called(record_id)
    return record


def _containers(atlas: Atlas, asked: Iterable[Record]) -> dict[str, Record]:
    """Return what was asked for with the stages, steps, lanes and groups in it."""
    gone: dict[str, Record] = {}
    waiting = list(asked)
    while waiting:
        record = waiting.pop()
        gone[record.id] = record
        waiting += _parts(atlas, record)
    return gone


def _parts(atlas: Atlas, record: Record) -> Iterator[Record]:
    index = atlas.index
    match record:
        case Journey():
            yield from (atlas.stages[stage] for stage in index.stages(record.id))
            yield from (atlas.lanes[lane] for lane in index.lanes(record.id))
            yield from (atlas.lane_groups[group] for group in index.lane_groups(record.id))
        case Stage():
            yield from (atlas.steps[step] for step in index.steps(record.id))
        case _:
            return


def _take_contents(draft: Draft, gone: dict[str, Record], asked: set[str]) -> None:
    """Add the cards and points of what goes; cards that span on to steps that stay are moved there instead."""
    atlas = draft.atlas
    for record in list(gone.values()):
        match record:
            case Step():
                cards = [
                    card
                    for card in cards_at_step(atlas, record.id)
                    if card.id in asked or lane_of(card) in gone or not repair_after_loss(draft, card, gone)
                ]
                _take(gone, [*cards, *points_at_step(atlas, record.id)])
            case Lane():
                _take(gone, in_lane(atlas, record.id))
            case Stage() | Journey():
                journey = record.journey if isinstance(record, Stage) else record.id
                _take(gone, cards_over(atlas, journey, record.id))
                _take(gone, atlas.cards(atlas.index.parked(record.id)))
            case _:
                pass


def _take(gone: dict[str, Record], records: Iterable[Record]) -> None:
    gone.update((record.id, record) for record in records)


def _users(atlas: Atlas, gone: Mapping[str, Record]) -> list[Record]:
    """Return the records that mention a dictionary entry that goes; the only search through all records."""
    entries = {record.id for record in gone.values() if record.kind not in _ON_MAPS}
    if not entries:
        return []
    return [
        record
        for record in atlas.records()
        if any(target in entries for _field, target in references(record))
    ]


def _cannot_do_without(record: Record, gone: Mapping[str, Record]) -> bool:
    """Whether a record goes with what it mentions: a membership, a point of a persona's curve."""
    return any(target in gone and _carries(record, field) for field, target in references(record))


def _carries(record: Record, field: ReferenceField) -> bool:
    return (
        field.path == ("persona",)
        if isinstance(record, Emotion)
        else field.reference.required and len(field.path) == 1
    )


def _take_attached(atlas: Atlas, gone: dict[str, Record]) -> None:
    """Add the flows, votes and pinned cards of all that goes, and theirs in turn."""
    index, waiting = atlas.index, list(gone)
    while waiting:
        record_id = waiting.pop()
        attached: list[Record] = [*atlas.cards(index.pinned(record_id))]
        attached += [atlas.votes[vote] for vote in index.votes(record_id)]
        attached += [atlas.flows[flow] for flow in (*index.flows_from(record_id), *index.flows_to(record_id))]
        fresh = [record for record in attached if record.id not in gone]
        _take(gone, fresh)
        waiting += [record.id for record in fresh]


def _mend_spans(draft: Draft, gone: dict[str, Record]) -> None:
    for record in gone.values():
        if isinstance(record, Step):
            for card in cards_ending_at(draft.atlas, record.id):
                if card.id not in gone:
                    repair_after_loss(draft, card, gone)


def _mend_mentions(draft: Draft, gone: Mapping[str, Record], users: Iterable[Record]) -> None:
    mentioning = {record.id: record.kind for record in users}
    for record_id in gone:
        for kind, ids in draft.atlas.index.mentions_of(record_id).items():
            mentioning |= dict.fromkeys(ids, kind)
    for record_id, kind in mentioning.items():
        record = draft.find(kind, record_id)
        if record is not None:
            draft.put(record.replaced(**without_references(record, gone.__contains__)))
    logo = draft.atlas.info.logo
    if logo is not None and logo in gone:
        draft.put_info(draft.atlas.info.replaced(logo=None))
