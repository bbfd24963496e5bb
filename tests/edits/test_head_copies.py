"""Stages, steps, lanes and lane groups are duplicated with all they hold."""

from __future__ import annotations

import pytest

from cjeditor.edits.head_copies import (
    duplicate_lane_groups,
    duplicate_lanes,
    duplicate_stages,
    duplicate_steps,
)
from cjeditor.model.atlas import Atlas
from cjeditor.model.ids import counting_ids
from cjeditor.model.messages import UserError
from cjeditor.model.whereabouts import covered_steps
from tests.builder import MapBuilder, a_map, id_of, names_of
from tests.edits.soundness import done


def the_map() -> MapBuilder:
    return (
        a_map()
        .persona("Ana")
        .stage("One", "before")
        .step("a")
        .step("b")
        .stage("Two", "during")
        .step("c")
        .lane_group("Group")
        .lane("Web")
        .lane("App")
        .lane_group("")
        .note_lane("Pains", "pain")
        .emotion_lane()
        .at("a", "Emotion")
        .emotion(1, touchpoint=None)
        .at("a", "Web")
        .touchpoint("Chat")
        .at("b", "App")
        .touchpoint("Call")
        .at("c", "Web")
        .touchpoint("End")
        .flow("Chat", "Call")
        .flow("Call", "End")
        .flow("Call", None, "exit")
        .flow("a", "b")
        .at("a", "Pains")
        .note("Slow", "pain", about=["tp_1"])
        .note("Pin", "pain", place={"about": "tp_1"})
        .note("Wide", "pain", place={"over": "st_1", "lane": "ln_3"})
        .vote("Slow")
    )


@pytest.fixture
def atlas() -> Atlas:
    return the_map().build()


def steps(atlas: Atlas) -> str:
    return "".join(names_of(atlas, *atlas.index.steps_of_journey("jo_1")))


def lanes(atlas: Atlas) -> list[str]:
    return names_of(atlas, *atlas.index.lanes("jo_1"))


def test_a_step_is_copied_with_all_that_lies_at_it(atlas: Atlas) -> None:
    change = duplicate_steps(atlas, ["sp_1"], counting_ids(9))
    after = done(atlas, change)
    assert change.label.english() == "Duplicate a step"
    assert steps(after) == "aabc"
    assert names_of(after, *after.index.cards("ln_1", "sp_9")) == ["Chat"]
    assert names_of(after, *after.index.cards("ln_3", "sp_9")) == ["Slow"]
    slow = after.index.cards("ln_3", "sp_9")[0]
    assert after.notes[slow].about == after.index.cards("ln_1", "sp_9")
    assert after.index.emotions_of_lane("ln_4")["sp_9"]
    assert names_of(after, *after.index.pinned("tp_9")) == ["Pin"]
    assert len(after.flows) == len(atlas.flows), "none of its flows stays inside"
    assert len(after.votes) == 1


def test_a_stage_is_copied_with_its_inner_flows_and_ways_out(atlas: Atlas) -> None:
    change = duplicate_stages(atlas, ["st_1"], counting_ids(9))
    after = done(atlas, change)
    assert change.label.english() == "Duplicate a stage"
    assert names_of(after, *after.index.stages("jo_1")) == ["One", "One", "Two"]
    assert steps(after) == "ababc"
    assert after.stages["st_9"].phase == "before"
    assert names_of(after, *after.index.cards("ln_3", "st_9")) == ["Wide"]
    fresh = [flow for flow in after.flows.values() if flow.id not in atlas.flows]
    ends = [names_of(after, flow.source, *([flow.target] if flow.target else [])) for flow in fresh]
    assert sorted(ends) == [["Call"], ["Chat", "Call"], ["a", "b"]]


def test_several_stages_are_copied_behind_the_last(atlas: Atlas) -> None:
    after = done(atlas, duplicate_stages(atlas, ["st_2", "st_1"], counting_ids(9)))
    assert steps(after) == "abcabc"
    assert len(after.flows) == 2 * len(atlas.flows)


def test_a_stage_without_steps_is_copied() -> None:
    atlas = a_map().stage("Empty").build()
    assert len(done(atlas, duplicate_stages(atlas, ["st_1"], counting_ids(9))).stages) == 2


def test_steps_of_two_stages_are_copied_each_in_its_own(atlas: Atlas) -> None:
    change = duplicate_steps(atlas, ["sp_1", "sp_3"], counting_ids(9))
    assert change.label.english() == "Duplicate 2 steps"
    assert steps(done(atlas, change)) == "aabcc"


@pytest.mark.parametrize(
    ("copied", "order", "covered"),
    [
        (["a"], "aabc", ["aab"]),
        (["b"], "abbc", ["ab"]),
        (["a", "b"], "ababc", ["ab", "ab"]),
    ],
)
def test_a_span_over_the_copies_is_not_doubled(copied: list[str], order: str, covered: list[str]) -> None:
    atlas = the_map().at("a", "Web").touchpoint("Long", until="b").build()
    after = done(atlas, duplicate_steps(atlas, [id_of(atlas, step) for step in copied], counting_ids(9)))
    long = [card for card in after.touchpoints.values() if card.title == "Long"]
    assert steps(after) == order
    assert ["".join(names_of(after, *covered_steps(after, card))) for card in long] == covered


def test_a_copy_covers_what_was_copied_of_its_span() -> None:
    atlas = a_map().step("a").step("b").step("c").lane("Web").at("a").touchpoint("Long", until="b").build()
    after = done(atlas, duplicate_steps(atlas, ["sp_1", "sp_3"], counting_ids(9)))
    assert steps(after) == "abcac"
    assert after.touchpoints["tp_9"].last_step is None


def test_a_lane_is_copied_below_with_its_cards_in_the_same_group(atlas: Atlas) -> None:
    change = duplicate_lanes(atlas, ["ln_1"], counting_ids(9))
    after = done(atlas, change)
    assert change.label.english() == "Duplicate a lane"
    assert lanes(after) == ["Web", "Web", "App", "Pains", "Emotion"]
    assert after.lanes["ln_9"].group == "lg_1"
    assert names_of(after, *after.index.cards("ln_9", "sp_1"), *after.index.cards("ln_9", "sp_3")) == [
        "Chat",
        "End",
    ]


def test_a_curve_is_copied_with_its_points(atlas: Atlas) -> None:
    after = done(atlas, duplicate_lanes(atlas, ["ln_4"], counting_ids(9)))
    assert len(after.emotions) == 2


def test_a_lane_group_is_copied_whole_below_its_last_lane(atlas: Atlas) -> None:
    change = duplicate_lane_groups(atlas, ["lg_1"], counting_ids(9))
    after = done(atlas, change)
    assert change.label.english() == "Duplicate a lane group"
    assert lanes(after) == ["Web", "App", "Web", "App", "Pains", "Emotion"]
    assert [after.lanes[lane].group for lane in after.index.lanes("jo_1")] == [
        *["lg_1"] * 2,
        *["lg_9"] * 2,
        *[None] * 2,
    ]
    assert sum(flow.source in after.touchpoints for flow in after.flows.values()) == 6


@pytest.mark.parametrize("verb", [duplicate_stages, duplicate_steps, duplicate_lanes, duplicate_lane_groups])
def test_an_unknown_head_is_refused(atlas: Atlas, verb: object) -> None:
    assert callable(verb)
    with pytest.raises(UserError, match="no record"):
        verb(atlas, ["nowhere"], counting_ids(9))
