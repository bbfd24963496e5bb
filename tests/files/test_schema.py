"""The schema tells what the file is, for every kind of record."""

import json

from cjeditor.files.migrations import CURRENT_VERSION
from cjeditor.files.schema import document_schema
from cjeditor.model.records import KINDS


def test_the_schema_names_every_kind_and_is_plain_json() -> None:
    schema = json.loads(json.dumps(document_schema()))
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["properties"]["version"]["const"] == CURRENT_VERSION
    for kind, record_type in KINDS.items():
        assert schema["properties"][kind]["items"] == {"$ref": f"#/$defs/{record_type.__name__}"}
        assert schema["$defs"][record_type.__name__]["properties"]["id"]


def test_every_reference_of_the_schema_leads_somewhere() -> None:
    schema = document_schema()
    text = json.dumps(schema)
    for part in text.split('"$ref": "#/$defs/')[1:]:
        assert part.split('"')[0] in schema["$defs"]
