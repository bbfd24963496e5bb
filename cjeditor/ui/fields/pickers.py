"""Pickers: editors that choose: a value of a list, records of the dictionaries, a colour, an icon."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QWheelEvent
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from cjeditor.drawing.look.colours import CHANNEL_PALETTE, PERSONA_COLOURS, hex_of
from cjeditor.drawing.look.icons import icon_names
from cjeditor.model.messages import message
from cjeditor.ui.fields.editor import MIXED, Editor, Surroundings
from cjeditor.ui.fields.specs import FieldSpec
from cjeditor.ui.fields.words import value_words
from cjeditor.ui.icons import record_icon, swatch, window_icon
from cjeditor.ui.labels import one_line
from cjeditor.ui.record_words import icon_of, own_words

_NONE = message("ui.picker.none", "none")
_SEVERAL = message("ui.field.several", "several values")
_OTHER_COLOUR = message("ui.picker.other_colour", "Another colour…")
_ICON = message("ui.picker.icon", "Choose an icon")
_SEARCH = message("ui.picker.search", "Search")
_NAMELESS = message("ui.picker.nameless", "(without a name)")
_MANY = 3


class CalmComboBox(QComboBox):
    """A list that the mouse wheel passes by: over a panel it reads on, and changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceEditor(Editor):
    """One value of a list; an empty first line where there need be none."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.box = CalmComboBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(6)
        self.box.activated.connect(lambda _row: self._chosen())
        self.row.addWidget(self.box)
        self.setFocusProxy(self.box)

    def display(self, value: Any) -> None:
        self.box.clear()
        self.box.setPlaceholderText(self.say(_SEVERAL) if value is MIXED else "")
        if self.spec.is_optional:
            self.box.addItem("–", None)
        for words, icon, known in self.options():
            self.box.addItem(icon, one_line(words, 60), known)
        if value not in (MIXED, None) and self.box.findData(value) < 0:
            self.box.addItem(str(value), value)
        self.box.setCurrentIndex(-1 if value is MIXED else self.box.findData(value))

    def options(self) -> list[tuple[str, QIcon, Any]]:
        """Return what can be chosen."""
        return [
            (self.say(value_words(self.spec.name, choice)), QIcon(), choice) for choice in self.spec.choices
        ]

    def _chosen(self) -> None:
        self.commit(self.box.currentData())


class ReferenceEditor(ChoiceEditor):
    """One record of a dictionary."""

    def options(self) -> list[tuple[str, QIcon, Any]]:
        return record_options(self.spec, self.around)


class ManyEditor(Editor):
    """Several values or records, in the order they were chosen; a button that opens the list."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.button = _picker_button()
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self._fill)
        _open_below(self.button, self.menu)
        self.row.addWidget(self.button)
        self.setFocusProxy(self.button)

    def display(self, value: Any) -> None:
        names = {known: words for words, _icon, known in self.options()}
        if value is MIXED:
            text = self.say(_SEVERAL)
        else:
            shown = [one_line(names.get(known, str(known)), 24) for known in value]
            more = f" +{len(shown) - _MANY}" if len(shown) > _MANY else ""
            text = ", ".join(shown[:_MANY]) + more or self.say(_NONE)
        self.button.setText(text)

    def options(self) -> list[tuple[str, QIcon, Any]]:
        """Return what can be chosen."""
        if self.spec.editor == "choices":
            return [
                (self.say(value_words(self.spec.name, choice)), QIcon(), choice)
                for choice in self.spec.choices
            ]
        return record_options(self.spec, self.around)

    def _fill(self) -> None:
        self.menu.clear()
        chosen = () if self.shown is MIXED else tuple(self.shown)
        for words, icon, known in self.options():
            action = self.menu.addAction(icon, one_line(words, 60))
            action.setCheckable(True)
            action.setChecked(known in chosen)
            action.triggered.connect(lambda is_on, known=known: self._toggle(known, is_on))

    def _toggle(self, known: Any, is_on: bool) -> None:
        chosen = () if self.shown is MIXED else tuple(other for other in self.shown if other != known)
        value = (*chosen, known) if is_on else chosen
        self.display(value)
        self.commit(value)


class ColourEditor(Editor):
    """A colour of the palettes, another one, or none."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.button = _picker_button()
        self.menu = QMenu(self.button)
        colours = [*(look.colour for look in CHANNEL_PALETTE), *(look.colour for look in PERSONA_COLOURS)]
        if spec.is_optional:
            self.menu.addAction(self.say(_NONE), lambda: self._chosen(None))
        for colour in dict.fromkeys(map(hex_of, colours)):
            self.menu.addAction(swatch(colour), colour, lambda colour=colour: self._chosen(colour))
        self.menu.addSeparator()
        self.menu.addAction(self.say(_OTHER_COLOUR), self._ask)
        _open_below(self.button, self.menu)
        self.row.addWidget(self.button)
        self.setFocusProxy(self.button)

    def display(self, value: Any) -> None:
        is_colour = isinstance(value, str)
        self.button.setIcon(swatch(value) if is_colour else QIcon())
        self.button.setText(value if is_colour else self.say(_SEVERAL if value is MIXED else _NONE))

    def _chosen(self, value: str | None) -> None:
        self.display(value)
        self.commit(value)

    def _ask(self) -> None:
        first = QColor(self.shown) if isinstance(self.shown, str) else QColor("#2E4A7D")
        colour = QColorDialog.getColor(first, self.window())
        if colour.isValid():
            self._chosen(colour.name().upper())


class IconEditor(Editor):
    """An icon of the map's set, or none."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.button = _picker_button()
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


def _picker_button() -> QPushButton:
    """Return a button that looks like a field and may be narrower than its words."""
    made = QPushButton()
    made.setObjectName("picker")
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return made


def _open_below(button: QPushButton, menu: QMenu) -> None:
    """Let a click open a menu as wide as the button; `setMenu` would leave the button's words no padding."""

    def opened() -> None:
        menu.setMinimumWidth(button.width())
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    button.clicked.connect(opened)


def record_options(spec: FieldSpec, around: Surroundings) -> list[tuple[str, QIcon, Any]]:
    """Return the records a reference may lead to: names, icons and ids, in their order."""
    atlas = around.atlas()
    found: list[tuple[str, QIcon, Any]] = []
    for kind in spec.kinds:
        records = _near(around) if kind == "touchpoints" else list(atlas.table(kind).values())
        for record in sorted(records, key=lambda known: getattr(known, "sort_key", ("", known.id))):
            name, colour = icon_of(atlas, record.id)
            icon = record_icon(name, colour, around.theme())
            found.append((own_words(record) or around.say(_NAMELESS), icon, record.id))
    return found


def _near(around: Surroundings) -> list[Any]:
    """Return the touchpoints at the steps of the chosen points; a list of all would be endless."""
    atlas = around.atlas()
    points = [atlas.emotions[known] for known in around.chosen() if known in atlas.emotions]
    near: dict[str, Any] = {}
    for point in points:
        lane = atlas.lanes.get(point.lane)
        for known in atlas.index.lanes(lane.journey if lane is not None else ""):
            for card in atlas.index.cards(known, point.step):
                if card in atlas.touchpoints:
                    near[card] = atlas.touchpoints[card]
    return list(near.values())
