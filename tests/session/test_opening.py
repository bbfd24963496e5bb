"""Opening a document: damaged, newer, open elsewhere, unlockable (R5, R10, R15)."""

import json
from pathlib import Path
from typing import Any

import pytest

from cjeditor.edits.new_map import add_new_map
from cjeditor.files.document import ChangedOnDiskError, read_document, save_document
from cjeditor.files.locks import LockedError, lock_path
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.ids import counting_ids
from cjeditor.model.messages import UserError
from cjeditor.session.opening import open_session
from cjeditor.session.session import Session
from tests.session.small_map import (
    can_save,
    modified,
    titled,
)


def test_a_damaged_file_opens_changed_and_is_never_saved_over(path: Path, folder: Path) -> None:
    plain = json.loads(path.read_bytes())
    plain["notes"].append({"id": "nt_2"})
    path.write_text(json.dumps(plain))
    before = path.read_bytes()
    session = open_session(path, journal_folder=folder)
    assert modified(session)
    assert not can_save(session)
    assert [finding.object_id for finding in session.findings] == ["nt_2"]
    with pytest.raises(UserError, match="did not load whole"):
        session.save()
    assert path.read_bytes() == before
    session.save_as(path.with_name("mended.cjmap"))
    assert can_save(session)
    assert not modified(session)
    session.save()
    assert len(read_document(path.with_name("mended.cjmap")).atlas.set_aside) == 1


@pytest.mark.parametrize("mode", ["edit", "copy", "read only"])
def test_a_newer_file_opens_read_only_whatever_is_asked(path: Path, folder: Path, mode: Any) -> None:
    path.write_bytes(path.read_bytes().replace(b'"version": 1', b'"version": 9'))
    session = open_session(path, mode=mode, journal_folder=folder)
    assert session.is_read_only
    assert not lock_path(path).exists()
    with pytest.raises(UserError, match="later cjeditor"):
        session.commit(titled(session, "Tap"))
    with pytest.raises(UserError, match="later cjeditor"):
        session.save_as(path.with_name("other.cjmap"))
    with pytest.raises(UserError, match="later cjeditor"):
        session.save()


def test_the_second_editor_may_look_copy_or_take_over(session: Session, path: Path, folder: Path) -> None:
    with pytest.raises(LockedError):
        open_session(path, journal_folder=folder)
    looking = open_session(path, mode="read only", journal_folder=folder)
    assert looking.is_read_only
    with pytest.raises(UserError, match="read-only"):
        looking.commit(titled(looking, "Tap"))
    with pytest.raises(UserError, match="read-only"):
        looking.save()
    copy = open_session(path, mode="copy", journal_folder=folder)
    assert (copy.path, copy.is_read_only, copy.is_modified) == (None, False, True)
    copy.commit(titled(copy, "Tap"))
    taking = open_session(path, mode="take over", journal_folder=folder)
    taking.commit(titled(taking, "Swipe"))
    taking.save()
    session.commit(titled(session, "Tap"))
    with pytest.raises(ChangedOnDiskError):
        session.save()
    session.close()
    assert lock_path(path).exists()
    taking.close()
    taking.close()
    assert not lock_path(path).exists()


def test_a_file_that_cannot_be_opened_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "broken.cjmap"
    path.write_bytes(b"{")
    with pytest.raises(UserError, match="breaks off"):
        open_session(path)
    with pytest.raises(UserError, match="no such file"):
        open_session(tmp_path / "none.cjmap")
    with pytest.raises(UserError, match="no such file"):
        open_session(tmp_path / "none" / "none.cjmap")
    assert [file.name for file in tmp_path.iterdir()] == ["broken.cjmap"]


def test_where_no_lock_can_be_made_a_map_opens_read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    session = open_session(path)
    assert session.is_read_only
    assert session.findings[0].rule == "session-no-lock"


def test_what_killed_saves_left_is_removed_on_opening(path: Path) -> None:
    litter = path.with_name(".map.cjmap.0123456789ab.part")
    litter.touch()
    open_session(path).close()
    assert not litter.exists()


@pytest.mark.parametrize("mode", ["edit", "copy", "read only"])
def test_a_file_without_journeys_gets_one_for_a_window_to_show(path: Path, folder: Path, mode: Any) -> None:
    save_document(path, Atlas())
    session = open_session(path, mode=mode, journal_folder=folder, first_map=a_first_map)
    assert [journey.title for journey in session.atlas.journeys.values()] == ["Untitled journey"]
    assert "no journey" in session.findings[-1].message.english()
    assert (session.is_modified, session.undo_label) == (mode != "read only", None)
    session.close()
    assert read_document(path).atlas == Atlas()


def test_nobody_else_gets_a_journey_that_the_file_has_not(path: Path, folder: Path) -> None:
    save_document(path, Atlas())
    session = open_session(path, journal_folder=folder)
    assert (session.atlas, session.findings, modified(session)) == (Atlas(), (), False)
    session.close()


def a_first_map(atlas: Atlas) -> Change:
    return add_new_map(atlas, counting_ids(), lambda words: words.english())
