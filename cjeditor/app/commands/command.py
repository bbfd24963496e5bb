"""Command: one word of the command line as a frozen descriptor, and what several commands share."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cjeditor.app.console import Console, FileTroubleError, Status
from cjeditor.files.document import Loaded, read_document, save_document
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Finding, UserError, message


@dataclass(frozen=True, slots=True)
class Command:
    """A name, a sentence of help, its arguments and what it does."""

    name: str
    summary: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Console], Status]


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


def save_atlas(path: Path, atlas: Atlas, expected_fingerprint: str | None = None) -> None:
    """Save a document, a file's trouble as status 3."""
    try:
        save_document(path, atlas, expected_fingerprint)
    except UserError as error:
        raise FileTroubleError(error) from error


def status_of(findings: Sequence[Finding], *, is_whole: bool = True) -> Status:
    """Return 1 for a warning or an error among the findings or for a file that loaded in part, else 0."""
    speaks = any(finding.severity != "hint" for finding in findings)
    return Status.FINDINGS if speaks or not is_whole else Status.DONE


def refuse_own_output(source: Path, output: Path) -> None:
    """Refuse to write over the file that is read."""
    if output.exists() and source.exists() and output.samefile(source):
        raise UserError(
            message("cli.same-file", "The output is the file itself."),
            place=str(output),
            remedy=message("cli.same-file.remedy", "Name another file after -o."),
        )
