"""Pinned cards: laid beside the record they are about, over everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cjeditor.drawing.frame import Placed
from cjeditor.drawing.look import sizes
from cjeditor.layout.cards.card_box import CardBox
from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.inputs import CardInput
from cjeditor.layout.rect import Rect
from cjeditor.model.records import Pinned


class PinnedCards:
    """Remembers the boxes of pinned cards from layout to layout, so that an unchanged one is the same frame."""

    def __init__(self) -> None:
        """Start with none."""
        self._boxes: dict[str, CardBox] = {}

    def placed(
        self, cards: tuple[CardInput, ...], box_of: Callable[[str], Rect | None], setting: Setting
    ) -> Iterator[Placed]:
        """Yield each card whose record is on the map, at its distance from that one's top left corner.

        A card may be pinned to a pinned one; those pinned to each other in a ring are nowhere.
        """
        found: dict[str, Rect] = {}
        waiting = list(cards)
        while waiting:
            left: list[CardInput] = []
            for card in waiting:
                place = card.record.place
                about = found.get(place.about) or box_of(place.about) if isinstance(place, Pinned) else None
                if about is None or not isinstance(place, Pinned):
                    left.append(card)
                    continue
                box = self._box(card, setting)
                x, y = about.x + place.dx, about.y + place.dy
                found[card.record.id] = Rect(x, y, box.width, box.height)
                yield Placed(x, y, box.frame)
            if len(left) == len(waiting):
                return
            waiting = left

    def _box(self, card: CardInput, setting: Setting) -> CardBox:
        box = self._boxes.get(card.record.id)
        if box is None or not box.fits(card, sizes.CARD_WIDTH, setting):
            box = self._boxes[card.record.id] = CardBox(card, sizes.CARD_WIDTH, setting)
        return box
