"""In which order the graphemes of a line are drawn: Hebrew and Arabic from right to left, figures and Latin among them not.

The rules of Unicode (UAX 9) for one line, without the control characters, which no text of a map holds. Knows no faces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON", "BN"})
_FIGURES: Final = frozenset({"EN", "AN"})
_MIRRORED: Final = dict(zip("()[]{}<>«»‹›≤≥（）【】「」《》", ")(][}{><»«›‹≥≤）（】【」「》《", strict=True))
_OPENING: Final = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}


def has_right_to_left(text: str) -> bool:
    """Whether the text holds letters that are written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def leads_right_to_left(text: str) -> bool:
    """Whether a paragraph is written from right to left: its first letter of any direction says so."""
    if not has_right_to_left(text):
        return False
    return next((kind != "L" for char in text if (kind := _kind(char)) in {"L", "R", "AL"}), False)


def levels(graphemes: Sequence[str], *, from_right: bool) -> list[int]:
    """Return the level of each grapheme of a line: odd ones run from right to left.

    `from_right` is the direction of the whole paragraph.
    """
    base = 1 if from_right else 0
    kinds = _resolved([_kind(grapheme[0]) for grapheme in graphemes], base)
    _settle_brackets(graphemes, kinds, base)
    _settle_neutrals(kinds, base)
    found = [_level(kind, base) for kind in kinds]
    for place in range(len(graphemes) - 1, -1, -1):
        if not graphemes[place].isspace():
            break
        found[place] = base
    return found


def drawing_order(found: Sequence[int]) -> list[int]:
    """Return the places of graphemes from left to right by their levels."""
    order = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        place = 0
        while place < len(order):
            end = place
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[place:end] = reversed(order[place:end])
            place = end + 1
    return order


def mirrored(characters: str) -> str:
    """Return what is drawn of a bracket that runs from right to left."""
    return _MIRRORED.get(characters, characters)


def _kind(char: str) -> str:
    return unicodedata.bidirectional(char) or "L"


def _resolved(kinds: list[str], base: int) -> list[str]:
    """The kinds as L, R, EN, AN and ON only (rules W1 to W7)."""
    edge = "R" if base else "L"
    found = _with_marks_and_figures(kinds, edge)
    for place in range(1, len(found) - 1):
        left, kind, right = found[place - 1 : place + 2]
        if left == right and ((kind == "CS" and left in _FIGURES) or (kind == "ES" and left == "EN")):
            found[place] = left
    for first, last in _runs(found, {"ET"}):
        if "EN" in found[max(first - 1, 0) : first] + found[last : last + 1]:
            found[first:last] = ["EN"] * (last - first)
    return _with_latin_figures(found, edge)


def _with_marks_and_figures(kinds: list[str], edge: str) -> list[str]:
    """A mark is as what it stands on, a figure after Arabic letters is Arabic, and Arabic letters are like Hebrew."""
    found: list[str] = []
    before = strong = edge
    for kind in kinds:
        seen = before if kind == "NSM" else kind
        if seen == "EN" and strong == "AL":
            seen = "AN"
        if seen in {"L", "R", "AL"}:
            strong = seen
        before = seen
        found.append("R" if seen == "AL" else seen)
    return found


def _with_latin_figures(kinds: list[str], edge: str) -> list[str]:
    """Figures after Latin letters run as these do; what is no letter and no figure is neutral."""
    found: list[str] = []
    strong = edge
    for kind in kinds:
        if kind in {"L", "R"}:
            strong = kind
            found.append(kind)
        elif kind in _FIGURES:
            found.append("L" if kind == "EN" and strong == "L" else kind)
        else:
            found.append("ON")
    return found


def _settle_brackets(graphemes: Sequence[str], kinds: list[str], base: int) -> None:
    """Give both brackets of a pair one direction: that of what is between them (rule N0)."""
    edge = "R" if base else "L"
    for first, last in sorted(_pairs(graphemes)):
        within = {_side(kind) for kind in kinds[first + 1 : last]} - {""}
        if edge in within:
            kinds[first] = kinds[last] = edge
        elif within:
            before = next((side for kind in reversed(kinds[:first]) if (side := _side(kind))), edge)
            kinds[first] = kinds[last] = before


def _pairs(graphemes: Sequence[str]) -> Iterator[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    for place, grapheme in enumerate(graphemes):
        if grapheme in _OPENING:
            waiting.append((_OPENING[grapheme], place))
        match = next((k for k in range(len(waiting) - 1, -1, -1) if waiting[k][0] == grapheme), None)
        if match is not None:
            yield waiting[match][1], place
            del waiting[match:]


def _settle_neutrals(kinds: list[str], base: int) -> None:
    """Give spaces and signs the direction on both their sides, else that of the paragraph (rules N1 and N2)."""
    edge = "R" if base else "L"
    for first, last in _runs(kinds, {"ON"}):
        left = _side(kinds[first - 1]) if first else edge
        right = _side(kinds[last]) if last < len(kinds) else edge
        kinds[first:last] = [left if left == right else edge] * (last - first)


def _runs(kinds: Sequence[str], wanted: set[str]) -> list[tuple[int, int]]:
    """The stretches of kinds, as first and one past the last."""
    found: list[tuple[int, int]] = []
    for place, kind in enumerate(kinds):
        if kind in wanted:
            if found and found[-1][1] == place:
                found[-1] = found[-1][0], place + 1
            else:
                found.append((place, place + 1))
    return found


def _side(kind: str) -> str:
    """The direction a kind has for its neutral neighbours; "" for a neutral itself."""
    return "R" if kind in _FIGURES else kind if kind in {"L", "R"} else ""


def _level(kind: str, base: int) -> int:
    if kind == "R":
        return 1
    if kind in _FIGURES:
        return 2
    return 2 if base else 0
