"""Screen: composes what the viewport shows of the map: body, pinned heads, and the snapshot while zooming.

The body is kept as one picture. Up to about 130 visible cards it is painted directly; above that it comes from tiles.
Knows no selection and no gestures: overlays are drawn on top by others.
"""

from __future__ import annotations

from functools import cache
from math import inf
from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from cjeditor.canvas.backdrop import Backdrop, blank
from cjeditor.canvas.body import Body
from cjeditor.canvas.camera import Camera
from cjeditor.canvas.geometry import clipped, united
from cjeditor.canvas.ink import colour_of, painting, rect_of
from cjeditor.canvas.pieces import card_count
from cjeditor.canvas.sight import Sight
from cjeditor.canvas.tiles import Tiles
from cjeditor.drawing.frame import Colour, Glyphs, Placed
from cjeditor.drawing.look import colours
from cjeditor.drawing.painters.pictures import PictureSource
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect

DIRECT_CARDS: Final = 130
_SHADOW: Final = tuple(QColor(31, 36, 48, alpha) for alpha in (37, 30, 23, 17, 10, 3))
"""A soft shadow at the edge of pinned heads, from the edge outwards: the map goes on beneath."""

_STICKY_GAP: Final = 10.0
"""Over and under the title of a lane that stays at the top edge, in map units."""


