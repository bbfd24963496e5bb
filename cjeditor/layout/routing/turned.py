"""Turned: where words stand in a gutter between columns beside one row, turned upwards, on their line or near it.

A pure function of the runs in that gutter and their tracks, like `labels` for what is between rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from cjeditor.drawing.look import sizes
from cjeditor.layout.routing.ground import Ground, in_row
from cjeditor.layout.routing.spots import Extent, Label, Spot, extent_of, meets_any, take_spot
from cjeditor.layout.routing.tracks import Run
from cjeditor.layout.routing.wording import Words

Limits: TypeAlias = tuple[float, float]
"""The places down a gutter between which words may stand."""

_BESIDE: Final = 8.0
"""How far words stand from the end of their line."""
_ROOM_ON_LINE: Final = 28.0
"""How much of a short line must stay in sight beside its label."""
_ASIDE: Final = sizes.GUTTER / 2
_MOST: Final = 12.5
"""So far from the middle of the gutter words may reach, clear of the cards; on an outer track capitals then keep 2 from
the middle, where another line may run."""
_SHIFT: Final = sizes.TRACK_STEP
"""How far words of a line amid a gutter may stand beside it."""
_HALF_LINE: Final = sizes.RETURN_LINE / 2
_HALF_HEAD: Final = 6.0
_SLIDE: Final = 6.0
_SLIDES: Final = 12
"""How far, and how often, words that find no free place go along their line."""
_SHORTEST: Final = 2
"""So many of the shortest wordings may cover other lines."""


def words_room(words: tuple[Words, ...]) -> float:
    """Return how far below a run its fullest words may reach."""
    return _BESIDE + words[0].width if words else 0.0


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
    taken += [(x - _ASIDE, place - _BESIDE, x + _ASIDE, place + _BESIDE) for place in places]
    taken += [(x - _ASIDE, top, x + _ASIDE, bottom) for top, bottom in across]
    placed: dict[str, Label] = {}
    drawn = [(run.flow_id, extent) for run, line_x in runs for extent in _line_extents(x, run, line_x)]
    near = [one for one in drawn if one[1][1] < within[1] and one[1][3] > within[0]]
    heads = [_head_extent(x, run, line_x) for run, line_x in runs if run.head and not run.is_mark]
    tracks = {run.key: line_x for run, line_x in runs}
    for flow_id, run, words in lines:
        line_x = tracks[run.key]
        others = [extent for owner, extent in near if owner != flow_id]
        wanted = [
            (found, _turned_spots(x, line_x, found, _clear_places(x, run, found, within, others)))
            for found in words
        ]
        # Shorter words fit wherever longer ones do: the longer ones are tried only where the shortest fit.
        if any(
            not meets_any(extent_of(spot, found), others) for found, all_of in wanted[-1:] for spot in all_of
        ):
            take_spot(placed, taken, flow_id, wanted, others)
        if flow_id not in placed:
            short = words[-_SHORTEST:]
            wanted = [
                (found, _turned_spots(x, line_x, found, _places(run, found, within))) for found in short
            ]
            ends = [extent for owner, extent in near if owner == flow_id][1:]
            take_spot(
                placed, taken, flow_id, _least_covering(wanted, [*taken, *heads], [*others, *ends], x, run)
            )
        if flow_id not in placed:
            take_spot(placed, taken, flow_id, _least_covering(wanted, taken, [*others, *ends], x, run))
    taken += [(x - _ASIDE, run.low, x + _ASIDE, run.high) for run, _line_x in runs]
    for flow_id, place, found in marks:
        spots = _turned_spots(x, x, found, [place + _BESIDE + found.width / 2])
        take_spot(placed, taken, flow_id, [(found, spots)])
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


def _least_covering(
    wanted: Iterable[tuple[Words, Iterable[Spot]]],
    taken: Sequence[Extent],
    lines: Sequence[Extent],
    x: float,
    run: Run,
) -> Iterator[tuple[Words, Iterable[Spot]]]:
    """Yield the first of the wanted spots that are not taken which covers the fewest parts of lines.

    Beyond the ends of their line words would seem to belong to any other that runs there, covered or not.
    """
    best: tuple[Words, Spot] | None = None
    fewest = (len(lines) + 1, 0)
    across: dict[tuple[float, float], int] = {}
    for words, spot in ((words, spot) for words, spots in wanted for spot in spots):
        extent = extent_of(spot, words)
        if fewest == (0, 0) or meets_any(extent, taken):
            continue
        is_on_line = run.low <= spot[1] <= run.high
        if is_on_line:
            beside = _met(extent, lines)
        elif (beside := across.get(extent[1::2], -1)) < 0:
            beside = across[extent[1::2]] = _met((x - _ASIDE, extent[1], x + _ASIDE, extent[3]), lines)
        if beside <= fewest[0]:
            covered = beside if is_on_line else _met(extent, lines)
            if (beside, covered) < fewest:
                best, fewest = (words, spot), (beside, covered)
    if best is not None:
        yield best[0], [best[1]]


def _met(extent: Extent, others: Iterable[Extent]) -> int:
    left, top, right, bottom = extent
    return len([1 for x1, y1, x2, y2 in others if left < x2 and x1 < right and top < y2 and y1 < bottom])


def _nearby(x: float, line_x: float, words: Words) -> tuple[float, ...]:
    """Where across a gutter words may stand: on their line, a little inward where there is room, or beside it."""
    aside = line_x - x
    if not aside:
        return x, x - _SHIFT, x + _SHIFT
    most = _MOST - words.height / 2
    return x + aside / 2, x + min(max(aside, -most), most), x


def _turned_spots(x: float, line_x: float, words: Words, places: Iterable[float]) -> list[Spot]:
    across = _nearby(x, line_x, words)
    return [(middle, y, True) for y in places for middle in across]


def _clear_places(
    x: float, run: Run, words: Words, limits: Limits, others: Sequence[Extent]
) -> Iterator[float]:
    """On the line where enough of it stays in sight; else below it and above it where no other line runs."""
    if run.high - run.low >= words.width + _ROOM_ON_LINE:
        yield (run.low + run.high) / 2
    for place in _beyond(run, words, limits):
        half = words.width / 2
        if not meets_any((x - _ASIDE, place - half, x + _ASIDE, place + half), others):
            yield place


def _beyond(run: Run, words: Words, limits: Limits) -> Iterator[float]:
    top, bottom = limits
    if run.high + _BESIDE + words.width <= bottom:
        yield run.high + _BESIDE + words.width / 2
    if run.low - _BESIDE - words.width >= top:
        yield run.low - _BESIDE - words.width / 2


def _places(run: Run, words: Words, limits: Limits) -> Iterator[float]:
    """All over the line, at its ends and farther from them."""
    if run.high - run.low >= words.width + _ROOM_ON_LINE:
        yield (run.low + run.high) / 2
    yield from _beyond(run, words, limits)
    top, bottom = limits[0] + words.width / 2, limits[1] - words.width / 2
    middle = (run.low + run.high) / 2
    for aside in range(_SLIDES + 1):
        for place in (middle + aside * _SLIDE, middle - aside * _SLIDE):
            if top <= place <= bottom:
                yield place
