"""A file that somebody else saves while its map is open: taken up or told of, and nobody's work is lost (R11)."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFrame, QPushButton
from pytestqt.qtbot import QtBot

from cjeditor.files.document import document_bytes, read_document, save_document
from cjeditor.files.locks import take_lock
from cjeditor.model.atlas import Atlas
from tests.builder import a_map
from tests.windows import Answering, Person, opened, put_away, saved


def a_chat(title: str = "Chat", journey: str = "Buying") -> Atlas:
    return a_map(journey).stage("S").step("T").lane("L").touchpoint(title).build()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return saved(a_chat(), tmp_path / "buying.cjmap")


@pytest.fixture
def at_file(qtbot: QtBot, file: Path) -> Iterator[Person]:
    person = opened(qtbot, file)
    yield person
    put_away(person)


def told(person: Person, words: str = "changed this file") -> int:
    person.settle()
    notices = [frame for frame in person.window.findChildren(QFrame, "notice") if not frame.isHidden()]
    return sum(words in frame.accessibleName() for frame in notices)


def edit(person: Person, title: str) -> None:
    person.desk.set_fields(tuple(person.desk.atlas.touchpoints), title=title)


def wait_for(person: Person, title: str) -> None:
    person.qtbot.waitUntil(lambda: person.titles("touchpoints") == [title], timeout=60_000)


def wait_until_told(person: Person) -> None:
    person.qtbot.waitUntil(lambda: told(person) == 1, timeout=60_000)


def test_a_file_replaced_while_the_window_is_in_front_is_taken_up(at_file: Person, file: Path) -> None:
    for title in ("Call", "Letter"):
        save_document(file, a_chat(title))
        wait_for(at_file, title)
        assert not at_file.desk.session.is_modified
    assert told(at_file) == 0


def test_a_file_written_in_place_is_taken_up(at_file: Person, file: Path) -> None:
    with file.open("r+b") as opened_file:
        opened_file.write(document_bytes(a_chat("Call")))
    wait_for(at_file, "Call")


def test_a_file_that_goes_and_comes_back_is_taken_up(at_file: Person, file: Path, tmp_path: Path) -> None:
    other = saved(a_chat("Call"), tmp_path / "other.cjmap")
    file.unlink()
    at_file.settle()
    other.rename(file)
    wait_for(at_file, "Call")


def test_a_file_that_is_gone_is_told_until_it_is_there_again(at_file: Person, file: Path) -> None:
    content = file.read_bytes()
    file.unlink()
    at_file.qtbot.waitUntil(lambda: told(at_file, "no longer in its place") == 1, timeout=60_000)
    at_file.window.activated.emit()
    assert told(at_file, "no longer in its place") == 1
    file.write_bytes(content)
    at_file.qtbot.waitUntil(lambda: told(at_file, "no longer in its place") == 0, timeout=60_000)
    assert told(at_file) == 0


def test_saving_puts_a_file_that_is_gone_there_again(at_file: Person, file: Path) -> None:
    edit(at_file, "Mine")
    file.unlink()
    at_file.window.activated.emit()
    assert told(at_file, "no longer in its place") == 1
    assert at_file.desk.documents.save()
    assert told(at_file, "no longer in its place") == 0
    assert [touchpoint.title for touchpoint in read_document(file).atlas.touchpoints.values()] == ["Mine"]


def test_an_untitled_map_misses_no_file(person: Person) -> None:
    person.window.activated.emit()
    assert told(person, "no longer in its place") == 0


def test_undo_brings_back_what_was_here_and_it_can_be_saved(at_file: Person, file: Path) -> None:
    save_document(file, a_chat("Call"))
    wait_for(at_file, "Call")
    at_file.desk.undo()
    assert at_file.titles("touchpoints") == ["Chat"]
    assert at_file.desk.session.is_modified
    assert at_file.desk.documents.save()
    assert [touchpoint.title for touchpoint in read_document(file).atlas.touchpoints.values()] == ["Chat"]


def test_with_unsaved_changes_it_is_asked_and_mine_can_be_kept(at_file: Person, file: Path) -> None:
    edit(at_file, "Mine")
    save_document(file, a_chat("Theirs"))
    wait_until_told(at_file)
    at_file.window.activated.emit()
    assert told(at_file) == 1
    button = next(
        known for known in at_file.window.findChildren(QPushButton) if known.text() == "Keep what I have here"
    )
    button.setFocus()
    button.click()
    assert at_file.window.focusWidget() is at_file.desk.view
    assert at_file.titles("touchpoints") == ["Mine"]
    answering = Answering("cancel")
    assert not at_file.desk.documents.save()
    assert "changed by somebody else" in answering.said[0]


def test_mine_takes_the_place_of_theirs_when_the_person_says_so(at_file: Person, file: Path) -> None:
    edit(at_file, "Mine")
    save_document(file, a_chat("Theirs"))
    Answering("replace")
    assert at_file.desk.documents.save()
    assert [card.title for card in read_document(file).atlas.touchpoints.values()] == ["Mine"]
    edit(at_file, "Mine again")
    assert at_file.desk.documents.save(), "it is ours again and nothing is asked"


def test_opening_the_changed_file_loses_nothing_that_undo_could_not_bring_back(
    at_file: Person, file: Path
) -> None:
    edit(at_file, "Mine")
    save_document(file, a_chat("Theirs"))
    wait_until_told(at_file)
    at_file.answer_notice("Open the changed file")
    assert at_file.titles("touchpoints") == ["Theirs"]
    assert not at_file.desk.session.is_modified
    at_file.desk.undo()
    assert at_file.titles("touchpoints") == ["Mine"]


def test_a_second_change_replaces_the_line_about_the_first(at_file: Person, file: Path) -> None:
    edit(at_file, "Mine")
    for title in ("One", "Two, and longer"):
        save_document(file, a_chat(title))
        at_file.desk.disk_watch.look()
        assert told(at_file) == 1


def test_our_own_saves_are_no_news(at_file: Person, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[bool] = []
    session = at_file.desk.session
    differs = session.differs_from_disk

    def look() -> bool:
        looked.append(differs())
        return looked[-1]

    monkeypatch.setattr(session, "differs_from_disk", look)
    edit(at_file, "Mine")
    at_file.do("save")
    watch = at_file.desk.disk_watch
    at_file.qtbot.waitUntil(watch._rest.isActive, timeout=60_000)
    at_file.qtbot.waitUntil(lambda: not watch._rest.isActive(), timeout=60_000)
    assert looked == []
    assert told(at_file) == 0


def test_a_file_that_is_only_touched_is_no_news(at_file: Person, file: Path) -> None:
    os.utime(file, (1, 1))
    at_file.desk.disk_watch.look()
    assert told(at_file) == 0
    assert at_file.desk.session.undo_label is None


def test_a_map_open_only_to_look_at_follows_who_edits_it(person: Person, file: Path) -> None:
    lock = take_lock(file)
    person.desk.documents.open(file)
    person.answer("Only look at it")
    save_document(file, a_chat("Call"))
    wait_for(person, "Call")
    assert person.desk.session.undo_label is None
    lock.release()


def test_a_broken_file_is_refused_and_the_map_stays(at_file: Person, file: Path) -> None:
    file.write_text("{")
    wait_until_told(at_file)
    at_file.answer_notice("Open the changed file")
    assert "cannot be opened as a map" in at_file.answer("OK")
    assert at_file.titles("touchpoints") == ["Chat"]
    assert at_file.desk.is_ready


def test_a_file_that_did_not_load_whole_is_asked_about_and_opened_anew(at_file: Person, file: Path) -> None:
    file.write_bytes(document_bytes(a_chat("Call")).replace(b'"title": "S"', b'"title": 7'))
    wait_until_told(at_file)
    at_file.answer_notice("Open the changed file")
    assert not at_file.desk.session.can_save


def test_where_the_system_tells_nothing_coming_to_the_front_finds_it(at_file: Person, file: Path) -> None:
    watcher = at_file.desk.disk_watch._watcher
    watcher.removePaths([*watcher.files(), *watcher.directories()])
    watcher.blockSignals(True)
    save_document(file, a_chat("Call"))
    at_file.window.activated.emit()
    assert at_file.titles("touchpoints") == ["Call"]
