"""Ways to a session: a new map, a file to edit, to look at or to copy, and what a crash left behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, Literal, TypeAlias

from cjeditor.files.atomic import remove_litter
from cjeditor.files.document import Loaded, load_document, read_document
from cjeditor.files.locks import DocumentLock, LockedError, take_lock
from cjeditor.files.reading import read_bytes
from cjeditor.files.recovery import Recoverable, discard, restore
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply
from cjeditor.model.messages import Finding, UserError, message
from cjeditor.session.session import Origin, Session

Mode: TypeAlias = Literal["edit", "read only", "copy", "take over"]
FirstMap: TypeAlias = Callable[[Atlas], Change]
"""Adds a journey to an atlas that has none."""

_Reader: TypeAlias = Callable[[], tuple[Loaded, bytes | None]]
_NO_JOURNEY: Final = Finding(
    "session-no-journey",
    "warning",
    "",
    message("session.no-journey", "There is no journey in this file; what you see is a new one."),
)


def new_session(atlas: Atlas, *, journal_folder: Path | None = None) -> Session:
    """Return a session on a map that has no file yet; nothing is lost by closing it untouched."""
    return Session(atlas, Origin(), journal_folder)


def open_session(
    path: Path | str,
    *,
    mode: Mode = "edit",
    journal_folder: Path | None = None,
    first_map: FirstMap | None = None,
) -> Session:
    """Return a session on a file; raises UserError.

    "edit" raises LockedError when somebody else has it open; then "read only" looks at it, "copy" makes an unsaved
    map of it, and "take over" takes the lock, all after asking the person. A file of a later version, or in a folder
    where no lock can be made, opens read-only whatever the mode. `first_map`, for a window, gives a document without
    journeys one, which is not saved yet.
    """
    path = Path(path)
    read = partial(_read, path, first_map)
    if mode in {"copy", "read only"}:
        return _unlocked_session(path, mode, (), journal_folder, read)
    try:
        lock = take_lock(path, by_force=mode == "take over")
    except LockedError:
        raise
    except UserError as error:
        read_document(path)  # a file that cannot be read is the plainer thing to say
        what = message(
            "session.no-lock",
            "Nothing can be written in the folder of this map, so it opens read-only. {reason}",
            reason=error.reason or "",
        )
        no_lock = Finding("session-no-lock", "warning", "", what, remedy=error.remedy)
        return _unlocked_session(path, "read only", (no_lock,), journal_folder, read)
    return _locked_session(path, lock, journal_folder, read)


def _read(path: Path, first_map: FirstMap | None) -> tuple[Loaded, bytes | None]:
    """Return a document and the bytes that a crash journal may start from, None when they are not all of it."""
    content = read_bytes(path)
    loaded = load_document(content, path)
    if first_map is None or loaded.atlas.journeys:
        return loaded, content if loaded.is_whole and not loaded.is_newer else None
    atlas = apply(loaded.atlas, first_map(loaded.atlas))
    return replace(loaded, atlas=atlas, findings=(*loaded.findings, _NO_JOURNEY)), None


def _locked_session(path: Path, lock: DocumentLock, journal_folder: Path | None, read: _Reader) -> Session:
    """Read under the lock, so that nobody saves in between; give it back when there is nothing to edit."""
    try:
        remove_litter(path)
        loaded, base = read()
    except BaseException:
        lock.release()
        raise
    if loaded.is_newer:
        lock.release()
    origin = Origin(
        path=path,
        fingerprint=loaded.fingerprint,
        lock=None if loaded.is_newer else lock,
        is_read_only=loaded.is_newer,
        is_newer=loaded.is_newer,
        is_whole=loaded.is_whole,
        is_saved=base is not None or loaded.is_newer,
        findings=loaded.findings,
    )
    return Session(loaded.atlas, origin, journal_folder, base)


def _unlocked_session(
    path: Path, mode: Mode, findings: tuple[Finding, ...], journal_folder: Path | None, read: _Reader
) -> Session:
    loaded, base = read()
    is_copy = mode == "copy" and not loaded.is_newer
    origin = Origin(
        path=None if is_copy else path,
        fingerprint=None if is_copy else loaded.fingerprint,
        is_read_only=not is_copy,
        is_newer=loaded.is_newer,
        is_whole=loaded.is_whole,
        is_saved=not is_copy,
        findings=(*findings, *loaded.findings),
    )
    return Session(loaded.atlas, origin, journal_folder, base if is_copy else None)


def recovered_session(item: Recoverable, *, journal_folder: Path | None = None) -> Session:
    """Return a session on what a crash left, with unsaved changes; its journal is on disk before the old one goes.

    It belongs to the document it came from only if that is still the one it started from, can be locked, and loaded
    whole; else to no file, so that "Save as" keeps both. Raises UserError.
    """
    recovered = restore(item)
    path = None if item.document_changed or not recovered.is_whole else recovered.path
    lock = _free_lock(path) if path is not None else None
    origin = Origin(
        path=path if lock is not None else None,
        fingerprint=recovered.fingerprint if lock is not None else None,
        lock=lock,
        is_whole=recovered.is_whole,
        is_saved=False,
        is_recovered=True,
        findings=recovered.findings,
    )
    session = Session(recovered.atlas, origin, journal_folder)
    if session.flush():
        discard(item)
    return session


def _free_lock(path: Path) -> DocumentLock | None:
    try:
        return take_lock(path)
    except UserError:
        return None
