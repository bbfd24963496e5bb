"""Damage is set aside, kept and named, and the rest opens (R14, R16)."""

import json
from typing import Any

import pytest

from cjeditor.files import loading
from cjeditor.files.damage import LONGEST_TEXT
from cjeditor.files.document import (
    document_bytes,
)
from cjeditor.files.loading import MOST_DAMAGE
from cjeditor.files.reasons import because
from cjeditor.model.atlas import SetAside
from cjeditor.model.records import (
    AtlasInfo,
)
from tests.files.small_document import SMALL, load, plain, refusal, rules, text_of


def test_a_damaged_record_is_set_aside_and_the_rest_opens() -> None:
    value = plain()
    value["touchpoints"][1] = {"id": "tp_2", "title": "No place"}
    value["touchpoints"].append(5)
    value["touchpoints"].append({"id": "no spaces please", "place": {"step": "sp_1", "lane": "ln_1"}})
    value["stages"].append([])
    loaded = load(value)
    assert not loaded.is_whole
    assert [item.kind for item in loaded.atlas.set_aside] == ["stages", *["touchpoints"] * 3, "flows"]
    assert loaded.atlas.set_aside[1].raw == '{"id": "tp_2", "title": "No place"}'
    assert "“place” is damaged (it is missing)" in text_of(loaded)
    assert list(loaded.atlas.touchpoints) == ["tp_1"]
    again = load(document_bytes(loaded.atlas))
    assert again.atlas == loaded.atlas
    assert again.is_whole
    assert rules(again) == [("file-set-aside-earlier", "")] * 5


def test_a_damaged_field_is_left_out_and_the_record_stays_with_all_that_hangs_on_it() -> None:
    value = plain()
    value["journeys"][0]["level"] = "L9" * 30
    value["touchpoints"][0] |= {"importance": 9, "moment_of_truth": "yes", "order": "", "tags": [{}]}
    loaded = load(value)
    assert not loaded.is_whole
    assert len(loaded.atlas.touchpoints) == 2
    assert loaded.atlas.touchpoints["tp_1"] == SMALL.touchpoints["tp_1"]
    assert sorted(rules(loaded)) == [("file-field", "jo_1"), *[("file-field", "tp_1")] * 4]
    assert '"importance": 9' in loaded.atlas.set_aside[1].raw


def test_a_damaged_title_of_the_atlas_does_not_cost_the_others() -> None:
    loaded = load({**plain(), "atlas": {"title": 7, "currency": "EUR"}})
    assert loaded.atlas.info == AtlasInfo(currency="EUR")
    loaded = load({**plain(), "atlas": [1]})
    assert loaded.atlas.info == AtlasInfo()
    assert loaded.atlas.set_aside == (SetAside("atlas", "[1]", because("no-object")),)


def test_a_kind_that_is_no_list_is_set_aside() -> None:
    loaded = load({**plain(), "metrics": {"id": "mt_1"}})
    assert loaded.atlas.set_aside[0].raw == '{"id": "mt_1"}'


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5_000])
def test_numbers_that_are_none_are_found_wherever_they_stand(number: str) -> None:
    text = document_bytes(SMALL).decode()
    in_field = text.replace('"title": "Call back"', f'"active_minutes": {number}')
    loaded = load(in_field)
    assert rules(loaded) == [("file-field", "tp_2")]
    assert number in loaded.atlas.set_aside[0].raw
    in_unknown = text.replace('"title": "Call back"', f'"later": [{{"x": {number}}}]')
    assert rules(load(in_unknown)) == [("file-field", "tp_2")]
    at_top = text.replace('"version": 1', f'"version": 1, "later": {number}')
    assert load(at_top).atlas.set_aside[0].kind == "later"
    assert document_bytes(load(at_top).atlas)


def test_a_key_given_twice_is_damage() -> None:
    text = document_bytes(SMALL).decode()
    loaded = load(text.replace('"title": "Call back"', '"title": "a", "title": "b"'))
    assert loaded.atlas.touchpoints["tp_2"].title == ""
    assert loaded.atlas.set_aside[0].raw.count('"title"') == 2
    nested = load(text.replace('"step": "sp_1",', '"step": "sp_1", "step": "sp_2",', 1))
    assert list(nested.atlas.touchpoints) == ["tp_2"]
    assert "the key “step” is given more than once" in text_of(nested)


