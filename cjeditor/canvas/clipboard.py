"""Clipboard: cards as text for everyone and as records for ourselves, and text from elsewhere as cards. No Qt.

Text with tabs, as spreadsheets give it, spreads over steps: a column a step, a row a card.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from cjeditor.edits.arrangement import Spot, spots_of
from cjeditor.edits.cards import add_cards, in_reading_order
from cjeditor.edits.copies import paste_cards
from cjeditor.edits.words import label
from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply, squash
from cjeditor.model.ids import NewId
from cjeditor.model.records import Card, Flow, Note, Record, Touchpoint
from cjeditor.model.slot import Slot
from cjeditor.model.text import clean_text

CARDS_TYPE: Final = "application/vnd.cjeditor.cards+json"
MOST_CARDS: Final = 2_000
MOST_CHARACTERS: Final = 2_000_000


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
    plain = [
        {"kind": record.kind, **record.model_dump(mode="json", exclude_defaults=True)} for record in records
    ]
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
    found = (_record(item) for item in plain["cards"][:MOST_CARDS])
    spots = plain.get("spots")
    known = {key: _spot(item) for key, item in spots.items()} if isinstance(spots, dict) else {}
    return Copied(
        tuple(record for record in found if record is not None),
        {key: spot for key, spot in known.items() if spot is not None},
    )


def paste_copied(atlas: Atlas, copied: Copied, slot: Slot, new_id: NewId) -> Change:
    """Paste cards that were copied in this or another atlas."""
    return paste_cards(atlas, copied.records, slot, new_id, copied.spots)


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
    import csv

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


def _spot(item: object) -> Spot | None:
    fits = isinstance(item, list) and len(item) == len(Spot._fields) and all(map(_is_count, item))
    return Spot(*item) if isinstance(item, list) and fits else None


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value <= MOST_CHARACTERS


_NOTHING: Final = Copied((), {})