class Screen:
    """One viewport's picture of a layout."""

    def __init__(self, layout: MapLayout, pictures: PictureSource | None, surround: Colour) -> None:
        self._body = Body(layout, pictures, surround)
        self.tiles = Tiles(self._body.paint)
        self._heads = Tiles(lambda *place: self._body.paint_heads(self._body.layout.heads, *place))
        self._lane_heads = Tiles(lambda *place: self._body.paint_heads(self._body.layout.lane_heads, *place))
        self._backdrop = Backdrop()
        self._still: tuple[object, QPixmap | None] | None = None
        self._snapshot: _Snapshot | None = None

    def show_layout(self, layout: MapLayout, spoiled: list[Rect] | None) -> None:
        """Take a new layout; `spoiled` are the regions that differ, None when anything may."""
        before, self._body.layout = self._body.layout, layout
        if layout.heads != before.heads:
            self._heads.forget()
        if layout.lane_heads != before.lane_heads:
            self._lane_heads.forget()
        if spoiled is None:
            self.tiles.clear()
            self._backdrop.forget()
        else:
            self.tiles.spoil(spoiled)
            self._backdrop.spoil(spoiled)

    def coverage(self) -> Rect | None:
        """Return the part of the map that was painted and kept, None without any."""
        return united(part for part in (self.tiles.coverage(), self._backdrop.coverage()) if part is not None)

    def unfold(self, layout: MapLayout) -> None:
        """Take a layout that may have more lanes at its end, below what is on the screen."""
        before, self._body.layout = self._body.layout, layout
        if layout is not before:
            self._lane_heads.forget()
            bottom = max(before.height, layout.height)
            below = [Rect(0.0, before.body_bottom, layout.width, bottom - before.body_bottom)]
            self.tiles.spoil(below)
            self._backdrop.spoil(below)

    def show_flows(self, *, are_there: bool) -> None:
        """Draw flows, or leave them out until they are found."""
        if self._body.has_flows != are_there:
            self._body.has_flows = are_there
            self._backdrop.forget()
            self.tiles.clear()

    def set_surround(self, surround: Colour) -> None:
        """Change the colour around the paper."""
        self._body.surround = surround
        self._backdrop.forget()
        self.tiles.clear()

    def paint(self, painter: QPainter, sight: Sight) -> bool:
        """Draw the viewport crisply; return False when tiles are still missing and another frame is needed."""
        if self._is_direct(sight):
            self._paint_direct(painter, sight)
            complete = True
        else:
            complete = self._paint_tiles(painter, sight)
            self._paint_strips(painter, sight)
        if complete:
            self._snapshot = None
        return complete

    def _paint_direct(self, painter: QPainter, sight: Sight) -> None:
        """Draw the kept picture and the strips; while the view stands still, from its second frame on, both as one."""
        ratio, body = painter.device().devicePixelRatioF(), self._body
        key = (
            sight.camera,
            sight.width_px,
            sight.height_px,
            ratio,
            sight.layout,
            body.has_flows,
            body.surround,
        )
        if self._still is None or self._still[0] != key:
            self._still = key, None
            self._compose(painter, sight)
            return
        picture = self._still[1]
        if picture is None:
            picture = blank(sight.width_px, sight.height_px, ratio)
            with painting(picture) as composing:
                self._compose(composing, sight)
            self._still = key, picture
        painter.drawPixmap(0, 0, picture)

    def _compose(self, painter: QPainter, sight: Sight) -> None:
        self._backdrop.show(painter, sight, self._body.paint)
        self._paint_strips(painter, sight)

    def _paint_tiles(self, painter: QPainter, sight: Sight) -> bool:
        """Draw the kept picture once all tiles are there, until then those that are; return whether they are."""
        camera, width, height = sight.camera, sight.width_px, sight.height_px
        painter.save()
        painter.setClipRect(rect_of(_uncovered(sight)))
        complete = self.tiles.prepare(camera, width, height, painter.device().devicePixelRatioF())
        if complete:
            self._backdrop.show(painter, sight, self.tiles.paint)
        else:
            self._paint_below(painter, sight)
            self.tiles.draw(painter, camera, width, height)
        painter.restore()
        return complete

    def paint_zooming(self, painter: QPainter, sight: Sight) -> None:
        """Draw the snapshot, scaled to where the camera is now."""
        self._paint_below(painter, sight)

    def paint_region(self, painter: QPainter, sight: Sight, layout: MapLayout, region: Rect) -> None:
        """Draw a region of another layout, a preview's, over the viewport; the caller clips."""
        painter.save()
        _to_map_units(painter, sight.camera)
        ratio = painter.device().devicePixelRatioF()
        self._body.of(layout).paint(painter, region, sight.camera.scale * ratio, ratio)
        painter.restore()

    def begin_zoom(self, sight: Sight, ratio: float) -> None:
        """Remember the viewport as it is, unless a snapshot of this gesture is there already."""
        if self._snapshot is None:
            self._snapshot = self._snapped(sight, ratio)

    def _paint_below(self, painter: QPainter, sight: Sight) -> None:
        """Draw what shows where tiles are missing: the last crisp frame, else bare paper."""
        if self._snapshot is not None:
            self._snapshot.draw(painter, sight, self._body.surround)
            return
        layout = self._body.layout
        paper = sight.camera.rect_to_view(Rect(0, 0, layout.width, layout.height))
        painter.fillRect(rect_of(sight.viewport), colour_of(self._body.surround))
        _ground(painter, paper)

    def _is_direct(self, sight: Sight) -> bool:
        return card_count(self._body.layout, sight.seen, DIRECT_CARDS + 1) <= DIRECT_CARDS

    # Pinned heads

    def _paint_strips(self, painter: QPainter, sight: Sight) -> None:
        heads, lanes = sight.heads_strip, sight.lanes_strip
        top = heads.bottom if heads else 0.0
        left = lanes.right if lanes else 0.0
        if lanes is not None:
            start = max(top, lanes.y)
            free = Rect(0.0, start, left, max(0.0, lanes.bottom - start))
            self._paint_pinned(painter, sight, self._lane_heads, free, sight.lanes_shift, 0.0)
            edge = max(start, sight.camera.to_view(0.0, sight.layout.heads_bottom).y)
            reach = QRect(round(left), round(edge), len(_SHADOW), round(max(0.0, lanes.bottom - edge)))
            painter.drawImage(reach, _shadow(is_beside=True))
        self._paint_sticky(painter, sight, top)
        if heads is not None:
            start = max(left, heads.x)
            free = Rect(start, 0.0, max(0.0, heads.right - start), top)
            _ground(painter, Rect(heads.x, 0.0, max(0.0, left - heads.x), top))
            self._paint_pinned(painter, sight, self._heads, free, 0.0, sight.heads_shift)
            reach = QRect(round(heads.x), round(top), round(heads.width), len(_SHADOW))
            painter.drawImage(reach, _shadow(is_beside=False))

    def _paint_sticky(self, painter: QPainter, sight: Sight, top: float) -> None:
        """Draw the title of the lane at the top edge where it is in view: it stays while any of its lane does."""
        camera, layout = sight.camera, sight.layout
        edge = camera.to_map(0.0, top).y + _STICKY_GAP
        row = layout.row_at(edge)
        head = next((p for p in layout.lane_heads if row and p.frame.object_id == row.lane_id), None)
        if row is None or head is None:
            return
        down = min(edge - head.y, row.height - _words_height(head) - _STICKY_GAP)
        if down <= 0:
            return
        region = Rect(head.x, row.y, head.frame.width, row.height)
        # A pixel more than the head: what is smoothed at its edge goes with it.
        shown = clipped(camera.rect_to_view(region.moved(sight.lanes_shift, 0.0)).grown(1.0), sight.viewport)
        painter.save()
        painter.setClipRect(rect_of(Rect(shown.x, top, shown.width, max(0.0, shown.bottom - top))))
        _to_map_units(painter, camera)
        painter.translate(sight.lanes_shift, 0.0)
        moved = Placed(head.x, head.y + down, head.frame)
        self._body.paint_heads((moved,), painter, region, camera.scale, 1.0)
        painter.restore()

    def _paint_pinned(
        self, painter: QPainter, sight: Sight, tiles: Tiles, free: Rect, dx: float, dy: float
    ) -> None:
        painter.save()
        painter.setClipRect(rect_of(free))
        camera = sight.camera.panned(dx * sight.camera.scale, dy * sight.camera.scale)
        camera = camera.on_pixels(painter.device().devicePixelRatioF())
        tiles.prepare(camera, free.right, free.bottom, painter.device().devicePixelRatioF(), budget_s=inf)
        tiles.draw(painter, camera, free.right, free.bottom)
        painter.restore()

    # Zooming

    def _snapped(self, sight: Sight, ratio: float) -> _Snapshot:
        return _Snapshot(sight, self._body_picture(sight, ratio), self._strips_picture(sight, ratio))

    def _body_picture(self, sight: Sight, ratio: float) -> QPixmap:
        picture = blank(sight.width_px, sight.height_px, ratio)
        with painting(picture) as painter:
            if self._is_direct(sight):
                self._backdrop.show(painter, sight, self._body.paint)
            else:
                self._paint_tiles(painter, sight)
        return picture

    def _strips_picture(self, sight: Sight, ratio: float) -> QPixmap | None:
        if sight.heads_strip is None and sight.lanes_strip is None:
            return None
        picture = blank(sight.width_px, sight.height_px, ratio)
        with painting(picture) as painter:
            self._paint_strips(painter, sight)
        return picture


