"""The command line: `cjeditor [FILE…]` opens the window, `cjeditor COMMAND …` works without one.

Commands are frozen descriptors in `app/commands`; their rooms are imported when one is run.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from cjeditor import __version__

PROGRAM = "cjeditor"
COMMAND_NAMES = (
    "new",
    "export",
    "import",
    "check",
    "analyse",
    "edit",
    "dump",
    "recover",
    "info",
    "schema",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status: 0 done, 1 findings, 2 wrong use, 3 a file's trouble."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and (words[0] in COMMAND_NAMES or words[0] in {"-h", "--help", "--version"}):
        return _run_command(words)
    return _open_window(words)


def _open_window(words: Sequence[str]) -> int:
    unknown = next((word for word in words if word.startswith("-")), None)
    if unknown is not None:
        _parser().print_usage(sys.stderr)
        sys.stderr.write(f"{PROGRAM}: there is no option {unknown}; “{PROGRAM} --help” lists the commands.\n")
        return 2
    from cjeditor.app.window import run_window

    return run_window([Path(word) for word in words])


def _run_command(words: Sequence[str]) -> int:
    from cjeditor.app.commands import COMMANDS
    from cjeditor.app.console import FileTroubleError, Status, the_console
    from cjeditor.model.messages import UserError

    parser = _parser()
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.arguments(
            subparsers.add_parser(command.name, help=command.summary, description=command.summary)
        )
    try:
        options = parser.parse_args(words)
    except SystemExit as left:
        return int(left.code or 0)
    console = the_console()
    chosen = next(command for command in COMMANDS if command.name == options.command)
    try:
        return int(chosen.run(options, console))
    except FileTroubleError as trouble:
        console.refuse(trouble.error)
        return int(Status.NO_FILE)
    except UserError as error:
        console.refuse(error)
        return int(Status.WRONG_USE)
    except BrokenPipeError:
        sys.stderr.close()
        return int(Status.DONE)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [FILE …]  |  {PROGRAM} COMMAND …",
        description="An offline desktop editor for customer-journey maps. Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    return parser
