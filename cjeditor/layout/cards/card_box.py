"""CardBox: a card measured for a width, its frame made when somebody looks."""

from __future__ import annotations

from cjeditor.drawing.frame import Frame
from cjeditor.layout.cards import note_card, touchpoint_card
from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.inputs import CardInput, TouchpointInput
from cjeditor.layout.rect import Rect


class CardBox:
    """One card: what it was given, its height, and its frame once it was asked for."""

    __slots__ = ("_frame", "given", "height", "setting", "width")

    def __init__(self, given: CardInput, width: float, setting: Setting) -> None:
        """Measure the card; nothing is drawn yet."""
        self.given, self.width, self.setting = given, width, setting
        self.height = (
            touchpoint_card.measure(given, width, setting)
            if isinstance(given, TouchpointInput)
            else note_card.measure(given, width, setting)
        )
        self._frame: Frame | None = None

    @property
    def id(self) -> str:
        """The id of the card's record."""
        return self.given.record.id

    @property
    def room(self) -> float:
        """The height of the card with what hangs under it."""
        given = self.given
        return self.height + (given.room_under if isinstance(given, TouchpointInput) else 0.0)

    def fits(self, given: CardInput, width: float, setting: Setting) -> bool:
        """Whether this is the box of that input."""
        return self.given == given and self.width == width and self.setting == setting

    @property
    def standing_out(self) -> Rect | None:
        """Where something stands over the card's edge, from its corner."""
        given = self.given
        return touchpoint_card.standing_out(given, self.width) if isinstance(given, TouchpointInput) else None

    @property
    def frame(self) -> Frame:
        """The card's frame, made on first use."""
        if self._frame is None:
            given = self.given
            self._frame = (
                touchpoint_card.draw(given, self.width, self.setting)
                if isinstance(given, TouchpointInput)
                else note_card.draw(given, self.width, self.setting)
            )
        return self._frame


def card_boxes(
    given: tuple[CardInput, ...], width: float, setting: Setting, known: tuple[CardBox, ...]
) -> tuple[CardBox, ...]:
    """Return a box for each card, keeping the known ones whose input is the same."""
    boxes = {box.id: box for box in known}
    return tuple(_kept(boxes.get(card.record.id), card, width, setting) for card in given)


def _kept(known: CardBox | None, given: CardInput, width: float, setting: Setting) -> CardBox:
    return (
        known if known is not None and known.fits(given, width, setting) else CardBox(given, width, setting)
    )