class _Snapshot:
    """The last crisp frame, drawn scaled; pinned strips keep to their edges of the viewport."""

    def __init__(self, sight: Sight, body: QPixmap, strips: QPixmap | None) -> None:
        self._sight, self._body, self._strips = sight, body, strips

    def draw(self, painter: QPainter, sight: Sight, surround: Colour) -> None:
        """Draw it where it lies under another camera, by nearest neighbour."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        layout, was = sight.layout, self._sight
        painter.fillRect(rect_of(sight.viewport), colour_of(surround))
        paper = sight.camera.rect_to_view(Rect(0, 0, layout.width, layout.height))
        painter.fillRect(rect_of(paper), colour_of(colours.PAPER))
        target = sight.camera.rect_to_view(was.seen)
        painter.drawPixmap(rect_of(target), self._body, QRectF(self._body.rect()))
        if self._strips is not None:
            self._draw_strips(painter, self._strips, target)

    def _draw_strips(self, painter: QPainter, strips: QPixmap, target: Rect) -> None:
        was, ratio = self._sight, strips.devicePixelRatio()
        zoomed = target.width / was.width_px
        if was.lanes_strip is not None:
            source = was.lanes_strip
            beside = Rect(0.0, target.y + source.y * zoomed, source.width * zoomed, source.height * zoomed)
            _draw_part(painter, strips, source, beside, ratio)
        if was.heads_strip is not None:
            source = was.heads_strip
            over = Rect(target.x + source.x * zoomed, 0.0, source.width * zoomed, source.height * zoomed)
            _draw_part(painter, strips, source, over, ratio)


@cache
def _shadow(*, is_beside: bool) -> QImage:
    """Return the shadow a pixel long, to be stretched: filled a line at a time it cost as much as half the map."""
    shape = (len(_SHADOW), 1) if is_beside else (1, len(_SHADOW))
    image = QImage(*shape, QImage.Format.Format_ARGB32_Premultiplied)
    for place, colour in enumerate(_SHADOW):
        image.setPixelColor(*((place, 0) if is_beside else (0, place)), colour)
    return image


def _uncovered(sight: Sight) -> Rect:
    """The part of the viewport where the body is seen: strips that run from edge to edge hide what is below."""
    paper = sight.camera.rect_to_view(Rect(0, 0, sight.layout.width, sight.layout.height))
    free = sight.free
    lanes = sight.lanes_strip
    x = free.x if lanes is not None and lanes.y <= free.y and lanes.bottom >= sight.height_px else 0.0
    y = free.y if paper.x <= 0 and paper.right >= sight.width_px else 0.0
    return Rect(x, y, sight.width_px - x, sight.height_px - y)


def _words_height(head: Placed) -> float:
    """Return how far down a lane's head its words reach."""
    return max((item.y for item in head.frame.items if isinstance(item, Glyphs)), default=0.0)


def _draw_part(painter: QPainter, pixmap: QPixmap, source: Rect, target: Rect, ratio: float) -> None:
    part = QRectF(source.x * ratio, source.y * ratio, source.width * ratio, source.height * ratio)
    painter.drawPixmap(rect_of(target), pixmap, part)


def _to_map_units(painter: QPainter, camera: Camera) -> None:
    painter.scale(camera.scale, camera.scale)
    painter.translate(-camera.x, -camera.y)


def _ground(painter: QPainter, rect: Rect) -> None:
    painter.fillRect(rect_of(rect), colour_of(colours.PAPER))
