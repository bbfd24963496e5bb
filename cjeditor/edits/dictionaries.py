"""Dictionaries: the entries that the journeys of an atlas share, and any record given by its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cjeditor.edits.checks import check
from cjeditor.edits.fields import made, refuse_taken
from cjeditor.edits.siblings import found, insert
from cjeditor.edits.words import label, refused
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.records import KINDS, Note, Record, Touchpoint
from cjeditor.model.records.base import Ordered

DICTIONARIES = (
    "personas",
    "channels",
    "actors",
    "products",
    "crews",
    "people",
    "memberships",
    "systems",
    "sources",
    "metrics",
    "assets",
)
"""The kinds that stand on no map."""


def add_entry(atlas: Atlas, kind: str, entry_id: str, /, **fields: Any) -> Change:
    """Add a record of any kind by its fields, after its siblings; checked like any other."""
    if kind not in KINDS:
        raise refused("no_kind", "There is no kind of record “{kind}”.", kind=kind)
    refuse_taken(atlas, entry_id)
    record = made(KINDS[kind], {"id": entry_id, **fields})
    draft = Draft(atlas)
    check(draft, record)
    if isinstance(record, Ordered) and "order" not in fields:
        siblings = _siblings(atlas, record)
        insert(draft, [record], siblings, len(siblings))
    else:
        draft.put(record)
    return draft.change(label("add", kind))


def move_entry(atlas: Atlas, kind: str, entry_id: str, index: int) -> Change:
    """Move a dictionary entry before the one at the index, itself not counted."""
    if kind not in DICTIONARIES or not issubclass(KINDS[kind], Ordered):
        raise refused("no_order", "Records of the kind “{kind}” have no order of their own.", kind=kind)
    entry = found(atlas.table(kind), entry_id)
    assert isinstance(entry, Ordered), kind
    draft = Draft(atlas)
    insert(draft, [entry], [other for other in entries(atlas, kind) if other.id != entry_id], index)
    return draft.change(label("move", kind))


def entries(atlas: Atlas, kind: str) -> list[Ordered]:
    """Return a dictionary's entries in order."""
    table: Mapping[str, Record] = atlas.table(kind)
    return sorted(
        (entry for entry in table.values() if isinstance(entry, Ordered)), key=lambda entry: entry.sort_key
    )


def _siblings(atlas: Atlas, record: Ordered) -> list[Ordered]:
    index, table = atlas.index, atlas.table(record.kind)
    if record.kind in DICTIONARIES:
        return entries(atlas, record.kind)
    match record:
        case Touchpoint() | Note():
            ids = index.cards_at(record.place)
            table = {card: found_card for card in ids if (found_card := atlas.card(card)) is not None}
        case _ if record.kind == "journeys":
            ids = index.journeys()
        case _ if record.kind == "steps":
            ids = index.steps(getattr(record, "stage", ""))
        case _:
            ids = index.journey_parts.get(getattr(record, "journey", ""), {}).get(record.kind, ())
    return [sibling for sibling in map(table.get, ids) if isinstance(sibling, Ordered)]
