"""Labels: where the words of flows stand in one gutter, a pure function of the flows in that gutter.

Words lie on the line they belong to, never over a card and never over other words: along a gutter between rows, where a
line crosses such a gutter, or turned upwards between columns. When there is no room, shorter words are tried.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from cjeditor.drawing.look import sizes
from cjeditor.drawing.look import type as styles
from cjeditor.drawing.text.block import text_width
from cjeditor.layout.routing.ground import ROW, at_gutter, row_of
from cjeditor.layout.routing.tracks import Run
from cjeditor.layout.routing.wish import Wish

LABEL_PADDING: Final = 3.0
LABEL_HEIGHT: Final = 16.0
BARS_WIDTH: Final = 14.0
"""The room the bars of a hand-off take before its words."""
_CROSSING_WIDTH: Final = 150.0
_LINES: Final = 2
"""How many labels stand over each other where flows cross a gutter between rows."""
_BESIDE: Final = 8.0

How: TypeAlias = Literal["along", "crossing", "turned"]


class Words(NamedTuple):
    """One way to word a label, the longest tried first, and its width with padding."""

    text: str
    hand_off: str
    width: float


class Label(NamedTuple):
    """A label's place: the column it stands in, the gutter it crosses, or the place down that its middle is at.

    `line` counts labels over each other at a crossing.
    """

    how: How
    at: float
    words: Words
    line: int = 0


def wordings(wish: Wish) -> tuple[Words, ...]:
    """Return the words of a flow from the fullest to the shortest; none when it says nothing."""
    full = " ".join(part for part in (wish.share, wish.words) if part)
    found = [(full, wish.hand_off), (wish.share, wish.hand_off), (wish.share, ""), ("", wish.hand_off)]
    unlike = dict.fromkeys(pair for pair in found if any(pair))
    return tuple(Words(text, change, _width(text, change)) for text, change in unlike)


def _width(text: str, hand_off: str) -> float:
    width = 2 * LABEL_PADDING
    if text:
        width += text_width(text, styles.FLOW_LABEL)
    if hand_off:
        width += BARS_WIDTH + text_width(hand_off, styles.FLOW_LABEL) + (2 * LABEL_PADDING if text else 0.0)
    return width


def labels_along(
    wants: Iterable[tuple[Run, tuple[Words, ...]]], tracks: Mapping[str, int], busy: Collection[int]
) -> dict[str, Label]:
    """Place labels in a gutter between rows, each in a column of its own, near where the flow comes from.

    Columns that are `busy` have something hanging from above.
    """
    taken: dict[int, list[int]] = {}
    placed: dict[str, Label] = {}
    for run, words in wants:
        track = tracks[run.flow_id]
        for column in _columns(run, busy):
            if all(abs(track - other) > 1 for other in taken.get(column, ())):
                taken.setdefault(column, []).append(track)
                placed[run.flow_id] = Label("along", column, _fitting(words, sizes.CARD_WIDTH))
                break
    return placed


def _columns(run: Run, busy: Collection[int]) -> list[int]:
    columns = range(int(run.low), int(run.high))
    ordered = list(columns if run.start <= run.end else reversed(columns))
    return [column for column in ordered if column not in busy] + [
        column for column in ordered if column in busy
    ]


def labels_down(
    wants: Iterable[tuple[Run, tuple[Words, ...]]],
    marks: Iterable[tuple[str, float, tuple[Words, ...]]],
    runs: Collection[Run],
) -> dict[str, Label]:
    """Place labels in a gutter between columns: where lines cross between rows, else turned upwards.

    Marks come last: they are placed only where no line runs.
    """
    crossings: set[tuple[int, int]] = set()
    turned: list[tuple[float, float]] = []
    placed: dict[str, Label] = {}
    for run, words in wants:
        label = _at_crossing(run, words, crossings) or _turned(run, words, turned, runs)
        if label is not None:
            placed[run.flow_id] = label
    for flow_id, place, words in marks:
        found = words[-1]
        middle = place + _BESIDE + found.width / 2
        reach = _reach(middle, found)
        if not _meets_any(reach, turned) and not any(_meets(reach, (run.low, run.high)) for run in runs):
            turned.append(reach)
            placed[flow_id] = Label("turned", middle, found)
    return placed


def _at_crossing(run: Run, words: tuple[Words, ...], crossings: set[tuple[int, int]]) -> Label | None:
    levels = range(int(run.low // (2 * ROW)) + 1, int(run.high // (2 * ROW)) + 1)
    inside = [level for level in levels if run.low < at_gutter(level) < run.high]
    for level in inside if run.start <= run.end else reversed(inside):
        for line in range(_LINES):
            if (level, line) not in crossings:
                crossings.add((level, line))
                return Label("crossing", level, _fitting(words, _CROSSING_WIDTH), line)
    return None


def _turned(
    run: Run, words: tuple[Words, ...], turned: list[tuple[float, float]], runs: Collection[Run]
) -> Label | None:
    if row_of(run.low) is None or row_of(run.low) != row_of(run.high):
        return None
    for found in words:
        for middle in _middles(run, found):
            reach = _reach(middle, found)
            others = [(other.low, other.high) for other in runs if other.flow_id != run.flow_id]
            if not _meets_any(reach, turned) and not _meets_any(reach, others):
                turned.append(reach)
                return Label("turned", middle, found)
    return None


def _middles(run: Run, words: Words) -> Iterator[float]:
    if run.high - run.low >= words.width:
        yield (run.low + run.high) / 2
    yield run.high + _BESIDE + words.width / 2
    yield run.low - _BESIDE - words.width / 2


def _fitting(words: tuple[Words, ...], width: float) -> Words:
    return next((found for found in words if found.width <= width), words[-1])


def _reach(middle: float, words: Words) -> tuple[float, float]:
    return middle - words.width / 2, middle + words.width / 2


def _meets(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _meets_any(one: tuple[float, float], others: Iterable[tuple[float, float]]) -> bool:
    return any(_meets(one, other) for other in others)
