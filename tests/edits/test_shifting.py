"""Cards carried by one of them: it lands in a slot, and the others around it as they lay."""

from __future__ import annotations

import pytest

from cjeditor.edits.cards import park_cards
from cjeditor.edits.shifting import carry_cards, landings
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import UserError
from cjeditor.model.slot import Slot
from tests.builder import a_map, id_of, ids_of, names_of
from tests.edits.soundness import done


@pytest.fixture
def atlas() -> Atlas:
    return (
        a_map()
        .stage("One")
        .step("a")
        .step("b")
        .step("c")
        .stage("Two")
        .step("d")
        .lane("Web")
        .note_lane("Pains", "pain")
        .lane("Hidden", hidden=True)
        .lane("Shop")
        .note_lane("Ideas", "idea")
        .lane("Post")
        .at("a", "Web")
        .touchpoint("Search")
        .touchpoint("Order")
        .at("b", "Shop")
        .touchpoint("Visit")
        .touchpoint("Queue")
        .at("c", "Shop")
        .touchpoint("Form")
        .at("b", "Web")
        .touchpoint("Chat")
        .at("c", "Web")
        .touchpoint("Mail")
        .touchpoint("Read")
        .at("a", "Pains")
        .note("Slow", "pain")
        .build()
    )


def carried(atlas: Atlas, names: str, lane: str, step: str, index: int = 0) -> Atlas:
    """Carry cards by the first one named."""
    ids = ids_of(atlas, *names.split())
    return done(atlas, carry_cards(atlas, ids, ids[0], Slot(id_of(atlas, lane), id_of(atlas, step), index)))


def lying(atlas: Atlas, lane: str, step: str) -> list[str]:
    return names_of(atlas, *atlas.index.cards(id_of(atlas, lane), id_of(atlas, step)))


def test_cards_of_several_cells_keep_their_steps_and_lanes(atlas: Atlas) -> None:
    after = carried(atlas, "Search Visit Queue Mail", "Shop", "b")
    assert lying(after, "Shop", "b") == ["Search"]
    assert lying(after, "Post", "c") == ["Visit", "Queue"]
    assert lying(after, "Shop", "d") == ["Mail"]


def test_cards_of_the_same_cell_land_together(atlas: Atlas) -> None:
    after = carried(atlas, "Order Search Chat", "Web", "c", 1)
    assert lying(after, "Web", "c") == ["Mail", "Search", "Order", "Read"]
    assert lying(after, "Web", "d") == ["Chat"]


def test_on_top_of_a_cell_the_others_land_on_top_too(atlas: Atlas) -> None:
    after = carried(atlas, "Search Visit", "Web", "b", 0)
    assert (lying(after, "Web", "b"), lying(after, "Shop", "c")) == (["Search", "Chat"], ["Visit", "Form"])


def test_below_the_cards_of_a_cell_the_others_land_last_too(atlas: Atlas) -> None:
    after = carried(atlas, "Search Visit", "Web", "b", 1)
    assert (lying(after, "Web", "b"), lying(after, "Shop", "c")) == (["Chat", "Search"], ["Form", "Visit"])
    alone = carried(atlas, "Order Chat", "Web", "b", 0)
    assert (lying(alone, "Web", "b"), lying(alone, "Web", "c")) == (["Order"], ["Mail", "Read", "Chat"])


def test_below_some_of_a_cell_the_others_land_as_far_down(atlas: Atlas) -> None:
    there = done(
        atlas, carry_cards(atlas, ids_of(atlas, "Visit"), id_of(atlas, "Visit"), Slot("ln_1", "sp_4", 0))
    )
    there = carried(there, "Queue", "Web", "d", 1)
    after = carried(there, "Mail Chat", "Web", "d", 1)
    assert lying(after, "Web", "d") == ["Visit", "Mail", "Queue"]
    assert lying(after, "Web", "c") == ["Read", "Chat"]


def test_in_its_own_cell_the_one_in_hand_moves_alone(atlas: Atlas) -> None:
    after = carried(atlas, "Search Visit Chat", "Web", "a", 1)
    assert lying(after, "Web", "a") == ["Order", "Search"]
    assert lying(after, "Shop", "b") == ["Visit", "Queue"]
    assert lying(after, "Web", "b") == ["Chat"]


