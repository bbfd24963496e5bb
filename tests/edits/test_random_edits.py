"""Random verbs on random maps: nothing dangles, the index stays true, and undoing all gives the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cjeditor.edits.arrangement import spots_of
from cjeditor.edits.cards import add_card, add_cards, move_cards, park_cards
from cjeditor.edits.copies import duplicate_cards, paste_cards
from cjeditor.edits.deletion import delete
from cjeditor.edits.dictionaries import DICTIONARIES, add_entry, move_entry
from cjeditor.edits.emotions import add_emotion, move_emotion
from cjeditor.edits.fields import set_fields
from cjeditor.edits.flows import add_flow
from cjeditor.edits.head_copies import (
    duplicate_lane_groups,
    duplicate_lanes,
    duplicate_stages,
    duplicate_steps,
)
from cjeditor.edits.journeys import add_journey, duplicate_journey, move_journeys
from cjeditor.edits.lane_groups import group_lanes, leave_groups, move_lane_groups, ungroup_lanes
from cjeditor.edits.lanes import KEEP, add_lane, move_lanes
from cjeditor.edits.shifting import carry_cards, nudge_cards, shift_cards
from cjeditor.edits.spans import span_card
from cjeditor.edits.stages import add_stage, merge_stages, move_stages, split_stage
from cjeditor.edits.steps import add_step, move_steps
from cjeditor.edits.votes import add_vote, remove_vote
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply, invert, squash
from cjeditor.model.ids import counting_ids
from cjeditor.model.messages import UserError
from cjeditor.model.records import Record
from cjeditor.model.slot import Slot
from tests.builder import a_map
from tests.edits.soundness import assert_sound

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[T]], T]

INDEXES = st.integers(-1, 4)
SHIFTS = st.integers(-2, 2)
TITLES = st.text(max_size=5)
LANE_KINDS = st.sampled_from(["channel", "backstage", "emotion", "notes", "text", "separator"])
FLOW_KINDS = st.sampled_from(["next", "alternative", "return", "exit", "done", "referral"])
HEAD_COPIES = [
    ("stages", duplicate_stages),
    ("steps", duplicate_steps),
    ("lanes", duplicate_lanes),
    ("lane_groups", duplicate_lane_groups),
]


def start() -> Atlas:
    return (
        a_map("First")
        .persona("Ana")
        .channel("Web")
        .crew("Squad")
        .stage("One")
        .step("1a")
        .step("1b")
        .stage("Two")
        .step("2a")
        .lane("Front", channels=["Web"])
        .touchpoint("Chat", crew="Squad")
        .lane("Back", "backstage")
        .note_lane("Pains", "pain")
        .at("1a")
        .note("Slow", "pain", until="2a")
        .emotion_lane()
        .emotion(1)
        .journey("Second")
        .stage("Three")
        .step("3a")
        .lane("Shop")
        .touchpoint("Till")
        .flow("Chat", "Till")
        .build()
    )


class RandomEdits(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.start = start()
        self.atlas = self.start
        _ = self.atlas.index
        self.new_id = counting_ids(100)
        self.history: list[Change] = []

    def do(self, verb: Callable[[], Change]) -> None:
        try:
            change = verb()
        except UserError:
            return
        self.atlas = apply(self.atlas, change)
        self.history.append(change)

    def one(self, data: st.DataObject, table: Mapping[str, Record]) -> str:
        return data.draw(st.sampled_from([*table, "missing"]))

    def some(self, data: st.DataObject, table: Mapping[str, Record]) -> list[str]:
        return data.draw(st.lists(st.sampled_from([*table]), max_size=3)) if table else []

    def slot(self, data: st.DataObject) -> Slot:
        overs = {**self.atlas.steps, **self.atlas.steps, **self.atlas.stages, **self.atlas.journeys}
        return Slot(self.one(data, self.atlas.lanes), self.one(data, overs), data.draw(INDEXES))

    @property
    def cards(self) -> dict[str, Record]:
        return {**self.atlas.touchpoints, **self.atlas.notes}

    @rule(data=st.data(), text=TITLES)
    def add_a_card(self, data: st.DataObject, text: str) -> None:
        slot = self.slot(data)
        self.do(lambda: add_card(self.atlas, self.new_id("touchpoints"), slot, text))

    @rule(data=st.data(), lines=st.lists(TITLES, max_size=3))
    def add_cards(self, data: st.DataObject, lines: list[str]) -> None:
        slot = self.slot(data)
        self.do(lambda: add_cards(self.atlas, lines, slot, self.new_id))

    @rule(data=st.data())
    def move_cards(self, data: st.DataObject) -> None:
        slot, cards = self.slot(data), self.some(data, self.cards)
        self.do(lambda: move_cards(self.atlas, cards, slot))

    @rule(data=st.data())
    def carry_cards(self, data: st.DataObject) -> None:
        slot, cards = self.slot(data), self.some(data, self.cards)
        if cards:
            self.do(lambda: carry_cards(self.atlas, cards, cards[-1], slot))

    @rule(data=st.data(), columns=SHIFTS, rows=SHIFTS, nudge=st.booleans())
    def shift_cards(self, data: st.DataObject, columns: int, rows: int, nudge: bool) -> None:
        cards = self.some(data, self.cards)
        verb = nudge_cards if nudge else shift_cards
        self.do(lambda: verb(self.atlas, cards, columns, rows))

    @rule(data=st.data())
    def park_cards(self, data: st.DataObject) -> None:
        cards, journey = self.some(data, self.cards), self.one(data, self.atlas.journeys)
        self.do(lambda: park_cards(self.atlas, cards, journey))

    @rule(data=st.data())
    def pin_a_card(self, data: st.DataObject) -> None:
        card, about = self.one(data, self.cards), self.one(data, self.cards)
        self.do(lambda: set_fields(self.atlas, card, place={"about": about}, last_step=None))

    @rule(data=st.data())
    def mention(self, data: st.DataObject) -> None:
        note, about, because = (
            self.one(data, self.atlas.notes),
            self.one(data, self.cards),
            self.one(data, self.atlas.notes),
        )
        self.do(lambda: set_fields(self.atlas, note, about=[about, note], because=[because]))

    @rule(data=st.data())
    def detail(self, data: st.DataObject) -> None:
        where = {**self.atlas.steps, **self.atlas.touchpoints}
        place, journey = self.one(data, where), self.one(data, self.atlas.journeys)
        self.do(lambda: set_fields(self.atlas, place, detail=journey))

    @rule(data=st.data())
    def name_a_parent(self, data: st.DataObject) -> None:
        child, parent = self.one(data, self.atlas.journeys), self.one(data, self.atlas.journeys)
        self.do(lambda: set_fields(self.atlas, child, parent=parent, variant_of=parent))

    @rule(data=st.data())
    def span_a_card(self, data: st.DataObject) -> None:
        card, step = self.one(data, self.cards), self.one(data, self.atlas.steps)
        self.do(lambda: span_card(self.atlas, card, step))

    @rule(data=st.data())
    def duplicate(self, data: st.DataObject) -> None:
        cards = self.some(data, self.cards)
        self.do(lambda: duplicate_cards(self.atlas, cards, self.new_id))

    @rule(data=st.data())
    def paste(self, data: st.DataObject) -> None:
        slot, cards = self.slot(data), self.atlas.cards(self.some(data, self.cards))
        records = [*cards, *self.atlas.flows.values()]
        self.do(lambda: paste_cards(self.atlas, records, slot, self.new_id, spots_of(self.atlas, cards)))

    @rule(data=st.data())
    def paste_from_the_start(self, data: st.DataObject) -> None:
        slot = self.slot(data)
        records = [*self.start.touchpoints.values(), *self.start.flows.values()]
        self.do(lambda: paste_cards(self.atlas, records, slot, self.new_id))

    @rule(data=st.data(), index=INDEXES)
    def add_a_stage(self, data: st.DataObject, index: int) -> None:
        journey = self.one(data, self.atlas.journeys)
        self.do(lambda: add_stage(self.atlas, self.new_id("stages"), self.new_id("steps"), journey, index))

    @rule(data=st.data(), index=INDEXES)
    def move_stages(self, data: st.DataObject, index: int) -> None:
        stages, journey = self.some(data, self.atlas.stages), self.one(data, self.atlas.journeys)
        self.do(lambda: move_stages(self.atlas, stages, journey, index))

    @rule(data=st.data())
    def merge_stages(self, data: st.DataObject) -> None:
        stages = self.some(data, self.atlas.stages)
        self.do(lambda: merge_stages(self.atlas, stages))

    @rule(data=st.data())
    def split_a_stage(self, data: st.DataObject) -> None:
        step = self.one(data, self.atlas.steps)
        self.do(lambda: split_stage(self.atlas, step, self.new_id("stages")))

    @rule(data=st.data())
    def duplicate_heads(self, data: st.DataObject) -> None:
        kind, verb = data.draw(st.sampled_from(HEAD_COPIES))
        heads = self.some(data, self.atlas.table(kind))
        if len(self.cards) < 40:
            self.do(lambda: verb(self.atlas, heads, self.new_id))

    @rule(data=st.data(), index=INDEXES)
    def add_a_step(self, data: st.DataObject, index: int) -> None:
        stage = self.one(data, self.atlas.stages)
        self.do(lambda: add_step(self.atlas, self.new_id("steps"), stage, index))

    @rule(data=st.data(), index=INDEXES)
    def move_steps(self, data: st.DataObject, index: int) -> None:
        steps, stage = self.some(data, self.atlas.steps), self.one(data, self.atlas.stages)
        self.do(lambda: move_steps(self.atlas, steps, stage, index))

    @rule(data=st.data(), index=INDEXES, kind=LANE_KINDS)
    def add_a_lane(self, data: st.DataObject, index: int, kind: str) -> None:
        journey, channels = self.one(data, self.atlas.journeys), self.some(data, self.atlas.channels)
        self.do(lambda: add_lane(self.atlas, self.new_id("lanes"), journey, index, kind, channels=channels))

    @rule(data=st.data(), kind=LANE_KINDS)
    def change_a_lane(self, data: st.DataObject, kind: str) -> None:
        lane = self.one(data, self.atlas.lanes)
        self.do(lambda: set_fields(self.atlas, lane, lane_kind=kind))

    @rule(data=st.data(), index=INDEXES, keep=st.booleans())
    def move_lanes(self, data: st.DataObject, index: int, keep: bool) -> None:
        lanes, group = self.some(data, self.atlas.lanes), self.one(data, self.atlas.lane_groups)
        self.do(lambda: move_lanes(self.atlas, lanes, index, KEEP if keep else group))

    @rule(data=st.data())
    def group_lanes(self, data: st.DataObject) -> None:
        lanes = self.some(data, self.atlas.lanes)
        self.do(lambda: group_lanes(self.atlas, lanes, self.new_id("lane_groups")))

    @rule(data=st.data())
    def ungroup_lanes(self, data: st.DataObject) -> None:
        group = self.one(data, self.atlas.lane_groups)
        self.do(lambda: ungroup_lanes(self.atlas, [group]))

    @rule(data=st.data(), index=INDEXES)
    def move_lane_groups(self, data: st.DataObject, index: int) -> None:
        groups = self.some(data, self.atlas.lane_groups)
        self.do(lambda: move_lane_groups(self.atlas, groups, index))

    @rule(data=st.data())
    def leave_groups(self, data: st.DataObject) -> None:
        lanes = self.some(data, self.atlas.lanes)
        self.do(lambda: leave_groups(self.atlas, lanes))

    @rule(data=st.data(), score=st.floats(-3, 3), at=st.floats(0, 1))
    def add_a_point(self, data: st.DataObject, score: float, at: float) -> None:
        lane, step = self.one(data, self.atlas.lanes), self.one(data, self.atlas.steps)
        persona = self.one(data, self.atlas.personas)
        self.do(lambda: add_emotion(self.atlas, self.new_id("emotions"), lane, step, persona, score, at))

    @rule(data=st.data(), score=st.floats(-3, 3), at=st.floats(-1, 2))
    def move_a_point(self, data: st.DataObject, score: float, at: float) -> None:
        point, step = self.one(data, self.atlas.emotions), self.one(data, self.atlas.steps)
        self.do(lambda: move_emotion(self.atlas, point, score, at, step))

    @rule(data=st.data())
    def link_a_point(self, data: st.DataObject) -> None:
        point, touchpoint = self.one(data, self.atlas.emotions), self.one(data, self.atlas.touchpoints)
        self.do(lambda: set_fields(self.atlas, point, touchpoint=touchpoint))

    @rule(data=st.data(), exits=st.booleans())
    def add_a_flow(self, data: st.DataObject, exits: bool) -> None:
        ends = {**self.atlas.touchpoints, **self.atlas.steps, **self.atlas.stages}
        source, target = self.one(data, ends), self.one(data, ends)
        self.do(lambda: add_flow(self.atlas, self.new_id("flows"), source, None if exits else target))

    @rule(data=st.data(), kind=FLOW_KINDS)
    def change_a_flow(self, data: st.DataObject, kind: str) -> None:
        flow = self.one(data, self.atlas.flows)
        self.do(lambda: set_fields(self.atlas, flow, flow_kind=kind))

    @rule(data=st.data())
    def vote(self, data: st.DataObject) -> None:
        about = self.one(data, {record.id: record for record in self.atlas.records()})
        self.do(lambda: add_vote(self.atlas, self.new_id("votes"), about))

    @rule(data=st.data())
    def take_a_vote_back(self, data: st.DataObject) -> None:
        vote = self.one(data, self.atlas.votes)
        self.do(lambda: remove_vote(self.atlas, vote))

    @rule(data=st.data(), title=TITLES)
    def duplicate_a_journey(self, data: st.DataObject, title: str) -> None:
        journey = self.one(data, self.atlas.journeys)
        if len(self.atlas.journeys) < 5:
            self.do(lambda: duplicate_journey(self.atlas, journey, self.new_id, title, as_variant=True))

    @rule(title=TITLES)
    def add_a_journey(self, title: str) -> None:
        self.do(lambda: add_journey(self.atlas, self.new_id("journeys"), title))

    @rule(data=st.data(), index=INDEXES)
    def move_journeys(self, data: st.DataObject, index: int) -> None:
        journeys = self.some(data, self.atlas.journeys)
        self.do(lambda: move_journeys(self.atlas, journeys, index))

    @rule(kind=st.sampled_from(DICTIONARIES))
    def add_an_entry(self, kind: str) -> None:
        self.do(lambda: add_entry(self.atlas, kind, self.new_id(kind)))

    @rule(data=st.data(), kind=st.sampled_from(DICTIONARIES), index=INDEXES)
    def move_an_entry(self, data: st.DataObject, kind: str, index: int) -> None:
        entry = self.one(data, self.atlas.table(kind))
        self.do(lambda: move_entry(self.atlas, kind, entry, index))

    @rule(data=st.data())
    def use_entries(self, data: st.DataObject) -> None:
        touchpoint = self.one(data, self.atlas.touchpoints)
        crew, personas = self.one(data, self.atlas.crews), self.some(data, self.atlas.personas)
        self.do(
            lambda: set_fields(self.atlas, touchpoint, crew=crew, personas=personas, supporting_crews=[crew])
        )

    @rule(data=st.data())
    def join_a_crew(self, data: st.DataObject) -> None:
        person, crew = self.one(data, self.atlas.people), self.one(data, self.atlas.crews)
        self.do(
            lambda: add_entry(self.atlas, "memberships", self.new_id("memberships"), person=person, crew=crew)
        )

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        ids = self.some(data, {record.id: record for record in self.atlas.records()})
        self.do(lambda: delete(self.atlas, ids))

    @rule()
    def undo(self) -> None:
        if self.history:
            self.atlas = apply(self.atlas, invert(self.history.pop()))

    @invariant()
    def is_sound(self) -> None:
        assert_sound(self.atlas)

    def teardown(self) -> None:
        whole, atlas = None, self.atlas
        for change in self.history:
            whole = change if whole is None else squash(whole, change)
        for change in reversed(self.history):
            atlas = apply(atlas, invert(change))
        assert atlas == self.start
        assert whole is None or apply(self.start, whole) == self.atlas


TestRandomEdits = RandomEdits.TestCase
TestRandomEdits.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
