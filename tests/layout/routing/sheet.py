"""A sheet of cards for tests of routing: cells by row and column, spanning cards above them, flows between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Self

from hypothesis import strategies as st

from cjeditor.drawing.look import sizes
from cjeditor.layout.columns import Column
from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.ground import Anchor, Band, Ground
from cjeditor.layout.routing.hanging import height_of, room_for
from cjeditor.layout.routing.ranks import END, Grid, Ranks, ranked, ranked_again
from cjeditor.layout.routing.wish import Wish, WishKind

GAP = 8.0
PADDING = 12.0
STAGE = 9
"""So many columns are one stage."""


@dataclass(frozen=True)
class Sheet:
    """Cards by cell, each with its height; row 0 is that of the heads, which hold no cards."""

    columns: int = 4
    rows: int = 3
    cells: dict[tuple[int, int], tuple[tuple[str, float], ...]] = field(default_factory=dict)
    spans: dict[int, tuple[tuple[str, int, int], ...]] = field(default_factory=dict)
    flows: dict[str, Wish] = field(default_factory=dict)
    least_height: float = 60.0
    column_ids: tuple[str, ...] = ()
    row_ids: tuple[str, ...] = ()

    def card(self, name: str, row: int, column: int, height: float = 70.0) -> Self:
        """Add a card at the foot of a cell."""
        cell = (*self.cells.get((row, column), ()), (name, height))
        return replace(self, cells={**self.cells, (row, column): cell})

    def span(self, name: str, row: int, first: int, last: int) -> Self:
        """Add a card over several columns, above the cells of its row."""
        return replace(self, spans={**self.spans, row: (*self.spans.get(row, ()), (name, first, last))})

    def flow(
        self,
        source: str,
        target: str | None,
        kind: WishKind = "alternative",
        share: str = "38 %",
        hand_off: str = "",
    ) -> Self:
        """Add a flow, called "source>target"."""
        name = f"{source}>{target or kind}"
        return replace(
            self, flows={**self.flows, name: Wish(name, kind, source, target, share, hand_off=hand_off)}
        )

    def without(self, name: str) -> Self:
        """Take a card out of its cell."""
        cells = {
            place: tuple(card for card in cards if card[0] != name) for place, cards in self.cells.items()
        }
        return replace(self, cells={place: cards for place, cards in cells.items() if cards})

    def ground(self, grid: Grid | None = None) -> Ground:
        """Return the ground of it all, ranked as said, else by places."""
        grid = grid or self._plain_grid()
        columns, x = [], 284.0
        for number, step in enumerate(grid.columns.ids):
            columns.append(Column(step, f"stage{number // STAGE}", "step", x, 200.0))
            x += sizes.PITCH + 16.0 * (number % STAGE == STAGE - 1)
        plain = {step: Anchor(0, number, number, 0.0, 80.0) for number, step in enumerate(grid.columns.ids)}
        bands, y, spans = [Band("", 40.0, 120.0)], 152.0, {}
        for row in range(1, self.rows + 1):
            over = self._spans(row)
            cards = self._cards(row, max((anchor.bottom + GAP for anchor in over.values()), default=0.0))
            filled = {anchor.first for anchor in cards.values()}
            over = {
                name: anchor._replace(foot=None)
                if anchor.first not in filled and anchor.bottom == _lowest(over, anchor.first)
                else anchor
                for name, anchor in over.items()
            }
            if over:
                spans[grid.rows.numbers[row]] = tuple(_ranked(anchor, grid) for anchor in over.values())
            plain.update(over)
            plain.update(cards)
            height = max((anchor.bottom for anchor in cards.values()), default=0.0)
            height = max(height, self.least_height, *(anchor.bottom for anchor in over.values()), 0.0)
            bands.append(Band(grid.rows.ids[row], y, y + height))
            y += height + 2 * PADDING + GAP
        anchors = {name: _ranked(anchor, grid) for name, anchor in plain.items()}
        return Ground(tuple(columns), tuple(bands), anchors, spans, grid)

    def ids(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids of the columns and of the rows, the heads' among them."""
        return (
            self.column_ids or tuple(f"step{number}" for number in range(self.columns)),
            ("", *(self.row_ids or tuple(f"lane{number + 1}" for number in range(self.rows)))),
        )

    def _plain_grid(self) -> Grid:
        columns, rows = self.ids()
        return Grid(
            Ranks(columns, (*range(len(columns)), END), _stages(columns)),
            Ranks(rows, (*range(len(rows)), END)),
        )

    def grid_after(self, before: Grid | None) -> Grid:
        """Return the ranks when what stayed keeps its own, or from scratch."""
        columns, rows = self.ids()
        stages = _stages(columns)
        again = (
            (ranked_again(before.columns, columns, stages), ranked_again(before.rows, rows))
            if before
            else (None, None)
        )
        return Grid(again[0] or ranked(columns, stages), again[1] or ranked(rows))

    def with_columns(self, places: list[int | None]) -> Self:
        """Return the sheet with its columns in another order, some left out and some (None) new."""
        ids = self.ids()[0]
        now = {old: place for place, old in enumerate(places) if old is not None}
        cells = {(row, now[column]): cards for (row, column), cards in self.cells.items() if column in now}
        spans = {
            row: tuple(
                (name, min(covered), max(covered))
                for name, first, last in found
                if (covered := [now[column] for column in range(first, last + 1) if column in now])
            )
            for row, found in self.spans.items()
        }
        fresh = (name for number in count() if (name := f"new{number}") not in ids)
        named = tuple(next(fresh) if old is None else ids[old] for old in places)
        return replace(self, columns=len(places), cells=cells, spans=spans, column_ids=named)

    def with_rows(self, places: list[int | None]) -> Self:
        """Return the sheet with its rows in another order, some left out and some (None) new."""
        ids = self.ids()[1][1:]
        now = {old + 1: place for place, old in enumerate(places, start=1) if old is not None}
        cells = {(now[row], column): cards for (row, column), cards in self.cells.items() if row in now}
        spans = {now[row]: found for row, found in self.spans.items() if row in now}
        fresh = (name for number in count() if (name := f"new{number}") not in ids)
        named = tuple(next(fresh) if old is None else ids[old] for old in places)
        return replace(self, rows=len(places), cells=cells, spans=spans, row_ids=named)

    def _spans(self, row: int) -> dict[str, Anchor]:
        return {
            name: Anchor(row, first, last, number * 48.0, 40.0, number * 48.0 + 40.0)
            for number, (name, first, last) in enumerate(self.spans.get(row, ()))
        }

    def _room_under(self, name: str) -> float:
        hanging = [height_of(flow) for flow in self.flows.values() if flow.source == name and not flow.target]
        return room_for(hanging) if hanging else 0.0

    def _cards(self, row: int, top: float) -> dict[str, Anchor]:
        found = {}
        for (at, column), cards in self.cells.items():
            if at == row:
                y = top
                for place, (name, height) in enumerate(cards, start=1):
                    foot = y + height + self._room_under(name)
                    is_lowest = place == len(cards)
                    found[name] = Anchor(row, column, column, y, height, None if is_lowest else foot)
                    y = foot + GAP
        return found


