"""Hanging: exits, dones and pills to other journeys, as a short list under their card.

A gutter between columns is 24 wide and no place for words; under a card there is bare lane, 200 wide. So the sign hangs from the card's foot, its share and words at its right. Pure: one cell's
flows and the room under it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.look import sizes
from cjeditor.drawing.look import type as styles
from cjeditor.drawing.text.block import text_width
from cjeditor.drawing.text.wrap import ellipsised, wrap_evened
from cjeditor.layout.routing.ground import Anchor, Ground
from cjeditor.layout.routing.path import CellKey
from cjeditor.layout.routing.wish import Wish, WishKind

SIGN_X: Final = 16.0
"""The middle of the sign, from the card's left edge."""
WORDS_GAP: Final = 5.0
LINE: Final = 15.0
_STUB: Final = 10.0
_SIGN: Final = sizes.FLOW_END
_SMALL_SIGN: Final = 15.0
_ROW: Final = 22.0
_PILL_ROW: Final = sizes.PILL_HEIGHT + 4.0
_MAX_LINES: Final = 6
_HAIR: Final = 0.01
"""Less than anybody sees: a room comes as the difference of two places."""
_BEFORE_MORE: Final = " · "
_PILL_LINES: Final = 2
_PILLS: Final[frozenset[WishKind]] = frozenset({"connector", "arrival"})
TALLEST: Final = _ROW + LINE * (_MAX_LINES - 1) + _STUB
"""More room than one hanging flow takes."""


class Slot(NamedTuple):
    """Where one flow hangs: its sign's middle from the card's left edge and the row's top, and its words by lines.

    `size` is the sign's height, or the pill's; `is_cut` tells that words were left out, `is_first` that nothing hangs
    between the card and it.
    """

    x: float
    y: float
    size: float
    share: str
    lines: tuple[str, ...]
    is_cut: bool = False
    is_first: bool = False
    chosen_face: ChosenFace | None = None


def height_of(wish: Wish) -> float:
    """Return how high a flow hangs under a card of the usual width, with all its words."""
    return _row_height(wish, _lines(wish, sizes.CARD_WIDTH))


def room_for(heights: Iterable[float]) -> float:
    """Return how much room below a card flows so high want together."""
    return _STUB / 2 + sum(heights)


def cell_slots(ground: Ground, cell: CellKey, wishes: Iterable[Wish]) -> dict[str, Slot]:
    """Return the slot of each flow that hangs under the cards of a cell."""
    by_card: defaultdict[str, list[Wish]] = defaultdict(list)
    for wish in sorted(wishes, key=lambda wish: wish.flow_id):
        by_card[wish.source].append(wish)
    found: dict[str, Slot] = {}
    for card, hanging in by_card.items():
        foot, room = ground.anchors[card].bottom, _room_under(ground, cell, ground.anchors[card])
        first, *others = slots_of(hanging, ground.column(cell[1]).width, foot, room)
        slots = (first._replace(is_first=True), *others)
        found.update((wish.flow_id, slot) for wish, slot in zip(hanging, slots, strict=True))
    return found


def _room_under(ground: Ground, cell: CellKey, anchor: Anchor) -> float:
    """How much is bare below a card: what the layout left there, or all to the end of the gutter."""
    if anchor.foot is not None:
        return anchor.foot - anchor.bottom
    top, bottom = ground.along_range(ground.below(cell[0]))
    return ground.band(cell[0]).height - anchor.bottom + bottom - top


def slot_width(slot: Slot) -> float:
    """Return how far a slot reaches from its cards' left edge."""
    style = styles.FLOW_PILL.over(slot.chosen_face)
    words = max((text_width(line, style) for line in slot.lines or (slot.share,)), default=0.0)
    return SIGN_X + _SIGN + 3 * WORDS_GAP + words


