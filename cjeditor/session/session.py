"""Session: one open document as value, history and journal, and the one place that may change it.

Knows no window and has no timer: the window calls `flush` at most every two seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from cjeditor.files.document import document_bytes, fingerprint_on_disk, load_document, save_bytes
from cjeditor.files.journal import Base, Journal
from cjeditor.files.locks import DocumentLock, lock_path, take_lock
from cjeditor.files.problems import SAVE_AS
from cjeditor.files.reading import read_bytes
from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply, difference, invert
from cjeditor.model.messages import Finding, Message, UserError, message
from cjeditor.session.events import Changed, Event, JournalFailed, JournalWorks, Listener, Previewed, Saved
from cjeditor.session.guard import check_locks
from cjeditor.session.history import Entry, History
from cjeditor.session.view_state import ViewState

_TAKEN_UP = message("session.taken-up", "Take up what somebody else saved")


@frozen
class Origin:
    """Where a document came from: its file and fingerprint, our lock on it, and what may not be done with it."""

    path: Path | None = None
    fingerprint: str | None = None
    lock: DocumentLock | None = None
    is_read_only: bool = False
    is_newer: bool = False
    is_whole: bool = True
    is_saved: bool = True
    is_recovered: bool = False
    findings: tuple[Finding, ...] = ()


class Session:
    """An open document; make one with the functions of `opening`."""

    def __init__(
        self, atlas: Atlas, origin: Origin, journal_folder: Path | None = None, content: bytes | None = None
    ) -> None:
        """Start with a document, an empty history and an empty journal; `content` are the bytes it was read from."""
        self._atlas = atlas
        self._shown = atlas
        self._preview: Change | None = None
        self._origin = origin
        self._history = History(is_saved=origin.is_saved)
        self._journal = Journal(self._base(content), journal_folder)
        self._journal_failed = False
        self._needs_snapshot = origin.is_recovered
        self._listeners: list[Listener] = []

    @property
    def atlas(self) -> Atlas:
        """The document, all edits committed."""
        return self._atlas

    @property
    def shown(self) -> Atlas:
        """What is to be seen: the preview while there is one, else the document."""
        return self._shown

    @property
    def path(self) -> Path | None:
        """The file of the document; None when it was never saved."""
        return self._origin.path

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was wrong with the file when it was opened."""
        return self._origin.findings

    @property
    def is_modified(self) -> bool:
        """Whether there is anything to save."""
        return not self._history.is_at_saved

    @property
    def is_read_only(self) -> bool:
        """Whether every change is refused."""
        return self._origin.is_read_only

    @property
    def can_save(self) -> bool:
        """Whether `save` may write to the document's own file."""
        return self.path is not None and self._origin.is_whole and not self.is_read_only

    @property
    def undo_label(self) -> Message | None:
        """The name of the step that undo takes back."""
        entry = self._history.undoable
        return entry.change.label if entry else None

    @property
    def redo_label(self) -> Message | None:
        """The name of the step that redo does again."""
        entry = self._history.redoable
        return entry.change.label if entry else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell the listener every event from now on; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def commit(self, change: Change, view: ViewState | None = None, *, burst: str | None = None) -> None:
        """Make a change part of the document; raises UserError when the document or a lane is locked.

        Changes of one `burst`, such as the typing in one field, become one step of undo.
        """
        if self.is_read_only:
            raise self._read_only_error()
        check_locks(self._atlas, change)
        self._drop_preview()
        if change.is_empty:
            return
        self._take(change)
        self._history.add(Entry(change, view, burst))
        self._tell(Changed(change, self._atlas))

    def end_burst(self) -> None:
        """Let the next change be a step of its own, whatever its burst."""
        self._history.end_burst()

    def preview(self, change: Change | None) -> None:
        """Show the document as it would be after a change, or, with None, as it is."""
        if change is None and self._preview is None:
            return
        self._preview = change
        self._shown = self._atlas if change is None else apply(self._atlas, change)
        self._tell(Previewed(change, self._shown))

    def undo(self) -> ViewState | None:
        """Take the last step back; returns the view that made it, to be shown first."""
        entry = self._history.undoable
        if entry is None:
            return None
        self._drop_preview()
        self._history.back()
        self._move(invert(entry.change), "undo")
        return entry.view

    def redo(self) -> ViewState | None:
        """Do the step again that was taken back last; returns the view that made it."""
        entry = self._history.redoable
        if entry is None:
            return None
        self._drop_preview()
        self._history.forth()
        self._move(entry.change, "redo")
        return entry.view

    def save(self) -> None:
        """Write the document to its own file; raises UserError, and then the old file is untouched."""
        if self.path is None or not self.can_save:
            raise self._cannot_save_error()
        content = document_bytes(self._atlas)
        fingerprint = save_bytes(self.path, content, self._origin.fingerprint)
        self._saved(replace(self._origin, fingerprint=fingerprint), content)

    def save_as(self, path: Path | str) -> None:
        """Write the document to another file, which is then its own; one already there is replaced.

        The lock goes along. Raises UserError, and then everything is as it was.
        """
        path = Path(path)
        if self._origin.is_newer:
            raise self._read_only_error()
        old_lock = self._origin.lock
        keeps_lock = old_lock is not None and old_lock.file == lock_path(path)
        lock = old_lock if keeps_lock else take_lock(path)
        try:
            content = document_bytes(self._atlas)
            fingerprint = save_bytes(path, content)
        except BaseException:
            if lock is not None and not keeps_lock:
                lock.release()
            raise
        if old_lock is not None and not keeps_lock:
            old_lock.release()
        self._saved(Origin(path=path, fingerprint=fingerprint, lock=lock), content)

    def differs_from_disk(self) -> bool:
        """Whether the document's file is another than the one that was read or saved; False while it is out of reach."""
        try:
            found = fingerprint_on_disk(self.path) if self.path is not None else None
        except UserError:
            return False
        return found is not None and found != self._origin.fingerprint

    def take_up_disk(self) -> bool:
        """Take up what somebody else saved, as a step that can be undone.

        False, and nothing is done, when the file did not load whole or keeps what no step can hold. Raises UserError.
        """
        assert self.path is not None
        content = read_bytes(self.path)
        loaded = load_document(content, self.path)
        theirs = loaded.atlas
        if not loaded.is_whole or loaded.is_newer or not self._origin.is_whole or not theirs.journeys:
            return False
        if (theirs.unknown, theirs.set_aside) != (self._atlas.unknown, self._atlas.set_aside):
            return False
        change = difference(self._atlas, theirs, _TAKEN_UP)
        self._drop_preview()
        if not change.is_empty:
            self._take(change)
            if not self.is_read_only:
                self._history.add(Entry(change, None))
        self._saved(replace(self._origin, fingerprint=loaded.fingerprint), content, change)
        return True

    def prepare_flush(self) -> None:
        """Begin to bring the document itself to the crash journal, beside other work; `flush` then need not wait."""
        self._journal.prepare()

    def flush(self) -> bool:
        """Bring all edits to the crash journal on disk; False, and once an event, when that cannot be done."""
        try:
            self._journal.flush(even_without_changes=self._needs_snapshot)
        except UserError as error:
            if not self._journal_failed:
                self._journal_failed = True
                self._tell(JournalFailed(error))
            return False
        self._needs_snapshot = False
        self._journal_works()
        return True

    def close(self) -> None:
        """Give back the lock and remove the journal: whatever was not saved is given up."""
        self._journal.close()
        if self._origin.lock is not None:
            self._origin.lock.release()
            self._origin = replace(self._origin, lock=None)

    def _journal_works(self) -> None:
        if self._journal_failed:
            self._journal_failed = False
            self._tell(JournalWorks())

    def _take(self, change: Change) -> None:
        """Apply a change to the document and note it in the journal."""
        self._atlas = self._shown = apply(self._atlas, change)
        self._journal.append(change)

    def _move(self, change: Change, cause: Literal["undo", "redo"]) -> None:
        self._take(change)
        self._tell(Changed(change, self._atlas, cause))

    def _drop_preview(self) -> None:
        """End a preview without a word: the change that follows says it all."""
        self._preview = None
        self._shown = self._atlas

    def _saved(self, origin: Origin, content: bytes, taken: Change | None = None) -> None:
        self._origin = origin
        self._history.mark_saved()
        self._journal.restart(self._base(content))
        self._journal_works()
        if taken is not None and not taken.is_empty:
            self._tell(Changed(taken, self._atlas))
        assert origin.path is not None
        self._tell(Saved(origin.path))

    def _base(self, content: bytes | None) -> Base:
        atlas, origin = self._atlas, self._origin
        write = (lambda: document_bytes(atlas)) if content is None else (lambda: content)
        return Base(write, origin.path, origin.fingerprint, atlas.info.title)

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)

    def _read_only_error(self) -> UserError:
        if self._origin.is_newer:
            return UserError(
                message("session.newer", "This map was made by a later cjeditor and cannot be changed here."),
                place=str(self.path or ""),
                remedy=message("session.newer.remedy", "Install a newer cjeditor to edit it."),
            )
        return UserError(
            message("session.read-only", "This map is open read-only."),
            place=str(self.path or ""),
            remedy=SAVE_AS,
        )

    def _cannot_save_error(self) -> UserError:
        if self.is_read_only:
            return self._read_only_error()
        if self.path is None:
            return UserError(message("session.no-file", "This map has no file yet."), remedy=SAVE_AS)
        return UserError(
            message("session.not-whole", "This file did not load whole, so it must not be saved over."),
            place=str(self.path),
            remedy=SAVE_AS,
        )