def _ranked(anchor: Anchor, grid: Grid) -> Anchor:
    """An anchor that told places, in ranks."""
    columns = grid.columns.numbers
    return anchor._replace(
        row=grid.rows.numbers[anchor.row], first=columns[anchor.first], last=columns[anchor.last]
    )


def _stages(columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"stage{place // STAGE}" for place in range(len(columns)))


def boxes(ground: Ground) -> Iterator[tuple[str, Rect]]:
    """Yield every card with its place on the map; heads are left out."""
    for name, anchor in ground.anchors.items():
        if anchor.row:
            left, right = ground.column(anchor.first).x, ground.column(anchor.last).right
            yield name, Rect(left, ground.band(anchor.row).top + anchor.y, right - left, anchor.height)


def _lowest(spans: dict[str, Anchor], column: int) -> float:
    """The foot of the lowest spanning card that covers a column."""
    return max(span.bottom for span in spans.values() if span.first <= column <= span.last)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Draw a small crowded sheet with flows of every kind between its cards and heads."""
    sheet = Sheet(columns=draw(st.integers(1, 11)), rows=draw(st.integers(1, 4)))
    for number in range(draw(st.integers(1, 14))):
        row = draw(st.integers(1, sheet.rows))
        column = draw(st.integers(0, sheet.columns - 1))
        sheet = sheet.card(f"c{number}", row, column, draw(st.sampled_from((60.0, 82.0, 130.0))))
    if sheet.columns > 1:
        for number in range(draw(st.integers(0, 2))):
            first = draw(st.integers(0, sheet.columns - 2))
            last = draw(st.integers(first + 1, sheet.columns - 1))
            sheet = sheet.span(f"s{number}", draw(st.integers(1, sheet.rows)), first, last)
    names = sorted(sheet.ground().anchors)
    for number in range(draw(st.integers(0, 16))):
        wish = draw(wishes(f"f{number}", names))
        sheet = replace(sheet, flows={**sheet.flows, wish.flow_id: wish})
    return sheet


@st.composite
def wishes(draw: st.DrawFn, flow_id: str, names: list[str]) -> Wish:
    """Draw a flow between any two of these ends, or from one out of the map."""
    kind: WishKind = draw(st.sampled_from(("next", "alternative", "return", "exit", "done", "connector")))
    source = draw(st.sampled_from(names))
    target = None if kind in {"exit", "done", "connector"} else draw(st.sampled_from(names))
    words = draw(st.sampled_from(("", "too many papers", "leaves for another bank, tired of it all")))
    hand_off = draw(st.sampled_from(("", "MOR\u00a0▸\u00a0RSK"))) if target else ""
    return Wish(flow_id, kind, source, target, draw(st.sampled_from(("", "38\u00a0%"))), words, hand_off)
