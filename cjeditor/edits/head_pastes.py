"""Head pastes: copied stages, steps, lanes and lane groups put on a map of this atlas or another, with what they hold.

What was copied lay in lanes, or at steps, of another map: those are matched with the map's own, by rules that change
no card's meaning; a lane that has no match comes along. What still finds no place lies in the parking lot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Final, TypeVar

from cjeditor.edits.checks import check
from cjeditor.edits.head_copies import with_contents
from cjeditor.edits.landing import fitting
from cjeditor.edits.lane_groups import between_groups
from cjeditor.edits.lanes import group_between
from cjeditor.edits.phases import in_phase, phase_at
from cjeditor.edits.siblings import insert, others
from cjeditor.edits.words import label, nothing_called, refused
from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply
from cjeditor.model.draft import Draft
from cjeditor.model.ids import NewId
from cjeditor.model.lane_rules import note_kinds
from cjeditor.model.messages import UserError
from cjeditor.model.records import Card, Lane, LaneGroup, Note, Record, Stage, Step, Touchpoint
from cjeditor.model.records.base import Value
from cjeditor.model.records.place import Parked, Pinned
from cjeditor.model.references import references, strangers, with_references
from cjeditor.model.whereabouts import journey_of, lane_of

R = TypeVar("R", bound=Record)

HEAD_KINDS: Final = ("stages", "steps", "lanes", "lane_groups")


@frozen
class CopiedHeads:
    """Heads of one kind with what they hold, and the columns and rows of the map they stood on, in order."""

    heads: tuple[str, ...]
    records: tuple[Record, ...]
    journey: str
    stages: tuple[str, ...]
    steps: tuple[str, ...]
    lanes: tuple[Lane, ...]


def copied_heads(atlas: Atlas, kind: str, head_ids: Sequence[str]) -> CopiedHeads:
    """Return heads of one kind and of one map as they are to be pasted elsewhere."""
    journey, index = journey_of(atlas, head_ids[0]) or "", atlas.index
    rows = {
        "stages": index.stages(journey),
        "steps": index.steps_of_journey(journey),
        "lanes": index.lanes(journey),
        "lane_groups": index.lane_groups(journey),
    }
    heads = tuple(known for known in rows[kind] if known in frozenset(head_ids))
    lanes = tuple(atlas.lanes[lane] for lane in rows["lanes"])
    records = tuple(with_contents(atlas, kind, heads))
    return CopiedHeads(heads, records, journey, rows["stages"], rows["steps"], lanes)


def paste_heads(atlas: Atlas, copied: CopiedHeads, parent_id: str, index: int, new_id: NewId) -> Change:
    """Put copies before the one at the index: of steps in a stage, of other heads in a journey.

    Steps given a journey get a stage of their own at its end. Mentions of what this atlas lacks are left out, and so
    is what would not be sound on the map.
    """
    if parent_id not in atlas.stages and parent_id not in atlas.journeys:
        raise nothing_called(parent_id)
    kinds = {record.kind for record in copied.records if record.id in copied.heads}
    if len(kinds) != 1 or not kinds <= set(HEAD_KINDS):
        raise refused("no_head_to_paste", "There is no stage, step or lane to paste.")
    return _Paste(atlas, copied, parent_id, new_id).done(kinds.pop(), index)


class _Paste:
    """One paste while it is put together: whose copy is whose, and what stands for the places that were left."""

    def __init__(self, atlas: Atlas, copied: CopiedHeads, parent_id: str, new_id: NewId) -> None:
        self.atlas, self.copied, self.parent, self.new_id = atlas, copied, parent_id, new_id
        self.journey = journey_of(atlas, parent_id) or parent_id
        self.draft = Draft(atlas)
        self.by_id = {record.id: record for record in copied.records}
        self.twins = {record.id: new_id(record.kind) for record in copied.records}
        self.places: dict[str, str | None] = {copied.journey: self.journey}

    def done(self, kind: str, index: int) -> Change:
        heads = [record for record in self.copied.records if record.id in self.copied.heads]
        if kind in {"stages", "steps"}:
            self._match_lanes()
        else:
            self._match_columns()
        match kind:
            case "stages":
                self._put_stages(heads, index)
            case "steps":
                self._put_steps(heads, index)
            case _:
                self._put_lanes(heads, index)
        self._put_contents()
        self._shorten_spans()
        return self.draft.change(label("paste", kind, len(heads)))

    # Places

    def _match_lanes(self) -> None:
        """Find a lane here for each that something copied lies in; one without a match comes along."""
        used = {known for record in self.copied.records for _field, known in references(record)}
        here = [self.atlas.lanes[lane] for lane in self.atlas.index.lanes(self.journey)]
        contacts = self._contacts()
        newcomers: list[Lane] = []
        for lane in self.copied.lanes:
            if lane.id not in used or lane.id in self.twins:
                continue
            match = _lane_like(lane, contacts.get(lane.id, set()), here, self.copied.lanes)
            if match is None:
                self.twins[lane.id] = self.new_id("lanes")
                newcomers.append(self._mended(lane, journey=self.journey, group=None))
            else:
                self.places[lane.id] = match
        insert(self.draft, newcomers, here, len(here))

    def _contacts(self) -> Mapping[str, set[str]]:
        """Return the channels, as far as this atlas has them, that give cards their look, by the lanes these lie in."""
        found: dict[str, set[str]] = {}
        for record in self.copied.records:
            if (
                isinstance(record, Touchpoint)
                and record.channels
                and record.channels[0] in self.atlas.channels
            ):
                found.setdefault(lane_of(record) or "", set()).add(record.channels[0])
        return found

    def _match_columns(self) -> None:
        """Match steps and stages by their place in the row; what would fall off the map lies in the last."""
        index = self.atlas.index
        for there, here in (
            (self.copied.steps, index.steps_of_journey(self.journey)),
            (self.copied.stages, index.stages(self.journey)),
        ):
            for place, known in enumerate(there):
                near = here[min(place, len(here) - 1)] if here else None
                self.places[known] = known if known in here else near

    # Heads

    def _put_stages(self, heads: Iterable[Record], index: int) -> None:
        here = others(self.atlas.stages, self.atlas.index.stages(self.journey))
        landing = phase_at(here, index)
        copies = [
            self._mended(head, journey=self.journey, phase=head.phase or landing)
            for head in heads
            if isinstance(head, Stage)
        ]
        insert(self.draft, in_phase(copies, here, index), here, index)

    def _put_steps(self, heads: Iterable[Record], index: int) -> None:
        steps = [head for head in heads if isinstance(head, Step)]
        stage = self.parent
        if stage not in self.atlas.stages:
            stage = self.new_id("stages")
            stages = others(self.atlas.stages, self.atlas.index.stages(self.journey))
            insert(self.draft, [Stage(id=stage, journey=self.journey)], stages, len(stages))
        self.places.update({step.stage: stage for step in steps})
        copies = [self._mended(step, stage=stage) for step in steps]
        siblings = others(self.atlas.steps, self.atlas.index.steps(stage)) if stage == self.parent else []
        insert(self.draft, copies, siblings, index)

    def _put_lanes(self, heads: Iterable[Record], index: int) -> None:
        groups = [self._mended(head, journey=self.journey) for head in heads if isinstance(head, LaneGroup)]
        known = others(self.atlas.lane_groups, self.atlas.index.lane_groups(self.journey))
        insert(self.draft, groups, known, len(known))
        siblings = others(self.atlas.lanes, self.atlas.index.lanes(self.journey))
        index = between_groups(siblings, index) if groups else index
        there = None if groups else group_between(siblings, index)
        lanes = [
            self._mended(lane, journey=self.journey, group=self.twins.get(lane.group or "", there))
            for lane in self.copied.records
            if isinstance(lane, Lane)
        ]
        insert(self.draft, lanes, siblings, index)

    # What they hold

    def _put_contents(self) -> None:
        """Put what is no head or lane; what is not sound goes, and then what needs it: only strange data holds such."""
        waiting = [
            record
            for record in self.copied.records
            if self.draft.find(record.kind, self.twins[record.id]) is None
        ]
        while waiting:
            copies = {record.id: self._copy_of(record) for record in waiting}
            for copy in filter(None, copies.values()):
                self.draft.put(copy)
            bad = [record for record in waiting if not self._is_sound(copies[record.id])]
            for record in bad:
                self.draft.remove(record.kind, self.twins.pop(record.id))
            waiting = [record for record in waiting if record.id in self.twins] if bad else []

    def _copy_of(self, record: Record) -> Record | None:
        """Return the copy of one record, None for one that hangs on something that is not there."""
        if isinstance(record, Touchpoint | Note):
            record = self._placed(record)
        required = (known for field, known in references(record) if field.reference.required)
        return self._mended(record) if all(map(self._targets(record), required)) else None

    def _is_sound(self, copy: Record | None) -> bool:
        if copy is None:
            return False
        # Spans are seen to at the end, when the copies stand in their order.
        bare = copy.replaced(last_step=None) if isinstance(copy, Touchpoint | Note) else copy
        with suppress(UserError):
            check(self.draft, bare)
            return True
        return False

    def _placed(self, card: Card) -> Card:
        """Return the card as its new lane makes it; in the parking lot when its place has no match."""
        target = self._targets(card.place)
        if self._hangs_on_itself(card) or not all(target(known) for _field, known in references(card.place)):
            return card.replaced(place=Parked(journey=self.copied.journey), last_step=None)
        came_from = lane_of(card) or ""
        lane = self.draft.get(Lane, self.twins.get(came_from, self.places.get(came_from) or ""))
        is_other = lane is not None and self.places.get(came_from) not in {None, came_from}
        return card.replaced(**fitting(self.atlas, card, lane)) if lane is not None and is_other else card

    def _hangs_on_itself(self, card: Card) -> bool:
        """Whether a card is pinned to one that is pinned to it, over however many."""
        passed: set[str] = set()
        here: Record | None = card
        while isinstance(here, Touchpoint | Note) and isinstance(here.place, Pinned):
            if here.id in passed:
                return True
            passed.add(here.id)
            here = self.by_id.get(here.place.about)
        return False

    def _shorten_spans(self) -> None:
        """End spans where the copies end: a card covers later steps of its own map only."""
        after = apply(self.atlas, self.draft.change(label("paste", "stages")))
        steps = {step: place for place, step in enumerate(after.index.steps_of_journey(self.journey))}
        for twin in self.twins.values():
            card = self.draft.card(twin)
            if card is not None and card.last_step is not None:
                first = getattr(card.place, "step", "")
                if steps.get(card.last_step, -1) <= steps.get(first, len(steps)):
                    self.draft.put(card.replaced(last_step=None))

    # Copies

    def _mended(self, record: R, **fields: object) -> R:
        """Return the copy: its references lead to copies, to matched places, to what is here, or nowhere."""
        target = self._targets(record)
        return record.replaced(**{**with_references(record, target), **fields, "id": self.twins[record.id]})

    def _targets(self, value: Value) -> Callable[[str], str | None]:
        """Return what tells where a value's references lead in the copy, None for what is not here."""
        gone = strangers(value, self.atlas.find)

        def target(known: str) -> str | None:
            if known in self.twins:
                return self.twins[known]
            return self.places.get(known, None if known in gone else known)

        return target


