"""Fields: what a record says, set with all checks; labels; dictionaries, votes, journeys, points and flows."""

from __future__ import annotations

from typing import Any

import pytest

from cjeditor.edits.dictionaries import add_entry, entries, move_entry
from cjeditor.edits.emotions import add_emotion, move_emotion, snapped
from cjeditor.edits.fields import set_field_text, set_fields, set_fields_of
from cjeditor.edits.flows import add_flow, suggested_kind
from cjeditor.edits.journeys import add_journey, duplicate_journey, move_journeys
from cjeditor.edits.new_map import new_map
from cjeditor.edits.votes import add_vote, remove_vote
from cjeditor.edits.words import KIND_WORDS, all_labels, field_words, label
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import apply
from cjeditor.model.ids import counting_ids
from cjeditor.model.messages import UserError
from cjeditor.model.records import KINDS
from tests.builder import a_map, names_of
from tests.edits.soundness import assert_sound, done


@pytest.fixture
def atlas() -> Atlas:
    return (
        a_map("Main")
        .persona("Ana")
        .crew("Squad")
        .crew("Sub", parent="cr_1")
        .stage("One")
        .step("a")
        .step("b")
        .stage("Two")
        .step("c")
        .lane("Web")
        .at("a")
        .touchpoint("Chat")
        .touchpoint("Mail")
        .at("c")
        .touchpoint("Call")
        .touchpoint("Wide", place={"over": "st_2", "lane": "ln_1"})
        .touchpoint("Loose", place={"journey": "jo_1"})
        .note_lane("Pains")
        .note("Slow")
        .emotion_lane()
        .emotion(1)
        .journey("Other", parent="jo_1")
        .stage("There")
        .step("x")
        .lane("Shop")
        .touchpoint("Till")
        .build()
    )


def test_a_field_is_set_and_named(atlas: Atlas) -> None:
    change = set_fields(atlas, "tp_1", moment_of_truth=True)
    assert change.label.english() == "Change the moment of truth"
    assert done(atlas, change).touchpoints["tp_1"].moment_of_truth


def test_several_fields_are_a_change_of_the_record(atlas: Atlas) -> None:
    assert set_fields(atlas, "tp_1", title="x", tags=["y"]).label.english() == "Change a touchpoint"


def test_several_records_are_set_at_once(atlas: Atlas) -> None:
    change = set_fields_of(atlas, ["tp_1", "tp_2", "tp_1"], crew="cr_1")
    assert change.label.english() == "Change 2 touchpoints"
    assert {card.crew for card in done(atlas, change).touchpoints.values()} == {"cr_1", None}


def test_the_atlas_itself_is_set(atlas: Atlas) -> None:
    change = set_fields(atlas, "atlas", title="Map", currency="EUR")
    assert change.label.english() == "Change the atlas"
    assert done(atlas, change).info.currency == "EUR"
    assert set_fields(atlas, "atlas", title="Map").label.english() == "Change the title"


def test_the_same_value_again_changes_nothing(atlas: Atlas) -> None:
    assert set_fields(atlas, "tp_1", title="Chat").is_empty


def test_typed_text_keeps_lines_only_where_there_are_some(atlas: Atlas) -> None:
    assert done(atlas, set_field_text(atlas, "tp_1", "title", "a\r\nb ")).touchpoints["tp_1"].title == "a b "
    assert done(atlas, set_field_text(atlas, "nt_1", "text", "a\nb")).notes["nt_1"].text == "a\nb"


