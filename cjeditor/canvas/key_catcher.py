"""Key catcher: a text control nobody sees, which gives the in-place editor keys, input methods and the clipboard.

It is one pixel wide and stands at the caret, so that input methods open their windows there. What is seen of the
text is the map's own Frame.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_S = QKeySequence.StandardKey
_EDITING = (_S.Undo, _S.Redo, _S.Cut, _S.Copy, _S.Paste, _S.SelectAll)
_GO_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENDS = {Qt.Key.Key_Home: False, Qt.Key.Key_End: True}


class KeyCatcher(QPlainTextEdit):
    """Tells of every change of the text, of the caret, and of the keys that end the editing."""

    changed = Signal()
    entered = Signal()
    tabbed = Signal(bool)
    escaped = Signal()
    left = Signal()
    row_wanted = Signal(int, bool)
    end_wanted = Signal(bool, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setCursorWidth(0)
        self.setStyleSheet(
            "background: transparent; color: transparent; selection-background-color: transparent"
        )
        self.takes_lines = False
        self.textChanged.connect(self.changed)
        self.cursorPositionChanged.connect(self.changed)
        self.selectionChanged.connect(self.changed)
        self.hide()

    def begin(self, text: str, *, takes_lines: bool, select_all: bool) -> None:
        """Take the keyboard with a text to edit, the caret at its end."""
        self.takes_lines = takes_lines
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if select_all:
            cursor.select(QTextCursor.SelectionType.Document)
        self.setTextCursor(cursor)
        self.blockSignals(blocked)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Give the keyboard back and forget the text."""
        blocked = self.blockSignals(True)
        self.hide()
        self.clear()
        self.blockSignals(blocked)

    @property
    def shown_text(self) -> str:
        """The text with what an input method is composing in it."""
        text, at, composed = self.toPlainText(), self.caret, self._composed
        return text[:at] + composed + text[at:]

    @property
    def caret(self) -> int:
        """The character the caret stands before."""
        return _characters(self.toPlainText(), self.textCursor().position())

    @property
    def shown_caret(self) -> int:
        """The caret behind what is being composed."""
        return self.caret + len(self._composed)

    @property
    def selected(self) -> tuple[int, int]:
        """The first selected character, and the one after the last."""
        text, cursor = self.toPlainText(), self.textCursor()
        return _characters(text, cursor.selectionStart()), _characters(text, cursor.selectionEnd())

    def put_caret(self, character: int, *, extend: bool = False) -> None:
        """Move the caret before a character; `extend` selects up to there."""
        cursor = self.textCursor()
        mode = QTextCursor.MoveMode.KeepAnchor if extend else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(_units(self.toPlainText(), character), mode)
        self.setTextCursor(cursor)

    def select_word(self) -> None:
        """Select the word at the caret."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_windows(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        command = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in _GO_ON and not (shift and self.takes_lines):
            self.entered.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.tabbed.emit(shift or key == Qt.Key.Key_Backtab)
        elif key in _ROWS and not command:
            self.row_wanted.emit(_ROWS[Qt.Key(key)], shift)
        elif key in _ENDS and not command:
            self.end_wanted.emit(_ENDS[Qt.Key(key)], shift)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.changed.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text().replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        self.insertPlainText(text if self.takes_lines else " ".join(text.split("\n")))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in stays:
            self.left.emit()

    @property
    def _composed(self) -> str:
        return self.textCursor().block().layout().preeditAreaText()


def _is_windows(event: QKeyEvent) -> bool:
    """Whether a key is a shortcut of the window while a text is edited; Qt's control takes Ctrl+K and Ctrl+E itself."""
    is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    is_command = event.modifiers() & _MODIFIERS == Qt.KeyboardModifier.ControlModifier
    return is_letter and is_command and not any(event.matches(known) for known in _EDITING)


def _characters(text: str, units: int) -> int:
    """Turn a position in UTF-16 units, as Qt counts, into one in characters."""
    return (
        units if text.isascii() else len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))
    )


def _units(text: str, characters: int) -> int:
    return characters if text.isascii() else len(text[:characters].encode("utf-16-le")) // 2
