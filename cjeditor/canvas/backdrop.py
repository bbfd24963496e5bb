"""Backdrop: the body of the map as the viewport shows it, kept from frame to frame.

A pan paints what comes into view; a change paints the regions that it spoiled. The picture is a ring on both axes: what
comes into view at one edge takes the place of what left at the other, and nothing that stays is copied. What lies on
the map is a function handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import ceil, floor
from typing import Final, NamedTuple, TypeAlias

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

from cjeditor.canvas.geometry import clipped
from cjeditor.canvas.ink import colour_of, painting
from cjeditor.canvas.sight import Sight
from cjeditor.drawing.look import colours
from cjeditor.layout.rect import Rect

PaintRegion: TypeAlias = Callable[[QPainter, Rect, float, float], None]
"""`paint(painter, region, scale, ratio)` draws a region of the map; the painter is in map units."""

_FEW: Final = 3
"""More regions than this cost more one by one than the whole viewport: each gathers what lies in it anew."""


class Backdrop:
    """One picture of the viewport; another zoom, size or device pixel ratio starts anew."""

    def __init__(self) -> None:
        self._kept: _Kept | None = None
        self._spoiled: list[Rect] = []

    def forget(self) -> None:
        """Paint all of it anew."""
        self._kept = None

    def spoil(self, regions: Iterable[Rect]) -> None:
        """Paint these regions of the map anew."""
        if self._kept is not None:
            self._spoiled += regions

    def coverage(self) -> Rect | None:
        """Return the part of the map that was painted and kept, None without any."""
        return None if self._kept is None else self._kept.window.region

    def show(self, painter: QPainter, sight: Sight, paint: PaintRegion) -> None:
        """Draw the viewport's picture, painted where it has to be."""
        window = _window(sight, painter.device().devicePixelRatioF())
        kept, self._kept = self._kept, None  # one that a mistake leaves half painted is forgotten
        parts = [*_arrived(kept.window, window), *self._stale(window)] if kept else []
        if kept is None or not kept.window.is_like(window) or len(parts) > _FEW:
            kept = _Kept(_painted(window, paint), window, window)
        else:
            kept = kept._replace(window=window)
            for part in parts:
                kept.take(part, _painted(part, paint))
        self._kept, self._spoiled = kept, []
        kept.draw(painter)

    def _stale(self, window: _Window) -> Iterator[_Window]:
        """Yield the spoiled regions as far as they are in view, with the pixel around them that is smoothed."""
        scale, ratio = window.scale, window.ratio
        for region in self._spoiled:
            wanted = Rect(region.x * scale, region.y * scale, region.width * scale, region.height * scale)
            shown = clipped(wanted.grown(ratio), window.rect)
            if shown.width > 0 and shown.height > 0:
                x, y = floor(shown.x), floor(shown.y)
                right, bottom = min(ceil(shown.right), window.right), min(ceil(shown.bottom), window.bottom)
                yield window.part(x, y, right - x, bottom - y)


class _Window(NamedTuple):
    """A rectangle of the map in whole device pixels, counted from the map's corner; `scale` in them a map unit."""

    left: int
    top: int
    width: int
    height: int
    scale: float
    ratio: float

    @property
    def right(self) -> int:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.top + self.height

    @property
    def rect(self) -> Rect:
        """It without its scale."""
        return Rect(*self[:4])

    @property
    def region(self) -> Rect:
        """It in map units."""
        return Rect(*(length / self.scale for length in self[:4]))

    def is_like(self, other: _Window) -> bool:
        """Whether both have the same size and scale."""
        return self[2:] == other[2:]

    def part(self, left: int, top: int, width: int, height: int) -> _Window:
        """Return another rectangle at the same scale."""
        return _Window(left, top, width, height, self.scale, self.ratio)


class _Kept(NamedTuple):
    """A picture with what it shows; the map's pixel at the corner of `home` is its first one, and it goes round."""

    pixmap: QPixmap
    window: _Window
    home: _Window

    def draw(self, painter: QPainter) -> None:
        """Draw it over the viewport, in up to four pieces."""
        painter.save()
        painter.scale(1 / self.window.ratio, 1 / self.window.ratio)
        _draw_around(
            painter,
            self.pixmap,
            self.home.left - self.window.left,
            self.home.top - self.window.top,
            self.window,
        )
        painter.restore()

    def take(self, part: _Window, painted: QPixmap) -> None:
        """Take a part that was painted anew."""
        with painting(self.pixmap) as painter:
            _draw_around(painter, painted, part.left - self.home.left, part.top - self.home.top, self.window)


def _draw_around(painter: QPainter, pixmap: QPixmap, x: int, y: int, ring: _Window) -> None:
    """Draw a picture wherever it lies on a ring of this size, at whole numbers."""
    for left in (x % ring.width, x % ring.width - ring.width):
        for top in (y % ring.height, y % ring.height - ring.height):
            if left + pixmap.width() > 0 and top + pixmap.height() > 0:
                painter.drawPixmap(left, top, pixmap)


def _window(sight: Sight, ratio: float) -> _Window:
    """Return the viewport; cameras stand on whole device pixels."""
    camera, scale = sight.camera, sight.camera.scale * ratio
    width, height = round(sight.width_px * ratio), round(sight.height_px * ratio)
    return _Window(round(camera.x * scale), round(camera.y * scale), width, height, scale, ratio)


def _arrived(before: _Window, now: _Window) -> Iterator[_Window]:
    """Yield what came into view since a window of the same size, the edge across and the edge down."""
    dx, dy = now.left - before.left, now.top - before.top
    across, down = min(abs(dx), now.width), min(abs(dy), now.height)
    if across:
        yield now.part(now.right - across if dx > 0 else now.left, now.top, across, now.height)
    if down:
        yield now.part(now.left, now.bottom - down if dy > 0 else now.top, now.width, down)


def _painted(window: _Window, paint: PaintRegion) -> QPixmap:
    """Paint a part on a picture of its own: dashes are worked out for the whole device, however small the clip is."""
    pixmap = blank(window.width, window.height, 1.0)
    with painting(pixmap) as painter:
        painter.translate(-window.left, -window.top)
        painter.scale(window.scale, window.scale)
        paint(painter, window.region, window.scale, window.ratio)
    return pixmap


def blank(width_px: float, height_px: float, ratio: float) -> QPixmap:
    """Return a picture of so many logical pixels, all paper."""
    pixmap = QPixmap(QSize(round(width_px * ratio), round(height_px * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(colour_of(colours.PAPER))
    return pixmap
