"""The crash journal: what the document was, and every Change since, synced to the user's state folder.

One file a session: a header, the document it started from as the bytes of its file, then one line a Change. It is
written here and read in recovery.py. Losing it never stops an edit: the caller learns of it and may try again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjeditor.files.holders import this_process
from cjeditor.files.problems import cannot_write, reason_of
from cjeditor.frozen import frozen
from cjeditor.model.change import Change, Edit
from cjeditor.model.records import AtlasInfo, Record

if TYPE_CHECKING:
    from concurrent.futures import Future

SUFFIX = ".journal"
VERSION = 2


def recovery_folder() -> Path:
    """Return where journals lie: in the user's state folder, never in a temporary one."""
    import platformdirs

    return platformdirs.user_state_path("cjeditor", appauthor=False) / "recovery"


@frozen
class Base:
    """What a journal starts from: the document's file and fingerprint if it has one, and its bytes, asked for once."""

    content: Callable[[], bytes]
    path: Path | None = None
    fingerprint: str | None = None
    title: str = ""


class Journal:
    """The journal of one session; nothing is on disk before the first flush."""

    def __init__(self, base: Base, folder: Path | None = None) -> None:
        """Start from a base; the folder is the user's own unless a test says otherwise."""
        self._base = base
        self._given_folder = folder
        self._pending: list[Change] = []
        self._written = self._size = 0
        self._handle: int | None = None
        self._beginning: Future[None] | None = None
        self.id = secrets.token_hex(8)

    @cached_property
    def _folder(self) -> Path:
        """Looked for with the first change: a start need not wait for it."""
        return self._given_folder or recovery_folder()

    @property
    def file(self) -> Path:
        """Where it lies, or will."""
        return self._folder / f"{self.id}{SUFFIX}"

    def append(self, change: Change) -> None:
        """Take in a change; it is safe after the next flush."""
        self._pending.append(change)

    def prepare(self) -> None:
        """Write the document it starts from on a thread of its own, so that the first flush need not wait for that."""
        if self._handle is None and self._beginning is None and self._pending:
            from concurrent.futures import ThreadPoolExecutor

            thread = ThreadPoolExecutor(max_workers=1)
            self._beginning = thread.submit(self._begin)
            thread.shutdown(wait=False)

    def flush(self, *, even_without_changes: bool = False) -> None:
        """Bring all changes to disk; raises UserError and keeps them when that fails."""
        if not self._pending and not even_without_changes:
            return
        try:
            self._be_begun()
            lines = [
                _change_line(self._written + place, change) for place, change in enumerate(self._pending, 1)
            ]
            assert self._handle is not None
            self._size = _append(self._handle, self._size, b"".join(lines))
        except OSError as error:
            raise cannot_write(self.file, reason_of(error)) from error
        self._written += len(self._pending)
        self._pending.clear()

    def restart(self, base: Base) -> None:
        """Begin anew from a document that is safe elsewhere, after a save."""
        self.close()
        self._base = base
        self._pending.clear()
        self._written = self._size = 0
        self.id = secrets.token_hex(8)

    def close(self) -> None:
        """Remove it: nothing is left to recover."""
        with contextlib.suppress(OSError):
            self._be_begun(or_begin=False)
        if self._handle is not None:
            with contextlib.suppress(OSError):
                os.close(self._handle)
            self._handle = None
            with contextlib.suppress(OSError):
                self.file.unlink()

    def _be_begun(self, *, or_begin: bool = True) -> None:
        """Wait for the thread that begins it, else begin now, also after one that failed; raises OSError."""
        beginning, self._beginning = self._beginning, None
        if beginning is not None:
            beginning.exception()
        if self._handle is None and or_begin:
            self._begin()

    def _begin(self) -> None:
        path, content = self._base.path, self._base.content()
        header = {
            "journal": VERSION,
            "holder": this_process().plain(),
            "path": os.path.abspath(path) if path is not None else None,  # does not ask the disk
            "fingerprint": self._base.fingerprint,
            "title": self._base.title,
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
        handle = os.open(self.file, flags, 0o600)
        try:
            self._size = _append(handle, 0, b"".join((_line(header), content, b"\n")))
        except OSError:
            with contextlib.suppress(OSError):
                os.close(handle)
            with contextlib.suppress(OSError):
                self.file.unlink()
            raise
        self._handle = handle
        self._base = replace(self._base, content=bytes)  # it may be large, and is not needed again


def _append(handle: int, size: int, data: bytes) -> int:
    """Put bytes on disk behind those that count, in place of what a failed attempt left; return how many count now."""
    os.ftruncate(handle, size)
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)
    return size + len(data)


def _line(plain: dict[str, Any]) -> bytes:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"


def _change_line(number: int, change: Change) -> bytes:
    label = change.label
    edits = [[kind, record_id, *_plain_edit(edit)] for (kind, record_id), edit in change.edits.items()]
    words: dict[str, Any] = {"id": label.id, "source": label.source, "values": dict(label.values)}
    if label.count is not None:
        words |= {"count": label.count, "plural": label.plural}
    return _line({"n": number, "label": words, "edits": edits})


def _plain_edit(edit: Edit) -> tuple[Any, Any]:
    return _plain(edit.before), _plain(edit.after)


def _plain(record: Record | AtlasInfo | None) -> Any:
    return None if record is None else record.model_dump(mode="json", exclude_defaults=True)
