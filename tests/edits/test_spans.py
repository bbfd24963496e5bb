"""Cards that span steps, as a person sees it."""

from __future__ import annotations

import pytest

from cjeditor.edits.cards import move_cards, park_cards
from cjeditor.edits.shifting import shift_cards
from cjeditor.edits.spans import span_card
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import UserError
from cjeditor.model.slot import Slot
from tests.edits.soundness import done
from tests.edits.three_steps import a_map_of_three_steps, cards_in_three_steps


@pytest.fixture
def atlas() -> Atlas:
    return cards_in_three_steps()


def test_a_span_covers_to_the_last_step_and_ends_at_its_own(atlas: Atlas) -> None:
    change = span_card(atlas, "tp_1", "sp_3")
    spanning = done(atlas, change)
    assert change.label.english() == "Span a touchpoint"
    assert spanning.touchpoints["tp_1"].last_step == "sp_3"
    assert done(spanning, span_card(spanning, "tp_1", "sp_1")).touchpoints["tp_1"].last_step is None
    assert done(spanning, span_card(spanning, "tp_1", None)).touchpoints["tp_1"].last_step is None


def test_a_span_goes_forward_from_a_step(atlas: Atlas) -> None:
    moved = done(atlas, move_cards(atlas, ["tp_1"], Slot("ln_1", "sp_2", 0)))
    with pytest.raises(UserError, match="later step"):
        span_card(moved, "tp_1", "sp_1")
    parked = done(atlas, park_cards(atlas, ["tp_1"], "jo_1"))
    with pytest.raises(UserError, match="at a step"):
        span_card(parked, "tp_1", "sp_2")
    with pytest.raises(UserError, match="at a step"):
        span_card(atlas, "sp_1", "sp_2")


def test_a_spanning_card_takes_its_length_along_until_the_map_ends() -> None:
    atlas = a_map_of_three_steps().touchpoint("Long", until="b").build()
    once = done(atlas, shift_cards(atlas, ["tp_1"], 1, 0))
    assert once.touchpoints["tp_1"].last_step == "sp_3"
    twice = done(once, shift_cards(once, ["tp_1"], 1, 0))
    assert twice.touchpoints["tp_1"].last_step is None
    across = done(atlas, move_cards(atlas, ["tp_1"], Slot("ln_1", "st_2", 0)))
    assert across.touchpoints["tp_1"].last_step is None
