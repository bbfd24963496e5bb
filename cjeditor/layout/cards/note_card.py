"""The card of a note: flat fill by kind, icon, text, votes; quotes, pictures and plain text in their own manner.

It grows with its text and is never cut. Knows one note and its width.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from cjeditor.drawing.frame import Box, Frame, Glyphs, Item, Picture, Stroke
from cjeditor.drawing.look import colours, sizes
from cjeditor.drawing.look.icons import draw_icon
from cjeditor.drawing.look.type import LANE_LINE, NOTE, NOTE_QUOTE, TextStyle
from cjeditor.drawing.text.block import text_block, text_height
from cjeditor.drawing.text.metrics import advance
from cjeditor.drawing.text.wrap import wrap, wrap_evened
from cjeditor.layout.cards.foot import badge_width, vote_badge
from cjeditor.layout.cards.note_foot import NoteFoot, draw_note_foot, note_foot
from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.inputs import NoteInput
from cjeditor.layout.pictures import filling
from cjeditor.layout.side import Side, side_of

_TEXT_X: Final = sizes.NOTE_PADDING + sizes.NOTE_ICON + 8.0
_BADGE_INSET: Final = 6.0
_SAID_GAP: Final = 4.0
_FOOT_GAP: Final = 6.0
_PICTURE_GAP: Final = 6.0
_TALLEST_PICTURE: Final = 1.0
_QUOTE_BASELINE: Final = 30.0
"""How far under the note's padding the quotation mark's baseline lies, so that its ink meets the text's capitals."""


class _Parts(NamedTuple):
    """Where the parts of a note lie."""

    x: float
    inner: float
    picture_height: float
    text: float
    said: float
    foot_top: float
    foot: NoteFoot
    height: float


def measure(given: NoteInput, width: float, setting: Setting) -> float:
    """Return the height of the note."""
    return _arrange(given, width, setting).height


def draw(given: NoteInput, width: float, setting: Setting) -> Frame:
    """Return the frame of the note."""
    parts = _arrange(given, width, setting)
    record, is_picture = given.record, setting.note_style == "picture"
    side = side_of(record.text, 0.0, width)
    x, inner = side.x(parts.x, parts.inner), parts.inner
    items: list[Item] = [*_ground(given, width, parts.height, setting), *_sign(given, side, setting)]
    if record.picture is not None:
        across = parts.picture_height * sizes.PICTURE_RATIO if is_picture else inner
        items.append(
            Picture(
                record.picture.asset,
                0.0 if is_picture else x,
                parts.text - parts.picture_height - _PICTURE_GAP,
                across,
                parts.picture_height,
                filling(record.picture.crop, given.aspect, parts.picture_height / across),
                sizes.NOTE_RADIUS,
            )
        )
    text, said = _style(given, setting), setting.style(LANE_LINE)
    items += text_block(
        record.text, text, x, parts.text, inner, field="text", align="start", breaking="evened"
    ).items
    items += text_block(record.said_by, said, x, parts.said, inner, field="said_by", align="start").items
    items += draw_note_foot(parts.foot, side._replace(left=x, right=x + inner), parts.foot_top, setting)
    if given.votes:
        left = side.x_from_end(_BADGE_INSET, badge_width(given.votes))
        items += vote_badge(given.votes, left, parts.height - _BADGE_INSET - sizes.VOTE_BADGE)
    return Frame(width, parts.height, tuple(items), object_id=record.id, part="card")


