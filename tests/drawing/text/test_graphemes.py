"""Text is split where a reader sees one character end and the next begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.drawing.text.graphemes import boundaries, graphemes, is_simple
from tests.drawing.text.samples import TEXTS


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("año", ["a", "ñ", "o"]),
        ("q\u0303a", ["q\u0303", "a"]),
        ("👩\u200d💻!", ["👩\u200d💻", "!"]),
        ("👨\u200d👩\u200d👧\u200d👦", ["👨\u200d👩\u200d👧\u200d👦"]),
        ("a\n\u200d👍", ["a", "\n", "\u200d", "👍"]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("❤\ufe0fa", ["❤\ufe0f", "a"]),
        ("1\ufe0f\u20e3", ["1\ufe0f\u20e3"]),
        ("🇪🇸🇵🇹", ["🇪🇸", "🇵🇹"]),
        ("🇪🇸🇵", ["🇪🇸", "🇵"]),
        ("a🇪🇸", ["a", "🇪🇸"]),
        ("\u1112\u1161\u11ab", ["\u1112\u1161\u11ab"]),
        ("a\u200db", ["a\u200d", "b"]),
        ("\n\u0301", ["\n", "\u0301"]),
        ("\u0301a", ["\u0301", "a"]),
        ("co\u00adop", ["c", "o\u00ad", "o", "p"]),
        ("नि", ["नि"]),
        ("🏴\U000e0067\U000e0062\U000e007f.", ["🏴\U000e0067\U000e0062\U000e007f", "."]),
    ],
)
def test_graphemes(text: str, parts: list[str]) -> None:
    assert graphemes(text) == parts


@given(TEXTS)
def test_graphemes_give_the_text_back(text: str) -> None:
    assert "".join(graphemes(text)) == text


@given(TEXTS)
def test_boundaries_run_from_start_to_end(text: str) -> None:
    found = boundaries(text)
    assert (found[0], found[-1]) == (0, len(text))
    assert found == sorted(set(found))
    assert len(found) == len(graphemes(text)) + 1


@given(st.text(st.characters(max_codepoint=0xFF, exclude_characters="\u00ad")))
def test_western_text_is_simple(text: str) -> None:
    assert is_simple(text)
    assert graphemes(text) == list(text)
