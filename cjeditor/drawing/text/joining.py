"""Arabic letters as they join: each by its neighbours in one of four forms, lam and alef in one.

The forms are characters of Unicode (the presentation forms), so that painters go on mapping characters to glyphs. Covers
Arabic, Persian and Urdu with fonts that have those characters. Knows no faces.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from cjeditor.drawing.text.graphemes import ZERO_WIDTH_JOINER

_LETTERS: Final = (("\u0620", "\u06ff"), ("\u0750", "\u077f"))
_FORMS: Final = (range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))
_TATWEEL: Final = "\u0640"
_ZERO_WIDTH_NON_JOINER: Final = "\u200c"
_LAM: Final = "\u0644"
_NOTHING: Final = "\u2060"
"""Stands for an alef that is drawn with its lam; painters draw nothing for it."""


class _Forms(NamedTuple):
    """The forms of letters by where they join: after the one before, before the next; and of lam with an alef."""

    after: dict[str, str]
    before: dict[str, str]
    both: dict[str, str]
    alef_alone: dict[str, str]
    alef_after: dict[str, str]


def is_joining(char: str) -> bool:
    """Whether a letter's form depends on its neighbours."""
    return any(first <= char <= last for first, last in _LETTERS) and char in _forms().after


def joined(text: str, is_there: Callable[[str], bool]) -> str:
    """Return the text with letters in their joined forms, as long as before; of forms, only those that are there."""
    forms = _forms()
    found = list(text)
    places = [place for place, char in enumerate(text) if not _is_transparent(char)]
    for index, place in enumerate(places):
        char = text[place]
        if char not in forms.after or found[place] == _NOTHING:
            continue
        before = text[places[index - 1]] if index else ""
        follower = text[places[index + 1]] if index + 1 < len(places) else ""
        joins_before = _reaches(before, forms)
        ligature = (forms.alef_after if joins_before else forms.alef_alone).get(follower, "")
        if char == _LAM and ligature and is_there(ligature):
            found[place], found[places[index + 1]] = ligature, _NOTHING
            continue
        joins_after = char in forms.before and (
            follower in forms.after or follower in {_TATWEEL, ZERO_WIDTH_JOINER}
        )
        table = forms.both if joins_before and joins_after else forms.after if joins_before else forms.before
        form = table.get(char, char) if joins_before or joins_after else char
        found[place] = form if is_there(form) else char
    return "".join(found)


def _reaches(char: str, forms: _Forms) -> bool:
    """Whether a character joins the one after it."""
    return char in forms.before or char in {_TATWEEL, ZERO_WIDTH_JOINER}


def _is_transparent(char: str) -> bool:
    """Whether joining looks through a character: marks and what draws nothing."""
    if char in {ZERO_WIDTH_JOINER, _ZERO_WIDTH_NON_JOINER}:
        return False
    return unicodedata.category(char) in {"Mn", "Me", "Cf"}


def forms_of(letter: str) -> tuple[str, ...]:
    """Return the forms a letter takes where it joins others, none for one that does not join."""
    forms = _forms()
    return tuple(table[letter] for table in (forms.after, forms.before, forms.both) if letter in table)


def letters_of(form: str) -> str:
    """Return the letters that a joined form stands for; another character itself."""
    if any(ord(form) in codes for codes in _FORMS):
        return unicodedata.normalize("NFKC", form)
    return form


@cache
def _forms() -> _Forms:
    """The table, read from what Unicode says each form stands for."""
    forms = _Forms({}, {}, {}, {}, {})
    tables = {"<final>": forms.after, "<initial>": forms.before, "<medial>": forms.both}
    alefs = {"<isolated>": forms.alef_alone, "<final>": forms.alef_after}
    for code in (code for codes in _FORMS for code in codes):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        stands_for = "".join(chr(int(letter, 16)) for letter in letters)
        if len(stands_for) == 1 and kind in tables:
            tables[kind].setdefault(stands_for, chr(code))
        elif len(stands_for) == 2 and stands_for[0] == _LAM and stands_for[1] in "\u0622\u0623\u0625\u0627":
            alefs.get(kind, {}).setdefault(stands_for[1], chr(code))
    return forms
