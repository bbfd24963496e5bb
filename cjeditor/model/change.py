"""Change: one edit as data, for each record touched its value before and after.

Undo, redo, the crash journal, repainting, panels, "modified?", diff and merge all read the same Change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from cjeditor.frozen import frozen
from cjeditor.layered import updated
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Message
from cjeditor.model.records import KINDS, AtlasInfo, Record

Key: TypeAlias = tuple[str, str]
INFO_KEY: Key = ("atlas", "atlas")


@frozen
class Edit:
    """One record before and after; None is absent."""

    before: Record | AtlasInfo | None
    after: Record | AtlasInfo | None


@frozen
class Change:
    """A label and the edits by (kind, id); the atlas's own values have the key `INFO_KEY`."""

    label: Message
    edits: Mapping[Key, Edit]

    @property
    def is_empty(self) -> bool:
        """Whether applying it would change nothing."""
        return not self.edits

    def touched(self, kind: str) -> Iterator[tuple[str, Edit]]:
        """Yield the ids and edits of one kind."""
        return ((key[1], edit) for key, edit in self.edits.items() if key[0] == kind)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all records touched."""
        return frozenset(record_id for _kind, record_id in self.edits)


class StaleChangeError(Exception):
    """A change was applied to an atlas that does not hold what the change starts from; a mistake of ours."""


def apply(atlas: Atlas, change: Change) -> Atlas:
    """Return the atlas after the change, its index advanced if it was built.

    Raises StaleChangeError when a record differs from the change's `before`.
    """
    info = atlas.info
    news: dict[str, dict[str, Record | None]] = {}
    for (kind, record_id), edit in change.edits.items():
        if kind == "atlas":
            info = _new_info(info, edit)
        else:
            news.setdefault(kind, {})[record_id] = _new_record(atlas, kind, record_id, edit)
    tables = {kind: updated(atlas.table(kind), records) for kind, records in news.items()}
    after = atlas.with_tables(info, tables)
    if "index" in atlas.__dict__:
        after.__dict__["index"] = atlas.index.advanced(after, change.edits)
    return after


def difference(before: Atlas, after: Atlas, label: Message) -> Change:
    """Return the change that leads from one atlas's records to another's."""
    edits: dict[Key, Edit] = {}
    if before.info != after.info:
        edits[INFO_KEY] = Edit(before.info, after.info)
    for kind in KINDS:
        old, new = before.table(kind), after.table(kind)
        for record_id in {**old, **new}:
            was, now = old.get(record_id), new.get(record_id)
            if was is not now and was != now:
                edits[kind, record_id] = Edit(was, now)
    return Change(label, edits)


def invert(change: Change) -> Change:
    """Return the change that takes this one back, under the same label."""
    return Change(change.label, {key: Edit(edit.after, edit.before) for key, edit in change.edits.items()})


def squash(first: Change, second: Change, label: Message | None = None) -> Change:
    """Return one change that does both; records that end as they began are left out."""
    edits = dict(first.edits)
    for key, edit in second.edits.items():
        earlier = edits.get(key)
        edits[key] = edit if earlier is None else Edit(earlier.before, edit.after)
    kept = {key: edit for key, edit in edits.items() if edit.before != edit.after}
    return Change(label or first.label, kept)


def _new_record(atlas: Atlas, kind: str, record_id: str, edit: Edit) -> Record | None:
    current = atlas.table(kind).get(record_id)
    if current is not edit.before and current != edit.before:
        raise StaleChangeError(record_id)
    assert edit.after is None or isinstance(edit.after, Record), record_id
    return edit.after


def _new_info(info: AtlasInfo, edit: Edit) -> AtlasInfo:
    if info != edit.before or not isinstance(edit.after, AtlasInfo):
        raise StaleChangeError("atlas")
    return edit.after
