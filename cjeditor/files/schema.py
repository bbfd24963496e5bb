"""The JSON Schema of the file (draft 2020-12), made from the record types."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core.core_schema import TaggedUnionSchema

from cjeditor.files.loading import SET_ASIDE_KEY
from cjeditor.files.migrations import CURRENT_VERSION
from cjeditor.files.writing import FORMAT
from cjeditor.model.records import KINDS, AtlasInfo

MEDIA_TYPE = "application/vnd.cjeditor.map+json"


def document_schema() -> dict[str, Any]:
    """Return the schema of a document of the current version; keys of later versions are allowed everywhere."""
    types: list[type[BaseModel]] = [AtlasInfo, *KINDS.values()]
    refs, definitions = models_json_schema([(item, "validation") for item in types], schema_generator=_Quiet)
    kinds = {
        kind: {"type": "array", "items": refs[record_type, "validation"]}
        for kind, record_type in KINDS.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "cjeditor map",
        "contentMediaType": MEDIA_TYPE,
        "type": "object",
        "required": ["format", "version"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": CURRENT_VERSION},
            "atlas": refs[AtlasInfo, "validation"],
            **kinds,
            SET_ASIDE_KEY: {"type": "array", "items": _SET_ASIDE},
        },
        "$defs": definitions["$defs"],
    }


class _Quiet(GenerateJsonSchema):
    """Says what the reader takes, and leaves out the empty maps of records without a warning for each."""

    ignored_warning_kinds = frozenset({"skipped-choice", "non-serializable-default"})  # type: ignore[assignment]  # only asked whether a kind is in it

    def tagged_union_schema(self, schema: TaggedUnionSchema) -> JsonSchemaValue:
        """Allow a place with keys of a later version, also where they are those of another shape."""
        told = super().tagged_union_schema(schema)
        return {"anyOf" if key == "oneOf" else key: value for key, value in told.items()}


_SET_ASIDE = {
    "description": "A damaged value as it was read, as JSON text, with the reason why it could not be used.",
    "type": "object",
    "required": ["kind", "reason", "raw"],
    "additionalProperties": False,
    "properties": {
        "kind": {"type": "string"},
        "reason": {
            "description": "A rule with its named values, which may be reasons; a sentence in files of early versions.",
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "required": ["rule"],
                    "additionalProperties": False,
                    "properties": {"rule": {"type": "string"}, "values": {"type": "object"}},
                },
            ],
        },
        "raw": {"type": "string"},
    },
}
