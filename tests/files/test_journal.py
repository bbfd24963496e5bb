"""What a crash leaves and how it comes back (R7–R9)."""

import errno
import json
import os
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjeditor.files import journal as journal_module
from cjeditor.files.document import document_bytes, save_document
from cjeditor.files.holders import this_process
from cjeditor.files.journal import Base, Journal, recovery_folder
from cjeditor.files.recovery import discard, find_recoverable, recoverables, restore
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply
from cjeditor.model.draft import Draft
from cjeditor.model.messages import UserError, counted, message
from cjeditor.model.records import Channel
from tests.files.broken_os import BrokenOs
from tests.files.small_document import SMALL
from tests.files.strategies import atlases


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "recovery"


def base(atlas: Atlas = SMALL, path: Path | None = None, fingerprint: str | None = None) -> Base:
    return Base(lambda: document_bytes(atlas), path, fingerprint, atlas.info.title)


def retitled(atlas: Atlas, title: str, count: int | None = None) -> Change:
    draft = Draft(atlas)
    draft.put(atlas.touchpoints["tp_1"].replaced(title=title))
    draft.put_info(atlas.info.replaced(title=title))
    label = (
        message("x", "Rename to {title}", title=title)
        if count is None
        else counted("x", "One", "{count}", count)
    )
    return draft.change(label)


def crash(journal: Journal) -> None:
    """End the process that wrote it, as far as a reader can tell."""
    lines = journal.file.read_text().splitlines(keepends=True)
    header = json.loads(lines[0])
    header["holder"]["started"] = "0"
    journal.file.write_text(json.dumps(header) + "\n" + "".join(lines[1:]))


def crashed_journal(folder: Path, *titles: str, start: Base | None = None) -> tuple[Journal, Atlas]:
    journal, atlas = Journal(start or base(), folder), SMALL
    for title in titles:
        change = retitled(atlas, title)
        atlas = apply(atlas, change)
        journal.append(change)
        journal.flush()
    crash(journal)
    return journal, atlas


def test_every_flushed_change_comes_back(folder: Path) -> None:
    _journal, atlas = crashed_journal(folder, "a", "b", "c")
    [item] = recoverables(folder)
    assert (item.title, item.document, item.changes, item.problem) == ("Small", None, 3, None)
    assert item.holder is not None
    recovered = restore(item)
    assert recovered.atlas == atlas
    assert (recovered.changes, recovered.findings, recovered.is_whole) == (3, (), True)
    assert restore(find_recoverable(item.id, folder)).atlas == atlas
    discard(item)
    assert recoverables(folder) == []


@settings(max_examples=25)
@given(atlases(), st.data())
def test_any_change_comes_back(atlas: Atlas, data: st.DataObject) -> None:
    """From one random atlas to another, all kinds and fields."""
    import tempfile

    other = data.draw(atlases())
    draft = Draft(atlas)
    for kind in ("touchpoints", "notes", "lanes", "flows", "personas"):
        for record_id in atlas.table(kind).keys() - other.table(kind).keys():
            draft.remove(kind, record_id)
        for record in other.table(kind).values():
            draft.put(record)
    change = draft.change(counted("x", "One", "{count} things", 2))
    with tempfile.TemporaryDirectory() as name:
        journal = Journal(base(atlas), Path(name))
        journal.append(change)
        journal.flush()
        crash(journal)
        [item] = recoverables(Path(name)) if change.edits else [None]
        if item is not None:
            assert restore(item).atlas == apply(atlas, change)


def test_nothing_is_on_disk_before_the_first_change_and_after_the_end(folder: Path) -> None:
    journal = Journal(base(), folder)
    journal.flush()
    assert not folder.exists()
    journal.append(retitled(SMALL, "a", 1))
    journal.flush()
    journal.flush()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert journal.file.stat().st_mode & 0o777 == 0o600
    journal.close()
    assert list(folder.iterdir()) == []
    journal.close()


def test_a_living_session_is_not_offered(folder: Path) -> None:
    journal = Journal(base(), folder)
    journal.flush(even_without_changes=True)
    assert recoverables(folder) == []
    assert this_process().pid == os.getpid()


