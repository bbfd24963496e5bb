"""ZoomControl: the zoom in the status bar, as a slider over powers and a figure."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QSlider, QToolButton

from cjeditor.canvas.camera import LARGEST_ZOOM, SMALLEST_ZOOM
from cjeditor.model.messages import message

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_STEPS_A_DOUBLING: Final = 24
_ZOOM = message("ui.zoom", "Zoom")
_WHOLE = message("ui.zoom.whole", "Show the whole map")


class ZoomControl(QObject):
    """Follows the view on show, and leads it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(_position(SMALLEST_ZOOM), _position(LARGEST_ZOOM))
        self.slider.setFixedWidth(130)
        self.slider.setPageStep(_STEPS_A_DOUBLING // 2)
        self.figure = QToolButton()
        self.figure.setFixedWidth(62)
        self.slider.valueChanged.connect(self._slid)
        self.figure.clicked.connect(self._fit)
        for widget in (self.slider, self.figure):
            desk.window.status.addPermanentWidget(widget)
        desk.tabs.view_chosen.connect(self.refresh)
        desk.tabs.zoom_changed.connect(self.refresh)
        self.reword()

    def reword(self) -> None:
        """Take up the interface language."""
        self.slider.setAccessibleName(self.desk.say(_ZOOM))
        self.figure.setToolTip(self.desk.say(_WHOLE))
        self.figure.setAccessibleName(self.desk.say(_WHOLE))

    def refresh(self) -> None:
        """Show the zoom of the view."""
        view = self.desk.tabs.view
        if view is not None:
            with QSignalBlocker(self.slider):
                self.slider.setValue(_position(view.zoom))
            self.figure.setText(f"{view.zoom * 100:.0f} %")

    def _fit(self) -> None:
        self.desk.view.fit_all()

    def _slid(self, position: int) -> None:
        view = self.desk.tabs.view
        if view is not None:
            view.set_zoom(2 ** (position / _STEPS_A_DOUBLING))


def _position(zoom: float) -> int:
    return round(log2(zoom) * _STEPS_A_DOUBLING)
