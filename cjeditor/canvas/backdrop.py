"""Backdrop: the body of the map as the viewport shows it, kept from frame to frame.

A pan moves the picture and paints what comes into view; a change paints the regions that it spoiled. What lies on the
map is a function handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import ceil, floor
from typing import TypeAlias

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPixmap

from cjeditor.canvas.camera import Camera
from cjeditor.canvas.geometry import clipped
from cjeditor.canvas.ink import colour_of, painting
from cjeditor.canvas.sight import Sight
from cjeditor.drawing.look import colours
from cjeditor.layout.rect import Rect

PaintRegion: TypeAlias = Callable[[QPainter, Rect, float, float], None]

_FEW = 3
"""More regions than this cost more one by one than the whole viewport: each gathers what lies in it anew."""


class Backdrop:
    """One picture of the viewport; another zoom, size or device pixel ratio starts anew."""

    def __init__(self, paint: PaintRegion) -> None:
        """`paint(painter, region, scale, ratio)` draws a region of the map; the painter is in map units."""
        self._paint = paint
        self._pixmap: QPixmap | None = None
        self._camera = Camera()
        self._size: tuple[float, float, float] = (0.0, 0.0, 0.0)
        self._spoiled: list[Rect] = []

    def forget(self) -> None:
        """Paint all of it anew."""
        self._pixmap = None

    def spoil(self, regions: Iterable[Rect]) -> None:
        """Paint these regions of the map anew."""
        self._spoiled += regions

    def coverage(self) -> Rect | None:
        """Return the part of the map that was painted and kept, None without any."""
        return None if self._pixmap is None else self._camera.seen(*self._size[:2])

    def picture(self, sight: Sight, ratio: float) -> QPixmap:
        """Return the viewport's picture, painted where it has to be; it must not be changed."""
        size = sight.width_px, sight.height_px, ratio
        kept, self._pixmap = self._pixmap, None  # one that a mistake leaves half painted is forgotten
        if kept is not None and self._size == size and self._camera.zoom == sight.camera.zoom:
            kept = self._mended(kept, sight, ratio)
        else:
            kept = self._painted(sight, sight.viewport, ratio)
        self._pixmap, self._camera, self._size, self._spoiled = kept, sight.camera, size, []
        return kept

    def _mended(self, kept: QPixmap, sight: Sight, ratio: float) -> QPixmap:
        regions = [*self._moved(kept, sight, ratio), *self._stale(sight)]
        if len(regions) > _FEW:
            return self._painted(sight, sight.viewport, ratio)
        for region in regions:
            part = self._painted(sight, region, ratio)
            with painting(kept) as painter:
                painter.drawPixmap(_corner(region, ratio), part)
        return kept

    def _moved(self, pixmap: QPixmap, sight: Sight, ratio: float) -> Iterator[Rect]:
        """Move the picture by whole device pixels, which cameras stand on; return what came into view, in pixels."""
        scale = sight.camera.scale * ratio
        dx = round((self._camera.x - sight.camera.x) * scale)
        dy = round((self._camera.y - sight.camera.y) * scale)
        if dx or dy:
            pixmap.scroll(dx, dy, pixmap.rect())
        width, height = sight.width_px, sight.height_px
        across, down = min(abs(dx) / ratio, width), min(abs(dy) / ratio, height)
        if dx:
            yield Rect(0.0 if dx > 0 else width - across, 0.0, across, height)
        if dy:
            yield Rect(0.0, 0.0 if dy > 0 else height - down, width, down)

    def _stale(self, sight: Sight) -> Iterator[Rect]:
        for region in self._spoiled:
            shown = clipped(sight.camera.rect_to_view(region).grown(1), sight.viewport)
            if shown.width > 0 and shown.height > 0:
                yield shown

    def _painted(self, sight: Sight, region: Rect, ratio: float) -> QPixmap:
        """Paint a region apart: dashes are worked out for the whole device, however small the clip is."""
        scale, start = sight.camera.scale, _corner(region, ratio)
        width = ceil(region.right * ratio) / ratio - start.x()
        height = ceil(region.bottom * ratio) / ratio - start.y()
        corner = sight.camera.to_map(start.x(), start.y())
        part = blank(width, height, ratio)
        with painting(part) as painter:
            painter.scale(scale, scale)
            painter.translate(-corner.x, -corner.y)
            self._paint(
                painter, Rect(corner.x, corner.y, width / scale, height / scale), scale * ratio, ratio
            )
        return part


def _corner(region: Rect, ratio: float) -> QPointF:
    """The whole device pixel a region begins in."""
    return QPointF(floor(region.x * ratio) / ratio, floor(region.y * ratio) / ratio)


def blank(width_px: float, height_px: float, ratio: float) -> QPixmap:
    """Return a picture of so many logical pixels, all paper."""
    pixmap = QPixmap(QSize(round(width_px * ratio), round(height_px * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(colour_of(colours.PAPER))
    return pixmap
