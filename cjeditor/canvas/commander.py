"""Commander: carries out what keys, menus and clicks ask of a view: select, edit, move, copy, paste, undo.

Joins the board, the lens and the writer; draws nothing and knows no mouse.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cjeditor.canvas import commands, pasteboard
from cjeditor.canvas.adders import Adder, added
from cjeditor.canvas.board import Board, Focus
from cjeditor.canvas.commands import Plan
from cjeditor.canvas.editing import Editing, editing_of, landing_slot, new_card_editing, slot_below
from cjeditor.canvas.geometry import united
from cjeditor.canvas.gestures.points import place_on_curve, point_near
from cjeditor.canvas.going_on import AddedAtEnd, addition_at_end, beside, beside_in_row, slot_beside
from cjeditor.canvas.lens import Lens
from cjeditor.canvas.navigation import Direction, along_flow, end_of_row, far_end, neighbour
from cjeditor.canvas.objects import shown_box
from cjeditor.canvas.writer import Writer
from cjeditor.layout.hits import Hit
from cjeditor.layout.rect import Rect
from cjeditor.model.change import Change
from cjeditor.model.messages import UserError
from cjeditor.model.slot import Slot
from cjeditor.model.whereabouts import lane_of, on_map
from cjeditor.session.view_state import ViewState


class Commander(QObject):
    """Everything a view does that ends in a selection, an open editor or a commit."""

    focus_changed = Signal()
    said = Signal(object)
    refused = Signal(object)
    menu_wanted = Signal()
    journey_wanted = Signal(str, str)
    words_wanted = Signal()

    def __init__(self, board: Board, lens: Lens, writer: Writer) -> None:
        super().__init__(lens)
        self._board, self._lens, self._writer = board, lens, writer
        self._added_at_end: AddedAtEnd | None = None
        writer.ended.connect(self._written)
        writer.refused.connect(self.refused)

    # Selecting

    def focus(self, focus: Focus | None, *, extend: bool = False) -> None:
        """Select something else and bring it into view; with `extend`, beside what is selected."""
        if focus is None:
            return
        ids = (*self._board.focus.ids, *focus.ids) if extend and focus.ids else focus.ids
        if self._board.select(ids, focus.cell):
            self.focus_changed.emit()
        self.reveal()

    def select(self, ids: tuple[str, ...], *, reveal: bool = False) -> None:
        """Select objects by id."""
        known = tuple(known for known in ids if self._board.atlas.find(known) is not None)
        if self._board.select(known):
            self.focus_changed.emit()
        if reveal:
            self.reveal()

    def select_all(self) -> None:
        """Select every card and point of the map."""
        self.select(on_map(self._board.atlas, self._board.journey_id))

    def escape(self) -> None:
        """Let go of the selection."""
        self.focus(Focus())

    def arrow(self, direction: Direction, *, extend: bool) -> None:
        """Go to the neighbour on one side."""
        self.focus(neighbour(self._board.layout, self._board.focus, direction), extend=extend)

    def go_to_end(self, *, last: bool) -> None:
        """Go to the first or last column of the lane."""
        self.focus(end_of_row(self._board.layout, self._board.focus, last=last))

    def set_zoom(self, zoom: float) -> None:
        """Zoom; the middle stays."""
        self._lens.zoom_to(zoom)

    def zoom_in(self) -> None:
        """Zoom to the next larger usual zoom."""
        self._lens.zoom_step(1)

    def zoom_out(self) -> None:
        """Zoom to the next smaller usual zoom."""
        self._lens.zoom_step(-1)

    def fit_all(self) -> None:
        """Show the whole map."""
        self._lens.fit(self._board.layout.paper)

    def zoom_to_selection(self) -> None:
        """Show what is selected as large as it fits, at most at natural size; the whole map when nothing is."""
        box = self.selection_box()
        if box is None:
            self._lens.fit(self._board.layout.paper)
        else:
            self._lens.fit_clear(box)

    def want_menu(self) -> None:
        """Ask for the context menu of what is selected."""
        self.menu_wanted.emit()

    def turn_page(self, pages: int) -> None:
        """Scroll by as much as the pinned heads leave to read."""
        self._lens.pan(0.0, -pages * self._lens.size[1] * 0.6)

    def reveal(self) -> None:
        """Bring what is in focus into view."""
        box = self._focus_box()
        if box is not None:
            self._lens.reveal(box)

    def selection_box(self) -> Rect | None:
        """Return the rectangle around everything selected."""
        boxes = (shown_box(self._board.layout, known) for known in self._board.focus.ids)
        return united(box for box in boxes if box is not None)

    def selection_hit(self) -> Hit | None:
        """Return the last selected object as if the pointer were on it."""
        current, layout = self._board.focus.current, self._board.layout
        box = shown_box(layout, current)
        found = (
            layout.hit(box.x + min(12, box.width / 2), box.y + box.height / 2) if box is not None else None
        )
        if found is None or found.object_id == current:
            return found
        return Hit(current, "flow") if current in self._board.atlas.flows else found

    def follow_connector(self, flow_id: str) -> None:
        """Ask for the other journey's map a connector leads to."""
        there = far_end(self._board.atlas, self._board.journey_id, flow_id)
        if there is not None:
            self.journey_wanted.emit(*there)

    # Editing text

    def edit(self, object_id: str, field: str = "", typed: str = "", *, replaces: bool = True) -> bool:
        """Open the in-place editor on an object's field, all selected if it `replaces`; return whether it has one."""
        self._writer.finish()
        editing = editing_of(self._board, object_id, field)
        if editing is None or self._board.session.is_read_only:
            return False
        self.focus(Focus((object_id,)))
        self._writer.begin(editing, select_all=replaces, typed=typed)
        return True

    def edit_selected(self, typed: str = "", *, replaces: bool = True) -> bool:
        """Edit the selected object's first text, here or elsewhere; in an empty cell, a new card's."""
        focus = self._board.focus
        cell = focus.cell
        if cell is not None:
            return self.new_card(cell, typed) or self.new_point(cell, typed)
        opened = bool(focus.current) and self.edit(focus.current, "", typed, replaces=replaces)
        if focus.current and not opened and not typed:
            self.words_wanted.emit()
        return opened

    def new_card(self, slot: Slot, typed: str = "") -> bool:
        """Open the editor on a card that is to be made in a slot."""
        self._writer.finish()
        editing = new_card_editing(self._board, slot)
        if editing is None or self._board.session.is_read_only:
            return False
        self._writer.begin(editing, typed=typed)
        placed = self._writer.region
        if placed is not None:
            self._lens.reveal(placed)
        return True

    def new_point(self, cell: Slot, typed: str = "") -> bool:
        """Add a point to a curve at a step; what was typed begins its quote."""
        added = self.carry_out(lambda: commands.new_point(self._board, cell.lane, cell.over))
        return added and (not typed or self.edit(self._board.focus.current, "", typed))

    def add_card(self) -> bool:
        """Add a card below the selected one, or where the keys stand."""
        slot = landing_slot(self._board)
        return slot is not None and self.new_card(slot)

    def enter(self) -> None:
        """Go on with the text of what is selected; in an empty cell, a new card."""
        self.edit_selected(replaces=False)

    def tab(self, *, backwards: bool) -> bool:
        """Go on to the next step in the same lane; return whether there was anything to go on from."""
        focus = self._board.focus
        if not focus.ids and focus.cell is None:
            return False
        self.focus(beside(self._board, focus, backwards=backwards))
        return True

    # Changing

    def carry_out(self, plan: Callable[[], Plan | None]) -> bool:
        """Record what is being typed, commit a plan and select what it says; return whether it was done."""
        self._writer.finish()
        try:
            made = plan()
        except UserError as error:
            self.refused.emit(error)
            return False
        if made is None or not self.commit(made.change):
            return False
        if made.selection is not None:
            self.focus(Focus(made.selection, made.cell))
        else:
            self.reveal()
        if made.said is not None:
            self.said.emit(made.said)
        return True

    def commit(self, change: Change, burst: str | None = None) -> bool:
        """Record a change with the view it was made in; return whether it was taken."""
        try:
            self._board.commit(change, self.view_state(), burst)
        except UserError as error:
            self.refused.emit(error)
            return False
        return True

    def nudge(self, direction: Direction) -> None:
        """Move the selected cards, heads or lanes by one."""
        self.carry_out(lambda: commands.nudge(self._board, direction))

    def link(self) -> None:
        """Draw a flow between two selected touchpoints."""
        self.carry_out(lambda: commands.link_selected(self._board))

    def span(self, by: int) -> None:
        """Let the selected card cover one step more or less."""
        self.carry_out(lambda: commands.span_selected(self._board, by))

    def follow_flow(self, *, forwards: bool) -> None:
        """Go along a flow, from card to line to card."""
        self.focus(along_flow(self._board.layout, self._board.focus, forwards=forwards))

    def add_point(self, lane_id: str, x: float, y: float) -> None:
        """Add a point to a curve at a place of its lane; where one stands already, edit that one."""
        near = point_near(self._board.layout, lane_id, x, y)
        place = place_on_curve(self._board.layout, lane_id, x, y)
        if near is not None:
            self.edit(near)
        elif place is not None:
            step, at, score = place
            self.carry_out(lambda: commands.new_point(self._board, lane_id, step, at, score))

    def delete(self) -> None:
        """Delete what is selected."""
        self.carry_out(lambda: commands.delete_selected(self._board))

    def duplicate(self) -> None:
        """Copy the selected cards below themselves, or heads with all they hold."""
        self.carry_out(lambda: commands.duplicate_selected(self._board))

    def copy(self) -> None:
        """Put the selected cards, or else heads with all they hold, on the clipboard."""
        pasteboard.put(self._board)

    def cut(self) -> None:
        """Copy what is selected and delete what was copied."""
        copied = pasteboard.put(self._board)
        self.carry_out(lambda: commands.deleted(self._board, copied))

    def can_paste(self) -> bool:
        """Whether `paste` would do something."""
        return pasteboard.can_paste(self._board)

    def paste(self) -> None:
        """Paste heads or cards, or each line of a text as a card."""
        self.carry_out(lambda: pasteboard.pasted(self._board))

    def add(self, adder: Adder) -> None:
        """Add what a "+" adds, and edit its title."""
        try:
            change, new = added(self._board.atlas, adder.adds, adder.parent, adder.index)
        except UserError as error:
            self.refused.emit(error)
            return
        if self.commit(change, burst=new):  # and its title: one step of undo
            self.edit(new, "title")

    # Undoing

    def undo(self) -> None:
        """Take the last step back, having gone to where it was made; what is being typed is that step."""
        at_end = self._added_at_end
        self._writer.finish()
        if at_end is self._added_at_end:  # else ending the text took back what was added for it
            self._go_to(self._board.session.undo())

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self._writer.finish()
        self._go_to(self._board.session.redo())

    def view_state(self) -> ViewState:
        """Return what the view shows now."""
        camera = self._lens.camera
        return ViewState(self._board.journey_id, self._board.focus.ids, camera.zoom, camera.x, camera.y)

    def _go_to(self, view: ViewState | None) -> None:
        """Show the objects a step touched: where the view was then, unless they are in view already."""
        if view is None or view.journey_id != self._board.journey_id:
            return
        self.select(view.selection, reveal=True)

    def _written(self, change: Change | None, how: str) -> None:
        """Record what was written and go on to where the key leads."""
        editing = self._writer.last
        done = change is None or self.commit(change, self._burst_of(editing) if editing is not None else None)
        self._board.session.end_burst()
        if editing is None or not done or (change is None and self._took_back(editing)):
            return
        exists = self._board.atlas.find(editing.object_id) is not None
        if exists:
            self.focus(Focus((editing.object_id,)))
        elif editing.slot is not None and not (how == "left" and self._board.focus.ids):
            self.focus(Focus(cell=editing.slot))  # who goes to a panel goes there for the card chosen before
        if how == "enter" and exists:
            below = slot_below(self._board.atlas, editing.object_id)
            if below is not None:
                self.new_card(below)
        elif how in ("tab", "backtab"):
            self._go_on(editing, backwards=how == "backtab")

    def _go_on(self, editing: Editing, *, backwards: bool) -> None:
        """Open the next text; where there is none, a new one, and the same one again before anything is replaced."""
        new = slot_beside(self._board, editing.slot) if editing.slot is not None and not backwards else None
        there = beside_in_row(self._board, self._board.focus, backwards=backwards)
        if new is not None:
            self.new_card(new)
        elif there is not None:
            self.focus(there)
            self.edit_selected()
        elif self._board.focus.ids and (backwards or not self._go_beyond(editing)):
            self._writer.begin(Editing(self._board.atlas, editing.object_id, editing.field))

    def _go_beyond(self, editing: Editing) -> bool:
        """Add what is missing at the end of the row and open its text; both are one step of undo."""
        addition = addition_at_end(self._board, editing.object_id)
        if addition is None:
            return False
        card, came_from = self._board.atlas.card(editing.object_id), self._board.focus
        try:
            change, new = added(self._board.atlas, addition.adds, addition.parent, addition.index)
        except UserError as error:
            self.refused.emit(error)
            return False
        if not self.commit(change, burst=new):
            return False
        lane = lane_of(card) if card is not None else None
        opened = self.edit(new) if lane is None else self.new_card(Slot(lane, new, 0))
        if opened and self._writer.editing is not None:
            text_of = self._writer.editing.object_id
            self._added_at_end = AddedAtEnd(text_of, new, self._board.atlas, came_from)
        return opened

    def _took_back(self, editing: Editing) -> bool:
        """Take back what Tab added for a text that stayed empty."""
        at_end = self._added_at_end
        if at_end is None or at_end.text_of != editing.object_id or at_end.atlas is not self._board.atlas:
            return False
        self._added_at_end = None
        self._board.session.undo()
        self.focus(at_end.came_from)
        return True

    def _burst_of(self, editing: Editing) -> str:
        """What Tab added and the text it was added for are one step of undo."""
        at_end = self._added_at_end
        is_for_it = at_end is not None and at_end.text_of == editing.object_id
        return at_end.added if at_end is not None and is_for_it else editing.object_id

    def _focus_box(self) -> Rect | None:
        focus = self._board.focus
        if focus.cell is not None:
            return self._board.layout.slot_box(focus.cell)
        return shown_box(self._board.layout, focus.current)
