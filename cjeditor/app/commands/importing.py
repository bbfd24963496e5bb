"""`import`: a source in any format an importer knows becomes a document."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cjeditor.app.commands.command import (
    FILE,
    Command,
    output_file,
    refuse_own_output,
    refuse_to_replace,
    save_new,
    status_of,
)
from cjeditor.app.console import Console, FileTroubleError, Status
from cjeditor.files.reading import read_bytes
from cjeditor.interchange.importers import IMPORTERS, importer_for
from cjeditor.model.messages import UserError, message
from cjeditor.ui.wording import Say


def arguments(parser: ArgumentParser, say: Say) -> None:
    """Name the source and the document to make."""
    parser.add_argument("source", type=Path, metavar=say(message("cli.source", "SOURCE")))
    parser.add_argument("-o", "--output", type=output_file, metavar=say(FILE), required=True)


def run(options: Namespace, console: Console) -> Status:
    """Import into a new file, one that is there stays; what could not be taken is listed, and makes the status 1."""
    source: Path = options.source
    refuse_own_output(source, options.output)
    refuse_to_replace(options.output)
    try:
        content = read_bytes(source)
        importer = importer_for(source.suffix, content)
        if importer is None:
            raise _unknown(source, console)
        imported = importer.run(content, source.name, console.say, console.language)
    except UserError as error:
        raise FileTroubleError(error) from error
    save_new(options.output, imported.atlas)
    console.findings(imported.findings)
    return status_of(imported.findings)


def _unknown(source: Path, console: Console) -> UserError:
    titles = ", ".join(console.say(importer.title) for importer in IMPORTERS)
    return UserError(
        message("cli.no-importer", "This is no format that can be imported."),
        place=str(source),
        remedy=message("cli.no-importer.remedy", "These can: {formats}.", formats=titles),
    )


IMPORT = Command("import", message("cli.import", "make a document from another format"), arguments, run)
