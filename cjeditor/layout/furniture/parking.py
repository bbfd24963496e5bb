"""The parking lot: parked cards in columns beside the map, on the screen only."""

from __future__ import annotations

from typing import Final

from cjeditor.drawing.frame import Box, Frame, Placed, Stroke
from cjeditor.drawing.look import colours, sizes
from cjeditor.drawing.look.type import LANE_TITLE
from cjeditor.drawing.text.block import text_block
from cjeditor.layout import words
from cjeditor.layout.cards.card_box import CardBox
from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.inputs import CardInput
from cjeditor.layout.options import LayoutOptions

AWAY: Final = 48.0
_PADDING: Final = 16.0
_TITLE: Final = 44.0


def parking_lot(parked: tuple[CardInput, ...], height: float, options: LayoutOptions) -> Frame:
    """Return the lot; a column is as high as the map's lanes, then the next begins."""
    setting = Setting(options)
    children: list[Placed] = []
    x, y, tallest = _PADDING, _TITLE, 0.0
    for card in parked:
        box = CardBox(card, sizes.CARD_WIDTH, setting)
        if y > _TITLE and y + box.height > height - _PADDING:
            x, y = x + sizes.PITCH, _TITLE
        children.append(Placed(x, y, box.frame))
        y += box.height + sizes.CARD_GAP
        tallest = max(tallest, y)
    width = x + sizes.CARD_WIDTH + _PADDING
    bottom = max(tallest + _PADDING - sizes.CARD_GAP, _TITLE + sizes.CARD_MIN_HEIGHT)
    outline = Stroke(colours.HAIRLINE, 1.5, (6.0, 5.0))
    ground = Box(0.0, 0.0, width, bottom, fill=colours.PAPER, stroke=outline, radius=sizes.CARD_RADIUS)
    title = text_block(
        options.say(words.PARKING), setting.style(LANE_TITLE), _PADDING, 10.0, width, max_lines=1
    )
    return Frame(width, bottom, (ground, *title.items), tuple(children), part="parking")
