"""Outline: the atlas as a tree; choosing works both ways with the map, names are edited in place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from cjeditor.edits.fields import set_field_text
from cjeditor.model.change import Change
from cjeditor.model.messages import message
from cjeditor.ui.icons import record_icon
from cjeditor.ui.panels.outline_model import OutlineModel
from cjeditor.ui.panels.outline_tree import LANES, PARKED, path_to
from cjeditor.ui.record_words import KIND_WORDS, icon_of, name_of

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_LANES = message("ui.outline.lanes", "Lanes")
_PARKED = message("ui.outline.parked", "Parked")
_TITLE = message("ui.outline.title", "Outline of the map")
_BRANCHES = frozenset({"journeys", "stages", "steps"})
_MOST_CHOSEN = 100
"""More chosen objects than this are not marked in the tree one by one."""


class Outline(QWidget):
    """The panel: a tree over the document of a desk."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._is_leading = False
        self.model = OutlineModel(lambda: desk.atlas, self.words, self._icon, self._rename, self)
        self.tree = self._make_tree()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree)
        desk.changed.connect(self._follow)
        desk.reset.connect(self._start_again)
        desk.selection_changed.connect(self._show_chosen)
        desk.tabs.draft_changed.connect(self._show_chosen)
        self.tree.selectionModel().selectionChanged.connect(self._choose)
        self.tree.activated.connect(lambda index: self._reveal(self.model.id_at(index)))
        self._open_first()
        self._show_chosen()

    def words(self, node: str) -> str:
        """Return the words of a line."""
        desk = self.desk
        if node.startswith(LANES):
            return desk.say(_LANES)
        if node.startswith(PARKED):
            return desk.say(_PARKED)
        record = desk.atlas.find(node)
        if record is None:
            return ""
        kind = desk.say(KIND_WORDS[record.kind])
        return name_of(desk.atlas, node) or desk.say(
            message("ui.outline.nameless", "{kind} without a name", kind=kind)
        )

    def _make_tree(self) -> QTreeView:
        tree = _Tree()
        tree.setModel(self.model)
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        tree.setIndentation(14)
        tree.setAccessibleName(self.desk.say(_TITLE))
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(
            lambda position: self.desk.wishes.menu.emit(
                self.desk.selection[-1] if self.desk.selection else "", tree.viewport().mapToGlobal(position)
            )
        )
        for action in self.desk.window.pages.actions():  # the keys of the map work here too
            if action.objectName() != "rename":  # F2 edits the name in the tree itself
                tree.addAction(action)
        return tree

    def _icon(self, node: str) -> QIcon:
        name, colour = icon_of(self.desk.atlas, node)
        return record_icon(name, colour, self.desk.services.theme)

    def _rename(self, record_id: str, text: str) -> bool:
        atlas = self.desk.atlas
        field = "text" if record_id in atlas.notes else "title"
        return self.desk.commit(lambda atlas: set_field_text(atlas, record_id, field, text))

    def _follow(self, change: Change) -> None:
        self._is_leading = True  # removed rows must not choose their neighbours on the map
        moving = [known for kind, known in change.edits if kind in _BRANCHES]
        opened = [node for known in moving for node in self._opened(known)]
        self.model.follow(change)
        for node in opened:
            self.tree.setExpanded(self.model.index_of(node), True)
        self._is_leading = False

    def _opened(self, node: str) -> Iterator[str]:
        """Yield the open lines from one down, which a move folds."""
        under = self.model.read_under(node)
        if under and self.tree.isExpanded(self.model.index_of(node)):
            yield node
            for child in under:
                yield from self._opened(child)

    def _start_again(self) -> None:
        self.model.start_again()
        self._open_first()

    def _open_first(self) -> None:
        """Show the journeys with their stages; steps stay folded."""
        self.tree.expandToDepth(0 if self.model.rowCount() > 3 else 1)

    def _choose(self, _new: QItemSelection, _gone: QItemSelection) -> None:
        if self._is_leading:
            return
        ids = [self.model.id_at(index) for index in self.tree.selectionModel().selectedRows()]
        self._is_leading = True
        self.desk.select(ids, reveal=True)
        self._is_leading = False

    def _show_chosen(self) -> None:
        """Mark in the tree what is chosen on the map, and open its branch when it is one object."""
        if self._is_leading:
            return
        _atlas, chosen = self.desk.shown
        self._is_leading = True
        marked = QItemSelection()
        for record_id in chosen[:_MOST_CHOSEN]:
            if path_to(self.desk.atlas, record_id):
                index = self.model.index_of(record_id)
                marked.select(index, index)
        self.tree.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if len(chosen) == 1 and not marked.isEmpty():
            index = marked.indexes()[0]
            self.tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.tree.scrollTo(index)
        self._is_leading = False

    def _reveal(self, record_id: str) -> None:
        if self.tree.state() != QAbstractItemView.State.EditingState and not isinstance(
            self.tree.focusWidget(), QLineEdit
        ):
            self.desk.select((record_id,), reveal=True)
            self.desk.view.setFocus()


class _Tree(QTreeView):
    """A tree whose chosen line is one bar: Qt would draw a second one, with a dark arrow on it, beside the name."""

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.fillRect(rect, self.palette().base())
        super().drawBranches(painter, rect, index)
