"""What takes long begins when a window was seen, or could not be."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cjeditor.ui.first_paint import FirstPaint


def seen(notes: list[str]) -> QWidget:
    """A window that notes when it is painted."""
    kind = type("Seen", (QWidget,), {"paintEvent": lambda _self, _event: notes.append("painted")})
    window = kind()
    assert isinstance(window, QWidget)
    return window


def test_what_takes_long_begins_once_after_the_first_picture(qtbot: QtBot) -> None:
    notes: list[str] = []
    window = seen(notes)
    qtbot.addWidget(window)
    FirstPaint(window, lambda: notes.append("begun"))
    window.show()
    qtbot.waitUntil(lambda: "begun" in notes)
    window.repaint()
    assert notes[0] == "painted"
    assert notes.count("begun") == 1


def test_a_window_that_is_never_painted_is_filled_too(qtbot: QtBot) -> None:
    notes: list[str] = []
    window = seen(notes)
    qtbot.addWidget(window)
    FirstPaint(window, lambda: notes.append("begun"))
    qtbot.waitUntil(lambda: notes == ["begun"])


def test_what_begins_late_begins_once_though_it_shows_the_window_and_waits(qtbot: QtBot) -> None:
    notes: list[str] = []
    window = seen(notes)
    qtbot.addWidget(window)

    def begin() -> None:
        notes.append("begun")
        window.show()
        qtbot.waitUntil(lambda: "painted" in notes)
        QCoreApplication.processEvents()

    FirstPaint(window, begin)
    qtbot.waitUntil(lambda: "painted" in notes)
    assert notes == ["begun", "painted"]
