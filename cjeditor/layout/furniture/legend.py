"""The legend at the foot: only what the map uses, in groups that wrap; then scale note, file and date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.frame import Box, Frame, Item, LineTo, MoveTo, Path, Stroke
from cjeditor.drawing.look import colours, marks, sizes
from cjeditor.drawing.look.icons import draw_icon, moved
from cjeditor.drawing.look.type import LEGEND, NOTE_MARK, SHEET_NOTE, TextStyle
from cjeditor.drawing.text.block import text_block, text_width
from cjeditor.layout import words
from cjeditor.layout.cards.foot import Tile, draw_tile
from cjeditor.layout.cards.signs import SEVERITY_WIDTH, frequency_sign, frequency_width, severity_dots
from cjeditor.layout.furniture.heads import STEP_ICONS
from cjeditor.layout.inputs import ChannelLook, PersonaLook
from cjeditor.layout.options import LayoutOptions, Say
from cjeditor.model.records import NOTE_KINDS

_ROW: Final = 36.0
_TOP: Final = 20.0
_SWATCH_GAP: Final = 8.0
_ITEM_GAP: Final = 22.0
_GROUP_GAP: Final = 44.0
_LINE: Final = 44.0
_CODE: Final = replace(LEGEND, face="semibold")
_SAMPLE: Final = 3
"""The level that stands for all where severity and frequency are explained."""


class Code(NamedTuple):
    """A short name on the cards, and what it stands for."""

    code: str
    name: str


class LegendInput(NamedTuple):
    """What the map uses, each kind in the order it is told in."""

    channels: tuple[ChannelLook, ...]
    note_kinds: frozenset[str]
    personas: tuple[PersonaLook, ...]
    flow_kinds: frozenset[str]
    evidence: frozenset[str]
    signs: frozenset[str]
    sheet_notes: tuple[str, ...]
    chosen_face: ChosenFace | None = None
    codes: tuple[Code, ...] = ()


class _Entry(NamedTuple):
    """A swatch with its words; `starts_group` puts more room before it."""

    items: tuple[Item, ...]
    width: float
    text: str
    starts_group: bool = False
    style: TextStyle = LEGEND

    @property
    def whole(self) -> float:
        """The width of swatch and words."""
        return self.width + _SWATCH_GAP + text_width(self.text, self.style)


def legend_of(given: LegendInput, width: float, options: LayoutOptions) -> Frame:
    """Return the legend of a page's width between the margins; its swatches stand around y 0 of their row."""
    items: list[Item] = []
    x, row = 0.0, 0
    for entry in _entries(given, options):
        gap = 0.0 if x == 0.0 else (_GROUP_GAP if entry.starts_group else _ITEM_GAP)
        if x > 0.0 and x + gap + entry.whole > width:
            x, row, gap = 0.0, row + 1, 0.0
        x += gap
        items += _placed(entry, x, _TOP + row * _ROW + _ROW / 2)
        x += entry.whole
    notes = [note for note in given.sheet_notes if note]
    small = SHEET_NOTE.over(given.chosen_face)
    wide = text_width("  ·  ".join(notes), small)
    if notes and x > 0.0 and x + _GROUP_GAP + wide > width:
        row += 1
    items += _sheet_notes(notes, small, width, _TOP + row * _ROW + _ROW / 2)
    height = max(sizes.LEGEND_HEIGHT, _TOP + (row + 1) * _ROW)
    rule = Box(0.0, 0.0, width, sizes.HAIRLINE, fill=colours.HAIRLINE)
    return Frame(width, height, (rule, *items), part="legend")


def _placed(entry: _Entry, x: float, middle: float) -> Iterable[Item]:
    yield from (_moved(item, x, middle) for item in entry.items)
    top, words_x = middle - entry.style.line_height / 2, x + entry.width + _SWATCH_GAP
    yield from text_block(entry.text, entry.style, words_x, top, 2000.0, max_lines=1).items


def _sheet_notes(notes: list[str], style: TextStyle, width: float, middle: float) -> tuple[Item, ...]:
    top = middle - style.line_height / 2
    return text_block("  ·  ".join(notes), style, 0.0, top, width, max_lines=1, align="right").items


def _entries(given: LegendInput, options: LayoutOptions) -> list[_Entry]:
    say, style = options.say, LEGEND.over(given.chosen_face)
    groups = (
        _channel_entries(given, options),
        [
            *_note_entries(given, say, ink_saving=options.ink_saving),
            *_level_entries(given, say, NOTE_MARK.over(given.chosen_face)),
        ],
        _persona_entries(given),
        _flow_entries(given, say),
        _evidence_entries(given, say),
        _code_entries(given),
        _step_entries(given, say),
    )
    return [
        entry._replace(starts_group=place == 0, style=style)
        for group in groups
        for place, entry in enumerate(group)
    ]


def _step_entries(given: LegendInput, say: Say) -> list[_Entry]:
    size = sizes.STEP_CIRCLE - 6.0
    ring = marks.circle(
        size / 2,
        0.0,
        size / 2 - 1.0,
        stroke=Stroke(colours.STRUCTURE, sizes.STEP_CIRCLE_LINE, sizes.OPTIONAL_STEP_DASH),
    )
    swatches: dict[str, Item] = {
        "optional": ring,
        "repeats": draw_icon(STEP_ICONS["repeats"], 0.0, -size / 2, size, colours.QUIET),
        "detail": draw_icon(STEP_ICONS["detail"], 0.0, -size / 2, size, colours.QUIET),
    }
    return [
        _Entry((swatches[sign],), size, say(word))
        for sign, word in words.STEP_SIGNS.items()
        if sign in given.signs
    ]


