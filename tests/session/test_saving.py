"""Saving one open document: its mark, its name, and when it must not be saved over (R3, R11)."""

from pathlib import Path

import pytest

from cjeditor.files.document import ChangedOnDiskError, document_bytes, read_document
from cjeditor.files.locks import LockedError, lock_path, take_lock
from cjeditor.model.messages import UserError
from cjeditor.session.events import Saved
from cjeditor.session.opening import new_session
from cjeditor.session.session import Session
from tests.session.small_map import (
    MAP,
    heard,
    modified,
    title_on_disk,
    titled,
)


def test_saving_clears_the_mark_and_undo_sets_it_again(session: Session, path: Path) -> None:
    events = heard(session)
    session.commit(titled(session, "Tap"))
    session.save()
    assert not modified(session)
    assert read_document(path).atlas == session.atlas
    assert events[-1] == Saved(path)
    session.undo()
    assert modified(session)
    session.redo()
    assert not modified(session)
    session.save()


def test_a_map_without_a_file_is_saved_under_a_name(tmp_path: Path, folder: Path) -> None:
    session = new_session(MAP, journal_folder=folder)
    assert (session.path, session.is_modified, session.can_save) == (None, False, False)
    with pytest.raises(UserError, match="no file yet"):
        session.save()
    session.save_as(str(tmp_path / "a.cjmap"))
    assert session.path == tmp_path / "a.cjmap"
    assert lock_path(session.path).exists()
    session.save_as(tmp_path / "b.cjmap")
    session.save_as(tmp_path / "b.cjmap")
    assert not lock_path(tmp_path / "a.cjmap").exists()
    assert lock_path(tmp_path / "b.cjmap").exists()
    session.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.cjmap", "b.cjmap"]


def test_a_save_that_fails_changes_nothing(session: Session, tmp_path: Path, path: Path) -> None:
    session.commit(titled(session, "Tap"))
    (tmp_path / "folder").mkdir()
    for place in (tmp_path / "folder", tmp_path / "none" / "map.cjmap"):
        with pytest.raises(UserError):
            session.save_as(place)
    theirs = tmp_path / "theirs.cjmap"
    take_lock(theirs)
    with pytest.raises(LockedError):
        session.save_as(theirs)
    assert session.path == path
    assert modified(session)
    assert not lock_path(tmp_path / "folder").exists()
    session.save()
    path.chmod(0o444)
    session.commit(titled(session, "Swipe"))
    for _ in range(2):
        with pytest.raises(UserError, match="write-protected"):
            session.save_as(path)
    assert lock_path(path).exists()


def test_a_file_changed_by_somebody_else_is_not_saved_over(session: Session, path: Path) -> None:
    session.commit(titled(session, "Tap"))
    theirs = document_bytes(MAP).replace(b"Small", b"Theirs")
    path.write_bytes(theirs)
    with pytest.raises(ChangedOnDiskError):
        session.save()
    assert path.read_bytes() == theirs
    assert modified(session)
    session.save_as(path)
    assert title_on_disk(path) == "Tap"
