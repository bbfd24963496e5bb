"""Why a value was set aside is kept as a rule and its values, and told in whatever language is wanted."""

import json
from typing import Any

import pytest

from cjeditor.files.damage import verbatim
from cjeditor.files.document import Loaded, document_bytes, load_document
from cjeditor.files.reasons import because, reason_as_plain, reason_from_plain
from cjeditor.model.messages import Message, message
from cjeditor.ui.wording import wording
from tests.files.small_document import load, plain


def reloaded(loaded: Loaded) -> tuple[Any, Loaded]:
    """What the file says was set aside, and the document read from it again."""
    data = document_bytes(loaded.atlas)
    return json.loads(data)["set_aside"], load_document(data, "mended.cjmap")


def a_damaged_map() -> Loaded:
    value = plain()
    value["touchpoints"][0]["importance"] = 9
    value["steps"].append({"id": "sp_9", "stage": "nowhere"})
    return load(value)


def test_a_reason_is_kept_as_data_without_a_sentence() -> None:
    kept, again = reloaded(a_damaged_map())
    assert {entry["reason"]["rule"] for entry in kept} == {"files.damage.field", "files.damage.leads-nowhere"}
    assert "damaged" not in json.dumps(kept)
    assert again.atlas == a_damaged_map().atlas
    assert again.is_whole


def test_what_was_set_aside_earlier_is_told_with_its_reason_in_any_language() -> None:
    _kept, again = reloaded(a_damaged_map())
    say = wording("es")
    told = [say(finding.message) for finding in again.findings]
    assert len(told) == 2
    assert any("importance" in words and "está dañado" in words for words in told)


def test_a_sentence_of_an_early_version_stays_what_it_is() -> None:
    entry = {"kind": "steps", "reason": "the field “a {odd}” is damaged", "raw": "{}"}
    kept, again = reloaded(load({**plain(), "set_aside": [entry]}))
    assert kept == [entry]
    assert again.findings[0].message.english().endswith("the field “a {odd}” is damaged.")


@pytest.mark.parametrize(
    "reason",
    [
        {"rule": "files.damage.of-tomorrow", "values": {"much": 3}},
        {"rule": "files.damage.field", "values": {"other": "x"}},
        {
            "rule": "files.damage.field",
            "values": {"field": "a", "reason": {"rule": "refusal.most", "values": {"le": "5"}}},
        },
        {"rule": "files.damage.no-list"},
    ],
)
def test_a_reason_comes_back_as_it_was_written_whoever_wrote_it(reason: dict[str, Any]) -> None:
    read = reason_from_plain(reason)
    assert read is not None
    assert read.english()
    assert reason_as_plain(read) == reason


@pytest.mark.parametrize(
    "reason",
    [
        5,
        None,
        {},
        {"rule": 5},
        {"rule": "a", "more": 1},
        {"rule": "a", "values": []},
        {"rule": "a", "values": {"b": True}},
        {"rule": "a", "values": {"b": {"rule": 5}}},
    ],
)
def test_what_is_no_reason_is_damage_itself(reason: object) -> None:
    assert reason_from_plain(reason) is None
    entry = {"kind": "steps", "reason": reason, "raw": "{}"}
    loaded = load({**plain(), "set_aside": [entry]})
    assert not loaded.is_whole
    assert json.loads(loaded.atlas.set_aside[0].raw) == json.loads(verbatim(entry))


def test_a_reason_of_a_later_version_says_so() -> None:
    read = reason_from_plain({"rule": "files.damage.of-tomorrow"})
    assert read is not None
    assert "later version" in read.english()


def test_a_reason_within_a_reason_is_translated_too() -> None:
    inner: Message = message("refusal.missing", "it is missing")
    assert "missing" not in wording("es")(because("field", field="place", reason=inner))