def _arrange(given: NoteInput, width: float, setting: Setting) -> _Parts:
    record = given.record
    is_bare = setting.note_style in {"picture", "text"}
    x = 0.0 if is_bare else _TEXT_X
    inner = width if is_bare else width - _TEXT_X - sizes.NOTE_PADDING
    y = 0.0 if is_bare else sizes.NOTE_PADDING
    picture_height = _picture_height(given, width, inner, setting)
    if picture_height:
        y += picture_height + _PICTURE_GAP
    text = y
    y += text_height(record.text or " ", _style(given, setting), inner)
    said = y + _SAID_GAP
    if record.said_by:
        y = said + text_height(record.said_by, setting.style(LANE_LINE), inner)
    foot, foot_top = note_foot(given, inner, setting), y + _FOOT_GAP
    if foot.rows:
        y = foot_top + foot.height
    last = foot.last_width if foot.rows else _last_width(given, inner, setting)
    if given.votes and last > inner + sizes.NOTE_PADDING - _BADGE_INSET - badge_width(given.votes) - 6:
        y += sizes.VOTE_BADGE - 2.0
    y += 0.0 if is_bare else sizes.NOTE_PADDING
    least = NOTE.line_height if is_bare else sizes.NOTE_MIN_HEIGHT
    return _Parts(x, inner, picture_height, text, said, foot_top, foot, max(y, least))


def _picture_height(given: NoteInput, width: float, inner: float, setting: Setting) -> float:
    if given.record.picture is None:
        return 0.0
    if setting.note_style == "picture":
        return min(width / sizes.PICTURE_RATIO, sizes.PICTURE_LANE)
    return inner * min(given.aspect, _TALLEST_PICTURE)


def _style(given: NoteInput, setting: Setting) -> TextStyle:
    return setting.style(NOTE_QUOTE if given.record.note_kind == "quote" else NOTE)


def _last_width(given: NoteInput, inner: float, setting: Setting) -> float:
    """The width of the lowest line, which a votes badge must not cover."""
    said_by = given.record.said_by
    style = setting.style(LANE_LINE) if said_by else _style(given, setting)
    breaker = wrap if said_by else wrap_evened
    return breaker(said_by or given.record.text, style.face, style.size, inner)[-1].width


def _ground(given: NoteInput, width: float, height: float, setting: Setting) -> list[Item]:
    if setting.note_style in {"picture", "text"}:
        return []
    look = colours.note_look(given.record.note_kind)
    radius, line = sizes.NOTE_RADIUS, sizes.NOTE_LINE
    inside = (line / 2, line / 2, width - line, height - line)
    items: list[Item] = []
    if setting.edged_notes:
        items.append(Box(*inside, fill=colours.PAPER, stroke=Stroke(colours.HAIRLINE, line), radius=radius))
        items.append(Box(0.0, 0.0, sizes.NOTE_EDGE, height, fill=colours.note_edge(given.record.note_kind)))
    elif look.bordered:
        items.append(Box(*inside, fill=look.fill, stroke=Stroke(colours.HAIRLINE, line), radius=radius))
    else:
        items.append(Box(0.0, 0.0, width, height, fill=look.fill, radius=radius))
    if given.record.evidence.level == "assumed":
        dashes = Stroke(colours.ASSUMED_OUTLINE, line, sizes.NOTE_ASSUMED_DASH)
        items.append(Box(*inside, stroke=dashes, radius=radius))
    return items


def _sign(given: NoteInput, side: Side, setting: Setting) -> list[Item]:
    """The icon of the kind, or the large mark of a quote."""
    if setting.note_style in {"picture", "text"}:
        return []
    pad = sizes.NOTE_PADDING + (2.0 if setting.edged_notes and not side.from_right else 0.0)
    if given.record.note_kind == "quote":
        baseline = sizes.NOTE_PADDING + _QUOTE_BASELINE
        x = side.x(pad, advance("“", "bold", sizes.QUOTE_MARK))
        return [Glyphs("“", "bold", sizes.QUOTE_MARK, x, baseline, colours.QUOTE_MARK)]
    name = colours.note_look(given.record.note_kind).icon
    x = side.x(pad, sizes.NOTE_ICON)
    return [draw_icon(name, x, sizes.NOTE_PADDING, sizes.NOTE_ICON, colours.INK)]
