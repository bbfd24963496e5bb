"""`info`: what a document holds, in numbers; `schema`: what one may hold, as JSON Schema."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from cjeditor.app.commands.command import AS_JSON, FILE, Command, read_for_showing
from cjeditor.app.console import Console, Status, one_line
from cjeditor.files.document import Loaded
from cjeditor.model.messages import message
from cjeditor.model.records import KINDS
from cjeditor.ui.wording import Say


def info_arguments(parser: ArgumentParser, say: Say) -> None:
    """Name the file and the form."""
    parser.add_argument("file", type=Path, metavar=say(FILE))
    parser.add_argument("--json", action="store_true", help=say(AS_JSON))


def run_info(options: Namespace, console: Console) -> Status:
    """Say version, title, journeys and counts."""
    loaded = read_for_showing(options.file, console)
    facts = facts_of(loaded)
    if options.json:
        console.out_json(facts)
    else:
        _print(facts, console)
    return Status.DONE if loaded.is_whole else Status.FINDINGS


def facts_of(loaded: Loaded) -> dict[str, Any]:
    """Return what there is to say about a document, as plain values."""
    atlas = loaded.atlas
    return {
        "version": loaded.version,
        "title": atlas.info.title,
        "content_language": atlas.info.content_language,
        "journeys": [{"id": key, "title": atlas.journeys[key].title} for key in atlas.index.journeys()],
        "counts": {kind: len(atlas.table(kind)) for kind in KINDS},
        "set_aside": len(atlas.set_aside),
    }


def _print(facts: dict[str, Any], console: Console) -> None:
    console.out(one_line(facts["title"]) or console.say(message("cli.untitled", "Untitled")))
    console.out(console.say(message("cli.version", "File version {version}", version=facts["version"])))
    for journey in facts["journeys"]:
        console.out(f"  {journey['id']}  {one_line(journey['title'])}")
    for kind, count in facts["counts"].items():
        if count:
            console.out(f"{count:>8}  {kind.replace('_', ' ')}")


def schema_arguments(_parser: ArgumentParser, _say: Say) -> None:
    """Take none."""


def run_schema(_options: Namespace, console: Console) -> Status:
    """Write the JSON Schema of a file."""
    from cjeditor.files.schema import document_schema

    console.out_json(document_schema())
    return Status.DONE


INFO = Command("info", message("cli.info", "say what a document holds"), info_arguments, run_info)
SCHEMA = Command(
    "schema", message("cli.schema", "write the JSON Schema of a document"), schema_arguments, run_schema
)
