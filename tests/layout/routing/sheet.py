"""A sheet of cards for tests of routing: cells by row and column, spanning cards above them, flows between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Self

from hypothesis import strategies as st

from cjeditor.layout.columns import Column
from cjeditor.layout.rect import Rect
from cjeditor.layout.routing.ground import Anchor, Band, Ground
from cjeditor.layout.routing.wish import Wish, WishKind

GAP = 8.0
PADDING = 12.0


@dataclass(frozen=True)
class Sheet:
    """Cards by cell, each with its height; row 0 is that of the heads, which hold no cards."""

    columns: int = 4
    rows: int = 3
    cells: dict[tuple[int, int], tuple[tuple[str, float], ...]] = field(default_factory=dict)
    spans: dict[int, tuple[tuple[str, int, int], ...]] = field(default_factory=dict)
    flows: dict[str, Wish] = field(default_factory=dict)
    least_height: float = 60.0

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

    def ground(self) -> Ground:
        """Return the grid of it all."""
        columns, x = [], 284.0
        for number in range(self.columns):
            columns.append(Column(f"step{number}", f"stage{number // 2}", "step", x, 200.0))
            x += 224.0 + 16.0 * (number % 2)
        anchors = {
            f"step{number}": Anchor(0, number, number, 0.0, 80.0, 80.0) for number in range(self.columns)
        }
        bands, y, spans = [Band("", 40.0, 120.0)], 152.0, {}
        for row in range(1, self.rows + 1):
            over = self._spans(row)
            cards = self._cards(row, max((anchor.bottom + GAP for anchor in over.values()), default=0.0))
            feet = {anchor.first: anchor.foot for anchor in cards.values()}
            over = {
                name: anchor._replace(foot=max(_lowest(over, anchor.first), feet.get(anchor.first, 0.0)))
                for name, anchor in over.items()
            }
            if over:
                spans[row] = tuple(over.values())
            anchors.update(over)
            anchors.update(cards)
            height = max((anchor.foot for anchor in cards.values()), default=0.0)
            height = max(height, self.least_height, *(anchor.bottom for anchor in over.values()), 0.0)
            bands.append(Band(f"lane{row}", y, y + height))
            y += height + 2 * PADDING + GAP
        return Ground(tuple(columns), tuple(bands), anchors, spans)

    def _spans(self, row: int) -> dict[str, Anchor]:
        return {
            name: Anchor(row, first, last, number * 48.0, 40.0, number * 48.0 + 40.0)
            for number, (name, first, last) in enumerate(self.spans.get(row, ()))
        }

    def _cards(self, row: int, top: float) -> dict[str, Anchor]:
        found = {}
        for (at, column), cards in self.cells.items():
            if at == row:
                y, foot = top, top + sum(height + GAP for _name, height in cards) - GAP
                for name, height in cards:
                    found[name] = Anchor(row, column, column, y, height, foot)
                    y += height + GAP
        return found


def boxes(ground: Ground) -> Iterator[tuple[str, Rect]]:
    """Yield every card with its place on the map; heads are left out."""
    for name, anchor in ground.anchors.items():
        if anchor.row:
            left, right = ground.columns[anchor.first].x, ground.columns[anchor.last].right
            yield name, Rect(left, ground.bands[anchor.row].top + anchor.y, right - left, anchor.height)


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
