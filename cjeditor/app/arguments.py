"""The words after `cjeditor`, read by argparse in the person's language.

argparse writes help to standard output and raises on wrong words; what to say of them and the exit status are
`command_line`'s.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NoReturn

from cjeditor import __version__
from cjeditor.app.commands import COMMANDS
from cjeditor.model.messages import message
from cjeditor.ui.wording import Say

PROGRAM: Final = "cjeditor"

_ARGPARSE: Final = (
    message("cli.usage", "usage: "),
    message("cli.positionals", "positional arguments"),
    message("cli.options", "options"),
    message("cli.help", "show this help message and exit"),
    message("cli.argument", "argument %(argument_name)s: %(message)s"),
    message("cli.not-with", "not allowed with argument %s"),
    message("cli.ignored-argument", "ignored explicit argument %r"),
    message("cli.required", "the following arguments are required: %s"),
    message("cli.one-required", "one of the arguments %s is required"),
    message("cli.expected-one", "expected one argument"),
    message("cli.expected-more", "expected at least one argument"),
    message("cli.invalid-value", "invalid %(type)s value: %(value)r"),
    message("cli.invalid-choice", "invalid choice: %(value)r (choose from %(choices)s)"),
    message("cli.ambiguous", "ambiguous option: %(option)s could match %(matches)s"),
)
"""What argparse itself says where our commands lead it, word for word as in its source."""


class WrongWordsError(Exception):
    """Words that no command takes: status 2, with the sentence that says why and where help is."""

    def __init__(self, program: str, what: str) -> None:
        """Keep what argparse has to say of the words after a command."""
        super().__init__(what)
        self.sentence = message(
            "cli.wrong-words",
            "{program}: {what}. “{program} --help” shows how.",
            program=program,
            what=what,
        )
        if program.endswith(" set"):
            self.sentence = message(
                "cli.wrong-set",
                "{program}: {what}. A value that begins with “-” goes after “--”; “{program} --help” shows the rest.",
                program=program,
                what=what,
            )


_NEGATIVE: Final = re.compile(r"-(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


class _Parser(argparse.ArgumentParser):
    """Raises what is wrong with the words instead of leaving."""

    def error(self, message: str) -> NoReturn:
        raise WrongWordsError(self.prog, message)


def parsed(words: Sequence[str], say: Say) -> argparse.Namespace:
    """Return what the words ask for; raises WrongWordsError, and SystemExit once help was shown."""
    with _speaking(say):
        return _parsed(words, say)


def _parsed(words: Sequence[str], say: Say) -> argparse.Namespace:
    parser = _Parser(
        prog=PROGRAM,
        usage=say(message("cli.usage-words", "cjeditor [FILE …]  |  cjeditor COMMAND …")),
        description=say(_WHAT_IT_IS),
        epilog=say(message("cli.more-help", "“cjeditor COMMAND --help” tells what a command takes.")),
    )
    version = say(message("cli.version-option", "show the program's version and exit"))
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}", help=version)
    commands = parser.add_subparsers(
        dest="command", required=True, metavar=say(message("cli.command", "COMMAND")), prog=PROGRAM
    )
    for command in COMMANDS:
        summary = say(command.summary)
        command.arguments(
            commands.add_parser(command.name, help=summary, description=summary, allow_abbrev=False), say
        )
    options, rest = parser.parse_known_args(_guarded(words))
    if rest:
        what = message("cli.unknown-words", "unrecognised: {words}", words=" ".join(rest))
        raise WrongWordsError(f"{PROGRAM} {options.command}", say(what))
    return options


def _guarded(words: Sequence[str]) -> Sequence[str]:
    """Put “--” before a last word that is a negative number of any form: argparse takes -1e400 for an option."""
    is_number = words[-1:] and _NEGATIVE.fullmatch(words[-1]) and "--" not in words
    return [*words[:-1], "--", words[-1]] if is_number and words[:1] == ["edit"] else words


_WHAT_IT_IS: Final = message(
    "cli.what-it-is",
    "An offline desktop editor for customer-journey maps. Without a command it opens the window.",
)


@contextmanager
def _speaking(say: Say) -> Iterator[None]:
    """Let argparse say its sentences as we do in here: it looks them up in the gettext function of its module."""
    known = {sentence.source: sentence for sentence in _ARGPARSE}

    def said(source: str) -> str:
        return say(known[source]) if source in known else source

    module = vars(argparse)
    before = module["_"]
    module["_"] = said
    try:
        yield
    finally:
        module["_"] = before
