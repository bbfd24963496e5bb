"""Head pastes: copied stages, steps, lanes and lane groups put on a map of this atlas or another, with what they hold.

What was copied lay in lanes, or at steps, of another map: those are matched with the map's own, by rules that change
no card's meaning; a lane that has no match comes along. What still finds no place lies in the parking lot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

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
from cjeditor.model.records.place import Parked, Pinned
from cjeditor.model.references import references, with_references
from cjeditor.model.whereabouts import journey_of, lane_of

HEAD_KINDS = ("stages", "steps", "lanes", "lane_groups")


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
        newcomers = []
        for lane in self.copied.lanes:
            if lane.id not in used or lane.id in self.twins:
                continue
            match = _lane_like(lane, here, self.copied.lanes)
            if match is None:
                self.twins[lane.id] = self.new_id("lanes")
                newcomers.append(self._mended(lane.replaced(group=None)))
            else:
                self.places[lane.id] = match
        insert(self.draft, [lane for lane in newcomers if isinstance(lane, Lane)], here, len(here))

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
            copy.replaced(journey=self.journey, phase=copy.phase or landing)
            for head in heads
            if isinstance(copy := self._mended(head), Stage)
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
        copies = [copy for step in steps if isinstance(copy := self._mended(step), Step)]
        siblings = others(self.atlas.steps, self.atlas.index.steps(stage)) if stage == self.parent else []
        insert(self.draft, copies, siblings, index)

    def _put_lanes(self, heads: Iterable[Record], index: int) -> None:
        groups = [copy for head in heads if isinstance(copy := self._mended(head), LaneGroup)]
        known = others(self.atlas.lane_groups, self.atlas.index.lane_groups(self.journey))
        insert(self.draft, [group.replaced(journey=self.journey) for group in groups], known, len(known))
        siblings = others(self.atlas.lanes, self.atlas.index.lanes(self.journey))
        index = between_groups(siblings, index) if groups else index
        there = None if groups else group_between(siblings, index)
        lanes = []
        for record in self.copied.records:
            if isinstance(record, Lane):
                stays = record.group in self.twins
                copy = self._mended(record if stays else record.replaced(group=None))
                lanes.append(copy.replaced(journey=self.journey, **({} if stays else {"group": there})))
        insert(self.draft, [lane for lane in lanes if isinstance(lane, Lane)], siblings, index)

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
        return self._mended(record) if all(map(self._target, required)) else None

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
        if self._hangs_on_itself(card) or any(
            self._target(known) is None for _field, known in references(card.place)
        ):
            return card.replaced(place=Parked(journey=self.copied.journey), last_step=None)
        lane = self.draft.get(Lane, self._target(lane_of(card) or "") or "")
        is_other = lane is not None and self.places.get(lane_of(card) or "") not in {None, lane_of(card)}
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

    def _mended(self, record: Record) -> Record:
        """Return the copy: its references lead to copies, to matched places, to what is here, or nowhere."""
        return record.replaced(id=self.twins[record.id], **with_references(record, self._target))

    def _target(self, known: str) -> str | None:
        if known in self.twins:
            return self.twins[known]
        if known in self.places:
            return self.places[known]
        return known if self.atlas.find(known) is not None else None


def _lane_like(lane: Lane, here: Sequence[Lane], there: Sequence[Lane]) -> str | None:
    """Return the lane here that a lane of another map stands for.

    Itself; else, of the same kind and for the same notes, the one of its title, or with a channel of it, or at its
    place among those without channels. Never one that would make another contact of a card.
    """
    if any(known.id == lane.id for known in here):
        return lane.id
    alike = [known for known in here if _sort(known) == _sort(lane)]
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


def _sort(lane: Lane) -> tuple[str, tuple[str, ...]]:
    return lane.lane_kind, note_kinds(lane)
