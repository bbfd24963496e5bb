"""What the clipboard holds is read with care: it may come from anywhere."""

import json

import pytest

from cjeditor.canvas.clipboard import MOST_CHARACTERS, cards_as_json, cards_as_text, copied_from_json
from tests.canvas.showing import small_map


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
