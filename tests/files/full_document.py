"""A document with every field of every kind of record, made from the schema, so that a new field is in it by itself.

Of each kind there is a bare record and a full one, which mentions only bare ones: damage in one full record costs no other.
"""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image

from cjeditor.files.assets import picture_asset
from cjeditor.files.schema import document_schema
from cjeditor.model.records import (
    KINDS,
    Across,
    AtlasInfo,
    Cell,
    CrewPart,
    Evidence,
    Parked,
    PictureUse,
    Pinned,
)
from cjeditor.model.records.base import Value
from cjeditor.model.references import reference_fields

_TYPES: list[type[Value]] = [
    *KINDS.values(),
    *(Across, AtlasInfo, Cell, CrewPart, Evidence, Parked, PictureUse, Pinned),
]
_VALUES = {value.__name__: value for value in _TYPES}
_TEXTS = {"order": "a5", "colour": "#123456", "content_language": "pt-BR", "currency": "EUR", "letter": "W"}


def full_document() -> dict[str, Any]:
    """Return the plain values of the document, each time new."""
    plain: dict[str, Any] = json.loads(_document())
    return plain


@cache
def _document() -> str:
    atlas = _sample(_schema()["properties"]["atlas"])
    plain = {
        "format": "cjeditor-map",
        "version": 1,
        "atlas": atlas,
        **{kind: [_record(kind, is_full=False), _record(kind, is_full=True)] for kind in KINDS},
    }
    return json.dumps(plain)


def bare(kind: str) -> str:
    """Return the id of the bare record of a kind, which may be mentioned."""
    return picture("red")["id"] if kind == "assets" else f"{kind}_bare"


def full(kind: str) -> str:
    """Return the id of the full record of a kind."""
    return picture("blue")["id"] if kind == "assets" else f"{kind}_full"


def fields(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind but for the id."""
    return tuple(name for name in KINDS[kind].model_fields if name != "id")


@cache
def picture(colour: str) -> dict[str, Any]:
    """Return a small picture as a plain record."""
    out = BytesIO()
    Image.new("RGB", (2, 2), colour).save(out, "PNG")
    plain: dict[str, Any] = picture_asset(out.getvalue(), name=colour).model_dump(mode="json")
    return plain


@cache
def _schema() -> dict[str, Any]:
    return document_schema()


def _record(kind: str, *, is_full: bool) -> dict[str, Any]:
    if kind == "assets":
        return picture("blue" if is_full else "red")
    name = KINDS[kind].__name__
    given = _definition(name, only_required=not is_full)
    return {**given, "id": full(kind) if is_full else bare(kind)}


def _definition(name: str, *, only_required: bool = False) -> dict[str, Any]:
    definition = _schema()["$defs"][name]
    mentioned = (
        {
            field.path[0]: bare(field.reference.kinds[0] if field.reference.kinds else "steps")
            for field in reference_fields(_VALUES[name])
        }
        if name in _VALUES
        else {}
    )
    wanted = definition.get("required", ()) if only_required else definition["properties"]
    return {field: _sample(definition["properties"][field], mentioned.get(field), field) for field in wanted}


def _sample(told: dict[str, Any], target: str | None = None, field: str = "") -> Any:
    """Return a value that a schema takes; `target` is the id to mention, if it asks for one."""
    if "$ref" in told:
        return _definition(told["$ref"].rsplit("/", 1)[-1])
    if "anyOf" in told:
        return _sample(told["anyOf"][0], target, field)
    if "enum" in told:
        return told["enum"][-1]
    match told["type"]:
        case "string" if target is not None:
            return target
        case "string" if told.get("format") == "date":
            return "2024-02-29"
        case "string":
            return "a" * 64 if field == "sha256" else _TEXTS.get(field, "Words")
        case "array" if "prefixItems" in told:
            return [0.0, 0.0, 0.5, 1.0]
        case "array":
            return [_sample(told["items"], target, field)]
        case "object":
            return {target or "key": _sample(told["additionalProperties"], None, field)}
        case "boolean":
            return True
        case "integer":
            return 3
        case _:
            return 0.5
