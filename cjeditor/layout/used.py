"""What a map uses of channels, note kinds, evidence and signs, so that the legend explains nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from cjeditor.layout.cards.cell import Cell
from cjeditor.layout.inputs import CardInput, NoteInput
from cjeditor.layout.lanes.base import LaneBody
from cjeditor.layout.rows import Row

Use: TypeAlias = tuple[str, str]
"""A kind of use and its name: ("channel", id), ("note", kind), ("persona", id), ("evidence", level), ("sign", …)."""


def uses_of(rows: Iterable[Row]) -> frozenset[Use]:
    """Return everything the lanes use."""
    return frozenset[Use]().union(*(_lane_uses(row.body) for row in rows))


@lru_cache(maxsize=512)
def _lane_uses(body: LaneBody) -> frozenset[Use]:
    if body.is_collapsed:
        return frozenset()
    found = [_cell_uses(cell) for cell in body.cells.values()]
    found += [frozenset(_card_uses(span.card.given)) for span in body.spans]
    found.append(frozenset(_curve_uses(body)))
    return frozenset[Use]().union(*found)


@lru_cache(maxsize=16384)
def _cell_uses(cell: Cell) -> frozenset[Use]:
    return frozenset(use for card in cell.cards for use in _card_uses(card.given))


def _card_uses(given: CardInput) -> Iterable[Use]:
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


def _curve_uses(body: LaneBody) -> Iterable[Use]:
    if body.lane.lane_kind != "emotion":
        return
    for emotions in body.given.emotions.values():
        for emotion in emotions:
            if emotion.persona:
                yield "persona", emotion.persona
            if emotion.evidence.level:
                yield "evidence", emotion.evidence.level
