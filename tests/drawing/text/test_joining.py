"""Arabic letters take the form that their neighbours ask for."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.drawing.text.joining import is_joining, joined, letters_of

_MARKED_LAM_ALEF = re.compile("ل(\u064b+)ا")
"""Lam and alef are one form even so, and the marks follow it."""


def _forms(text: str) -> list[str]:
    """How each letter joins: alone, before, both or after; "with" for lam and alef in one."""
    found = []
    for char in joined(text, lambda _form: True):
        kind, *letters = unicodedata.decomposition(char).split() or [""]
        found.append({"<initial>": "before", "<medial>": "both", "<final>": "after"}.get(kind, "alone"))
        if len(letters) == 2:
            found[-1] = f"with, {'alone' if kind == '<isolated>' else 'after'}"
    return found


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("ب", ["alone"]),
        ("بب", ["before", "after"]),
        ("ببب", ["before", "both", "after"]),
        ("دار", ["alone", "alone", "alone"]),
        ("بار", ["before", "after", "alone"]),
        ("بًب", ["before", "alone", "after"]),
        ("ب ب", ["alone", "alone", "alone"]),
        ("بـ", ["before", "alone"]),
        ("ب\u200dx", ["before", "alone", "alone"]),
        ("ب\u200cب", ["alone", "alone", "alone"]),
        ("لا", ["with, alone", "alone"]),
        ("بلا", ["before", "with, after", "alone"]),
        ("لًا", ["with, alone", "alone", "alone"]),
        ("پگی", ["before", "both", "after"]),
        ("abc", ["alone", "alone", "alone"]),
    ],
)
def test_the_form_of_a_letter(text: str, forms: list[str]) -> None:
    assert _forms(text) == forms


@given(st.text("ابلدكپ\u064b\u200c\u200d \u0640x", max_size=12))
def test_joined_text_is_as_long_and_says_the_same(text: str) -> None:
    shown = joined(text, lambda _form: True)
    assert len(shown) == len(text)
    assert "".join(map(letters_of, shown)).replace("\u2060", "") == _MARKED_LAM_ALEF.sub(r"لا\1", text)


@given(st.text("ابلدكپ\u064b x", max_size=12))
def test_a_font_without_forms_shows_the_letters_themselves(text: str) -> None:
    assert joined(text, lambda _form: False) == text


def test_only_letters_with_forms_join() -> None:
    assert [char for char in "با٣ـ،xא漢" if is_joining(char)] == ["ب", "ا"]
