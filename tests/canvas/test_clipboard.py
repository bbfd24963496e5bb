"""What the clipboard holds is read with care: it may come from anywhere."""

import json

import pytest

from cjeditor.canvas.clipboard import (
    MOST_CARDS,
    MOST_CHARACTERS,
    MOST_STEPS,
    cards_as_json,
    cards_as_text,
    copied_from_json,
    paste_text,
    steps_added,
)
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply
from cjeditor.model.ids import random_id
from cjeditor.model.messages import UserError
from cjeditor.model.slot import Slot
from tests.builder import id_of, names_of
from tests.canvas.showing import small_map


def columns(pasted: str, step: str) -> tuple[Atlas, Change, list[list[str]]]:
    """What a text pasted at a step of the lane Personal makes of its steps."""
    atlas = small_map()
    lane = id_of(atlas, "Personal")
    change = paste_text(atlas, pasted, Slot(lane, id_of(atlas, step), 0), random_id)
    after = apply(atlas, change)
    steps = after.index.steps_of_journey(after.index.journeys()[0])
    return after, change, [names_of(after, *after.index.cards(lane, known)) for known in steps]


def test_a_table_wider_than_the_map_adds_steps_and_says_so() -> None:
    after, change, cells = columns("a\tb\tc\td\te\n\t\t\t\tf", "Ask")
    assert cells == [[], ["Visit"], ["a"], ["b"], ["c"], ["d"], ["e", "f"]]
    assert len(after.index.steps(id_of(after, "Compare"))) == 5
    said = steps_added(change)
    assert said is not None
    assert said.english() == "The table is wider than the map: 3 steps were added at its end."
    assert change.label.english() == "Paste 6 touchpoints"


@pytest.mark.parametrize(
    ("pasted", "cards"),
    [
        ("- Ask\n* Buy\n• Use\n– Leave", ["Ask", "Buy", "Use", "Leave"]),
        ("- [ ] Ask\n- [x] Buy\n☐ Use", ["Ask", "Buy", "Use"]),
        ("Steps\n1. Ask\n2. Buy\n\n3) Use", ["Steps", "Ask", "Buy", "Use"]),
        ("24. December\n31. December", ["24. December", "31. December"]),
        ("2. Try again", ["2. Try again"]),
        ("-5 % discount\n*new*\n-", ["-5 % discount", "*new*", "-"]),
    ],
)
def test_a_pasted_list_loses_its_marks(pasted: str, cards: list[str]) -> None:
    _after, _change, (_ask, _visit, first, *_rest) = columns(pasted, "Ask")
    assert first == cards


def test_a_table_that_fits_adds_no_step() -> None:
    _after, change, cells = columns("a\tb\t\t\n", "Ask")
    assert cells == [[], ["Visit"], ["a"], ["b"]]
    assert steps_added(change) is None


@pytest.mark.parametrize(
    "text",
    ["x\n" * (MOST_CARDS + 1), "x\t" * (MOST_STEPS + 9), "\t" * 100_000 + "x", "x" * (MOST_CHARACTERS + 1)],
)
def test_too_much_to_paste_is_refused_and_not_cut(text: str) -> None:
    with pytest.raises(UserError, match="too much"):
        columns(text, "Ask")


def test_copied_cards_come_back_with_their_arrangement_in_reading_order() -> None:
    atlas = small_map()
    data = cards_as_json(atlas, ["tp_3", "tp_1"])
    copied = copied_from_json(data)
    assert [record.id for record in copied.records] == ["tp_1", "tp_3"]
    assert copied.spots["tp_3"].column - copied.spots["tp_1"].column == 2
    assert cards_as_text(atlas, ["tp_3", "tp_1"]) == "Letter\nChat"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        b'{"cards": 3}',
        b'{"cards": [3, {"kind": "personas"}, {"kind": "notes"}], "spots": 3}',
        b" " * (MOST_CHARACTERS * 4 + 1),
    ],
)
def test_what_is_not_understood_is_left_out(data: bytes) -> None:
    assert copied_from_json(data).records == ()


@pytest.mark.parametrize(
    "spot", [3, [1, 2], [1, 2, 3, -1], [1, 2, 3, True], [1, 2, 3, 10**20], ["a", 1, 1, 1]]
)
def test_a_spot_that_is_none_is_left_out(spot: object) -> None:
    data = json.loads(cards_as_json(small_map(), ["tp_1"]))
    data["spots"]["tp_1"] = spot
    copied = copied_from_json(json.dumps(data).encode())
    assert len(copied.records) == 1
    assert copied.spots == {}
