"""One open document: edit, undo, save, crash and come back (R1, R3, R5, R7–R11, R14, R15)."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjeditor.files.document import ChangedOnDiskError, document_bytes, read_document, save_document
from cjeditor.files.locks import LockedError, lock_path, take_lock
from cjeditor.files.recovery import recoverables
from cjeditor.model.atlas import Atlas, atlas_of
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.messages import UserError, message
from cjeditor.model.records import (
    AtlasInfo,
    Cell,
    Emotion,
    Journey,
    Lane,
    Note,
    Parked,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjeditor.session.events import Changed, Event, JournalFailed, Previewed, Saved
from cjeditor.session.opening import new_session, open_session, recovered_session
from cjeditor.session.session import Session
from cjeditor.session.view_state import ViewState

MAP = atlas_of(
    AtlasInfo(title="Small"),
    Journey(id="jo_1"),
    Stage(id="st_1", journey="jo_1"),
    Step(id="sp_1", stage="st_1"),
    Lane(id="ln_1", journey="jo_1", title="Web"),
    Lane(id="ln_2", journey="jo_1", title="Phone"),
    Lane(id="ln_3", journey="jo_1", title="Shop", locked=True),
    Touchpoint(id="tp_1", place=Cell(step="sp_1", lane="ln_1"), title="Click"),
    Touchpoint(id="tp_2", place=Cell(step="sp_1", lane="ln_3"), title="Buy"),
    Note(id="nt_1", place=Parked(journey="jo_1"), text="Later"),
    Emotion(id="em_1", lane="ln_3", step="sp_1"),
)
VIEW = ViewState("jo_1", ("tp_1",), 2.0, 10.0, 20.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "map.cjmap"
    save_document(path, MAP)
    return path


@pytest.fixture
def session(path: Path, folder: Path) -> Session:
    return open_session(path, journal_folder=folder)


def put(atlas: Atlas, *records: Record, label: str = "Edit") -> Change:
    draft = Draft(atlas)
    for record in records:
        draft.put(record)
    return draft.change(message("x", label))


def removed(atlas: Atlas, kind: str, record_id: str) -> Change:
    draft = Draft(atlas)
    draft.remove(kind, record_id)
    return draft.change(message("x", "Delete"))


def titled(session: Session, title: str) -> Change:
    return put(session.atlas, session.atlas.touchpoints["tp_1"].replaced(title=title), label=title)


def title(session: Session) -> str:
    return session.atlas.touchpoints["tp_1"].title


def modified(session: Session) -> bool:
    return session.is_modified


def can_save(session: Session) -> bool:
    return session.can_save


def heard(session: Session) -> list[Event]:
    events: list[Event] = []
    session.subscribe(events.append)
    return events


# --- edit, undo, redo ---


def test_an_edit_is_told_named_and_can_be_undone_and_redone(session: Session) -> None:
    events = heard(session)
    assert (session.undo(), session.redo()) == (None, None)
    assert (session.undo_label, session.redo_label) == (None, None)
    change = titled(session, "Tap")
    session.commit(change, VIEW)
    assert modified(session)
    assert session.undo_label is not None
    assert session.undo_label.english() == "Tap"
    assert session.undo() == VIEW
    assert session.atlas == MAP
    assert not modified(session)
    assert session.redo_label is not None
    assert session.redo() == VIEW
    assert title(session) == "Tap"
    assert [event.cause for event in events if isinstance(event, Changed)] == ["commit", "undo", "redo"]
    assert events[0] == Changed(change, session.atlas)


def test_two_hundred_steps_can_be_undone(session: Session) -> None:
    for number in range(250):
        session.commit(titled(session, str(number)))
    for _ in range(250):
        session.undo()
    assert session.atlas == MAP
    assert not modified(session)


@given(st.lists(st.sampled_from(["edit", "undo", "redo", "preview", "burst"]), max_size=30))
def test_undoing_everything_leads_back_to_the_start(story: list[str]) -> None:
    session = new_session(MAP)
    for number, act in enumerate(story):
        match act:
            case "edit":
                session.commit(titled(session, f"{number}"))
            case "burst":
                session.commit(titled(session, f"{number}"), burst="typing")
            case "undo":
                session.undo()
            case "redo":
                session.redo()
            case _:
                session.preview(titled(session, "shown"))
    session.preview(None)
    while session.undo_label:
        session.undo()
    assert session.atlas == session.shown == MAP
    assert not modified(session)


def test_typing_in_one_field_is_one_step_until_the_burst_ends(session: Session) -> None:
    for word in ("T", "Ta", "Tap"):
        session.commit(titled(session, word), burst="tp_1.title")
    session.end_burst()
    session.commit(titled(session, "Taps"), burst="tp_1.title")
    session.undo()
    assert title(session) == "Tap"
    session.undo()
    assert title(session) == "Click"


def test_a_change_that_changes_nothing_leaves_no_trace(session: Session) -> None:
    events = heard(session)
    session.commit(titled(session, "Click"))
    assert events == []
    assert session.undo_label is None


def test_a_preview_is_shown_but_not_kept(session: Session) -> None:
    events = heard(session)
    session.preview(None)
    session.preview(titled(session, "Tap"))
    assert title(session) == "Click"
    assert session.shown.touchpoints["tp_1"].title == "Tap"
    assert not modified(session)
    session.preview(None)
    assert session.shown is session.atlas
    assert [type(event) for event in events] == [Previewed, Previewed]
    session.preview(titled(session, "Tap"))
    session.commit(titled(session, "Swipe"))
    assert session.shown is session.atlas
    session.preview(titled(session, "Tap"))
    session.undo()
    assert session.shown is session.atlas


def test_who_does_not_listen_any_more_hears_nothing(session: Session) -> None:
    events: list[Event] = []
    stop = session.subscribe(events.append)
    stop()
    session.commit(titled(session, "Tap"))
    assert events == []


# --- locks ---


@pytest.mark.parametrize(
    "change",
    [
        put(MAP, MAP.lanes["ln_3"].replaced(title="Store")),
        put(MAP, MAP.lanes["ln_3"].replaced(title="Store", locked=False)),
        put(MAP, MAP.touchpoints["tp_2"].replaced(title="Pay")),
        put(MAP, MAP.touchpoints["tp_1"].replaced(place=Cell(step="sp_1", lane="ln_3"))),
        put(MAP, MAP.touchpoints["tp_2"].replaced(place=Cell(step="sp_1", lane="ln_1"))),
        put(MAP, MAP.emotions["em_1"].replaced(score=2.0)),
        put(MAP, Emotion(id="em_2", lane="ln_3", step="sp_1")),
        removed(MAP, "lanes", "ln_3"),
        removed(MAP, "touchpoints", "tp_2"),
    ],
)
def test_a_locked_lane_and_what_is_in_it_cannot_be_changed(session: Session, change: Change) -> None:
    with pytest.raises(UserError, match="The lane “Shop” is locked"):
        session.commit(change)
    assert session.atlas == MAP
    assert not modified(session)


def test_a_lane_can_be_unlocked_and_locked_and_the_rest_edited(session: Session) -> None:
    session.commit(put(session.atlas, MAP.lanes["ln_3"].replaced(locked=False)))
    session.commit(put(session.atlas, MAP.touchpoints["tp_2"].replaced(title="Pay")))
    session.commit(put(session.atlas, MAP.lanes["ln_3"]))
    session.commit(put(session.atlas, MAP.lanes["ln_1"].replaced(locked=True, title="Site")))
    session.commit(put(session.atlas, Lane(id="ln_9", journey="jo_1", locked=True)))
    session.commit(put(session.atlas, MAP.notes["nt_1"].replaced(text="Now")))
    for _ in range(6):
        session.undo()
    assert session.atlas == MAP


# --- saving ---


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


def title_on_disk(path: Path) -> str:
    return read_document(path).atlas.touchpoints["tp_1"].title


# --- opening ---


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


# --- the journal ---


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
    crash(folder)
    assert recoverables(folder)[0].changes == 2


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