def _channel_entries(given: LegendInput, options: LayoutOptions) -> list[_Entry]:
    say = options.say
    size = sizes.ICON_TILE
    entries = [
        _Entry(
            tuple(draw_tile(Tile(look.icon, look.letter, look.colour), 0.0, -size / 2, options, size)),
            size,
            look.title,
        )
        for look in given.channels
    ]
    if "third" in given.signs:
        edge = marks.hatching(6.0, -11.0, sizes.CARD_EDGE, 22.0, colours.THIRD_PARTY)
        ground = Box(6.0, -11.0, sizes.CARD_EDGE, 22.0, fill=colours.tint(colours.THIRD_PARTY, 0.16))
        entries.append(_Entry((ground, edge), size, say(words.THIRD_PARTY)))
    if "alone" in given.signs:
        line = Stroke(colours.NEUTRAL, 1.0)
        entries.append(_Entry((Box(0.5, -9.5, 29.0, 19.0, stroke=line, radius=9.5),), 30.0, say(words.ALONE)))
    return entries


def _note_entries(given: LegendInput, say: Say, *, ink_saving: bool) -> list[_Entry]:
    entries = []
    for kind in NOTE_KINDS:
        if kind not in given.note_kinds:
            continue
        look = colours.note_look(kind)
        line = Stroke(colours.HAIRLINE, 1.0) if look.bordered or ink_saving else None
        fill = colours.PAPER if ink_saving else look.fill
        ground = Box(0.0, -13.0, 26.0, 26.0, fill=fill, stroke=line, radius=sizes.NOTE_RADIUS)
        edge = (Box(-1.0, -13.0, 4.0, 26.0, fill=colours.note_edge(kind)),) if ink_saving else ()
        sign = draw_icon(look.icon, 4.0, -9.0, 18.0, colours.INK)
        entries.append(_Entry((ground, *edge, sign), 26.0, say(words.NOTE_KINDS[kind])))
    return entries


def _level_entries(given: LegendInput, say: Say, style: TextStyle) -> list[_Entry]:
    entries = []
    if "severity" in given.signs:
        entries.append(_Entry(severity_dots(_SAMPLE, 0.0, 0.0), SEVERITY_WIDTH, say(words.SEVERITY)))
    if "frequency" in given.signs:
        sign = tuple(frequency_sign(_SAMPLE, 0.0, 0.0, style))
        entries.append(_Entry(sign, frequency_width(_SAMPLE, style), say(words.FREQUENCY)))
    return entries


def _persona_entries(given: LegendInput) -> list[_Entry]:
    entries = []
    for look in given.personas:
        line = Path((MoveTo(0.0, 0.0), LineTo(_LINE, 0.0)), stroke=Stroke(look.colour, sizes.CURVE_LINE))
        sign = marks.persona_marker(look.marker, _LINE / 2, 0.0, sizes.MARKER + 4.0, look.colour)
        entries.append(_Entry((line, sign), _LINE, look.short))
    return entries


def _flow_entries(given: LegendInput, say: Say) -> list[_Entry]:
    entries = []
    for kind, word in words.FLOW_KINDS.items():
        if kind not in given.flow_kinds:
            continue
        colour = colours.flow_colour(kind)
        dash = sizes.FLOW_DASHES[kind]
        line = Path(
            (MoveTo(0.0, 0.0), LineTo(_LINE - sizes.FLOW_HEAD, 0.0)),
            stroke=Stroke(
                colour,
                sizes.RETURN_LINE if kind == "return" else sizes.FLOW_LINE,
                dash,
                "round" if dash and not dash[0] else "butt",
            ),
        )
        end: Sequence[Item] = (marks.arrow_head(_LINE, 0.0, 1.0, 0.0, colour),)
        if kind in {"exit", "done"}:
            sign = marks.exit_end if kind == "exit" else marks.done_end
            end = sign(_LINE - sizes.FLOW_END / 2, 0.0)
        entries.append(_Entry((line, *end), _LINE, say(word)))
    if "hand-off" in given.signs:
        bars = marks.hand_off_bars(sizes.HANDOFF_BAR_GAP, 0.0, 1.0, 0.0)
        entries.append(_Entry((bars,), 2 * sizes.HANDOFF_BAR_GAP, say(words.HAND_OFF)))
    return entries


def _code_entries(given: LegendInput) -> list[_Entry]:
    """What the codes of products and crews on the cards stand for."""
    style = _CODE.over(given.chosen_face)
    entries = []
    for code, name in given.codes:
        block = text_block(code, style, 0.0, -style.line_height / 2, 2000.0, max_lines=1)
        entries.append(_Entry(block.items, block.width, name))
    return entries


def _evidence_entries(given: LegendInput, say: Say) -> list[_Entry]:
    entries = [
        _Entry(marks.evidence_dots(level, 0.0, 0.0), marks.EVIDENCE_WIDTH, say(word))
        for level, word in words.EVIDENCE.items()
        if level in given.evidence
    ]
    if "truth" in given.signs:
        size = sizes.TRUTH_STAR - 4.0
        entries.append(_Entry((marks.star(size / 2, 0.0, size),), size, say(words.MOMENT_OF_TRUTH)))
    return entries


def _moved(item: Item, dx: float, dy: float) -> Item:
    """The item moved: swatches are made about the origin and shifted."""
    if isinstance(item, Path):
        return replace(item, segments=moved(item.segments, dx, dy, 1.0))
    return replace(item, x=item.x + dx, y=item.y + dy)
