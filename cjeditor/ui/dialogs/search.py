"""Search: one small window for commands (Ctrl+K) and objects (Ctrl+F): type, choose, Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QMenu, QVBoxLayout

from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.matching import matches
from cjeditor.model.messages import message
from cjeditor.ui.icons import record_icon
from cjeditor.ui.labels import one_line
from cjeditor.ui.record_words import KIND_WORDS, icon_of, name_of

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_COMMAND = message("ui.search.command", "What do you want to do?")
_OBJECT = message("ui.search.object", "Find in all journeys and dictionaries")
_SEARCHED: Final = (
    ("journeys", ("title", "goal")),
    ("stages", ("title", "description")),
    ("steps", ("title", "description")),
    ("lanes", ("title",)),
    ("touchpoints", ("title", "description")),
    ("notes", ("text",)),
    ("emotions", ("word", "quote")),
    ("flows", ("label", "condition", "reason")),
    ("personas", ("name", "role", "quote")),
    ("channels", ("title",)),
    ("actors", ("title",)),
    ("products", ("title",)),
    ("crews", ("title",)),
    ("systems", ("title",)),
    ("metrics", ("title",)),
)
MOST_FOUND: Final = 60


@frozen
class Found:
    """A line of the list: its words, quieter words at the end, its icon, and what choosing it does."""

    words: str
    more: str
    icon: QIcon
    choose: Callable[[], object]


class SearchBox(QFrame):
    """Lies over the window and shows what `find` gives for the typed text; arrows move, Enter chooses, Esc leaves."""

    def __init__(self, desk: Desk, prompt: str, find: Callable[[str], Iterable[Found]]) -> None:
        super().__init__(desk.window)
        self._find = find
        self._found: list[Found] = []
        self._before = desk.window.focusWidget()
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit()
        self.line.setPlaceholderText(prompt)
        self.line.setAccessibleName(prompt)
        self.line.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(prompt)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.line.textChanged.connect(self.refresh)
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self.choose)
        self.list.itemClicked.connect(lambda _item: self.choose())
        self._place(desk)
        self.refresh()

    def refresh(self) -> None:
        """Show what fits the text."""
        self._found = list(islice(self._find(self.line.text()), MOST_FOUND))
        self.list.clear()
        for found in self._found:
            words = f"{found.words}    {found.more}" if found.more else found.words
            QListWidgetItem(found.icon, words, self.list)
        self.list.setCurrentRow(0)

    def choose(self) -> None:
        """Do what the chosen line does."""
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            found = self._found[row]
            self.leave()
            found.choose()

    def leave(self) -> None:
        """Close, and give the keyboard back to where it was."""
        self.line.removeEventFilter(self)
        if self._before is not None:
            self._before.setFocus()
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            row = self.list.currentRow() + _MOVES[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
            return True
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        return super().eventFilter(watched, event)

    def _place(self, desk: Desk) -> None:
        window = desk.window
        self.resize(min(560, window.width() - 80), min(380, window.height() - 120))
        self.move((window.width() - self.width()) // 2, 76)


_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


def find_command(desk: Desk, commands: Callable[[], Iterable[QAction]]) -> SearchBox:
    """Search what can be done now."""

    def find(text: str) -> Iterable[Found]:
        for action in commands():
            words = action.text().replace("&", "").rstrip("…")
            menus = (place for place in action.associatedObjects() if isinstance(place, QMenu))
            menu = next((menu.title().replace("&", "") for menu in menus if menu.title()), "")
            if action.objectName() != "commands" and matches(text, f"{words} {menu}"):
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                more = "  ·  ".join(part for part in (menu, keys) if part)
                yield Found(one_line(words).replace("&&", "&"), more, action.icon(), action.trigger)

    return _opened(SearchBox(desk, desk.say(_COMMAND), find))


def find_object(desk: Desk) -> SearchBox:
    """Search the texts of all records."""

    def find(text: str) -> Iterable[Found]:
        for record_id, kind in objects_with(desk.atlas, text):
            name, colour = icon_of(desk.atlas, record_id)
            icon = record_icon(name, colour, desk.services.theme)
            words = one_line(name_of(desk.atlas, record_id), 70).replace("&&", "&")
            more = desk.say(KIND_WORDS[kind])
            yield Found(words or more, more, icon, partial(desk.show_object, record_id))

    return _opened(SearchBox(desk, desk.say(_OBJECT), find))


def objects_with(atlas: Atlas, text: str) -> Iterable[tuple[str, str]]:
    """Yield id and kind of the records that say a text; nothing for no text."""
    if not text.strip():
        return
    for kind, fields in _SEARCHED:
        for record in atlas.table(kind).values():
            if matches(text, " ".join(getattr(record, field) for field in fields)):
                yield record.id, kind


def _opened(box: SearchBox) -> SearchBox:
    box.show()
    box.raise_()
    box.line.setFocus()
    return box
