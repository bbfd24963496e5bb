"""Lines of Hebrew, Arabic and figures are drawn in the order that Unicode's rules say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.drawing.text.direction import (
    drawing_order,
    has_right_to_left,
    leads_right_to_left,
    levels,
    mirrored,
)
from cjeditor.drawing.text.graphemes import graphemes


def _seen(text: str) -> str:
    """The line as it is seen, from left to right."""
    parts = graphemes(text)
    found = levels(parts, from_right=leads_right_to_left(text))
    return "".join(
        mirrored(parts[place]) if found[place] % 2 else parts[place] for place in drawing_order(found)
    )


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain words, 12-3", "plain words, 12-3"),
        ("שלום", "םולש"),
        ("see שלום now", "see םולש now"),
        ("מחיר: 1,250 € (4.25%)", "(4.25%) € 1,250 :ריחמ"),
        ("אבג (abc) דה", "הד (abc) גבא"),
        ("car (שלום) x", "car (םולש) x"),
        ("אב C++ גד", "דג ++C בא"),
        ("דף 3/4", "3/4 ףד"),
        ("סوق 12", "12 قوס"),
        ("a שָׁלוֹם", "a םוֹלשָׁ"),
        ("אבג ", " גבא"),
        ("גבא (ב", "ב) אבג"),
    ],
)
def test_the_order_of_a_line(text: str, seen: str) -> None:
    assert _seen(text) == seen


@pytest.mark.parametrize(
    ("text", "from_right"), [("", False), ("12 %", False), ("abc שלום", False), ("12 שלום abc", True)]
)
def test_the_first_letter_says_where_a_paragraph_starts(text: str, *, from_right: bool) -> None:
    assert leads_right_to_left(text) is from_right


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("plain", False), ("café", False), ("שלום", True), ("see مرحبا", True), ("漢字", False)],
)
def test_right_to_left_letters_are_noticed(text: str, *, is_so: bool) -> None:
    assert has_right_to_left(text) is is_so


_ANY = st.text("אבעס abc 12,.-+%€()[]:/\u05b8٣", max_size=16)


@given(_ANY, st.booleans())
def test_every_grapheme_is_drawn_once(text: str, from_right: bool) -> None:
    found = levels(graphemes(text), from_right=from_right)
    assert sorted(drawing_order(found)) == list(range(len(found)))


@given(st.text("abc 12,.-+%€()[]:/", max_size=16))
def test_text_without_such_letters_keeps_its_order(text: str) -> None:
    found = levels(graphemes(text), from_right=False)
    assert drawing_order(found) == list(range(len(found)))
