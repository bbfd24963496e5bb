from collections.abc import Mapping
from itertools import count

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cjeditor.edits.deletion import delete
from cjeditor.edits.fields import set_fields
from cjeditor.edits.lanes import add_lane, move_lanes
from cjeditor.edits.steps import add_step, move_steps
from cjeditor.layout.map_layout import lay_out, relayout
from cjeditor.model.change import Change, apply
from cjeditor.model.records import Record
from tests.layout.frames import content, rounded
from tests.perf.generate import generate

FULL = generate(120)
STAGES = sorted(FULL.stages)


def test_ways_found_in_slices_are_those_found_at_once() -> None:
    atlas = generate(2_000)
    at_once, sliced = lay_out(atlas, "jo_1").flow_map, lay_out(atlas, "jo_1").flow_map
    slices = next(number for number in count(1) if sliced.advance())
    assert slices > 1
    assert sliced.is_routed
    assert sliced.routes == at_once.routes


def test_ways_asked_for_between_two_slices_are_found_at_once() -> None:
    flows = lay_out(generate(2_000), "jo_1").flow_map
    flows.advance()
    assert not flows.is_routed
    assert flows.routes.paths
    assert flows.advance()


class Rearranged(RuleBasedStateMachine):
    """Steps and lanes of a map full of flows come, go and move; the ways kept are those found from scratch."""

    def __init__(self) -> None:
        super().__init__()
        self.atlas = FULL
        self.layout = lay_out(FULL, "jo_1")
        self.new = count()
        assert self.layout.flow_map.routes.paths

    def follow(self, change: Change) -> None:
        self.atlas = apply(self.atlas, change)
        self.layout = relayout(self.layout, self.atlas, change)

    @rule(stage=st.sampled_from(STAGES), index=st.integers(0, 4))
    def add_a_step(self, stage: str, index: int) -> None:
        self.follow(add_step(self.atlas, f"sp_new{next(self.new)}", stage, index, "Otro"))

    @rule(data=st.data(), stage=st.sampled_from(STAGES), index=st.integers(0, 4))
    def move_a_step(self, data: st.DataObject, stage: str, index: int) -> None:
        self.follow(move_steps(self.atlas, [self.one_of(data, self.atlas.steps)], stage, index))

    @rule(data=st.data(), index=st.integers(0, 13))
    def move_a_lane(self, data: st.DataObject, index: int) -> None:
        self.follow(move_lanes(self.atlas, [self.one_of(data, self.atlas.lanes)], index))

    @rule(index=st.integers(0, 13))
    def add_a_lane(self, index: int) -> None:
        self.follow(add_lane(self.atlas, f"ln_new{next(self.new)}", "jo_1", index, "channel"))

    @rule(data=st.data())
    def delete_one(self, data: st.DataObject) -> None:
        table = data.draw(st.sampled_from((self.atlas.steps, self.atlas.lanes)))
        if len(table) > 2:
            self.follow(delete(self.atlas, [self.one_of(data, table)]))

    @rule(data=st.data())
    def collapse_a_stage(self, data: st.DataObject) -> None:
        stage = self.atlas.stages[data.draw(st.sampled_from(STAGES))]
        self.follow(set_fields(self.atlas, stage.id, collapsed=not stage.collapsed))

    def one_of(self, data: st.DataObject, table: Mapping[str, Record]) -> str:
        return data.draw(st.sampled_from(sorted(table)))

    @invariant()
    def the_flows_are_those_from_scratch(self) -> None:
        fresh = lay_out(self.atlas, "jo_1")
        assert [(placed.x, placed.y, rounded(content(placed.frame))) for placed in self.layout.flows] == [
            (placed.x, placed.y, rounded(content(placed.frame))) for placed in fresh.flows
        ]
        assert self.layout.flow_map.kinds == fresh.flow_map.kinds


TestRearranged = Rearranged.TestCase
TestRearranged.settings = settings(max_examples=6, stateful_step_count=6, deadline=None)
