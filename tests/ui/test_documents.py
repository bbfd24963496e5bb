"""Opening, saving and closing: nothing is lost, and every refusal is a sentence."""

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QFrame
from pytestqt.qtbot import QtBot

from cjeditor.app import open_window
from cjeditor.app.recovery import offer_recovery
from cjeditor.app.window import Program, desk_of
from cjeditor.files import journal
from cjeditor.files.document import read_document, save_document
from cjeditor.files.locks import take_lock
from cjeditor.files.problems import cannot_write
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import message
from cjeditor.session.session import Session
from cjeditor.ui.journal_clock import JournalClock
from tests.builder import a_map
from tests.windows import Answering, Person, opened, put_away, saved


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return saved(
        a_map("Buying").stage("S").step("T").lane("L").touchpoint("Chat").build(), tmp_path / "buying.cjmap"
    )


@pytest.fixture
def at_file(qtbot: QtBot, file: Path) -> Iterator[Person]:
    person = opened(qtbot, file)
    yield person
    put_away(person)


def edit(person: Person, title: str = "Call") -> None:
    touchpoint = next(iter(person.desk.atlas.touchpoints))
    person.desk.set_fields((touchpoint,), title=title)


def notices(person: Person) -> list[str]:
    person.settle()
    return [
        frame.accessibleName()
        for frame in person.window.findChildren(QFrame, "notice")
        if not frame.isHidden()
    ]


def test_closing_with_changes_asks_and_cancel_stays(at_file: Person) -> None:
    edit(at_file)
    answering = Answering("cancel")
    assert not at_file.window.close()
    assert "buying.cjmap" in answering.said[0]
    assert at_file.window.isVisible()


def test_closing_may_save(at_file: Person, file: Path) -> None:
    edit(at_file, "Saved")
    answering = Answering("save")
    assert at_file.desk.documents.may_close()
    assert answering.said
    assert [t.title for t in read_document(file).atlas.touchpoints.values()] == ["Saved"]


def test_closing_may_give_the_changes_up(at_file: Person, file: Path) -> None:
    before = file.read_bytes()
    edit(at_file)
    answering = Answering("discard")
    assert at_file.desk.documents.may_close()
    assert answering.said
    assert file.read_bytes() == before


def test_what_was_looked_for_is_forgotten_with_its_document(person: Person, file: Path) -> None:
    person.desk.searched = "letter"
    assert person.desk.documents.open(file)
    assert person.desk.searched == ""


def test_an_unreadable_file_is_refused_in_a_sentence(person: Person, tmp_path: Path) -> None:
    broken = tmp_path / "broken.cjmap"
    broken.write_text("{")
    assert not person.desk.documents.open(broken)
    said = person.answer("OK")
    assert "cannot be opened as a map" in said
    assert "broken.cjmap" in said
    assert person.desk.is_ready


LOOK, COPY = "Only look at it", "Work on a copy"


@pytest.mark.parametrize("answer", [LOOK, COPY])
def test_a_file_open_elsewhere_may_be_looked_at_or_copied(person: Person, file: Path, answer: str) -> None:
    lock = take_lock(file)
    assert not person.desk.documents.open(file)
    assert "open elsewhere" in person.answer(answer)
    assert person.desk.session.is_read_only == (answer == LOOK)
    assert (person.desk.session.path is None) == (answer == COPY)
    assert person.titles("touchpoints") == ["Chat"]
    lock.release()