@pytest.mark.parametrize(
    ("record_id", "fields", "why"),
    [
        ("tp_99", {"title": "x"}, "no record “tp_99”"),
        ("tp_1", {"weather": "x"}, "no field “weather”"),
        ("tp_1", {"id": "x"}, "no field “id”"),
        ("tp_1", {"title": 7}, "field “Title” cannot take this value: it must be a text."),
        ("tp_1", {"importance": True}, "cannot take"),
        ("tp_1", {"crew": "cr_9"}, "no record “cr_9”"),
        ("tp_1", {"crew": "tp_2"}, "cannot stand in the field “crew”"),
        ("tp_1", {"place": {"step": "sp_1", "lane": "ln_2"}}, "does not take touchpoints"),
        ("tp_1", {"place": {"step": "sp_4", "lane": "ln_1"}}, "another journey"),
        ("tp_1", {"last_step": "sp_1"}, "later step"),
        ("tp_1", {"last_step": "sp_4"}, "later step"),
        ("tp_5", {"last_step": "sp_1"}, "at a step"),
        ("em_1", {"lane": "ln_1"}, "no curve"),
        ("em_1", {"step": "sp_4"}, "another journey"),
        ("em_1", {"score": 3}, "cannot take"),
        ("sp_1", {"stage": "st_2"}, "cannot be set by itself"),
        ("st_1", {"order": "a9"}, "cannot be set by itself"),
        ("ln_1", {"journey": "jo_2"}, "cannot be set by itself"),
        ("jo_1", {"parent": "jo_2"}, "back to itself"),
        ("jo_1", {"variant_of": "jo_1"}, "back to itself"),
        ("cr_1", {"parent": "cr_2"}, "back to itself"),
        ("tp_1", {"place": {"about": "tp_1"}}, "back to itself"),
        ("nt_1", {"because": ["nt_1"]}, "back to itself"),
        ("atlas", {"logo": "as_9"}, "no record “as_9”"),
        ("atlas", {"currency": "euro"}, "cannot take"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(
    atlas: Atlas, record_id: str, fields: dict[str, Any], why: str
) -> None:
    with pytest.raises(UserError, match=why):
        set_fields(atlas, record_id, **fields)


def test_pins_and_reasons_that_lead_back_are_refused_and_reasons_may_meet(atlas: Atlas) -> None:
    pinned = done(atlas, set_fields(atlas, "tp_1", place={"about": "nt_1"}))
    with pytest.raises(UserError, match="back to itself"):
        set_fields(pinned, "nt_1", place={"about": "tp_1"})
    atlas = a_map().note_lane("Pains").note("A").note("B").note("C").note("D").build()
    for note, because in (("nt_2", ["nt_1"]), ("nt_3", ["nt_1"]), ("nt_4", ["nt_2", "nt_3"])):
        atlas = done(atlas, set_fields(atlas, note, because=because))
    with pytest.raises(UserError, match="back to itself"):
        set_fields(atlas, "nt_1", because=["nt_4"])


def test_old_damage_does_not_stop_work() -> None:
    atlas = a_map().touchpoint("Chat").note_lane("Pains").build()
    card = atlas.touchpoints["tp_1"].replaced(crew="gone", last_step="gone")
    damaged = atlas.with_tables(atlas.info, {"touchpoints": {"tp_1": card}})
    assert set_fields(damaged, "tp_1", title="New").ids == {"tp_1"}


def test_a_card_of_a_lost_lane_is_put_into_another_lane() -> None:
    atlas = (
        a_map()
        .step("a")
        .step("b")
        .touchpoint("Chat", place={"step": "sp_1", "lane": "gone"})
        .lane("Web")
        .build()
    )
    with pytest.raises(UserError, match="no record “gone”"):
        set_fields(atlas, "tp_1", place={"step": "sp_2", "lane": "gone"})
    done(atlas, set_fields(atlas, "tp_1", place={"step": "sp_2", "lane": "ln_1"}))


def test_a_place_may_be_set_by_its_fields(atlas: Atlas) -> None:
    after = done(atlas, set_fields(atlas, "tp_1", place={"step": "sp_2", "lane": "ln_1"}, last_step="sp_3"))
    assert after.touchpoints["tp_1"].last_step == "sp_3"
    assert done(atlas, set_fields(atlas, "tp_1", place={"over": "jo_1", "lane": "ln_1"})).index.cards(
        "ln_1", "jo_1"
    )


def test_every_label_reads_as_a_sentence() -> None:
    labels = list(all_labels())
    assert len({made.id for made in labels}) == len(labels)
    assert all(made.english()[0].isupper() and "{" not in made.english() for made in labels)
    assert set(KINDS) < set(KIND_WORDS)
    assert label("move", "stages", 3).english() == "Move 3 stages"
    assert field_words("note_kind") == "kind"


@pytest.mark.parametrize(
    "kind", ["personas", "journeys", "stages", "steps", "lanes", "lane_groups", "touchpoints", "notes"]
)
def test_a_record_of_any_kind_is_added_after_its_siblings(atlas: Atlas, kind: str) -> None:
    needed: dict[str, dict[str, Any]] = {
        "stages": {"journey": "jo_1"},
        "steps": {"stage": "st_1"},
        "lanes": {"journey": "jo_1"},
        "lane_groups": {"journey": "jo_1"},
        "touchpoints": {"place": {"step": "sp_1", "lane": "ln_1"}},
        "notes": {"place": {"step": "sp_1", "lane": "ln_2"}},
    }
    after = done(atlas, add_entry(atlas, kind, "new", **needed.get(kind, {})))
    lookup = {
        "personas": [entry.id for entry in entries(after, "personas")],
        "journeys": after.index.journeys(),
        "stages": after.index.stages("jo_1"),
        "steps": after.index.steps("st_1"),
        "lanes": after.index.lanes("jo_1"),
        "lane_groups": after.index.lane_groups("jo_1"),
        "touchpoints": after.index.cards("ln_1", "sp_1"),
        "notes": after.index.cards("ln_2", "sp_1"),
    }
    assert lookup[kind][-1] == "new"


def test_a_record_with_its_own_order_or_none_is_added_as_it_is(atlas: Atlas) -> None:
    assert done(atlas, add_entry(atlas, "channels", "ch_9", order="Zz")).channels["ch_9"].order == "Zz"
    assert done(atlas, add_entry(atlas, "votes", "vo_9", about="tp_1")).votes["vo_9"].weight == 1


@pytest.mark.parametrize(
    ("kind", "entry_id", "fields", "why"),
    [
        ("dreams", "x", {}, "no kind of record"),
        ("crews", "tp_1", {}, "is taken"),
        ("crews", "no spaces", {}, "cannot take"),
        ("crews", "cr_9", {"wealth": 1}, "no field"),
        ("memberships", "mb_1", {"person": "x", "crew": "cr_1"}, "no record “x”"),
        ("steps", "sp_9", {}, "must be given"),
    ],
)
def test_a_record_that_cannot_be_is_not_added(
    atlas: Atlas, kind: str, entry_id: str, fields: dict[str, Any], why: str
) -> None:
    with pytest.raises(UserError, match=why):
        add_entry(atlas, kind, entry_id, **fields)


def test_an_entry_moves_among_its_own(atlas: Atlas) -> None:
    change = move_entry(atlas, "crews", "cr_2", 0)
    assert change.label.english() == "Move a crew"
    assert [entry.id for entry in entries(done(atlas, change), "crews")] == ["cr_2", "cr_1"]
    for kind in ("memberships", "stages"):
        with pytest.raises(UserError, match="no order of their own"):
            move_entry(atlas, kind, "x", 0)


def test_votes_are_given_and_taken_back(atlas: Atlas) -> None:
    voted = done(atlas, add_vote(atlas, "vo_1", "tp_1", "Ana", weight=2))
    assert voted.index.votes("tp_1") == ("vo_1",)
    assert done(voted, remove_vote(voted, "vo_1")) == atlas
    with pytest.raises(UserError, match="Weight"):
        add_vote(atlas, "vo_1", "tp_1", weight=0)


def test_a_point_is_added_and_moved(atlas: Atlas) -> None:
    after = done(atlas, add_emotion(atlas, "em_9", "ln_3", "sp_1", "pe_1", -1, 0.2))
    assert after.index.emotions_of_lane("ln_3")["sp_1"] == ("em_9",)
    moved = done(after, move_emotion(after, "em_9", 5, -1, "sp_2"))
    point = moved.emotions["em_9"]
    assert (point.score, point.at, point.step) == (2.0, 0.0, "sp_2")
    with pytest.raises(UserError, match="Score"):
        add_emotion(atlas, "em_9", "ln_3", "sp_1", None, 3)


@pytest.mark.parametrize(
    ("score", "free", "result"),
    [(1.3, False, 1.5), (1.2, False, 1.0), (1.234, True, 1.23), (-9, False, -2), (9, True, 2)],
)
def test_a_dragged_score_snaps_to_halves_unless_free(score: float, free: bool, result: float) -> None:
    assert snapped(score, free=free) == result


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("tp_1", None, "exit"),
        ("tp_1", "tp_2", "next"),
        ("tp_1", "tp_3", "next"),
        ("tp_3", "tp_1", "return"),
        ("tp_4", "tp_1", "return"),
        ("sp_3", "sp_1", "return"),
        ("st_2", "st_1", "return"),
        ("tp_1", "tp_6", "next"),
        ("tp_5", "tp_1", "next"),
    ],
)
def test_the_ends_of_a_flow_suggest_its_kind(
    atlas: Atlas, source: str, target: str | None, kind: str
) -> None:
    assert suggested_kind(atlas, source, target) == kind
    assert done(atlas, add_flow(atlas, "fl_1", source, target)).flows["fl_1"].flow_kind == kind


def test_the_second_way_on_is_an_alternative(atlas: Atlas) -> None:
    once = done(atlas, add_flow(atlas, "fl_1", "tp_1", "tp_2"))
    assert done(once, add_flow(once, "fl_2", "tp_1", "tp_3")).flows["fl_2"].flow_kind == "alternative"
    with pytest.raises(UserError, match="linked already"):
        add_flow(once, "fl_2", "tp_1", "tp_2")
    left = done(once, add_flow(once, "fl_2", "tp_1", None))
    assert done(left, add_flow(left, "fl_3", "tp_1", None, "done")).index.flows_from("tp_1") == (
        "fl_1",
        "fl_2",
        "fl_3",
    )


@pytest.mark.parametrize(
    ("source", "target", "kind", "why"),
    [
        ("tp_1", "tp_1", None, "one touchpoint to another"),
        ("tp_1", "tp_2", "exit", "leads to no other"),
        ("tp_1", None, "next", "Draw a new flow"),
        ("tp_1", "nt_1", None, "cannot stand"),
        ("tp_9", "tp_1", None, "no record"),
    ],
)
def test_a_flow_that_makes_no_sense_is_refused(
    atlas: Atlas, source: str, target: str | None, kind: Any, why: str
) -> None:
    with pytest.raises(UserError, match=why):
        add_flow(atlas, "fl_1", source, target, kind)


def test_a_flow_that_becomes_an_exit_loses_its_target(atlas: Atlas) -> None:
    drawn = done(atlas, add_flow(atlas, "fl_1", "tp_1", "tp_2"))
    other = done(drawn, set_fields(drawn, "fl_1", flow_kind="referral"))
    assert other.flows["fl_1"].target == "tp_2"
    left = done(other, set_fields(other, "fl_1", flow_kind="exit"))
    assert left.flows["fl_1"].target is None
    with pytest.raises(UserError, match="Draw a new flow"):
        set_fields(left, "fl_1", flow_kind="next")


def test_journeys_are_added_last_and_moved(atlas: Atlas) -> None:
    added = done(atlas, add_journey(atlas, "jo_9", "Third", goal="Win"))
    assert names_of(added, *added.index.journeys()) == ["Main", "Other", "Third"]
    moved = done(added, move_journeys(added, ["jo_9"], 0))
    assert names_of(moved, *moved.index.journeys()) == ["Third", "Main", "Other"]


def test_a_copied_journey_has_all_of_its_map_and_refers_to_itself() -> None:
    atlas = _journey_to_copy()
    change = duplicate_journey(atlas, "jo_1", counting_ids(50), "Copy", as_variant=True)
    after = done(atlas, change)
    assert change.label.english() == "Duplicate a journey"
    assert names_of(after, *after.index.journeys()) == ["Main", "Copy", "Other"]
    copy = after.journeys["jo_50"]
    assert (copy.variant_of, copy.personas) == ("jo_1", ("pe_1",))
    assert len(after.touchpoints) == len(atlas.touchpoints) + 4
    assert after.notes["nt_50"].about == (
        next(card.id for card in after.touchpoints.values() if card.title == "Chat" and card.id != "tp_1"),
    )
    assert {flow.target for flow in after.flows.values()} >= {"tp_5"}
    assert after.votes == atlas.votes
    plain = done(atlas, duplicate_journey(atlas, "jo_1", counting_ids(50), "Copy"))
    assert plain.journeys["jo_50"].variant_of is None


def _journey_to_copy() -> Atlas:
    return (
        a_map("Main")
        .persona("Ana")
        .stage("One")
        .step("a", detail="jo_2")
        .step("b")
        .lane_group("Group")
        .lane("Web")
        .at("a")
        .touchpoint("Chat", until="b")
        .touchpoint("Loose", place={"journey": "jo_1"})
        .touchpoint("Sticker", place={"about": "sp_1"})
        .touchpoint("On sticker", place={"about": "tp_3"})
        .note_lane("Pains")
        .note("Slow", about=["tp_1"])
        .emotion_lane()
        .emotion(1)
        .flow("a", "b")
        .vote("Chat")
        .journey("Other")
        .touchpoint("Till")
        .flow("tp_1", "Till")
        .build()
    )


def test_the_untitled_map_has_three_stages_and_four_lanes() -> None:
    atlas = new_map(counting_ids(), lambda words: words.english(), "es")
    assert_sound(atlas)
    assert names_of(atlas, *atlas.index.stages("jo_1")) == ["Find out", "Use", "Stay"]
    assert [atlas.stages[stage].phase for stage in atlas.index.stages("jo_1")] == [
        "before",
        "during",
        "after",
    ]
    assert names_of(atlas, *atlas.index.lanes("jo_1")) == ["Touchpoints", "Emotion", "Needs", "Pain points"]
    assert (atlas.journeys["jo_1"].title, atlas.info.content_language) == ("Untitled journey", "es")
    assert new_map(counting_ids(), str, title="Mine").journeys["jo_1"].title == "Mine"


def test_a_next_cannot_lose_where_it_leads() -> None:
    atlas = a_map().step("Ask").lane("Web").touchpoint("Chat").touchpoint("Call").flow("Chat", "Call").build()
    (flow,) = atlas.flows
    with pytest.raises(UserError, match="Draw a new flow"):
        set_fields(atlas, flow, target=None)


def test_the_words_of_a_flow_change_without_asking_about_its_ends() -> None:
    atlas = a_map().step("Ask").lane("Web").touchpoint("Chat").touchpoint("Call").flow("Chat", "Call").build()
    (flow,) = atlas.flows
    assert apply(atlas, set_fields(atlas, flow, label="by phone")).flows[flow].label == "by phone"
