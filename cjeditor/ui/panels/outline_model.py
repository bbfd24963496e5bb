"""OutlineModel: the tree of the outline for Qt, read when a branch is opened, mended by each Change.

Lines are items of Qt's own and hold an id, so that laying ten thousand of them out asks Python nothing; words and icons
are asked for when a line is painted. Ten thousand cards cost nothing until their step is opened.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QStandardItem, QStandardItemModel

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
_LEAF = _RECORD | Qt.ItemFlag.ItemNeverHasChildren
"""Qt asks a line with this flag for nothing more when it lays the tree out."""
_NOWHERE = QModelIndex()

ROW_HEIGHT = 24
"""In logical pixels; told to the tree, which else measures it once before and once after the theme is on."""


class OutlineModel(QStandardItemModel):
    """Shows `words(id)` and `icon(id)` of each line; `rename` takes what a person typed.

    The text of an item is its id; nobody sees it.
    """

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
        self._items: dict[str, QStandardItem] = {}
        self._children: dict[str, list[str]] = {}
        """What stands under the branches that were read."""
        self._read(ROOT)

    def start_again(self) -> None:
        """Show another document."""
        self._items, self._children = {}, {}
        self.clear()
        self._read(ROOT)

    def follow(self, change: Change) -> None:
        """Take in what a change did to the branches that were read."""
        atlas = self._atlas()
        parents = [parent for parent in touched_parents(atlas, change) if parent in self._children]
        wanted = {parent: children_of(atlas, parent) for parent in parents}
        arriving = {known for ids in wanted.values() for known in ids}
        carried: dict[str, QStandardItem] = {}
        for parent, ids in wanted.items():
            if parent in self._children:  # else it went with the branch it stood in
                self._take_out(parent, ids, arriving, carried)
        for parent, ids in wanted.items():
            if parent in self._children:
                self._put_in(parent, ids, carried)
        self._forget(carried)
        self._tell_changed(change.ids)

    def index_of(self, record_id: str) -> QModelIndex:
        """Return where a record stands, its branch read if need be; an invalid index when it is not shown."""
        for node in path_to(self._atlas(), record_id)[:-1]:
            if node in self._items:
                self._read(node)
        found = self._items.get(record_id)
        return found.index() if found is not None else QModelIndex()

    def id_at(self, index: Index) -> str:
        """Return the id of the line at an index."""
        return self.itemFromIndex(index).text() if index.isValid() else ROOT

    def read_under(self, node: str) -> Sequence[str]:
        """Return what stands under a line, nothing when nobody opened it yet."""
        return self._children.get(node, ())

    # Qt

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        node = self.id_at(parent)
        children = self._children.get(node)
        return has_children(self._atlas(), node) if children is None else bool(children)

    def canFetchMore(self, parent: Index) -> bool:
        node = self.id_at(parent)
        return node not in self._children and has_children(self._atlas(), node)

    def fetchMore(self, parent: Index) -> None:
        self._read(self.id_at(parent))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(self.id_at(index))
            case Qt.ItemDataRole.EditRole:
                return self._text(self.id_at(index))
            case Qt.ItemDataRole.ToolTipRole:
                return plain(self._words(self.id_at(index)))
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(self.id_at(index))
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, ROW_HEIGHT)
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        return role == Qt.ItemDataRole.EditRole and self._rename(self.id_at(index), str(value))

    def _text(self, record_id: str) -> str:
        record = self._atlas().find(record_id)
        return next((getattr(record, field) for field in ("title", "text") if hasattr(record, field)), "")

    def _item(self, node: str) -> QStandardItem:
        return self.invisibleRootItem() if node == ROOT else self._items[node]

    def _read(self, node: str) -> None:
        """Bring what stands under a line into the tree, once."""
        if node not in self._children:
            atlas = self._atlas()
            ids = self._children[node] = list(children_of(atlas, node))
            if ids:
                self._item(node).appendRows([self._new(atlas, known) for known in ids])

    def _new(self, atlas: Atlas, node: str) -> QStandardItem:
        made = self._items[node] = QStandardItem(node)
        if node.startswith((LANES, PARKED)):
            made.setFlags(_FOLDER)
        else:
            made.setFlags(_RECORD if has_children(atlas, node) else _LEAF)
        return made

    def _take_out(
        self, parent: str, wanted: Sequence[str], arriving: set[str], carried: dict[str, QStandardItem]
    ) -> None:
        """Remove what leaves a branch or changes its place in it; what arrives somewhere is carried there."""
        now, item = self._children[parent], self._item(parent)
        stay = _staying(now, wanted)
        for start, end in reversed(_runs(known not in stay for known in now)):
            gone = now[start:end]
            del now[start:end]
            if arriving.isdisjoint(gone):
                item.removeRows(start, end - start)
            else:
                carried |= {known: item.takeRow(start)[0] for known in gone}
            self._forget(known for known in gone if known not in arriving)

    def _put_in(self, parent: str, wanted: Sequence[str], carried: dict[str, QStandardItem]) -> None:
        """Insert what a branch has not yet."""
        atlas, now, item = self._atlas(), self._children[parent], self._item(parent)
        known_here = set(now)
        for start, end in _runs(known not in known_here for known in wanted):
            new = wanted[start:end]
            item.insertRows(
                start, [carried.pop(known) if known in carried else self._new(atlas, known) for known in new]
            )
            now[start:start] = new

    def _forget(self, nodes: Iterable[str]) -> None:
        """Drop lines and what is under them from what is known."""
        for node in nodes:
            self._items.pop(node, None)
            self._forget(self._children.pop(node, ()))

    def _tell_changed(self, ids: Iterable[str]) -> None:
        """Have lines painted anew, all of a branch in one go."""
        rows: dict[str, list[int]] = {}
        for item in (self._items[known] for known in ids if known in self._items):
            index = item.index()
            rows.setdefault(self.id_at(index.parent()), []).append(index.row())
        for node, places in rows.items():
            above = self._item(node).index()
            self.dataChanged.emit(self.index(min(places), 0, above), self.index(max(places), 0, above))


_Link: TypeAlias = "tuple[str, _Link | None]"


def _staying(now: Sequence[str], wanted: Sequence[str]) -> set[str]:
    """Return the most lines that can stay where they are while the others are put in order around them."""
    places = {known: place for place, known in enumerate(wanted)}
    lasts: list[int] = []
    rows: list[_Link] = []
    for known in now:
        if known in places:
            length = bisect_left(lasts, places[known])
            lasts[length : length + 1] = [places[known]]
            rows[length : length + 1] = [(known, rows[length - 1] if length else None)]
    stay: set[str] = set()
    link = rows[-1] if rows else None
    while link is not None:
        stay.add(link[0])
        link = link[1]
    return stay


def _runs(chosen: Iterable[bool]) -> list[tuple[int, int]]:
    """Return where the neighbours begin and end that are chosen."""
    found: list[tuple[int, int]] = []
    for is_chosen, group in groupby(enumerate(chosen), key=itemgetter(1)):
        if is_chosen:
            places = [place for place, _chosen in group]
            found.append((places[0], places[-1] + 1))
    return found
