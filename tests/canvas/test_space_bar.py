"""The space bar pushes the map while the pointer is over it, whatever has the keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from cjeditor.canvas.space_bar import SpaceBar
from tests.canvas.showing import LEFT, NONE, Shown

Show = Callable[..., Shown]


def over(shown: Shown, place: QPoint, beside: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(beside)
    beside.show()
    beside.activateWindow()
    beside.setFocus()
    qtbot.waitUntil(beside.hasFocus)
    at = QPointF(place)
    QApplication.sendEvent(shown.port, QEnterEvent(at, at, QPointF(shown.port.mapToGlobal(place))))


def test_space_pushes_the_map_while_a_list_has_the_keys(show: Show, qtbot: QtBot) -> None:
    shown, elsewhere = show(zoom=1.0), QListWidget()
    place = QPoint(400, 400)
    over(shown, place, elsewhere, qtbot)
    QTest.keyPress(elsewhere, Qt.Key.Key_Space)
    before = shown.view.lens.camera
    QTest.mousePress(shown.port, LEFT, NONE, place)
    QTest.mouseMove(shown.port, place - QPoint(60, 50))
    QTest.mouseRelease(shown.port, LEFT, NONE, place - QPoint(60, 50))
    assert shown.view.lens.camera.x > before.x
    assert elsewhere.hasFocus()
    QTest.keyRelease(elsewhere, Qt.Key.Key_Space)
    assert not shown.view.mouse.pans


def test_letting_go_ends_the_push_whatever_else_is_pressed_by_then(show: Show, qtbot: QtBot) -> None:
    shown, elsewhere = show(), QListWidget()
    over(shown, QPoint(400, 400), elsewhere, qtbot)
    QTest.keyPress(elsewhere, Qt.Key.Key_Space)
    assert shown.view.mouse.pans
    QTest.keyRelease(elsewhere, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert not shown.view.mouse.pans


def test_space_is_a_space_where_one_types_and_where_the_pointer_is_not(show: Show, qtbot: QtBot) -> None:
    shown, field = show(), QLineEdit()
    over(shown, QPoint(400, 400), field, qtbot)
    QTest.keyClick(field, Qt.Key.Key_Space)
    assert field.text() == " "
    assert not shown.view.mouse.pans
    elsewhere = QListWidget()
    over(shown, QPoint(400, 400), elsewhere, qtbot)
    QApplication.sendEvent(shown.port, QEvent(QEvent.Type.Leave))
    QTest.keyPress(elsewhere, Qt.Key.Key_Space)
    assert not shown.view.mouse.pans


def test_a_map_that_goes_while_it_has_the_keys_says_nothing(qtbot: QtBot) -> None:
    map_area = QWidget()
    map_area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    bar = SpaceBar(map_area)
    map_area.show()
    map_area.activateWindow()
    map_area.setFocus()
    qtbot.waitUntil(map_area.hasFocus)
    bar.pointer_is_over(is_over=True)
    with qtbot.captureExceptions() as raised:
        delete(map_area)
    assert raised == []
