"""Writer: the in-place editor, which joins the unseen text control, the previewed Change and the letters on the map.

Each keystroke is a preview from the document the editing began with; leaving the text records one Change.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cjeditor.canvas import text_places
from cjeditor.canvas.board import Board
from cjeditor.canvas.editing import Editing
from cjeditor.canvas.geometry import Line
from cjeditor.canvas.key_catcher import KeyCatcher
from cjeditor.canvas.objects import placed_object, region_of
from cjeditor.canvas.text_places import TextLine
from cjeditor.drawing.frame import Placed
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.messages import UserError
from cjeditor.model.records import Card
from cjeditor.model.text import clean_text


class Writer(QObject):
    """Edits one text at a time; `ended` carries the Change to record, or None, and where to go on."""

    looks_changed = Signal()
    ended = Signal(object, str)
    refused = Signal(object)

    def __init__(self, board: Board, parent: QWidget) -> None:
        super().__init__(parent)
        self._board = board
        self.keys = KeyCatcher(parent)
        self.editing: Editing | None = None
        self.last: Editing | None = None
        self._shown_text: str | None = None
        self._said: list[TextLine] | None = None
        self.caret_is_on = True
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._toggle_caret)
        self.keys.changed.connect(self._typed)
        self.keys.entered.connect(lambda: self.finish("enter"))
        self.keys.tabbed.connect(lambda backwards: self.finish("backtab" if backwards else "tab"))
        self.keys.escaped.connect(lambda: self.finish("escape"))
        self.keys.left.connect(lambda: self.finish("left"))
        self.keys.row_wanted.connect(self._move_by_rows)
        self.keys.end_wanted.connect(self._move_to_end)

    def begin(self, editing: Editing, *, select_all: bool = False, typed: str = "") -> None:
        """Start editing a text; `typed` letters replace it."""
        self.editing = self.last = editing
        self.keys.begin(
            editing.original, takes_lines=editing.takes_lines, select_all=select_all or bool(typed)
        )
        if typed:
            self.keys.insertPlainText(typed)
        self._shown_text = None
        self._typed()
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if flash > 0:
            self._blink.start(flash // 2)

    def finish(self, how: str = "left") -> None:
        """Stop editing and hand over what was said; `how` is the key that ended it."""
        editing = self.editing
        if editing is None:
            return
        try:
            change = editing.result(self.keys.toPlainText())
        except UserError as refusal:
            self.refused.emit(refusal)
            change = None
        self._stop()
        self.ended.emit(change, how)

    def cancel(self) -> None:
        """Stop editing and record nothing: what was edited is no longer what it was."""
        if self.editing is not None:
            self._stop()
            self.ended.emit(None, "left")

    def rebase(self, change: Change, atlas: Atlas) -> None:
        """Go on typing after the document changed elsewhere; stop when what is edited changed itself."""
        editing = self.editing
        if editing is None:
            return
        lost = editing.slot is not None and editing.slot.lane not in atlas.lanes
        if editing.object_id in change.ids or lost:
            self.cancel()
            return
        editing.atlas = atlas
        self._shown_text = self._said = None
        self._typed()

    @property
    def layout(self) -> MapLayout:
        """The layout that shows the text as it is now."""
        return self._board.previewed or self._board.layout

    @property
    def draft(self) -> Card | None:
        """The card that is being typed and does not exist yet, once it says something."""
        editing = self.editing
        if editing is None or not editing.is_new or not self.keys.shown_text.strip():
            return None
        return self._board.session.shown.card(editing.object_id)

    @property
    def placed(self) -> Placed | None:
        """The frame of the object being edited, where it lies."""
        return placed_object(self.layout, self.editing.object_id) if self.editing is not None else None

    @property
    def region(self) -> Rect | None:
        """The part of the map that shows the text differently from the document."""
        return region_of(self.layout, self.editing.object_id) if self.editing is not None else None

    def lines(self) -> list[TextLine]:
        """Return the lines of the text on the map."""
        editing = self.editing
        if editing is None:
            return []
        found = self._lines_in(self.layout, editing)
        return found or [text_places.emptied(line) for line in self._lines_as_if_said(editing)[:1]]

    def caret(self, lines: list[TextLine]) -> Line | None:
        """Return the caret's stroke, None while it blinks off."""
        return text_places.caret(lines, self._shown(self.keys.shown_caret)) if self.caret_is_on else None

    def selection(self, lines: list[TextLine]) -> list[Rect]:
        """Return the rectangles behind the selected letters."""
        first, last = self.keys.selected
        return text_places.selected(lines, self._shown(first), self._shown(last)) if first != last else []

    def point_at(self, x: float, y: float, *, extend: bool) -> None:
        """Put the caret where the pointer is."""
        self.keys.put_caret(text_places.character_at(self.lines(), x, y), extend=extend)

    def stand_at(self, rect: Rect) -> None:
        """Put the unseen control at the caret, in the viewport's pixels."""
        self.keys.setGeometry(round(rect.x), round(rect.y), 1, max(1, round(rect.height)))

    def _lines_in(self, layout: MapLayout, editing: Editing) -> list[TextLine]:
        placed = placed_object(layout, editing.object_id)
        return text_places.lines_of(placed, editing.field, editing.object_id) if placed is not None else []

    def _lines_as_if_said(self, editing: Editing) -> list[TextLine]:
        """Where a text without letters would begin: no frame shows it, and its caret has to stand somewhere."""
        if self._said is None:
            change = editing.preview("x")
            self._said = [] if change is None else self._lines_in(self._board.laid_out(change), editing)
        return self._said

    def _stop(self) -> None:
        self.editing = self._said = None
        self._blink.stop()
        self.keys.end()
        self._board.preview(None)

    def _typed(self) -> None:
        editing = self.editing
        if editing is None:
            return
        self.caret_is_on = True
        text = self.keys.shown_text
        if text != self._shown_text:
            self._shown_text = text
            self._preview(editing, text)
        self.looks_changed.emit()

    def _preview(self, editing: Editing, text: str) -> None:
        try:
            self._show(editing.preview(text))
        except UserError as refusal:
            self.refused.emit(refusal)

    def _show(self, change: Change | None) -> None:
        shown = None if change is not None and change.is_empty else change
        self._board.preview(shown, live=True)

    def _shown(self, character: int) -> int:
        """Return a position of the typed text in the cleaned one, which may be shorter: accents join letters."""
        return len(clean_text(self.keys.shown_text[:character]))

    def _toggle_caret(self) -> None:
        self.caret_is_on = not self.caret_is_on
        self.looks_changed.emit()

    def _move_by_rows(self, rows: int, extend: bool) -> None:
        character = text_places.beside(self.lines(), self.keys.caret, rows)
        end = 0 if rows < 0 else len(self.keys.toPlainText())
        self.keys.put_caret(end if character is None else character, extend=extend)

    def _move_to_end(self, last: bool, extend: bool) -> None:
        line = text_places.line_of(self.lines(), self.keys.caret)
        if line is not None:
            self.keys.put_caret(line.last if last else line.first, extend=extend)
