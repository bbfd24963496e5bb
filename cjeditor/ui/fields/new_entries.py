"""NewEntries: dictionary entries that a person names in a field; each joins the change that first mentions it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, TypeAlias

from cjeditor.edits.dictionaries import add_entry
from cjeditor.edits.ready_channels import looks_of
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply, squash
from cjeditor.model.ids import random_id
from cjeditor.model.records import KINDS
from cjeditor.model.references import references

Verb: TypeAlias = Callable[[Atlas], Change]


class NewEntries:
    """What was named and is in no change yet."""

    def __init__(self) -> None:
        self._named: dict[str, tuple[str, str]] = {}

    def name(self, kind: str, words: str) -> str:
        """Return the id that a new entry of this name will have."""
        entry = random_id(kind)
        self._named[entry] = (kind, words)
        return entry

    def with_them(self, verb: Verb) -> Verb:
        """Return a verb that first adds what it mentions of the named: entry and mention are one step of undo.

        A name it does not mention was typed in a field that nobody took over; it is forgotten.
        """
        named, self._named = self._named, {}

        def joined(atlas: Atlas) -> Change:
            added: dict[str, Change] = {}
            for entry, (kind, words) in named.items():
                added[entry] = add_entry(atlas, kind, entry, **named_fields(kind, words))
                atlas = apply(atlas, added[entry])
            last = verb(atlas)
            mentioned = _mentioned(last)
            changes = [change for entry, change in added.items() if entry in mentioned]
            return squash(reduce(squash, changes), last, last.label) if changes else last

        return joined


def _mentioned(change: Change) -> set[str]:
    after = (edit.after for edit in change.edits.values())
    return {target for record in after if record is not None for _field, target in references(record)}


def named_fields(kind: str, words: str) -> dict[str, Any]:
    """Return the fields of a new entry of a name; a channel gets the looks its name suggests."""
    field = "name" if "name" in KINDS[kind].model_fields else "title"
    return {field: words, **(looks_of(words) if kind == "channels" else {})}
