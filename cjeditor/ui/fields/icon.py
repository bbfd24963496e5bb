"""IconEditor: an icon of the map's set, found by its name in a dialog."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from cjeditor.drawing.look.icons import icon_names
from cjeditor.model.messages import message
from cjeditor.ui.fields.editor import MIXED, Editor, Surroundings
from cjeditor.ui.fields.pickers import PickButton
from cjeditor.ui.fields.specs import FieldSpec
from cjeditor.ui.icons import window_icon

_NONE = message("ui.picker.none", "none")
_SEVERAL = message("ui.field.several", "several values")
_ICON = message("ui.picker.icon", "Choose an icon")
_SEARCH = message("ui.picker.search", "Search")


class IconEditor(Editor):
    """An icon of the map's set, or none."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.button = PickButton()
        self.button.clicked.connect(self._ask)
        self.row.addWidget(self.button)
        self.setFocusProxy(self.button)

    def display(self, value: Any) -> None:
        is_icon = isinstance(value, str) and bool(value)
        self.button.setIcon(window_icon(value, self.around.theme()) if is_icon else QIcon())
        self.button.setText(value if is_icon else self.say(_SEVERAL if value is MIXED else _NONE))

    def _ask(self) -> None:
        dialog = IconDialog(self, self.shown if isinstance(self.shown, str) else "")
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.display(dialog.chosen)
            self.commit(dialog.chosen)
        dialog.deleteLater()


class IconDialog(QDialog):
    """All icons with a search; `chosen` is the name, "" for none."""

    def __init__(self, owner: IconEditor, chosen: str) -> None:
        super().__init__(owner.window())
        self.chosen = chosen
        self.setWindowTitle(owner.say(_ICON))
        self.resize(460, 420)
        self.search = QLineEdit()
        self.search.setPlaceholderText(owner.say(_SEARCH))
        self.search.setAccessibleName(owner.say(_SEARCH))
        self.icons = QListWidget()
        self.icons.setViewMode(QListWidget.ViewMode.IconMode)
        self.icons.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.icons.setMovement(QListWidget.Movement.Static)
        self.icons.setIconSize(QSize(20, 20))
        self.icons.setGridSize(QSize(40, 40))
        self.icons.setAccessibleName(owner.say(_ICON))
        for name in icon_names():
            item = QListWidgetItem(window_icon(name, owner.around.theme()), "")
            item.setToolTip(name)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.icons.addItem(item)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        without = QPushButton(owner.say(_NONE))
        buttons.addButton(without, QDialogButtonBox.ButtonRole.ResetRole)
        column = QVBoxLayout(self)
        for widget in (self.search, self.icons, buttons):
            column.addWidget(widget)
        self.search.textChanged.connect(self._filter)
        self.icons.itemActivated.connect(lambda _item: self._take())
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        without.clicked.connect(self._take_none)
        QTimer.singleShot(0, self, self.search.setFocus)

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        for item in self._items():
            item.setHidden(wanted not in item.toolTip())
        first = next((item for item in self._items() if not item.isHidden()), None)
        if first is not None:
            self.icons.setCurrentItem(first)

    def _items(self) -> list[QListWidgetItem]:
        return [self.icons.item(row) for row in range(self.icons.count())]

    def _take(self) -> None:
        item = self.icons.currentItem()
        if item is not None:
            self.chosen = str(item.data(Qt.ItemDataRole.UserRole))
        self.accept()

    def _take_none(self) -> None:
        self.chosen = ""
        self.accept()
