"""Console: what a command says on standard output and standard error, in the person's language."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from enum import IntEnum
from typing import Any, TextIO

from cjeditor.files.problems import reason_of
from cjeditor.frozen import frozen
from cjeditor.model.messages import Finding, Message, UserError, message
from cjeditor.ui.wording import Say, spoken, wording

PROGRAM = "cjeditor"
_LONGEST_MESSAGE = 400


class Status(IntEnum):
    """The exit status of a command."""

    DONE = 0
    FINDINGS = 1
    WRONG_USE = 2
    NO_FILE = 3


class FileTroubleError(Exception):
    """A file that cannot be read or written: status 3, with the sentence that says why."""

    def __init__(self, error: UserError) -> None:
        """Keep the sentence."""
        super().__init__(str(error))
        self.error = error


@frozen
class Console:
    """Where words go; text that a terminal cannot show is replaced, never a reason to fail."""

    say: Say
    language: str = "en"
    """The one `say` speaks, as maps name it."""

    def out(self, text: str) -> None:
        """Write a line to standard output."""
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        self.out_bytes(f"{text}\n".encode(encoding, "replace"))

    def out_bytes(self, data: bytes) -> None:
        """Write bytes to standard output as they are; what cannot be written is a file's trouble."""
        what = message("cli.no-output", "Standard output cannot be written.")
        if sys.stdout is None:
            raise FileTroubleError(UserError(what, reason=message("cli.closed", "It is closed.")))
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except OSError as error:
            _give_up(sys.stdout)
            if isinstance(error, BrokenPipeError):
                raise
            raise FileTroubleError(UserError(what, reason=reason_of(error))) from error

    def out_json(self, value: Any) -> None:
        """Write a value as JSON to standard output; letters that cannot be written there are escaped."""
        is_unicode = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")
        self.out(json.dumps(value, ensure_ascii=not is_unicode, indent=2))

    def err(self, text: str) -> None:
        """Write a line to standard error, if there is one that takes it."""
        if sys.stderr is None:
            return
        encoding = sys.stderr.encoding or "utf-8"
        try:
            sys.stderr.write(text.encode(encoding, "replace").decode(encoding) + "\n")
            sys.stderr.flush()
        except OSError:
            _give_up(sys.stderr)

    def refuse(self, error: UserError) -> None:
        """Say in one line what is wrong, where, why and what to do."""
        parts = [error.what, *(part for part in (error.reason, error.remedy) if part is not None)]
        place = f"{error.place}: " if error.place else ""
        self.err(one_line(f"{PROGRAM}: {place}" + " ".join(self.say(part) for part in parts)))

    def progress(self, words: Message) -> None:
        """Say what is being done, when a person is watching."""
        if sys.stderr is not None and sys.stderr.isatty():
            self.err(self.say(words) + " …")

    def findings(self, findings: Iterable[Finding]) -> None:
        """List findings, one a line, on standard error."""
        for finding in findings:
            self.err(self.finding_line(finding))

    def finding_line(self, finding: Finding) -> str:
        """Return a finding as one line: severity, object, what, what to do."""
        words = _shortened(self.say(finding.message))
        remedy = f" {self.say(finding.remedy)}" if finding.remedy else ""
        is_named = not finding.object_id or words.startswith(finding.object_id)
        place = "" if is_named else f" {finding.object_id}"
        return one_line(f"{finding.severity}{place}: {words}{remedy}")


def _shortened(text: str) -> str:
    """Return a text of bearable length: a title in it may have millions of letters."""
    return text if len(text) <= _LONGEST_MESSAGE else f"{text[:_LONGEST_MESSAGE]}…"


def one_line(text: str) -> str:
    """Return the text without line breaks or control characters, so that no title can forge a line."""
    return "".join(char if char.isprintable() else " " for char in text)


def the_console() -> Console:
    """Return the console in the language of the environment."""
    language = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "en"
    )
    return Console(wording(language), spoken(language).replace("_", "-"))


def _give_up(stream: TextIO) -> None:
    """Lead a stream that takes nothing to nowhere, or Python complains of it when it ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
