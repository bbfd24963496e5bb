"""The document on disk: read it whole or with a list of what is wrong, give its bytes, save it.

Joins the steps of the room: parse, migrate, load, mend; and encode, check, write.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from cjeditor.files.at_once import read_at_once
from cjeditor.files.atomic import write_atomically
from cjeditor.files.damage import Repeated, trouble, verbatim, without_surrogates
from cjeditor.files.integrity import ValueGroup, mended, value_groups
from cjeditor.files.loading import Loading
from cjeditor.files.migrations import CURRENT_VERSION, migrated
from cjeditor.files.problems import SAVE_AS, finding, refused
from cjeditor.files.reading import is_bearable, not_a_map, parse, read_bytes, too_large
from cjeditor.files.writing import FORMAT, document_bytes
from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Finding, UserError, message
from cjeditor.model.records import KINDS

__all__ = [
    "ChangedOnDiskError",
    "Loaded",
    "document_bytes",
    "load_document",
    "read_document",
    "save_bytes",
    "save_document",
]


@frozen
class Loaded:
    """A document as it was read.

    `is_whole` is False when anything was set aside or left out: it must not be saved over. `is_newer` means made by
    a later version: read-only. `fingerprint` is the SHA-256 of the file.
    """

    atlas: Atlas
    findings: tuple[Finding, ...]
    is_whole: bool
    is_newer: bool
    version: int
    fingerprint: str


class ChangedOnDiskError(UserError):
    """The file is not the one that was opened: somebody else saved it."""


def read_document(path: Path | str) -> Loaded:
    """Return the document at a path; raises UserError when there is none to be had."""
    return load_document(read_bytes(Path(path)), path)


def load_document(data: bytes, place: object) -> Loaded:
    """Return the document in some bytes; `place` names them in errors. Raises UserError."""
    sound = read_at_once(data)
    if sound is None:
        return _loaded_with_care(data, place)
    return _finished(*sound, CURRENT_VERSION, Loading(place, needs_inspection=False), data)


def _loaded_with_care(data: bytes, place: object) -> Loaded:
    """Return a document with a list of what is wrong with it, or raise UserError."""
    parsed = parse(data, place)
    plain = parsed.value
    version = _version(plain, place)
    loading = Loading(place, needs_inspection=parsed.needs_inspection)
    atlas = _loaded(plain, version, loading)
    groups = list(value_groups(atlas))
    if not parsed.needs_inspection and _have_unwritable_extras(groups):
        loading = Loading(place, needs_inspection=True)
        atlas = _loaded(plain, version, loading)
        groups = list(value_groups(atlas))
    return _finished(atlas, groups, version, loading, data)


def _finished(
    atlas: Atlas, groups: Collection[ValueGroup], version: int, loading: Loading, data: bytes
) -> Loaded:
    """Return the document of sound values, once their references were looked at."""
    atlas = mended(atlas, groups, loading)
    if loading.set_aside:
        atlas = replace(atlas, set_aside=tuple(loading.set_aside))
    findings = [*_about_version(version), *_about_earlier(loading), *loading.findings]
    return Loaded(
        atlas=atlas,
        findings=tuple(findings),
        is_whole=loading.is_whole,
        is_newer=version > CURRENT_VERSION,
        version=version,
        fingerprint=fingerprint_of(data),
    )


def save_document(path: Path | str, atlas: Atlas, expected_fingerprint: str | None = None) -> str:
    """Write an atlas to its file and return the new fingerprint.

    With an expected fingerprint, the file must still be that one, or be gone; None replaces whatever is there.
    Raises UserError, ChangedOnDiskError among them; the old file is then untouched.
    """
    return save_bytes(path, document_bytes(atlas), expected_fingerprint)


def save_bytes(path: Path | str, data: bytes, expected_fingerprint: str | None = None) -> str:
    """Write the bytes of an atlas to its file as `save_document` does."""
    if not is_bearable(data):
        raise too_large(path)
    if expected_fingerprint is not None:
        check_unchanged(Path(path), expected_fingerprint)
    write_atomically(Path(path), data)
    return fingerprint_of(data)


def check_unchanged(path: Path, expected_fingerprint: str) -> None:
    """Raise ChangedOnDiskError when the file at a path is another than the one expected."""
    found = fingerprint_on_disk(path)
    if found in {None, expected_fingerprint}:
        return
    raise ChangedOnDiskError(
        message("files.changed-on-disk", "This file was changed by somebody else since you opened it."),
        place=str(path),
        reason=message("files.changed-on-disk.reason", "Saving now would lose their changes."),
        remedy=SAVE_AS,
    )


def fingerprint_on_disk(path: Path) -> str | None:
    """Return the fingerprint of the file at a path, None when there is none; raises UserError when it cannot be read."""
    if not os.path.exists(path):  # one out of reach is none, where Path.exists raises
        return None
    return fingerprint_of(read_bytes(path))


def fingerprint_of(data: bytes) -> str:
    """Return the SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def _loaded(plain: dict[str, Any], version: int, loading: Loading) -> Atlas:
    if isinstance(plain, Repeated):
        plain = _joined(plain, loading)
    return loading.atlas(migrated(plain, version))


def _have_unwritable_extras(groups: Iterable[ValueGroup]) -> bool:
    """Whether a key of a later version holds what cannot be written again: it is nested too deep."""
    extras = attrgetter("__pydantic_extra__")
    return any(trouble(extra) for _type, values in groups for extra in filter(None, map(extras, values)))


def _version(plain: dict[str, Any], place: object) -> int:
    if plain.get("format") != FORMAT:
        raise not_a_map(place)
    version = plain.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version >= 0:
        return version
    if version is None:
        raise refused(place, message("files.no-version", "It gives no version."))
    reason = message(
        "files.bad-version",
        "It gives its version as “{version}”, which is none.",
        version=(version if isinstance(version, str) else verbatim(version))[:40],
    )
    raise refused(place, reason)


def _joined(plain: Repeated, loading: Loading) -> dict[str, Any]:
    """Return the outer object with the lists of a repeated kind joined; the last of other repeated keys counts."""
    joined: dict[str, Any] = {}
    for name, value in plain.pairs:
        earlier = joined.get(name)
        both_lists = isinstance(earlier, list) and isinstance(value, list) and name in KINDS
        joined[name] = [*earlier, *value] if both_lists and earlier is not None else value
    for name in sorted(plain.names()):
        what = message(
            "files.repeated-key", "The key “{name}” is given more than once.", name=without_surrogates(name)
        )
        loading.report("repeated-key", "", what)
    return joined


def _about_version(version: int) -> list[Finding]:
    if version <= CURRENT_VERSION:
        return []
    what = message(
        "files.newer",
        "This file was made by a later cjeditor (format version {version}); it opens read-only.",
        version=version,
    )
    remedy = message("files.newer.remedy", "Install a newer cjeditor to edit it.")
    return [finding("newer", "", what, severity="warning", remedy=remedy)]


def _about_earlier(loading: Loading) -> list[Finding]:
    return [
        finding(
            "set-aside-earlier",
            "",
            message(
                "files.set-aside-earlier",
                "It keeps a damaged value of “{kind}” that an earlier reading set aside: {reason}.",
                kind=item.kind,
                reason=item.reason,
            ),
            severity="hint",
        )
        for item in loading.earlier
    ]
