"""Whole old or whole new, whatever happens at whichever call (R1–R5)."""

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cjeditor.files import atomic
from cjeditor.files.atomic import BACKUP_SUFFIX, remove_litter, write_atomically
from cjeditor.model.messages import UserError
from tests.files.broken_os import BrokenOs, Killed

OLD, NEW = b"old" * 1_000, b"new" * 2_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "map.cjmap"
    path.write_bytes(OLD)
    return path


def backup_path(path: Path) -> Path:
    return path.with_name(path.name + BACKUP_SUFFIX)


def names(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def number_of_calls(monkeypatch: pytest.MonkeyPatch, path: Path) -> int:
    counting = BrokenOs()
    monkeypatch.setattr(atomic, "os", counting)
    write_atomically(path, NEW)
    assert counting.calls.count("fsync") == 2
    return len(counting.calls)


@pytest.mark.parametrize("is_new", [False, True])
def test_killed_at_any_call_leaves_the_whole_old_or_the_whole_new(
    path: Path, monkeypatch: pytest.MonkeyPatch, is_new: bool
) -> None:
    calls = number_of_calls(monkeypatch, path)
    seen = set()
    for at in range(1, calls + 1):
        monkeypatch.setattr(atomic, "os", os)
        remove_litter(path)
        backup_path(path).unlink(missing_ok=True)
        path.unlink()
        if not is_new:
            path.write_bytes(OLD)
        monkeypatch.setattr(atomic, "os", BrokenOs(at, Killed(), for_good=True))
        with contextlib.suppress(Killed):
            write_atomically(path, NEW)
        content = path.read_bytes() if path.exists() else None
        assert content in ({None, NEW} if is_new else {OLD, NEW}), f"call {at}"
        seen.add(content)
        if content is None:
            path.write_bytes(OLD)
    assert len(seen) == 2
    monkeypatch.setattr(atomic, "os", os)
    remove_litter(path)
    write_atomically(path, NEW)
    assert names(path) == ["map.cjmap"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES])
@pytest.mark.parametrize("is_new", [False, True])
def test_an_error_at_any_call_leaves_the_old_file_and_no_litter(
    path: Path, monkeypatch: pytest.MonkeyPatch, is_new: bool, code: int
) -> None:
    calls = number_of_calls(monkeypatch, path)
    for at in range(1, calls + 1):
        path.write_bytes(OLD)
        if is_new:
            path.unlink()
        broken = BrokenOs(at, OSError(code, os.strerror(code)))
        monkeypatch.setattr(atomic, "os", broken)
        try:
            write_atomically(path, NEW)
        except UserError as error:
            said = str(error)
            content = path.read_bytes() if path.exists() else None
            assert (content, "untouched" in said) == (None if is_new else OLD, True), (
                f"call {at}: {broken.calls[at - 1]}"
            )
        else:
            assert path.read_bytes() == NEW
        leftovers = set(names(path)) - {"map.cjmap"}
        assert leftovers <= {backup_path(path).name}, f"call {at}: {broken.calls[at - 1]}"
        backup_path(path).unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (errno.ENOSPC, "The disk is full."),
        (errno.EDQUOT, "used up"),
        (errno.EROFS, "read-only"),
        (errno.ESTALE, "shared folder"),
        (errno.EADV, "The system says:"),
    ],
)
def test_the_person_reads_what_failed_and_what_to_do(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int, says: str
) -> None:
    broken = BrokenOs(5, OSError(code, os.strerror(code)))
    monkeypatch.setattr(atomic, "os", broken)
    with pytest.raises(UserError, match="Save as") as caught:
        write_atomically(path, NEW)
    assert says in str(caught.value)
    assert str(path) in str(caught.value)


def test_mode_and_owner_are_kept(path: Path) -> None:
    path.chmod(0o640)
    if os.getuid() == 0:
        os.chown(path, 1234, 2345)
    before = path.stat()
    write_atomically(path, NEW)
    after = path.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert path.read_bytes() == NEW


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    write_atomically(tmp_path / "new", NEW)
    assert (tmp_path / "new").stat().st_mode == usual.stat().st_mode


def test_an_owner_that_cannot_be_kept_does_not_hinder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fchown", _fails(errno.EPERM))
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW
    monkeypatch.delattr(os, "fchown")
    write_atomically(path, OLD)
    assert path.read_bytes() == OLD


