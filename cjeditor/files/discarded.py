"""What a person discarded of a dead session's work: kept for a while, so that a wrong click is not the end of it.

A discarded journal lies in a folder of its own under its id and the time it was discarded; then it is forgotten.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from cjeditor.files.journal import SUFFIX, recovery_folder
from cjeditor.files.problems import cannot_write, reason_of
from cjeditor.files.recovery import Recoverable, described
from cjeditor.frozen import frozen

KEPT_DAYS: Final = 30
_DAY: Final = 86_400
_FOLDER: Final = "discarded"


@frozen
class Discarded:
    """A journal that was discarded, and when, in seconds of the epoch."""

    item: Recoverable
    at: float

    @property
    def until(self) -> float:
        """When it is forgotten."""
        return self.at + KEPT_DAYS * _DAY


def set_aside(item: Recoverable, now: float) -> Discarded:
    """Discard a journal: it is offered no more, and kept for 30 days; raises UserError."""
    place = item.file.parent / _FOLDER / f"{item.id}.{round(now)}{SUFFIX}"
    try:
        place.parent.mkdir(exist_ok=True)
        os.replace(item.file, place)
    except OSError as error:
        raise cannot_write(place, reason_of(error)) from error
    return Discarded(replace(item, file=place), float(round(now)))


def take_back(found: Discarded) -> Recoverable:
    """Let a discarded journal be offered again; raises UserError."""
    place = found.item.file.parent.parent / f"{found.item.id}{SUFFIX}"
    try:
        os.replace(found.item.file, place)
    except OSError as error:
        raise cannot_write(place, reason_of(error)) from error
    return replace(found.item, file=place)


def discarded(now: float, folder: Path | None = None) -> list[Discarded]:
    """Return what was discarded in the last 30 days, the latest last."""
    places = [(place, _time_of(place)) for place in _places(folder)]
    found = [
        Discarded(replace(described(place), id=place.name.split(".")[0]), at)
        for place, at in places
        if at is not None
    ]
    return sorted((one for one in found if one.until > now), key=lambda one: (one.at, one.item.id))


def forget_old(now: float, folder: Path | None = None) -> None:
    """Remove what was discarded more than 30 days ago; what cannot be removed is left for the next time."""
    for place in _places(folder):
        at = _time_of(place)
        if at is not None and at + KEPT_DAYS * _DAY <= now:
            with contextlib.suppress(OSError):
                place.unlink()


def _places(folder: Path | None) -> list[Path]:
    kept = (folder or recovery_folder()) / _FOLDER
    return sorted(kept.glob(f"*{SUFFIX}")) if os.path.isdir(kept) else []


def _time_of(place: Path) -> float | None:
    """Return when a journal was discarded, from its name; None for a file that is not of our naming."""
    parts = place.name.removesuffix(SUFFIX).split(".")
    return float(parts[1]) if len(parts) == 2 and parts[1].isdigit() else None
