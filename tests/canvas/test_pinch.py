"""Two fingers on a touchpad zoom at the place under them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication

from tests.canvas.showing import Shown

Show = Callable[..., Shown]


def pinch(shown: Shown, kind: Qt.NativeGestureType, by: float, at: QPoint) -> None:
    """Send what Qt tells of fingers on a touchpad."""
    local, world = QPointF(at), QPointF(shown.port.mapToGlobal(at))
    event = QNativeGestureEvent(
        kind, QPointingDevice.primaryPointingDevice(), 2, local, local, world, by, QPointF()
    )
    QApplication.sendEvent(shown.port, event)


@pytest.mark.parametrize(("by", "grows"), [(0.25, True), (-0.25, False)])
def test_a_pinch_zooms_at_the_fingers(show: Show, by: float, grows: bool) -> None:
    shown = show(zoom=3.0)
    shown.view.lens.pan(-900, -600)
    at = QPoint(450, 300)
    before, point = shown.view.zoom, shown.view.lens.sight.to_map(at.x(), at.y())
    for kind, value in (
        (Qt.NativeGestureType.BeginNativeGesture, 0.0),
        (Qt.NativeGestureType.ZoomNativeGesture, by),
        (Qt.NativeGestureType.EndNativeGesture, 0.0),
    ):
        pinch(shown, kind, value, at)
    after = shown.view.lens.sight.to_map(at.x(), at.y())
    assert (shown.view.zoom > before) is grows
    assert (after.x, after.y) == pytest.approx((point.x, point.y), abs=0.5)
