"""Recovery: work that dead sessions left is offered above the map; what a person discards of it can be taken back.

Reads and writes nothing itself; where the work lies is the business of `files`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from cjeditor.files.discarded import KEPT_DAYS, Discarded, forget_old, set_aside, take_back
from cjeditor.files.recovery import Recoverable, recoverables
from cjeditor.files.recovery import restore as read_back
from cjeditor.model.messages import Message, UserError, counted, message
from cjeditor.model.moments import moment
from cjeditor.session.opening import recovered_session
from cjeditor.ui.desk import UNTITLED

if TYPE_CHECKING:
    from cjeditor.session.session import Session
    from cjeditor.ui.desk import Desk


def offer_recovery(desk: Desk, open_beside: Callable[[Session], None], folder: Path | None = None) -> None:
    """Offer above the map what dead sessions left; it is kept until the person decides, and 30 days if they discard it."""
    offers = _Offers(desk, open_beside)
    forget_old(time(), folder)
    for item in recoverables(folder):
        if item.problem is None:
            offers.offer(item)
        else:
            offers.tell_broken(item)


class _Offers:
    """The offers above one map; what is recovered takes its place or is opened beside it."""

    def __init__(self, desk: Desk, open_beside: Callable[[Session], None]) -> None:
        self._desk, self._open_beside = desk, open_beside

    def offer(self, item: Recoverable) -> None:
        say = self._desk.say
        kept = message("ui.recovery.kept", "What you discard is kept for {days} days.", days=KEPT_DAYS)
        self._desk.window.notice(
            f"{say(_words(item, self._name_of(item)))} {say(kept)}",
            [
                (say(message("ui.recovery.restore", "Recover")), partial(self._restore, item)),
                (say(message("ui.recovery.drop", "Discard these changes")), partial(self._drop, item)),
            ],
        )

    def tell_broken(self, item: Recoverable) -> None:
        words = message(
            "ui.recovery.broken",
            "A recovery file of “{name}” is damaged and was kept: {file}",
            name=self._name_of(item),
            file=str(item.file),
        )
        self._desk.notice(words)

    def _restore(self, item: Recoverable) -> None:
        desk = self._desk
        try:
            if _shows_untouched(desk, item):
                read_back(item)  # a journal that cannot be read must not cost the map on show
                desk.close_session()
                desk.show_session(recovered_session(item))
            else:
                self._open_beside(recovered_session(item))
        except UserError as error:
            desk.refuse(error)

    def _drop(self, item: Recoverable) -> None:
        self._desk.run(lambda: self._tell_dropped(set_aside(item, time())))

    def _tell_dropped(self, found: Discarded) -> None:
        words = message(
            "ui.recovery.dropped",
            "The unsaved changes to “{name}” were discarded; they are kept for {days} days.",
            name=self._name_of(found.item),
            days=KEPT_DAYS,
        )
        back = message("ui.recovery.take_back", "Take them back")
        self._desk.notice(words, ((back, lambda: self._desk.run(lambda: self.offer(take_back(found)))),))

    def _name_of(self, item: Recoverable) -> str:
        return item.document.name if item.document is not None else item.title or self._desk.say(UNTITLED)


def _shows_untouched(desk: Desk, item: Recoverable) -> bool:
    """Whether the file that the work belongs to is open here as it was: then the work takes its place, file and all."""
    if item.document is None or item.document_changed or not desk.is_ready or desk.session.path is None:
        return False
    is_it = desk.session.path.absolute() == item.document.absolute()
    return is_it and not desk.has_unsaved and not desk.session.is_read_only


def _words(item: Recoverable, name: str) -> Message:
    """Return what there is to recover: of which file, since when, and whether the file changed meanwhile."""
    when = moment(datetime.fromtimestamp(item.last_edit).astimezone())
    if item.document_changed:
        return counted(
            "ui.recovery.changed",
            "cjeditor ended without saving {count} change to “{name}” ({when}). The file was changed since, so this opens as a copy.",
            "cjeditor ended without saving {count} changes to “{name}” ({when}). The file was changed since, so this opens as a copy.",
            item.changes,
            name=name,
            when=when,
        )
    return counted(
        "ui.recovery.offer",
        "cjeditor ended without saving {count} change to “{name}” ({when}).",
        "cjeditor ended without saving {count} changes to “{name}” ({when}).",
        item.changes,
        name=name,
        when=when,
    )
