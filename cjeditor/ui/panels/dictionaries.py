"""Dictionaries: what the journeys share, edited in place in tables: personas, channels, actors, products, crews …"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cjeditor.edits.deletion import delete
from cjeditor.edits.dictionaries import add_entry, move_entry
from cjeditor.edits.fields import set_fields_of
from cjeditor.edits.ready_channels import looks_of
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.ids import random_id
from cjeditor.model.messages import Message, message
from cjeditor.model.records import Channel
from cjeditor.ui.fields.editor import Editor, Surroundings
from cjeditor.ui.fields.factory import make_editor
from cjeditor.ui.fields.new_entries import NewEntries
from cjeditor.ui.icons import cell_icon, window_icon
from cjeditor.ui.panels.dictionary_model import DictionaryModel
from cjeditor.ui.record_words import KIND_HINTS, KIND_ICONS, KIND_TITLES

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_BUTTONS: tuple[tuple[str, str, Message], ...] = (
    ("add", "plus", message("ui.dictionary.add", "Add an entry")),
    ("remove", "trash", message("ui.dictionary.remove", "Delete the entry")),
    ("up", "arrow-up", message("ui.dictionary.up", "Move the entry up")),
    ("down", "arrow-down", message("ui.dictionary.down", "Move the entry down")),
)
_KINDS = message("ui.dictionary.kinds", "Kinds of entry")
_ENTRIES = message("ui.dictionary.entries", "Entries")


class Dictionaries(QWidget):
    """The panel: the kinds at the left, the entries of one kind at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.new_entries = NewEntries()
        self._is_standing = False
        self.kinds = QListWidget()
        self.kinds.setFixedWidth(150)
        self.kinds.setUniformItemSizes(True)
        self.kinds.setAccessibleName(desk.say(_KINDS))
        for kind, title in KIND_TITLES.items():
            icon = window_icon(KIND_ICONS[kind], desk.services.theme)
            item = QListWidgetItem(icon, desk.say(title), self.kinds)
            item.setData(Qt.ItemDataRole.UserRole, kind)
            item.setToolTip(desk.say(KIND_HINTS[kind]))
        self.table = self._make_table()
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.kinds)
        row.addWidget(self.table, 1)
        row.addLayout(self._make_buttons())
        self.kinds.currentItemChanged.connect(lambda item, _before: self.show_kind(self._kind_of(item)))
        desk.changed.connect(self._follow)
        desk.reset.connect(lambda: self.show_kind(self.kind))
        self.kinds.setCurrentRow(0)

    @property
    def kind(self) -> str:
        """The kind on show."""
        return self._kind_of(self.kinds.currentItem())

    @property
    def model(self) -> DictionaryModel | None:
        """The table's model."""
        model = self.table.model()
        return model if isinstance(model, DictionaryModel) else None

    def show_kind(self, kind: str) -> None:
        """Show the entries of a kind."""
        desk = self.desk
        if not desk.is_ready:
            return
        old = self.model
        made = DictionaryModel(
            kind,
            lambda: desk.atlas,
            desk.say,
            self._set_field,
            self._icon,
            self,
        )
        self.table.setModel(made)
        if old is not None:
            old.deleteLater()
        self.table.selectionModel().selectionChanged.connect(lambda _new, _gone: self._choose())
        made.modelReset.connect(self._enable)
        self._size_columns(made)
        self._enable()

    def choose_kind(self, kind: str) -> None:
        """Turn to a dictionary."""
        self.kinds.setCurrentRow(list(KIND_TITLES).index(kind))

    def standing(self) -> tuple[str, str, int]:
        """Return the dictionary, the entry and the column it stands in."""
        return self.kind, self._chosen(), self.table.currentIndex().column()

    def stand(self, where: tuple[str, str, int]) -> None:
        """Stand where another such panel stood; what is chosen on the map stays so."""
        kind, entry, column = where
        self.choose_kind(kind)
        model = self.model
        if model is None or entry not in model.ids:
            return
        self._is_standing = True
        self.table.setCurrentIndex(model.index(model.ids.index(entry), column))
        self._is_standing = False

    def add(self) -> None:
        """Add an entry and stand in its first cell."""
        entry, kind = random_id(self.kind), self.kind
        if self.desk.commit(lambda atlas: add_entry(atlas, kind, entry)) and self.model is not None:
            row = self.model.ids.index(entry)
            self.table.setCurrentIndex(self.model.index(row, 0))
            self.table.edit(self.model.index(row, 0))

    def remove(self) -> None:
        """Delete the chosen entry; it vanishes from all that mention it."""
        entry = self._chosen()
        if entry:
            self.desk.commit(lambda atlas: delete(atlas, (entry,)))

    def move_entry(self, by: int) -> None:
        """Move the chosen entry up (−1) or down (1)."""
        entry, model = self._chosen(), self.model
        if not entry or model is None:
            return
        row = max(0, min(len(model.ids) - 1, model.ids.index(entry) + by))
        column = self.table.currentIndex().column()
        if self.desk.commit(lambda atlas: move_entry(atlas, model.kind, entry, row)):
            self.table.setCurrentIndex(model.index(row, max(0, column)))

    def _set_field(self, entry: str, field: str, value: Any) -> bool:
        """Give an entry a value; a channel without looks takes those its first name suggests."""

        def verb(atlas: Atlas) -> Change:
            looks = {}
            if isinstance(known := atlas.find(entry), Channel) and field == "title" and not known.icon:
                looks = looks_of(value)
            return set_fields_of(atlas, (entry,), **{**looks, field: value})

        return self.desk.commit(self.new_entries.with_them(verb))

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.setItemDelegate(_Cells(self, table))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(30)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setAlternatingRowColors(True)
        table.setAccessibleName(self.desk.say(_ENTRIES))
        return table

    def _make_buttons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(4, 4, 4, 4)
        acts: dict[str, Callable[[], None]] = {
            "add": self.add,
            "remove": self.remove,
            "up": lambda: self.move_entry(-1),
            "down": lambda: self.move_entry(1),
        }
        for name, icon, words in _BUTTONS:
            button = QToolButton()
            button.setIcon(window_icon(icon, self.desk.services.theme))
            button.setToolTip(self.desk.say(words))
            button.setAccessibleName(self.desk.say(words))
            button.clicked.connect(lambda _checked=False, name=name: acts[name]())
            self.buttons[name] = button
            column.addWidget(button)
        column.addStretch(1)
        return column

    def _size_columns(self, model: DictionaryModel) -> None:
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, spec in enumerate(model.specs):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(column, 170 if column == 0 else 260 if spec.editor == "text" else 120)
        header.setStretchLastSection(True)

    def _enable(self) -> None:
        has_one, can_edit = bool(self._chosen()), self.desk.can_edit
        for name, button in self.buttons.items():
            button.setEnabled(can_edit and (has_one or name == "add"))

    def _choose(self) -> None:
        self._enable()
        entry = self._chosen()
        if entry and not self._is_standing:
            self.desk.select((entry,))

    def _chosen(self) -> str:
        row, model = self.table.currentIndex().row(), self.model
        return model.ids[row] if model is not None and 0 <= row < len(model.ids) else ""

    def _follow(self, change: Change) -> None:
        if self.model is not None and any(kind in KIND_TITLES for kind, _id in change.edits):
            self.model.refresh()
            self._enable()

    def _icon(self, name: str) -> QIcon:
        return cell_icon(name, self.desk.services.theme)

    @staticmethod
    def _kind_of(item: QListWidgetItem | None) -> str:
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else next(iter(KIND_TITLES))


