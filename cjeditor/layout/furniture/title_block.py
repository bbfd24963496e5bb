"""The title block: logo, title, goal; a portrait with words for each persona; two columns of fields; a rule below.

On a narrow map the title stands above the rest, the fields get narrower, and the block grows; nothing is cut.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.frame import Box, Frame, Item, Picture, Placed
from cjeditor.drawing.look import colours, marks, sizes
from cjeditor.drawing.look.type import (
    FIELD,
    FIELD_LABEL,
    GOAL,
    PERSONA_LINE,
    PERSONA_NAME,
    PERSONA_QUOTE,
    TITLE,
    TITLE_SMALL,
    TextStyle,
)
from cjeditor.drawing.text.block import text_block, text_width
from cjeditor.layout.inputs import PersonaLook
from cjeditor.layout.pictures import filling, fitting

_GAP: Final = 56.0
_PERSONA_TEXT: Final = 368.0
_PORTRAIT_GAP: Final = 20.0
_PERSONA_WIDTH: Final = sizes.PORTRAIT + _PORTRAIT_GAP + _PERSONA_TEXT
_LABEL_WIDTH: Final = 112.0
_LABEL_GAP: Final = 12.0
_VALUE_WIDTH: Final = 224.0
_NARROW_VALUE: Final = 150.0
_FIELD_GAP: Final = 32.0
_ROW_GAP: Final = 5.0
_LEAST_TITLE: Final = 720.0
_ABOVE_RULE: Final = 20.0
_INITIAL: Final = TextStyle("semibold", 44, 1.0, colours.INK)


class _Shape(NamedTuple):
    """In how many columns the fields stand, and how wide their words may be."""

    columns: int
    value: float

    @property
    def column_width(self) -> float:
        """The width of label and words."""
        return _LABEL_WIDTH + _LABEL_GAP + self.value


_SHAPES: Final = (
    _Shape(2, _VALUE_WIDTH),
    _Shape(2, _NARROW_VALUE),
    _Shape(1, _VALUE_WIDTH),
    _Shape(1, _NARROW_VALUE),
)


class TitleInput(NamedTuple):
    """What the block shows; fields are label and text, in order; the logo's aspect is its height over its width."""

    journey_id: str
    title: str
    goal: str
    personas: tuple[PersonaLook, ...]
    fields: tuple[tuple[str, str], ...]
    logo: str = ""
    logo_aspect: float = 1.0
    chosen_face: ChosenFace | None = None


class _Part(NamedTuple):
    """A part of the block: its frame and size."""

    width: float
    height: float
    frame: Frame


def title_block(given: TitleInput, width: float) -> Frame:
    """Return the block of a page's width between the margins."""
    personas = [_persona(look, given.chosen_face) for look in given.personas]
    shown = [pair for pair in given.fields if pair[1]]
    right = [*personas, *([_fields(shown, _SHAPES[0], given.chosen_face)] if shown else [])]
    taken = sum(part.width + _GAP for part in right)
    if width - taken >= _LEAST_TITLE:
        return _in_one_row(given, right, width, width - taken)
    return _in_rows(given, [_title(given, width), *personas], shown, width)


def _in_one_row(given: TitleInput, right: list[_Part], width: float, title_width: float) -> Frame:
    """Title at the left, the rest at the right: personas first, fields at the far right."""
    title = _title(given, title_width)
    children = [Placed(0.0, 0.0, title.frame)]
    x = width
    for part in reversed(right):
        x -= part.width
        children.append(Placed(x, 0.0, part.frame))
        x -= _GAP
    height = max(part.height for part in [title, *right]) + _ABOVE_RULE + sizes.TITLE_RULE
    return _ruled(children, width, max(height, _least_height(given)))


def _least_height(given: TitleInput) -> float:
    """The usual height, so that titles are alike; none for a bare title, which would leave a white band."""
    return sizes.TITLE_BLOCK if given.goal or given.personas or given.logo else 0.0


def _in_rows(given: TitleInput, parts: list[_Part], fields: list[tuple[str, str]], width: float) -> Frame:
    """Parts from left to right as they fit, then the fields in the widest shape that finds room beside the last."""
    children: list[Placed] = []
    chosen = given.chosen_face
    x = y = row_height = 0.0
    for part in parts:
        if x > 0.0 and x + part.width > width:
            x, y, row_height = 0.0, y + row_height + _ABOVE_RULE, 0.0
        children.append(Placed(x, y, part.frame))
        x += part.width + _GAP
        row_height = max(row_height, part.height)
    if fields:
        beside = _widest_shape(fields, width - x, chosen)
        if beside is None:
            x, y, row_height = 0.0, y + row_height + _ABOVE_RULE, 0.0
        last = beside or _widest_shape(fields, width, chosen) or _fields(fields, _SHAPES[-1], chosen)
        children.append(Placed(x, y, last.frame))
        row_height = max(row_height, last.height)
    height = y + row_height + _ABOVE_RULE + sizes.TITLE_RULE
    return _ruled(children, width, max(height, _least_height(given)))


