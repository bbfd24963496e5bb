"""From an atlas to the bytes of its file: the same atlas always gives the same bytes.

Order: format, version, the atlas itself, the kinds, keys of later versions, what was set aside, and pictures last.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_json

from cjeditor.files.loading import SET_ASIDE_KEY, list_adapter
from cjeditor.files.migrations import CURRENT_VERSION
from cjeditor.files.reasons import reason_as_plain
from cjeditor.model.atlas import Atlas
from cjeditor.model.records import KINDS, AtlasInfo

FORMAT = "cjeditor-map"


def document_bytes(atlas: Atlas) -> bytes:
    """Return the canonical content of an atlas, the same bytes as a save."""
    entries = [
        _entry("format", to_json(FORMAT)),
        _entry("version", to_json(CURRENT_VERSION)),
        _entry("atlas", _info_adapter().dump_json(atlas.info, exclude_defaults=True, indent=2)),
        *(_table_entry(atlas, kind) for kind in KINDS if kind != "assets" and atlas.table(kind)),
        *(_entry(name, to_json(atlas.unknown[name], indent=2)) for name in sorted(atlas.unknown)),
    ]
    if atlas.set_aside:
        entries.append(_entry(SET_ASIDE_KEY, to_json(_set_aside(atlas), indent=2)))
    if atlas.assets:
        entries.append(_table_entry(atlas, "assets"))
    return b"{\n" + b",\n".join(entries) + b"\n}\n"


def _table_entry(atlas: Atlas, kind: str) -> bytes:
    records = [record for _id, record in sorted(atlas.table(kind).items())]
    return _entry(kind, list_adapter(kind).dump_json(records, exclude_defaults=True, indent=2))


def _entry(name: str, value: bytes) -> bytes:
    """Return one entry of the outer object; a line feed within a text is escaped, so every one here is a new line."""
    return b"  " + to_json(name) + b": " + value.replace(b"\n", b"\n  ")


def _set_aside(atlas: Atlas) -> list[dict[str, Any]]:
    return [
        {"kind": item.kind, "reason": reason_as_plain(item.reason), "raw": item.raw}
        for item in atlas.set_aside
    ]


@cache
def _info_adapter() -> TypeAdapter[AtlasInfo]:
    return TypeAdapter(AtlasInfo)
