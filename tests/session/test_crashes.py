"""The crash journal of one open document, and how a map comes back (R7–R9)."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cjeditor.files.document import document_bytes
from cjeditor.files.locks import lock_path, take_lock
from cjeditor.files.recovery import recoverables
from cjeditor.session.events import JournalFailed, JournalWorks
from cjeditor.session.opening import new_session, recovered_session
from cjeditor.session.session import Session
from tests.session.small_map import (
    MAP,
    heard,
    modified,
    title,
    title_on_disk,
    titled,
)


def crash(folder: Path) -> None:
    """Let the process that wrote the journals be dead, as far as a reader can tell."""
    for file in folder.glob("*.journal"):
        first, rest = file.read_text().split("\n", 1)
        header = json.loads(first)
        header["holder"]["started"] = "0"
        file.write_text(json.dumps(header) + "\n" + rest)


def crashed(session: Session, folder: Path) -> None:
    session.flush()
    crash(folder)
    if session.path is not None:
        lock_path(session.path).unlink()


def test_what_was_flushed_comes_back_as_unsaved_changes(session: Session, folder: Path, path: Path) -> None:
    session.commit(titled(session, "Tap"))
    session.commit(titled(session, "Swipe"))
    session.undo()
    crashed(session, folder)
    [item] = recoverables(folder)
    again = recovered_session(item, journal_folder=folder)
    assert title(again) == "Tap"
    assert title_on_disk(path) == "Click"
    assert modified(again)
    assert again.path == path
    assert len(list(folder.iterdir())) == 1
    crashed(again, folder)
    [item] = recoverables(folder)
    third = recovered_session(item, journal_folder=folder)
    third.save()
    assert title_on_disk(path) == "Tap"
    third.close()
    assert list(folder.iterdir()) == []


def test_a_map_never_saved_comes_back(folder: Path) -> None:
    session = new_session(MAP, journal_folder=folder)
    session.commit(titled(session, "Tap"))
    crashed(session, folder)
    [item] = recoverables(folder)
    again = recovered_session(item, journal_folder=folder)
    assert (again.path, title(again), again.is_modified) == (None, "Tap", True)


@pytest.mark.parametrize("trouble", ["changed", "locked"])
def test_recovery_never_belongs_to_a_file_that_somebody_else_has(
    session: Session, folder: Path, path: Path, trouble: str
) -> None:
    session.commit(titled(session, "Tap"))
    crashed(session, folder)
    if trouble == "changed":
        path.write_bytes(document_bytes(MAP).replace(b"Small", b"Theirs"))
    else:
        take_lock(path)
    before = path.read_bytes()
    [item] = recoverables(folder)
    again = recovered_session(item, journal_folder=folder)
    assert (again.path, title(again)) == (None, "Tap")
    assert path.read_bytes() == before


def test_a_journal_that_cannot_be_written_is_told_once_and_stops_nothing(
    session: Session, folder: Path
) -> None:
    folder.write_text("in the way")
    events = heard(session)
    session.commit(titled(session, "Tap"))
    assert not session.flush()
    session.commit(titled(session, "Swipe"))
    assert not session.flush()
    assert sum(isinstance(event, JournalFailed) for event in events) == 1
    folder.unlink()
    assert session.flush()
    assert events[-1] == JournalWorks()
    assert session.flush()
    assert sum(isinstance(event, JournalWorks) for event in events) == 1
    crash(folder)
    assert recoverables(folder)[0].changes == 2


def test_after_a_save_a_journal_that_failed_costs_nothing_until_the_next_edit(
    session: Session, folder: Path
) -> None:
    folder.write_text("in the way")
    events = heard(session)
    session.commit(titled(session, "Tap"))
    assert not session.flush()
    session.save()
    assert JournalWorks() in events
    session.commit(titled(session, "Swipe"))
    assert not session.flush()
    assert sum(isinstance(event, JournalFailed) for event in events) == 2


def test_what_cannot_be_journaled_anew_keeps_the_old_journal(
    session: Session, folder: Path, tmp_path: Path
) -> None:
    session.commit(titled(session, "Tap"))
    crashed(session, folder)
    [item] = recoverables(folder)
    blocked = tmp_path / "blocked"
    blocked.touch()
    recovered_session(item, journal_folder=blocked)
    assert item.file.exists()


def test_closing_gives_up_what_was_not_saved(session: Session, folder: Path, path: Path) -> None:
    session.commit(titled(session, "Tap"))
    session.flush()
    session.close()
    assert list(folder.iterdir()) == []
    assert title_on_disk(path) == "Click"


_EDITOR = """
import os, signal, sys
from pathlib import Path
from cjeditor.model.draft import Draft
from cjeditor.model.messages import message
from cjeditor.session.opening import open_session

session = open_session(Path(sys.argv[1]))
for title in ("one", "two", "never flushed"):
    draft = Draft(session.atlas)
    draft.put(session.atlas.touchpoints["tp_1"].replaced(title=title))
    if title != "never flushed":
        session.commit(draft.change(message("x", "Edit")))
        session.flush()
    else:
        session.commit(draft.change(message("x", "Edit")))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_an_editor_killed_with_signal_9_loses_only_what_was_not_flushed(path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _EDITOR, str(path)], check=False, cwd=Path(__file__).parents[2]
    )
    assert run.returncode == -signal.SIGKILL
    assert title_on_disk(path) == "Click"
    [item] = recoverables()
    assert item.document == path
    again = recovered_session(item)
    assert title(again) == "two"
    assert again.path == path
    again.save()
    assert title_on_disk(path) == "two"
    again.close()
    assert recoverables() == []
    assert [file.name for file in path.parent.iterdir()] == ["map.cjmap"]


def test_the_journal_starts_from_the_bytes_that_were_read_or_saved(
    session: Session, folder: Path, path: Path
) -> None:
    def base_on_disk() -> bytes:
        [file] = folder.glob("*.journal")
        header, rest = file.read_bytes().split(b"\n", 1)
        return rest[: json.loads(header)["bytes"]]

    read = path.read_bytes()
    session.commit(titled(session, "Tap"))
    session.prepare_flush()
    session.flush()
    assert base_on_disk() == read
    session.save()
    session.commit(titled(session, "Swipe"))
    session.flush()
    assert base_on_disk() == path.read_bytes() != read
