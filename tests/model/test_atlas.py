"""The atlas: one value, found by id, equal by content; ids; messages; lane rules; whereabouts."""

from __future__ import annotations

from typing import Any

import pytest

from cjeditor.model.atlas import Atlas, atlas_of
from cjeditor.model.ids import PREFIXES, counting_ids, derived_id, random_id
from cjeditor.model.lane_rules import (
    LANE_RULES,
    accepts,
    accepts_kind,
    new_note_kind,
    note_kinds,
    rule_of,
    separator_line,
)
from cjeditor.model.marks import NO_MARKS, Badge, Marks
from cjeditor.model.messages import UserError, counted, message
from cjeditor.model.records import KINDS, NOTE_KINDS, AtlasInfo, Card, Lane, Step
from cjeditor.model.slot import Slot
from cjeditor.model.whereabouts import covered_steps, journey_of, lane_of, over_of
from tests.builder import a_map, id_of


def lane(kind: str, **props: Any) -> Lane:
    return Lane(id="ln_1", journey="jo_1", lane_kind=kind, props=props)


def test_two_records_of_one_id_make_no_atlas() -> None:
    step = Step(id="sp_1", stage="st_1")
    with pytest.raises(ValueError, match="sp_1"):
        atlas_of(AtlasInfo(), step, step)


def test_an_atlas_of_the_same_records_is_equal_whatever_was_asked_of_it() -> None:
    one, other = a_map().touchpoint("Chat").build(), a_map().touchpoint("Chat").build()
    _ = one.index
    assert one == other


def test_records_are_found_whatever_their_kind() -> None:
    atlas = a_map().touchpoint("Chat").note_lane("Pains").note("Slow").build()
    assert atlas.find("tp_1") is atlas.card("tp_1") is atlas.touchpoints["tp_1"]
    assert atlas.card("nt_1") is atlas.notes["nt_1"]
    assert atlas.find("xx_1") is None
    assert atlas.card("jo_1") is None
    assert len(list(atlas.records())) == 7


def test_a_kind_that_does_not_exist_has_no_table() -> None:
    with pytest.raises(KeyError):
        Atlas().table("info")


def test_ids_tell_their_kind() -> None:
    assert set(PREFIXES) == set(KINDS)
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert random_id("touchpoints") != random_id("touchpoints")
    assert random_id("touchpoints").startswith("tp_")
    new_id = counting_ids(5)
    assert [new_id("notes"), new_id("notes"), new_id("flows")] == ["nt_5", "nt_6", "fl_5"]


def test_the_same_source_always_gives_the_same_id() -> None:
    assert derived_id("steps", "file", "1") == derived_id("steps", "file", "1")
    assert derived_id("steps", "file", "1") != derived_id("steps", "file1", "")
    assert derived_id("steps", "\ud800").startswith("sp_")


def test_messages_say_one_and_many() -> None:
    assert message("a", "Plain {braces").english() == "Plain {braces"
    assert message("a", "Hello {name}", name="Ana").english() == "Hello Ana"
    assert counted("a", "one {count}", "{count} many", 1).english() == "one 1"
    assert counted("a", "one", "{count} {what}", 3, what="notes").english() == "3 notes"


def test_a_refusal_reads_as_sentences() -> None:
    error = UserError(
        message("a", "It failed."),
        place="x.cjmap",
        reason=message("b", "No room."),
        remedy=message("c", "Make some."),
    )
    assert str(error) == "x.cjmap: It failed. No room. Make some."
    assert str(UserError(message("a", "It failed."))) == "It failed."


@pytest.mark.parametrize("kind", LANE_RULES)
def test_a_lane_takes_touchpoints_notes_points_or_nothing(kind: str) -> None:
    atlas = a_map().touchpoint("Chat").note_lane("Pains").note("Slow").build()
    row = lane(kind)
    assert accepts(row, atlas.touchpoints["tp_1"]) == (kind in {"channel", "backstage", "support"})
    assert accepts(row, atlas.notes["nt_1"]) == (kind in {"notes", "picture", "text"})
    assert accepts_kind(row, "emotions") == (kind == "emotion")


def test_a_lane_of_a_later_version_takes_nothing() -> None:
    assert not rule_of(lane("dream")).accepts


