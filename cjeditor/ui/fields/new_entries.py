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
        """Return a verb that first adds what was named: entry and mention are one step of undo."""
        named, self._named = self._named, {}

        def joined(atlas: Atlas) -> Change:
            changes: list[Change] = []
            for entry, (kind, words) in named.items():
                changes.append(add_entry(atlas, kind, entry, **named_fields(kind, words)))
                atlas = apply(atlas, changes[-1])
            last = verb(atlas)
            return squash(reduce(squash, changes), last, last.label) if changes else last

        return joined


def named_fields(kind: str, words: str) -> dict[str, Any]:
    """Return the fields of a new entry of a name; a channel gets the looks its name suggests."""
    field = "name" if "name" in KINDS[kind].model_fields else "title"
    return {field: words, **(looks_of(words) if kind == "channels" else {})}
