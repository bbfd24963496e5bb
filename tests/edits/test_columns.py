"""Stages and steps: added and moved with all they hold, spans kept true."""

from __future__ import annotations

import pytest

from cjeditor.edits.deletion import delete
from cjeditor.edits.stages import add_stage, merge_stages, move_stages, split_stage
from cjeditor.edits.steps import add_step, move_steps
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import UserError
from cjeditor.model.whereabouts import covered_steps
from tests.builder import a_map, id_of, ids_of, names_of
from tests.edits.soundness import done


@pytest.fixture
def atlas() -> Atlas:
    return (
        a_map()
        .stage("One", "before")
        .step("a")
        .step("b")
        .stage("Two", "during")
        .step("c")
        .step("d")
        .stage("Three", "after")
        .step("e")
        .lane("Web")
        .at("b")
        .touchpoint("Long", until="d")
        .touchpoint("Short")
        .journey("Other")
        .stage("There")
        .step("x")
        .build()
    )


def columns(atlas: Atlas) -> str:
    return "".join(names_of(atlas, *atlas.index.steps_of_journey("jo_1")))


def span(atlas: Atlas) -> str:
    card = atlas.touchpoints[id_of(atlas, "Long")]
    return "".join(names_of(atlas, *covered_steps(atlas, card)))


def test_a_stage_comes_with_a_step_and_joins_the_phase_before_it(atlas: Atlas) -> None:
    change = add_stage(atlas, "st_9", "sp_9", "jo_1", 2, "New")
    after = done(atlas, change)
    assert change.label.english() == "Add a stage"
    assert names_of(after, *after.index.stages("jo_1")) == ["One", "Two", "New", "Three"]
    assert after.stages["st_9"].phase == "during"
    assert after.index.steps("st_9") == ("sp_9",)


@pytest.mark.parametrize(("index", "phase"), [(0, "before"), (-5, "before"), (99, "after")])
def test_a_stage_at_the_ends_joins_its_neighbour(atlas: Atlas, index: int, phase: str) -> None:
    assert done(atlas, add_stage(atlas, "st_9", "sp_9", "jo_1", index)).stages["st_9"].phase == phase


def test_the_first_stage_of_a_map_has_no_phase() -> None:
    atlas = a_map().build()
    assert done(atlas, add_stage(atlas, "st_9", "sp_9", "jo_1", 0)).stages["st_9"].phase is None


def test_a_step_is_added_where_it_was_asked_and_covered_by_the_span_around_it(atlas: Atlas) -> None:
    change = add_step(atlas, "sp_9", id_of(atlas, "Two"), 1, "N")
    after = done(atlas, change)
    assert change.label.english() == "Add a step"
    assert len(change.edits) == 1
    assert (columns(after), span(after)) == ("abcNde", "bcNd")


@pytest.mark.parametrize(
    ("moved", "stage", "index", "order", "covered"),
    [
        ("a", "Three", 1, "bcdea", "bcd"),  # not concerned
        ("c", "Three", 1, "abdec", "bd"),  # out of the middle
        ("e", "Two", 1, "abced", "bced"),  # into the middle
        ("d", "Three", 1, "abced", "bc"),  # the end leaves: the span stops before it
        ("d", "One", 0, "dabce", "bc"),  # the end goes before the start
        ("b", "One", 0, "bacde", "b"),  # the start leaves
        ("b", "Two", 1, "acbde", "bd"),  # the start moves within the span
        ("b", "Three", 1, "acdeb", "b"),  # the start goes after the end
        ("bcd", "Three", 1, "aebcd", "bcd"),  # all of it moves
        ("bd", "One", 0, "bdace", "bd"),  # both ends move and leave the middle
        ("d", "Two", 0, "abdce", "bdc"),  # the end moves within the span
    ],
)
def test_a_span_never_covers_a_step_it_did_not_but_for_what_is_put_between(
    atlas: Atlas, moved: str, stage: str, index: int, order: str, covered: str
) -> None:
    change = move_steps(atlas, ids_of(atlas, *moved), id_of(atlas, stage), index)
    after = done(atlas, change)
    assert (columns(after), span(after)) == (order, covered)


