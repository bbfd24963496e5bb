"""The one-page PDF from finished Frames, against drawing the same items with reportlab's own canvas in a plain loop."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from cjeditor.drawing.face import FaceName, own_face
from cjeditor.drawing.frame import Box, ClosePath, CurveTo, Frame, Glyphs, LineTo, MoveTo, Stroke
from cjeditor.drawing.frame import Path as Outline
from cjeditor.drawing.painters.pdf import write_pdf
from cjeditor.drawing.painters.pdf_sheets import PT_PER_MM, Page, PdfMeta, PlacedFrame
from cjeditor.drawing.painters.recording import Recorded, record
from cjeditor.drawing.text.faces import font_path
from cjeditor.files.document import read_document
from cjeditor.layout.map_layout import lay_out
from tests.perf.measure import Measured, alternating, timed
from tests.perf.row import Family, Row

ROUNDS = 3
FACES: tuple[FaceName, ...] = ("regular", "italic", "semibold", "bold", "symbols", "emoji")


def measure(path: Path, _touchpoints: int) -> tuple[Measured, ...]:
    """Paint the whole page both ways; the plain loop gets its items flat and in absolute places."""
    frame = lay_out(read_document(path).atlas, "jo_1").page_frame()
    items = record(frame)
    for face in FACES:
        pdfmetrics.registerFont(TTFont(face, str(font_path(face))))
    samples = alternating(timed(lambda: _painted(frame)), timed(lambda: _drawn(items, frame)), ROUNDS)
    found = samples.median
    return (Measured(found.value, found.reference, f"{len(items):,} items"),)


def _painted(frame: Frame) -> bytes:
    page = Page(frame.width / PT_PER_MM, frame.height / PT_PER_MM, (PlacedFrame(frame, 0.0, 0.0),))
    return write_pdf((page,), PdfMeta())


def _drawn(items: list[Recorded], frame: Frame) -> bytes:
    """Draw each item with the canvas's calls, setting colour and font for each, as one would first write it."""
    out = BytesIO()
    canvas = Canvas(out, (frame.width, frame.height), pageCompression=1)
    canvas.transform(1, 0, 0, -1, 0, frame.height)
    for recorded in items:
        match recorded.item:
            case Box() as box:
                _box(canvas, box)
            case Outline() as outline:
                _outline(canvas, outline)
            case Glyphs() as glyphs:
                _glyphs(canvas, glyphs)
    canvas.save()
    return out.getvalue()


def _box(canvas: Canvas, box: Box) -> None:
    _inks(canvas, box.fill, box.stroke)
    how = {"fill": int(box.fill is not None), "stroke": int(box.stroke is not None)}
    if box.radius > 0:
        canvas.roundRect(box.x, box.y, box.width, box.height, box.radius, **how)
    else:
        canvas.rect(box.x, box.y, box.width, box.height, **how)


def _outline(canvas: Canvas, outline: Outline) -> None:
    _inks(canvas, outline.fill, outline.stroke)
    path = canvas.beginPath()
    for segment in outline.segments:
        match segment:
            case MoveTo(x, y):
                path.moveTo(x, y)
            case LineTo(x, y):
                path.lineTo(x, y)
            case CurveTo(x1, y1, x2, y2, x, y):
                path.curveTo(x1, y1, x2, y2, x, y)
            case ClosePath():
                path.close()
    canvas.drawPath(path, fill=int(outline.fill is not None), stroke=int(outline.stroke is not None))


def _glyphs(canvas: Canvas, glyphs: Glyphs) -> None:
    _inks(canvas, glyphs.colour, None)
    text = canvas.beginText()
    text.setFont(own_face(glyphs.face), glyphs.size)
    if glyphs.turned:
        text.setTextTransform(0, -1, -1, 0, glyphs.x, glyphs.y)
    else:
        text.setTextTransform(1, 0, 0, -1, glyphs.x, glyphs.y)
    text.textOut(glyphs.text)
    canvas.drawText(text)


def _inks(canvas: Canvas, fill: int | None, stroke: Stroke | None) -> None:
    if fill is not None:
        canvas.setFillColorRGB(*_rgb(fill))
    if stroke is not None:
        canvas.setStrokeColorRGB(*_rgb(stroke.colour))
        canvas.setLineWidth(stroke.width)
        canvas.setDash(list(stroke.dash))


def _rgb(colour: int) -> tuple[float, float, float]:
    return (colour >> 16 & 255) / 255, (colour >> 8 & 255) / 255, (colour & 255) / 255


FAMILY = Family(
    "printing",
    (
        Row(
            "one-page PDF from finished Frames, painter only",
            "a plain reportlab loop drawing the same items",
            times=1.5,
        ),
    ),
    measure,
)
