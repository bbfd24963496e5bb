from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from cjeditor.files.schema import document_schema
from cjeditor.model.records import Channel, Emotion, Flow, Journey, Record, Step, Touchpoint, Vote
from cjeditor.model.refusals import PATTERNS, why_refused

CELL = {"step": "sp_1", "lane": "ln_1"}


@pytest.mark.parametrize(
    ("record_type", "fields", "why"),
    [
        (Touchpoint, {"place": CELL, "title": 5}, "it must be a text"),
        (Touchpoint, {"place": CELL, "moment_of_truth": "yes"}, "it must be true or false"),
        (Touchpoint, {"place": CELL, "importance": 9}, "it must be one of 1, 2, 3, 4, 5"),
        (Touchpoint, {"place": CELL, "importance": True}, "it must be a number"),
        (
            Touchpoint,
            {"place": CELL, "role": "boss"},
            "it must be one of contact, customer alone, backstage, support",
        ),
        (Touchpoint, {"place": CELL, "active_minutes": "many"}, "it must be a number"),
        (Touchpoint, {"place": CELL, "active_minutes": -1}, "it must be at least 0"),
        (Touchpoint, {"place": CELL, "entry_share": float("nan")}, "it must be a number"),
        (Touchpoint, {"place": CELL, "channels": "ch_1"}, 'it must be a list, such as ["a", "b"]'),
        (Touchpoint, {"place": CELL, "evidence": 3}, 'it must be named values, such as {"a": "b"}'),
        (Touchpoint, {"place": CELL, "order": "?"}, "it must be an order key, such as a0"),
        (Touchpoint, {"place": {"step": "sp_1"}}, "it is missing"),
        (Touchpoint, {"place": {}}, "a place is a step with a lane"),
        (Journey, {"as_of": "2026-02-30"}, "it must be a day, written YYYY-MM-DD"),
        (Journey, {"as_of": "yesterday"}, "it must be a day, written YYYY-MM-DD"),
        (Emotion, {"lane": "a", "step": "b", "score": 2.5}, "it must be at most 2"),
        (Channel, {"colour": "red"}, "it must be a colour, such as #1F7A8C"),
        (Channel, {"letter": "ABCD"}, "it must have at most 3 characters"),
        (Step, {"stage": "a", "width": 9.0}, "it must be at most 4"),
        (Vote, {"about": "a", "weight": 1.5}, "it must be a whole number"),
        (Flow, {"source": "a", "persona_shares": 3}, 'it must be named values, such as {"a": "b"}'),
    ],
)
def test_a_refusal_says_in_plain_words_what_is_wanted(
    record_type: type[Record], fields: dict[str, Any], why: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        record_type(id="x", **fields)
    assert why_refused(caught.value.errors()[0]).english().startswith(why)


def test_every_pattern_of_a_record_is_told_in_words() -> None:
    told_by_kind_of_fault = {r"^\d{4}-\d{2}-\d{2}$", r"^[A-Za-z][0-9A-Za-z]+$"}  # "day" and "order_key"
    assert set(_patterns(document_schema())) - told_by_kind_of_fault <= set(PATTERNS)


def _patterns(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [found for part in schema for found in _patterns(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema["pattern"]] if isinstance(schema.get("pattern"), str) else []
    return own + [found for part in schema.values() for found in _patterns(part)]
