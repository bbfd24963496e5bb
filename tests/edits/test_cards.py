"""Cards: added, moved, nudged and parked, as a person sees it."""

from __future__ import annotations

import pytest

from cjeditor.edits.cards import add_card, add_cards, card_kind_for, in_reading_order, move_cards, park_cards
from cjeditor.edits.shifting import nudge_cards, shift_cards
from cjeditor.edits.touchpoints import add_touchpoint
from cjeditor.model.atlas import Atlas
from cjeditor.model.ids import counting_ids
from cjeditor.model.messages import UserError
from cjeditor.model.records import Cell, Parked, Touchpoint
from cjeditor.model.slot import Slot
from tests.builder import a_map, names_of
from tests.edits.soundness import done
from tests.edits.three_steps import a_map_of_three_steps, cards_in_three_steps, cell

NEW = counting_ids(50)


@pytest.fixture
def atlas() -> Atlas:
    return cards_in_three_steps()


def test_a_lane_says_which_card_it_takes(atlas: Atlas) -> None:
    assert [card_kind_for(atlas, lane) for lane in ("ln_1", "ln_3", "ln_4", "nowhere")] == [
        "touchpoints",
        "notes",
        None,
        None,
    ]


def test_a_touchpoint_added_in_a_lane_of_one_channel_has_it(atlas: Atlas) -> None:
    change = add_card(atlas, "tp_9", Slot("ln_1", "sp_1", 1), "New")
    after = done(atlas, change)
    assert change.label.english() == "Add a touchpoint"
    assert cell(after, "sp_1", "ln_1") == ["Chat", "New", "Search", "Order"]
    assert after.touchpoints["tp_9"].channels == ("ch_1",)
    assert len(change.edits) == 1


def test_a_touchpoint_added_in_a_lane_of_two_channels_has_none(atlas: Atlas) -> None:
    after = done(atlas, add_card(atlas, "tp_9", Slot("ln_2", "sp_1", 0)))
    assert after.touchpoints["tp_9"].channels == ()


def test_a_note_added_is_of_its_lanes_kind(atlas: Atlas) -> None:
    after = done(atlas, add_card(atlas, "nt_9", Slot("ln_3", "sp_2", 0), "Late"))
    assert after.notes["nt_9"].note_kind == "pain"


def test_a_card_may_lie_across_a_stage(atlas: Atlas) -> None:
    after = done(atlas, add_card(atlas, "nt_9", Slot("ln_3", "st_1", 0), "Wide"))
    assert cell(after, "st_1", "ln_3") == ["Wide"]


def test_many_lines_become_as_many_cards(atlas: Atlas) -> None:
    change = add_cards(atlas, ["  Late ", "", "Rude"], Slot("ln_3", "sp_1", 1), NEW)
    assert change.label.english() == "Add 2 notes"
    assert cell(done(atlas, change), "sp_1", "ln_3") == ["Slow", "Late", "Rude", "Dear"]


@pytest.mark.parametrize(
    ("slot", "why"),
    [
        (Slot("ln_4", "sp_1", 0), "takes no cards"),
        (Slot("ln_9", "sp_1", 0), "no record"),
        (Slot("ln_1", "nowhere", 0), "no record"),
    ],
)
def test_a_card_cannot_be_added_where_none_can_lie(atlas: Atlas, slot: Slot, why: str) -> None:
    with pytest.raises(UserError, match=why):
        add_card(atlas, "tp_9", slot)


def test_a_touchpoint_does_not_lie_among_notes(atlas: Atlas) -> None:
    with pytest.raises(UserError, match="does not take touchpoints"):
        add_touchpoint(atlas, "tp_9", Slot("ln_3", "sp_1", 0))
    with pytest.raises(UserError, match="does not take notes"):
        move_cards(atlas, ["nt_1"], Slot("ln_1", "sp_1", 0))


def test_a_move_changes_one_record_and_nothing_but_its_place(atlas: Atlas) -> None:
    change = move_cards(atlas, ["tp_1"], Slot("ln_1", "sp_2", 0))
    after = done(atlas, change)
    assert list(change.edits) == [("touchpoints", "tp_1")]
    assert change.label.english() == "Move a touchpoint"
    assert after.touchpoints["tp_1"] == atlas.touchpoints["tp_1"].replaced(
        place=Cell(step="sp_2", lane="ln_1")
    )


def test_a_move_within_a_cell_changes_one_order_key(atlas: Atlas) -> None:
    change = move_cards(atlas, ["tp_1"], Slot("ln_1", "sp_1", 1))
    assert len(change.edits) == 1
    assert cell(done(atlas, change), "sp_1", "ln_1") == ["Search", "Chat", "Order"]


