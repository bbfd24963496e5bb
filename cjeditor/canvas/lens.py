"""Lens: moves the camera: scroll bars, wheel, pinch, zoom keys, and the rest after a zoom gesture.

Owns the camera of one view; paints nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from cjeditor.canvas.camera import (
    PIXELS_PER_UNIT,
    SURROUND_PX,
    Camera,
    fitting,
    next_zoom,
    revealing,
    scroll_range,
)
from cjeditor.canvas.geometry import centre
from cjeditor.canvas.sight import STRIP_PADDING, Sight
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect

REST_MS: Final = 150
BARS_MS: Final = 40
_ROUNDS: Final = 3
"""How much pinned heads cover depends on the camera they leave room for; after three rounds it stands still."""
_NOTCH: Final = 120.0
_NOTCH_ZOOM: Final = 1.2
_NOTCH_PX: Final = 80.0
READABLE_PX: Final = 9.0
SMALLEST_TEXT: Final = 14.0
READABLE_ZOOM: Final = READABLE_PX / SMALLEST_TEXT / PIXELS_PER_UNIT
"""Below this the smallest text of a map cannot be read."""
_FIRST_CARD: Final = 72.0
"""So much of the first lane with cards has to be in view for its first card to be seen, in map units."""


class Lens(QObject):
    """The camera over a layout in the viewport of a scroll area."""

    moved = Signal()
    zoom_begun = Signal()
    zoom_rested = Signal()

    def __init__(self, area: QAbstractScrollArea, down_to: Callable[[float], MapLayout]) -> None:
        """`down_to` gives the map laid out at least down to a y: a large one only as far as it is looked at."""
        super().__init__(area)
        self._area, self._down_to = area, down_to
        self.camera = Camera()
        self.is_zooming = False
        self._staying: Callable[[], None] | None = self.show_start
        """What to show again when the size of the window changes, until somebody moves the camera."""
        self._sight = self._sight_of(self.camera)
        self._syncing = False
        self._paper_kept: Rect | None = None
        self._bars = QTimer(self)
        self._bars.setSingleShot(True)
        self._bars.setInterval(BARS_MS)
        self._bars.timeout.connect(self.sync)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.rest)
        area.horizontalScrollBar().valueChanged.connect(self._scrolled)
        area.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def size(self) -> tuple[float, float]:
        """The viewport's logical pixels."""
        viewport = self._area.viewport()
        return float(max(1, viewport.width())), float(max(1, viewport.height()))

    @property
    def paper(self) -> Rect:
        """The page with the parking lot beside it; about as high as it will be while lanes are missing."""
        return self._down_to(0.0).paper

    @property
    def sight(self) -> Sight:
        """What lies where on the viewport now; the same one while nothing moves, as it remembers what it worked out."""
        sight = self._sight_of(self.camera)
        if self._sight != sight:
            self._sight = sight
        return self._sight

    def look(self, camera: Camera, held: Camera | None = None) -> None:
        """Take another camera, kept near the paper and on whole pixels.

        Where all of the map is in view it goes to the middle, or stays as a held camera has it.
        """
        self._staying = None
        self._look(camera, held)

    def _look(self, camera: Camera, held: Camera | None) -> None:
        ratio = self._area.viewport().devicePixelRatioF()
        camera = camera.kept_near(self.paper, *self.size, held).on_pixels(ratio)
        if not self._bars.isActive():
            self._bars.start()
        if camera != self.camera:
            self.camera = camera
            self.moved.emit()

    def pan(self, dx_px: float, dy_px: float) -> None:
        """Push the map by so many pixels."""
        self.look(self.camera.panned(dx_px, dy_px), held=self.camera)

    def zoom_to(self, zoom: float, px: float | None = None, py: float | None = None) -> None:
        """Zoom crisply; the given viewport position, or the middle, stays where it is."""
        width, height = self.size
        self.look(self.camera.zoomed(zoom, width / 2 if px is None else px, height / 2 if py is None else py))
        self._settle()

    def zoom_step(self, direction: int) -> None:
        """Zoom to the next usual zoom."""
        self.zoom_to(next_zoom(self.camera.zoom, direction))

    def fit(self, rect: Rect, *, most: float = 2.0) -> None:
        """Show a whole rectangle of the map."""
        self.look(fitting(rect, *self.size, most=most))
        self._settle()

    def show_whole(self) -> None:
        """Show the whole map, whatever the size of the window, until somebody moves the camera."""
        self.fit(self.paper)
        self._staying = self.show_whole

    def return_to(self, camera: Camera) -> None:
        """Look as before, whatever the size of the window, until somebody moves the camera."""
        self.look(camera, held=camera)
        self._settle()
        self._staying = partial(self.return_to, camera)

    def fit_clear(self, rect: Rect) -> None:
        """Show a rectangle of the map whole and clear of the pinned heads, at natural size at most."""
        camera = fitting(rect, *self.size, most=1.0)
        for _ in range(_ROUNDS):
            clear = self._sight_of(camera).free
            camera = fitting(rect, clear.width, clear.height, most=1.0).panned(clear.x, clear.y)
        self.look(camera)
        self._settle()

    def reveal(self, rect: Rect) -> None:
        """Scroll as little as brings a rectangle of the map into the free part of the viewport."""
        dx, dy = self.sight.shift_of(rect)
        if not dx and not dy:
            # Heads may be pinned only where that leads; the second look keeps the beginning clear of them.
            first = revealing(self.camera, rect, self.sight.free)
            self.look(revealing(first, rect, self._sight_of(first).free), held=self.camera)
        else:
            # A pinned head is in view already on one axis; only the other one scrolls.
            free = self.sight.free
            moved = rect.moved(dx, dy)
            across = Rect(free.x if not dx else 0.0, 0.0, free.width if not dx else 1e9, 1e9)
            down = Rect(0.0, free.y, 1e9, free.height)
            self.look(revealing(self.camera, moved, across if dy else down), held=self.camera)

    def come_near(self, rect: Rect) -> None:
        """Zoom in where a rectangle of the map is too small to be read; then it lies in the middle."""
        if self.camera.zoom < READABLE_ZOOM:
            middle, (width, height) = centre(rect), self.size
            scale = READABLE_ZOOM * PIXELS_PER_UNIT
            self.look(Camera(READABLE_ZOOM, middle.x - width / scale / 2, middle.y - height / scale / 2))
            self._settle()

    def show_start(self) -> None:
        """Show the map's start with its smallest text readable, larger when everything fits in at that.

        Until somebody moves the camera, it stays at the start whatever the size of the window.
        """
        whole = fitting(self.paper, *self.size, most=1.0)
        zoom = max(READABLE_ZOOM, whole.zoom)
        self.look(self._at_start(Camera(zoom, -SURROUND_PX, -SURROUND_PX)))
        self.rest()
        self._staying = self.show_start

    def _at_start(self, camera: Camera) -> Camera:
        """From the title on, when the first cards are in view with it; else from the heads on."""
        seen = camera.seen(*self.size)
        layout = self._down_to(seen.bottom)
        with_cards = (row for row in layout.rows if next(iter(row.body.boxes()), None) is not None)
        first = next(with_cards, None)
        if layout.is_whole and first is None:
            return camera
        if first is not None and first.y + _FIRST_CARD <= seen.bottom:
            return camera
        return replace(camera, y=layout.heads_top - STRIP_PADDING)

    def wheel(self, event: QWheelEvent) -> None:
        """Pan with the wheel or two fingers, across with Shift, zoom with Ctrl."""
        pixels, angle = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = angle.y() / _NOTCH if angle.y() else pixels.y() / _NOTCH_PX
            self.zoom_gesture(_NOTCH_ZOOM**turned, event.position())
            return
        dx, dy = float(pixels.x()), float(pixels.y())
        if pixels.isNull():
            dx, dy = angle.x() / _NOTCH * _NOTCH_PX, angle.y() / _NOTCH * _NOTCH_PX
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
            dx, dy = dy, 0.0
        self.pan(dx, dy)

    def pinch(self, event: QNativeGestureEvent) -> bool:
        """Zoom with two fingers spreading; return whether the event was one of ours."""
        kinds = Qt.NativeGestureType
        if event.gestureType() == kinds.ZoomNativeGesture:
            self.zoom_gesture(1 + event.value(), event.position())
            return True
        if event.gestureType() == kinds.SmartZoomNativeGesture:
            self.zoom_to(1.0 if self.camera.zoom < 0.9 else 0.5, event.position().x(), event.position().y())
            return True
        return event.gestureType() in (kinds.BeginNativeGesture, kinds.EndNativeGesture)

    def zoom_gesture(self, factor: float, at: QPointF) -> None:
        """Zoom about the pointer with the last frame scaled; crisp when the gesture rests."""
        if not self.is_zooming:
            self.zoom_begun.emit()
            self.is_zooming = True
        self._rest.start()
        self.look(self.camera.zoomed(self.camera.zoom * factor, at.x(), at.y()))

    def rest(self) -> None:
        """End a zoom gesture: the next frame is crisp."""
        self._rest.stop()
        if self.is_zooming:
            self.is_zooming = False
            self.zoom_rested.emit()

    def resized(self) -> None:
        """Keep the camera near the paper after the viewport changed its size."""
        if self._staying is not None:
            self._staying()
        else:
            self.look(self.camera)
        self._settled_on_paper()

    def unfolded(self) -> None:
        """Keep the camera near the paper once the size of a large map is known."""
        if self._paper_kept != self.paper:
            self.resized()

    def relaid(self) -> None:
        """Keep the camera near the paper after an edit; what is in view stays where it is on the screen.

        A few pixels beyond the edge of the paper are left alone, until somebody moves the camera.
        """
        if self._paper_kept != self.paper:
            kept = self.camera.kept_near(self.paper, *self.size, held=self.camera)
            shift = max(abs(kept.x - self.camera.x), abs(kept.y - self.camera.y))
            if shift * self.camera.scale > SURROUND_PX:
                self._look(kept, held=kept)
            self._settled_on_paper()

    def _settled_on_paper(self) -> None:
        self._paper_kept = self.paper
        self.sync()

    def _sight_of(self, camera: Camera) -> Sight:
        return Sight(self._down_to(camera.seen(*self.size).bottom), camera, *self.size)

    def _settle(self) -> None:
        self.rest()
        self.sync()

    def sync(self) -> None:
        """Show on the scroll bars where the camera is; in a pan now and then, as they cost more than the map."""
        self._bars.stop()
        (width, height), scale, paper = self.size, self.camera.scale, self.paper
        surround = SURROUND_PX / scale
        self._syncing = True
        bars = (
            (self._area.horizontalScrollBar(), paper.x, paper.width, width, self.camera.x),
            (self._area.verticalScrollBar(), paper.y, paper.height, height, self.camera.y),
        )
        for bar, start, length, seen, position in bars:
            low, high = scroll_range(start, length, seen / scale, surround)
            bar.setRange(round(low * scale), round(high * scale))
            bar.setPageStep(round(seen))
            bar.setSingleStep(40)
            bar.setValue(round(position * scale))
        self._syncing = False

    def _scrolled(self) -> None:
        if self._syncing:
            return
        scale = self.camera.scale
        x = self._area.horizontalScrollBar().value() / scale
        y = self._area.verticalScrollBar().value() / scale
        self.look(Camera(self.camera.zoom, x, y), held=self.camera)
