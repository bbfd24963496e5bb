from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cjeditor.drawing.look.sizes import LANE_PADDING
from cjeditor.edits.deletion import delete
from cjeditor.edits.fields import set_fields
from cjeditor.edits.flows import add_flow
from cjeditor.edits.lanes import add_lane, move_lanes
from cjeditor.edits.steps import add_step, move_steps
from cjeditor.layout.flows import NO_FLOWS
from cjeditor.layout.map_layout import lay_out, relayout
from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.line import line_of
from cjeditor.model.change import Change, apply, invert
from cjeditor.model.records import Record, Touchpoint
from tests.builder import a_map, id_of
from tests.layout.frames import contents
from tests.layout.routed import flow_map_of, routes_of
from tests.perf.generate import generate

FULL = generate(120)
STAGES = sorted(FULL.stages)


def test_ways_found_in_slices_are_those_found_at_once() -> None:
    atlas = generate(2_000)
    at_once, sliced = flow_map_of(lay_out(atlas, "jo_1")), flow_map_of(lay_out(atlas, "jo_1"))
    slices = next(number for number in count(1) if sliced.advance())
    assert slices > 1
    assert sliced.is_routed
    assert sliced.routes == at_once.routes


def test_ways_asked_for_between_two_slices_are_found_at_once() -> None:
    flows = flow_map_of(lay_out(generate(2_000), "jo_1"))
    flows.advance()
    assert not flows.is_routed
    assert flows.routes.paths
    assert flows.advance()


def test_no_words_lie_over_a_star() -> None:
    layout = lay_out(replace(FULL, touchpoints=_starred(FULL.touchpoints)), "jo_1")
    stars = [
        star.moved(column.x, row.y + LANE_PADDING)
        for row in layout.rows
        for column in layout.columns.columns
        for star in row.body.standing_out.get(column.over, ())
    ]
    routes = routes_of(layout)
    labels = [label for flow in routes.paths if (label := line_of(routes, flow).label)]
    assert len(stars) == sum(card.moment_of_truth for card in layout.atlas.touchpoints.values())
    assert {label.is_turned for label in labels} == {True, False}
    assert not [label for label in labels if any(star.meets(label.box) for star in stars)]


def test_a_star_that_comes_or_goes_moves_the_words_it_covered() -> None:
    full = generate(200)
    layout, starred = lay_out(full, "jo_1"), _starred(full.touchpoints)
    bare = contents(layout.flows)
    for card in full.touchpoints:
        change = set_fields(layout.atlas, card, moment_of_truth=starred[card].moment_of_truth)
        layout = relayout(layout, apply(layout.atlas, change), change)
    fresh = lay_out(layout.atlas, "jo_1")
    assert contents(layout.flows) == contents(fresh.flows)
    assert contents(layout.flows) != bare


def _starred(records: Mapping[str, Touchpoint]) -> dict[str, Touchpoint]:
    """The touchpoints, every second one a moment of truth."""
    return {
        card: record.model_copy(update={"moment_of_truth": number % 2 == 0})
        for number, (card, record) in enumerate(records.items())
    }


def test_words_under_a_lane_that_moved_far_stand_where_they_stand_from_scratch() -> None:
    # fl_54's words touch what hangs from the lane above; only its last bit said whether they overlap.
    atlas, layout = FULL, lay_out(FULL, "jo_1")
    moves = [("ln_need", 5), ("ln_mood", 1), ("ln_1", 6), ("ln_3", 7)]
    for lane, index in [*moves, ("ln_0", 12), ("ln_0", 1), ("ln_5", 8), ("ln_0", 4)]:
        assert layout.flows
        change = move_lanes(atlas, [lane], index)
        atlas = apply(atlas, change)
        layout = relayout(layout, atlas, change)
    assert contents(layout.flows) == contents(lay_out(atlas, "jo_1").flows)


def test_a_card_that_grows_draws_the_flows_past_it_as_from_scratch() -> None:
    # fl_3 is longer by a difference too small to see.
    layout = lay_out(generate(60), "jo_1")
    assert layout.flows
    change = set_fields(layout.atlas, "tp_8", title="Wörter " * 30)
    layout = relayout(layout, apply(layout.atlas, change), change)
    assert contents(layout.flows) == contents(lay_out(layout.atlas, "jo_1").flows)


def test_the_first_flow_and_the_last_one_gone_look_as_from_scratch() -> None:
    bare = a_map().step("a").lane("L").touchpoint("Ask").step("b").touchpoint("Answer").build()
    layout = lay_out(bare, "jo_1")
    assert layout.flow_map is NO_FLOWS
    change = add_flow(bare, "fl_1", id_of(bare, "Ask"), id_of(bare, "Answer"))
    for step in (change, invert(change)):
        layout = relayout(layout, apply(layout.atlas, step), step)
        fresh = lay_out(layout.atlas, "jo_1")
        assert contents(layout.flows) == contents(fresh.flows)
        assert layout.flow_map.kinds == fresh.flow_map.kinds
    assert layout.flow_map is NO_FLOWS


def test_a_map_without_flows_answers_as_one_where_nobody_points_at_any() -> None:
    everywhere = Rect(0.0, 0.0, 1e6, 1e6)
    assert NO_FLOWS.advance()
    assert (NO_FLOWS.placed, NO_FLOWS.placed_in(everywhere), NO_FLOWS.ids_in(everywhere)) == ((), (), ())
    assert (NO_FLOWS.at(0.0, 0.0), NO_FLOWS.box("fl_1"), NO_FLOWS.kinds) == (None, None, frozenset())


class Rearranged(RuleBasedStateMachine):
    """Steps and lanes of a map full of flows come, go and move; the ways kept are those found from scratch."""

    def __init__(self) -> None:
        super().__init__()
        self.atlas = FULL
        self.layout = lay_out(FULL, "jo_1")
        self.new = count()
        assert routes_of(self.layout).paths

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
    def star_a_card(self, data: st.DataObject) -> None:
        card = self.atlas.touchpoints[self.one_of(data, self.atlas.touchpoints)]
        self.follow(set_fields(self.atlas, card.id, moment_of_truth=not card.moment_of_truth))

    @rule(data=st.data())
    def collapse_a_stage(self, data: st.DataObject) -> None:
        stage = self.atlas.stages[data.draw(st.sampled_from(STAGES))]
        self.follow(set_fields(self.atlas, stage.id, collapsed=not stage.collapsed))

    def one_of(self, data: st.DataObject, table: Mapping[str, Record]) -> str:
        return data.draw(st.sampled_from(sorted(table)))

    @invariant()
    def the_flows_are_those_from_scratch(self) -> None:
        fresh = lay_out(self.atlas, "jo_1")
        assert contents(self.layout.flows) == contents(fresh.flows)
        assert self.layout.flow_map.kinds == fresh.flow_map.kinds


TestRearranged = Rearranged.TestCase
# Shrinking lays the map out for minutes, and makes six steps hardly fewer.
TestRearranged.settings = settings(
    max_examples=6,
    stateful_step_count=6,
    deadline=None,
    phases=[phase for phase in Phase if phase not in {Phase.shrink, Phase.explain}],
)
