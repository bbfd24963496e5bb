"""`recover`: what crashed sessions left behind and what was discarded of it, listed or restored into a new file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path
from time import time

from cjeditor.app.commands.command import (
    FILE,
    ID,
    Command,
    output_file,
    refuse_to_replace,
    save_new,
    status_of,
)
from cjeditor.app.console import Console, FileTroubleError, Status, one_line
from cjeditor.files.discarded import discarded
from cjeditor.files.recovery import Recoverable, find_recoverable, recoverables, restore
from cjeditor.model.messages import Message, UserError, counted, message
from cjeditor.ui.wording import Say


def arguments(parser: ArgumentParser, say: Say) -> None:
    """List, or name what to restore and where to."""
    parser.add_argument(
        "--list",
        action="store_true",
        help=say(message("cli.recover-list", "say what there is to recover (the default)")),
    )
    parser.add_argument("--restore", metavar=say(ID))
    parser.add_argument(
        "-o",
        "--output",
        type=output_file,
        metavar=say(FILE),
        help=say(message("cli.recover-into", "where the restored document goes")),
    )


def run(options: Namespace, console: Console) -> Status:
    """List or restore; a journal is kept until the window asks the person about it."""
    if options.restore is None:
        _list(options.output, console)
        return Status.DONE
    if options.output is None:
        raise UserError(
            message("cli.recover-output", "Say with -o FILE where the recovered document should go.")
        )
    item = _found(options.restore)
    refuse_to_replace(options.output)
    try:
        recovered = restore(item)
    except UserError as error:
        raise FileTroubleError(error) from error
    save_new(options.output, recovered.atlas)
    console.findings(recovered.findings)
    return status_of(recovered.findings, is_whole=recovered.is_whole)


def _list(output: Path | None, console: Console) -> None:
    if output is not None:
        raise UserError(message("cli.recover-which", "Say with --restore ID what should be recovered."))
    items, given_up = recoverables(), discarded(time())
    for item in items:
        console.out(_line(item, console))
    for one in given_up:
        until = message("cli.discarded", "discarded, kept until {day}", day=_when(one.until)[:10])
        console.out(f"{_line(one.item, console)}  {console.say(until)}")
    if not items and not given_up:
        console.err(console.say(message("cli.nothing-to-recover", "There is nothing to recover.")))


def _line(item: Recoverable, console: Console) -> str:
    what = str(item.document) if item.document else item.title or console.say(_never_saved())
    how = counted("cli.edits", "{count} edit", "{count} edits", item.changes)
    parts = [item.id, _when(item.last_edit), one_line(what), console.say(how)]
    if item.document_changed:
        parts.append(console.say(message("cli.changed-since", "the file was changed since")))
    if item.problem is not None:
        parts.append(console.say(item.problem))
    return "  ".join(parts)


def _found(recovery_id: str) -> Recoverable:
    """Return what crashed or was discarded under an id; raises UserError for neither."""
    given_up = (one.item for one in discarded(time()) if one.item.id == recovery_id)
    return next(given_up, None) or find_recoverable(recovery_id)


def _when(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).astimezone().strftime("%Y-%m-%d %H:%M")


def _never_saved() -> Message:
    return message("cli.never-saved", "a map never saved")


RECOVER = Command(
    "recover",
    message("cli.recover", "list or restore what crashed sessions left behind"),
    arguments,
    run,
)
