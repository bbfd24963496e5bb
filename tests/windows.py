"""A window for tests: opened as the program opens it, driven by real keys and clicks, closed without questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cjeditor.app import open_window
from cjeditor.app.window import Program, desk_of
from cjeditor.files.document import save_document
from cjeditor.model.atlas import Atlas
from cjeditor.ui.dialogs.boxes import Box
from cjeditor.ui.workplace import Workplace


class Answering:
    """Answers the boxes that come up, and remembers what they said."""

    waiting: ClassVar[list[Answering]] = []

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.said: list[str] = []
        self.waiting.append(self)
        self.timer = QTimer()
        self.timer.timeout.connect(self._look)
        self.timer.start(5)

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, Box) and self.answers:
            self.said.append(f"{box.accessibleName()} {box.accessibleDescription()}")
            button = box.findChild(QPushButton, f"answer_{self.answers.pop(0)}")
            if not self.answers:
                self.waiting.remove(self)
            if button is None:
                box.reject()
            else:
                button.click()


class Person:
    """Somebody at a window, who is surprised by every box that no `Answering` waits for."""

    def __init__(self, desk: Workplace, qtbot: QtBot) -> None:
        self.desk, self.window, self.qtbot = desk, desk.window, qtbot
        self.surprises: list[str] = []
        self._guard = QTimer()
        self._guard.timeout.connect(self._look)
        self._guard.start(50)

    def answer_notice(self, words: str) -> None:
        """Press the button that says so above the map; a box that comes up for it is left to be answered."""
        buttons = self.window.findChildren(QPushButton)
        next(button for button in buttons if button.text() == words).click()
        if QApplication.activeModalWidget() is None:
            self.settle()

    def settle(self) -> None:
        """Let everything that waits for its turn happen."""
        for _turn in range(5):
            QApplication.processEvents()

    def press(self, keys: str) -> None:
        """Press a key combination where the keyboard is, such as "Ctrl+Z"."""
        QTest.keySequence(self._keyboard(), keys)
        self.settle()

    def answer(self, words: str) -> str:
        """Press the button that says so in the box before the window; return what the box said."""
        box = QApplication.activeModalWidget()
        assert isinstance(box, Box)
        said = f"{box.accessibleName()} {box.accessibleDescription()}"
        button = next(button for button in box.findChildren(QPushButton) if button.text() == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()
        return said

    def type(self, text: str) -> None:
        """Type a text where the keyboard is; the first letter may open an editor for the next."""
        for letter in text:
            QTest.keyClicks(self._keyboard(), letter)
        self.settle()

    def click(self, object_id: str, *, twice: bool = False) -> None:
        """Click the middle of an object on the map."""
        view = self.desk.view
        box = view.layout_shown.box_of(object_id)
        assert box is not None
        shown = view.lens.sight.rect_on_view(box)
        point = QPointF(shown.x + shown.width / 2, shown.y + shown.height / 2).toPoint()
        act = QTest.mouseDClick if twice else QTest.mouseClick
        act(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(point))
        self.settle()

    def do(self, action: str) -> None:
        """Choose an action from a menu."""
        found = self.action(action)
        assert found.isEnabled(), action
        found.trigger()
        self.settle()

    def action(self, action: str) -> QAction:
        """Return an action of the menus by its id."""
        found = self.window.findChild(QAction, action)
        assert found is not None, action
        return found

    def titles(self, kind: str) -> list[str]:
        """The titles of all records of a kind."""
        return sorted(getattr(record, "title", "") for record in self.desk.atlas.table(kind).values())

    def _look(self) -> None:
        """Close a box that would wait for ever, and let the test fail for it."""
        box = QApplication.activeModalWidget()
        if isinstance(box, Box) and not Answering.waiting:
            self.surprises.append(f"{box.accessibleName()} {box.accessibleDescription()}")
            box.reject()

    def _keyboard(self) -> QWidget:
        return QApplication.focusWidget() or self.window


def opened(qtbot: QtBot, path: Path | None = None) -> Person:
    """Open a window on a file or an untitled map."""
    window = open_window(path)
    window.resize(1280, 800)
    window.activateWindow()
    person = Person(desk_of(window), qtbot)
    person.settle()
    return person


def put_away(person: Person) -> None:
    """Close a window without asking."""
    person._guard.stop()
    Answering.waiting.clear()
    person.desk.close_session()
    person.window.closing = lambda: True
    person.window.close()
    services = person.desk.services
    assert isinstance(services, Program)
    if not services.windows:
        services.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert person.surprises == []


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[Person]:
    """Somebody who just opened the program."""
    found = opened(qtbot)
    yield found
    put_away(found)


def saved(atlas: Atlas, path: Path) -> Path:
    """Return the file of an atlas."""
    save_document(path, atlas)
    return path
