"""Mnemonics: a letter for each line of a menu, none twice, whatever the language. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_AMPERSAND = "\0"
"""Stands for "&&", the ampersand that is meant."""


def own_letters(titles: Sequence[str]) -> list[str]:
    """Return the titles of a menu with a letter each: the first keeps one that several ask for, the others get another."""
    bare = [title.replace("&&", _AMPERSAND) for title in titles]
    taken: set[str] = set()
    keeps = []
    for title in bare:
        letter = _letter(title)
        keeps.append(bool(letter) and letter not in taken)
        taken.add(letter)
    given = []
    for title, is_kept in zip(bare, keeps, strict=True):
        given.append(title if is_kept else _lettered(title.replace("&", ""), taken))
    return [title.replace(_AMPERSAND, "&&") for title in given]


def _letter(title: str) -> str:
    found = re.search("&(.)", title)
    return found[1].lower() if found else ""


def _lettered(title: str, taken: set[str]) -> str:
    """Return a title with the first free letter marked, one that begins a word if there is one; `taken` learns it."""
    for place in _places(title):
        letter = title[place].lower()
        if letter not in taken:
            taken.add(letter)
            return f"{title[:place]}&{title[place:]}"
    return title


def _places(title: str) -> Iterable[int]:
    yield from (found.start() for found in re.finditer(r"\b[^\W\d_]", title))
    yield from (found.start() for found in re.finditer(r"[^\W\d_]", title))
