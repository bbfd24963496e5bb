"""Writes SVG: one file that shows the same picture in every viewer, with nothing fetched and nothing that runs.

Letters are outlines, because many programs ignore embedded fonts; over each line lies the same text unseen, so that
it can be found, selected and read aloud. Knows no fonts but through their outlines.
"""

from __future__ import annotations

import base64
from html import escape
from typing import Final, assert_never

from cjeditor.drawing.face import DrawnFace
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
    Placed,
    Segment,
    Stroke,
    walk,
)
from cjeditor.drawing.painters.glyph_outlines import outline_font
from cjeditor.drawing.painters.pictures import PLACEHOLDER, PictureSource, media_type
from cjeditor.drawing.text.faces import UNITS_PER_EM, font_path
from cjeditor.drawing.text.metrics import CAP_HEIGHT
from cjeditor.drawing.text.runs import Run, runs

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>'
_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_NOT_IN_XML: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�") | dict.fromkeys(
    range(55296, 57344), "�"
)


def svg_document(
    frame: Frame,
    width_mm: float,
    height_mm: float,
    pictures: PictureSource | None = None,
    *,
    title: str = "",
) -> str:
    """Return the frame as an SVG of a size in millimetres, its user units the frame's map units."""
    return _Writer(frame, pictures).document(frame, width_mm, height_mm, title)


def number(value: float) -> str:
    """Return a number in the fewest digits that keep three decimals."""
    rounded = round(value, 3)
    return str(whole) if rounded == (whole := int(rounded)) else str(rounded)


class _Writer:
    """One document while it is written; what is used often is defined once."""

    def __init__(self, frame: Frame, pictures: PictureSource | None) -> None:
        self._pictures = pictures
        self._objects = {each.object_id for _, _, each in walk(frame)} - {""}
        self._named: set[str] = set()
        self._glyphs: dict[tuple[DrawnFace, str], str] = {}
        self._images: dict[str, str | None] = {}
        self._definitions: list[str] = []
        self._clips = 0

    def document(self, frame: Frame, width_mm: float, height_mm: float, title: str) -> str:
        body = self._frame(frame)
        size = f'width="{number(width_mm)}mm" height="{number(height_mm)}mm"'
        view = f'viewBox="0 0 {number(frame.width)} {number(frame.height)}"'
        head = f'<svg xmlns="{_SVG}" xmlns:xlink="{_XLINK}" version="1.1" {size} {view}>'
        named = [f"<title>{_text(title)}</title>"] if title else []
        lines = (_DECLARATION, head, *named, "<defs>", *self._definitions, "</defs>", *body, "</svg>", "")
        return "\n".join(lines)

    def _frame(self, frame: Frame) -> list[str]:
        out = [line for item in frame.items for line in self._item(item)]
        for child in frame.children:
            out += self._placed(child)
        return out

    def _placed(self, child: Placed) -> list[str]:
        frame = child.frame
        name = f' id="{_text(frame.object_id)}"' if self._is_first(frame) else ""
        group = f'<g{name} transform="translate({number(child.x)} {number(child.y)})">'
        if frame.link in self._objects:
            link = f'<a xlink:href="#{_text(frame.link)}">'
            return [f"{group}{link}", *self._frame(frame), "</a></g>"]
        return [group, *self._frame(frame), "</g>"]

    def _is_first(self, frame: Frame) -> bool:
        if not frame.object_id or frame.object_id in self._named:
            return False
        self._named.add(frame.object_id)
        return True

    def _item(self, item: Item) -> list[str]:
        match item:
            case Box():
                return [_box(item)]
            case Path():
                return [f'<path d="{_data(item.segments)}"{_paint(item.fill, item.stroke)} {_ROUND}/>']
            case Glyphs():
                return self._text(item)
            case Picture():
                return self._picture(item)
            case _:
                assert_never(item)

    # Text

    def _text(self, glyphs: Glyphs) -> list[str]:
        found = runs(glyphs.text, glyphs.face, glyphs.size, glyphs.tracking, from_right=glyphs.from_right)
        if not glyphs.text.strip():
            return []
        turn = " rotate(-90)" if glyphs.turned else ""
        place = f"translate({number(glyphs.x)} {number(glyphs.y)}){turn}"
        return [
            f'<g transform="{place}"{_fill(glyphs.colour)}>',
            *(self._run(glyphs, run, run.face) for run in found),
            _unseen(glyphs, found[-1].x + found[-1].width),
            "</g>",
        ]

    def _run(self, glyphs: Glyphs, run: Run, face: DrawnFace | None) -> str:
        if face is None:
            return _missing(glyphs, run)
        k = glyphs.size / UNITS_PER_EM
        names = ((self._glyph(face, char), x) for char, x in zip(run.characters, run.xs, strict=True))
        uses = "".join(f'<use xlink:href="#{name}" x="{number(x / k)}"/>' for name, x in names if name)
        return f'<g transform="scale({k:.6g} {-k:.6g})">{uses}</g>'

    def _glyph(self, face: DrawnFace, character: str) -> str:
        """The name of a glyph's outline, "" for one without ink."""
        key = (face, character)
        if key not in self._glyphs:
            outline = outline_font(font_path(face)).svg_path(character)
            name = f"glyph-{len(self._glyphs)}" if outline else ""
            self._glyphs[key] = name
            if outline:
                self._definitions.append(f'<path id="{name}" d="{outline}"/>')
        return self._glyphs[key]

    # Pictures

    def _picture(self, picture: Picture) -> list[str]:
        name = self._image(picture.asset_id)
        area = Box(picture.x, picture.y, picture.width, picture.height, PLACEHOLDER, None, picture.radius)
        if name is None:
            return [_box(area)]
        self._clips += 1
        clip = f"clip-{self._clips}"
        self._definitions.append(f'<clipPath id="{clip}">{_box(area)}</clipPath>')
        left, top, right, bottom = picture.crop
        width, height = picture.width / (right - left), picture.height / (bottom - top)
        x, y = picture.x - left * width, picture.y - top * height
        place = f"translate({number(x)} {number(y)}) scale({width:.6g} {height:.6g})"
        return [f'<g clip-path="url(#{clip})"><use xlink:href="#{name}" transform="{place}"/></g>']

    def _image(self, asset_id: str) -> str | None:
        if asset_id not in self._images:
            content = self._pictures(asset_id) if self._pictures else None
            kind = media_type(content) if content else None
            self._images[asset_id] = self._defined_image(content, kind) if content and kind else None
        return self._images[asset_id]

    def _defined_image(self, content: bytes, kind: str) -> str:
        name = f"picture-{len(self._images) + 1}"
        encoded = base64.b64encode(content).decode()
        self._definitions.append(
            f'<image id="{name}" width="1" height="1" preserveAspectRatio="none" '
            f'xlink:href="data:{kind};base64,{encoded}"/>'
        )
        return name


