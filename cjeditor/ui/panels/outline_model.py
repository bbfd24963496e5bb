"""OutlineModel: the tree of the outline for Qt, read when a branch is opened, mended by each Change.

Ten thousand cards cost nothing until their step is opened; a Change touches only the branches it names.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon

from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.ui.labels import plain
from cjeditor.ui.panels.outline_tree import (
    LANES,
    PARKED,
    ROOT,
    children_of,
    has_children,
    path_to,
    touched_parents,
)

Index = QModelIndex | QPersistentModelIndex
_FOLDER = Qt.ItemFlag.ItemIsEnabled
_RECORD = _FOLDER | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
"""Made once: Qt asks for the flags of every open line, and putting them together costs more than the rest."""
_NOWHERE = QModelIndex()


class _Node:
    """A line of the outline; its children are None until somebody asks."""

    __slots__ = ("children", "id", "parent", "row")

    def __init__(self, node_id: str, parent: _Node | None, row: int) -> None:
        self.id, self.parent, self.row = node_id, parent, row
        self.children: list[_Node] | None = None


ROW_HEIGHT = 24
"""In logical pixels; told to the tree, which else measures it once before and once after the theme is on."""


class OutlineModel(QAbstractItemModel):
    """Shows `words(id)` and `icon(id)` of each node; `rename` takes what a person typed."""

    def __init__(
        self,
        atlas: Callable[[], Atlas],
        words: Callable[[str], str],
        icon: Callable[[str], QIcon],
        rename: Callable[[str, str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._atlas, self._words, self._icon, self._rename = atlas, words, icon, rename
        self._root = _Node(ROOT, None, 0)
        self._nodes: dict[str, _Node] = {ROOT: self._root}

    def start_again(self) -> None:
        """Show another document."""
        self.beginResetModel()
        self._root = _Node(ROOT, None, 0)
        self._nodes = {ROOT: self._root}
        self.endResetModel()

    def follow(self, change: Change) -> None:
        """Take in what a change did to the branches that are open."""
        atlas = self._atlas()
        for parent_id in touched_parents(atlas, change):
            node = self._nodes.get(parent_id)
            if node is not None and node.children is not None:
                self._mend(node, children_of(atlas, parent_id))
        for record_id in change.ids:
            shown = self._nodes.get(record_id)
            if shown is not None:
                index = self._index(shown)
                self.dataChanged.emit(index, index)

    def index_of(self, record_id: str) -> QModelIndex:
        """Return where a record stands, its branch read if need be; an invalid index when it is not shown."""
        for node_id in (ROOT, *path_to(self._atlas(), record_id)):
            node = self._nodes.get(node_id)
            if node is None:
                return QModelIndex()
            self._children(node)
        found = self._nodes.get(record_id)
        return self._index(found) if found is not None and record_id else QModelIndex()

    @staticmethod
    def id_at(index: Index) -> str:
        """Return the id of the node at an index."""
        node = index.internalPointer()
        return node.id if isinstance(node, _Node) else ROOT

    # Qt

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        children = self._children(self._node(parent))
        return self.createIndex(row, column, children[row]) if 0 <= row < len(children) else QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # Qt overloads it
        node = self._node(index)
        return self._index(node.parent) if node.parent is not None else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._children(self._node(parent)))

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        return 1

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        node = self._node(parent)
        if node.children is None:
            return has_children(self._atlas(), node.id)
        return bool(node.children)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self._node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(node.id)
            case Qt.ItemDataRole.EditRole:
                return self._text(node.id)
            case Qt.ItemDataRole.ToolTipRole:
                return plain(self._words(node.id))
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(node.id)
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, ROW_HEIGHT)
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        return role == Qt.ItemDataRole.EditRole and self._rename(self._node(index).id, str(value))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FOLDER if self._node(index).id.startswith((LANES, PARKED)) else _RECORD

    def _text(self, record_id: str) -> str:
        record = self._atlas().find(record_id)
        return next((getattr(record, field) for field in ("title", "text") if hasattr(record, field)), "")

    def _node(self, index: Index) -> _Node:
        node = index.internalPointer() if index.isValid() else None
        return node if isinstance(node, _Node) else self._root

    def _index(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node.parent is None else self.createIndex(node.row, 0, node)

    def _children(self, node: _Node) -> list[_Node]:
        if node.children is None:
            node.children = []
            for row, child_id in enumerate(children_of(self._atlas(), node.id)):
                node.children.append(self._new(child_id, node, row))
        return node.children

    def _new(self, node_id: str, parent: _Node, row: int) -> _Node:
        made = self._nodes[node_id] = _Node(node_id, parent, row)
        return made

    def _mend(self, node: _Node, wanted: tuple[str, ...]) -> None:
        """Bring a node's children to the wanted ones, by removing, moving and inserting single rows."""
        children, parent = self._children(node), self._index(node)
        staying = set(wanted)
        for row in reversed(range(len(children))):
            if children[row].id not in staying:
                self.beginRemoveRows(parent, row, row)
                self._forget(children.pop(row), node)
                self._number(children)
                self.endRemoveRows()
        for row, child_id in enumerate(wanted):
            if row < len(children) and children[row].id == child_id:
                continue
            old = next((i for i in range(row, len(children)) if children[i].id == child_id), None)
            if old is None:
                self.beginInsertRows(parent, row, row)
                children.insert(row, self._new(child_id, node, row))
                self._number(children)
                self.endInsertRows()
            else:
                self.beginMoveRows(parent, old, old, parent, row)
                children.insert(row, children.pop(old))
                self._number(children)
                self.endMoveRows()

    def _forget(self, node: _Node, parent: _Node) -> None:
        """Drop a node and what is under it, unless it already stands elsewhere."""
        if self._nodes.get(node.id) is node and node.parent is parent:
            del self._nodes[node.id]
        for child in node.children or ():
            self._forget(child, node)

    @staticmethod
    def _number(children: list[_Node]) -> None:
        for row, child in enumerate(children):
            child.row = row
