"""Text cleaning: what a record keeps of what came in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.model.text import clean_text, one_line


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("plain", "plain"),
        ("two\nlines", "two\nlines"),
        ("dos\r\nmac\rend", "dos\nmac\nend"),
        ("a\tb", "a b"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("bell\x07", "bell"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("override \u202etxt", "override txt"),
        ("isolate \u2066x\u2069", "isolate x"),
        ("mark \ufeffx", "mark x"),
        ("e\u0301", "é"),
        ("«Ñandú» – 日本語 👩‍🚀", "«Ñandú» – 日本語 👩‍🚀"),
    ],
)
def test_text_is_kept_clean(given_text: str, kept: str) -> None:
    assert clean_text(given_text) == kept


@given(st.text(st.characters()))
def test_clean_text_stays_as_it_is_and_can_be_saved(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


def test_one_line_joins_every_white_space() -> None:
    assert one_line("  a\n\n b\tc ") == "a b c"


def test_marks_by_the_hundred_thousand_are_put_in_order_without_waiting() -> None:
    """Unicode's order by insertion, as the library does it, takes minutes for these."""
    text = "a" + "\u0301\u0316" * 250_000
    assert clean_text(text) == "\u00e1" + "\u0316" * 250_000 + "\u0301" * 249_999


@pytest.mark.parametrize(
    "marks", ["\u0301\u0316" * 40, "\u0344\u0316\u0345" * 30, "\u0f73\u0f71" * 50, "\u3099\u0301" * 40]
)
def test_many_marks_come_out_as_unicode_orders_them(marks: str) -> None:
    for text in (f"a{marks}", marks, f"x{marks}y{marks}"):
        assert clean_text(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("char", ["\ufffe", "\uffff", "\ufdd0"])
def test_characters_that_are_none_are_taken_out(char: str) -> None:
    assert clean_text(f"a{char}b") == "ab"