def test_a_journal_of_another_machine_is_offered(folder: Path) -> None:
    journal, _atlas = crashed_journal(folder, "a")
    text = journal.file.read_text().replace(this_process().machine, "elsewhere", 1)
    journal.file.write_text(text)
    assert [item.id for item in recoverables(folder)] == [journal.id]


def test_it_knows_the_document_and_whether_that_changed_since(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "map.cjmap"
    fingerprint = save_document(path, SMALL)
    _journal, atlas = crashed_journal(folder, "a", start=base(path=path, fingerprint=fingerprint))
    [item] = recoverables(folder)
    assert (item.document, item.document_changed) == (path, False)
    assert restore(item).fingerprint == fingerprint
    path.write_bytes(b"theirs")
    [item] = recoverables(folder)
    assert item.document_changed
    assert restore(item).atlas == atlas
    path.unlink()
    [item] = recoverables(folder)
    assert not item.document_changed
    assert item.title == "Small"


def test_after_a_save_it_begins_anew(folder: Path) -> None:
    journal, atlas = Journal(base(), folder), SMALL
    for title in ("a", "b"):
        change = retitled(atlas, title)
        atlas = apply(atlas, change)
        journal.append(change)
        journal.flush()
        journal.restart(base(atlas))
        assert list(folder.iterdir()) == []
    journal.append(retitled(atlas, "c"))
    journal.flush()
    crash(journal)
    [item] = recoverables(folder)
    assert restore(item).atlas.info.title == "c"


@pytest.mark.parametrize("cut", [1, 2, 40])
def test_a_torn_end_costs_only_the_last_change(folder: Path, cut: int) -> None:
    journal, _atlas = crashed_journal(folder, "a", "b", "c")
    journal.file.write_bytes(journal.file.read_bytes()[:-cut])
    [item] = recoverables(folder)
    assert (item.changes, item.problem) == (2, None)
    recovered = restore(item)
    assert recovered.atlas.info.title == "b"
    assert "as far as it goes" in recovered.findings[0].message.english()
    assert journal.file.exists()


@pytest.mark.parametrize(
    "line",
    [
        {"n": 2},
        {"n": 2, "label": {"id": "x", "source": "x", "values": {}}, "edits": [["wheels", "w", None, None]]},
        {
            "n": 2,
            "label": {"id": "x", "source": "x", "values": {}},
            "edits": [["steps", "w", None, {"id": 5}]],
        },
        {
            "n": 2,
            "label": {"id": "x", "source": "x", "values": {}},
            "edits": [["steps", "w", {"id": "w", "stage": "s"}, None]],
        },
        {"n": 2, "label": {"id": "x", "source": "x", "values": {}}, "edits": [5]},
        {"n": 9},
        ["n", 2],
    ],
)
def test_a_change_that_does_not_fit_ends_the_recovery_there(folder: Path, line: object) -> None:
    journal, atlas = crashed_journal(folder, "a")
    with journal.file.open("a") as file:
        file.write(json.dumps(line) + "\n")
    [item] = recoverables(folder)
    recovered = restore(item)
    assert recovered.atlas == atlas
    assert recovered.findings


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"{}\n", b"{}\n{}\n", b"\x00\xff", b"[" * 99_999 + b"\n", b'{"journal": 2}\n{"base": ""}\n'],
)
def test_a_journal_broken_from_the_start_is_listed_with_its_problem_and_kept(
    folder: Path, content: bytes
) -> None:
    folder.mkdir(parents=True)
    file = folder / "broken.journal"
    file.write_bytes(content)
    [item] = recoverables(folder)
    assert item.problem is not None
    with pytest.raises(UserError, match="cannot be opened"):
        restore(item)
    assert file.read_bytes() == content


def test_a_journal_that_cannot_be_read_is_listed_with_its_problem(folder: Path) -> None:
    (folder / "folder.journal").mkdir(parents=True)
    [item] = recoverables(folder)
    assert item.problem is not None
    with pytest.raises(UserError):
        discard(item)


def test_a_journal_that_goes_between_listing_and_reading_is_an_error(folder: Path) -> None:
    journal, _atlas = crashed_journal(folder, "a")
    [item] = recoverables(folder)
    journal.file.unlink()
    with pytest.raises(UserError, match="cannot be read"):
        restore(item)
    crashed_journal(folder, "another")
    with pytest.raises(UserError, match="nothing to recover"):
        find_recoverable(item.id, folder)
    discard(item)


