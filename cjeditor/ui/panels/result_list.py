"""ResultList: rows that each stand for objects of the map; choosing a row chooses them there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from cjeditor.frozen import frozen
from cjeditor.ui.labels import plain

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_LEAST_COLUMN_PX = 120
_LEAST_OTHER_PX = 44
"""What the name in the first column, and each figure beside it, have at least; tooltips tell what is cut."""


@frozen
class Line:
    """One row: its cells, the objects it is about, and an icon before the first cell."""

    cells: tuple[str, ...]
    object_ids: tuple[str, ...] = ()
    icon: QIcon | None = None


class ResultList(QTreeWidget):
    """A table of lines."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.desk = desk
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(name)
        self.header().setStretchLastSection(True)
        self.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.itemActivated.connect(self._choose)

    def show_lines(self, titles: Sequence[str], lines: Sequence[Line]) -> None:
        """Show other rows."""
        self.clear()
        self.setColumnCount(len(titles))
        self.setHeaderLabels(list(titles))
        self.setHeaderHidden(not any(titles))
        for line in lines:
            item = QTreeWidgetItem(list(line.cells))
            item.setData(0, Qt.ItemDataRole.UserRole, line.object_ids)
            for column, cell in enumerate(line.cells):
                item.setToolTip(column, plain(cell))
            if line.icon is not None:
                item.setIcon(0, line.icon)
            self.addTopLevelItem(item)
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give figures the room they need, and the names of the first column all that is left."""
        width, count = self.viewport().width(), self.columnCount()
        most = max(_LEAST_OTHER_PX, round((width - _LEAST_COLUMN_PX) / max(1, count - 1)))
        others = 0
        for column in range(1, count):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, min(self.columnWidth(column) + 8, most))
            others += self.columnWidth(column)
        if count > 1:
            self.setColumnWidth(0, max(_LEAST_COLUMN_PX, width - others))

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        ids = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else ()
        there = tuple(known for known in ids or () if self.desk.atlas.find(known) is not None)
        if there:
            self.desk.select(there, reveal=True)
