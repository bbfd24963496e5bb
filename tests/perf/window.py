"""A real map view, offscreen at 1920 × 1080, driven by events; and the blit its frames are held against."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication

from cjeditor.canvas.camera import Camera
from cjeditor.canvas.map_view import MapView
from cjeditor.canvas.pieces import card_count
from cjeditor.canvas.screen import DIRECT_CARDS
from cjeditor.layout.options import LayoutOptions
from cjeditor.session.opening import open_session
from cjeditor.session.session import Session
from tests.perf.measure import Timed, timed

WIDTH, HEIGHT = 1920, 1080
NO_KEYS = Qt.KeyboardModifier.NoModifier
MOST_FRAMES = 2_000


def application() -> QGuiApplication:
    """Return the one application of this process."""
    there = QApplication.instance()
    return there if isinstance(there, QGuiApplication) else QApplication([])


def blit() -> Timed:
    """Return the clock of drawing one pixmap of the whole screen."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    pixmap = QPixmap(WIDTH, HEIGHT)
    pixmap.fill(Qt.GlobalColor.white)

    def draw() -> None:
        painter = QPainter(image)
        painter.drawPixmap(0, 0, pixmap)
        painter.end()

    return timed(draw, times=3)


class Stage:
    """A document open in a view on the screen, settled unless somebody wants to see it come."""

    def __init__(self, path: Path, *, at: Camera | None = None, is_settled: bool = True) -> None:
        application()
        self.session: Session = open_session(path, mode="copy")
        self.view = MapView(self.session, "jo_1", LayoutOptions())
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.resize(WIDTH, HEIGHT)
        if at is not None:
            self.view.lens.look(at)
        self.view.show()
        if is_settled:
            self.settle()

    def close(self) -> None:
        """Let go of the view and the document."""
        self.view.close_view()
        self.view.close()
        self.view.deleteLater()
        QApplication.sendPostedEvents(
            None, QEvent.Type.DeferredDelete
        )  # which only a running event loop does
        self.session.close()

    def frame(self) -> None:
        """Paint at once what the view asked to have painted."""
        QApplication.sendEvent(self.view, QEvent(QEvent.Type.UpdateRequest))

    def first_frame(self) -> None:
        """Take the events up to the first complete frame; what idle slices bring comes after it."""
        self._run_until(self._has_cards, QEventLoop.ProcessEventsFlag.X11ExcludeTimers)

    def settle(self) -> None:
        """Paint until nothing is missing on the screen."""
        self._run_until(self._is_complete)

    def _run_until(
        self,
        is_done: Callable[[], bool],
        events: QEventLoop.ProcessEventsFlag = QEventLoop.ProcessEventsFlag.AllEvents,
    ) -> None:
        for _ in range(MOST_FRAMES):
            application().processEvents(events)
            if is_done():
                return
            self.view.viewport().repaint()
        raise AssertionError("the view never became complete")

    def _is_complete(self) -> bool:
        return self._has_cards() and not self.view.arrival.is_awaited

    def _has_cards(self) -> bool:
        sight, screen = self.view.lens.sight, self.view.screen_of_map
        if screen.coverage() is None:
            return False  # nothing was painted yet
        if card_count(sight.layout, sight.seen, DIRECT_CARDS + 1) <= DIRECT_CARDS:
            return True
        ratio = self.view.viewport().devicePixelRatioF()
        return screen.tiles.is_complete(sight.camera, sight.width_px, sight.height_px, ratio)

    def wheel(self, dx: int, dy: int, *, zooms: bool = False) -> None:
        """Turn the wheel, or move two fingers, in the middle of the view."""
        keys = Qt.KeyboardModifier.ControlModifier if zooms else NO_KEYS
        pixels, angle = (QPoint(), QPoint(dx, dy)) if zooms else (QPoint(dx, dy), QPoint(dx, dy))
        middle = QPointF(WIDTH / 2, HEIGHT / 2)
        event = QWheelEvent(
            middle, middle, pixels, angle, Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(self.view.viewport(), event)

    def mouse(self, kind: QEvent.Type, x: float, y: float, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press, move or release the left button."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        held = none if kind == QEvent.Type.MouseButtonRelease else left
        button = none if kind == QEvent.Type.MouseMove else left
        event = QMouseEvent(kind, QPointF(x, y), QPointF(x, y), button, held, keys)
        QApplication.sendEvent(self.view.viewport(), event)