def test_several_steps_move_in_their_order(atlas: Atlas) -> None:
    change = move_steps(atlas, ids_of(atlas, "e", "a"), id_of(atlas, "Two"), 1)
    assert change.label.english() == "Move 2 steps"
    assert columns(done(atlas, change)) == "bcaed"


def test_a_move_of_one_step_changes_one_record(atlas: Atlas) -> None:
    assert len(move_steps(atlas, ids_of(atlas, "e"), id_of(atlas, "One"), 0).edits) == 1


@pytest.mark.parametrize(
    ("stage", "index", "order", "covered"),
    [
        ("One", 2, "cdeab", "b"),
        ("Two", 0, "cdabe", "b"),
        ("Two", 2, "abecd", "b"),
        ("Three", 0, "eabcd", "bcd"),
        ("Three", 1, "abecd", "becd"),
        ("Two", 99, "abecd", "b"),
        ("Two", -1, "cdabe", "b"),
    ],
)
def test_a_stage_moves_with_its_steps(atlas: Atlas, stage: str, index: int, order: str, covered: str) -> None:
    after = done(atlas, move_stages(atlas, ids_of(atlas, stage), "jo_1", index))
    assert (columns(after), span(after)) == (order, covered)


def phases(atlas: Atlas) -> list[str | None]:
    return [atlas.stages[stage].phase for stage in atlas.index.stages("jo_1")]


@pytest.mark.parametrize(
    ("stage", "index", "read"),
    [
        ("One", 2, ["during", "after", "after"]),
        ("One", 1, ["during", "during", "after"]),
        ("Two", 0, ["before", "before", "after"]),
        ("Three", 1, ["before", "during", "during"]),
        ("Three", 99, ["before", "during", "after"]),
    ],
)
def test_a_stage_joins_the_phase_it_lands_in(
    atlas: Atlas, stage: str, index: int, read: list[str | None]
) -> None:
    assert phases(done(atlas, move_stages(atlas, ids_of(atlas, stage), "jo_1", index))) == read


def test_a_stage_between_two_phases_keeps_its_own() -> None:
    atlas = a_map().stage("A", "before").stage("B", "after").stage("C", "during").build()
    assert phases(done(atlas, move_stages(atlas, ids_of(atlas, "C"), "jo_1", 1))) == [
        "before",
        "during",
        "after",
    ]


def test_a_stage_put_back_in_its_place_keeps_a_phase_that_is_out_of_order() -> None:
    atlas = a_map().stage("A", "after").stage("B", "before").build()
    assert move_stages(atlas, ids_of(atlas, "B"), "jo_1", 1).is_empty


def test_stages_without_a_phase_and_maps_out_of_order_keep_theirs() -> None:
    atlas = a_map().stage("A", "after").stage("B", "before").stage("C").stage("D", "during").build()
    assert phases(done(atlas, move_stages(atlas, ids_of(atlas, "C"), "jo_1", 0)))[0] is None
    moved = done(atlas, move_stages(atlas, ids_of(atlas, "D"), "jo_1", 1))
    assert phases(moved) == ["after", "during", "before", None]


def test_stages_and_steps_stay_in_their_journey(atlas: Atlas) -> None:
    with pytest.raises(UserError, match="stays in its journey"):
        move_stages(atlas, ids_of(atlas, "One"), "jo_2", 0)
    with pytest.raises(UserError, match="stays in its journey"):
        move_steps(atlas, ids_of(atlas, "a"), id_of(atlas, "There"), 0)


@pytest.mark.parametrize(
    ("gone", "order", "covered"),
    [
        ("c", "abde", "bd"),
        ("d", "abce", "bc"),
        ("cd", "abe", "b"),
        ("b", "acde", "cd"),
        ("bc", "ade", "d"),
        ("a", "bcde", "bcd"),
    ],
)
def test_a_span_keeps_the_steps_that_stay(atlas: Atlas, gone: str, order: str, covered: str) -> None:
    after = done(atlas, delete(atlas, ids_of(atlas, *gone)))
    assert (columns(after), span(after)) == (order, covered)


