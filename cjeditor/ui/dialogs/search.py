"""Search: one small window where a person types, chooses and goes: the box, and the search for objects (Ctrl+F)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.matching import matches
from cjeditor.model.messages import message
from cjeditor.model.records import Emotion, Flow, Note, Step, Touchpoint
from cjeditor.model.whereabouts import journey_of, over_of
from cjeditor.ui.icons import record_icon
from cjeditor.ui.labels import shortened
from cjeditor.ui.list_keys import row_after
from cjeditor.ui.record_words import KIND_WORDS, icon_of, name_of

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

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
    """A line of the list: its words, quieter words at the end, its icon, and what choosing it does; None is grey.

    `also` are words that find it unseen; among lines that fit as well, the lower `order` stands first.
    """

    words: str
    more: str
    icon: QIcon
    choose: Callable[[], object] | None
    also: str = ""
    order: int = 0


class SearchBox(QFrame):
    """Lies over the window and shows what `find` gives for the typed text; arrows move, Enter chooses, Esc leaves."""

    def __init__(self, desk: Desk, prompt: str, find: Callable[[str], Iterable[Found]]) -> None:
        desk.finish_editing()  # ending a text gives the keyboard to the map, and would take it from here
        super().__init__(desk.window)
        self._find, self._say = find, desk.say
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
        grey = self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        for found in self._found:
            words = f"{found.words}    {found.more}" if found.more else found.words
            item = QListWidgetItem(found.icon, words, self.list)
            if found.choose is None:
                item.setForeground(grey)
        if not self._found and self.line.text().strip():
            text = shortened(self.line.text(), 40)
            item = QListWidgetItem(
                self._say(message("ui.search.nothing", "Nothing fits “{text}”.", text=text)), self.list
            )
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def choose(self) -> None:
        """Do what the chosen line does."""
        row = self.list.currentRow()
        act = self._found[row].choose if 0 <= row < len(self._found) else None
        if act is not None:
            self.leave()
            act()

    def leave(self) -> None:
        """Close, and give the keyboard back to where it was."""
        self.line.removeEventFilter(self)
        if self._before is not None:
            self._before.setFocus()
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = row_after(event.key(), self.list.currentRow(), self.list.count())
            if row is not None:
                self.list.setCurrentRow(row)
                return True
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        return super().eventFilter(watched, event)

    def _place(self, desk: Desk) -> None:
        window = desk.window
        self.resize(min(640, window.width() - 80), min(380, window.height() - 120))
        self.move((window.width() - self.width()) // 2, 76)


def find_object(desk: Desk) -> SearchBox:
    """Search the texts of all records."""

    def find(text: str) -> Iterable[Found]:
        for record_id, kind in objects_with(desk.atlas, text):
            name, colour = icon_of(desk.atlas, record_id)
            icon = record_icon(name, colour, desk.services.theme)
            words = shortened(name_of(desk.atlas, record_id), 70)
            kind_words = desk.say(KIND_WORDS[kind])
            more = "  ·  ".join(part for part in (kind_words, place_words(desk.atlas, record_id)) if part)
            yield Found(words or kind_words, more, icon, partial(go, record_id, text))

    def go(record_id: str, text: str) -> None:
        desk.searched = text
        desk.show_object(record_id, in_the_middle=True)

    return opened_box(SearchBox(desk, desk.say(_OBJECT), find))


def find_again(desk: Desk, by: int) -> None:
    """Go to the next (1) or previous (−1) object that says what was looked for last; asks when nothing was."""
    found = [record_id for record_id, _kind in objects_with(desk.atlas, desk.searched)]
    if not found:
        find_object(desk)
        return
    here = next((found.index(known) for known in desk.selection if known in found), -1 if by > 0 else 0)
    desk.show_object(found[(here + by) % len(found)], in_the_middle=True)


def place_words(atlas: Atlas, record_id: str) -> str:
    """Return where a record stands: its journey, stage and step; "" for dictionary entries and journeys."""
    journey = journey_of(atlas, record_id)
    if journey is None or journey == record_id:
        return ""
    return " › ".join(
        shortened(words, 24)
        for known in (journey, *_columns_over(atlas, record_id))
        if known != record_id and (words := name_of(atlas, known))
    )


def _columns_over(atlas: Atlas, record_id: str) -> tuple[str, ...]:
    match atlas.find(record_id):
        case Touchpoint() | Note() as card:
            over = over_of(card)
        case Emotion(step=step) | Step(id=step):
            over = step
        case Flow(source=source):
            return _columns_over(atlas, source)
        case _:
            over = None
    step_record = atlas.steps.get(over or "")
    if step_record is not None:
        return step_record.stage, step_record.id
    return (over,) if over is not None and over in atlas.stages else ()


def objects_with(atlas: Atlas, text: str) -> Iterable[tuple[str, str]]:
    """Yield id and kind of the records that say a text; nothing for no text."""
    if not text.strip():
        return
    for kind, fields in _SEARCHED:
        for record in atlas.table(kind).values():
            if matches(text, " ".join(getattr(record, field) for field in fields)):
                yield record.id, kind


def opened_box(box: SearchBox) -> SearchBox:
    """Show a box and give it the keyboard."""
    box.show()
    box.raise_()
    box.line.setFocus()
    return box
