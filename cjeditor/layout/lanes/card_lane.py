"""A lane of cards: cells under the steps, spanning cards packed above them like all-day events in a calendar.

Every lane kind that holds cards is laid out here; the kinds differ in their setting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Final

from cjeditor.drawing.frame import Frame, Placed
from cjeditor.drawing.look import sizes
from cjeditor.drawing.look.type import CHIP
from cjeditor.drawing.text.block import text_block
from cjeditor.layered import differing_keys, updated
from cjeditor.layout.cards.card_box import CardBox, card_boxes
from cjeditor.layout.cards.cell import Cell, cell_of
from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.columns import Columns
from cjeditor.layout.inputs import CardInput, LaneInput
from cjeditor.layout.lanes.base import Ground, LaneBody, SpanBox
from cjeditor.layout.lanes.head import closed_height, head_height
from cjeditor.model.records import Across, Touchpoint
from cjeditor.model.records import Cell as PlaceInCell

_HEIGHT: Final = attrgetter("height")


def lay_out_cards(
    given: LaneInput, setting: Setting, previous: LaneBody | None, ground: Ground = "band"
) -> LaneBody:
    """Return the lane, keeping the cells of the one before whose cards are the same."""
    if given.lane.collapsed:
        return _collapsed(given, ground)
    kept = previous if _keeps_cells(given, setting, previous) else None
    changed = _changed(given, kept)
    cells, spanning = _cells(given, setting, previous, kept, changed)
    if not cells and not spanning:
        return LaneBody(given, _closed_height(given), ground, is_empty=True, furniture=_counts(given))
    spans, top = pack_spans(given.columns, spanning)
    tallest = _tallest(cells, kept, changed)
    bottom = top + tallest if cells else top - sizes.CARD_GAP
    height = max(
        bottom + sizes.LANE_PADDING,
        given.lane.height or 0.0,
        head_height(given.lane, given.options.chosen_face),
    )
    return LaneBody(
        given,
        height,
        ground,
        cells_top=top,
        cells=cells,
        spans=spans,
        furniture=_counts(given, top - sizes.LANE_PADDING),
        setting=setting,
        tallest=tallest,
    )


def _tallest(cells: Mapping[str, Cell], kept: LaneBody | None, changed: Sequence[str]) -> float:
    """The height of the tallest cell: known, unless the tallest before is one of those that changed."""
    if kept is not None and all(
        kept.cells[over].height < kept.tallest for over in changed if over in kept.cells
    ):
        return max((kept.tallest, *(cells[over].height for over in changed if over in cells)))
    return max(map(_HEIGHT, cells.values()), default=0.0)


def pack_spans(
    columns: Columns, spanning: Iterable[tuple[str, int, int, CardBox]]
) -> tuple[tuple[SpanBox, ...], float]:
    """Set spanning cards in as few rows as fit, the leftmost and longest first; return the y below them."""
    rows: list[tuple[int, list[tuple[str, int, int, CardBox]]]] = []
    for item in sorted(spanning, key=lambda item: (item[1], -item[2])):
        for place, (end, row) in enumerate(rows):
            if end < item[1]:
                row.append(item)
                rows[place] = item[2], row
                break
        else:
            rows.append((item[2], [item]))
    boxes: list[SpanBox] = []
    y = sizes.LANE_PADDING
    for _end, row in rows:
        boxes += [
            SpanBox(card, over, first, last, columns.columns[first].x, y) for over, first, last, card in row
        ]
        y += max(card.room for *_place, card in row) + sizes.CARD_GAP
    return tuple(boxes), y


def _keeps_cells(given: LaneInput, setting: Setting, previous: LaneBody | None) -> bool:
    """Whether the lane was laid out before under the same columns and in the same setting."""
    return previous is not None and previous.given.columns is given.columns and previous.setting == setting


def _changed(given: LaneInput, kept: LaneBody | None) -> list[str]:
    """What the cells lie over that are to be laid out, those with spanning cards always, in the order of the lane."""
    spans = kept.spans if kept else ()
    overs = {*differing_keys(kept.given.cards if kept else {}, given.cards), *(span.over for span in spans)}
    if len(overs) < 2:
        return list(overs)
    return [over for over in given.cards if over in overs] + [
        over for over in overs if over not in given.cards
    ]


def _cells(
    given: LaneInput,
    setting: Setting,
    previous: LaneBody | None,
    kept: LaneBody | None,
    changed: Sequence[str],
) -> tuple[Mapping[str, Cell], list[tuple[str, int, int, CardBox]]]:
    """The cells, those that changed laid out anew, and the cards that lie over several columns."""
    olds, known_spans = (previous.cells, _by_over(previous.spans)) if previous else ({}, {})
    cells: dict[str, Cell | None] = {}
    spanning: list[tuple[str, int, int, CardBox]] = []
    for over in changed:
        cells[over] = None
        cards = given.cards.get(over, ())
        place = given.columns.span(over)
        if place is None or given.columns.columns[place[0]].kind == "collapsed":
            continue
        under = tuple(card for card in cards if not _spans(card, given.columns))
        if under:
            width = given.columns.columns[place[0]].width
            cells[over] = cell_of(over, under, width, setting, olds.get(over))
        if len(under) < len(cards):
            spanning += _span_boxes(over, cards, given.columns, setting, known_spans.get(over, ()))
    return updated(kept.cells if kept else {}, cells), spanning


def _by_over(spans: tuple[SpanBox, ...]) -> dict[str, tuple[CardBox, ...]]:
    found: dict[str, tuple[CardBox, ...]] = {}
    for span in spans:
        found[span.over] = (*found.get(span.over, ()), span.card)
    return found


def _spans(given: CardInput, columns: Columns) -> bool:
    record = given.record
    if isinstance(record.place, Across):
        over = columns.span(record.place.over)
        return over is None or columns.columns[over[0]].over != record.place.over
    if record.last_step is None or not isinstance(record.place, PlaceInCell):
        return False
    place = columns.span(record.place.step, record.last_step)
    return place is not None and place[1] > place[0]


def _span_boxes(
    over: str, cards: tuple[CardInput, ...], columns: Columns, setting: Setting, known: tuple[CardBox, ...]
) -> Iterable[tuple[str, int, int, CardBox]]:
    for card in cards:
        place = columns.span(over, card.record.last_step)
        if place is None or not _spans(card, columns):
            continue
        left, right = columns.x_range(*place)
        yield over, *place, card_boxes((card,), right - left, setting, known)[0]


def _closed_height(given: LaneInput) -> float:
    return max(closed_height(given.lane, given.options.chosen_face), given.lane.height or 0.0)


def _collapsed(given: LaneInput, ground: Ground) -> LaneBody:
    counts: dict[int, int] = {}
    for over, cards in given.cards.items():
        place = given.columns.span(over)
        if place is not None:
            counts[place[0]] = counts.get(place[0], 0) + len(cards)
    height = closed_height(given.lane, given.options.chosen_face)
    chips = _count_chips(given.columns, counts, (height - sizes.COLLAPSED_LANE) / 2)
    return LaneBody(given, height, ground, is_collapsed=True, furniture=chips)


def _counts(given: LaneInput, drop: float = 0.0) -> tuple[Placed, ...]:
    """How many cards lie in each collapsed stage, below the spanning cards."""
    counts: dict[int, int] = {}
    for step in given.columns.hidden:
        cards = given.cards.get(step)
        if cards:
            column = given.columns.spans[step][0]
            counts[column] = counts.get(column, 0) + len(cards)
    return _count_chips(given.columns, counts, drop)


def _count_chips(columns: Columns, counts: Mapping[int, int], drop: float = 0.0) -> tuple[Placed, ...]:
    top = drop + (sizes.COLLAPSED_LANE - CHIP.line_height) / 2
    chips = []
    for place, count in sorted(counts.items()):
        column = columns.columns[place]
        block = text_block(str(count), CHIP, 0.0, 0.0, column.width, align="centre")
        chips.append(Placed(column.x, top, Frame(column.width, block.height, block.items, part="count")))
    return tuple(chips)


def truth_count(body: LaneBody) -> tuple[int, int]:
    """Return how many touchpoints a lane shows, and how many of them are moments of truth."""
    touchpoints = [box.given.record for box in body.boxes() if isinstance(box.given.record, Touchpoint)]
    return len(touchpoints), sum(record.moment_of_truth for record in touchpoints)
