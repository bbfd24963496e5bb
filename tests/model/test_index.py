"""The index: every lookup, in order; and, after every change, equal to one built from scratch."""

import pytest

from cjeditor.model.atlas import Atlas
from cjeditor.model.change import apply
from cjeditor.model.draft import Draft
from cjeditor.model.index import Index
from cjeditor.model.messages import message
from cjeditor.model.records import Across, Cell, Parked, Pinned
from tests.builder import a_map, names_of

LABEL = message("test", "Test")


@pytest.fixture
def atlas() -> Atlas:
    return (
        a_map("Main")
        .stage("One")
        .step("a")
        .step("b")
        .stage("Two")
        .step("c", detail="jo_2")
        .lane_group("Group")
        .lane("Web")
        .at("a")
        .touchpoint("Chat", until="b")
        .touchpoint("Mail")
        .touchpoint("Wide", place={"over": "st_1", "lane": "ln_1"})
        .touchpoint("Loose", place={"journey": "jo_1"})
        .touchpoint("Sticker", place={"about": "tp_1"})
        .lane_group("")
        .note_lane("Pains")
        .note("Slow", about=["tp_1"])
        .note("So what", because=["nt_1"], about=["nt_1"])
        .emotion_lane()
        .emotion(1, at=0.8)
        .emotion(-1, at=0.2, touchpoint="tp_1")
        .flow("Chat", "Mail")
        .flow("Mail")
        .flow("Chat", "Wide")
        .vote("Chat", "Ana")
        .entry("crews", title="Squad")
        .entry("people", name="Jo")
        .entry("memberships", person="pp_1", crew="cr_1")
        .journey("Other", parent="jo_1", variant_of="jo_1")
        .build()
    )


def test_journeys_hold_stages_lanes_and_groups_in_order(atlas: Atlas) -> None:
    index = atlas.index
    assert index.journeys() == ("jo_1", "jo_2")
    assert names_of(atlas, *index.stages("jo_1")) == ["One", "Two"]
    assert names_of(atlas, *index.lanes("jo_1")) == ["Web", "Pains", "Emotion"]
    assert names_of(atlas, *index.lane_groups("jo_1")) == ["Group"]
    assert names_of(atlas, *index.steps("st_1")) == ["a", "b"]
    assert names_of(atlas, *index.steps_of_journey("jo_1")) == ["a", "b", "c"]
    assert index.mentions_of("jo_1")["journeys"] == ("jo_2",)


def test_lanes_hold_cards_by_what_they_lie_over(atlas: Atlas) -> None:
    index = atlas.index
    assert names_of(atlas, *index.cards("ln_1", "sp_1")) == ["Chat", "Mail"]
    assert set(index.cards_of_lane("ln_1")) == {"sp_1", "st_1"}
    assert names_of(atlas, *index.parked("jo_1")) == ["Loose"]
    assert names_of(atlas, *index.pinned("tp_1")) == ["Sticker"]


def test_cards_are_found_by_their_place(atlas: Atlas) -> None:
    index = atlas.index
    assert index.cards_at(Cell(step="sp_1", lane="ln_1")) == ("tp_1", "tp_2")
    assert index.cards_at(Across(over="st_1", lane="ln_1")) == ("tp_3",)
    assert index.cards_at(Parked(journey="jo_1")) == ("tp_4",)
    assert index.cards_at(Pinned(about="tp_1")) == ("tp_5",)
    assert index.cards_at(Cell(step="sp_9", lane="ln_9")) == ()


def test_points_of_a_curve_stand_in_the_order_of_time(atlas: Atlas) -> None:
    assert atlas.index.emotions_of_lane("ln_3") == {"sp_1": ("em_2", "em_1")}


def test_flows_votes_and_memberships_are_found_from_their_ends(atlas: Atlas) -> None:
    index = atlas.index
    assert index.flows_from("tp_1") == ("fl_1", "fl_3")
    assert index.flows_to("tp_2") == ("fl_1",)
    assert index.flows_from("tp_2") == ("fl_2",)
    assert index.votes("tp_1") == ("vo_1",)
    assert index.memberships("cr_1") == ("mb_1",)


def test_who_mentions_a_record_is_known_by_kind(atlas: Atlas) -> None:
    index = atlas.index
    assert index.mentions_of("tp_1") == {"notes": ("nt_1",), "emotions": ("em_2",)}
    assert index.mentions_of("nt_1") == {"notes": ("nt_2",)}
    assert index.mentions_of("sp_2") == {"touchpoints": ("tp_1",)}
    assert index.mentions_of("lg_1") == {"lanes": ("ln_1",)}
    assert index.mentions_of("jo_2") == {"steps": ("sp_3",)}
    assert index.mentions_of("sp_1") == {}


def test_what_is_nowhere_has_nothing(atlas: Atlas) -> None:
    index = atlas.index
    assert index.stages("x") == index.steps("x") == index.cards("x", "y") == index.votes("x") == ()
    assert index.memberships("x") == index.parked("x") == index.flows_to("x") == ()


@pytest.mark.parametrize(
    ("record_id", "fields"),
    [
        ("tp_1", {"title": "other"}),
        ("tp_1", {"order": "a9"}),
        ("tp_1", {"last_step": None}),
        ("tp_1", {"place": Cell(step="sp_3", lane="ln_1")}),
        ("tp_3", {"place": Parked(journey="jo_1")}),
        ("nt_2", {"about": (), "because": ("nt_2",)}),
        ("em_1", {"at": 0.1}),
        ("st_1", {"order": "a9"}),
        ("sp_1", {"stage": "st_2"}),
        ("ln_1", {"group": None}),
        ("jo_2", {"parent": None, "order": "Zz"}),
        ("fl_1", {"target": None}),
        ("vo_1", {"about": "tp_2"}),
        ("mb_1", {"role": "lead"}),
        ("cr_1", {"title": "Crew"}),
    ],
)
def test_an_index_after_a_change_equals_one_from_scratch(
    atlas: Atlas, record_id: str, fields: dict[str, object]
) -> None:
    _ = atlas.index
    record = atlas.find(record_id)
    assert record is not None
    draft = Draft(atlas)
    draft.put(record.replaced(**fields))
    after = apply(atlas, draft.change(LABEL))
    assert after.index == Index.build(after)


@pytest.mark.parametrize(
    "record_id", ["tp_1", "nt_1", "em_1", "st_2", "ln_1", "lg_1", "jo_2", "fl_2", "vo_1", "mb_1", "pp_1"]
)
def test_an_index_after_a_loss_equals_one_from_scratch(atlas: Atlas, record_id: str) -> None:
    _ = atlas.index
    record = atlas.find(record_id)
    assert record is not None
    draft = Draft(atlas)
    draft.remove(record.kind, record_id)
    draft.put_info(atlas.info.replaced(title="changed too"))
    after = apply(atlas, draft.change(LABEL))
    assert after.index == Index.build(after)


def test_a_change_of_words_leaves_the_index_itself(atlas: Atlas) -> None:
    index = atlas.index
    draft = Draft(atlas)
    draft.put(atlas.touchpoints["tp_1"].replaced(title="other"))
    assert apply(atlas, draft.change(LABEL)).index is index


def test_what_no_edit_touched_stays_the_same_object(atlas: Atlas) -> None:
    index = atlas.index
    draft = Draft(atlas)
    draft.put(atlas.touchpoints["tp_1"].replaced(order="a9"))
    after = apply(atlas, draft.change(LABEL)).index
    assert after.lane_cards["ln_2"] is index.lane_cards["ln_2"]
    assert after.journey_parts is index.journey_parts
