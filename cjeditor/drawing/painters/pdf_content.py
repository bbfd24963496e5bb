"""Writes frames as PDF content: the operators that draw them, in map units, y downward.

Knows the operators and nothing of PDF objects: fonts, opacities and pictures are asked for by a `Resources` that
names them. What a frame itself draws is written once and kept, so that tiles showing it again cost a copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Final, Protocol, assert_never

from cjeditor.drawing.face import DrawnFace, own_face
from cjeditor.drawing.frame import (
    Box,
    ClosePath,
    Colour,
    CurveTo,
    Frame,
    Glyphs,
    Item,
    LineTo,
    MoveTo,
    Path,
    Picture,
    Segment,
    Stroke,
)
from cjeditor.drawing.painters.outlines import box_outline
from cjeditor.drawing.painters.pictures import PLACEHOLDER, WHOLE
from cjeditor.drawing.text.direction import has_right_to_left
from cjeditor.drawing.text.graphemes import is_simple
from cjeditor.drawing.text.metrics import CAP_HEIGHT, positions
from cjeditor.drawing.text.runs import Run, runs

Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_ESCAPES: Final = {ord("("): "\\(", ord(")"): "\\)", ord("\\"): "\\\\", 10: "\\n", 13: "\\r"}
_OPAQUE: Final = (255, 255)
"""Fill and stroke; each frame's content starts and ends with it."""
_NOTICED: Final = 0.0005
"""How far a letter may stand from its place, in map units, before it is moved there."""
_Letters = list[tuple[str, float]]
"""Characters and where they start on their line."""
_NO_BREAK_SPACE: Final = "\u00a0"


class Resources(Protocol):
    """Names what content refers to; asking for something puts it into the document."""

    def encoded(self, face: DrawnFace, characters: str) -> Sequence[tuple[str, str]]:
        """Return the characters as pairs of a font's name and the string of its codes, one code a character."""

    def learn(self, face: DrawnFace, characters: str) -> None:
        """Remember that each of the characters is a grapheme of its own which the face has."""

    def learnt(self, face: DrawnFace, text: str) -> tuple[str, str] | None:
        """Return the font's name and the codes of a text of learnt characters, else None."""

    def width(self, face: DrawnFace, character: str) -> float:
        """Return how far a reader's pen goes on over a character, in thousandths of the size."""

    def opacity(self, fill: int, stroke: int) -> str:
        """Return the name of a graphics state with these opacities of 0 to 255."""

    def picture(self, asset_id: str) -> str | None:
        """Return the name of a picture, None when there is none to draw."""


@lru_cache(maxsize=50_000)
def number(value: float) -> str:
    """Return a number as PDF writes it: no more digits than a rasteriser can tell, and so never an exponent."""
    rounded = round(value, 4)
    return str(whole) if rounded == (whole := int(rounded)) else str(rounded)


