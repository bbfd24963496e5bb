"""Carried: the picture of what a drag takes along, painted once when the drag begins."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from cjeditor.canvas.camera import Camera
from cjeditor.canvas.geometry import clipped, united
from cjeditor.canvas.ink import FADED, colour_of, painting, rect_of
from cjeditor.canvas.objects import placed_object
from cjeditor.canvas.pieces import FAR_ZOOM, composed, swatch_of
from cjeditor.canvas.sight import Sight
from cjeditor.drawing.frame import Placed
from cjeditor.drawing.look.colours import PAPER
from cjeditor.drawing.painters.pictures import PictureSource
from cjeditor.drawing.painters.qt import paint_frame
from cjeditor.layout.rect import Rect

_OPACITY = 0.92


class Carried:
    """Objects as one pixmap over the viewport, shown shifted; and where they lay, which is shown faded."""

    def __init__(
        self, sight: Sight, ids: tuple[str, ...], pictures: PictureSource | None, ratio: float
    ) -> None:
        self.ids, self.camera = ids, sight.camera
        self._boxes = tuple(_boxes(sight, ids))
        self._are_stages = any(known in sight.layout.atlas.stages for known in ids)
        room = sight.viewport.grown(max(sight.width_px, sight.height_px) / 2)
        bounds = united(box.grown(8) for box in self._boxes)
        self._bounds = _whole(clipped(bounds, room)) if bounds is not None else Rect(0, 0, 1, 1)
        self._pixmap = self._painted(sight, pictures, ratio)

    def draw(self, painter: QPainter, sight: Sight, dx: float, dy: float) -> None:
        """Draw the places left behind faded, and the objects shifted by map units."""
        moved = _shift(self.camera, sight.camera)
        seen = sight.viewport
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(FADED))
        left = [box.moved(*moved) for box in self._boxes]
        painter.drawRects([rect_of(box) for box in left if box.meets(seen)])
        scale = sight.camera.scale
        painter.drawPixmap(
            QPointF(
                round(self._bounds.x + moved[0] + dx * scale), round(self._bounds.y + moved[1] + dy * scale)
            ),
            self._pixmap,
        )

    def _painted(self, sight: Sight, pictures: PictureSource | None, ratio: float) -> QPixmap:
        bounds = self._bounds
        pixmap = QPixmap(QSize(max(1, round(bounds.width * ratio)), max(1, round(bounds.height * ratio))))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with painting(pixmap) as painter:
            painter.setOpacity(_OPACITY)
            painter.translate(-bounds.x, -bounds.y)
            if not self._are_stages:  # the others have no ground of their own, or are paper
                self._draw_ground(painter)
            if sight.camera.zoom < FAR_ZOOM:
                self._draw_swatches(painter, sight)
            else:
                self._draw_frames(painter, sight, pictures)
        return pixmap

    def _draw_ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(0x22000000))
        painter.drawRects([rect_of(box.moved(1.5, 3.0)) for box in self._boxes])
        painter.setBrush(colour_of(PAPER))
        painter.drawRects([rect_of(box) for box in self._boxes])

    def _draw_swatches(self, painter: QPainter, sight: Sight) -> None:
        for object_id, box in zip(self.ids, self._boxes, strict=False):
            painter.fillRect(rect_of(box), colour_of(swatch_of(sight.layout.atlas, object_id)))

    def _draw_frames(self, painter: QPainter, sight: Sight, pictures: PictureSource | None) -> None:
        camera, layout = sight.camera, sight.layout
        painter.scale(camera.scale, camera.scale)
        painter.translate(-camera.x, -camera.y)
        placed = (_shown(sight, object_id) for object_id in self.ids)
        frame = composed((piece for piece in placed if piece is not None), layout.width, layout.height)
        room = Rect(
            *camera.to_map(self._bounds.x, self._bounds.y).pair,
            self._bounds.width / camera.scale,
            self._bounds.height / camera.scale,
        )
        visible = room.x, room.y, room.right, room.bottom
        paint_frame(painter, frame, pictures=pictures, detail="bars", visible=visible)


def _boxes(sight: Sight, ids: tuple[str, ...]) -> Iterator[Rect]:
    for object_id in ids:
        placed = placed_object(sight.layout, object_id)
        if placed is not None:
            yield sight.rect_on_view(Rect(placed.x, placed.y, placed.frame.width, placed.frame.height))


def _shown(sight: Sight, object_id: str) -> Placed | None:
    placed = placed_object(sight.layout, object_id)
    if placed is None:
        return None
    dx, dy = sight.shift_of(Rect(placed.x, placed.y, placed.frame.width, placed.frame.height))
    return Placed(placed.x + dx, placed.y + dy, placed.frame)


def _shift(was: Camera, now: Camera) -> tuple[float, float]:
    """How far the map has moved on the viewport since; the zoom stays during a drag."""
    return (was.x - now.x) * now.scale, (was.y - now.y) * now.scale


def _whole(rect: Rect) -> Rect:
    return Rect(
        float(int(rect.x)), float(int(rect.y)), float(int(rect.width) + 2), float(int(rect.height) + 2)
    )
