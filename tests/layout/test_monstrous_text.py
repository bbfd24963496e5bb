"""A text of a million letters is set within bounds: its beginning is shown, a finding says so, the record keeps it."""

import pytest

from cjeditor.drawing.look.type import CARD_TEXT
from cjeditor.drawing.text.block import MOST_LETTERS, MOST_LINES, part_set, text_block, text_height
from cjeditor.layout.map_layout import lay_out
from tests.builder import a_map

MILLION = [
    "\n" * 1_000_000,
    "a\n" * 500_000,
    "a" + "\u0316" * 500_000,
    "\U0001f469\u200d" * 300_000,
    "سل" * 250_000,
]


@pytest.mark.parametrize("text", MILLION, ids=["lines", "short lines", "marks", "joined", "arabic"])
def test_a_million_letters_are_set_within_bounds(text: str) -> None:
    block = text_block(text, CARD_TEXT, 0, 0, 120)
    assert block.was_cut
    assert sum(len(item.text) for item in block.items) <= MOST_LETTERS + 1
    assert block.items[-1].text.endswith("…")
    assert text_height(text, CARD_TEXT, 120) == block.height


def test_a_long_text_within_the_bounds_is_set_whole() -> None:
    assert part_set("a" * MOST_LETTERS) == "a" * MOST_LETTERS
    lines = "a\n" * (MOST_LINES - 1)
    assert part_set(lines) == lines


def test_a_finding_tells_of_what_is_not_shown() -> None:
    atlas = a_map().stage("S").step("T").lane("L").touchpoint("x" * 100_000).build()
    (card,) = atlas.touchpoints.values()
    (found,) = [f for f in lay_out(atlas, next(iter(atlas.journeys))).findings if f.rule == "map.text-beyond"]
    assert (found.object_id, found.severity, found.measured) == (card.id, "warning", 100_000)
    assert card.title == "x" * 100_000
