"""Deletion: each kind's cascade, and nothing left that mentions what is gone."""

from __future__ import annotations

import pytest

from cjeditor.edits.deletion import delete
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import UserError
from cjeditor.model.records import KINDS
from tests.builder import a_map, id_of, ids_of, names_of
from tests.edits.soundness import done


@pytest.fixture
def atlas() -> Atlas:
    return (
        a_map("Main")
        .persona("Ana")
        .persona("Luis", picture={"asset": "as_1"})
        .channel("Web")
        .crew("Squad")
        .crew("Sub", parent="cr_1")
        .product("Card", crew="cr_1")
        .entry("people", name="Jo")
        .entry("memberships", person="pp_1", crew="cr_1")
        .entry("metrics", title="NPS", owner="cr_1")
        .entry("sources", title="Study")
        .entry("assets", sha256="0" * 64, media="image/png", width=1, height=1, data="AAAA")
        .about(logo="as_1")
        .stage("One")
        .step("a")
        .step("b", detail="jo_2")
        .stage("Two")
        .step("c")
        .lane_group("Group")
        .lane("Front", channels=["Web"], personas=["pe_1"])
        .lane_group("")
        .at("a")
        .touchpoint(
            "Chat", crew="Squad", channels=["Web"], personas=["pe_1", "pe_2"], picture={"asset": "as_1"}
        )
        .touchpoint("Mail", supporting_crews=["cr_1", "cr_2"], evidence={"sources": ["so_1"]})
        .touchpoint("Wide", place={"over": "st_1", "lane": "ln_1"})
        .touchpoint("Whole", place={"over": "jo_1", "lane": "ln_1"})
        .touchpoint("Loose", place={"journey": "jo_1"}, detail="jo_2")
        .touchpoint("Sticker", place={"about": "tp_1"})
        .note_lane("Pains")
        .note("Slow", about=["tp_1", "pe_1"])
        .note("So what", because=["nt_1"])
        .emotion_lane()
        .emotion(1, persona="Ana", touchpoint="tp_1")
        .emotion(-1, persona="Luis")
        .flow("Chat", "Mail", persona_shares={"pe_1": 0.5})
        .flow("a", "c")
        .flow("Mail")
        .vote("Chat")
        .vote("Sticker")
        .vote("Ana")
        .journey("Other", parent="jo_1", variant_of="jo_1", crews=[{"crew": "cr_1"}])
        .build()
    )


def gone_from(atlas: Atlas, *names: str) -> set[str]:
    after = done(atlas, delete(atlas, ids_of(atlas, *names)))
    before = {record.id: record for record in atlas.records()}
    return set(names_of(atlas, *(set(before) - {record.id for record in after.records()})))


def after_deleting(atlas: Atlas, *names: str) -> Atlas:
    return done(atlas, delete(atlas, ids_of(atlas, *names)))


def test_a_card_goes_with_its_flows_votes_and_what_is_pinned_to_it(atlas: Atlas) -> None:
    after = after_deleting(atlas, "Chat")
    assert set(atlas.touchpoints) - set(after.touchpoints) == {"tp_1", "tp_6"}
    assert set(after.flows) == {"fl_2", "fl_3"}
    assert set(after.votes) == {"vo_3"}
    assert after.notes["nt_1"].about == ("pe_1",)
    assert after.emotions["em_1"].touchpoint is None


def test_a_note_goes_from_the_reasons_of_others(atlas: Atlas) -> None:
    assert after_deleting(atlas, "Slow").notes["nt_2"].because == ()


def test_a_step_goes_with_its_cards_and_points(atlas: Atlas) -> None:
    after = after_deleting(atlas, "a")
    assert names_of(after, *after.touchpoints) == ["Wide", "Whole", "Loose"]
    assert not after.notes
    assert not after.emotions
    assert not set(after.flows)


def test_a_stage_goes_with_its_steps_and_the_cards_across_it(atlas: Atlas) -> None:
    after = after_deleting(atlas, "One")
    assert names_of(after, *after.steps) == ["c"]
    assert names_of(after, *after.touchpoints) == ["Whole", "Loose"]


def test_a_lane_goes_with_its_cards_and_its_group_when_it_was_the_last(atlas: Atlas) -> None:
    after = after_deleting(atlas, "Front")
    assert names_of(after, *after.touchpoints) == ["Loose"]
    assert not after.lane_groups
    assert not after_deleting(atlas, "Emotion").emotions


def test_a_group_that_has_a_lane_left_stays() -> None:
    atlas = a_map().lane_group("Group").lane("Up").lane("Down").build()
    assert set(after_deleting(atlas, "Up").lane_groups) == {"lg_1"}


