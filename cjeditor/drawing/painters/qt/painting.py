"""Paints a frame tree: culls, stands the painter on each frame's whole pixel, and draws what was prepared for it."""

from __future__ import annotations

from math import hypot
from typing import Final, TypeAlias

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QTransform

from cjeditor.drawing.frame import Frame
from cjeditor.drawing.painters import pixels
from cjeditor.drawing.painters.bounded import Bounded
from cjeditor.drawing.painters.pictures import PictureSource
from cjeditor.drawing.painters.qt.ink import Op
from cjeditor.drawing.painters.qt.letters import forget_letters
from cjeditor.drawing.painters.qt.place import Detail, Place, forget_runs

Bounds: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_PHASES: Final = 1000
"""Places within a pixel that are told apart."""

_HINTS: Final = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
)

_prepared: Bounded[tuple[Frame, float, int, int, Detail], tuple[Op, ...]] = Bounded(4_000)


def paint_frame(
    painter: QPainter,
    frame: Frame,
    *,
    pictures: PictureSource | None = None,
    detail: Detail = "full",
    visible: Bounds | None = None,
) -> None:
    """Draw the frame with its origin at the painter's origin, in the painter's own units.

    Children that miss `visible` (in the frame's units; by default what the painter's clip shows) are skipped. The
    painter's transform and state are the same afterwards.
    """
    if painter.deviceTransform().determinant() == 0:
        return
    seen = visible or _visible(painter)
    painter.save()
    painter.setRenderHints(_HINTS)
    _Pass(painter, seen, pictures, detail).draw(frame, 0.0, 0.0)
    painter.restore()


def clear_caches() -> None:
    """Forget all prepared drawing, to measure a cold start."""
    from cjeditor.drawing.painters.qt.images import forget_pictures

    _prepared.clear()
    forget_runs()
    forget_letters()
    forget_pictures()


class _Pass:
    """One painting of one frame tree; holds what stays the same from the root to the leaves."""

    def __init__(
        self, painter: QPainter, seen: Bounds, pictures: PictureSource | None, detail: Detail
    ) -> None:
        self.painter = painter
        self.seen = seen
        self.pictures = pictures
        self.detail = detail
        self.device = painter.deviceTransform()
        self.world = painter.worldTransform()
        # Frames are drawn in device pixels; this undoes what Qt does between world and device (scale factors).
        self.to_world = self.device.inverted()[0] * self.world
        self.scale = hypot(self.device.m11(), self.device.m12())
        self.is_upright = _is_upright(self.device)

    def draw(self, frame: Frame, x: float, y: float) -> None:
        """Draw the frame with its origin at (x, y) of the root."""
        if frame.items:
            self._draw_items(frame, x, y)
        left, top, right, bottom = self.seen
        for child in frame.children:
            inner, cx, cy = child.frame, x + child.x, y + child.y
            spare = inner.bleed
            if (
                cx - spare < right
                and cy - spare < bottom
                and cx + inner.width + spare > left
                and cy + inner.height + spare > top
            ):
                self.draw(inner, cx, cy)

    def _draw_items(self, frame: Frame, x: float, y: float) -> None:
        phase_x, phase_y = self._stand(x, y)
        key = (frame, self.scale, phase_x, phase_y, self.detail)
        ops = _prepared.get(key)
        if ops is None:
            dx, dy = phase_x / _PHASES, phase_y / _PHASES
            place = Place(self.scale, dx, dy, self.detail, is_upright=self.is_upright)
            ops = _prepared.put(key, tuple(op for item in frame.items for op in place.prepare(item)))
        painter, pictures = self.painter, self.pictures
        for op in ops:
            op(painter, pictures)

    def _stand(self, x: float, y: float) -> tuple[int, int]:
        """Put the painter on the whole pixel at or above the point; return the rest in thousandths of a pixel."""
        if not self.is_upright:
            shrink = QTransform.fromScale(1 / self.scale, 1 / self.scale)
            self.painter.setWorldTransform(shrink * QTransform.fromTranslate(x, y) * self.world)
            return 0, 0
        device_x = self.device.m11() * x + self.device.dx()
        device_y = self.device.m22() * y + self.device.dy()
        whole_x, whole_y = pixels.floor_px(device_x), pixels.floor_px(device_y)
        self.painter.setWorldTransform(QTransform.fromTranslate(whole_x, whole_y) * self.to_world)
        return round((device_x - whole_x) * _PHASES), round((device_y - whole_y) * _PHASES)


def _is_upright(device: QTransform) -> bool:
    """Whether the transform only scales (alike both ways) and shifts, so that edges can stand on whole pixels."""
    return (
        not device.isRotating()
        and device.m11() > 0
        and abs(device.m11() - device.m22()) < 1e-6 * device.m11()
    )


def _visible(painter: QPainter) -> Bounds:
    if painter.hasClipping():
        seen = painter.clipBoundingRect()
    else:
        seen = painter.deviceTransform().inverted()[0].mapRect(QRectF(_device_rect(painter)))
    return seen.left(), seen.top(), seen.right(), seen.bottom()


def _device_rect(painter: QPainter) -> QRect:
    device = painter.device()
    ratio = device.devicePixelRatioF()
    return QRect(0, 0, round(device.width() * ratio), round(device.height() * ratio))
