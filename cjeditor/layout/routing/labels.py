"""Labels: where the words of flows stand in one gutter, a pure function of the flows whose words belong there.

Words lie on their line, never over a card and never over other words: in a gutter between rows, where the line runs
along it or crosses it, or turned upwards between columns when it stays in its row. Where there is no room, shorter
words are tried. A label has one home gutter, chosen by its path alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from math import ceil
from typing import Final, NamedTuple, TypeAlias

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.look import sizes
from cjeditor.drawing.look import type as styles
from cjeditor.drawing.text.block import text_width
from cjeditor.layout.grain import GRAIN
from cjeditor.layout.routing.ground import Ground, in_row
from cjeditor.layout.routing.hanging import LINE, Slot, cell_slots, slot_width
from cjeditor.layout.routing.path import CellKey
from cjeditor.layout.routing.tracks import Run
from cjeditor.layout.routing.wish import Wish

LABEL_PADDING: Final = 3.0
LABEL_HEIGHT: Final = 16.0
MIDDLE_TRACK: Final = sizes.COLUMN_TRACKS // 2
BARS_WIDTH: Final = 14.0
"""The room the bars of a hand-off take before its words."""
_CROSSING_WIDTH: Final = 150.0
_SHORT: Final = 60.0
"""A share: short enough to stand turned beside a full crossing, within any row."""
_BESIDE: Final = 8.0
_ROOM_ON_LINE: Final = 28.0
"""How much of a short line must stay in sight beside its label."""
_HALF: Final = LABEL_HEIGHT / 2
_ASIDE: Final = sizes.GUTTER / 2
_FAR: Final = 1e9
_APART: Final = 6.0
_SHIFT: Final = 3.5
"""How far words may stand beside the middle of a gutter between columns, clear of a line on the other side."""
_HALF_LINE: Final = 1.0
_HALF_HEAD: Final = 6.0
_SLIDE: Final = 6.0
_SLIDES: Final = 12
"""How far, and how often, words that find no free place go along their line."""
_SHORTEST: Final = 2
"""So many of the shortest wordings may cover other lines."""

Spot: TypeAlias = tuple[float, float, bool]
"""The middle of a label and whether it is turned: x on the map; y from the middle of a gutter between rows, or a place
down a gutter between columns."""
Extent: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom, as in a Spot."""


Limits: TypeAlias = tuple[float, float]
"""The places down a gutter between which words may stand."""


class Words(NamedTuple):
    """One way to word a label, and its width with padding; a hand-off may be its bars alone."""

    text: str
    hand_off: str
    has_bars: bool
    width: float
    chosen_face: ChosenFace | None = None


class Label(NamedTuple):
    """A label's words and where their middle stands, as in a Spot."""

    words: Words
    x: float
    y: float
    is_turned: bool


@lru_cache(maxsize=20_000)
def wordings(share: str, words: str, hand_off: str, chosen: ChosenFace | None = None) -> tuple[Words, ...]:
    """Return the words of a flow from the fullest to the shortest; none when it says nothing."""
    full = " ".join(part for part in (share, words) if part)
    bars = bool(hand_off)
    found = [(full, hand_off, bars), (share, hand_off, bars), (share, "", bars), (share, "", False)]
    said = dict.fromkeys(found if share else found[:3])
    style = styles.FLOW_LABEL.over(chosen)
    return tuple(Words(*one, _width(*one, style), chosen) for one in said if any(one))


def words_room(words: tuple[Words, ...]) -> float:
    """Return how far below a run its fullest words may reach."""
    return _BESIDE + words[0].width if words else 0.0


@lru_cache(maxsize=20_000)
def bars_along(words: Words) -> float:
    """Return how far from the start of a label the middle of its bars stands."""
    before = _width(words.text, "", has_bars=False, style=styles.FLOW_LABEL.over(words.chosen_face))
    return before + BARS_WIDTH / 2 + 1.0


def mark_words(hand_off: str, chosen: ChosenFace | None = None) -> Words:
    """Return the words beside a mark, whose bars are drawn apart."""
    width = _width("", hand_off, has_bars=False, style=styles.FLOW_LABEL.over(chosen))
    return Words("", hand_off, has_bars=False, width=width, chosen_face=chosen)


