"""What a session tells its listeners; each event carries all they need to refresh."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeAlias

from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.messages import UserError


@frozen
class Changed:
    """The document changed: by an edit, or by undo or redo of one. `atlas` is the one after."""

    change: Change
    atlas: Atlas
    cause: Literal["commit", "undo", "redo"] = "commit"


@frozen
class Previewed:
    """Something is shown that is not in the document, or, with None, no more. `atlas` is the one shown."""

    change: Change | None
    atlas: Atlas


@frozen
class Saved:
    """The document is on disk at this path."""

    path: Path


@frozen
class JournalFailed:
    """The crash journal cannot be written; told once until it works again."""

    error: UserError


@frozen
class JournalWorks:
    """After a failure the crash journal is written again, or nothing is left that a crash would cost."""


Event: TypeAlias = Changed | Previewed | Saved | JournalFailed | JournalWorks
Listener: TypeAlias = Callable[[Event], None]
