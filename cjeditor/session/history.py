"""History: the changes made, where we stand among them, and which place was saved.

Knows changes and views only as values; applies nothing.
"""

from __future__ import annotations

from cjeditor.frozen import frozen
from cjeditor.model.change import Change, squash
from cjeditor.session.view_state import ViewState

LIMIT = 1_000


@frozen
class Entry:
    """A change, the view that made it, and the burst of typing it belongs to."""

    change: Change
    view: ViewState | None
    burst: str | None = None


class History:
    """A line of entries with a position; what lies behind the position can be undone, what lies before it redone."""

    def __init__(self, *, is_saved: bool, limit: int = LIMIT) -> None:
        """Start empty, at a place that is on disk or is not."""
        self._entries: list[Entry] = []
        self._position = 0
        self._saved: int | None = 0 if is_saved else None
        self._limit = limit

    @property
    def is_at_saved(self) -> bool:
        """Whether the document is as it was last saved."""
        return self._position == self._saved

    @property
    def undoable(self) -> Entry | None:
        """The entry that undo would take back."""
        return self._entries[self._position - 1] if self._position else None

    @property
    def redoable(self) -> Entry | None:
        """The entry that redo would do again."""
        return self._entries[self._position] if self._position < len(self._entries) else None

    def add(self, entry: Entry) -> None:
        """Take in a change; what could be redone is gone. One of the same burst joins the entry before it."""
        last = self.undoable
        del self._entries[self._position :]
        if self._saved is not None and self._saved > self._position:
            self._saved = None
        joins = last is not None and entry.burst is not None and entry.burst == last.burst
        if joins and last is not None and not self.is_at_saved:
            self._join(last, entry)
        else:
            self._entries.append(entry)
            self._position += 1
        self._trim()

    def back(self) -> None:
        """Stand before the entry that was undone."""
        self._position -= 1

    def forth(self) -> None:
        """Stand after the entry that was redone."""
        self._position += 1

    def mark_saved(self) -> None:
        """Remember that the document is on disk as it is now."""
        self._saved = self._position

    def end_burst(self) -> None:
        """Let the next change be a step of its own."""
        last = self.undoable
        if last is not None and last.burst is not None:
            self._entries[self._position - 1] = Entry(last.change, last.view)

    def _join(self, last: Entry, entry: Entry) -> None:
        """Make one step of two; typing that came back to where it began leaves none."""
        change = squash(last.change, entry.change)
        self._position -= 1
        del self._entries[self._position :]
        if not change.is_empty:
            self._entries.append(Entry(change, last.view, entry.burst))
            self._position += 1

    def _trim(self) -> None:
        surplus = len(self._entries) - self._limit
        if surplus > 0:
            del self._entries[:surplus]
            self._position -= surplus
            if self._saved is not None:
                self._saved = self._saved - surplus if self._saved >= surplus else None
