"""Desk: one open document in one window: its session, the views of its journeys, what is chosen.

Knows no action, panel or dialog; its `wishes` tell what is wanted of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit

from cjeditor.canvas.commands import DUPLICABLE
from cjeditor.canvas.map_view import MapView
from cjeditor.edits.deletion import delete
from cjeditor.edits.fields import set_fields_of
from cjeditor.layout.hits import Hit
from cjeditor.layout.options import LayoutOptions
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.marks import NO_MARKS, Marks
from cjeditor.model.messages import Finding, Message, UserError, message
from cjeditor.model.records import AtlasInfo
from cjeditor.model.whereabouts import journey_of
from cjeditor.session.events import Changed, Event, JournalFailed, JournalWorks, Saved
from cjeditor.session.session import Session
from cjeditor.session.view_state import ViewState
from cjeditor.ui.chosen import Chosen
from cjeditor.ui.journal_clock import JournalClock
from cjeditor.ui.services import Services
from cjeditor.ui.shell import MainWindow
from cjeditor.ui.tabs import JourneyTabs
from cjeditor.ui.wishes import Wishes
from cjeditor.ui.wording import refusal_words, wording

MESSAGE_MS: Final = 6_000
UNTITLED = message("ui.untitled", "Untitled map")


class Desk(QObject):
    """What the actions, panels and dialogs of one window work on."""

    changed = Signal(object)
    """A Change became part of the document."""
    reset = Signal()
    """Another document is here."""
    selection_changed = Signal()
    saved = Signal()
    refreshed = Signal()
    """What is possible may have changed."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self.window, self.services, self.wishes = window, services, Wishes(self)
        self._session: Session | None = None
        self._is_open = self._is_imported = False
        self._unsubscribe: Callable[[], object] = lambda: None
        self._was_touched = False
        self.searched = ""
        self._chosen = Chosen()
        self._entries: tuple[str, ...] = ()
        self.import_findings: tuple[Finding, ...] = ()
        self.marks: Marks = NO_MARKS
        self.options = LayoutOptions()
        self._journal_clock = JournalClock(lambda: self.session, window, self)
        self.tabs = JourneyTabs(self, window)
        self.tabs.view_chosen.connect(self.map_selection_changed)
        self.tabs.selection_changed.connect(self.map_selection_changed)
        self.tabs.said.connect(self.said)
        self.tabs.refused.connect(self.refuse)
        self.tabs.menu_wanted.connect(self._menu_of_hit)
        self.tabs.journey_wanted.connect(self.jump)
        self.tabs.words_wanted.connect(self.wishes.words)
        self.tabs.tab_menu_wanted.connect(self.wishes.menu)

    # What there is

    @property
    def is_ready(self) -> bool:
        """Whether a document is open."""
        return self._is_open

    @property
    def session(self) -> Session:
        """The document; one that was closed can still be read, until another is shown."""
        assert self._session is not None
        return self._session

    @property
    def atlas(self) -> Atlas:
        """The document, all edits committed."""
        return self.session.atlas

    @property
    def view(self) -> MapView:
        """The view of the journey on show."""
        view = self.tabs.view
        assert view is not None
        return view

    @property
    def journey_id(self) -> str:
        """The journey on show."""
        return self.tabs.current

    @property
    def selection(self) -> tuple[str, ...]:
        """What is chosen, in the order it was chosen; may be dictionary entries that stand on no map."""
        return self._entries or (self.tabs.view.selection if self.tabs.view is not None else ())

    @property
    def shown(self) -> tuple[Atlas, tuple[str, ...]]:
        """What panels tell of: what is chosen, or the card that is just being typed, with the atlas that holds it."""
        draft = self.tabs.draft
        return (self.atlas, self.selection) if draft is None else (self.session.shown, (draft.id,))

    @property
    def selected_cards(self) -> tuple[str, ...]:
        """The chosen touchpoints and notes."""
        return self.selected("touchpoints", "notes")

    def selected(self, *kinds: str) -> tuple[str, ...]:
        """Return what is chosen of some kinds."""
        return self._chosen.of_kinds(self.atlas, self.selection, kinds)

    @property
    def can_edit(self) -> bool:
        """Whether the document takes changes."""
        return self.is_ready and not self.session.is_read_only

    @property
    def can_copy(self) -> bool:
        """Whether cards or heads are chosen, which can be copied."""
        return bool(self.selected(*DUPLICABLE))

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was done to an untitled map, so that nothing is lost with it."""
        return self.session.path is None and not self._was_touched

    @property
    def has_unsaved(self) -> bool:
        """Whether closing would lose something."""
        is_only_here = self._is_imported and self.session.path is None
        return is_only_here or (self.session.is_modified and not self.is_untouched)

    @property
    def has_marks(self) -> bool:
        """Whether an answer is marked on the map."""
        return self.marks is not NO_MARKS

    @property
    def is_dark(self) -> bool:
        """Whether the window is dark around the paper."""
        return self.services.theme.is_dark

    @property
    def document_name(self) -> str:
        """What the document is called in the title: its file, else its title."""
        if self.session.path is not None:
            return self.session.path.name
        return self.atlas.info.title or self.say(UNTITLED)

    @property
    def folder(self) -> Path:
        """Where file dialogs begin."""
        path, recent = self.session.path if self.is_ready else None, self.services.recent
        known = [place.parent for place in (path, *recent[:1]) if place is not None and place.parent.is_dir()]
        return known[0] if known else Path.home()

    def say(self, words: Message) -> str:
        """Return words in the interface language."""
        return self.services.say(words)

    def say_content(self, words: Message) -> str:
        """Return words in the atlas's content language, for what is printed on the map."""
        return wording(self.atlas.info.content_language)(words)

    # Documents

    def show_session(self, session: Session, imported: Sequence[Finding] | None = None) -> None:
        """Show a document in this window, in place of the one before; `imported` is what an import could not take."""
        self.close_session()
        self._session, self._is_open = session, True
        self._was_touched = session.is_modified or imported is not None
        self._is_imported, self.import_findings = imported is not None, tuple(imported or ())
        self._entries, self.searched, self.marks = (), "", NO_MARKS
        self._unsubscribe = session.subscribe(self._told)
        self.take_up_info()
        self.tabs.fill()
        self.reset.emit()
        if session.is_modified:
            self._journal_clock.start()
        self.view.setFocus()
        self._refresh()

    def close_session(self) -> None:
        """Give the document up, with its lock and its journal."""
        if self._is_open:
            self._unsubscribe()
            self._journal_clock.stop()
            self.tabs.drop_all()
            self.session.close()
            self._is_open = False

    def take_as_untouched(self) -> None:
        """Take what was done so far as the program's own doing, which nobody would miss."""
        self._was_touched = False
        self._journal_clock.stop()  # nothing is lost yet that a recovery could offer
        self._refresh()

    # Changing

    def run(self, act: Callable[[], object]) -> None:
        """Do something that may be refused, and say so when it is."""
        try:
            act()
        except UserError as error:
            self.refuse(error)

    def commit(self, verb: Callable[[Atlas], Change], burst: str | None = None) -> bool:
        """Do a verb after what is being typed; False, after saying why, when refused. A burst is one step of undo."""
        self.tabs.finish_editing()
        try:
            change = verb(self.atlas)
            if change.is_empty:
                return False
            self.session.commit(change, self._view_state(), burst=burst)
        except UserError as error:
            self.refuse(error)
            return False
        return True

    def set_fields(self, ids: Sequence[str], **values: Any) -> bool:
        """Give records values."""
        return bool(ids) and self.commit(lambda atlas: set_fields_of(atlas, ids, **values))

    def delete_selected(self) -> None:
        """Delete what is chosen; on the map the keys then stand where the last card was."""
        chosen = self.selection
        if self.view.can_delete():
            self.view.delete()
        elif chosen:
            self.commit(lambda atlas: delete(atlas, chosen))

    def undo(self) -> None:
        """Take the last step back, where it was made."""
        self.finish_editing()
        self._go_to(self.session.undo())

    def redo(self) -> None:
        """Do the step again that was taken back."""
        self.finish_editing()
        self._go_to(self.session.redo())

    # Looking

    def select(self, ids: Sequence[str], *, reveal: bool = False) -> None:
        """Choose objects; those of another journey bring its map to the front."""
        on_map = [known for known in ids if journey_of(self.atlas, known) is not None]
        journeys = {journey_of(self.atlas, known) for known in on_map}
        if on_map and self.journey_id not in journeys:
            self.tabs.show(next(iter(journeys - {None})) or "")
        self.view.select(tuple(on_map), reveal=reveal)
        self._entries = () if on_map else tuple(ids)
        self._selected()

    def show_object(self, record_id: str, *, in_the_middle: bool = False) -> None:
        """Choose an object and bring it into view, wherever it stands."""
        self.select((record_id,), reveal=True)
        if in_the_middle and not self._entries:
            self.view.show_in_the_middle(record_id)
        if self._entries:
            self.wishes.panel.emit("inspector")
        else:
            self.view.setFocus()

    def edit_text(self) -> None:
        """Stand in the text of what is chosen."""
        if len(self.selection) == 1:
            self.view.setFocus()
            if not self.view.edit_text(self.selection[0]):
                self.wishes.words.emit()

    def finish_editing(self) -> None:
        """Take over what is being typed, on the map or in a panel."""
        self.tabs.finish_editing()
        typing = self.window.focusWidget()
        if isinstance(typing, QLineEdit | QPlainTextEdit):
            typing.clearFocus()
            typing.setFocus()

    def set_options(self, options: LayoutOptions) -> None:
        """Lay all maps out under other options."""
        self.options = options
        for view in self.tabs.views.values():
            view.set_options(options)
        self._refresh()

    def set_marks(self, marks: Marks = NO_MARKS) -> None:
        """Show an answer on the map, or take it off."""
        self.marks = marks
        for view in self.tabs.views.values():
            view.set_marks(marks)
        self._refresh()

    # Telling

    def said(self, words: Message | None) -> None:
        """Show a sentence in the status bar for a while; None clears it."""
        self.window.status.showMessage(self.say(words) if words is not None else "", MESSAGE_MS)

    def refuse(self, error: UserError) -> None:
        """Say in the status bar why something was not done."""
        text, more = refusal_words(error, self.say)
        self.window.status.showMessage(" ".join([text, *more.split("\n")]).strip(), MESSAGE_MS * 2)

    def notice(self, words: Message, answers: Sequence[tuple[Message, Callable[[], object]]] = ()) -> QFrame:
        """Show a line above the map; returns it, to be dropped when it no longer holds."""
        return self.window.notice(self.say(words), [(self.say(title), act) for title, act in answers])

    def _told(self, event: Event) -> None:
        match event:
            case Changed():
                self._was_touched = True
                self._changed(event.change)
            case Saved():
                self.saved.emit()
                self._refresh()
            case JournalFailed() | JournalWorks():
                self._journal_clock.told(event, self.notice)

    def _changed(self, change: Change) -> None:
        info = change.edits.get(("atlas", "atlas"))
        if info is not None:
            font = self.atlas.info.fallback_face
            self.take_up_info(
                has_new_font=not (isinstance(info.before, AtlasInfo) and info.before.fallback_face == font)
            )
        self.tabs.follow(change)
        self.changed.emit(change)
        self._entries = tuple(known for known in self._entries if known == "atlas" or self.atlas.find(known))
        self._journal_clock.start()
        self._refresh()

    def take_up_info(self, *, has_new_font: bool = True) -> None:
        """Set the maps in the language and the font that the atlas names; a new font is looked for on this computer."""
        info, font = self.atlas.info, self.options.chosen_face
        font = self.services.font_of(info.fallback_face) if has_new_font else font
        options = replace(self.options, say=wording(info.content_language), chosen_face=font)
        if options != self.options:
            self.set_options(options)

    def _refresh(self) -> None:
        if self.is_ready:
            self.window.setWindowTitle(f"{self.document_name}[*] – cjeditor")
            self.window.setWindowModified(self.has_unsaved)
            self.refreshed.emit()

    def dress(self) -> None:
        """Take up the theme."""
        self.tabs.dress()

    def reword(self) -> None:
        """Take up the interface language."""
        self.tabs.fill()
        self._refresh()

    def map_selection_changed(self) -> None:
        """Take up what was chosen on the map; entries stay chosen while nothing is chosen there."""
        if self.tabs.view is not None and self.tabs.view.selection:
            self._entries = ()
        self._selected()

    def _selected(self) -> None:
        self.selection_changed.emit()
        self.refreshed.emit()

    def _menu_of_hit(self, hit: Hit | None, position: QPoint) -> None:
        self.wishes.menu.emit(hit.object_id if hit is not None else "", position)

    def jump(self, journey_id: str, object_id: str) -> None:
        """Follow a connector to another journey."""
        self.tabs.show(journey_id)
        if object_id:
            self.select((object_id,), reveal=True)

    def _go_to(self, state: ViewState | None) -> None:
        if state is not None and state.journey_id in self.tabs.ids:
            self.tabs.show(state.journey_id)
            self.view.restore(state)
        self._refresh()

    def _view_state(self) -> ViewState | None:
        return self.tabs.view.view_state() if self.tabs.view is not None else None
