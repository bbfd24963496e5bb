"""ObjectsEditor: which objects of the map a note is about, or which notes it follows from, found by searching."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cjeditor.model.matching import matches
from cjeditor.model.messages import message
from cjeditor.ui.fields.editor import MIXED, Editor, Surroundings
from cjeditor.ui.fields.specs import FieldSpec
from cjeditor.ui.icons import record_icon
from cjeditor.ui.labels import label, shortened
from cjeditor.ui.record_words import KIND_WORDS, icon_of, name_of

_ADD = message("ui.objects.add", "Add…")
_CHOOSE = message("ui.objects.choose", "Choose an object")
_REMOVE = message("ui.compound.remove", "Remove")
_SEARCH = message("ui.picker.search", "Search")
_MOST_FOUND = 100
_NEVER = frozenset({"atlas", "memberships", "votes", "assets"})


class ObjectsEditor(Editor):
    """The objects one below the other, a button to remove each and one to add another."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.column = QVBoxLayout()
        self.column.setSpacing(2)
        self.row.addLayout(self.column)
        self.add = QPushButton(self.say(_ADD))
        self.add.clicked.connect(self._ask)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.lines: list[QWidget] = []
        self.setFocusProxy(self.add)

    def display(self, value: Any) -> None:
        for line in self.lines:
            self.column.removeWidget(line)
            line.deleteLater()
        self.lines = []
        for record_id in () if value is MIXED else value:
            self._put(record_id)

    def add_object(self, record_id: str) -> None:
        """Add an object at the end, if it is not there yet."""
        chosen = () if self.shown is MIXED else tuple(self.shown)
        if record_id not in chosen:
            self.display((*chosen, record_id))
            self.commit((*chosen, record_id))

    def _put(self, record_id: str) -> None:
        atlas, line, icon = self.around.atlas(), QWidget(), label()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        icon.setPixmap(record_icon(*icon_of(atlas, record_id), self.around.theme()).pixmap(16, 16))
        remove = QToolButton()
        remove.setText("✕")
        remove.setToolTip(self.say(_REMOVE))
        remove.setAccessibleName(self.say(_REMOVE))
        remove.clicked.connect(lambda: self._remove(record_id))
        row.addWidget(icon)
        row.addWidget(label(shortened(name_of(atlas, record_id), 60)), 1)
        row.addWidget(remove)
        self.column.insertWidget(len(self.lines), line)
        self.lines.append(line)

    def _remove(self, record_id: str) -> None:
        left = tuple(known for known in self.shown if known != record_id)
        self.display(left)
        self.commit(left)

    def _ask(self) -> None:
        dialog = ObjectDialog(self)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen:
            self.add_object(dialog.chosen)
        dialog.deleteLater()


class ObjectDialog(QDialog):
    """Objects whose words hold what is typed; `chosen` is the id, "" for none."""

    def __init__(self, owner: ObjectsEditor) -> None:
        super().__init__(owner.window())
        self.owner, self.chosen = owner, ""
        self.setWindowTitle(owner.say(_CHOOSE))
        self.resize(460, 420)
        self.search, self.list = QLineEdit(), QListWidget()
        self.search.setPlaceholderText(owner.say(_SEARCH))
        self.search.setAccessibleName(owner.say(_SEARCH))
        self.list.setAccessibleName(owner.say(_CHOOSE))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        column = QVBoxLayout(self)
        for widget in (self.search, self.list, buttons):
            column.addWidget(widget)
        self.search.textChanged.connect(self.list_objects)
        self.list.itemActivated.connect(lambda _item: self._take())
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self.list_objects("")
        QTimer.singleShot(0, self, self.search.setFocus)

    def list_objects(self, text: str) -> None:
        """List the first objects that say a text."""
        around = self.owner.around
        atlas, hidden = around.atlas(), set(around.chosen())
        self.list.clear()
        for kind in self.owner.spec.kinds or (kind for kind in KIND_WORDS if kind not in _NEVER):
            for record_id in atlas.table(kind):
                words = name_of(atlas, record_id)
                if record_id not in hidden and words and matches(text, words):
                    icon = record_icon(*icon_of(atlas, record_id), around.theme())
                    item = QListWidgetItem(icon, shortened(words, 70), self.list)
                    item.setToolTip(around.say(KIND_WORDS[kind]))
                    item.setData(Qt.ItemDataRole.UserRole, record_id)
                if self.list.count() >= _MOST_FOUND:
                    return
        self.list.setCurrentRow(0)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen = str(item.data(Qt.ItemDataRole.UserRole))
        self.accept()