def test_a_note_lane_is_for_the_kinds_it_names_in_their_order() -> None:
    assert note_kinds(lane("notes", note_kinds=("pain", "need", "unheard of"))) == ("pain", "need")
    assert note_kinds(lane("notes", note_kinds="pain")) == NOTE_KINDS
    assert note_kinds(lane("notes")) == NOTE_KINDS
    assert new_note_kind(lane("notes", note_kinds=("pain", "need"))) == "pain"
    assert new_note_kind(lane("notes")) == "insight"
    assert new_note_kind(lane("picture")) == "doing"


def test_marks_and_slots_are_plain_values() -> None:
    assert Badge("A", "good", message("a", "Good")) == Badge("A", "good", message("a", "Good"))
    assert Marks() == NO_MARKS
    assert Slot("ln_1", "sp_1", 0) != Slot("ln_1", "sp_1", 1)


def test_a_separator_draws_the_line_it_names() -> None:
    assert separator_line(lane("separator", line="visibility")) == "visibility"
    assert separator_line(lane("separator", line="wavy")) == "free"


@pytest.fixture
def atlas() -> Atlas:
    return (
        a_map()
        .persona("Ana")
        .stage("One")
        .step("a")
        .step("b")
        .stage("Two")
        .step("c")
        .lane("Web")
        .at("a")
        .touchpoint("Chat", until="c")
        .touchpoint("Mail")
        .touchpoint("Back", last_step="sp_1")
        .touchpoint("Lost", last_step="sp_9")
        .touchpoint("Wide", place={"over": "st_1", "lane": "ln_1"})
        .touchpoint("Loose", place={"journey": "jo_1"})
        .touchpoint("Sticker", place={"about": "fl_1"})
        .touchpoint("Loop", place={"about": "tp_8"})
        .lane_group("Group")
        .note_lane("Pains")
        .note("Slow")
        .emotion_lane()
        .emotion(1)
        .flow("Chat", "Mail")
        .build()
    )


def card(atlas: Atlas, name: str) -> Card:
    found = atlas.card(id_of(atlas, name))
    assert found is not None
    return found


@pytest.mark.parametrize(
    "record_id",
    ["jo_1", "st_1", "sp_1", "ln_1", "lg_1", "tp_1", "tp_5", "tp_6", "tp_7", "nt_1", "em_1", "fl_1"],
)
def test_what_stands_on_a_map_knows_its_journey(atlas: Atlas, record_id: str) -> None:
    assert journey_of(atlas, record_id) == "jo_1"


@pytest.mark.parametrize("record_id", ["pe_1", "tp_8", "nowhere"])
def test_what_stands_on_no_map_has_no_journey(atlas: Atlas, record_id: str) -> None:
    assert journey_of(atlas, record_id) is None


def test_a_card_knows_its_row_and_column(atlas: Atlas) -> None:
    assert (lane_of(card(atlas, "Chat")), over_of(card(atlas, "Chat"))) == ("ln_1", "sp_1")
    assert (lane_of(card(atlas, "Wide")), over_of(card(atlas, "Wide"))) == ("ln_1", "st_1")
    assert (lane_of(card(atlas, "Loose")), over_of(card(atlas, "Loose"))) == (None, None)


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("Chat", ("sp_1", "sp_2", "sp_3")),
        ("Mail", ("sp_1",)),
        ("Back", ("sp_1",)),
        ("Lost", ("sp_1",)),
        ("Wide", ()),
    ],
)
def test_a_span_covers_the_steps_between(atlas: Atlas, name: str, steps: tuple[str, ...]) -> None:
    assert covered_steps(atlas, card(atlas, name)) == steps


def test_a_span_that_ends_before_it_starts_covers_its_own_step() -> None:
    atlas = a_map().step("a").step("b").touchpoint("Chat", last_step="sp_1").build()
    assert covered_steps(atlas, atlas.touchpoints["tp_1"]) == ("sp_2",)


def test_a_card_at_a_step_of_no_journey_covers_that_step() -> None:
    atlas = a_map().touchpoint("Chat", place={"step": "gone", "lane": "ln_1"}, last_step="sp_1").build()
    assert covered_steps(atlas, atlas.touchpoints["tp_1"]) == ("gone",)
