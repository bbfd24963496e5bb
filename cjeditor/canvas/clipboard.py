"""Clipboard: cards as text for everyone and as records for ourselves, and text from elsewhere as cards. No Qt.

Text with tabs, as spreadsheets give it, spreads over steps: a column a step, a row a card.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from cjeditor.edits.arrangement import Spot, spots_of
from cjeditor.edits.cards import add_cards, in_reading_order
from cjeditor.edits.copies import paste_cards
from cjeditor.edits.steps import add_step, at_a_step
from cjeditor.edits.words import label
from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply, squash
from cjeditor.model.ids import NewId
from cjeditor.model.messages import Message, UserError, counted, message
from cjeditor.model.records import Card, Flow, Note, Record, Touchpoint
from cjeditor.model.slot import Slot
from cjeditor.model.text import clean_text

CARDS_TYPE: Final = "application/vnd.cjeditor.cards+json"
MOST_CARDS: Final = 2_000
MOST_CHARACTERS: Final = 2_000_000
MOST_STEPS: Final = 100
"""A pasted table adds no more steps than this: a wider one is hardly a journey."""


@frozen
class Copied:
    """Cards and flows from the clipboard, and how the cards lay to each other."""

    records: tuple[Record, ...]
    spots: Mapping[str, Spot]


def cards_as_text(atlas: Atlas, card_ids: Sequence[str]) -> str:
    """Return the titles and texts, a card a line, as one reads the map."""
    cards = in_reading_order(atlas, atlas.cards(card_ids))
    return "\n".join(" ".join(_words(card).split()) for card in cards)


def cards_as_json(atlas: Atlas, card_ids: Sequence[str]) -> bytes:
    """Return the cards, the flows among them, and how they lie to each other, as plain data."""
    cards = in_reading_order(atlas, atlas.cards(card_ids))
    chosen = {card.id for card in cards}
    flows = [
        atlas.flows[flow]
        for card in cards
        for flow in atlas.index.flows_from(card.id)
        if atlas.flows[flow].target in chosen
    ]
    records: list[Record] = [*cards, *flows]
    plain = [as_plain(record) for record in records]
    return json.dumps({"cards": plain, "spots": spots_of(atlas, cards)}, ensure_ascii=False).encode()


def copied_from_json(data: bytes) -> Copied:
    """Return what clipboard data holds; what is not understood is left out."""
    if len(data) > MOST_CHARACTERS * 4:
        return _NOTHING
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError):
        return _NOTHING
    if not isinstance(plain, dict) or not isinstance(plain.get("cards"), list):
        return _NOTHING
    found = (record_of(item, _KINDS) for item in plain["cards"][:MOST_CARDS])
    spots = plain.get("spots")
    known = {key: _spot(item) for key, item in spots.items()} if isinstance(spots, dict) else {}
    return Copied(
        tuple(record for record in found if record is not None),
        {key: spot for key, spot in known.items() if spot is not None},
    )


def as_plain(record: Record) -> dict[str, object]:
    """Return a record as plain data that names its kind."""
    return {"kind": record.kind, **record.model_dump(mode="json", exclude_defaults=True)}


def record_of(item: object, kinds: Iterable[type[Record]]) -> Record | None:
    """Return the record that plain data is, None for what is not understood or of no such kind."""
    from pydantic import ValidationError

    if not isinstance(item, dict):
        return None
    record_type = next((kind for kind in kinds if kind.kind == item.get("kind")), None)
    if record_type is None:
        return None
    try:
        return record_type.model_validate({key: value for key, value in item.items() if key != "kind"})
    except ValidationError:
        return None


def paste_copied(atlas: Atlas, copied: Copied, slot: Slot, new_id: NewId) -> Change:
    """Paste cards that were copied in this or another atlas."""
    return at_a_step(
        atlas,
        slot,
        new_id("steps"),
        lambda there, place: paste_cards(there, copied.records, place, new_id, copied.spots),
    )


def paste_text(atlas: Atlas, text: str, slot: Slot, new_id: NewId) -> Change:
    """Paste each line as a card; tabs lead on to the following steps, and where those end, to new ones.

    Raises UserError when the lane takes no card, or the text is too much.
    """
    columns = text_columns(text)
    return at_a_step(
        atlas,
        slot,
        new_id("steps"),
        lambda there, place: _paste_columns(there, columns, place, new_id),
    )


def _paste_columns(atlas: Atlas, columns: Sequence[Sequence[str]], slot: Slot, new_id: NewId) -> Change:
    change = add_cards(atlas, columns[0] if columns else (), slot, new_id)
    after = apply(atlas, change)
    if len(columns) > 1:
        widened = _widened(after, slot, len(columns) - 1, new_id)
        after, change = apply(after, widened), squash(change, widened)
    for step, lines in zip(_steps_behind(after, slot), columns[1:], strict=False):
        there = Slot(slot.lane, step, len(after.index.cards(slot.lane, step)))
        added = add_cards(after, lines, there, new_id)
        after, change = apply(after, added), squash(change, added)
    kind = "touchpoints" if any(kind == "touchpoints" for kind, _id in change.edits) else "notes"
    return Change(label("paste", kind, sum(map(len, columns))), change.edits)


def steps_added(change: Change, expected: int = 0) -> Message | None:
    """Return the sentence that a paste added more steps than expected, None when it did not."""
    count = sum(edit.before is None for _id, edit in change.touched("steps")) - expected
    said = counted(
        "canvas.steps_added",
        "The table is wider than the map: a step was added at its end.",
        "The table is wider than the map: {count} steps were added at its end.",
        count,
    )
    return said if count > 0 else None


def text_columns(text: str) -> list[list[str]]:
    """Return the columns of a pasted text without blank cells; one column when it has no tabs.

    Raises UserError rather than leave any of it out.
    """
    if len(text) > MOST_CHARACTERS:
        raise _too_much()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    columns = _table_columns(text) if "\t" in text else [_said(_without_marks(text.split("\n")))]
    if sum(map(len, columns)) > MOST_CARDS:
        raise _too_much()
    return columns


def _table_columns(text: str) -> list[list[str]]:
    import csv

    rows = [row for row in csv.reader(io.StringIO(text), delimiter="\t") if any(row)]
    width = max((i + 1 for row in rows for i, cell in enumerate(row) if cell.strip()), default=0)
    if len(rows) > MOST_CARDS or width > MOST_CARDS:
        raise _too_much()
    return [_said(row[i] for row in rows if i < len(row)) for i in range(width)]


def _without_marks(lines: Sequence[str]) -> list[str]:
    """Return the lines without their bullets and ticks, and without numbers that count up as those of a list do."""
    numbers = [int(found[1]) for line in lines if (found := _NUMBER.match(line))]
    counts_up = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    plain = [_NUMBER.sub("", line) for line in lines] if counts_up else lines
    return [_BULLET.sub("", line) for line in plain]


def _said(cells: Iterable[str]) -> list[str]:
    cleaned = (" ".join(clean_text(cell).split()) for cell in cells)
    return [cell for cell in cleaned if cell]


def _too_much() -> UserError:
    return UserError(
        message(
            "canvas.paste_too_much",
            "This is too much to paste at once: at most {cards} cards over {steps} new steps.",
            cards=MOST_CARDS,
            steps=MOST_STEPS,
        ),
        remedy=message("canvas.paste_too_much.remedy", "Copy a part of it."),
    )


def _steps_behind(atlas: Atlas, slot: Slot) -> tuple[str, ...]:
    """Return the steps to the right of a slot."""
    steps = atlas.index.steps_of_journey(atlas.lanes[slot.lane].journey)
    covered = atlas.index.steps(slot.over) if slot.over in atlas.stages else (slot.over,)
    last = covered[-1] if covered else ""
    return steps[steps.index(last) + 1 :] if last in steps else ()


def _widened(atlas: Atlas, slot: Slot, needed: int, new_id: NewId) -> Change:
    """Return the Change that adds as many steps to the last stage as are needed behind a slot."""
    missing = needed - len(_steps_behind(atlas, slot))
    if missing > MOST_STEPS:
        raise _too_much()
    stages = atlas.index.stages(atlas.lanes[slot.lane].journey)
    change, after = Change(label("add", "steps"), {}), atlas
    for _ in range(missing if stages else 0):
        added = add_step(after, new_id("steps"), stages[-1], len(after.index.steps(stages[-1])))
        after, change = apply(after, added), squash(change, added)
    return change


def _words(card: Card) -> str:
    return card.title if isinstance(card, Touchpoint) else card.text


def _spot(item: object) -> Spot | None:
    fits = isinstance(item, list) and len(item) == len(Spot._fields) and all(map(_is_count, item))
    return Spot(*item) if isinstance(item, list) and fits else None


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value <= MOST_CHARACTERS


_BULLET: Final = re.compile(r"^\s*(?:[-*+–•◦▪·‣]\s+)?(?:\[[ xX]\]\s+|[☐☑✓✔]\s+)?")
_NUMBER: Final = re.compile(r"^\s*(\d{1,3})[.)]\s+")
_KINDS: Final[tuple[type[Record], ...]] = (Touchpoint, Note, Flow)
_NOTHING: Final = Copied((), {})
