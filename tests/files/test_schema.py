"""The schema tells what the file is, for every kind of record."""

import json
import re

from cjeditor.files.migrations import CURRENT_VERSION
from cjeditor.files.schema import document_schema
from cjeditor.model.order import FIRST
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


def test_the_schema_tells_how_days_and_orders_are_written() -> None:
    definitions = document_schema()["$defs"]
    day, _none = definitions["Journey"]["properties"]["as_of"]["anyOf"]
    assert re.match(day["pattern"], "2026-05-01")
    assert not re.match(day["pattern"], "20260501")
    order = definitions["Step"]["properties"]["order"]["pattern"]
    assert re.match(order, FIRST)
    assert not re.match(order, "a")


def test_the_schema_takes_a_place_with_a_key_that_another_shape_has() -> None:
    """The reader keeps it as a key of a later version."""
    assert "anyOf" in document_schema()["$defs"]["Touchpoint"]["properties"]["place"]
