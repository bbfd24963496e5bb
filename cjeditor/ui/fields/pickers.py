"""Pickers: editors that choose: a value of a list, records of the dictionaries, a colour, an icon."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QIcon, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidgetAction,
)

from cjeditor.edits.ready_channels import READY_CHANNELS
from cjeditor.frozen import frozen
from cjeditor.model.matching import bare, matches
from cjeditor.model.messages import message
from cjeditor.ui.fields.editor import MIXED, Editor, Surroundings
from cjeditor.ui.fields.pick_list import PickList, Row
from cjeditor.ui.fields.specs import FieldSpec
from cjeditor.ui.fields.swatches import COLOUR_NAMES, swatches
from cjeditor.ui.fields.words import value_words
from cjeditor.ui.icons import record_icon, swatch, window_icon
from cjeditor.ui.labels import shortened
from cjeditor.ui.record_words import KIND_TITLES, KIND_WORDS, icon_of, own_words
from cjeditor.ui.wording import wording

_NONE = message("ui.picker.none", "none")
_SEVERAL = message("ui.field.several", "several values")
_OTHER_COLOUR = message("ui.picker.other_colour", "Another colour…")
_SEARCH = message("ui.picker.search", "Search")
_NAME_ONE = message("ui.picker.name_one", "Search, or type a new name")
_EDIT_LIST = message("ui.picker.edit_list", "Edit the list…")
_NAMELESS = message("ui.picker.nameless", "(without a name)")
_MANY = 3
_LONGEST, _LONGEST_OF_SEVERAL = 60, 24
_BESIDE_WORDS = 34
"""The sides of a button that looks like a field, its arrow among them."""


@frozen
class _NewName:
    """The name of an entry that is not there yet."""

    kind: str
    words: str


class CalmComboBox(QComboBox):
    """A list that the mouse wheel passes by, and that opens as wide as its words."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def showPopup(self) -> None:
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width())
        super().showPopup()


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
            self.box.addItem(icon, shortened(words, 60), known)
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


class PickEditor(Editor):
    """A button that opens a list to choose from; a name typed there that the dictionary lacks becomes an entry."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.button = PickButton()
        self.button.opened.connect(self.open)
        self.list: PickList | None = None
        self._offers_ready = False
        self.row.addWidget(self.button)
        self.setFocusProxy(self.button)

    def open(self, text: str = "") -> None:
        """Open the list, with a text typed already."""
        kinds = self.new_kinds
        self._offers_ready = kinds == ("channels",) and self._has_only_ready()
        self.list = made = PickList(
            self.button, self.say(_NAME_ONE if kinds else _SEARCH), self.rows, self.choose
        )
        edit = self.around.edit_list
        if kinds and edit is not None:
            made.add_button(self.say(_EDIT_LIST), lambda: edit(kinds[0]))
        made.closed.connect(self._forget_list)
        made.open(text)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.list is not None:  # another object is shown now; the list would choose for it
            self.list.close()

    def _forget_list(self) -> None:
        self.list = None

    @property
    def new_kinds(self) -> tuple[str, ...]:
        """The dictionaries that a typed name may enter."""
        if self.around.new_entries is None:
            return ()
        return tuple(kind for kind in self.spec.kinds if kind in KIND_TITLES)

    def options(self) -> list[tuple[str, QIcon, Any]]:
        """Return what can be chosen."""
        if self.spec.editor == "choices":
            return [
                (self.say(value_words(self.spec.name, choice)), QIcon(), choice)
                for choice in self.spec.choices
            ]
        return record_options(self.spec, self.around)

    def rows(self, text: str) -> list[Row]:
        """Return the rows of the list that fit a text: what there is, what is ready, what it would be called."""
        known = self.options()
        found = [
            Row(words, icon, value, self.is_on(value)) for words, icon, value in known if matches(text, words)
        ]
        names = {bare(words) for words, _icon, _value in known}
        for words, icon in self._ready() if self._offers_ready or text else ():
            if bare(words) not in names and matches(text, words):
                names.add(bare(words))
                found.append(Row(words, icon, _NewName(self.new_kinds[0], words), self.is_on(None)))
        if text and bare(text) not in names:
            found += [self._new_row(kind, text) for kind in self.new_kinds]
        return found

    @abstractmethod
    def is_on(self, value: Any) -> bool | None:
        """Return the tick of a row, None where rows have none."""

    @abstractmethod
    def take(self, value: Any) -> None:
        """Take over a value that was chosen."""

    def choose(self, value: Any) -> None:
        """Take over what was chosen in the list; a new name first gets the id its entry will have."""
        entries = self.around.new_entries
        if isinstance(value, _NewName) and entries is not None:
            value = entries.name(value.kind, value.words)
        self.take(value)

    def _has_only_ready(self) -> bool:
        """Whether the map names no channel of its own yet; one that does wants its own, until it asks by name."""
        ready = {bare(words) for words, _icon in self._ready()}
        return all(bare(channel.title) in ready for channel in self.around.atlas().channels.values())

    def _ready(self) -> list[tuple[str, QIcon]]:
        """Return the ready channels in the map's language; none for a field of other things."""
        if self.new_kinds != ("channels",):
            return []
        say, theme = wording(self.around.atlas().info.content_language), self.around.theme()
        return [(say(ready.title), window_icon(ready.icon, theme)) for ready in READY_CHANNELS]

    def _new_row(self, kind: str, text: str) -> Row:
        words = self.say(message("ui.picker.add_named", "Add “{name}”", name=text))
        if len(self.new_kinds) > 1:
            words += f"  ·  {self.say(KIND_WORDS[kind])}"
        return Row(words, window_icon("plus", self.around.theme()), _NewName(kind, text), self.is_on(None))


