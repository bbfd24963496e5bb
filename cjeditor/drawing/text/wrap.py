"""Breaks text into lines over the advance table, the same for every painter.

Greedy: at spaces, after hyphens, dashes and slashes, between characters of Chinese and Japanese; a word longer than
the line breaks between graphemes. Newlines are kept. Spaces at a break hang outside the width. Results are
remembered within a bound, so that laying out the same text again costs a look-up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate
from math import inf
from typing import Final, Literal, NamedTuple, TypeAlias

from cjeditor.drawing.face import Face
from cjeditor.drawing.text.faces import UNITS_PER_EM
from cjeditor.drawing.text.graphemes import graphemes, is_simple
from cjeditor.drawing.text.metrics import advance, character_units

Joins: TypeAlias = Literal["space", "nothing", "end"]

MEMO_SIZE: Final = 60_000
ELLIPSIS: Final = "…"
_SLACK: Final = 1e-6
_BALANCE_STEPS: Final = 7
_LONE: Final = 0.4
"""A last line of less than this share of the widest one looks like a leftover."""
_WORTH: Final = 1.5
"""So many times as long has the shortest line to get."""

_WIDE = "\u2e80-\u2fff\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_NO_START = "、。，．：；！？）］｝」』】〉》〕’”ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…"
_NO_END = "（［｛「『【〈《〔‘“"
_MAY_BREAK: Final = re.compile(f"[-‐–—/{_WIDE}]")
_BREAKS: Final = (
    rf"(?<=[^\s/‐–—-])[-‐–—/]+(?=[^\s\d/‐–—-])"  # after a hyphen or slash inside a word, not in 2026-05 or 1/2
    rf"|(?<![{_NO_END}])(?=[{_WIDE}])(?![{_NO_START}])(?<=\S)"  # before a wide character
    rf"|(?<=[{_WIDE}])(?<![{_NO_END}])(?=[^\s{_NO_START}])"  # after a wide character
)


class Line(NamedTuple):
    """A line: its text, the character it starts at, its width without hanging spaces, what joins it to the next."""

    text: str
    start: int
    width: float
    joins_next: Joins


_Cut: TypeAlias = tuple[int, int, Joins]
"""Where a line begins and stops, and what joins it to the next."""


class _Setting(NamedTuple):
    """What a text is set in: face, size, the width of a line, tracking."""

    face: Face
    size: float
    width: float
    tracking: float

    @property
    def scale(self) -> float:
        """Map units a thousandth of the size."""
        return self.size / UNITS_PER_EM


def clear_memo() -> None:
    """Forget remembered lines, for measuring the first layout."""
    wrap.cache_clear()
    wrap_balanced.cache_clear()
    line_count.cache_clear()
    _words.cache_clear()
    _ends.cache_clear()


@lru_cache(maxsize=MEMO_SIZE)
def wrap(text: str, face: Face, size: float, width: float, tracking: float = 0.0) -> tuple[Line, ...]:
    """Break text into lines no wider than `width` unless a single grapheme is; no text is one empty line."""
    setting = _Setting(face, size, width, tracking)
    if "\n" not in text:
        return tuple(_paragraph(text, 0, setting))
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph, start, setting)
        start += len(paragraph) + 1
    return tuple(lines)


@lru_cache(maxsize=MEMO_SIZE)
def line_count(text: str, face: Face, size: float, width: float, tracking: float = 0.0) -> int:
    """Return how many lines `wrap` breaks the text into: all it takes to know a height."""
    setting = _Setting(face, size, width, tracking)
    return sum([_count(paragraph, setting) for paragraph in text.split("\n")])


@lru_cache(maxsize=MEMO_SIZE // 10)
def wrap_balanced(
    text: str, face: Face, size: float, width: float, tracking: float = 0.0
) -> tuple[Line, ...]:
    """Break text into as few lines as `wrap` does, of lengths as even as words allow: no lone word at the end."""
    lines = wrap(text, face, size, width, tracking)
    low, high = max(line.width for line in lines) / len(lines), width
    best = lines
    for _ in range(_BALANCE_STEPS if len(lines) > 1 else 0):
        middle = (low + high) / 2
        tried = wrap(text, face, size, middle, tracking)
        if len(tried) > len(lines) or _breaks_words(tried, lines):
            low = middle
        else:
            best, high = tried, middle
    return best


def wrap_evened(text: str, face: Face, size: float, width: float, tracking: float = 0.0) -> tuple[Line, ...]:
    """Break text as `wrap` does, but evenly where it would end in a lone word and none is alone then; in as many lines."""
    lines = wrap(text, face, size, width, tracking)
    if len(lines) < 2 or "\n" in text or lines[-1].width >= _LONE * max(line.width for line in lines):
        return lines
    if lines[-2].joins_next == "nothing" and not _MAY_BREAK.search(text):
        return lines  # the end of a long word, not a word alone
    even = wrap_balanced(text, face, size, width, tracking)
    return even if min(line.width for line in even) >= _WORTH * lines[-1].width else lines


def ellipsised(
    text: str, face: Face, size: float, width: float, max_lines: int, *, tracking: float = 0.0
) -> tuple[tuple[Line, ...], bool]:
    """Break text into at most `max_lines` lines; the last ends in "…" when text was left out, and True says so."""
    lines = wrap(text, face, size, width, tracking)
    if len(lines) <= max_lines:
        return lines, False
    last = lines[max_lines - 1]
    rest = text[last.start :].split("\n", 1)[0]
    cut = _cut(rest, last.start, _Setting(face, size, width, tracking))
    return (*lines[: max_lines - 1], cut), True


def joined(lines: tuple[Line, ...]) -> str:
    """Return the text the lines were broken from."""
    between = {"space": " ", "nothing": "", "end": "\n"}
    parts = [line.text + between[line.joins_next] for line in lines[:-1]]
    return "".join(parts) + (lines[-1].text if lines else "")


def _paragraph(text: str, start: int, setting: _Setting) -> list[Line]:
    scale = setting.scale
    ends = _ends(text, setting.face, setting.tracking / scale)
    return [
        Line(text[begin:stop], start + begin, _trimmed(text, begin, stop, ends) * scale, joins)
        for begin, stop, joins in _cuts(text, setting)
    ]


@lru_cache(maxsize=64)  # a text is broken several times in a row when its lines are to be even
def _ends(text: str, face: Face, tracking: float) -> list[float]:
    """Where each character ends, in thousandths of the size; the list must not be changed."""
    units = character_units(text, face)
    return list(accumulate(_tracked(text, units, tracking) if tracking else units, initial=0.0))


def _count(text: str, setting: _Setting) -> int:
    """How many lines a paragraph takes: told by its words where it breaks only between them."""
    known = _words(setting.face, setting.tracking / setting.scale)
    widths = list(map(known.__getitem__, text.split(" ")))
    limit = setting.width / setting.scale + _SLACK
    if max(widths) > limit:
        return len(_cuts(text, setting))
    count, line = 1, -known.space
    for width in widths:
        line += known.space + width
        if line > limit:
            count, line = count + 1, width
    return count


class _Words(dict[str, float]):
    """Widths of words in thousandths of the size; one that may break, or is none, is wider than any line."""

    def __init__(self, face: Face, tracking: float) -> None:
        super().__init__()
        self.face, self.tracking = face, tracking
        self.space = _ends(" ", face, tracking)[-1]

    def __missing__(self, word: str) -> float:
        if len(self) >= MEMO_SIZE:
            self.clear()
        is_whole = word and is_simple(word) and not _MAY_BREAK.search(word)
        width = self[word] = _ends(word, self.face, self.tracking)[-1] if is_whole else inf
        return width


@lru_cache(maxsize=64)
def _words(face: Face, tracking: float) -> _Words:
    return _Words(face, tracking)


def _cuts(text: str, setting: _Setting) -> list[_Cut]:
    """Where the lines of a paragraph begin and stop, and what joins each to the next."""
    scale, length = setting.scale, len(text)
    ends = _ends(text, setting.face, setting.tracking / scale)
    limit = setting.width / scale + _SLACK
    if ends[-1] <= limit:
        return [(0, length, "end")]
    mask = text if is_simple(text) else _mask(text)
    inside = [found.end() for found in _breaks().finditer(mask)] if _MAY_BREAK.search(mask) else []
    cuts: list[_Cut] = []
    begin = 0
    while (reach := bisect_right(ends, ends[begin] + limit) - 1) < length:
        stop, after, joins = _break_at(mask, begin, reach, inside, ends)
        if stop == length:
            break  # a last grapheme wider than the line ends the text like any other
        cuts.append((begin, stop, joins))
        begin = after
    cuts.append((begin, length, "end"))
    return cuts


@cache
def _breaks() -> re.Pattern[str]:
    """Compiled with the first text that has a hyphen, a slash or a wide character: it takes 8 ms."""
    return re.compile(_BREAKS)


def _break_at(
    mask: str, begin: int, reach: int, inside: list[int], ends: list[float]
) -> tuple[int, int, Joins]:
    """Where a line stops, where the next begins, and what joins them; `reach` is the last place that fits."""
    space = mask.rfind(" ", begin, reach + 1)
    if inside:
        found = inside[bisect_right(inside, reach) - 1]
        if begin < found <= reach and found > space:
            return found, found, "nothing"
    if space > begin and not mask[begin:space].isspace():
        while mask[space + 1 : space + 2] == " ":
            space += 1
        return space, space + 1, "space"
    if reach == begin:
        reach = bisect_right(ends, ends[begin + 1]) - 1
    return reach, reach, "nothing"


def _trimmed(text: str, begin: int, stop: int, ends: list[float]) -> float:
    """The width of a line in thousandths of the size, without the spaces hanging at its end."""
    while stop > begin and text[stop - 1] == " ":
        stop -= 1
    return ends[stop] - ends[begin]


def _tracked(text: str, units: list[float], tracking: float) -> list[float]:
    """Widths with the tracking added to each grapheme's first character."""
    if is_simple(text):
        return [width + tracking for width in units]
    starts = []
    for grapheme in graphemes(text):
        starts += [tracking] + [0.0] * (len(grapheme) - 1)
    return [width + more for width, more in zip(units, starts, strict=True)]


def _mask(text: str) -> str:
    """The text with clusters made unbreakable, character for character."""
    return "".join(g if len(g) == 1 else "x" * len(g) for g in graphemes(text))


def _breaks_words(tried: tuple[Line, ...], lines: tuple[Line, ...]) -> bool:
    """Whether the trial breaks inside words more often than the text needs."""
    return sum(line.joins_next == "nothing" for line in tried) > sum(
        line.joins_next == "nothing" for line in lines
    )


def _cut(rest: str, start: int, setting: _Setting) -> Line:
    """As many graphemes as leave room for the ellipsis; the ellipsis alone when none does."""
    pieces = graphemes(rest)
    low, high = 0, len(pieces)
    while low < high:
        middle = (low + high + 1) // 2
        if _width(_with_ellipsis(pieces[:middle]), setting) <= setting.width + _SLACK:
            low = middle
        else:
            high = middle - 1
    text = _with_ellipsis(pieces[:low])
    return Line(text, start, _width(text, setting), "end")


def _width(text: str, setting: _Setting) -> float:
    return advance(text, setting.face, setting.size, setting.tracking)


def _with_ellipsis(pieces: list[str]) -> str:
    return "".join(pieces).rstrip(" ,.;:–—-") + ELLIPSIS
