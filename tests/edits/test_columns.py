"""Stages and steps: added and moved with all they hold, spans kept true."""

from __future__ import annotations

import pytest

from cjeditor.edits.deletion import delete
from cjeditor.edits.stages import add_stage, move_stages
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