class ReferenceEditor(PickEditor):
    """One record of a dictionary."""

    def display(self, value: Any) -> None:
        known = next(((words, icon) for words, icon, known in self.options() if known == value), None)
        words, icon = known or (self.say(_SEVERAL) if value is MIXED else str(value or "–"), QIcon())
        self.button.show_choice(shortened(words, _LONGEST), icon)

    def rows(self, text: str) -> list[Row]:
        nothing = [Row("–", QIcon(), None)] if self.spec.is_optional and not text else []
        return nothing + super().rows(text)

    def is_on(self, value: Any) -> bool | None:
        return None

    def take(self, value: Any) -> None:
        self.commit(value)
        self.display(self.shown)


class ManyEditor(PickEditor):
    """Several values or records, in the order they were chosen."""

    def display(self, value: Any) -> None:
        names = {known: words for words, _icon, known in self.options()}
        if value is MIXED:
            text = self.say(_SEVERAL)
        else:
            most = _LONGEST if len(value) < 2 else _LONGEST_OF_SEVERAL
            shown = [shortened(names.get(known, str(known)), most) for known in value]
            more = f" +{len(shown) - _MANY}" if len(shown) > _MANY else ""
            text = ", ".join(shown[:_MANY]) + more or self.say(_NONE)
        self.button.show_choice(text)

    def is_on(self, value: Any) -> bool | None:
        return self.shown is not MIXED and value in self.shown

    def take(self, value: Any) -> None:
        chosen = () if self.shown is MIXED else tuple(self.shown)
        left = tuple(other for other in chosen if other != value)
        self.commit(left if len(left) < len(chosen) else (*chosen, value))
        self.display(self.shown)


class ColourEditor(Editor):
    """A colour of the palettes, chosen among swatches, another one, or none."""

    def __init__(self, spec: FieldSpec, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.button = PickButton()
        self.menu = QMenu(self.button)
        if spec.is_optional:
            self.menu.addAction(self.say(_NONE), lambda: self._chosen(None))
        grid = QWidgetAction(self.menu)
        grid.setDefaultWidget(swatches(self.say, self._picked))
        self.menu.addAction(grid)
        self.menu.addSeparator()
        self.menu.addAction(self.say(_OTHER_COLOUR), self._ask)
        _open_below(self.button, self.menu)
        self.row.addWidget(self.button)
        self.setFocusProxy(self.button)

    def display(self, value: Any) -> None:
        is_colour = isinstance(value, str)
        self.button.setIcon(swatch(value) if is_colour else QIcon())
        named = self.say(COLOUR_NAMES[value]) if is_colour and value in COLOUR_NAMES else value
        self.button.setText(named if is_colour else self.say(_SEVERAL if value is MIXED else _NONE))

    def _picked(self, colour: str) -> None:
        self.menu.close()
        self._chosen(colour)

    def _chosen(self, value: str | None) -> None:
        self.display(value)
        self.commit(value)

    def _ask(self) -> None:
        from PySide6.QtWidgets import QColorDialog

        first = QColor(self.shown) if isinstance(self.shown, str) else QColor("#2E4A7D")
        colour = QColorDialog.getColor(first, self.window())
        if colour.isValid():
            self._chosen(colour.name().upper())


class PickButton(QPushButton):
    """A button that looks like a field and may be narrower than its words; typing on it opens its list too."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setObjectName("picker")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: self.opened.emit(""))

    def show_choice(self, words: str, icon: QIcon | None = None) -> None:
        """Show what is chosen, with an ellipsis where there is no room for all of it."""
        self.setIcon(icon or QIcon())
        self._words = words
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _BESIDE_WORDS - (0 if self.icon().isNull() else self.iconSize().width() + 4)
        self.setText(
            self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room).replace("&", "&&")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() == Qt.Key.Key_Down or (text.strip() and text.isprintable()):
            self.opened.emit(text.strip())
            return
        super().keyPressEvent(event)


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
