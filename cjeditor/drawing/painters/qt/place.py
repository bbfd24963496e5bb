"""Turns items into what Qt draws, for one scale and one place within the pixel.

Coordinates are device pixels from the whole pixel the frame's origin stands on. Where the scale is upright, edges,
upright strokes and baselines stand on whole pixels as `pixels` says. Decides no text width.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import Final, Literal, TypeAlias, assert_never

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QGlyphRun, QPainter, QTransform

from cjeditor.drawing.face import DrawnFace
from cjeditor.drawing.frame import Box, Colour, Glyphs, Item, Path, Picture, Stroke
from cjeditor.drawing.painters import pixels
from cjeditor.drawing.painters.bounded import Bounded
from cjeditor.drawing.painters.outlines import box_outline
from cjeditor.drawing.painters.pictures import PLACEHOLDER, WHOLE, PictureSource
from cjeditor.drawing.painters.qt import ink
from cjeditor.drawing.painters.qt.ink import Op
from cjeditor.drawing.painters.qt.letters import can_draw, glyph_run, text_outline
from cjeditor.drawing.text.metrics import CAP_HEIGHT, advance, x_height
from cjeditor.drawing.text.runs import Run, runs

Detail: TypeAlias = Literal["full", "bars", "boxes"]
"""With "boxes", letters that no face of ours has are empty boxes, as a PDF has them."""

SMALLEST_TEXT_PX: Final = 4.0
"""With detail "bars", text smaller than this on the screen is a pale bar of its real width."""

_BAR_OPACITY: Final = 0.35

_runs: Bounded[tuple[str, DrawnFace, float, float, float], QGlyphRun] = Bounded(8_000)


class Place:
    """A scale and a place within the pixel for which items are prepared, in pixels from the frame's whole pixel."""

    def __init__(self, scale: float, dx: float, dy: float, detail: Detail, *, is_upright: bool) -> None:
        self.scale, self.dx, self.dy, self.is_upright, self.detail = scale, dx, dy, is_upright, detail

    def prepare(self, item: Item) -> Sequence[Op]:
        """Return what draws the item."""
        match item:
            case Box():
                return self._box(item)
            case Path():
                return self._path(item)
            case Glyphs():
                return self._glyphs(item)
            case Picture():
                return (self._picture(item),)
            case _:
                assert_never(item)

    def x(self, value: float) -> float:
        return value * self.scale + self.dx

    def y(self, value: float) -> float:
        return value * self.scale + self.dy

    # Boxes

    def _box(self, box: Box) -> list[Op]:
        left, top = self.x(box.x), self.y(box.y)
        right, bottom = self.x(box.x + box.width), self.y(box.y + box.height)
        ops: list[Op] = []
        if box.fill is not None:
            ops.append(self._filled_box(box, box.fill, left, top, right, bottom))
        if box.stroke is not None:
            ops.append(self._stroked_box(box, box.stroke, left, top, right, bottom))
        return ops

    def _filled_box(self, box: Box, fill: Colour, left: float, top: float, right: float, bottom: float) -> Op:
        if box.radius > 0:
            exact = QRectF(left, top, right - left, bottom - top)
            radius = min(box.radius * self.scale, exact.width() / 2, exact.height() / 2)
            return ink.filled(ink.rounded(exact, radius), fill)
        if not self.is_upright:
            return ink.filled_rect(QRectF(left, top, right - left, bottom - top), fill)
        (x0, x1), (y0, y1) = pixels.span(left, right), pixels.span(top, bottom)
        return ink.filled_rect(QRectF(x0, y0, x1 - x0, y1 - y0), fill)

    def _stroked_box(
        self, box: Box, stroke: Stroke, left: float, top: float, right: float, bottom: float
    ) -> Op:
        width = stroke.width * self.scale
        radius = min(box.radius * self.scale, (right - left) / 2, (bottom - top) / 2)
        if stroke.dash or radius > 0 or not self.is_upright:
            dash = tuple(length * self.scale for length in stroke.dash)
            pen = ink.pen(stroke.colour, width, dash, stroke.cap, is_mitred=radius == 0)
            return ink.stroked(ink.outline(box_outline(left, top, right - left, bottom - top, radius)), pen)
        edges = [pixels.band(edge, width) for edge in (left, top, right, bottom)]
        outer = QRectF(QPointF(edges[0][0], edges[1][0]), QPointF(edges[2][1], edges[3][1]))
        inner = QRectF(QPointF(edges[0][1], edges[1][1]), QPointF(edges[2][0], edges[3][0]))
        ring = ink.rounded(outer, 0.0)
        if inner.isValid():
            ring.addRect(inner)
        return ink.filled(ring, stroke.colour)

    # Paths

    def _path(self, path: Path) -> list[Op]:
        stroke = path.stroke
        width = stroke.width * self.scale if stroke else 0.0
        settled = pixels.settled(path, self.scale, self.dx, self.dy) if self.is_upright else None
        if settled is None:
            outline = ink.outline(path.segments, self.scale, self.dx, self.dy)
        else:
            segments, width = settled
            outline = ink.outline(segments)
        ops: list[Op] = []
        if path.fill is not None:
            ops.append(ink.filled(outline, path.fill))
        if stroke is not None:
            dash = tuple(length * self.scale for length in stroke.dash)
            ops.append(ink.stroked(outline, ink.pen(stroke.colour, width, dash, stroke.cap)))
        return ops

    # Text

    def _glyphs(self, glyphs: Glyphs) -> list[Op]:
        size = glyphs.size * self.scale
        if not glyphs.text.strip() or size <= 0:
            return []
        if self.detail == "bars" and size < SMALLEST_TEXT_PX:
            return [self._bar(glyphs)]
        found = runs(glyphs.text, glyphs.face, glyphs.size, glyphs.tracking, from_right=glyphs.from_right)
        return [op for run in found if run.characters for op in self._run(glyphs, run, run.face, size)]

    def _run(self, glyphs: Glyphs, run: Run, face: DrawnFace | None, size: float) -> list[Op]:
        if face is None and self.detail == "boxes":
            return self._empty_box(glyphs, run)
        return [self._letters(glyphs, run, face, size)]

    def _letters(self, glyphs: Glyphs, run: Run, face: DrawnFace | None, size: float) -> Op:
        if face is None or not can_draw(face):
            return self._stand_in(glyphs, run, size)
        if glyphs.turned or size > pixels.WHOLE_GLYPH_PX or not self.is_upright:
            return self._placed_glyphs(glyphs, run, face, size)
        key = (run.characters, face, size, glyphs.tracking, run.xs[0])
        kept = _runs.get(key)
        if kept is None:
            places = [QPointF(x * self.scale, 0.0) for x in run.xs]
            kept = _runs.put(key, glyph_run(face, size, run.characters, places))
        # A quarter below the whole pixel, so that Qt's rounding cannot take the next one.
        start = QPointF(self.x(glyphs.x), pixels.floor_px(self.y(glyphs.y)) + 0.25)
        return ink.drawn_run(start, kept, ink.pen(glyphs.colour))

    def _bar(self, glyphs: Glyphs) -> Op:
        """A bar from the baseline to the x-height, as long as the line."""
        colour = QColor.fromRgba(glyphs.colour)
        colour.setAlphaF(colour.alphaF() * _BAR_OPACITY)
        high = x_height(glyphs.size)
        long = advance(glyphs.text, glyphs.face, glyphs.size, glyphs.tracking)
        x, y = glyphs.x, glyphs.y
        box = (x - high, y - long, high, long) if glyphs.turned else (x, y - high, long, high)
        left, top, width, height = (value * self.scale for value in box)
        return ink.filled_rect(QRectF(left + self.dx, top + self.dy, width, height), colour.rgba())

    def _placed_glyphs(self, glyphs: Glyphs, run: Run, face: DrawnFace, size: float) -> Op:
        """Large and turned text: every glyph on its own whole pixel; the largest are filled paths."""
        x, y, k = self.x(glyphs.x), self.y(glyphs.y), self.scale
        points = [(x, y - along * k) if glyphs.turned else (x + along * k, y) for along in run.xs]
        if self.is_upright:
            points = [_glyph_place(*point, size) for point in points]
        if glyphs.turned or size > pixels.LARGEST_GLYPH_PX or not self.is_upright:
            outline = text_outline(face, size, run.characters, points, turned=glyphs.turned)
            return ink.filled(outline, glyphs.colour)
        places = [QPointF(px, py + 0.25) for px, py in points]
        return ink.drawn_run(QPointF(), glyph_run(face, size, run.characters, places), ink.pen(glyphs.colour))

    def _empty_box(self, glyphs: Glyphs, run: Run) -> list[Op]:
        """What a PDF shows where no face has a glyph."""
        edge = glyphs.size / 16
        high, wide, along = glyphs.size * CAP_HEIGHT, run.width - 2 * edge, run.x + edge
        x, y = glyphs.x, glyphs.y
        stroke = Stroke(glyphs.colour, edge)
        if glyphs.turned:
            return self._box(Box(x - high, y - along - wide, high, wide, stroke=stroke))
        return self._box(Box(x + along, y - high, wide, high, stroke=stroke))

    def _stand_in(self, glyphs: Glyphs, run: Run, size: float) -> Op:
        """What no face of ours has, in whatever the screen offers, kept inside its measured box."""
        x, y, along, room = self.x(glyphs.x), self.y(glyphs.y), run.x * self.scale, run.width * self.scale
        pen = ink.pen(glyphs.colour)

        def draw(painter: QPainter, _: PictureSource | None) -> None:
            font = QFont()
            font.setPixelSize(max(1, round(size)))
            taken = QFontMetricsF(font).horizontalAdvance(run.text)
            squeeze = min(1.0, room / taken) if taken > 0 else 1.0
            painter.save()
            painter.translate(x, y)
            if glyphs.turned:
                painter.rotate(-90)
            painter.translate(along + (room - taken * squeeze) / 2, 0)
            painter.scale(squeeze, squeeze)
            painter.setFont(font)
            painter.setPen(pen)
            painter.drawText(QPointF(), run.text)
            painter.restore()

        return draw

    # Pictures

    def _picture(self, picture: Picture) -> Op:
        from cjeditor.drawing.painters.qt.images import shown_picture

        left, top = self.x(picture.x), self.y(picture.y)
        exact = QRectF(left, top, picture.width * self.scale, picture.height * self.scale)
        x0, y0 = pixels.floor_px(left), pixels.floor_px(top)
        x1, y1 = pixels.ceil_px(exact.right()), pixels.ceil_px(exact.bottom())
        target = QRect(x0, y0, max(1, x1 - x0), max(1, y1 - y0))
        frame = ink.rounded(exact, picture.radius * self.scale)
        is_whole = picture.radius <= 0 and picture.crop == WHOLE

        def draw(painter: QPainter, pictures: PictureSource | None) -> None:
            image = shown_picture(picture, pictures, target.size())
            if image is None:
                painter.fillPath(frame, QBrush(ink.colour(PLACEHOLDER)))
            elif is_whole:
                painter.drawImage(target, image)
            else:
                brush = QBrush(image)
                brush.setTransform(QTransform.fromTranslate(x0, y0))
                painter.fillPath(frame, brush)

        return draw


def _glyph_place(x: float, y: float, size: float) -> tuple[float, float]:
    """Where a rasteriser stands a glyph: on a whole pixel below, and beside too when it is large."""
    across = pixels.floor_px(x) if size > pixels.WHOLE_GLYPH_PX else floor((x + pixels.NUDGE) * 4) / 4
    return across, pixels.floor_px(y)


def forget_runs() -> None:
    """Forget all glyph runs."""
    _runs.clear()
