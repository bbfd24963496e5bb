"""The type scale: every text on a map has one of these styles, in four loudnesses.

Sizes and tracking are map units, leading is a multiple of the size. Heads may shrink by one step (see the styles
named SMALL) before they wrap; nothing is smaller than 14, and letters are never condensed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from cjeditor.drawing.face import ChosenFace, Face, backed
from cjeditor.drawing.look import colours
from cjeditor.frozen import frozen

if TYPE_CHECKING:
    from cjeditor.drawing.frame import Colour


@frozen
class TextStyle:
    """How a text is set: face, size, leading (× size), colour, tracking added after each grapheme, capitals."""

    face: Face
    size: float
    leading: float
    colour: Colour
    tracking: float = 0.0
    capitals: bool = False

    @property
    def line_height(self) -> float:
        """The distance of two baselines, in map units."""
        return self.size * self.leading

    def over(self, chosen: ChosenFace | None) -> TextStyle:
        """Return the style with the document's chosen face, if it has one, behind its own."""
        return self if chosen is None else _over(self, chosen)


@lru_cache(maxsize=256)
def _over(style: TextStyle, chosen: ChosenFace) -> TextStyle:
    return replace(style, face=backed(style.face, chosen))


TITLE: Final = TextStyle("bold", 72, 1.05, colours.INK, tracking=-0.72)
TITLE_SMALL: Final = TextStyle("bold", 56, 1.05, colours.INK, tracking=-0.56)
GOAL: Final = TextStyle("regular", 30, 1.25, colours.SECOND)
STAGE: Final = TextStyle("semibold", 40, 1.0, colours.ON_STRUCTURE)
STAGE_SMALL: Final = TextStyle("semibold", 34, 1.0, colours.ON_STRUCTURE)
PHASE: Final = TextStyle("semibold", 20, 1.2, colours.STRUCTURE, tracking=1.2, capitals=True)
STEP: Final = TextStyle("semibold", 28, 1.1, colours.INK)
STEP_SMALL: Final = TextStyle("semibold", 24, 1.1, colours.INK)
STEP_NUMBER: Final = TextStyle("bold", 16, 1.0, colours.STRUCTURE)
LANE_TITLE: Final = TextStyle("semibold", 26, 1.1, colours.INK)
LANE_TITLE_SMALL: Final = TextStyle("semibold", 22, 1.1, colours.INK)
LANE_LINE: Final = TextStyle("regular", 14, 1.3, colours.QUIET)
LANE_GROUP: Final = TextStyle("semibold", 16, 1.0, colours.STRUCTURE, tracking=0.48)
SEPARATOR: Final = TextStyle("semibold", 20, 1.1, colours.SEPARATOR)
CARD_TITLE: Final = TextStyle("semibold", 18, 1.2, colours.INK)
CARD_TEXT: Final = TextStyle("regular", 16, 1.3, colours.SECOND)
NOTE: Final = TextStyle("regular", 16, 1.3, colours.INK)
NOTE_MARK: Final = TextStyle("regular", 14, 1.2, colours.INK)
NOTE_QUOTE: Final = TextStyle("italic", 16, 1.3, colours.INK)
FIELD_LABEL: Final = TextStyle("regular", 14, 1.3, colours.QUIET)
FIELD: Final = TextStyle("regular", 16, 1.3, colours.INK)
CHIP: Final = TextStyle("regular", 14, 1.2, colours.SECOND)
BADGE: Final = TextStyle("bold", 16, 1.0, colours.PAPER)
QUOTE: Final = TextStyle("italic", 24, 1.2, colours.INK)
SCALE_WORD: Final = TextStyle("regular", 16, 1.2, colours.QUIET)
PERSONA_NAME: Final = TextStyle("semibold", 34, 1.15, colours.INK)
PERSONA_LINE: Final = TextStyle("regular", 20, 1.3, colours.SECOND)
PERSONA_QUOTE: Final = TextStyle("italic", 26, 1.25, colours.INK)
CURVE_NAME: Final = TextStyle("semibold", 20, 1.1, colours.INK)
LEGEND: Final = TextStyle("regular", 16, 1.3, colours.INK)
SHEET_NOTE: Final = TextStyle("regular", 14, 1.3, colours.QUIET)
FLOW_LABEL: Final = TextStyle("regular", 14, 1.2, colours.SECOND)
FLOW_PILL: Final = TextStyle("semibold", 14, 1.2, colours.STRUCTURE)

STYLES: Final[dict[str, TextStyle]] = {
    name: value for name, value in list(globals().items()) if isinstance(value, TextStyle)
}
"""Every style by its name, for contact sheets and checks."""