def test_an_error_at_any_call_loses_nothing_once_the_next_flush_works(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = BrokenOs()
    monkeypatch.setattr(journal_module, "os", counting)
    crashed_journal(folder, "a", "b")
    for at in range(1, len(counting.calls) + 1):
        for file in folder.iterdir():
            file.unlink()
        journal, atlas = Journal(base(), folder), SMALL
        monkeypatch.setattr(journal_module, "os", BrokenOs(at, OSError(errno.ENOSPC, "full")))
        failures = 0
        for title in ("a", "b"):
            change = retitled(atlas, title)
            atlas = apply(atlas, change)
            journal.append(change)
            try:
                journal.flush()
            except UserError:
                failures += 1
        monkeypatch.setattr(journal_module, "os", os)
        journal.flush()
        assert failures == 1
        crash(journal)
        [item] = recoverables(folder)
        assert restore(item).atlas == atlas


def test_a_half_written_change_is_removed_before_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(base(), folder)
    journal.flush(even_without_changes=True)
    first, real = retitled(SMALL, "a"), os.write
    journal.append(first)

    def write_half(handle: int, data: Any) -> int:
        if len(data) > 10:
            return real(handle, bytes(data[:10]))
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", write_half)
    for _ in range(2):
        with pytest.raises(UserError, match="disk is full"):
            journal.flush()
    monkeypatch.setattr(os, "write", real)
    journal.flush()
    crash(journal)
    [item] = recoverables(folder)
    assert restore(item).atlas == apply(SMALL, first)


def test_the_folder_is_the_persons_own(personal_places: Path) -> None:
    assert recovery_folder().is_relative_to(personal_places)
    assert recoverables() == []


def test_records_that_come_and_go_are_journaled(folder: Path) -> None:
    journal = Journal(base(), folder)
    draft = Draft(SMALL)
    draft.put(Channel(id="ch_2", title="Web"))
    draft.remove("flows", "fl_1")
    change = draft.change(message("x", "Both"))
    journal.append(change)
    journal.flush()
    crash(journal)
    [item] = recoverables(folder)
    assert restore(item).atlas == apply(SMALL, change)


def test_a_large_document_is_written_beside_other_work_and_waited_for(folder: Path) -> None:
    asked: list[str] = []

    def content() -> bytes:
        asked.append(current_thread().name)
        return document_bytes(SMALL)

    journal = Journal(Base(content), folder)
    journal.prepare()
    assert asked == []
    journal.append(retitled(SMALL, "a"))
    journal.prepare()
    journal.prepare()
    journal.flush()
    assert len(asked) == 1
    assert asked[0] != main_thread().name
    crash(journal)
    [item] = recoverables(folder)
    assert restore(item).atlas == apply(SMALL, retitled(SMALL, "a"))


def test_a_document_half_written_when_the_editor_died_is_never_restored(folder: Path) -> None:
    journal = Journal(base(), folder)
    journal.flush(even_without_changes=True)
    crash(journal)
    whole = journal.file.read_bytes()
    begin = whole.index(b"\n") + 1
    for end in (begin, begin + 1, len(whole) // 2, len(whole) - 1):
        journal.file.write_bytes(whole[:end])
        [item] = recoverables(folder)
        assert item.problem is not None
        with pytest.raises(UserError, match="cannot be opened"):
            restore(item)
    journal.file.write_bytes(whole[:begin] + whole[begin:].replace(b"Small", b"Smell"))
    [item] = recoverables(folder)
    assert item.problem is not None


def test_what_went_wrong_beside_other_work_is_told_by_the_flush_and_mended_by_the_next(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")
    journal = Journal(base(), folder)
    journal.append(retitled(SMALL, "a"))
    journal.prepare()
    with pytest.raises(UserError):
        journal.flush()
    folder.unlink()
    journal.flush()
    crash(journal)
    assert recoverables(folder)[0].changes == 1


def test_a_session_that_ends_while_its_document_is_written_leaves_nothing(folder: Path) -> None:
    journal = Journal(base(), folder)
    journal.append(retitled(SMALL, "a"))
    journal.prepare()
    journal.close()
    assert list(folder.iterdir()) == []