def test_a_link_stays_a_link_and_its_target_is_written(path: Path) -> None:
    folder = path.parent / "links"
    folder.mkdir()
    link = folder / "link.cjmap"
    link.symlink_to(path)
    write_atomically(link, NEW)
    assert link.is_symlink()
    assert path.read_bytes() == NEW
    assert [file.name for file in folder.iterdir()] == ["link.cjmap"]


@pytest.mark.parametrize(
    "kind", ["folder", "no folder", "file as folder", "loop", "device", "write-protected"]
)
def test_places_where_no_document_can_be_are_refused(path: Path, kind: str) -> None:
    loop = path.parent / "loop"
    loop.symlink_to(loop)
    protected = path.parent / "protected"
    protected.write_bytes(OLD)
    protected.chmod(0o444)
    places = {
        "folder": (path.parent, "It is a folder"),
        "no folder": (path.parent / "none" / "map.cjmap", "folder does not exist"),
        "file as folder": (path / "map.cjmap", "not a folder"),
        "loop": (loop, "link leads back"),
        "device": (Path("/dev/null"), "not an ordinary file"),
        "write-protected": (protected, "write-protected"),
    }
    place, says = places[kind]
    before = names(path)
    with pytest.raises(UserError, match=says):
        write_atomically(place, NEW)
    assert names(path) == before
    assert protected.read_bytes() == OLD


def test_where_there_are_no_hard_links_the_backup_is_a_copy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", _fails(errno.EPERM))
    counting = BrokenOs()
    monkeypatch.setattr(atomic, "os", counting)
    write_atomically(path, NEW)
    for at in range(1, len(counting.calls) + 1):
        path.write_bytes(OLD)
        monkeypatch.setattr(atomic, "os", BrokenOs(at, OSError(errno.ENOSPC, "full")))
        try:
            write_atomically(path, NEW)
        except UserError:
            assert path.read_bytes() == OLD
        else:
            assert path.read_bytes() == NEW
        assert set(names(path)) <= {"map.cjmap", backup_path(path).name}
        backup_path(path).unlink(missing_ok=True)


def test_what_cannot_be_read_back_the_same_is_taken_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = atomic._content
    monkeypatch.setattr(atomic, "_content", lambda place: real(place)[:-1])
    with pytest.raises(UserError, match="read back"):
        write_atomically(path, NEW)
    assert path.read_bytes() == OLD
    assert names(path) == ["map.cjmap"]
    with pytest.raises(UserError, match="read back"):
        write_atomically(path.with_name("new"), NEW)
    assert names(path) == ["map.cjmap"]


def test_when_nothing_can_be_taken_back_the_version_before_is_still_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_replace, real_content = os.replace, atomic._content

    def replace_once(source: str, target: str) -> None:
        if not source.endswith(".part"):
            raise OSError(errno.EIO, "broken")
        real_replace(source, target)

    monkeypatch.setattr(os, "replace", replace_once)
    monkeypatch.setattr(atomic, "_content", lambda place: real_content(place)[:-1])
    with pytest.raises(UserError):
        write_atomically(path, NEW)
    assert backup_path(path).read_bytes() == OLD


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_disk_that_cannot_sync_folders_is_good_enough(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, "no")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW


def test_windows_has_no_folder_to_sync(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    windows = BrokenOs()
    monkeypatch.setattr(windows, "name", "nt", raising=False)
    monkeypatch.setattr(atomic, "os", windows)
    write_atomically(path, NEW)
    assert windows.calls.count("fsync") == 1


def test_short_writes_are_continued(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data[:100])))
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW


def test_litter_is_removed_and_nothing_else(path: Path) -> None:
    keep = {"map.cjmap", "other.part", ".other.123.part", ".map.cjmap.lock", "map.cjmap.previous~"}
    for name in [*keep, ".map.cjmap.0123456789ab.part"]:
        (path.parent / name).touch()
    remove_litter(path)
    assert set(names(path)) == keep
    remove_litter(path.parent / "none" / "map.cjmap")


def _fails(code: int) -> Callable[..., Any]:
    def call(*_args: object, **_named: object) -> None:
        raise OSError(code, os.strerror(code))

    return call