def slots_of(wishes: Sequence[Wish], width: float, foot: float, room: float) -> tuple[Slot, ...]:
    """Return a slot for each flow under a card, in the order given.

    `width` is the card's, `foot` where it ends and `room` how much is bare below it.
    """
    wanted = [_lines(wish, width) for wish in wishes]
    heights = [_row_height(wish, lines) for wish, lines in zip(wishes, wanted, strict=True)]
    if _STUB / 2 + sum(heights) <= room + _HAIR:
        return _listed(wishes, wanted, heights, foot + min(_STUB, room - sum(heights)))
    if LINE * len(wishes) <= room:
        single = [_cut(wish, width) for wish in wishes]
        pitch = min(room / len(wishes), _ROW)
        return _listed(wishes, single, [pitch] * len(wishes), foot + min(4.0, room - pitch * len(wishes)))
    return _side_by_side(wishes, width, foot, room)


def _listed(
    wishes: Sequence[Wish],
    words: Sequence[tuple[tuple[str, ...], bool]],
    heights: Sequence[float],
    top: float,
) -> tuple[Slot, ...]:
    slots = []
    for wish, (lines, is_cut), height in zip(wishes, words, heights, strict=True):
        is_pill = wish.kind in _PILLS
        size = height - 4.0 if is_pill and len(lines) > 1 else sizes.PILL_HEIGHT if is_pill else _SIGN
        size = min(size, height - (2.0 if is_pill else 1.0))
        middle = top + (height / 2 if is_pill or len(lines) < 2 else _ROW / 2 - 1.0)
        x, chosen = 0.0 if is_pill else SIGN_X, wish.chosen_face
        slots.append(Slot(x, middle, size, wish.share, lines, is_cut, chosen_face=chosen))
        top += height
    return tuple(slots)


def _side_by_side(wishes: Sequence[Wish], width: float, foot: float, room: float) -> tuple[Slot, ...]:
    """Only signs and shares, when there are more flows than lines."""
    chip = _SMALL_SIGN + 2 * WORDS_GAP + text_width("88\u00a0%", styles.FLOW_LABEL)
    columns = max(int(width // chip), 1)
    pitch = min(room / -(-len(wishes) // columns), _SMALL_SIGN + 1.0)
    return tuple(
        Slot(
            SIGN_X + number % columns * chip,
            foot + 2.0 + pitch * (number // columns + 0.5),
            min(_SMALL_SIGN, pitch),
            wish.share,
            (),
            is_cut=bool(wish.words),
            chosen_face=wish.chosen_face,
        )
        for number, wish in enumerate(wishes)
    )


def _row_height(wish: Wish, words: tuple[tuple[str, ...], bool]) -> float:
    first = _PILL_ROW if wish.kind in _PILLS else _ROW
    return first + LINE * max(len(words[0]) - 1, 0)


def _lines(wish: Wish, width: float) -> tuple[tuple[str, ...], bool]:
    style = _style(wish)
    if whole := _with_more(wish, width):
        return (whole,), False
    lines = wrap_evened(_sentence(wish), style.face, style.size, _words_width(wish, width))
    most = _PILL_LINES if wish.kind in _PILLS else _MAX_LINES
    if len(lines) > most:
        return _cut(wish, width, most)
    return tuple(line.text for line in lines if line.text), False


def _cut(wish: Wish, width: float, most: int = 1) -> tuple[tuple[str, ...], bool]:
    style = _style(wish)
    lines, was_cut = ellipsised(_sentence(wish), style.face, style.size, _words_width(wish, width), most)
    return tuple(line.text for line in lines if line.text), was_cut


def _with_more(wish: Wish, width: float) -> str:
    """Return all a flow would say, "" when it does not stand in one line."""
    whole = _BEFORE_MORE.join(part for part in (_sentence(wish), " ".join(wish.more.split())) if part)
    return whole if wish.more and text_width(whole, _style(wish)) <= _words_width(wish, width) else ""


def _sentence(wish: Wish) -> str:
    return " ".join(part for part in (wish.share, wish.words) if part)


def _style(wish: Wish) -> styles.TextStyle:
    style = styles.FLOW_PILL if wish.kind in _PILLS else styles.FLOW_LABEL
    return style.over(wish.chosen_face)


def _words_width(wish: Wish, width: float) -> float:
    if wish.kind in _PILLS:
        return width - 2 * sizes.PILL_PADDING - sizes.PILL_ICON - sizes.PILL_GAP
    return width - SIGN_X - _SIGN / 2 - WORDS_GAP