def _width(text: str, hand_off: str, has_bars: bool, style: styles.TextStyle) -> float:  # noqa: FBT001  # one of a tuple
    parts = [text_width(part, style) for part in (text, hand_off) if part]
    gaps = 2 * LABEL_PADDING * len(parts)
    width = sum(parts) + gaps + (BARS_WIDTH if has_bars else 0.0)
    return ceil(width * GRAIN / 2) * 2 / GRAIN


def _meets_any(extent: Extent, others: Iterable[Extent]) -> bool:
    left, top, right, bottom = extent
    for x1, y1, x2, y2 in others:  # noqa: SIM110  the busiest loop of routing: `any` over a generator takes twice as long
        if left < x2 and x1 < right and top < y2 and y1 < bottom:
            return True
    return False


def labels_between_rows(
    ground: Ground,
    stretch: int,
    crossing: Iterable[tuple[str, tuple[Words, ...], int]],
    along: Iterable[tuple[Run, tuple[Words, ...], int]],
    standing: Iterable[Extent],
) -> dict[str, Label]:
    """Place the labels of a stretch between rows; flows that only cross it have the fewest places and come first.

    A crossing flow is told by the gutter between columns it runs down, one along by its run and its track; `standing`
    is what hangs into the gutter from the cells above, or stands into it from below. Nothing reaches into the next
    stretch. Words that cross are placed as if their line ran down the middle, with room to go along with it to the
    tracks beside: so they need not be placed again whenever tracks are shared out anew.
    """
    left, right = ground.stretch_range(stretch)
    taken = [*standing, (-_FAR, -_FAR, left, _FAR), (right, -_FAR, _FAR, _FAR)]
    placed: dict[str, Label] = {}
    for flow_id, words, gutter in crossing:
        spots = ((found, _crossing_spots(ground, gutter, found)) for found in words)
        _place(placed, taken, flow_id, spots, sway=sizes.TRACK_STEP)
    for run, words, track in along:
        spots = ((found, _along_spots(ground, stretch, run, track, found)) for found in words)
        _place(placed, taken, run.flow_id, spots)
    return placed


def hanging_extents(ground: Ground, cell: CellKey, wishes: Sequence[Wish]) -> Iterator[Extent]:
    """Yield the room that what hangs under a cell takes in the gutter below its row."""
    row, column = cell
    top, bottom = ground.along_range(ground.below(row))
    below = (top + bottom) / 2 - ground.band(row).top
    left = ground.column(column).x
    for slot in cell_slots(ground, cell, wishes).values():
        high, low = slot.y - slot.size / 2 - below, slot.y + _below_middle(slot) - below
        if low > top - bottom:
            yield left, high, left + slot_width(slot), low


def standing_above(ground: Ground, gutter: int, places: Iterable[int]) -> Iterator[Extent]:
    """Yield the room that what stands over the cards of some columns takes in the gutter above their row."""
    standing = ground.standing.get(gutter)
    if not standing:
        return
    top, bottom = ground.along_range(gutter)
    for column in (ground.columns[place] for place in places):
        for rect in standing.get(column.over, ()):
            x, y = column.x + rect.x, (bottom - top) / 2 + rect.y
            yield x, y, x + rect.width, y + rect.height


def standing_beside(ground: Ground, gutter: int) -> Iterator[Extent]:
    """Yield the room that what stands over the cards before a gutter between columns takes in it; y down the gutter."""
    before = ground.grid.columns.before[gutter]
    if before is None:
        return
    column = ground.column(before)
    for row, standing in ground.standing.items():
        for rect in standing.get(column.over, ()):
            x = column.x + rect.x
            yield x, in_row(row, rect.y), x + rect.width, in_row(row, rect.bottom)


def _below_middle(slot: Slot) -> float:
    """How far the words, or the pill, reach below the middle of their row."""
    return max(LINE * max(len(slot.lines) - 0.5, 0.5), slot.size / 2)


