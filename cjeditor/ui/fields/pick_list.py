"""PickList: the list that opens under a field: typing narrows it, the keys or a click choose, ticks keep it open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cjeditor.frozen import frozen
from cjeditor.ui.labels import shortened
from cjeditor.ui.list_keys import row_after

_LEAST_WIDTH, _MOST_WIDTH, _MOST_ROWS, _ROW = 240, 560, 10, 28
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@frozen
class Row:
    """A line of the list and what choosing it gives; `is_on` is its tick, None for one without."""

    words: str
    icon: QIcon
    value: Any
    is_on: bool | None = None


class PickList(QFrame):
    """Rows for a text, chosen by `choose`; one of rows with ticks stays open, any other closes."""

    closed = Signal()

    def __init__(
        self,
        field: QWidget,
        prompt: str,
        rows: Callable[[str], Sequence[Row]],
        choose: Callable[[Any], object],
    ) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.field, self._rows_of, self._choose = field, rows, choose
        self.rows: Sequence[Row] = ()
        self.setObjectName("picklist")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line, self.list = QLineEdit(), QListWidget()
        for widget in (self.line, self.list):
            widget.setAccessibleName(prompt)
            widget.installEventFilter(self)
        self.line.setPlaceholderText(prompt)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 6, 6, 6)
        self._column.setSpacing(4)
        self._column.addWidget(self.line)
        self._column.addWidget(self.list, 1)
        self.line.textChanged.connect(lambda _text: self.refresh(0))
        self.list.itemClicked.connect(lambda item: self._take(self.list.row(item)))

    def add_button(self, words: str, act: Callable[[], object]) -> None:
        """Add a button at the foot that closes the list and does something."""
        button = QPushButton(words)
        button.setObjectName("foot")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.close)
        button.clicked.connect(lambda _checked=False: act())
        self._column.addWidget(button)

    def open(self, text: str = "") -> None:
        """Show the list under its field, with a text typed already."""
        self.line.setText(text)
        self.refresh(self._first_on() if not text else 0)
        self.resize(self._fitting_width(), self._fitting_height())
        self.move(self._place(self.field))
        self.show()
        self.line.setFocus()

    def refresh(self, current: int) -> None:
        """Show the rows of the text, and stand in one."""
        self.rows = self._rows_of(self.line.text().strip())
        self.list.clear()
        for row in self.rows:
            item = QListWidgetItem(row.icon, shortened(row.words, 60), self.list)
            item.setToolTip(row.words if len(row.words) > 30 else "")
            if row.is_on is not None:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if row.is_on else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(min(current, len(self.rows) - 1))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(Qt.Key(event.key()))
        return False

    def _pressed(self, key: Qt.Key) -> bool:
        is_tick = key == Qt.Key.Key_Space and not self.line.text()
        moved = row_after(key, self.list.currentRow(), self.list.count())
        if moved is not None:
            self.list.setCurrentRow(moved)
        elif key in _ENTERS or is_tick:
            self._take(self.list.currentRow())
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            self.close()
        else:
            return False
        return True

    def _take(self, place: int) -> None:
        if not 0 <= place < len(self.rows):
            return
        row = self.rows[place]
        if row.is_on is None:
            self.close()
        self._choose(row.value)
        if row.is_on is not None:
            self.line.clear()
            self.refresh(next((i for i, other in enumerate(self.rows) if other.words == row.words), place))
            self._grow()

    def _grow(self) -> None:
        """Make room for names that were added while the list is open."""
        if self._fitting_height() > self.height():
            self.resize(self.width(), self._fitting_height())
            self.move(self._place(self.field))

    def _fitting_height(self) -> int:
        rows = min(max(3, len(self.rows)), _MOST_ROWS)
        extra = self._column.sizeHint().height() - self.list.sizeHint().height()
        return rows * _ROW + 8 + extra

    def _fitting_width(self) -> int:
        """Return a width at which names are read whole: the field may be narrower than what it offers."""
        sides = self._column.contentsMargins()
        around = sides.left() + sides.right() + self.list.verticalScrollBar().sizeHint().width() + 16
        wanted = max(_LEAST_WIDTH, self.field.width(), self.list.sizeHintForColumn(0) + around)
        return min(wanted, max(_MOST_WIDTH, self.field.width()))

    def _first_on(self) -> int:
        return next((place for place, row in enumerate(self._rows_of("")) if row.is_on), 0)

    def _place(self, field: QWidget) -> QPoint:
        """Return where the list lies: under the field, above it where the screen ends, always on the screen."""
        below, above = field.mapToGlobal(field.rect().bottomLeft()), field.mapToGlobal(QPoint(0, 0))
        room = field.screen().availableGeometry()
        x = max(room.left(), min(below.x(), room.right() - self.width()))
        fits = below.y() + self.height() <= room.bottom()
        return QPoint(x, below.y() if fits else max(room.top(), above.y() - self.height()))
