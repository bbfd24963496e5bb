"""`dump`: the canonical content of a document on standard output, the same bytes as a save."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cjeditor.app.commands.command import FILE, Command, read_for_showing
from cjeditor.app.console import Console, Status
from cjeditor.files.document import document_bytes
from cjeditor.model.messages import message
from cjeditor.ui.wording import Say


def arguments(parser: ArgumentParser, say: Say) -> None:
    """Name the file."""
    parser.add_argument("file", type=Path, metavar=say(FILE))


def run(options: Namespace, console: Console) -> Status:
    """Write the document; 0 only for one that loaded whole."""
    loaded = read_for_showing(options.file, console)
    console.out_bytes(document_bytes(loaded.atlas))
    return Status.DONE if loaded.is_whole else Status.FINDINGS


DUMP = Command(
    "dump",
    message("cli.dump", "write a document's canonical content to standard output"),
    arguments,
    run,
)