def labels_between_columns(
    x: float,
    lines: Iterable[tuple[str, Run, tuple[Words, ...]]],
    marks: Iterable[tuple[str, float, Words]],
    runs: Sequence[tuple[Run, float]],
    within: Limits,
    across: Iterable[tuple[float, float]],
    standing: Iterable[Extent],
) -> dict[str, Label]:
    """Place the labels beside one row in a gutter between columns whose middle is at `x`; their y is a place down it.

    Flows that stay in the row come first, `within` its limits. Only where nothing else is left do they
    lie over other lines (`runs`, each with the x of its track), then in their shortest words. Marks get words only
    where no line runs and no other mark stands. Cards lie `across` the gutter, stars reach into it (`standing`).
    """
    marks = tuple(marks)
    places = {place for _flow, place, _words in marks}
    taken = [*standing]
    taken += [(x - _HALF, place - _BESIDE, x + _HALF, place + _BESIDE) for place in places]
    taken += [(x - _HALF, top, x + _HALF, bottom) for top, bottom in across]
    placed: dict[str, Label] = {}
    drawn = [(run.flow_id, extent) for run, line_x in runs for extent in _line_extents(x, run, line_x)]
    near = [one for one in drawn if one[1][1] < within[1] and one[1][3] > within[0]]
    heads = [_head_extent(x, run, line_x) for run, line_x in runs if run.head and not run.is_mark]
    for flow_id, run, words in lines:
        others = [extent for owner, extent in near if owner != flow_id]
        wanted = [(found, _turned_spots(x, _clear_places(run, found, within))) for found in words]
        # Shorter words fit wherever longer ones do: the longer ones are tried only where the shortest fit.
        if any(
            not _meets_any(_extent(spot, found), others) for found, all_of in wanted[-1:] for spot in all_of
        ):
            _place(placed, taken, flow_id, wanted, others)
        if flow_id not in placed:
            short = words[-_SHORTEST:]
            wanted = [(found, _turned_spots(x, _places(run, found, within))) for found in short]
            ends = [extent for owner, extent in near if owner == flow_id][1:]
            _place(placed, taken, flow_id, _least_covering(wanted, [*taken, *heads], [*others, *ends]))
        if flow_id not in placed:
            _place(placed, taken, flow_id, _least_covering(wanted, taken, [*others, *ends]))
    taken += [(x - _ASIDE, run.low, x + _ASIDE, run.high) for run, _line_x in runs]
    for flow_id, place, found in marks:
        _place(placed, taken, flow_id, [(found, _turned_spots(x, [place + _BESIDE + found.width / 2]))])
    return placed


def _line_extents(x: float, run: Run, line_x: float) -> Iterator[Extent]:
    """Yield the room that a line takes in a gutter between columns whose middle is at `x`, its ends last."""
    yield line_x - _HALF_LINE, run.low, line_x + _HALF_LINE, run.high
    for place, side, is_last in (
        (run.low, run.low_side, not run.is_forward),
        (run.high, run.high_side, run.is_forward),
    ):
        half = _HALF_HEAD if run.head and is_last else _HALF_LINE
        left, right = (x - _ASIDE, line_x) if side < 0 else (line_x, x + _ASIDE)
        yield left, place - half, right, place + half


def _head_extent(x: float, run: Run, line_x: float) -> Extent:
    """The room of the head of a run that arrives from a gutter between columns whose middle is at `x`."""
    place = run.high if run.is_forward else run.low
    left, right = (x - _ASIDE, line_x) if run.head < 0 else (line_x, x + _ASIDE)
    return left, place - _HALF_HEAD, right, place + _HALF_HEAD


def _place(
    placed: dict[str, Label],
    taken: list[Extent],
    flow_id: str,
    wanted: Iterable[tuple[Words, Iterable[Spot]]],
    avoided: Collection[Extent] = (),
    sway: float = 0.0,
) -> None:
    """Take the first free spot, for the fullest words that have one; upright ones have room to `sway`."""
    for words, spots in wanted:
        for spot in spots:
            extent = _extent(spot, words, sway)
            if not (_meets_any(extent, taken) or _meets_any(extent, avoided)):
                taken.append(_apart(extent, is_turned=spot[2]))
                placed[flow_id] = Label(words, *spot)
                return


