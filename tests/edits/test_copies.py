"""Cards copied and pasted, as a person sees it."""

from __future__ import annotations

import pytest

from cjeditor.edits.copies import duplicate_cards, paste_cards
from cjeditor.model.atlas import Atlas
from cjeditor.model.ids import counting_ids
from cjeditor.model.messages import UserError
from cjeditor.model.records import Parked, Touchpoint
from cjeditor.model.slot import Slot
from tests.builder import a_map
from tests.edits.soundness import done
from tests.edits.three_steps import a_map_of_three_steps, cards_in_three_steps, cell

NEW = counting_ids(50)


@pytest.fixture
def atlas() -> Atlas:
    return cards_in_three_steps()


def test_copies_lie_below_their_originals_with_the_flows_among_them() -> None:
    atlas = (
        a_map()
        .touchpoint("A")
        .touchpoint("B")
        .touchpoint("C")
        .flow("A", "B")
        .flow("A", "C")
        .note_lane("Pains")
        .note("Slow", because=["nt_1"])
        .build()
    )
    change = duplicate_cards(atlas, ["tp_2", "tp_1", "nt_1"], counting_ids(9))
    after = done(atlas, change)
    assert change.label.english() == "Duplicate 3 cards"
    assert cell(after, "sp_1", "ln_1") == ["A", "B", "A", "B", "C"]
    assert (after.flows["fl_9"].source, after.flows["fl_9"].target) == ("tp_9", "tp_10")
    assert after.notes["nt_9"].because == ("nt_9",)
    assert len(after.flows) == 3


def test_pasted_cards_come_with_their_flows_and_without_strangers() -> None:
    source = (
        a_map()
        .crew("Squad")
        .step("x")
        .lane("K")
        .touchpoint("A", crew="Squad", until="x")
        .lane("L")
        .touchpoint("B")
        .flow("A", "B")
        .flow("B")
        .build()
    )
    source = source.with_tables(source.info, {"steps": {}, "stages": {}})
    target = a_map().step("a").lane("Web").build()
    cards = [*source.touchpoints.values(), *source.flows.values()]
    change = paste_cards(target, cards, Slot("ln_1", "sp_1", 0), counting_ids(9))
    after = done(target, change)
    assert change.label.english() == "Paste 2 touchpoints"
    assert cell(after, "sp_1", "ln_1") == ["A", "B"]
    assert after.touchpoints["tp_9"].crew is None
    assert list(after.flows) == ["fl_9"]


def test_an_id_that_is_something_else_here_is_no_mention_of_it() -> None:
    atlas = a_map_of_three_steps().build()
    card = Touchpoint(id="tp_x", title="Call", place=Parked(journey="jo_1"), crew="sp_1", channels=("ln_1",))
    after = done(atlas, paste_cards(atlas, [card], Slot("ln_1", "sp_1", 0), counting_ids(9)))
    pasted = after.touchpoints["tp_9"]
    assert (pasted.crew, "ln_1" in pasted.channels) == (None, False)


def test_pasting_into_the_same_lane_changes_no_channel() -> None:
    atlas = a_map_of_three_steps().touchpoint("Call", channels=["Phone"]).build()
    after = done(
        atlas, paste_cards(atlas, [atlas.touchpoints["tp_1"]], Slot("ln_1", "sp_2", 0), counting_ids(9))
    )
    assert after.touchpoints["tp_9"].channels == ("ch_2",)


def test_a_pasted_card_spans_as_far_as_its_original() -> None:
    atlas = a_map_of_three_steps().touchpoint("Long", until="b").build()
    after = done(
        atlas, paste_cards(atlas, [atlas.touchpoints["tp_1"]], Slot("ln_1", "sp_2", 0), counting_ids(9))
    )
    assert after.touchpoints["tp_9"].last_step == "sp_3"


def test_nothing_to_paste_is_said(atlas: Atlas) -> None:
    with pytest.raises(UserError, match="no card to paste"):
        paste_cards(atlas, [atlas.steps["sp_1"]], Slot("ln_1", "sp_1", 0), NEW)
