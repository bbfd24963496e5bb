"""The command line: `cjeditor [FILE…]` opens the window, `cjeditor COMMAND …` works without one.

Commands are frozen descriptors in `app/commands`; their rooms are imported when one is run.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from cjeditor import __version__

if TYPE_CHECKING:
    from cjeditor.app.commands.command import Command
    from cjeditor.app.console import Console
    from cjeditor.model.messages import UserError

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
_WRONG_USE = 2
_NO_DISPLAY = 3
_INTERRUPTED = 130
_DEBUG = "CJEDITOR_DEBUG"
"""In the environment: a fault of ours shows where it happened."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status: 0 done, 1 findings, 2 wrong use, 3 a file's trouble."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and (words[0] in COMMAND_NAMES or words[0] in {"-h", "--help", "--version"}):
        return _run_command(words)
    return _open_window(words)


class _Parser(ArgumentParser):
    """Says in one line what is wrong with the words, and where help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(_WRONG_USE, f"{self.prog}: {message}. “{self.prog} --help” shows how.\n")


def _open_window(words: Sequence[str]) -> int:
    problem = _wrong_word(words)
    if problem:
        sys.stderr.write(f"{PROGRAM}: {problem} “{PROGRAM} --help” lists the commands.\n")
        return _WRONG_USE
    if not _has_display():
        sys.stderr.write(
            f"{PROGRAM}: The window needs a display, and there is none here. “{PROGRAM} --help” lists what works without.\n"
        )
        return _NO_DISPLAY
    from cjeditor.app.quick_start import start_quickly

    start_quickly()
    from cjeditor.app.window import run_window

    return run_window([Path(word) for word in words if word != "--"])


def _wrong_word(words: Sequence[str]) -> str:
    """Return what is wrong with the words after the program's name, "" when they can be files."""
    if words and not words[0].startswith("-") and not os.path.lexists(words[0]):
        from difflib import get_close_matches

        for meant in get_close_matches(words[0], COMMAND_NAMES, n=1):
            return f"There is no command or file “{words[0]}”; did you mean “{meant}”?"
    if "--" in words[:1]:
        return ""
    unknown = next((word for word in words if word.startswith("-")), None)
    return f"There is no option {unknown}." if unknown else ""


def _has_display() -> bool:
    """Whether Qt can show a window; without a display it would end the program with a core dump."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _run_command(words: Sequence[str]) -> int:
    from cjeditor.app.commands import COMMANDS
    from cjeditor.app.console import the_console

    parser = _Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [FILE …]  |  {PROGRAM} COMMAND …",
        description="An offline desktop editor for customer-journey maps. Without a command it opens the window.",
        epilog=f"“{PROGRAM} COMMAND --help” tells what a command takes.",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", prog=PROGRAM)
    for command in COMMANDS:
        command.arguments(
            subparsers.add_parser(
                command.name, help=command.summary, description=command.summary, allow_abbrev=False
            )
        )
    try:
        options, rest = parser.parse_known_args(words)
        if rest:
            subparsers.choices[options.command].error(f"unrecognised: {' '.join(rest)}")
    except SystemExit as left:
        return int(left.code or 0)
    chosen = next(command for command in COMMANDS if command.name == options.command)
    return _run(chosen, options, the_console())


def _run(command: Command, options: Namespace, console: Console) -> int:
    from cjeditor.app.console import FileTroubleError, Status
    from cjeditor.model.messages import UserError

    try:
        return int(command.run(options, console))
    except FileTroubleError as trouble:
        console.refuse(trouble.error)
        return int(Status.NO_FILE)
    except UserError as error:
        console.refuse(error)
        return int(Status.WRONG_USE)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # whoever read has read enough
        return int(Status.DONE)
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        console.refuse(_own_fault(error))
        return int(Status.NO_FILE)


def _own_fault(error: Exception) -> UserError:
    """Return the refusal for what should not happen: a sentence, as for everything else."""
    from cjeditor.model.messages import UserError, message

    return UserError(
        message("cli.own-fault", "This is a fault of cjeditor itself, not of yours."),
        reason=message(
            "cli.own-fault.reason", "It says: {error}.", error=f"{type(error).__name__} {error}".strip(".")
        ),
        remedy=message(
            "cli.own-fault.remedy", "With {name}=1 in the environment it tells where.", name=_DEBUG
        ),
    )
