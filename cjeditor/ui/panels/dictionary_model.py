"""DictionaryModel: the entries of one dictionary as a table for Qt; a cell shows and takes what its field holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from cjeditor.edits.dictionaries import entries
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Message
from cjeditor.model.records import KINDS, Record
from cjeditor.ui.fields.hints import field_hint
from cjeditor.ui.fields.specs import FieldSpec, specs_of
from cjeditor.ui.fields.swatches import COLOUR_NAMES
from cjeditor.ui.fields.words import field_title, value_words
from cjeditor.ui.icons import swatch
from cjeditor.ui.labels import plain
from cjeditor.ui.record_words import own_words

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_IN_A_TABLE = frozenset({"line", "choice", "flag", "whole", "day", "colour", "icon", "reference", "text"})
_MOST_COLUMNS = 8


class DictionaryModel(QAbstractTableModel):
    """One kind's entries in their order; the columns are its main fields that fit a cell."""

    def __init__(
        self,
        kind: str,
        atlas: Callable[[], Atlas],
        say: Callable[[Message], str],
        set_field: Callable[[str, str, Any], bool],
        icon: Callable[[str], QIcon],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind, self._atlas, self._say, self._set_field, self._icon = kind, atlas, say, set_field, icon
        self.specs = self._columns()
        self.ids: list[str] = []
        self.refresh()

    def refresh(self) -> None:
        """Read the entries again; keeps the rows where only values changed."""
        ids = [entry.id for entry in entries(self._atlas(), self.kind)]
        if ids == self.ids:
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(self.specs) - 1))
            return
        self.beginResetModel()
        self.ids = ids
        self.endResetModel()

    def record(self, row: int) -> Record:
        """Return the entry of a row."""
        return self._atlas().table(self.kind)[self.ids[row]]

    def value(self, index: Index) -> Any:
        """Return what a cell holds."""
        return getattr(self.record(index.row()), self.specs[index.column()].name)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.specs)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_column = orientation == Qt.Orientation.Horizontal
        if is_column and role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole}:
            hint = field_hint(self.kind, self.specs[section].name)
            return plain(self._say(hint)) if hint is not None else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if not is_column:
            return str(section + 1)
        return self._say(field_title(self.specs[section].name))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.ids) or self.ids[index.row()] not in self._atlas().table(
            self.kind
        ):
            return None
        spec, value = self.specs[index.column()], self.value(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(spec, value)
            case Qt.ItemDataRole.ToolTipRole:
                return plain(self._words(spec, value))
            case Qt.ItemDataRole.EditRole:
                return value
            case Qt.ItemDataRole.CheckStateRole if spec.editor == "flag":
                return Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DecorationRole:
                return self._decoration(spec, value)
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        spec = self.specs[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and spec.editor == "flag":
            return self._set_field(
                self.ids[index.row()], spec.name, Qt.CheckState(value) == Qt.CheckState.Checked
            )
        if role == Qt.ItemDataRole.EditRole and value != self.value(index):
            return self._set_field(self.ids[index.row()], spec.name, value)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.specs[index.column()].editor == "flag":
            return base | Qt.ItemFlag.ItemIsUserCheckable
        return base | Qt.ItemFlag.ItemIsEditable

    def _columns(self) -> tuple[FieldSpec, ...]:
        specs = specs_of(KINDS[self.kind], self.kind)
        return tuple(spec for spec in specs if spec.editor in _IN_A_TABLE and spec.group == "main")[
            :_MOST_COLUMNS
        ]

    def _words(self, spec: FieldSpec, value: Any) -> str:
        if value is None or value == "" or spec.editor in {"flag", "icon"}:
            return ""
        if spec.editor == "choice":
            return self._say(value_words(spec.name, value))
        if spec.editor == "colour" and value in COLOUR_NAMES:
            return self._say(COLOUR_NAMES[value])
        if spec.editor == "reference":
            record = self._atlas().find(value)
            return own_words(record) if record is not None else ""
        return value.isoformat() if isinstance(value, date) else " ".join(str(value).split())

    def _decoration(self, spec: FieldSpec, value: Any) -> QIcon | None:
        if spec.editor == "colour" and value:
            return swatch(value)
        return self._icon(value) if spec.editor == "icon" and value else None
