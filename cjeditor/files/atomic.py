"""The only code that replaces files: whole or not at all, on disk before it returns, checked by reading back.

Every call of the file system goes through `os` by name, so that a test can stop or fail each one of them.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from cjeditor.files.beside import name_beside
from cjeditor.files.problems import cannot_write, reason_of
from cjeditor.frozen import frozen
from cjeditor.model.messages import message

BACKUP_SUFFIX = ".previous~"
"""Beside the document only while a save runs: the version before, until the new one was read back."""

_BINARY = getattr(os, "O_BINARY", 0)
_NO_LINKS_HERE = {
    errno.EPERM,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.ENOSYS,
    errno.EMLINK,
    errno.EXDEV,
    errno.EINVAL,
}
_NO_SYNC_HERE = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}


def write_atomically(path: Path, data: bytes) -> None:
    """Put bytes at a path, through its links, keeping mode and owner of what was there.

    Returns when they are on disk and read back the same. Raises UserError; then the old file is in its place and
    nothing lies beside it.
    """
    try:
        target = os.path.realpath(path)
        _Replacement(target, _replaceable(target)).run(data)
    except FileNotFoundError as error:
        raise cannot_write(path, message("files.reason.no-folder", "Its folder does not exist.")) from error
    except OSError as error:
        raise cannot_write(path, reason_of(error)) from error
    except _ReadBackError as error:
        reason = message("files.reason.read-back", "What was written could not be read back the same.")
        raise cannot_write(path, reason) from error


def remove_litter(path: Path) -> None:
    """Remove what saves of this document left beside it when they were killed; only for who holds its lock."""
    target = Path(os.path.realpath(path))
    with contextlib.suppress(OSError):
        for name in os.listdir(target.parent):
            if name.startswith(f".{name_beside(target.name)}.") and name.endswith(".part"):
                os.unlink(target.parent / name)


class _ReadBackError(Exception):
    """The file holds something else than was written."""


def _replaceable(target: str) -> os.stat_result | None:
    """Return the status of the file to be replaced, None when there is none; raises OSError when it must not be."""
    try:
        status = os.stat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "not an ordinary file")
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise OSError(None, "the file is write-protected")
    return status


@frozen
class _Replacement:
    """One file being replaced: its real path and its status before, None when it is new."""

    target: str
    before: os.stat_result | None

    @property
    def folder(self) -> str:
        return os.path.dirname(self.target)

    @property
    def backup(self) -> str:
        return os.path.join(self.folder, self._name_beside + BACKUP_SUFFIX)

    @property
    def _name_beside(self) -> str:
        return name_beside(os.path.basename(self.target))

    def run(self, data: bytes) -> None:
        """Write beside, keep the version before, exchange, sync, compare; on an error take everything back."""
        part = os.path.join(self.folder, f".{self._name_beside}.{secrets.token_hex(6)}.part")
        is_replaced = False
        try:
            _write_new(part, data, self.before)
            self._keep_before()
            os.replace(part, self.target)
            is_replaced = True
            _sync_folder(self.folder)
            _compare(self.target, data)
        except BaseException:
            if is_replaced:
                self._take_back()
            else:
                _remove(part)
                _remove(self.backup)
            raise
        _remove(self.backup)

    def _keep_before(self) -> None:
        """Give the version before a second name; where the disk knows no hard links, a copy."""
        if self.before is None:
            return
        _remove(self.backup)
        try:
            os.link(self.target, self.backup)
        except OSError as error:
            if error.errno not in _NO_LINKS_HERE:
                raise
            _write_new(self.backup, _content(self.target), self.before)

    def _take_back(self) -> None:
        """Put the version before back in its place; if even that fails, it stays under its second name."""
        with contextlib.suppress(OSError):
            if self.before is None:
                os.unlink(self.target)
            else:
                os.replace(self.backup, self.target)
            _sync_folder(self.folder)


def _write_new(path: str, data: bytes, like: os.stat_result | None) -> None:
    """Write and sync a file that does not exist yet, with the owner and mode of another."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    handle = os.open(path, flags, 0o666 if like is None else 0o600)
    try:
        if like is not None:
            _copy_owner_and_mode(handle, like)
        _write_all(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _compare(path: str, data: bytes) -> None:
    if _content(path) != data:
        raise _ReadBackError


def _content(path: str) -> bytes:
    handle = os.open(path, os.O_RDONLY | _BINARY)
    try:
        parts: list[bytes] = []
        while part := os.read(handle, 1 << 24):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(handle)


def _copy_owner_and_mode(handle: int, before: os.stat_result) -> None:
    """Keep the owner where the system lets us, then the mode, which a change of owner may have cut."""
    if not hasattr(os, "fchown"):
        return
    with contextlib.suppress(PermissionError):
        os.fchown(handle, before.st_uid, before.st_gid)
    os.fchmod(handle, stat.S_IMODE(before.st_mode))


def _sync_folder(folder: str) -> None:
    """Bring a rename to disk; some disks have no such call, and Windows has none at all."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC_HERE:
            raise
    finally:
        os.close(handle)


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)
