"""Draft: what a verb collects while it works, and turns into a Change."""

from __future__ import annotations

from typing import TypeVar

from cjeditor.model.atlas import Atlas
from cjeditor.model.change import INFO_KEY, Change, Edit, Key
from cjeditor.model.messages import Message
from cjeditor.model.records import AtlasInfo, Card, Note, Record, Touchpoint

R = TypeVar("R", bound=Record)


class Draft:
    """Edits on top of an atlas that stays as it is; later reads see earlier edits."""

    def __init__(self, atlas: Atlas) -> None:
        """Start with no edits."""
        self.atlas = atlas
        self._after: dict[Key, Record | AtlasInfo | None] = {}

    def get(self, record_type: type[R], record_id: str) -> R | None:
        """Return a record as it is now in the draft, or None."""
        record = self.find(record_type.kind, record_id)
        return record if isinstance(record, record_type) else None

    def find(self, kind: str, record_id: str) -> Record | None:
        """Return a record of a kind that is known as a word, or None."""
        if (kind, record_id) in self._after:
            record = self._after[kind, record_id]
            return record if isinstance(record, Record) else None
        return self.atlas.table(kind).get(record_id)

    def card(self, card_id: str) -> Card | None:
        """Return a touchpoint or note, or None."""
        return self.get(Touchpoint, card_id) or self.get(Note, card_id)

    def put(self, record: Record) -> None:
        """Add a record, or give an existing one its new value."""
        self._after[record.kind, record.id] = record

    def remove(self, kind: str, record_id: str) -> None:
        """Take a record out; its absence is what later reads see."""
        self._after[kind, record_id] = None

    def put_info(self, info: AtlasInfo) -> None:
        """Give the atlas new values about itself."""
        self._after[INFO_KEY] = info

    def change(self, label: Message) -> Change:
        """Return the edits as a Change, without those that change nothing."""
        edits: dict[Key, Edit] = {}
        for (kind, record_id), after in self._after.items():
            before = self.atlas.info if kind == "atlas" else self.atlas.table(kind).get(record_id)
            if before is not after and before != after:
                edits[kind, record_id] = Edit(before, after)
        return Change(label, edits)