def test_a_group_goes_and_its_lanes_stay(atlas: Atlas) -> None:
    after = after_deleting(atlas, "Group")
    assert after.lanes["ln_1"].group is None


def test_a_journey_goes_with_its_map_and_nothing_else(atlas: Atlas) -> None:
    after = after_deleting(atlas, "Main")
    on_maps = ("stages", "steps", "lanes", "lane_groups", "touchpoints", "notes", "emotions", "flows")
    assert [kind for kind in on_maps if after.table(kind)] == []
    assert set(after.votes) == {"vo_3"}
    assert (after.journeys["jo_2"].parent, after.journeys["jo_2"].variant_of) == (None, None)
    assert after.crews == atlas.crews


def test_a_sub_journey_goes_from_what_it_details(atlas: Atlas) -> None:
    after = after_deleting(atlas, "Other")
    assert after.steps[id_of(atlas, "b")].detail is None
    assert after.touchpoints[id_of(atlas, "Loose")].detail is None


def test_a_persona_goes_with_its_curve(atlas: Atlas) -> None:
    after = after_deleting(atlas, "Ana")
    assert set(after.emotions) == {"em_2"}
    assert after.journeys["jo_1"].personas == ("pe_2",)
    assert after.touchpoints["tp_1"].personas == ("pe_2",)
    assert after.lanes["ln_1"].personas == ()
    assert after.flows["fl_1"].persona_shares == {}
    assert after.notes["nt_1"].about == ("tp_1",)
    assert "vo_3" not in after.votes


def test_a_crew_goes_with_its_memberships_and_from_all_that_names_it(atlas: Atlas) -> None:
    after = after_deleting(atlas, "Squad")
    assert not after.memberships
    assert after.crews["cr_2"].parent is None
    assert after.products["pr_1"].crew is None
    assert after.metrics["mt_1"].owner is None
    assert after.touchpoints["tp_1"].crew is None
    assert after.touchpoints["tp_2"].supporting_crews == ("cr_2",)
    assert after.journeys["jo_2"].crews == ()


def test_a_picture_goes_from_cards_personas_and_the_title(atlas: Atlas) -> None:
    after = after_deleting(atlas, "as_1")
    assert after.info.logo is None
    assert after.touchpoints["tp_1"].picture is None
    assert after.personas["pe_2"].picture is None


def test_a_source_goes_from_the_evidence(atlas: Atlas) -> None:
    assert after_deleting(atlas, "Study").touchpoints["tp_2"].evidence.sources == ()


def test_a_card_asked_for_goes_even_when_its_span_would_stay() -> None:
    atlas = a_map().step("a").step("b").at("a").touchpoint("Long", until="b").build()
    assert not after_deleting(atlas, "a", "Long").touchpoints
    assert not after_deleting(atlas, "b", "Long").touchpoints


@pytest.mark.parametrize("kind", KINDS)
def test_one_of_every_kind_can_be_deleted(atlas: Atlas, kind: str) -> None:
    for record_id in atlas.table(kind):
        done(atlas, delete(atlas, [record_id]))


def test_everything_can_be_deleted_at_once(atlas: Atlas) -> None:
    after = done(atlas, delete(atlas, [record.id for record in atlas.records()]))
    assert list(after.records()) == []


@pytest.mark.parametrize(
    ("names", "label"),
    [
        (["Slow"], "Delete a note"),
        (["Slow", "So what", "Slow"], "Delete 2 notes"),
        (["Slow", "Mail"], "Delete 2 cards"),
        (["Slow", "a"], "Delete 2 objects"),
    ],
)
def test_the_label_counts_what_was_asked_for(atlas: Atlas, names: list[str], label: str) -> None:
    assert delete(atlas, ids_of(atlas, *names)).label.english() == label


def test_what_is_not_there_is_not_deleted(atlas: Atlas) -> None:
    with pytest.raises(UserError, match="no record “tp_99”"):
        delete(atlas, ["tp_1", "tp_99"])


def test_a_note_about_a_step_that_goes_stays_without_it() -> None:
    atlas = a_map().step("a").step("b").at("a").note_lane("Pains").note("Slow", about=["sp_2"]).build()
    assert after_deleting(atlas, "b").notes["nt_1"].about == ()


def test_damaged_neighbours_do_not_stop_a_deletion() -> None:
    atlas = a_map().entry("steps", stage="gone").vote("sp_1").build()
    assert done(atlas, delete(atlas, ["sp_1"])).steps == {}