class _Cells(QStyledItemDelegate):
    """Edits a cell with the editor the inspector uses for its field."""

    def __init__(self, panel: Dictionaries, table: QTableView) -> None:
        super().__init__(table)
        self.table, desk = table, panel.desk
        self.around = Surroundings(
            desk.say,
            lambda: desk.atlas,
            lambda: desk.services.theme,
            new_entries=panel.new_entries,
            edit_list=panel.choose_kind,
        )

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        model = index.model()
        if not isinstance(model, DictionaryModel):
            return super().createEditor(parent, option, index)
        editor = make_editor(model.specs[index.column()], self.around)
        editor.setParent(parent)
        editor.setAutoFillBackground(True)
        _OpenCell(self, editor, index)
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, Editor):
            editor.show_value(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, Editor):
            editor.finish()
            value: Any = editor.shown
            model.setData(index, value, Qt.ItemDataRole.EditRole)


_GO_ON = {
    Qt.Key.Key_Tab: QStyledItemDelegate.EndEditHint.EditNextItem,
    Qt.Key.Key_Backtab: QStyledItemDelegate.EndEditHint.EditPreviousItem,
    Qt.Key.Key_Return: QStyledItemDelegate.EndEditHint.SubmitModelCache,
    Qt.Key.Key_Enter: QStyledItemDelegate.EndEditHint.SubmitModelCache,
}


class _OpenCell(QObject):
    """Gives the keys of tables to the editor of a cell; Qt gives them only to an editor that is a single widget."""

    def __init__(self, cells: _Cells, editor: Editor, index: QModelIndex | QPersistentModelIndex) -> None:
        super().__init__(editor)
        self.cells, self.editor, self.index = cells, editor, QPersistentModelIndex(index)
        editor.committed.connect(lambda _value: self._tell())
        (editor.focusProxy() or editor).installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(Qt.Key(event.key()), event.modifiers())
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._left(event.reason())
        return False

    @property
    def is_open(self) -> bool:
        """Whether the table still has the editor; one it closed loses the keyboard later, and would tell again."""
        return self.cells.table.indexWidget(self.index) is self.editor

    def _tell(self) -> None:
        if self.is_open:
            self.cells.commitData.emit(self.editor)

    def _close(self, then: QStyledItemDelegate.EndEditHint) -> None:
        self._tell()
        if self.is_open:
            self.cells.closeEditor.emit(self.editor, then)

    def _pressed(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        has_shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key.Key_Backtab if has_shift and key == Qt.Key.Key_Tab else key
        if key in _GO_ON and not (has_shift and key in _LINE_FEEDS):
            self._close(_GO_ON[key])
        elif key == Qt.Key.Key_Escape:
            self.editor.show_value(self.editor.shown)
            self.cells.closeEditor.emit(self.editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        else:
            return False
        return True

    def _left(self, reason: Qt.FocusReason) -> None:
        """Close the editor when the keyboard goes elsewhere; its own lists and dialogs are not elsewhere."""
        focus = QApplication.focusWidget()
        if reason not in _STAYS and not (focus is not None and self.editor.isAncestorOf(focus)):
            QTimer.singleShot(0, self, lambda: self._close(QStyledItemDelegate.EndEditHint.NoHint))


_LINE_FEEDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