def test_a_card_goes_when_all_its_steps_go(atlas: Atlas) -> None:
    after = done(atlas, delete(atlas, ids_of(atlas, "b", "c", "d")))
    assert after.touchpoints == {}


def test_a_span_over_a_deleted_stage_goes_on_at_the_next(atlas: Atlas) -> None:
    after = done(atlas, delete(atlas, ids_of(atlas, "One")))
    assert span(after) == "cd"
    assert "Short" not in names_of(after, *after.touchpoints)


def the_stages(atlas: Atlas) -> list[str]:
    return names_of(atlas, *atlas.index.stages("jo_1"))


def test_merged_stages_are_one_with_the_steps_of_all(atlas: Atlas) -> None:
    change = merge_stages(atlas, ["st_2", "st_1"])
    after = done(atlas, change)
    assert change.label.english() == "Merge 2 stages"
    assert the_stages(after) == ["One / Two", "Three"]
    assert columns(after) == columns(atlas)
    assert span(after) == "bcd"
    assert after.stages["st_1"].phase == "before"


def test_a_merged_stage_says_what_any_of_them_said() -> None:
    atlas = (
        a_map()
        .crew("Squad")
        .stage("", custom={"a": "1"})
        .step("x")
        .stage(
            "Second", "after", crew="cr_1", colour="#112233", description="More", custom={"a": "2", "b": "3"}
        )
        .step("y")
        .build()
    )
    stage = done(atlas, merge_stages(atlas, ["st_1", "st_2"])).stages["st_1"]
    assert (stage.title, stage.phase, stage.crew, stage.colour) == ("Second", "after", "cr_1", "#112233")
    assert stage.description == "More"
    assert stage.custom == {"a": "1", "b": "3"}


def test_what_led_to_a_merged_stage_leads_to_the_one_that_stays() -> None:
    atlas = (
        a_map()
        .stage("One")
        .step("a")
        .stage("Two")
        .step("b")
        .stage("Three")
        .step("c")
        .lane("Web")
        .at("c")
        .touchpoint("End")
        .note_lane("Pains")
        .note("Wide", place={"over": "st_2", "lane": "ln_2"})
        .note("Pin", place={"about": "st_2"}, about=["st_2"])
        .vote("Two")
        .flow("One", "Two")
        .flow("One", "End")
        .flow("Two", "End")
        .flow("Two", "Three")
        .flow("Two", None, "exit")
        .build()
    )
    after = done(atlas, merge_stages(atlas, ["st_1", "st_2"]))
    ends = [(flow.source, flow.target) for flow in after.flows.values()]
    assert ends == [("st_1", "tp_1"), ("st_1", "st_3"), ("st_1", None)]
    assert names_of(after, *after.index.cards("ln_2", "st_1"), *after.index.pinned("st_1")) == ["Wide", "Pin"]
    assert after.notes[id_of(after, "Pin")].about == ("st_1",)
    assert after.votes["vo_1"].about == "st_1"
    whole = done(atlas, merge_stages(atlas, ["st_1", "st_2", "st_3"]))
    assert [(flow.source, flow.target) for flow in whole.flows.values()] == [("st_1", "tp_1"), ("st_1", None)]


@pytest.mark.parametrize("chosen", [["st_1"], ["st_1", "st_3"], ["st_1", "st_4"]])
def test_only_neighbours_become_one(atlas: Atlas, chosen: list[str]) -> None:
    with pytest.raises(UserError, match="side by side"):
        merge_stages(atlas, chosen)


def test_a_stage_is_split_at_a_step(atlas: Atlas) -> None:
    change = split_stage(atlas, "sp_4", "st_9", "New")
    after = done(atlas, change)
    assert change.label.english() == "Begin a new stage here"
    assert the_stages(after) == ["One", "Two", "New", "Three"]
    assert columns(after) == columns(atlas)
    assert names_of(after, *after.index.steps("st_9")) == ["d"]
    assert after.stages["st_9"].phase == "during"


def test_a_stage_is_not_split_where_it_begins(atlas: Atlas) -> None:
    with pytest.raises(UserError, match="begins at this one already"):
        split_stage(atlas, "sp_3", "st_9")
