"""The lock beside a document, which tells a second editor who holds it.

A dead process's lock is taken over; one of another machine, or one that cannot be read, never without asking.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from datetime import datetime
from pathlib import Path

from cjeditor.files.beside import name_beside
from cjeditor.files.holders import Holder, holder_of, this_process
from cjeditor.files.problems import cannot_write, reason_of
from cjeditor.frozen import frozen
from cjeditor.model.messages import Message, UserError, message
from cjeditor.model.moments import moment

_LARGEST_LOCK = 4096
_ATTEMPTS = 20


class LockedError(UserError):
    """Somebody else has the document open; `holder` is None when the lock does not tell who."""

    def __init__(self, path: Path, holder: Holder | None) -> None:
        """Say who holds it and since when."""
        self.holder = holder
        who = (
            message(
                "files.locked.who",
                "{name} has had it open on {machine} since {since}.",
                name=holder.name,
                machine=holder.machine,
                since=_since(holder.since),
            )
            if holder
            else message("files.locked.unknown", "Its lock does not tell by whom.")
        )
        super().__init__(
            message("files.locked", "This map is open elsewhere."),
            place=str(path),
            reason=who,
            remedy=message("files.locked.remedy", "Open it read-only, or work on a copy."),
        )


def _since(told: str) -> Message | str:
    """Return when a lock was taken, as this computer's clock has it; as the lock tells it when it tells no time."""
    try:
        return moment(datetime.fromisoformat(told).astimezone())
    except (ValueError, OverflowError, OSError):  # the last from Windows, for years long gone
        return told


@frozen
class DocumentLock:
    """A lock that we hold until it is released."""

    file: Path
    content: bytes

    @property
    def is_held(self) -> bool:
        """Whether it is still ours: nobody removed or took it."""
        return _content(self.file) == self.content

    def release(self) -> None:
        """Give it back; a lock that somebody took from us stays theirs."""
        if self.is_held:
            with contextlib.suppress(OSError):
                self.file.unlink()


def lock_path(document: Path) -> Path:
    """Return where the lock of a document lies: beside the file itself, not beside a link to it."""
    real = Path(os.path.realpath(document))
    return real.with_name(f".{name_beside(real.name)}.lock")


def take_lock(document: Path, *, by_force: bool = False) -> DocumentLock:
    """Return the lock of a document, now ours; `by_force` takes it from a living holder, after asking the person.

    Raises LockedError when somebody holds it, and another UserError when no lock can be made there.
    """
    file = lock_path(document)
    content = json.dumps({**this_process().plain(), "token": secrets.token_hex(8)}).encode()
    for _attempt in range(_ATTEMPTS):
        try:
            _create(file, content)
        except FileExistsError:
            _clear(file, document, by_force=by_force)
        except OSError as error:
            raise cannot_write(document, reason_of(error)) from error
        else:
            return DocumentLock(file, content)
    raise LockedError(document, _holder(_content(file)))


def _create(file: Path, content: bytes) -> None:
    """Make a lock that is never seen half-written, except on disks without hard links."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(6)}")
    try:
        draft.write_bytes(content)
        try:
            os.link(draft, file)
        except FileExistsError:
            raise
        except OSError:
            with file.open("xb") as lock:
                lock.write(content)
    finally:
        draft.unlink(missing_ok=True)


def _clear(file: Path, document: Path, *, by_force: bool) -> None:
    """Remove a lock that nobody needs; raises LockedError for one that somebody does."""
    content = _content(file)
    if content is None:
        return
    holder = _holder(content)
    if not by_force and (holder is None or not holder.is_dead):
        raise LockedError(document, holder)
    taken = file.with_name(f"{file.name}.{secrets.token_hex(6)}")
    with contextlib.suppress(OSError):
        file.rename(taken)
        if _content(taken) != content:  # somebody was quicker, and this is their new lock
            os.link(taken, file)
    with contextlib.suppress(OSError):
        taken.unlink(missing_ok=True)


def _content(file: Path) -> bytes | None:
    try:
        with file.open("rb") as lock:
            return lock.read(_LARGEST_LOCK)
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def _holder(content: bytes | None) -> Holder | None:
    try:
        return holder_of(json.loads(content or b""))
    except (ValueError, RecursionError):
        return None
