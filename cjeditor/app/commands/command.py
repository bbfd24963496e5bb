"""Command: one word of the command line as a frozen descriptor, and what several commands share."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cjeditor.app.console import Console, FileTroubleError, Status
from cjeditor.drawing.face import ChosenFace
from cjeditor.files.document import Loaded, read_document, save_document
from cjeditor.files.locks import take_lock
from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Finding, Message, UserError, message
from cjeditor.ui.wording import Say

FILE: Final = message("cli.file", "FILE")
NAME: Final = message("cli.name", "NAME")
ID: Final = message("cli.id", "ID")
MILLIMETRES: Final = message("cli.mm", "MM")
AS_JSON: Final = message("cli.as-json", "as JSON")


@frozen
class Command:
    """A name, a sentence of help, its arguments and what it does."""

    name: str
    summary: Message
    arguments: Callable[[ArgumentParser, Say], None]
    run: Callable[[Namespace, Console], Status]


def output_file(text: str) -> Path:
    """Return the place of an output; refuses one that is written as a folder, which a Path would not tell."""
    if text.endswith(("/", "/.", os.sep, f"{os.sep}.")):
        raise UserError(
            message("cli.output-folder", "The output names a folder and no file."),
            place=text,
            remedy=message("cli.output-folder.remedy", "Name a file after -o."),
        )
    return Path(text)


def number(text: str) -> float:
    """Return the number of an argument; argparse calls it by this function's name when it is none."""
    return float(text)


def read_atlas(path: Path) -> Loaded:
    """Return a document, a file's trouble as status 3."""
    try:
        return read_document(path)
    except UserError as error:
        raise FileTroubleError(error) from error


def read_for_showing(path: Path, console: Console) -> Loaded:
    """Return a document and say on standard error what of it could not be read."""
    loaded = read_atlas(path)
    console.findings(loaded.findings)
    return loaded


def named_font(atlas: Atlas) -> ChosenFace | None:
    """Return the font that an atlas names, when it is on this computer; few do, and only they need the settings."""
    if atlas.info.fallback_face is None:
        return None
    from cjeditor.app.fonts import font_of
    from cjeditor.app.settings import Settings

    return font_of(atlas.info.fallback_face, Settings())


def save_new(path: Path, atlas: Atlas) -> None:
    """Save a document at the place asked for, a file's trouble as status 3; one that is open elsewhere stays."""
    with written_or_refused():
        lock = take_lock(path)
        try:
            save_document(path, atlas)
        finally:
            lock.release()


@contextmanager
def written_or_refused() -> Iterator[None]:
    """Make a refusal to write an output one of status 3, with what to do about it; a window shows it too."""
    try:
        yield
    except UserError as error:
        elsewhere = message("cli.elsewhere", "Choose another place for the file.")
        refusal = UserError(error.what, place=error.place, reason=error.reason, remedy=elsewhere)
        raise FileTroubleError(refusal) from error


def refuse_to_replace(path: Path) -> None:
    """Refuse to write over a file that is there; what is no file cannot be written, as writing will say."""
    if os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises for a name that is too long
        raise UserError(
            message("cli.exists", "This file is there already and was left as it is."),
            place=str(path),
            remedy=message("cli.exists.remedy", "Name another file after -o."),
        )


def status_of(findings: Sequence[Finding], *, is_whole: bool = True) -> Status:
    """Return 1 for a warning or an error among the findings or for a file that loaded in part, else 0."""
    speaks = any(finding.severity != "hint" for finding in findings)
    return Status.FINDINGS if speaks or not is_whole else Status.DONE


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there or out of reach, which reading and writing will say
        return False


def refuse_own_output(source: Path, output: Path) -> None:
    """Refuse to write over the file that is read."""
    if _is_same_file(source, output):
        raise UserError(
            message("cli.same-file", "The output is the file itself."),
            place=str(output),
            remedy=message("cli.same-file.remedy", "Name another file after -o."),
        )
