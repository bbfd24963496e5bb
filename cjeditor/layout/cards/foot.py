"""The foot row of a touchpoint card: channel tiles, codes, minutes, party, evidence, votes.

What does not fit goes on a further row; nothing is cut. Measuring and drawing share one arrangement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.frame import Box, Colour, Item, Stroke
from cjeditor.drawing.look import colours, marks, sizes
from cjeditor.drawing.look.icons import draw_icon, has_icon
from cjeditor.drawing.look.type import BADGE, CHIP, TextStyle
from cjeditor.drawing.text.block import text_block, text_height, text_width
from cjeditor.drawing.text.wrap import wrap
from cjeditor.layout import words
from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.cards.signs import DETAIL_ICON, markers_width, persona_markers
from cjeditor.layout.inputs import ChannelLook, TouchpointInput
from cjeditor.layout.options import LayoutOptions, Say
from cjeditor.layout.side import Side

ROW: Final = sizes.ICON_TILE
ROW_STEP: Final = ROW + 4.0
_AFTER_TILE: Final = 6.0
_BETWEEN_TILES: Final = 4.0
_TILE_STEP: Final = sizes.ICON_TILE + _BETWEEN_TILES
_BETWEEN: Final = 2.0
_BEFORE_MARKS: Final = 4.0
_BESIDE_MARKERS: Final = 8.0
"""The points of a persona's marker stand out of it."""
_REACH: Final = 3.0
"""Marks may stand this far right of the text's edge, so that two codes and minutes fit beside them."""
_SIGN: Final = 16.0
_DOT: Final = "·"
_ROLE_ICONS: Final = {"backstage": "settings-2", "support": "wrench", "customer alone": "user"}
_LETTER: Final = TextStyle("bold", 14, 1.0, colours.INK)


_Drawn: TypeAlias = Callable[[float, float], Iterable[Item]]
"""Draws a mark from its left edge and its middle's y."""


class Tile(NamedTuple):
    """What stands on a tile at the left of the foot."""

    icon: str
    letter: str
    colour: Colour


class Foot(NamedTuple):
    """Chips row by row with their x from the left end, and the room for marks at the right of the last row."""

    tiles: tuple[Tile, ...]
    rows: tuple[tuple[tuple[float, str], ...], ...]
    marks_width: float

    @property
    def height(self) -> float:
        """The height of all rows; none without content."""
        if not (self.rows or self.tiles or self.marks_width):
            return 0.0
        return ROW + (max(len(self.rows), 1) - 1) * ROW_STEP


def foot_of(given: TouchpointInput, width: float, setting: Setting) -> Foot:
    """Arrange the foot of a card inside a width."""
    return _arranged(
        tiles_of(given, width), _chips(given, setting), _marks_width(given), width, setting.style(CHIP)
    )


