"""Editor: a widget for the value of one field, and the editors of texts, figures, flags and dates.

An editor shows a value without emitting, and emits `committed` when a person is done with another one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Message, message
from cjeditor.ui.fields.new_entries import NewEntries
from cjeditor.ui.fields.specs import FieldSpec
from cjeditor.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QCalendarWidget

_SEVERAL = message("ui.field.several", "several values")
_CALENDAR = message("ui.field.calendar", "Choose a day")
_ONE_A_LINE = message("ui.field.one_a_line", "one a line")


class _Mixed(Enum):
    MIXED = "mixed"


MIXED: Final = _Mixed.MIXED
"""Stands for the value of a field that the chosen objects do not share."""


@frozen
class Surroundings:
    """What editors ask the window: the words, the document for pickers, the theme for icons.

    Where `new_entries` is given, a name typed in a field of a dictionary becomes an entry; `edit_list` shows one.
    """

    say: Callable[[Message], str]
    atlas: Callable[[], Atlas]
    theme: Callable[[], Theme]
    chosen: Callable[[], tuple[str, ...]] = tuple
    new_entries: NewEntries | None = None
    edit_list: Callable[[str], object] | None = None


class Editor(QWidget):
    """The base of all editors; each brings the function that shows a value in its widgets."""

    committed = Signal(object)
    display: Callable[[Any], None]

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__()
        self.spec, self.around = spec, around
        self.shown: Any = None
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)

    def show_value(self, value: Any) -> None:
        """Show a value, or MIXED."""
        self.shown = value
        with QSignalBlocker(self):
            self.display(value)

    def commit(self, value: Any) -> None:
        """Tell of a value that a person chose, if it is another one."""
        if value != self.shown:
            self.shown = value
            self.committed.emit(value)

    def finish(self) -> None:
        """Take over what is typed and not yet told; editors that tell of each choice at once have nothing to do."""

    def say(self, words: Message) -> str:
        """Return words in the interface language."""
        return self.around.say(words)


class LineEditor(Editor):
    """Text of one line."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.edit = QLineEdit()
        self.edit.editingFinished.connect(self.finish)
        self.row.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def display(self, value: Any) -> None:
        self.edit.setPlaceholderText(self.say(_SEVERAL) if value is MIXED else "")
        words = "" if value is MIXED or value is None else self.words(value)
        if self.edit.text() != words:
            self.edit.setText(words)
            self.edit.setCursorPosition(0)  # a long text shows its beginning

    def words(self, value: Any) -> str:
        """Return a value as text."""
        return str(value)

    def value(self, text: str) -> Any:
        """Return the value of a text; raises ValueError when it is none."""
        return text

    def finish(self) -> None:
        text = self.edit.text().strip()
        if self.shown is MIXED and not text:
            return
        try:
            self.commit(self.value(text))
        except ValueError:
            self.display(self.shown)


class NumberEditor(LineEditor):
    """A whole number, a number, or a share in percent; empty is no value where there need be none."""

    def words(self, value: Any) -> str:
        figure = value * 100 if self.spec.editor == "share" else value
        text = QLocale().toString(float(figure), "g", 12)
        return f"{text} %" if self.spec.editor == "share" else text

    def value(self, text: str) -> Any:
        plain = text.removesuffix("%").strip()
        if not plain:
            if self.spec.is_optional:
                return None
            raise ValueError(text)
        figure, is_number = QLocale().toDouble(plain)
        if not is_number:
            figure = float(plain.replace(",", "."))
        least, most = self.spec.least, self.spec.most
        figure = max(figure, least) if least is not None else figure
        figure = min(figure, most) if most is not None else figure
        if self.spec.editor == "whole":
            return round(figure)
        return figure / 100 if self.spec.editor == "share" else float(figure)


class DayEditor(LineEditor):
    """A day, typed as YYYY-MM-DD or chosen in a calendar."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.edit.setPlaceholderText("YYYY-MM-DD")
        button = QToolButton()
        button.setObjectName("calendar")
        button.setToolTip(self.say(_CALENDAR))
        button.setAccessibleName(self.say(_CALENDAR))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.calendar: QCalendarWidget | None = None
        self.menu = QMenu(button)
        self.menu.aboutToShow.connect(self._show_calendar)
        button.setMenu(self.menu)
        self.row.addWidget(button)

    def display(self, value: Any) -> None:
        super().display(value)
        self.edit.setPlaceholderText(self.say(_SEVERAL) if value is MIXED else "YYYY-MM-DD")

    def words(self, value: Any) -> str:
        return str(value.isoformat())

    def value(self, text: str) -> Any:
        return date.fromisoformat(text) if text else None

    def _show_calendar(self) -> None:
        """Show the day in the calendar, which is made for that: a month of it is a table of its own."""
        if self.calendar is None:
            from PySide6.QtWidgets import QCalendarWidget

            self.calendar = QCalendarWidget()
            self.calendar.clicked.connect(self._picked)
            holder = QWidgetAction(self.menu)
            holder.setDefaultWidget(self.calendar)
            self.menu.addAction(holder)
        if isinstance(self.shown, date):
            self.calendar.setSelectedDate(QDate(self.shown.year, self.shown.month, self.shown.day))

    def _picked(self, day: QDate) -> None:
        self.menu.close()
        self.edit.setText(day.toString(Qt.DateFormat.ISODate))
        self.finish()


class TextEditor(Editor):
    """Text of several lines; Ctrl+Enter, or leaving it, takes it over."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.edit = _GrowingText()
        self.edit.left.connect(self.finish)
        self.row.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def display(self, value: Any) -> None:
        self.edit.setPlaceholderText(self.say(_SEVERAL) if value is MIXED else self.hint())
        words = "" if value is MIXED else self.words(value)
        if self.edit.toPlainText() != words:
            self.edit.setPlainText(words)

    def hint(self) -> str:
        """Return what an empty field says."""
        return ""

    def words(self, value: Any) -> str:
        """Return a value as text."""
        return str(value)

    def value(self, text: str) -> Any:
        """Return the value of a text."""
        return text.strip()

    def finish(self) -> None:
        text = self.edit.toPlainText()
        if self.shown is not MIXED or text.strip():
            self.commit(self.value(text))


class TextsEditor(TextEditor):
    """Several short texts, one a line."""

    def hint(self) -> str:
        return self.say(_ONE_A_LINE)

    def words(self, value: Any) -> str:
        return "\n".join(value)

    def value(self, text: str) -> Any:
        return tuple(line.strip() for line in text.splitlines() if line.strip())


class FlagEditor(Editor):
    """Yes or no; neither when the chosen objects differ."""

    def __init__(self, spec: FieldSpec, around: Surroundings, title: str) -> None:
        super().__init__(spec, around)
        self.box = QCheckBox(title)
        self.box.clicked.connect(self._clicked)
        self.row.addWidget(self.box)
        self.setFocusProxy(self.box)

    def display(self, value: Any) -> None:
        self.box.setTristate(value is MIXED)
        state = Qt.CheckState.PartiallyChecked if value is MIXED else _CHECKS[bool(value)]
        self.box.setCheckState(state)

    def _clicked(self) -> None:
        self.box.setTristate(False)
        is_checked = self.box.checkState() != Qt.CheckState.Unchecked
        self.commit(is_checked)


_CHECKS = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class _GrowingText(QPlainTextEdit):
    """A text field as high as its text, within limits."""

    left = Signal()
    _LEAST, _MOST = 2, 9

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        lines = max(self._LEAST, min(self._MOST, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 20)
