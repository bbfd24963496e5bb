"""What text a record may hold: NFC letters without surrogates, control or direction-override characters."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff]"
)

_MANY_MARKS = 60
_MARKS_IN_DISGUISE = "\u0f73\u0f75\u0f81"
"""Signs of Tibetan that are no marks until they are decomposed."""


def clean_text(text: str) -> str:
    """Return the text as a record keeps it: NFC, line feeds, tabs as spaces, no forbidden characters.

    Lone surrogates cannot be written as UTF-8 and would fail at save; direction overrides can make a text read as another.
    """
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text
    joined = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\t", " ")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
    )
    return unicodedata.normalize("NFC", ordered(_FORBIDDEN.sub("", joined)))


def ordered(text: str) -> str:
    """Return the text with long rows of marks decomposed and in Unicode's order.

    The library orders them by insertion, which takes minutes for the hundreds of thousands of a hostile text.
    """
    if len(text) <= _MANY_MARKS:
        return text
    rows = ("".join(row) for _are_marks, row in groupby(text, _is_mark))
    return "".join(_in_order(row) if len(row) > _MANY_MARKS and _is_mark(row[0]) else row for row in rows)


def _in_order(marks: str) -> str:
    apart = "".join(unicodedata.normalize("NFD", mark) for mark in marks)
    return "".join(sorted(apart, key=unicodedata.combining))


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) > 0 or char in _MARKS_IN_DISGUISE


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space, for titles and single-line fields."""
    return " ".join(clean_text(text).split())
