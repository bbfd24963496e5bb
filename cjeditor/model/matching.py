"""Matching: whether a text says the words somebody looks for, whatever accents and capitals they typed."""

from __future__ import annotations

import unicodedata

from cjeditor.model.text import ordered


def bare(text: str) -> str:
    """Return a text in small letters without accents, for comparing."""
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFD", ordered(text.casefold()))
    return "".join(char for char in split if not unicodedata.combining(char))


def matches(wanted: str, text: str) -> bool:
    """Whether all words wanted stand in a text."""
    plain = bare(text)
    return all(word in plain for word in bare(wanted).split())
