"""Why no window opens: the words after `cjeditor`, the display, or what Qt needs of the system.

Sentences only; who finds these troubles says them and chooses the exit status.
"""

from __future__ import annotations

from typing import Final

from cjeditor.model.messages import UserError, message

_SEE_HELP: Final = message("cli.see-help", "“cjeditor --help” lists the commands.")
_WITHOUT_DISPLAY: Final = message("cli.without-display", "“cjeditor --help” lists what works without.")


def misspelt(word: str, meant: str) -> UserError:
    """Refuse a word that is no file and nearly a command."""
    what = message(
        "cli.misspelt",
        "There is no command or file “{word}”; did you mean “{meant}”?",
        word=word,
        meant=meant,
    )
    return UserError(what, remedy=_SEE_HELP)


def no_option(word: str) -> UserError:
    """Refuse an option before a command: the window takes none."""
    return UserError(message("cli.no-option", "There is no option {word}.", word=word), remedy=_SEE_HELP)


def no_display() -> UserError:
    """Refuse a window where no display is named."""
    what = message("cli.no-display", "The window needs a display, and there is none here.")
    return UserError(what, remedy=_WITHOUT_DISPLAY)


def display_out_of_reach(qt_says: str) -> UserError:
    """Refuse a window on a display that Qt cannot use; the first thing it says tells why."""
    return UserError(
        message("cli.display-out-of-reach", "The window needs a display, and the one named cannot be used."),
        reason=message("cli.qt-says", "Qt says: {text}.", text=qt_says.strip().rstrip(".")),
        remedy=_WITHOUT_DISPLAY,
    )


def no_library(error: ImportError) -> UserError:
    """Refuse a window when the system lacks what Qt is linked to."""
    return UserError(
        message("cli.no-library", "The window needs a library that this system does not have."),
        reason=message("cli.system-says", "The system says: {text}.", text=str(error).rstrip(".")),
        remedy=_WITHOUT_DISPLAY,
    )
