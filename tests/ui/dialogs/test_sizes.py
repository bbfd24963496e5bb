"""Dialogs come back as large as a person left them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from cjeditor.ui.dialogs.sizes import keep_size
from tests.windows import Person


def made(person: Person, qtbot: QtBot) -> QDialog:
    dialog = QDialog(person.window)
    qtbot.addWidget(dialog)
    keep_size(dialog, person.desk.services, "test", QSize(300, 200))
    return dialog


def test_a_dialog_comes_back_as_it_was_left(person: Person, qtbot: QtBot) -> None:
    dialog = made(person, qtbot)
    assert dialog.size() == QSize(300, 200)
    dialog.resize(410, 320)
    dialog.reject()
    assert made(person, qtbot).size() == QSize(410, 320)


def test_it_is_never_larger_than_the_screen_nor_taken_from_nonsense(person: Person, qtbot: QtBot) -> None:
    person.desk.services.remember("size_of_test", "99999x99999")
    room = person.window.screen().availableGeometry().size()
    assert made(person, qtbot).size() == room
    person.desk.services.remember("size_of_test", "wide")
    assert made(person, qtbot).size() == QSize(300, 200)
