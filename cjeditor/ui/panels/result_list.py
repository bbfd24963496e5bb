"""ResultList: entries that each stand for objects of the map; choosing one goes to them there.

An entry is a sentence and quieter words under it, both wrapped: panels are narrow, and half a word is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cjeditor.frozen import frozen
from cjeditor.ui.icons import SIZES
from cjeditor.ui.labels import plain, shortened

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_MORE: Final = Qt.ItemDataRole.UserRole
_IDS: Final = Qt.ItemDataRole.UserRole + 1
_LONGEST: Final = 600
"""What somebody pasted into a name must not fill the panel."""
_SIDE, _ABOVE, _GAP, _ICON = 10, 6, 8, SIZES[0]
_AT_ONCE: Final = 200
"""So many entries are measured before the window goes on."""
_WRAPPED: Final = int(Qt.TextFlag.TextWordWrap)


@frozen
class Entry:
    """A sentence, what else there is to say, the objects it is about, and an icon before it."""

    words: str
    more: str = ""
    object_ids: tuple[str, ...] = ()
    icon: QIcon | None = None


class ResultList(QListWidget):
    """A list of entries."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("results")
        self.setAccessibleName(name)
        self.setItemDelegate(_TwoVoices(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_AT_ONCE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(90)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(lambda item: self._choose(item, goes_there=True))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        self.clear()
        for entry in entries:
            item = QListWidgetItem(shortened(entry.words, _LONGEST), self)
            item.setData(_MORE, shortened(entry.more, _LONGEST))
            item.setData(_IDS, entry.object_ids)
            spoken = ". ".join(part.rstrip(".") for part in (entry.words, entry.more) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(plain("\n".join(part for part in (entry.words, entry.more) if part)))
            if entry.icon is not None:
                item.setIcon(entry.icon)

    def _choose(self, item: QListWidgetItem | None, *, goes_there: bool = False) -> None:
        """Choose an entry's objects and bring the first where it can be read; Enter goes on to the map."""
        desk, ids = self.desk, item.data(_IDS) if item is not None else ()
        there = tuple(known for known in ids or () if desk.atlas.find(known) is not None)
        if there and goes_there:
            desk.show_object(there[0], in_the_middle=True)
        elif there:
            desk.select(there)
            if desk.view.selection:
                desk.view.show_in_the_middle(there[0])


class _TwoVoices(QStyledItemDelegate):
    """Paints an entry: its sentence in ink, what else there is to say under it, quieter."""

    def __init__(self, shown: ResultList) -> None:
        super().__init__(shown)
        self._list = shown

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        words, more = self._texts(index)
        room, metrics = self._room() - self._indent(index), self._list.fontMetrics()
        high = _height(metrics, room, words) + (_height(metrics, room, more) + 1 if more else 0)
        return QSize(_ICON, high + 2 * _ABOVE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, style = self._list.desk.services.theme, self._list.style()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._list)
        words, more = self._texts(index)
        indent, room = self._indent(index), option.rect.adjusted(_SIDE, _ABOVE, 0, -_ABOVE)
        room.setWidth(self._room())
        metrics = self._list.fontMetrics()
        if indent:
            mode = QIcon.Mode.Selected if is_chosen else QIcon.Mode.Normal
            line = (metrics.lineSpacing() - _ICON) // 2
            index.data(Qt.ItemDataRole.DecorationRole).paint(
                painter, QRect(room.x(), room.y() + line, _ICON, _ICON), mode=mode
            )
        room = room.adjusted(indent, 0, 0, 0)
        painter.setPen(theme.on_accent if is_chosen else theme.ink)
        painter.drawText(room, _WRAPPED, words)
        painter.setPen(theme.on_accent if is_chosen else theme.quiet)
        painter.drawText(room.adjusted(0, _height(metrics, room.width(), words) + 1, 0, 0), _WRAPPED, more)

    def _room(self) -> int:
        """Return how wide words may be: as if the scroll bar stood there, which comes once all are measured."""
        return self._list.width() - self._list.verticalScrollBar().sizeHint().width() - 2 * _SIDE

    @staticmethod
    def _texts(index: QModelIndex | QPersistentModelIndex) -> tuple[str, str]:
        return str(index.data(Qt.ItemDataRole.DisplayRole)), str(index.data(_MORE) or "")

    @staticmethod
    def _indent(index: QModelIndex | QPersistentModelIndex) -> int:
        return _ICON + _GAP if index.data(Qt.ItemDataRole.DecorationRole) is not None else 0


def _height(metrics: QFontMetrics, width: int, text: str) -> int:
    return metrics.boundingRect(QRect(0, 0, max(40, width), 100_000), _WRAPPED, text).height()