def test_whoever_opens_a_window_is_not_kept_waiting_by_a_refusal(qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.cjmap"
    broken.write_text("{")
    guard = QTimer()
    guard.timeout.connect(lambda: pytest.fail("a box waits inside open_window"))
    guard.start(0)
    window = open_window(broken)
    guard.stop()
    person = Person(desk_of(window), qtbot)
    window.activateWindow()
    assert "broken.cjmap" in person.answer("OK")
    person.type("Buy tea")
    person.desk.finish_editing()
    assert "Buy tea" in person.titles("touchpoints")
    put_away(person)


def test_whoever_opens_a_window_is_not_kept_waiting_by_a_lock(qtbot: QtBot, file: Path) -> None:
    lock = take_lock(file)
    person = Person(desk_of(open_window(file)), qtbot)
    assert "open elsewhere" in person.answer("Cancel")
    assert person.desk.session.path is None
    lock.release()
    put_away(person)


def test_a_refused_file_leaves_other_work_where_it_is(at_file: Person, tmp_path: Path) -> None:
    edit(at_file, "Kept")
    broken = tmp_path / "broken.cjmap"
    broken.write_text("{")
    assert not at_file.desk.documents.open(broken)
    assert "broken.cjmap" in at_file.answer("OK")
    assert at_file.titles("touchpoints") == ["Kept"]
    services = at_file.desk.services
    assert isinstance(services, Program)
    assert services.windows == [at_file.window]


def test_a_map_in_a_folder_where_nothing_can_be_written_says_so_in_one_line(
    person: Person, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_protected(*_words: object, **_named: object) -> NoReturn:
        raise cannot_write(file, message("why", "It is write-protected."))

    monkeypatch.setattr("cjeditor.session.opening.take_lock", write_protected)
    assert person.desk.documents.open(file)
    assert person.desk.session.is_read_only
    (line,) = notices(person)
    assert "so it opens read-only. It is write-protected." in line


def test_files_that_cannot_be_shown_open_no_windows_of_their_own(
    person: Person, tmp_path: Path, file: Path, qtbot: QtBot
) -> None:
    program = person.desk.services
    assert isinstance(program, Program)
    (tmp_path / "junk.cjmap").write_bytes(b"\xff")
    answering = Answering("ok", "ok")
    program.fill_all(person.window, [tmp_path / "junk.cjmap", tmp_path / "gone.cjmap", file])
    qtbot.waitUntil(lambda: len(answering.said) == 2)
    assert "gone.cjmap" in answering.said[0]
    assert "junk.cjmap" in answering.said[1]
    assert program.windows == [person.window]
    assert person.desk.session.path == file


def test_a_journal_that_cannot_be_written_is_told_above_the_map(
    at_file: Person, personal_places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(journal, "_append", full)
        edit(at_file)
        assert not at_file.desk.session.flush()
        assert any("The disk is full." in words for words in notices(at_file))
        edit(at_file, "Still typing")
        assert at_file.titles("touchpoints") == ["Still typing"]
    assert at_file.desk.session.flush()
    assert notices(at_file) == []


def test_a_journal_is_tried_again_by_itself_until_the_disk_has_room(
    at_file: Person, personal_places: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def full(*_words: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    for timer in at_file.desk.findChildren(JournalClock)[0].findChildren(QTimer):
        timer.setInterval(0)
    with monkeypatch.context() as patched:
        patched.setattr(journal, "_append", full)
        edit(at_file)
        qtbot.waitUntil(lambda: bool(notices(at_file)))
    qtbot.waitUntil(lambda: notices(at_file) == [])


def test_a_read_only_map_says_so_and_refuses_edits(person: Person, file: Path) -> None:
    lock = take_lock(file)
    person.desk.documents.open(file)
    person.answer(LOOK)
    assert any("read-only" in words for words in notices(person))
    edit(person)
    assert "read-only" in person.window.status.currentMessage()
    assert not person.action("delete").isEnabled()
    lock.release()


def test_saving_over_somebody_elses_changes_asks_first(at_file: Person, file: Path) -> None:
    save_document(file, a_map("Changed by somebody else").build())
    theirs = file.read_bytes()
    edit(at_file)
    answering = Answering("cancel")
    assert not at_file.desk.documents.save()
    assert "changed by somebody else" in answering.said[0]
    assert file.read_bytes() == theirs


def test_save_as_asks_for_a_name_and_adds_the_suffix(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _title: str, first: str, _filter: str) -> tuple[str, str]:
        asked.append(Path(first).name)
        return str(tmp_path / "new"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    person.do("save")
    assert asked == ["Untitled map.cjmap"]
    assert (tmp_path / "new.cjmap").exists()
    assert person.desk.services.recent[0].name == "new.cjmap"


def test_a_refused_save_keeps_the_work_and_offers_another_place(at_file: Person, tmp_path: Path) -> None:
    edit(at_file, "Kept")
    answering = Answering("cancel")
    assert not at_file.desk.documents.save_to(tmp_path / "no" / "such" / "folder.cjmap")
    assert answering.said
    assert at_file.desk.session.is_modified
    assert at_file.titles("touchpoints") == ["Kept"]


def test_an_edit_reaches_the_journal_without_anybody_asking(
    at_file: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    original = at_file.desk.session.flush

    def flush() -> bool:
        flushed.append(1)
        return original()

    monkeypatch.setattr(at_file.desk.session, "flush", flush)
    edit(at_file)
    qtbot.waitUntil(lambda: bool(flushed), timeout=60_000)


def test_a_file_without_journeys_opens_with_a_new_one(qtbot: QtBot, tmp_path: Path) -> None:
    file = saved(Atlas(), tmp_path / "bare.cjmap")
    person = opened(qtbot, file)
    assert person.titles("journeys") == ["Untitled journey"]
    assert person.window.isWindowModified()
    assert any("1 thing in this file" in words for words in notices(person))
    person.press("Ctrl+S")
    assert len(read_document(file).atlas.journeys) == 1
    put_away(person)


def test_a_diagram_is_imported_when_it_is_opened(person: Person, tmp_path: Path) -> None:
    diagram = tmp_path / "day.mmd"
    diagram.write_text("journey\n  title My day\n  section Morning\n    Make tea: 5: Me\n    broken line\n")
    assert person.desk.documents.open(diagram)
    assert person.titles("journeys") == ["My day"]
    assert person.desk.session.path is None
    assert not person.desk.is_untouched
    assert person.window.isWindowModified()
    assert len(person.desk.import_findings) == 1
    answering = Answering("discard")
    assert person.desk.documents.may_close()
    assert answering.said


def test_a_diagram_is_imported_in_the_language_of_the_window(person: Person, tmp_path: Path) -> None:
    diagram = tmp_path / "day.mmd"
    diagram.write_text("journey\n  section Morning\n    Make tea: 5: Me\n")
    person.do("language_pt_BR")
    assert person.desk.documents.open(diagram)
    assert person.desk.atlas.info.content_language == "pt-BR"
    assert "Pontos de contato" in person.titles("lanes")
    person.desk.documents.desk.take_as_untouched()


@pytest.fixture
def restored(
    person: Person, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[Session]]:
    """What a crash left is offered; this is what comes of it."""
    left_behind(file, tmp_path / "recovery", monkeypatch)
    shown: list[Session] = []
    offer_recovery(person.desk, shown.append, tmp_path / "recovery")
    yield shown
    for session in shown:
        session.close()


def titles_in(sessions: list[Session]) -> list[list[str]]:
    return [[card.title for card in session.atlas.touchpoints.values()] for session in sessions]


def test_what_a_crash_left_is_offered_and_restored(person: Person, restored: list[Session]) -> None:
    assert any("buying.cjmap" in words for words in notices(person))
    person.answer_notice("Recover")
    assert titles_in(restored) == [["Lost and found"]]


def test_what_is_discarded_of_a_crash_can_be_taken_back(
    person: Person, tmp_path: Path, restored: list[Session]
) -> None:
    assert any("kept for 30 days" in words for words in notices(person))
    person.answer_notice("Discard these changes")
    assert list((tmp_path / "recovery").glob("*.journal")) == []
    person.answer_notice("Take them back")
    person.answer_notice("Recover")
    assert titles_in(restored) == [["Lost and found"]]


def left_behind(file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Edit a file in a process that dies."""
    import subprocess
    import sys

    program = f"""
import os
from pathlib import Path
from cjeditor.session.opening import open_session
from cjeditor.edits.fields import set_fields
session = open_session(Path({str(file)!r}), journal_folder=Path({str(folder)!r}))
touchpoint = next(iter(session.atlas.touchpoints))
session.commit(set_fields(session.atlas, touchpoint, title="Lost and found"))
session.flush()
os._exit(9)
"""
    folder.mkdir()
    finished = subprocess.run([sys.executable, "-c", program], check=False)
    assert finished.returncode == 9


def test_what_a_crash_left_takes_the_place_of_its_untouched_file(
    at_file: Person, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "recovery"
    at_file.desk.close_session()
    left_behind(file, folder, monkeypatch)
    assert at_file.desk.documents.open(file)
    shown: list[Session] = []
    offer_recovery(at_file.desk, shown.append, folder)
    at_file.answer_notice("Recover")
    assert shown == []
    assert at_file.desk.session.path == file
    assert at_file.window.isWindowModified()
    assert at_file.desk.documents.save()
    assert "Lost and found" in file.read_text(encoding="utf-8")
