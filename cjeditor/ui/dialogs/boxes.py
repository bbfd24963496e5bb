"""Boxes: a sentence, what else there is to say, and buttons; for questions and errors alike.

Only `ask` waits, as the answer to what a person just did; whatever comes up by itself keeps nobody waiting.
Not QMessageBox, because its second text guesses rich text from the names of people's files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cjeditor.frozen import frozen
from cjeditor.model.messages import Message, UserError, message
from cjeditor.ui.labels import label
from cjeditor.ui.wording import refusal_words

_LEAST_WIDTH = 440
_SIDE = 20
_OK = message("ui.box.ok", "OK")
_DETAILS = message("ui.box.details", "Details")
_ROLES = {
    "accept": QDialogButtonBox.ButtonRole.AcceptRole,
    "reject": QDialogButtonBox.ButtonRole.RejectRole,
    "destroy": QDialogButtonBox.ButtonRole.DestructiveRole,
    "other": QDialogButtonBox.ButtonRole.ActionRole,
}


@frozen
class Answer:
    """A button: the id it gives back, its words, and its role ("accept", "reject", "destroy", "other")."""

    id: str
    words: str
    role: str = "accept"


class Box(QDialog):
    """A question with answers; `chosen` is the id of the answer, "" when the box was closed."""

    def __init__(
        self,
        parent: QWidget | None,
        text: str,
        more: str,
        answers: Sequence[Answer],
        *,
        details: tuple[str, str] = ("", ""),
        is_warning: bool = False,
    ) -> None:
        super().__init__(parent)
        self.chosen = ""
        self.setWindowTitle("cjeditor")
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 18, _SIDE, 14)
        column.setSpacing(14)
        column.addLayout(self._texts(text, more, is_warning))
        if details[1]:
            self._add_details(column, *details)
        self._answers = self._buttons(answers)
        column.addWidget(self._answers)
        self._fit(column)

    def _fit(self, column: QVBoxLayout) -> None:
        """Be as high as the wrapped sentences need at this width; their size hints are of a narrower box."""
        self.ensurePolished()
        width = max(_LEAST_WIDTH, self._answers.sizeHint().width() + 2 * _SIDE)
        wraps = column.hasHeightForWidth()
        height = column.totalHeightForWidth(width) if wraps else column.totalSizeHint().height()
        self.setMinimumSize(width, height)
        self.resize(self.minimumSize())

    def _texts(self, text: str, more: str, is_warning: bool) -> QHBoxLayout:
        from PySide6.QtWidgets import QStyle  # with the 600 names of its enumerations

        row, texts = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(14)
        texts.setSpacing(6)
        pixmap = (
            QStyle.StandardPixmap.SP_MessageBoxWarning
            if is_warning
            else QStyle.StandardPixmap.SP_MessageBoxQuestion
        )
        picture = label()
        picture.setPixmap(self.style().standardIcon(pixmap).pixmap(36, 36))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        texts.addWidget(label(text, "head", wraps=True))
        if more:
            texts.addWidget(label(more, wraps=True))
        texts.addStretch(1)
        row.addLayout(texts, 1)
        self.setAccessibleName(text)
        self.setAccessibleDescription(more)
        return row

    def _add_details(self, column: QVBoxLayout, words: str, details: str) -> None:
        text = QPlainTextEdit()
        text.setPlainText(details)
        text.setReadOnly(True)
        text.setMinimumHeight(140)
        text.hide()
        button = QPushButton(words)
        button.setCheckable(True)
        button.toggled.connect(text.setVisible)
        button.toggled.connect(lambda _is_open: self._fit(column))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(text)

    def _buttons(self, answers: Sequence[Answer]) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        for position, answer in enumerate(answers):
            button = QPushButton(answer.words)
            button.setObjectName(f"answer_{answer.id}")
            button.setAutoDefault(True)
            buttons.addButton(button, _ROLES[answer.role])
            if position == 0:
                button.setDefault(True)
                button.setFocus()
            button.clicked.connect(lambda _checked=False, answer=answer: self._choose(answer.id))
        return buttons

    def _choose(self, answer: str) -> None:
        self.chosen = answer
        self.accept()


def ask(
    parent: QWidget | None, text: str, more: str, answers: Sequence[Answer], *, is_warning: bool = False
) -> str:
    """Ask and wait; return the id of the answer, "" when the box was closed."""
    box = Box(parent, text, more, answers, is_warning=is_warning)
    box.exec()
    box.deleteLater()
    return box.chosen


def ask_meanwhile(
    parent: QWidget, text: str, more: str, answers: Sequence[Answer], then: Callable[[str], object]
) -> None:
    """Ask without waiting; `then` gets the id of the answer, "" when the box was closed."""
    box = Box(parent, text, more, answers)
    box.finished.connect(lambda _result: then(box.chosen))
    _show(box)


def tell(parent: QWidget, say: Callable[[Message], str], error: UserError) -> None:
    """Say what was refused, why, where, and what to do; does not wait."""
    text, more = refusal_words(error, say)
    _show(Box(parent, text, more, [Answer("ok", say(_OK))], is_warning=True))


def tell_crash(parent: QWidget | None, say: Callable[[Message], str], details: str) -> Box:
    """Return the box, already on show, that says that something went wrong in the program, with the traceback for whoever wants to report it."""
    text = say(message("ui.crash.text", "Something went wrong inside cjeditor."))
    more = say(
        message(
            "ui.crash.more",
            "Your work is still here and is kept in the recovery journal. Save it under another name to be safe.",
        )
    )
    box = Box(parent, text, more, [Answer("ok", say(_OK))], details=(say(_DETAILS), details), is_warning=True)
    _show(box)
    return box


def _show(box: Box) -> None:
    """Put a box before its window and go on; it goes when it was answered."""
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