_ROUND: Final = 'stroke-linejoin="round"'


def _box(box: Box) -> str:
    radius = min(box.radius, box.width / 2, box.height / 2)
    rounded = f' rx="{number(radius)}"' if radius > 0 else ""
    place = (
        f'x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}"'
    )
    return f"<rect {place}{rounded}{_paint(box.fill, box.stroke)}/>"


def _missing(glyphs: Glyphs, run: Run) -> str:
    """A box where no face has a glyph."""
    edge = glyphs.size / 16
    high = glyphs.size * CAP_HEIGHT
    return _box(Box(run.x + edge, -high, run.width - 2 * edge, high, stroke=Stroke(glyphs.colour, edge)))


def _unseen(glyphs: Glyphs, width: float) -> str:
    """The line as text that shows nothing, stretched to where its letters are."""
    size = f'font-size="{number(glyphs.size)}" textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"'
    unseen = 'fill="none" pointer-events="all" font-family="sans-serif" xml:space="preserve"'
    return f"<text {size} {unseen}>{_text(glyphs.text)}</text>"


def _paint(fill: Colour | None, stroke: Stroke | None) -> str:
    return (' fill="none"' if fill is None else _fill(fill)) + (_stroke(stroke) if stroke else "")


def _fill(colour: Colour) -> str:
    return f' fill="#{colour & 0xFFFFFF:06X}"{_opacity("fill", colour)}'


def _stroke(stroke: Stroke) -> str:
    dash = f' stroke-dasharray="{" ".join(map(number, stroke.dash))}"' if stroke.dash else ""
    cap = ' stroke-linecap="round"' if stroke.cap == "round" else ""
    colour = f'stroke="#{stroke.colour & 0xFFFFFF:06X}"{_opacity("stroke", stroke.colour)}'
    return f' {colour} stroke-width="{number(stroke.width)}"{dash}{cap}'


def _opacity(what: str, colour: Colour) -> str:
    alpha = colour >> 24
    return "" if alpha == 255 else f' {what}-opacity="{number(alpha / 255)}"'


def _data(segments: tuple[Segment, ...]) -> str:
    return "".join(map(_segment, segments))


def _segment(segment: Segment) -> str:
    match segment:
        case MoveTo(x, y):
            return f"M{number(x)} {number(y)}"
        case LineTo(x, y):
            return f"L{number(x)} {number(y)}"
        case CurveTo(x1, y1, x2, y2, x, y):
            return f"C{' '.join(map(number, (x1, y1, x2, y2, x, y)))}"
        case ClosePath():
            return "Z"
        case _:
            assert_never(segment)


def _text(text: str) -> str:
    """User text as XML text or attribute: nothing in it is markup, and characters XML does not know are replaced."""
    return escape(text.translate(_NOT_IN_XML), quote=True)