def _lane_like(lane: Lane, contacts: set[str], here: Sequence[Lane], there: Sequence[Lane]) -> str | None:
    """Return the lane here that a lane of another map stands for.

    Itself; else, of the same kind, for the same notes and such as leaves its cards the `contacts` they are, the one of
    its title, or with a channel of it, or at its place in the row where one of both has no channels.
    """
    if any(known.id == lane.id for known in here):
        return lane.id
    alike = [known for known in here if _sort(known) == _sort(lane) and _keeps(known, contacts)]
    alike = [known for known in alike if not known.hidden] or alike
    title = " ".join(lane.title.split()).casefold()
    for known in alike:
        if title and " ".join(known.title.split()).casefold() == title:
            return known.id
    for known in alike:
        if set(known.channels) & set(lane.channels):
            return known.id
    bare = [known.id for known in alike if not known.channels or not lane.channels]
    rank = [known.id for known in there if _sort(known) == _sort(lane)].index(lane.id)
    return bare[min(rank, len(bare) - 1)] if bare else None


def _keeps(lane: Lane, contacts: set[str]) -> bool:
    """Whether cards of these channels stay such contacts in a lane: one of a single channel gives them its own."""
    return len(lane.channels) != 1 or contacts <= {*lane.channels}


def _sort(lane: Lane) -> tuple[str, tuple[str, ...]]:
    return lane.lane_kind, note_kinds(lane)
