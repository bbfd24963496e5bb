"""What crashed sessions left behind: list it, bring it back as an atlas, and drop it when the person says so.

Reads journals and never writes a document. A journal with a broken end gives what stands before the break.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any

from cjeditor.files.document import fingerprint_of, load_document
from cjeditor.files.holders import Holder, holder_of
from cjeditor.files.journal import SUFFIX, VERSION, recovery_folder
from cjeditor.files.problems import cannot_read, finding, refused
from cjeditor.files.reading import LARGEST_FILE
from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, Edit, Key, StaleChangeError, apply
from cjeditor.model.messages import Finding, Message, UserError, message
from cjeditor.model.records import KINDS, AtlasInfo, Record

_LONGEST_LINE = _LARGEST_BASE = 2 * LARGEST_FILE


@frozen
class Recoverable:
    """A journal that a dead session left: of which document, by whom, since when, with how many changes.

    `document_changed` tells that the file is not the one the journal started from. With a `problem` it cannot be
    restored and is kept for somebody who can mend it.
    """

    id: str
    file: Path
    document: Path | None
    title: str
    holder: Holder | None
    changes: int
    last_edit: float
    document_changed: bool = False
    problem: Message | None = None


@frozen
class Recovered:
    """The atlas of a dead session; path and fingerprint are those of the document it was opened from."""

    atlas: Atlas
    path: Path | None
    fingerprint: str | None
    changes: int
    findings: tuple[Finding, ...]
    is_whole: bool


def recoverables(folder: Path | None = None) -> list[Recoverable]:
    """Return what dead sessions left, the latest edit last; living sessions are left out."""
    folder = folder or recovery_folder()
    is_there = os.path.isdir(folder)  # one out of reach is none, where Path.is_dir raises
    found = [described(file) for file in sorted(folder.glob(f"*{SUFFIX}"))] if is_there else []
    dead = [item for item in found if item.holder is None or not _is_alive(item.holder)]
    return sorted(dead, key=lambda item: (item.last_edit, item.id))


def find_recoverable(recovery_id: str, folder: Path | None = None) -> Recoverable:
    """Return one of the recoverables; raises UserError when there is none of this id."""
    for item in recoverables(folder):
        if item.id == recovery_id:
            return item
    raise UserError(
        message(
            "files.no-such-recovery", "There is nothing to recover under the name “{name}”.", name=recovery_id
        ),
        remedy=message("files.no-such-recovery.remedy", "List what there is, and choose one of those."),
    )


def restore(item: Recoverable) -> Recovered:
    """Return the document as the dead session last had it on disk; the journal stays. Raises UserError."""
    if item.problem is not None:
        raise refused(item.file, item.problem)
    try:
        with item.file.open("rb") as file:
            header, base = _start(file)
            loaded = load_document(base, item.file)
            atlas, done, is_complete = _replayed(loaded.atlas, file)
    except OSError as error:
        raise cannot_read(item.file, error) from error
    findings = list(loaded.findings)
    if not is_complete:
        what = message(
            "files.recovery.torn", "The end of the recovery file is damaged; it was read as far as it goes."
        )
        findings.append(finding("recovery", "", what, severity="warning"))
    return Recovered(atlas, item.document, header.get("fingerprint"), done, tuple(findings), loaded.is_whole)


def discard(item: Recoverable) -> None:
    """Remove a journal whose work is safe elsewhere; raises UserError."""
    try:
        item.file.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_read(item.file, error) from error


def described(file: Path) -> Recoverable:
    """Return what a journal is of and how much it holds, or why it cannot be restored."""
    header: dict[str, Any] = {}
    changes, last_edit, problem = 0, 0.0, None
    try:
        last_edit = file.stat().st_mtime
        with file.open("rb") as opened:
            header, _base = _start(opened)
            changes = sum(plain is not None for plain in _change_lines(opened))
    except OSError as error:
        problem = cannot_read(file, error).reason
    except UserError as error:
        problem = error.reason
    path = header.get("path")
    document = Path(path) if isinstance(path, str) else None
    return Recoverable(
        id=file.stem,
        file=file,
        document=document,
        title=str(header.get("title") or (document.stem if document else "")),
        holder=holder_of(header.get("holder")),
        changes=changes,
        last_edit=last_edit,
        document_changed=document is not None and _has_changed(document, header.get("fingerprint")),
        problem=problem,
    )


def _is_alive(holder: Holder) -> bool:
    """A journal of another machine lies in a shared home; nobody else can offer it, so it counts as left behind."""
    return holder.is_on_this_machine and not holder.is_dead


def _has_changed(document: Path, fingerprint: object) -> bool:
    try:
        return fingerprint_of(document.read_bytes()) != fingerprint
    except OSError:  # gone or out of reach: then there is nothing that could be overwritten
        return False


def _start(file: BufferedReader) -> tuple[dict[str, Any], bytes]:
    """Return the header and the base document; raises UserError when the journal breaks off before their end."""
    broken = message("files.recovery.broken", "The recovery file is damaged from the start.")
    header = _plain_line(file)
    if header is None:
        raise refused(file.name, broken)
    if header.get("journal") != VERSION:
        raise refused(
            file.name, message("files.recovery.newer", "It was written by another version of cjeditor.")
        )
    size = header.get("bytes")
    base = file.read(size) if isinstance(size, int) and 0 <= size <= _LARGEST_BASE else b""
    if fingerprint_of(base) != header.get("sha256") or file.read(1) != b"\n":
        raise refused(file.name, broken)
    return header, base


def _plain_line(file: BufferedReader) -> dict[str, Any] | None:
    line = file.readline(_LONGEST_LINE)
    if not line.endswith(b"\n"):
        return None
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return plain if isinstance(plain, dict) else None


def _change_lines(file: BufferedReader) -> Iterator[dict[str, Any] | None]:
    """Yield the changes in their order; None, once and last, stands for a line that is damaged or out of turn."""
    number = 0
    while file.peek(1):
        number += 1
        plain = _plain_line(file)
        if plain is None or plain.get("n") != number:
            yield None
            return
        yield plain


def _replayed(atlas: Atlas, file: BufferedReader) -> tuple[Atlas, int, bool]:
    """Return the atlas after the changes, how many there were, and whether the journal was read to its end."""
    done = 0
    for plain in _change_lines(file):
        if plain is None:
            return atlas, done, False
        try:
            atlas = apply(atlas, _change(plain))
        except (StaleChangeError, LookupError, TypeError, ValueError):  # pydantic's errors are ValueErrors
            return atlas, done, False
        done += 1
    return atlas, done, True


def _change(plain: dict[str, Any]) -> Change:
    words = plain["label"]
    label = Message(
        words["id"], words["source"], words["values"], words.get("count"), words.get("plural", "")
    )
    edits: dict[Key, Edit] = {}
    for kind, record_id, before, after in plain["edits"]:
        edits[kind, record_id] = Edit(_record(kind, before), _record(kind, after))
    return Change(label, edits)


def _record(kind: str, plain: Any) -> Record | AtlasInfo | None:
    if plain is None:
        return None
    record_type = AtlasInfo if kind == "atlas" else KINDS[kind]
    return record_type.model_validate(plain)