def tiles_of(given: TouchpointInput, width: float) -> tuple[Tile, ...]:
    """Return the tiles of a card: one a channel, as many as its width takes, else that of the party or of the role."""
    if given.channels:
        return tuple(map(_channel_tile, given.channels[: int((width + _BETWEEN_TILES) // _TILE_STEP)]))
    if given.other:
        return (Tile("users", colours.CHANNEL_PALETTE[0].letter, colours.THIRD_PARTY),)
    icon = _ROLE_ICONS.get(given.record.role)
    return (Tile(icon, "", colours.FLOW),) if icon else ()


@lru_cache(maxsize=256)
def _channel_tile(channel: ChannelLook) -> Tile:
    return Tile(channel.icon, channel.letter, channel.colour)


def draw_foot(foot: Foot, given: TouchpointInput, side: Side, y: float, setting: Setting) -> list[Item]:
    """Return the items of a foot whose top is at y, its tiles where the card's text starts."""
    items: list[Item] = []
    for number, tile in enumerate(foot.tiles):
        items += draw_tile(tile, side.x(number * _TILE_STEP, sizes.ICON_TILE), y, setting.options)
    lift, chip = (ROW - CHIP.line_height) / 2, setting.style(CHIP)
    for number, row in enumerate(foot.rows):
        top = y + number * ROW_STEP + lift
        for offset, text in row:
            width = text_width(text, chip)
            items += text_block(text, chip, side.x(offset, width), top, width).items
    last = y + (max(len(foot.rows), 1) - 1) * ROW_STEP
    return items + _draw_marks(given, side, last + ROW / 2)


def draw_tile(
    tile: Tile, x: float, y: float, options: LayoutOptions, size: float = sizes.ICON_TILE
) -> list[Item]:
    """Return an icon in white on its colour; in ink-saving prints an outline with the letter or the icon in ink."""
    named = tile.icon if has_icon(tile.icon) else ""
    chosen = options.chosen_face
    if not options.ink_saving:
        if named or not tile.letter:
            return list(marks.icon_tile(named or "circle-dot", x, y, tile.colour, size))
        ground = Box(x, y, size, size, fill=tile.colour, radius=size / 5)
        return [ground, *_letter(tile.letter, x, y, size, colours.PAPER, chosen)]
    frame = Box(x + 1, y + 1, size - 2, size - 2, stroke=Stroke(tile.colour, 2.0), radius=size / 5)
    if tile.letter:
        return [frame, *_letter(tile.letter, x, y, size, colours.INK, chosen)]
    edge = size * 0.18
    return [frame, draw_icon(named or "circle-dot", x + edge, y + edge, size - 2 * edge, colours.INK)]


def _letter(
    letter: str, x: float, y: float, size: float, colour: Colour, chosen: ChosenFace | None
) -> tuple[Item, ...]:
    scale = size / sizes.ICON_TILE
    style = TextStyle(_LETTER.face, _LETTER.size * scale, 1.0, colour)
    top = y + (size - style.line_height) / 2
    return text_block(letter[:1], style.over(chosen), x, top, size, align="centre").items


def _chips(given: TouchpointInput, setting: Setting) -> tuple[str, ...]:
    other = (given.other,) if given.other else ()
    minutes = given.record.active_minutes
    lasts = (_said_minutes(minutes, setting.options.say),) if minutes else ()
    return (*given.codes, *other, *lasts)


@lru_cache(maxsize=2048)
def _said_minutes(minutes: float, say: Say) -> str:
    return say(words.minutes(minutes))


@lru_cache(maxsize=8192)
def _arranged(
    tiles: tuple[Tile, ...], chips: tuple[str, ...], marks_width: float, width: float, style: TextStyle
) -> Foot:
    """The foot of these chips, remembered, because codes and minutes come again on hundreds of cards."""
    start = len(tiles) * _TILE_STEP + _AFTER_TILE - _BETWEEN_TILES if tiles else 0.0
    return Foot(tiles, _rows(chips, start, width + _REACH, marks_width, style), marks_width)


def _rows(
    chips: tuple[str, ...], start: float, width: float, marks_width: float, style: TextStyle
) -> tuple[tuple[tuple[float, str], ...], ...]:
    """Set chips one after another; the last row must leave room for the marks."""
    rows: list[list[tuple[float, str]]] = []
    x = start
    pieces = [piece for chip in chips for piece in _pieces(chip, width, style)]
    for place, (chip, wide) in enumerate(pieces, 1):
        room = width - marks_width if place == len(pieces) else width
        joint = x + _BETWEEN + _DOT_WIDTH + _BETWEEN
        if rows and joint + wide <= room:
            rows[-1].append((x + _BETWEEN, _DOT))
            x = joint
        else:
            if start + wide > width:
                start = 0.0
                rows += [[]] if not rows else []
            x = start
            rows.append([])
        rows[-1].append((x, chip))
        x += wide
    if rows and x > width - marks_width:
        rows.append([])
    return tuple(tuple(row) for row in rows)


def _pieces(chip: str, width: float, style: TextStyle) -> tuple[tuple[str, float], ...]:
    """A chip with its width, in lines where it is wider than a narrow card."""
    whole = _chip_width(chip, style)
    if whole <= width:
        return ((chip, whole),)
    lines = (line.text for line in wrap(chip, style.face, style.size, width))
    return tuple((line, text_width(line, style)) for line in lines)


@lru_cache(maxsize=2048)
def _chip_width(chip: str, style: TextStyle) -> float:
    """The width of a chip, remembered: codes and minutes are few."""
    return text_width(chip, style)


_DOT_WIDTH: Final = text_width(_DOT, CHIP)


def _marks_width(given: TouchpointInput) -> float:
    width = 0.0
    if given.record.evidence.level:
        width += marks.EVIDENCE_WIDTH + _BEFORE_MARKS
    if given.record.outcome:
        width += _SIGN + _BEFORE_MARKS
    if given.record.private:
        width += _SIGN + _BEFORE_MARKS
    if given.votes:
        width += badge_width(given.votes) + _BEFORE_MARKS
    if given.record.detail:
        width += _SIGN + _BEFORE_MARKS
    if given.personas:
        width += markers_width(given.personas) + _BESIDE_MARKERS
    return width


def _draw_marks(given: TouchpointInput, side: Side, middle: float) -> list[Item]:
    items: list[Item] = []
    used = -_REACH
    for width, drawn in _marks(given):
        items += drawn(side.x_from_end(used, width), middle)
        used += width + _BEFORE_MARKS
    if given.personas:
        width = markers_width(given.personas)
        left = side.x_from_end(used - _BEFORE_MARKS + _BESIDE_MARKERS, width)
        items += persona_markers(given.personas, left, middle)
    return items


def _marks(given: TouchpointInput) -> Iterator[tuple[float, _Drawn]]:
    """The marks of a card from the end of its last row on, each with its width and how it is drawn."""
    record, votes = given.record, given.votes
    if level := record.evidence.level:
        yield marks.EVIDENCE_WIDTH, lambda x, y: marks.evidence_dots(level, x, y)
    if record.outcome:
        sign = marks.done_end if record.outcome == "success" else marks.exit_end
        yield _SIGN, lambda x, y: sign(x + _SIGN / 2, y, _SIGN)
    if record.private:
        yield _SIGN, lambda x, y: [draw_icon("lock", x, y - _SIGN / 2, _SIGN, colours.QUIET)]
    if votes:
        yield badge_width(votes), lambda x, y: vote_badge(votes, x, y - sizes.VOTE_BADGE / 2)
    if record.detail:
        yield _SIGN, lambda x, y: [draw_icon(DETAIL_ICON, x, y - _SIGN / 2, _SIGN, colours.QUIET)]


def badge_width(votes: int) -> float:
    """Return the width of a votes badge: round for one or two figures, longer for more."""
    return max(sizes.VOTE_BADGE, text_width(str(votes), BADGE) + 12.0)


def vote_badge(votes: int, x: float, y: float) -> list[Item]:
    """Return a round badge with a number, its top left corner at (x, y)."""
    width = badge_width(votes)
    ground = Box(x, y, width, sizes.VOTE_BADGE, fill=colours.STRUCTURE, radius=sizes.VOTE_BADGE / 2)
    top = y + (sizes.VOTE_BADGE - text_height("0", BADGE, width)) / 2
    return [ground, *text_block(str(votes), BADGE, x, top, width, align="centre").items]
