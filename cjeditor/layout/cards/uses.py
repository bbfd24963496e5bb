"""What a card uses of channels, note kinds, evidence and signs, so that the legend explains nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from cjeditor.layout.inputs import CardInput, NoteInput

Use: TypeAlias = tuple[str, str]
"""A kind of use and its name: ("channel", id), ("note", kind), ("persona", id), ("evidence", level), ("sign", …)."""


def card_uses(given: CardInput) -> Iterator[Use]:
    """Yield what one card uses."""
    if isinstance(given, NoteInput):
        yield "note", given.record.note_kind
        return
    yield from (("channel", look.id) for look in given.channels)
    if given.other:
        yield "sign", "third"
    if given.record.role == "customer alone":
        yield "sign", "alone"
    if given.record.moment_of_truth:
        yield "sign", "truth"
    if given.record.evidence.level:
        yield "evidence", given.record.evidence.level
