"""Handles: the marks on a card's right edge to draw a flow from and to span steps with. No Qt."""

from __future__ import annotations

from typing import Final

from cjeditor.canvas.gestures.gesture import Handle
from cjeditor.canvas.sight import Sight
from cjeditor.frozen import frozen
from cjeditor.layout.rect import Rect
from cjeditor.model.records import Cell

LINK_RADIUS_PX: Final = 7.0
SPAN_SIZE_PX: Final = (5.0, 18.0)
_REACH_PX: Final = 4.0
_LEAST_PX: Final = 30.0
"""A card lower than this on the screen has its handle beside it, and no other."""


@frozen
class CardHandle:
    """One handle, where it is shown in the viewport's pixels."""

    handle: Handle
    card_id: str
    box: Rect

    def is_at(self, px: float, py: float) -> bool:
        """Whether a viewport position takes hold of it."""
        return self.box.grown(_REACH_PX).contains(px, py)


def handles_of(sight: Sight, card_id: str) -> tuple[CardHandle, ...]:
    """Return the handles of a card as large as they can be grasped; none for a card beside the map."""
    atlas, box = sight.layout.atlas, sight.layout.card_box(card_id)
    card = atlas.card(card_id)
    if box is None or card is None or not isinstance(card.place, Cell):
        return ()
    shown = sight.camera.rect_to_view(box)
    if shown.height < _LEAST_PX:
        return (_link_handle(card_id, shown.right + LINK_RADIUS_PX + 3, shown.y + shown.height / 2),) * (
            card_id in atlas.touchpoints
        )
    wide, high = SPAN_SIZE_PX
    span = Rect(shown.right - wide / 2, shown.bottom - high - 6, wide, high)
    found = [CardHandle("span", card_id, span)]
    if card_id in atlas.touchpoints:
        middle = min(shown.y + shown.height / 2, span.y - LINK_RADIUS_PX - 4)
        found.append(_link_handle(card_id, shown.right, middle))
    return tuple(found)


def has_room_for_handles(sight: Sight, card_id: str) -> bool:
    """Whether handles fit on a card: beside a small one they would lie on others whenever the pointer passes."""
    box = sight.layout.card_box(card_id)
    return box is not None and box.height * sight.camera.scale >= _LEAST_PX


def _link_handle(card_id: str, x: float, y: float) -> CardHandle:
    size = 2 * LINK_RADIUS_PX
    return CardHandle("link", card_id, Rect(x - LINK_RADIUS_PX, y - LINK_RADIUS_PX, size, size))


def handle_at(sight: Sight, card_ids: tuple[str, ...], px: float, py: float) -> CardHandle | None:
    """Return the handle of one of these cards at a viewport position."""
    handles = (handle for card_id in card_ids for handle in handles_of(sight, card_id))
    return next((handle for handle in handles if handle.is_at(px, py)), None)
