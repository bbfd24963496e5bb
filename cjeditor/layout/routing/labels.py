"""Labels: where words stand in a gutter between rows, a pure function of the flows whose words belong there.

Words lie on their line where it runs along the gutter, and on it or beside it where it crosses; never over a card and
never over other words. Where there is no room, shorter words are tried. A label has one home gutter, chosen by its
path alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final, TypeAlias

from cjeditor.drawing.look import sizes
from cjeditor.layout.routing.ground import OUTER_GUTTER, Ground
from cjeditor.layout.routing.hanging import LINE, Slot, cell_slots, slot_width
from cjeditor.layout.routing.path import CellKey
from cjeditor.layout.routing.spots import Extent, Label, Seat, Seats, Spot, apart, meets_any, take_spot
from cjeditor.layout.routing.tracks import Run
from cjeditor.layout.routing.wish import Wish
from cjeditor.layout.routing.wording import Words, bars_along

MIDDLE_TRACK: Final = sizes.COLUMN_TRACKS // 2
_SWAY: Final = MIDDLE_TRACK * sizes.TRACK_STEP
"""How far from the middle of a gutter between columns a line may run."""
BESIDE_LINE: Final = 3.0
BESIDE_BARS: Final = 7.0
"""How far from its line a label begins whose words stand beside it; with bars they stand on the line."""
_CROSSING_WIDTH: Final = 150.0
_SHORT: Final = 60.0
"""A share: short enough to stand turned beside a full crossing, within any row."""
_FROM_CROSSING: Final = 24.0
_LEVEL: Final = 8.0
"""Where words that cross stand, above and below the middle of the gutter."""
_ASIDE: Final = sizes.GUTTER / 2
_FAR: Final = 1e9

_LEVELLED: Final = {
    1: ((-1, 0), (1, 0)),
    2: ((-1, 0), (1, 0)),
    3: ((-1, 0), (1, 1), (1, 0)),
    4: ((-1, 0), (-1, 1), (1, 1), (1, 0)),
}
"""By the number of lines from the left: the side of the words, and 1 for those on the other level.

The outermost lines have theirs outside, where they cover no line; those between cover one."""
_STAGGERED: Final = ((-1, 0), (1, 1))
_ONE_SIDED: Final = (((1, 0), (1, 0)), ((-1, 0), (-1, 0)))
_MOST: Final = max(_LEVELLED)

Crossing: TypeAlias = tuple[str, tuple[Words, ...]]
"""A flow that crosses, and its wordings."""


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
    together: defaultdict[int, list[Crossing]] = defaultdict(list)
    for flow_id, words, gutter in crossing:
        if words:
            together[gutter].append((flow_id, words))
    for gutter, group in together.items():
        _seat(placed, taken, ground.down_x(gutter, MIDDLE_TRACK), group[:_MOST])
        for flow_id, words in group:
            if flow_id not in placed:
                spots = ((found, _crossing_spots(ground, gutter, found)) for found in words)
                take_spot(placed, taken, flow_id, spots, sway=_SWAY)
    for run, words, track in along:
        spots = ((found, _along_spots(ground, stretch, run, track, found)) for found in words)
        take_spot(placed, taken, run.flow_id, spots)
    return placed


def _sides(count: int, *, has_bars: bool) -> list[tuple[tuple[int, int], ...]]:
    """Return how the words of some lines may stand; the bars of two would run into each other side by side.

    A line alone whose bars stand on it may have its words at one side only, at worst over lines that pass.
    """
    if count > len(_STAGGERED):
        return [_LEVELLED[count]]
    if not has_bars:
        return [_LEVELLED[count], _STAGGERED]
    return [_LEVELLED[1], _STAGGERED, *_ONE_SIDED] if count == 1 else [_STAGGERED]


def _seat(placed: dict[str, Label], taken: list[Extent], x: float, group: Sequence[Crossing]) -> None:
    """Place the words of lines that cross at one place beside them, as full as there is room at either side.

    Those of a line alone have other places too: they stand beside it in full or not at all.
    """
    every = [words for _flow, words in group]
    counts = range(max(map(len, every)) if len(group) > 1 else 1)
    for left, right in sorted(product(counts, counts), key=sum):
        for places, extents in _seatings(x, every, {-1: left, 1: right}):
            if not any(meets_any(extent, taken) for extent in extents):
                taken += [apart(extent, is_turned=False) for extent in extents]
                seats = Seats(tuple(flow_id for flow_id, _words in group), places)
                for flow_id, words in group:
                    placed[flow_id] = Label(words[0], x, places[0].y, is_turned=False, seats=seats)
                return


def _seatings(
    x: float, every: Sequence[tuple[Words, ...]], shorter: Mapping[int, int]
) -> Iterator[tuple[tuple[Seat, ...], list[Extent]]]:
    """Yield the ways to seat words of lines that cross at `x`, so much shorter by side, with the room each takes."""
    chosen = {side: [words[min(by, len(words) - 1)] for words in every] for side, by in shorter.items()}
    widths = {side: max(words.beside for words in found) for side, found in chosen.items()}
    if max(widths.values()) > _CROSSING_WIDTH:
        return
    height = max(words.height for found in chosen.values() for words in found)
    for sides in _sides(len(every), has_bars=any(words[0].has_bars for words in every)):
        for level in (-_LEVEL, _LEVEL):
            seats = tuple(
                Seat(side, -level if is_other else level, shorter[side]) for side, is_other in sides
            )
            yield seats, [_seat_extent(x, seat, widths[seat.side], height) for seat in seats]


def _seat_extent(x: float, seat: Seat, width: float, height: float) -> Extent:
    """The room of words beside any of the tracks."""
    near, far = x - seat.side * _SWAY, x + seat.side * (_SWAY + BESIDE_BARS + width)
    return min(near, far), seat.y - height / 2, max(near, far), seat.y + height / 2


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


def _below_middle(slot: Slot) -> float:
    """How far the words, or the pill, reach below the middle of their row."""
    return max(LINE * max(len(slot.lines) - 0.5, 0.5), slot.size / 2)


def _crossing_spots(ground: Ground, gutter: int, words: Words) -> Iterator[Spot]:
    """On the line, which runs through the bars of a hand-off where there is room; else beside it, or turned."""
    x = ground.down_x(gutter, MIDDLE_TRACK)
    if words.width <= _CROSSING_WIDTH:
        half = words.width / 2
        on_line = x + half - bars_along(words) if words.has_bars else x
        for middle in (on_line, x, x + half - _ASIDE, x - half + _ASIDE, x + half, x - half):
            yield middle, -_LEVEL, False
            yield middle, _LEVEL, False
    if words.width <= _SHORT and not ground.across(gutter):
        beside = _FROM_CROSSING + words.width / 2
        yield x, beside, True
        yield x, -beside, True


def _along_spots(ground: Ground, stretch: int, run: Run, track: int, words: Words) -> Iterator[Spot]:
    """The middles of the columns a run passes in the stretch, from where it comes, then their ends."""
    shift = (track - (sizes.LANE_TRACKS - 1) / 2) * sizes.LANE_TRACK_STEP
    most = (OUTER_GUTTER - words.height) / 2
    y = min(max(shift, -most), most)
    places, within = ground.grid.columns.places, ground.stretches[stretch].places
    first, last = max(places[int(run.low)], within.start), min(places[int(run.high)], within.stop)
    columns = ground.columns[first:last]
    for column in columns if run.is_forward else reversed(columns):
        if words.width <= column.width:
            yield column.x + column.width / 2, y, False
            yield column.x + words.width / 2, y, False
            yield column.right - words.width / 2, y, False
