"""The sentences about files: what is wrong in a document, and why a file cannot be read or written.

Knows no file; every other module of the room takes its words from here.
"""

from __future__ import annotations

import errno

from cjeditor.model.messages import Finding, Message, Severity, UserError, message

SAVE_AS = message("files.remedy.save-as", "Use “Save as” to keep your work under another name or elsewhere.")
KEEP_ORIGINAL = message(
    "files.remedy.keep-original",
    "The file itself is untouched; save under another name, or mend it in a text editor.",
)

_REASONS = {
    errno.ENOSPC: message("files.reason.disk-full", "The disk is full."),
    errno.EDQUOT: message("files.reason.quota", "Your share of the disk is used up."),
    errno.EFBIG: message("files.reason.too-big", "The disk does not take files this large."),
    errno.EACCES: message("files.reason.not-allowed", "You are not allowed to do this here."),
    errno.EPERM: message("files.reason.not-allowed", "You are not allowed to do this here."),
    errno.EROFS: message("files.reason.read-only-disk", "The disk is read-only."),
    errno.ENOENT: message("files.reason.gone", "There is no such file or folder."),
    errno.ENOTDIR: message("files.reason.no-folder", "Part of the path is not a folder."),
    errno.EISDIR: message("files.reason.folder", "It is a folder, not a file."),
    errno.ELOOP: message("files.reason.link-loop", "The link leads back to itself."),
    errno.ENAMETOOLONG: message("files.reason.long-name", "The name is too long."),
    errno.EIO: message("files.reason.disk-error", "The disk reported an error."),
    errno.ESTALE: message("files.reason.share-gone", "The shared folder is not there any more."),
    errno.ETIMEDOUT: message("files.reason.share-gone", "The shared folder is not there any more."),
    errno.ENODEV: message("files.reason.share-gone", "The shared folder is not there any more."),
}


def reason_of(error: OSError) -> Message:
    """Return why the system refused, in plain words where there are some."""
    known = _REASONS.get(error.errno or 0)
    text = error.strerror or str(error) or type(error).__name__
    return known or message("files.reason.system", "The system says: {text}.", text=text.rstrip("."))


def cannot_read(place: object, error: OSError) -> UserError:
    """Return the refusal for a file that the system does not let us read."""
    return UserError(
        message("files.cannot-read", "This file cannot be read."), place=str(place), reason=reason_of(error)
    )


def cannot_write(place: object, reason: Message) -> UserError:
    """Return the refusal for a file that could not be written; what lay there is untouched."""
    return UserError(
        message("files.cannot-write", "This file could not be written; what was there before is untouched."),
        place=str(place),
        reason=reason,
        remedy=SAVE_AS,
    )


def refused(place: object, reason: Message, remedy: Message | None = None) -> UserError:
    """Return the refusal for a file that is not a map we can open."""
    return UserError(
        message("files.cannot-open", "This file cannot be opened as a map."),
        place=str(place),
        reason=reason,
        remedy=remedy,
    )


def finding(
    rule: str, record_id: str, what: Message, *, severity: Severity = "error", remedy: Message | None = None
) -> Finding:
    """Return a finding about one record of a file."""
    return Finding(f"file-{rule}", severity, record_id, what, remedy=remedy)
