"""The command line: `cjeditor [FILE…]` opens the window, `cjeditor COMMAND …` works without one.

Commands are frozen descriptors in `app/commands`; their rooms are imported when one is run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

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
_NO_WINDOW = 3
_INTERRUPTED = 130
_DEBUG = "CJEDITOR_DEBUG"
"""In the environment: a fault of ours shows where it happened."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status: 0 done, 1 findings, 2 wrong use, 3 a file's trouble."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if words and (words[0] in COMMAND_NAMES or words[0] in {"-h", "--help", "--version"}):
            return _run_command(words)
        return _open_window(words)
    except KeyboardInterrupt:
        return _INTERRUPTED


def _open_window(words: Sequence[str]) -> int:
    problem = _wrong_word(words)
    if problem:
        return _refused(problem, _WRONG_USE)
    problem = _no_display() or _no_library()
    if problem:
        return _refused(problem, _NO_WINDOW)
    from cjeditor.app.window import run_window

    return run_window([Path(word) for word in words if word != "--"])


def _wrong_word(words: Sequence[str]) -> UserError | None:
    """Return what is wrong with the words after the program's name, None when they can be files."""
    if words and not words[0].startswith("-") and not os.path.lexists(words[0]):
        from difflib import get_close_matches

        for meant in get_close_matches(words[0], COMMAND_NAMES, n=1):
            from cjeditor.app.refusals import misspelt

            return misspelt(words[0], meant)
    unknown = next((word for word in words if word.startswith("-")), "")
    if not unknown or words[0] == "--":
        return None
    from cjeditor.app.refusals import no_option

    return no_option(unknown)


def _no_display() -> UserError | None:
    """Return the refusal when no display is named: Qt need not be read to find out."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names):
        return None
    from cjeditor.app.refusals import no_display

    return no_display()


def _no_library() -> UserError | None:
    """Return the refusal when Qt cannot be read, for want of a library that it is linked to."""
    from cjeditor.app.quick_start import start_quickly

    try:
        start_quickly()
        import_module("PySide6.QtWidgets")
    except ImportError as error:
        from cjeditor.app.refusals import no_library

        return no_library(error)
    return None


def _refused(error: UserError, status: int) -> int:
    from cjeditor.app.console import the_console

    the_console().refuse(error)
    return status


def _run_command(words: Sequence[str]) -> int:
    from cjeditor.app.quick_start import collecting_rarely

    with collecting_rarely():
        return _understood(words)


def _understood(words: Sequence[str]) -> int:
    from cjeditor.app.arguments import WrongWordsError, parsed
    from cjeditor.app.commands import COMMANDS
    from cjeditor.app.console import one_line, the_console
    from cjeditor.model.messages import UserError

    console = the_console()
    try:
        options = parsed(words, console.say)
    except WrongWordsError as error:
        console.err(one_line(console.say(error.sentence)))
        return _WRONG_USE
    except UserError as error:
        console.refuse(error)
        return _WRONG_USE
    except SystemExit:  # help was shown
        return 0
    chosen = next(command for command in COMMANDS if command.name == options.command)
    return _run(chosen, options, console)


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
