"""Clipboard: cards as text for everyone and as records for ourselves, and text from elsewhere as cards. No Qt.

Text with tabs, as spreadsheets give it, spreads over steps: a column a step, a row a card.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Final

from cjeditor.edits.cards import add_cards
from cjeditor.edits.copies import paste_cards
from cjeditor.edits.words import label
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply, squash
from cjeditor.model.ids import NewId
from cjeditor.model.records import Card, Flow, Note, Record, Touchpoint
from cjeditor.model.slot import Slot
from cjeditor.model.text import clean_text

CARDS_TYPE: Final = "application/vnd.cjeditor.cards+json"
MOST_CARDS: Final = 2_000
MOST_CHARACTERS: Final = 2_000_000


def cards_as_text(atlas: Atlas, card_ids: Sequence[str]) -> str:
    """Return the titles and texts, a card a line."""
    cards = (atlas.card(card_id) for card_id in card_ids)
    return "\n".join(" ".join(_words(card).split()) for card in cards if card is not None)


def cards_as_json(atlas: Atlas, card_ids: Sequence[str]) -> bytes:
    """Return the cards and the flows among them as plain data."""
    chosen = frozenset(card_ids)
    cards = [card for card in map(atlas.card, card_ids) if card is not None]
    flows = [
        atlas.flows[flow]
        for card in cards
        for flow in atlas.index.flows_from(card.id)
        if atlas.flows[flow].target in chosen
    ]
    records: list[Record] = [*cards, *flows]
    plain = [
        {"kind": record.kind, **record.model_dump(mode="json", exclude_defaults=True)} for record in records
    ]
    return json.dumps({"cards": plain}, ensure_ascii=False).encode()


def records_from_json(data: bytes) -> tuple[Record, ...]:
    """Return the cards and flows of clipboard data; what is not understood is left out."""
    if len(data) > MOST_CHARACTERS * 4:
        return ()
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError):
        return ()
    listed = plain.get("cards") if isinstance(plain, dict) else None
    found = [_record(item) for item in listed[:MOST_CARDS]] if isinstance(listed, list) else []
    return tuple(record for record in found if record is not None)


def paste_records(atlas: Atlas, records: Sequence[Record], slot: Slot, new_id: NewId) -> Change:
    """Paste cards that were copied in this or another atlas."""
    return paste_cards(atlas, records, slot, new_id)


def paste_text(atlas: Atlas, text: str, slot: Slot, new_id: NewId) -> Change:
    """Paste each line as a card; tabs lead on to the following steps. Raises UserError when the lane takes none."""
    columns = text_columns(text)
    steps = _steps_from(atlas, slot)
    change, after = add_cards(atlas, columns[0] if columns else (), slot, new_id), atlas
    count = len(change.edits)
    for step, lines in zip(steps, columns[1:], strict=False):
        after = apply(after, change) if after is atlas else after
        there = Slot(slot.lane, step, len(after.index.cards(slot.lane, step)))
        added = add_cards(after, lines, there, new_id)
        after, change = apply(after, added), squash(change, added)
        count += sum(1 for edit in added.edits.values() if edit.before is None)
    kind = "touchpoints" if any(kind == "touchpoints" for kind, _id in change.edits) else "notes"
    return Change(label("paste", kind, count), change.edits)


def text_columns(text: str) -> list[list[str]]:
    """Return the columns of a pasted text without blank cells; one column when it has no tabs."""
    text = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n")
    if "\t" not in text:
        return [_said(text.split("\n"))]
    rows = list(csv.reader(io.StringIO(text), delimiter="\t"))[:MOST_CARDS]
    width = max((len(row) for row in rows), default=0)
    return [_said(row[i] for row in rows if i < len(row)) for i in range(width)]


def _said(cells: Iterable[str]) -> list[str]:
    cleaned = (" ".join(clean_text(cell).split()) for cell in cells)
    return [cell for cell in cleaned if cell][:MOST_CARDS]


def _steps_from(atlas: Atlas, slot: Slot) -> tuple[str, ...]:
    lane = atlas.lanes.get(slot.lane)
    steps = atlas.index.steps_of_journey(lane.journey) if lane is not None else ()
    return steps[steps.index(slot.over) + 1 :] if slot.over in steps else ()


def _words(card: Card) -> str:
    return card.title if isinstance(card, Touchpoint) else card.text


def _record(item: object) -> Record | None:
    from pydantic import ValidationError

    if not isinstance(item, dict):
        return None
    kinds: dict[object, type[Record]] = {"touchpoints": Touchpoint, "notes": Note, "flows": Flow}
    record_type = kinds.get(item.get("kind"))
    if record_type is None:
        return None
    try:
        return record_type.model_validate({key: value for key, value in item.items() if key != "kind"})
    except ValidationError:
        return None