def test_a_note_stays_in_lanes_for_notes_beside_a_touchpoint(atlas: Atlas) -> None:
    after = carried(atlas, "Search Slow", "Web", "b")
    assert (lying(after, "Web", "b"), lying(after, "Pains", "b")) == (["Search", "Chat"], ["Slow"])
    below = carried(atlas, "Search Slow", "Shop", "b")
    assert (lying(below, "Shop", "b")[0], lying(below, "Ideas", "b")) == ("Search", ["Slow"])


def test_a_touchpoint_follows_a_note_past_its_own_lanes(atlas: Atlas) -> None:
    after = carried(atlas, "Slow Search", "Ideas", "b")
    assert (lying(after, "Ideas", "b"), lying(after, "Shop", "b")) == (["Slow"], ["Visit", "Queue", "Search"])


def test_the_lane_under_the_hand_must_take_the_card_in_hand(atlas: Atlas) -> None:
    with pytest.raises(UserError, match="does not take touchpoints"):
        carried(atlas, "Search Slow", "Pains", "b")


@pytest.mark.parametrize(("lane", "step"), [("Web", "d"), ("Post", "a")])
def test_what_would_fall_off_the_map_is_refused_in_one_sentence(atlas: Atlas, lane: str, step: str) -> None:
    with pytest.raises(UserError, match="Some of these cards would fall off the map there"):
        carried(atlas, "Search Visit", lane, step)


def test_a_card_across_a_stage_moves_by_lanes_only() -> None:
    atlas = (
        a_map()
        .stage("One")
        .step("a")
        .step("b")
        .lane("Up")
        .touchpoint("Wide", place={"over": "st_1", "lane": "ln_1"})
        .touchpoint("Small")
        .lane("Down")
        .build()
    )
    after = carried(atlas, "Small Wide", "Down", "b")
    assert lying(after, "Down", "b") == ["Small"]
    assert lying(after, "Down", "One") == ["Wide"]
    with pytest.raises(UserError, match="does not move by steps"):
        carried(atlas, "Small Wide", "Down", "a")


def test_parked_cards_all_come_into_the_slot_or_the_nearest_lane_that_takes_them(atlas: Atlas) -> None:
    parked = done(atlas, park_cards(atlas, ids_of(atlas, "Search", "Slow", "Chat"), "jo_1"))
    after = carried(parked, "Search Slow Chat", "Shop", "c")
    assert lying(after, "Shop", "c") == ["Search", "Chat", "Form"]
    assert lying(after, "Ideas", "c") == ["Slow"]
    last = carried(parked, "Search Slow", "Post", "c")
    assert (lying(last, "Post", "c"), lying(last, "Ideas", "c")) == (["Search"], ["Slow"])


def test_a_parked_card_comes_along_with_one_from_the_map(atlas: Atlas) -> None:
    parked = done(atlas, park_cards(atlas, ids_of(atlas, "Search"), "jo_1"))
    after = carried(parked, "Visit Search", "Post", "b")
    assert sorted(lying(after, "Post", "b")) == ["Search", "Visit"]


def test_a_parked_note_finds_no_lane_on_a_map_without_lanes_for_notes() -> None:
    atlas = a_map().step("a").lane("Web").touchpoint("Chat").note("Slow", place={"journey": "jo_1"}).build()
    with pytest.raises(UserError, match="fall off the map"):
        carried(atlas, "Chat Slow", "Web", "a")


def test_across_a_stage_all_lie_together(atlas: Atlas) -> None:
    after = carried(atlas, "Search Visit", "Shop", "Two")
    assert lying(after, "Shop", "Two") == ["Search", "Visit"]


def test_carrying_is_one_change_with_one_label(atlas: Atlas) -> None:
    ids = ids_of(atlas, "Search", "Slow")
    change = carry_cards(atlas, ids, ids[0], Slot("ln_1", "sp_2", 0))
    assert change.label.english() == "Move 2 cards"
    assert len(change.edits) == 2


def test_the_slots_of_carried_cards_are_told_for_their_marks(atlas: Atlas) -> None:
    ids = ids_of(atlas, "Search", "Slow")
    slots = landings(atlas, ids, ids[0], Slot("ln_1", "sp_2", 1))
    assert {slot[:2] for slot in map(tuple_of, slots)} == {("ln_1", "sp_2"), ("ln_2", "sp_2")}


def tuple_of(slot: Slot) -> tuple[str, str, int]:
    return slot.lane, slot.over, slot.index