def _ruled(children: list[Placed], width: float, height: float) -> Frame:
    rule = Box(0.0, height - sizes.TITLE_RULE, width, sizes.TITLE_RULE, fill=colours.STRUCTURE)
    return Frame(width, height, (rule,), tuple(children), part="title")


def _title(given: TitleInput, width: float) -> _Part:
    items: list[Item] = []
    x = 0.0
    if given.logo:
        across, down = fitting(given.logo_aspect, sizes.LOGO_WIDTH, sizes.LOGO_HEIGHT)
        items.append(Picture(given.logo, 0.0, 0.0, across, down))
        x = across + 28.0
    style = TITLE.over(given.chosen_face)
    if text_width(given.title, style) > width - x:
        style = TITLE_SMALL.over(given.chosen_face)
    title = text_block(given.title, style, x, -8.0, width - x, field="title", breaking="balanced")
    says = GOAL.over(given.chosen_face)
    goal = text_block(given.goal, says, x, title.height + 2.0, width - x, field="goal", breaking="balanced")
    items += [*title.items, *goal.items]
    height = max(title.height + 2.0 + goal.height, sizes.LOGO_HEIGHT if given.logo else 0.0)
    frame = Frame(width, height, tuple(items), object_id=given.journey_id, part="title")
    return _Part(width, height, frame)


def _persona(look: PersonaLook, chosen: ChosenFace | None) -> _Part:
    x = sizes.PORTRAIT + _PORTRAIT_GAP
    called = PERSONA_NAME.over(chosen)
    name = text_block(look.name, called, x, 0.0, _PERSONA_TEXT, field="name", breaking="balanced")
    line = text_block(look.line, PERSONA_LINE.over(chosen), x, name.height, _PERSONA_TEXT)
    top = name.height + line.height + 6.0
    said = PERSONA_QUOTE.over(chosen)
    quote = text_block(look.quote, said, x, top, _PERSONA_TEXT, field="quote", breaking="balanced")
    widest = max(name.width, line.width, quote.width)
    height = max(top + quote.height, sizes.PORTRAIT)
    items = (*_portrait(look, chosen), *name.items, *line.items, *quote.items)
    frame = Frame(x + widest, height, items, object_id=look.id, part="persona")
    return _Part(x + widest, height, frame)


def _portrait(look: PersonaLook, chosen: ChosenFace | None) -> list[Item]:
    """The picture in a circle, or the initial on the persona's own colour, made pale."""
    size = sizes.PORTRAIT
    if look.picture is not None:
        crop = filling(look.picture.crop, look.aspect, 1.0)
        return [Picture(look.picture.asset, 0.0, 0.0, size, size, crop, radius=size / 2)]
    style = TextStyle(_INITIAL.face, _INITIAL.size, 1.0, look.colour)
    top = (size - style.line_height) / 2
    initial = text_block(look.name[:1], style.over(chosen), 0.0, top, size, align="centre")
    ground = marks.circle(size / 2, size / 2, size / 2, fill=colours.tint(look.colour, 0.12))
    return [ground, *initial.items]


def _widest_shape(fields: list[tuple[str, str]], width: float, chosen: ChosenFace | None) -> _Part | None:
    shaped = (_fields(fields, shape, chosen) for shape in _SHAPES)
    return next((part for part in shaped if part.width <= width), None)


def _fields(fields: list[tuple[str, str]], shape: _Shape, chosen: ChosenFace | None) -> _Part:
    """The fields in one part, in columns as even as their heights allow."""
    heights = [_row(label, text, 0.0, 0.0, shape.value, chosen)[1] for label, text in fields]
    first = len(fields) if shape.columns == 1 else _first_column(heights)
    items: list[Item] = []
    tallest = 0.0
    for place, (label, text) in enumerate(fields):
        column = 0 if place < first else 1
        y = sum(heights[first * column : place]) + _ROW_GAP * (place - first * column)
        x = column * (shape.column_width + _FIELD_GAP)
        row, height = _row(label, text, x, y, shape.value, chosen)
        items += row
        tallest = max(tallest, y + height)
    width = shape.column_width if first == len(fields) else 2 * shape.column_width + _FIELD_GAP
    return _Part(width, tallest, Frame(width, tallest, tuple(items), part="title"))


def _first_column(heights: list[float]) -> int:
    """How many rows stand in the first column so that the second is not taller."""
    if len(heights) < 3:
        return len(heights)
    total, above = sum(heights), 0.0
    for count, height in enumerate(heights, start=1):
        above += height
        if above >= total - above:
            return count
    return len(heights)


def _row(
    label: str, text: str, x: float, y: float, width: float, chosen: ChosenFace | None
) -> tuple[list[Item], float]:
    drop = FIELD.line_height - FIELD_LABEL.line_height - 1.0
    name = text_block(label, FIELD_LABEL.over(chosen), x, y + drop, _LABEL_WIDTH)
    value = text_block(text, FIELD.over(chosen), x + _LABEL_WIDTH + _LABEL_GAP, y, width)
    return [*name.items, *value.items], max(name.height + drop, value.height)