def test_a_kind_given_twice_is_joined_and_named() -> None:
    text = document_bytes(SMALL).decode()
    loaded = load(
        text.replace('"version": 1,', '"version": 1, "channels": [{"id": "ch_9"}], "x": 1, "x": 2,')
    )
    assert set(loaded.atlas.channels) == {"ch_1", "ch_9"}
    assert [finding.message.values["name"] for finding in loaded.findings] == ["channels", "x"]
    assert not loaded.is_whole


def test_ids_are_unique_in_the_whole_file() -> None:
    value = plain()
    value["touchpoints"].append({**value["touchpoints"][0], "title": "Twin"})
    value["notes"] = [{"id": "tp_1", "place": {"journey": "jo_1"}}]
    loaded = load(value)
    assert [item.kind for item in loaded.atlas.set_aside] == ["touchpoints", "notes"]
    assert loaded.atlas.touchpoints["tp_1"].title == "Call"


def test_values_nested_too_deep_to_be_written_are_left_out() -> None:
    deep: Any = "x"
    for _ in range(300):
        deep = {"in": [deep]}
    value = plain()
    value["touchpoints"][0]["later"] = deep
    value["later"] = deep
    loaded = load(value)
    assert rules(loaded) == [("file-field", "tp_1"), ("file-set-aside", "")]
    assert document_bytes(loaded.atlas)


def test_endless_text_with_odd_characters_is_left_out_and_a_plain_one_is_not() -> None:
    value = plain()
    value["touchpoints"][0] |= {"title": "\x01" + "a" * LONGEST_TEXT, "description": "b" * (LONGEST_TEXT + 1)}
    loaded = load(value)
    assert rules(loaded) == [("file-field", "tp_1")]
    assert len(loaded.atlas.touchpoints["tp_1"].description) == LONGEST_TEXT + 1


def test_more_records_than_anybody_needs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MOST_RECORDS", 3)
    assert "more than 3 records" in refusal(plain())


def test_a_file_of_nothing_but_damage_is_refused() -> None:
    assert "More than" in refusal({**plain(), "steps": [{}] * (MOST_DAMAGE + 1)})


@pytest.mark.parametrize("entry", [5, {"kind": "steps"}, {"kind": "a", "reason": "b", "raw": "c", "more": 1}])
def test_what_is_no_entry_among_the_set_aside_is_kept_all_the_same(entry: object) -> None:
    loaded = load({**plain(), "set_aside": [entry]})
    assert json.loads(loaded.atlas.set_aside[0].raw) == entry
    assert load({**plain(), "set_aside": entry}).atlas.set_aside == loaded.atlas.set_aside


def test_text_that_a_record_would_not_keep_is_named() -> None:
    value = plain()
    value["touchpoints"][0] |= {
        "title": "Cafe\u0301 \u202eevil\x07",
        "tags": ["\ud800x"],
        "custom": {"\udfffk": "v"},
    }
    value["later \ud800"] = {"\ud800": ["\udc00y"]}
    loaded = load(value)
    card = loaded.atlas.touchpoints["tp_1"]
    assert (card.title, card.tags, dict(card.custom)) == ("Café evil", ("x",), {"k": "v"})
    assert rules(loaded) == [("file-text", "tp_1")] * 3
    assert loaded.is_whole
    assert loaded.atlas.unknown == {"later ": {"": ["y"]}}
    assert load(document_bytes(loaded.atlas)).atlas == loaded.atlas


@pytest.mark.parametrize(
    "text", ["e\u0301", "\x7f", "\u0085", "\u200b\u2028", "\u2066", "\ufeff", "\ufff9", "\uffff", "\ufdd0"]
)
def test_raw_characters_that_a_record_would_not_keep_are_named(text: str) -> None:
    data = json.dumps({**plain(), "crews": [{"id": "cr_1", "title": text}]}, ensure_ascii=False).encode()
    assert rules(load(data)) == [("file-text", "cr_1")]


def test_damaged_records_may_hold_any_text() -> None:
    value = {**plain(), "steps": [{"id": "\ud800", "title": "\udfff\x00", "\ud801": 1}]}
    loaded = load(value)
    assert json.loads(loaded.atlas.set_aside[0].raw) == value["steps"][0]
    assert load(document_bytes(loaded.atlas)).atlas == loaded.atlas
