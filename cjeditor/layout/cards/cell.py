"""Cell: the cards of one lane at one step, stacked."""

from __future__ import annotations

from cjeditor.drawing.frame import Frame, Placed
from cjeditor.drawing.look import sizes
from cjeditor.layout.cards.card_box import CardBox, card_boxes
from cjeditor.layout.cards.check import card_findings
from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.cards.uses import Use, uses_of
from cjeditor.layout.inputs import CardInput
from cjeditor.layout.rect import Rect
from cjeditor.model.messages import Finding


class Cell:
    """Cards from top to bottom in one column, each with the room it wants below it; the frame is made when somebody looks."""

    __slots__ = ("_findings", "_frame", "_standing_out", "_uses", "cards", "height", "over", "tops", "width")

    def __init__(self, over: str, width: float, cards: tuple[CardBox, ...]) -> None:
        """Stack the cards."""
        self.over, self.width, self.cards = over, width, cards
        tops: list[float] = []
        y = 0.0
        for card in cards:
            tops.append(y)
            y += card.room + sizes.CARD_GAP
        self.tops = tuple(tops)
        self.height = y - sizes.CARD_GAP if cards else 0.0
        self._frame: Frame | None = None
        self._uses: frozenset[Use] | None = None
        self._standing_out: tuple[Rect, ...] | None = None
        self._findings: tuple[Finding, ...] | None = None

    @property
    def frame(self) -> Frame:
        """The frame of the cell with its cards, made on first use."""
        if self._frame is None:
            children = tuple(
                Placed(0.0, top, card.frame) for top, card in zip(self.tops, self.cards, strict=True)
            )
            self._frame = Frame(
                self.width, self.height, children=children, part="cell", bleed=sizes.TRUTH_STAR
            )
        return self._frame

    @property
    def uses(self) -> frozenset[Use]:
        """What its cards use of the legend."""
        if self._uses is None:
            self._uses = uses_of([card.given for card in self.cards])
        return self._uses

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is worth telling about its cards."""
        if self._findings is None:
            self._findings = tuple(finding for card in self.cards for finding in card_findings(card))
        return self._findings

    @property
    def standing_out(self) -> tuple[Rect, ...]:
        """What stands over the edges of its cards, from the cell's corner."""
        if self._standing_out is None:
            over = zip(self.tops, [card.standing_out for card in self.cards], strict=True)
            self._standing_out = tuple([rect.moved(0.0, top) for top, rect in over if rect is not None])
        return self._standing_out

    def box(self, card_id: str) -> Rect | None:
        """Return the place of a card in the cell."""
        for top, card in zip(self.tops, self.cards, strict=True):
            if card.id == card_id:
                return Rect(0.0, top, self.width, card.height)
        return None

    def card_at(self, y: float) -> tuple[CardBox, float] | None:
        """Return the card at a y of the cell, and its top."""
        for top, card in zip(self.tops, self.cards, strict=True):
            if top <= y < top + card.height:
                return card, top
        return None

    def index_at(self, y: float, moving: frozenset[str]) -> int:
        """Return the place in the stack for a card dropped at y, cards in motion not counted."""
        middles = [
            top + card.height / 2
            for top, card in zip(self.tops, self.cards, strict=True)
            if card.id not in moving
        ]
        return sum(middle < y for middle in middles)


def cell_of(
    over: str, given: tuple[CardInput, ...], width: float, setting: Setting, known: Cell | None
) -> Cell:
    """Return the cell of these cards: the known one when nothing changed, else one that keeps its unchanged cards."""
    cards = card_boxes(given, width, setting, known.cards if known else ())
    if known is not None and known.width == width and _same(cards, known.cards):
        return known
    return Cell(over, width, cards)


def _same(cards: tuple[CardBox, ...], known: tuple[CardBox, ...]) -> bool:
    return len(cards) == len(known) and all(new is old for new, old in zip(cards, known, strict=True))