def test_a_move_to_where_the_card_lies_does_nothing(atlas: Atlas) -> None:
    assert move_cards(atlas, ["tp_2"], Slot("ln_1", "sp_1", 1)).is_empty


def test_cards_moved_together_keep_reading_order(atlas: Atlas) -> None:
    change = move_cards(atlas, ["tp_3", "tp_1"], Slot("ln_2", "sp_2", 0))
    assert change.label.english() == "Move 2 touchpoints"
    assert cell(done(atlas, change), "sp_2", "ln_2") == ["Chat", "Order"]


def test_loose_cards_read_last(atlas: Atlas) -> None:
    atlas = done(atlas, park_cards(atlas, ["tp_2"], "jo_1"))
    cards = [atlas.touchpoints[card] for card in ("tp_2", "tp_3", "tp_1")]
    assert [card.id for card in in_reading_order(atlas, [*cards])] == ["tp_1", "tp_3", "tp_2"]


def test_a_lane_of_one_channel_gives_it_in_place_of_the_first() -> None:
    atlas = a_map_of_three_steps().at("a", "ln_2").touchpoint("Call", channels=["Phone", "Mail"]).build()
    after = done(atlas, move_cards(atlas, ["tp_1"], Slot("ln_1", "sp_1", 0)))
    assert names_of(atlas, *after.touchpoints["tp_1"].channels) == ["Web", "Mail"]


def test_a_lane_of_several_channels_leaves_them(atlas: Atlas) -> None:
    after = done(atlas, move_cards(atlas, ["tp_1"], Slot("ln_2", "sp_1", 0)))
    assert after.touchpoints["tp_1"].channels == atlas.touchpoints["tp_1"].channels


def test_a_touchpoint_takes_the_role_of_its_new_lane_unless_it_had_its_own() -> None:
    atlas = (
        a_map()
        .lane("Front")
        .lane("Back", "backstage")
        .at(lane="Front")
        .touchpoint("Chat")
        .touchpoint("Think", role="customer alone")
        .build()
    )
    after = done(atlas, move_cards(atlas, ["tp_1", "tp_2"], Slot("ln_2", "sp_1", 0)))
    assert [card.role for card in after.touchpoints.values()] == ["backstage", "customer alone"]


def test_a_note_becomes_of_its_new_lanes_kind() -> None:
    atlas = (
        a_map()
        .note_lane("Needs", "need")
        .note("Fast", "need")
        .note_lane("Pains", "pain")
        .note_lane("All")
        .build()
    )
    pains = done(atlas, move_cards(atlas, ["nt_1"], Slot("ln_2", "sp_1", 0)))
    assert pains.notes["nt_1"].note_kind == "pain"
    anything = done(pains, move_cards(pains, ["nt_1"], Slot("ln_3", "sp_1", 0)))
    assert anything.notes["nt_1"].note_kind == "pain"


def test_a_lane_of_another_map_is_refused() -> None:
    atlas = a_map().touchpoint("Chat").journey("Other").lane("There").step("x").build()
    with pytest.raises(UserError, match="another journey"):
        move_cards(atlas, ["tp_1"], Slot("ln_2", "sp_1", 0))
    assert cell(done(atlas, move_cards(atlas, ["tp_1"], Slot("ln_2", "sp_2", 0))), "sp_2", "ln_2") == ["Chat"]


def test_what_is_no_card_is_not_moved(atlas: Atlas) -> None:
    with pytest.raises(UserError, match="no record"):
        move_cards(atlas, ["sp_1"], Slot("ln_1", "sp_1", 0))


def test_neighbours_of_one_key_make_room() -> None:
    atlas = (
        a_map()
        .touchpoint("A", order="a1")
        .touchpoint("B", order="a1")
        .touchpoint("C", order="a2")
        .touchpoint("D", order="a3")
        .build()
    )
    change = move_cards(atlas, ["tp_4"], Slot("ln_1", "sp_1", 1))
    assert cell(done(atlas, change), "sp_1", "ln_1") == ["A", "D", "B", "C"]
    assert change.ids == {"tp_2", "tp_4"}


def test_neighbours_of_one_key_at_the_end_make_room() -> None:
    atlas = (
        a_map().touchpoint("A", order="a1").touchpoint("B", order="a1").touchpoint("C", order="a1").build()
    )
    change = move_cards(atlas, ["tp_3"], Slot("ln_1", "sp_1", 1))
    assert cell(done(atlas, change), "sp_1", "ln_1") == ["A", "C", "B"]


