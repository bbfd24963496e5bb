"""Two editors, one file (R10)."""

import errno
import json
import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cjeditor.files import holders, locks
from cjeditor.files.holders import Holder, holder_of, this_process
from cjeditor.files.locks import LockedError, lock_path, take_lock
from cjeditor.model.messages import UserError
from cjeditor.model.moments import moment


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "map.cjmap"
    path.touch()
    return path


def write_lock(document: Path, **changes: Any) -> None:
    lock_path(document).write_text(json.dumps({**this_process().plain(), **changes}))


def dead_pid() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_the_second_learns_who_holds_it_and_the_third_may_have_it(document: Path) -> None:
    lock = take_lock(document)
    assert lock.is_held
    with pytest.raises(LockedError) as caught:
        take_lock(document)
    holder = caught.value.holder
    assert holder is not None
    assert holder.pid == os.getpid()
    since = moment(datetime.fromisoformat(holder.since).astimezone()).english()
    for part in (holder.name, holder.machine, since, "read-only"):
        assert part in str(caught.value)
    lock.release()
    assert not lock_path(document).exists()
    take_lock(document).release()
    assert [file.name for file in document.parent.iterdir()] == ["map.cjmap"]


def test_a_link_and_its_file_have_one_lock(document: Path) -> None:
    link = document.with_name("link.cjmap")
    link.symlink_to(document)
    take_lock(link)
    with pytest.raises(LockedError):
        take_lock(document)


def test_a_dead_process_has_no_lock(document: Path) -> None:
    write_lock(document, pid=dead_pid())
    assert take_lock(document).is_held


def test_a_later_process_of_the_same_number_has_no_lock(document: Path) -> None:
    write_lock(document, started="1")
    assert take_lock(document).is_held


def test_a_lock_of_another_machine_is_only_taken_by_force(document: Path) -> None:
    write_lock(document, machine="elsewhere", pid=dead_pid())
    with pytest.raises(LockedError, match="elsewhere"):
        take_lock(document)
    assert take_lock(document, by_force=True).is_held


@pytest.mark.parametrize("since", ["yesterday", "0001-01-01T00:00:00+14:00"])
def test_a_lock_taken_at_no_known_time_says_what_it_tells(document: Path, since: str) -> None:
    write_lock(document, machine="elsewhere", since=since)
    with pytest.raises(LockedError, match=f"elsewhere since {re.escape(since)}"):
        take_lock(document)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"name": 1}', b"\xff", b"[" * 4096])
def test_a_lock_that_tells_nothing_is_only_taken_by_force(document: Path, content: bytes) -> None:
    lock_path(document).write_bytes(content)
    with pytest.raises(LockedError, match="does not tell"):
        take_lock(document)
    assert take_lock(document, by_force=True).is_held


def test_a_lock_that_somebody_took_stays_theirs(document: Path) -> None:
    lock = take_lock(document)
    theirs = take_lock(document, by_force=True)
    assert not lock.is_held
    lock.release()
    assert theirs.is_held


def test_where_nothing_can_be_written_there_is_no_lock(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        take_lock(tmp_path / "none" / "map.cjmap")


def test_where_there_are_no_hard_links_the_lock_is_made_directly(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_args: object) -> None:
        raise OSError(errno.EPERM, "no")

    monkeypatch.setattr(os, "link", no_links)
    assert take_lock(document).is_held
    with pytest.raises(LockedError):
        take_lock(document)


def test_a_lock_released_in_between_is_taken(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = take_lock(document)
    real = locks._clear

    def release_first(*args: Any, **named: Any) -> None:
        lock.release()
        real(*args, **named)

    monkeypatch.setattr(locks, "_clear", release_first)
    assert take_lock(document).is_held


def test_a_lock_renewed_while_a_dead_one_is_cleared_is_put_back(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_lock(document, pid=dead_pid())
    newer = json.dumps({**this_process().plain(), "name": "quicker"})
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        self.write_text(newer)
        monkeypatch.setattr(Path, "rename", real)
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(LockedError, match="quicker"):
        take_lock(document)
    assert len(list(document.parent.iterdir())) == 2


def test_a_lock_that_comes_back_for_ever_is_given_up(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_lock(document)
    monkeypatch.setattr(locks, "_clear", lambda *_args, **_named: None)
    with pytest.raises(LockedError):
        take_lock(document)


def test_a_lock_that_cannot_be_read_or_removed_does_not_raise(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_path(document).mkdir()
    with pytest.raises(LockedError) as caught:
        take_lock(document)
    assert caught.value.holder is None
    lock_path(document).rmdir()
    lock = take_lock(document)
    monkeypatch.setattr(Path, "unlink", _refuses)
    lock.release()


def _refuses(*_args: object, **_named: object) -> None:
    raise PermissionError(errno.EACCES, "no")


# --- holders ---


def test_holders_come_back_from_plain_values() -> None:
    us = this_process()
    assert holder_of(us.plain()) == us
    assert holder_of({**us.plain(), "started": 5}) == Holder(us.name, us.machine, us.pid, us.since)
    assert holder_of("x") is None
    assert not us.is_dead


def test_without_proc_a_process_is_asked_for_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holders, "_started", lambda _pid: "")
    us = this_process()
    assert not us.is_dead
    dead = Holder(us.name, us.machine, dead_pid(), us.since)
    assert dead.is_dead
    assert Holder(us.name, us.machine, 0, us.since).is_dead
    monkeypatch.setattr(os, "kill", _refuses)
    assert not dead.is_dead


def test_a_process_that_ended_but_was_not_fetched_is_dead() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        us = this_process()
        assert Holder(us.name, us.machine, process.pid, us.since, "5").is_dead


def test_a_user_without_a_name_has_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("no entry")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert this_process().name == str(os.getuid())
    monkeypatch.delattr(os, "getuid")
    assert this_process().name == ""


def test_windows_is_asked_without_ending_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    import ctypes

    class Kernel:
        handle = 7

        def OpenProcess(self, _rights: int, _inherit: int, _pid: int) -> int:  # noqa: N802  # its name
            return self.handle

        def CloseHandle(self, handle: int) -> int:  # noqa: N802  # its name
            return handle

    class Libraries:
        kernel32 = Kernel()

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", Libraries(), raising=False)
    assert holders._answers(1)
    Kernel.handle = 0
    assert not holders._answers(1)
