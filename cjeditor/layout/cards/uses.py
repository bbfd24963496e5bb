"""What a card uses of channels, note kinds, evidence and signs, so that the legend explains nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from cjeditor.layout.inputs import CardInput, NoteInput

Use: TypeAlias = tuple[str, str]
"""A kind of use and its name: ("channel", id), ("note", kind), ("persona", id), ("evidence", level), ("sign", …), ("crew", id) …."""


def uses_of(cards: Iterable[CardInput]) -> frozenset[Use]:
    """Return what cards use; plain adding, because it is done for every card of a map at once."""
    found: set[Use] = set()
    for given in cards:
        if isinstance(given, NoteInput):
            found.add(("note", given.record.note_kind))
            found.update(("persona", look.id) for look in given.personas)
            if given.record.severity:
                found.add(("sign", "severity"))
            if given.record.frequency:
                found.add(("sign", "frequency"))
            continue
        record = given.record
        for look in given.channels:
            found.add(("channel", look.id))
        if given.personas:
            found.update(("persona", look.id) for look in given.personas)
        found.update((("product", record.product or ""), ("crew", record.crew or "")))
        if record.evidence.level:
            found.add(("evidence", record.evidence.level))
        if given.other:
            found.add(("sign", "third"))
        if record.role == "customer alone":
            found.add(("sign", "alone"))
        if record.detail:
            found.add(("sign", "detail"))
        if record.moment_of_truth:
            found.add(("sign", "truth"))
    return frozenset(found)
