"""The colours of a map and what they stand for: ground and ink, channels, notes, personas, flows.

Colour means channel, note kind or persona; structure is one ink blue and greys. Owns every colour value printed on
a map; knows no records: channels, kinds and personas come in as plain names and positions.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from cjeditor.drawing.frame import Colour, rgb
from cjeditor.drawing.look.lab import with_lightness
from cjeditor.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

PAPER: Final = rgb("#FFFFFF")
LANE: Final = rgb("#F5F6F8")
INK: Final = rgb("#1F2430")
SECOND: Final = rgb("#4A5364")
QUIET: Final = rgb("#6B7480")
HAIRLINE: Final = rgb("#D5DAE1")
STRUCTURE: Final = rgb("#2E4A7D")
ON_STRUCTURE: Final = PAPER
WARNING: Final = rgb("#B3261E")
GOOD: Final = rgb("#1D7A4C")
FOCUS: Final = rgb("#FFF6DC")
"""The light column behind the steps the author chose as focus."""
STAGE_END: Final = rgb("#C5CBD3")
SEPARATOR: Final = rgb("#2E3A55")
FLOW: Final = rgb("#5A6473")
NEUTRAL: Final = rgb("#7F8894")
"""The neutral line of the emotion curve."""
ABOVE_NEUTRAL: Final = rgb("#E3F3E9")
BELOW_NEUTRAL: Final = rgb("#FBE7E4")
QUOTE_MARK: Final = rgb("#8E97A3")
ASSUMED_OUTLINE: Final = rgb("#1F2430", 0.5)
STAR: Final = INK

# The window around the paper when it is dark; the paper stays white.
DARK_SURROUND: Final = rgb("#1B1F27")


@frozen
class ChannelColour:
    """A colour of the channel palette, what it is meant for, and the letter that stands for it without colour."""

    name: str
    colour: Colour
    letter: str


CHANNEL_PALETTE: Final[tuple[ChannelColour, ...]] = (
    ChannelColour("third", rgb("#03463A"), "P"),
    ChannelColour("branch", rgb("#753809"), "B"),
    ChannelColour("mail", rgb("#981C82"), "M"),
    ChannelColour("app", rgb("#6C4DBA"), "A"),
    ChannelColour("phone", rgb("#487948"), "T"),
    ChannelColour("kiosk", rgb("#A37106"), "K"),
    ChannelColour("letter", rgb("#81898D"), "L"),
    ChannelColour("web", rgb("#22A0CE"), "W"),
)
"""From dark to light; the first is for actors that are no channel (partner, competitor, family)."""

THIRD_PARTY: Final = CHANNEL_PALETTE[0].colour


def channel_colour(position: int) -> tuple[Colour, bool]:
    """Return the colour of a channel without one of its own, by its position in the atlas, and whether it repeats.

    After seven channels the colours come again, told apart by a white line along the edge; there is no ninth hue.
    """
    own = CHANNEL_PALETTE[1:]
    return own[position % len(own)].colour, position >= len(own)


@frozen
class NoteLook:
    """How a kind of note is painted: its fill, its icon, and whether it needs a border because it is white."""

    fill: Colour
    icon: str
    bordered: bool = False


_WISH = rgb("#77C9FA")
_GAIN = rgb("#92D8C5")
_PAIN = rgb("#F69C9D")
_IDEA = rgb("#FCD071")
_INSIGHT = rgb("#EEDAFD")
_OPPORTUNITY = rgb("#D7F7B7")

NOTE_LOOKS: Final[Mapping[str, NoteLook]] = {
    "need": NoteLook(_WISH, "heart"),
    "expectation": NoteLook(_WISH, "eye"),
    "satisfier": NoteLook(_GAIN, "thumbs-up"),
    "gain": NoteLook(_GAIN, "plus"),
    "pain": NoteLook(_PAIN, "zap"),
    "assumption": NoteLook(_PAIN, "circle-help-dashed"),
    "insight": NoteLook(_INSIGHT, "search"),
    "question": NoteLook(_INSIGHT, "question"),
    "trend": NoteLook(_INSIGHT, "trending-up"),
    "quote": NoteLook(PAPER, "quote", bordered=True),
    "opportunity": NoteLook(_OPPORTUNITY, "sprout"),
    "idea": NoteLook(_IDEA, "lightbulb"),
    "action": NoteLook(_IDEA, "square-check"),
    "decision": NoteLook(_IDEA, "badge-check"),
    "doing": NoteLook(PAPER, "hand", bordered=True),
    "thinking": NoteLook(PAPER, "cloud", bordered=True),
}
NOTE_FILLS: Final[Mapping[str, Colour]] = {kind: look.fill for kind, look in NOTE_LOOKS.items()}
_UNKNOWN_NOTE: Final = NoteLook(PAPER, "sticky-note", bordered=True)


def note_look(kind: str) -> NoteLook:
    """Return the look of a note kind; a kind of a newer file gets a white, bordered card."""
    return NOTE_LOOKS.get(kind, _UNKNOWN_NOTE)


def note_edge(kind: str) -> Colour:
    """Return the left edge of a note in the quiet style: its fill darkened to L* 55, ink grey for a white note."""
    fill = note_look(kind).fill
    return NEUTRAL if fill == PAPER else darkened(fill, 55.0)


Marker = Literal["circle", "diamond", "triangle", "square"]


@frozen
class PersonaColour:
    """The colour of a persona's curve and the marker that tells it apart without colour."""

    colour: Colour
    marker: Marker


PERSONA_COLOURS: Final[tuple[PersonaColour, ...]] = (
    PersonaColour(rgb("#1F2430"), "circle"),
    PersonaColour(rgb("#C2410C"), "diamond"),
    PersonaColour(rgb("#3F9FC4"), "triangle"),
    PersonaColour(rgb("#5B3A9E"), "square"),
)


def persona_colour(position: int) -> PersonaColour:
    """Return the look of the persona at this position on the journey; a fifth repeats the first."""
    return PERSONA_COLOURS[position % len(PERSONA_COLOURS)]


FLOW_COLOURS: Final[Mapping[str, Colour]] = {"exit": WARNING, "done": GOOD}

EVIDENCE_LEVELS: Final[Mapping[str, int]] = {"assumed": 1, "partly": 2, "measured": 3}
"""How many of the three dots are filled."""


def flow_colour(kind: str) -> Colour:
    """Return the line colour of a flow by its kind."""
    return FLOW_COLOURS.get(kind, FLOW)


@lru_cache(maxsize=256)
def tint(colour: Colour, share: float) -> Colour:
    """Mix a colour into white paper; 0 is white, 1 the colour itself."""
    mixed = 0xFF
    for shift in (16, 8, 0):
        mixed = mixed << 8 | round(255 + ((colour >> shift & 0xFF) - 255) * share)
    return mixed


@lru_cache(maxsize=256)
def darkened(colour: Colour, lightness: float) -> Colour:
    """Return the colour at a given L*, its hue kept."""
    return with_lightness(colour, lightness)


def ink_on(ground: Colour) -> Colour:
    """Return white or ink, whichever reads better on the ground."""
    from cjeditor.drawing.look.vision import contrast

    return PAPER if contrast(PAPER, ground) >= contrast(INK, ground) else INK


def hex_of(colour: Colour) -> str:
    """Return "#RRGGBB"; the opacity is left out."""
    return f"#{colour & 0xFFFFFF:06X}"