class ContentWriter:
    """Writes frames of one document."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._kept: dict[Frame, str] = {}

    def written(self, frame: Frame, seen: Bounds) -> str:
        """Return the operators for the frame and those of its children that reach into `seen` (frame's units)."""
        out: list[str] = []
        self._write(frame, *seen, out)
        return "\n".join(out)

    def _write(
        self, frame: Frame, left: float, top: float, right: float, bottom: float, out: list[str]
    ) -> None:
        if frame.items:
            own = self._kept.get(frame)
            if own is None:
                own = self._kept[frame] = _ItemWriter(self._resources).written(frame.items)
            out.append(own)
        for child in frame.children:
            inner, x, y = child.frame, child.x, child.y
            spare = inner.bleed
            if (
                x - spare < right
                and y - spare < bottom
                and x + inner.width + spare > left
                and y + inner.height + spare > top
            ):
                out.append(f"q 1 0 0 1 {number(x)} {number(y)} cm")
                self._write(inner, left - x, top - y, right - x, bottom - y, out)
                out.append("Q")


class _ItemWriter:
    """Writes the items of one frame; remembers what was set last, so that nothing is set twice."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._out: list[str] = []
        self._fill: Colour | None = None
        self._line: tuple[Stroke, int] | None = None
        self._opacity = _OPAQUE
        self._said = 0

    def written(self, items: Sequence[Item]) -> str:
        for index, item in enumerate(items):
            match item:
                case Box():
                    self._box(item)
                case Path():
                    self._path(item)
                case Glyphs():
                    self._text_line(item, _after(items, index) if item.joins_next == "nothing" else ())
                case Picture():
                    self._picture(item)
                case _:
                    assert_never(item)
        self._set_opacity(*_OPAQUE)
        return "\n".join(self._out)

    # Colours and lines

    def _paint(self, fill: Colour | None, stroke: Stroke | None, join: int = 1) -> None:
        """Set what the next shape is painted with."""
        self._set_opacity(
            self._opacity[0] if fill is None else fill >> 24,
            self._opacity[1] if stroke is None else stroke.colour >> 24,
        )
        if fill is not None and fill & 0xFFFFFF != self._fill:
            self._fill = fill & 0xFFFFFF
            self._out.append(f"{_rgb(fill)} rg")
        if stroke is not None and (stroke, join) != self._line:
            self._line = (stroke, join)
            self._out.append(_line_state(stroke, join))

    def _set_opacity(self, fill: int, stroke: int) -> None:
        if (fill, stroke) != self._opacity:
            self._opacity = (fill, stroke)
            self._out.append(f"/{self._resources.opacity(fill, stroke)} gs")

    def _shape(self, outline: str, fill: Colour | None, stroke: Stroke | None, join: int) -> None:
        is_one = fill is not None and stroke is not None and stroke.colour >> 24 == 255
        if is_one or fill is None or stroke is None:
            self._paint(fill, stroke, join)
            self._out.append(f"{outline} {'B' if is_one else 'S' if fill is None else 'f'}")
            return
        # Filled and stroked at once, a clear stroke would show no fill below it: viewers disagree there.
        self._shape(outline, fill, None, join)
        self._shape(outline, None, stroke, join)

    # Shapes

    def _box(self, box: Box) -> None:
        if box.fill is None and box.stroke is None:
            return
        join = 1 if box.radius > 0 else 0
        self._shape(_box_path(box.x, box.y, box.width, box.height, box.radius), box.fill, box.stroke, join)

    def _path(self, path: Path) -> None:
        if path.segments and (path.fill is not None or path.stroke is not None):
            self._shape(" ".join(map(_segment, path.segments)), path.fill, path.stroke, 1)

    def _picture(self, picture: Picture) -> None:
        name = self._resources.picture(picture.asset_id)
        x, y, width, height = picture.x, picture.y, picture.width, picture.height
        if name is None:
            self._box(Box(x, y, width, height, PLACEHOLDER, radius=picture.radius))
            return
        left, top, right, bottom = picture.crop
        whole_width, whole_height = width / (right - left), height / (bottom - top)
        x0, y0 = x - left * whole_width, y - top * whole_height
        place = " ".join(map(number, (whole_width, 0, 0, -whole_height, x0, y0 + whole_height)))
        is_whole = picture.radius <= 0 and picture.crop == WHOLE
        clip = "" if is_whole else f"{_box_path(x, y, width, height, picture.radius)} W n "
        self._set_opacity(*_OPAQUE)
        self._out.append(f"q {clip}{place} cm /{name} Do Q")

    # Text

    def _text_line(self, glyphs: Glyphs, following: Iterable[Item]) -> None:
        """Write a line. A word broken over lines is said whole where it starts, and nothing where it goes on.

        Without it readers drop its hyphen or put a space into it.
        """
        if self._said:
            head, glyphs = _split(glyphs, self._said)
            self._said -= len(head.text)
            self._spanned(head, "")
            if self._said:
                return
        if has_right_to_left(glyphs.text):
            self._glyphs(glyphs)
            return
        start = glyphs.text.rfind(" ") + 1
        rest = _word_start(following)
        if rest:
            before, tail = _split(glyphs, start)
            self._glyphs(before)
            self._spanned(tail, tail.text + rest)
            self._said = len(rest)
        else:
            self._glyphs(glyphs)

    def _spanned(self, glyphs: Glyphs, said: str) -> None:
        self._out.append(f"/Span <</ActualText <{_utf16(said)}>>> BDC")
        self._glyphs(glyphs)
        self._out.append("EMC")

    def _glyphs(self, glyphs: Glyphs) -> None:
        if not glyphs.text:
            return
        joint = " " if glyphs.joins_next == "space" else ""
        self._paint(glyphs.colour, None)
        # Most lines have only characters met before; those need no runs.
        learnt = None
        if not glyphs.from_right:
            learnt = self._resources.learnt(own_face(glyphs.face), glyphs.text + joint)
        if learnt:
            self._out.append(_line_of_text(glyphs, (learnt,), 0.0))
            return
        found = runs(glyphs.text, glyphs.face, glyphs.size, glyphs.tracking, from_right=glyphs.from_right)
        for run in sorted(found, key=attrgetter("start")):
            self._run(glyphs, run, joint if run is found[-1] and not glyphs.from_right else "")

    def _run(self, glyphs: Glyphs, run: Run, joint: str) -> None:
        if run.face is None:
            self._missing(glyphs, run)
            return
        if run.is_from_right:
            self._out += [self._word(glyphs, run.face, word) for word in _words(run)]
            return
        if run.characters == run.text and is_simple(run.text) and _NO_BREAK_SPACE not in run.text:
            shown = self._shown(glyphs, run.face, run.text + joint, run.xs[0])
            if run.face == own_face(glyphs.face):
                self._resources.learn(run.face, run.text + joint)
            self._out.append(shown)
            return
        places = zip(run.characters + joint, (*run.xs, run.x + run.width), strict=False)
        shown = "\n".join(self._shown(glyphs, run.face, char, x) for char, x in places)
        # Marks, and sequences drawn as less than their text, are told to readers in words.
        if not is_simple(run.text) or run.characters != run.text or _NO_BREAK_SPACE in run.text:
            shown = f"/Span <</ActualText <{_utf16(run.text + joint)}>>> BDC\n{shown}\nEMC"
        self._out.append(shown)

    def _shown(self, glyphs: Glyphs, face: DrawnFace, characters: str, along: float) -> str:
        return _line_of_text(glyphs, self._resources.encoded(face, characters), along)

    def _word(self, glyphs: Glyphs, face: DrawnFace, word: _Letters) -> str:
        """A word from right to left in one piece: readers break it where marks are placed on their own."""
        shown: list[str] = []
        last_font, pen = "", word[0][1]
        for char, x in word:
            ((font, code),) = self._resources.encoded(face, char)
            if font != last_font:
                shown.append(f"{'] TJ ' if shown else ''}/{font} {number(glyphs.size)} Tf [")
                last_font = font
            if abs(pen - x) > _NOTICED:
                shown.append(number((pen - x) * 1000 / glyphs.size))
            shown.append(f"({code.translate(_ESCAPES)})")
            pen = x + self._resources.width(face, char) * glyphs.size / 1000 + glyphs.tracking
        return _text_object(glyphs, f"{''.join(shown)}] TJ", word[0][1])

    def _missing(self, glyphs: Glyphs, run: Run) -> None:
        """A box where no face has a glyph; an invisible space lets the text be found all the same."""
        edge = glyphs.size / 16
        high, wide, along = glyphs.size * CAP_HEIGHT, run.width - 2 * edge, run.x + edge
        x, y = glyphs.x, glyphs.y
        if glyphs.turned:
            frame = Box(x - high, y - along - wide, high, wide, stroke=Stroke(glyphs.colour, edge))
        else:
            frame = Box(x + along, y - high, wide, high, stroke=Stroke(glyphs.colour, edge))
        self._box(frame)
        space = self._shown(glyphs, "regular", " ", run.x)
        self._out.append(f"/Span <</ActualText <{_utf16(run.text)}>>> BDC 3 Tr {space} 0 Tr EMC")


def _words(run: Run) -> Iterator[_Letters]:
    """The words of a run from right to left, in the order in which they are read; spaces stand alone.

    Letters stay in the order in which they are seen: readers turn words round, and few of them lines.
    """
    letters = zip(run.characters, run.xs, strict=True)
    words = [list(word) for _, word in groupby(letters, key=lambda letter: letter[0] == " ")]
    return (word for word in reversed(words))


def _word_start(following: Iterable[Item]) -> str:
    """The first word of the next lines: the rest of one broken over the end of this."""
    parts: list[str] = []
    for line in following:
        if not isinstance(line, Glyphs):
            break
        word, space, _ = line.text.partition(" ")
        parts.append(word)
        if space or line.joins_next != "nothing":
            break
    return "".join(parts)


def _after(items: Sequence[Item], index: int) -> Iterator[Item]:
    """The items after one, none of them copied: a word may go on over thousands of lines."""
    return (items[place] for place in range(index + 1, len(items)))


def _split(glyphs: Glyphs, at: int) -> tuple[Glyphs, Glyphs]:
    """The line in two, each part where it was."""
    first, second = glyphs.text[:at], glyphs.text[at:]
    along = positions(first, glyphs.face, glyphs.size, glyphs.tracking)[-1]
    x, y = (glyphs.x, glyphs.y - along) if glyphs.turned else (glyphs.x + along, glyphs.y)
    return replace(glyphs, text=first, joins_next="nothing"), replace(glyphs, text=second, x=x, y=y)


def _line_of_text(glyphs: Glyphs, parts: Iterable[tuple[str, str]], along: float) -> str:
    size = number(glyphs.size)
    shown = " ".join(f"/{font} {size} Tf ({codes.translate(_ESCAPES)}) Tj" for font, codes in parts)
    return _text_object(glyphs, shown, along)


def _text_object(glyphs: Glyphs, shown: str, along: float) -> str:
    if glyphs.tracking:
        shown = f"{number(glyphs.tracking)} Tc {shown} 0 Tc"
    return f"BT {_text_place(glyphs, along)} Tm {shown} ET"


def _text_place(glyphs: Glyphs, along: float) -> str:
    """The text matrix of a place on the line; glyphs stand upright although y runs downward."""
    if glyphs.turned:
        return f"0 -1 -1 0 {number(glyphs.x)} {number(glyphs.y - along)}"
    return f"1 0 0 -1 {number(glyphs.x + along)} {number(glyphs.y)}"


def _utf16(text: str) -> str:
    return (b"\xfe\xff" + text.encode("utf-16-be", "replace")).hex().upper()


@lru_cache(maxsize=2_000)
def _rgb(colour: Colour) -> str:
    """Red, green and blue as 0–1, with the digits that give every reader the same byte back."""
    return " ".join(number((colour >> shift & 0xFF) / 255) for shift in (16, 8, 0))


@lru_cache(maxsize=2_000)
def _line_state(stroke: Stroke, join: int) -> str:
    dash = " ".join(map(number, stroke.dash))
    cap = 1 if stroke.cap == "round" else 0
    return f"{_rgb(stroke.colour)} RG {number(stroke.width)} w {cap} J {join} j [{dash}] 0 d"


def _box_path(x: float, y: float, width: float, height: float, radius: float) -> str:
    if radius <= 0:
        return f"{number(x)} {number(y)} {number(width)} {number(height)} re"
    return " ".join(map(_segment, box_outline(x, y, width, height, radius)))


def _segment(segment: Segment) -> str:
    # Not a `match`: paths are most of the numbers of a map, and this is twice as fast.
    if isinstance(segment, LineTo):
        return f"{number(segment.x)} {number(segment.y)} l"
    if isinstance(segment, CurveTo):
        s = segment
        first, second = f"{number(s.x1)} {number(s.y1)}", f"{number(s.x2)} {number(s.y2)}"
        return f"{first} {second} {number(s.x)} {number(s.y)} c"
    if isinstance(segment, MoveTo):
        return f"{number(segment.x)} {number(segment.y)} m"
    if isinstance(segment, ClosePath):
        return "h"
    assert_never(segment)