def test_shifting_keeps_cards_of_a_cell_together(atlas: Atlas) -> None:
    after = done(atlas, shift_cards(atlas, ["tp_2", "tp_3", "nt_2"], 2, 0))
    assert cell(after, "sp_3", "ln_1") == ["Search", "Order"]
    assert cell(after, "sp_3", "ln_3") == ["Dear"]


def test_shifting_down_lands_on_top_and_up_lands_last() -> None:
    atlas = (
        a_map()
        .lane("Up")
        .touchpoint("A")
        .note_lane("Between")
        .lane("Hidden", hidden=True)
        .lane("Down")
        .touchpoint("B")
        .build()
    )
    down = done(atlas, shift_cards(atlas, ["tp_1"], 0, 1))
    assert cell(down, "sp_1", "ln_4") == ["A", "B"]
    up = done(atlas, shift_cards(atlas, ["tp_2"], 0, -1))
    assert cell(up, "sp_1", "ln_1") == ["A", "B"]


@pytest.mark.parametrize(
    ("columns", "rows", "why"),
    [
        (-1, 0, "no further step"),
        (3, 0, "no further step"),
        (0, -1, "no further lane"),
        (0, 2, "no further lane"),
    ],
)
def test_shifting_past_the_edge_is_refused(atlas: Atlas, columns: int, rows: int, why: str) -> None:
    with pytest.raises(UserError, match=why):
        shift_cards(atlas, ["tp_1"], columns, rows)


def test_cards_across_a_stage_shift_by_lanes_only() -> None:
    atlas = (
        a_map()
        .stage("One")
        .lane("Up")
        .touchpoint("Wide", place={"over": "st_1", "lane": "ln_1"})
        .lane("Down")
        .build()
    )
    assert cell(done(atlas, shift_cards(atlas, ["tp_1"], 0, 1)), "st_1", "ln_2") == ["Wide"]
    with pytest.raises(UserError, match="does not move by steps"):
        shift_cards(atlas, ["tp_1"], 1, 0)


def test_a_parked_card_has_no_neighbours(atlas: Atlas) -> None:
    atlas = done(atlas, park_cards(atlas, ["tp_1"], "jo_1"))
    with pytest.raises(UserError, match="beside the map"):
        shift_cards(atlas, ["tp_1"], 1, 0)


def test_a_nudge_goes_through_the_cell_before_it_leaves_it(atlas: Atlas) -> None:
    within = done(atlas, nudge_cards(atlas, ["tp_1"], 0, 1))
    assert cell(within, "sp_1", "ln_1") == ["Search", "Chat", "Order"]
    leaving = done(atlas, nudge_cards(atlas, ["tp_3"], 0, 1))
    assert cell(leaving, "sp_1", "ln_2") == ["Order"]
    both = done(atlas, nudge_cards(atlas, ["tp_2", "tp_3"], 0, -1))
    assert cell(both, "sp_1", "ln_1") == ["Search", "Order", "Chat"]


def test_a_nudge_of_cards_of_several_cells_or_sideways_is_a_shift(atlas: Atlas) -> None:
    sideways = done(atlas, nudge_cards(atlas, ["tp_1"], 1, 0))
    assert cell(sideways, "sp_2", "ln_1") == ["Chat"]
    with pytest.raises(UserError, match="no further lane"):
        nudge_cards(atlas, ["tp_1", "nt_1"], 0, 1)


def test_a_step_of_no_journey_takes_no_card() -> None:
    atlas = (
        a_map().step("a").step("b").at("a").touchpoint("Long", until="b").entry("steps", stage="gone").build()
    )
    with pytest.raises(UserError, match="another journey"):
        move_cards(atlas, ["tp_1"], Slot("ln_1", "sp_3", 0))


def test_parked_cards_lie_in_reading_order_after_the_others(atlas: Atlas) -> None:
    first = done(atlas, park_cards(atlas, ["tp_3"], "jo_1"))
    change = park_cards(first, ["nt_1", "tp_1"], "jo_1")
    after = done(first, change)
    assert change.label.english() == "Park 2 cards"
    assert names_of(after, *after.index.parked("jo_1")) == ["Order", "Chat", "Slow"]
    with pytest.raises(UserError, match="no record"):
        park_cards(atlas, ["tp_1"], "jo_9")


def test_a_parked_touchpoint_comes_back_as_its_lane_wants() -> None:
    atlas = a_map_of_three_steps().build()
    parked = Touchpoint(id="tp_1", place=Parked(journey="jo_1"), title="Chat")
    atlas = atlas.with_tables(atlas.info, {"touchpoints": {"tp_1": parked}})
    after = done(atlas, move_cards(atlas, ["tp_1"], Slot("ln_1", "sp_1", 0)))
    assert after.touchpoints["tp_1"].channels == ("ch_1",)