def _extent(spot: Spot, words: Words, sway: float = 0.0) -> Extent:
    x, y, is_turned = spot
    across, down = (_HALF, words.width / 2) if is_turned else (words.width / 2 + sway, _HALF)
    return x - across, y - down, x + across, y + down


def _apart(extent: Extent, *, is_turned: bool) -> Extent:
    """The room of a label with some before and behind, so that two in a row do not read as one."""
    left, top, right, bottom = extent
    if is_turned:
        return left, top - _APART, right, bottom + _APART
    return left - _APART, top, right + _APART, bottom


def _crossing_spots(ground: Ground, gutter: int, words: Words) -> Iterator[Spot]:
    """On the line, which runs through the bars of a hand-off where there is room; else beside it, or turned."""
    x = ground.down_x(gutter, MIDDLE_TRACK)
    if words.width <= _CROSSING_WIDTH:
        half = words.width / 2
        on_line = x + half - bars_along(words) if words.has_bars else x
        for middle in (on_line, x, x + half - _ASIDE, x - half + _ASIDE, x + half, x - half):
            yield middle, -_HALF, False
            yield middle, _HALF, False
    if words.width <= _SHORT and not ground.across(gutter):
        beside = LABEL_HEIGHT + _BESIDE + words.width / 2
        yield x, beside, True
        yield x, -beside, True


def _along_spots(ground: Ground, stretch: int, run: Run, track: int, words: Words) -> Iterator[Spot]:
    """The middles of the columns a run passes in the stretch, from where it comes, then their ends."""
    shift = (track - (sizes.LANE_TRACKS - 1) / 2) * sizes.LANE_TRACK_STEP
    y = min(max(shift, -_HALF), _HALF)
    places, within = ground.grid.columns.places, ground.stretches[stretch].places
    first, last = max(places[int(run.low)], within.start), min(places[int(run.high)], within.stop)
    columns = ground.columns[first:last]
    for column in columns if run.is_forward else reversed(columns):
        if words.width <= column.width:
            yield column.x + column.width / 2, y, False
            yield column.x + words.width / 2, y, False
            yield column.right - words.width / 2, y, False


def _least_covering(
    wanted: Iterable[tuple[Words, Iterable[Spot]]], taken: Sequence[Extent], lines: Sequence[Extent]
) -> Iterator[tuple[Words, Iterable[Spot]]]:
    """Yield the first of the wanted spots that are not taken which covers the fewest parts of lines."""
    best: tuple[Words, Spot] | None = None
    fewest = len(lines) + 1
    for words, spot in ((words, spot) for words, spots in wanted for spot in spots):
        extent = _extent(spot, words)
        if fewest and not _meets_any(extent, taken) and (met := _met(extent, lines)) < fewest:
            best, fewest = (words, spot), met
    if best is not None:
        yield best[0], [best[1]]


def _met(extent: Extent, others: Iterable[Extent]) -> int:
    left, top, right, bottom = extent
    return len([1 for x1, y1, x2, y2 in others if left < x2 and x1 < right and top < y2 and y1 < bottom])


def _turned_spots(x: float, places: Iterable[float]) -> list[Spot]:
    return [(x + aside, y, True) for y in places for aside in (0.0, -_SHIFT, _SHIFT)]


def _clear_places(run: Run, words: Words, limits: Limits) -> Iterator[float]:
    """On the line where enough of it stays in sight, below it and above it."""
    top, bottom = limits
    if run.high - run.low >= words.width + _ROOM_ON_LINE:
        yield (run.low + run.high) / 2
    if run.high + _BESIDE + words.width <= bottom:
        yield run.high + _BESIDE + words.width / 2
    if run.low - _BESIDE - words.width >= top:
        yield run.low - _BESIDE - words.width / 2


def _places(run: Run, words: Words, limits: Limits) -> Iterator[float]:
    """The same, over all of the line, and farther from its ends."""
    yield from _clear_places(run, words, limits)
    top, bottom = limits[0] + words.width / 2, limits[1] - words.width / 2
    middle = (run.low + run.high) / 2
    for aside in range(_SLIDES + 1):
        for place in (middle + aside * _SLIDE, middle - aside * _SLIDE):
            if top <= place <= bottom:
                yield place
