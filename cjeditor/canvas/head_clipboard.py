"""Head clipboard: stages, steps, lanes and lane groups as text for everyone and as records for ourselves. No Qt."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from cjeditor.canvas.clipboard import as_plain, cards_as_text, record_of
from cjeditor.edits.head_pastes import HEAD_KINDS, CopiedHeads, copied_heads
from cjeditor.model.atlas import Atlas
from cjeditor.model.records import Emotion, Flow, Lane, LaneGroup, Note, Record, Stage, Step, Touchpoint

HEADS_TYPE: Final = "application/vnd.cjeditor.heads+json"
MOST_BYTES: Final = 64_000_000
_KINDS: Final[tuple[type[Record], ...]] = (Stage, Step, Lane, LaneGroup, Touchpoint, Note, Emotion, Flow)


def chosen_heads(atlas: Atlas, ids: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the kind and the heads that copying these would copy: of several kinds stages go first."""
    for kind in HEAD_KINDS:
        heads = tuple(known for known in ids if known in atlas.table(kind))
        if heads:
            return kind, heads
    return "", ()


def heads_as_text(atlas: Atlas, kind: str, head_ids: Sequence[str]) -> str:
    """Return the titles, and under each what its cards say, a line each."""
    copied = copied_heads(atlas, kind, head_ids)
    titles = [getattr(atlas.table(kind)[head], "title", "") for head in copied.heads]
    cards = [record.id for record in copied.records if isinstance(record, Touchpoint | Note)]
    return "\n".join((*titles, *cards_as_text(atlas, cards).split("\n"))).strip()


def heads_as_json(atlas: Atlas, kind: str, head_ids: Sequence[str]) -> bytes:
    """Return heads with what they hold, and the rows and columns of their map, as plain data."""
    copied = copied_heads(atlas, kind, head_ids)
    plain = {
        "heads": copied.heads,
        "records": [as_plain(record) for record in copied.records],
        "journey": copied.journey,
        "stages": copied.stages,
        "steps": copied.steps,
        "lanes": [as_plain(lane) for lane in copied.lanes],
    }
    return json.dumps(plain, ensure_ascii=False).encode()


def heads_from_json(data: bytes) -> CopiedHeads | None:
    """Return what clipboard data holds, None when it is not ours; records that are not understood are left out."""
    if not data or len(data) > MOST_BYTES:
        return None
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(plain, dict):
        return None
    records = _records(plain.get("records"))
    copied = CopiedHeads(
        _ids(plain.get("heads")),
        records,
        str(plain.get("journey")),
        _ids(plain.get("stages")),
        _ids(plain.get("steps")),
        tuple(record for record in _records(plain.get("lanes")) if isinstance(record, Lane)),
    )
    return copied if any(record.id in copied.heads for record in records) else None


def _records(items: Any) -> tuple[Record, ...]:
    found = (record_of(item, _KINDS) for item in items) if isinstance(items, list) else ()
    return tuple({record.id: record for record in found if record is not None}.values())


def _ids(items: Any) -> tuple[str, ...]:
    return tuple(known for known in items if isinstance(known, str)) if isinstance(items, list) else ()
