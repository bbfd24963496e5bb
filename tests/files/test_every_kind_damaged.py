"""Every field of every kind of record, damaged in every way: nothing is lost, all of it is named, and saving keeps it (R14, R16)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from cjeditor.files.document import Loaded, document_bytes, load_document
from cjeditor.model.records import KINDS
from cjeditor.ui.wording import wording
from tests.files.full_document import fields, full, full_document

MISSING: Final = object()


def _deep(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return value


DAMAGES: Final[dict[str, Any]] = {
    "missing": MISSING,
    "nothing": None,
    "a flag": True,
    "no text": "",
    "a text": "x",
    "a dangling id": "tp_nowhere",
    "an id of another kind": "assets",
    "a whole number": 7,
    "a negative number": -3,
    "not a number": float("nan"),
    "endless": float("-inf"),
    "a huge number": 1e300,
    "more digits than anybody holds": 10**40,
    "a day that never was": "2023-02-30",
    "half a letter": "a\ud800b",
    "signs that turn text": "a\u202eb\x07c",
    "an empty list": [],
    "a list of dangling ids": ["tp_nowhere", "tp_nowhere"],
    "a list of odd things": [None, {}, 5, [], "x"],
    "an empty object": {},
    "an object of odd things": {"": {"x": [None]}, "step": 5, "lane": True},
    "a deep list": _deep(90),
}


def test_a_full_document_is_whole() -> None:
    loaded = _load(full_document())
    assert loaded.is_whole
    assert loaded.findings == ()
    for kind, record_type in KINDS.items():
        filled = json.loads(document_bytes(loaded.atlas))[kind][1 if kind != "assets" else 0]
        assert set(filled) <= set(record_type.model_fields)
        record = loaded.atlas.find(full(kind))
        assert [
            name for name in fields(kind) if kind != "assets" and getattr(record, name) in (None, (), "")
        ] == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_in_any_field_of_any_kind_is_named_and_kept(damage: str) -> None:
    for together in _rounds():
        plain = full_document()
        for kind, names in together.items():
            for field in names:
                _damage(plain, kind, field, DAMAGES[damage])
        loaded = _load(plain)
        _nothing_is_lost(plain, loaded)
        _all_is_named(plain, loaded, together)
        _saving_keeps_it(loaded)


def _rounds() -> list[dict[str, tuple[str, ...]]]:
    """Which fields to damage at once: a required one alone, as it costs the record, the others four by four."""
    rounds: list[dict[str, tuple[str, ...]]] = []
    for kind, record_type in KINDS.items():
        required = [name for name in fields(kind) if record_type.model_fields[name].is_required()]
        rest = [name for name in fields(kind) if name not in required]
        groups = [(name,) for name in required] + list(_by_fours(rest))
        for place, names in enumerate(groups):
            if place == len(rounds):
                rounds.append({})
            rounds[place][kind] = names
    return rounds


def _by_fours(names: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(names[start : start + 4]) for start in range(0, len(names), 4))


def _load(plain: object) -> Loaded:
    return load_document(json.dumps(plain).encode(), "map.cjmap")


def _damage(plain: dict[str, Any], kind: str, field: str, damage: Any) -> None:
    record = next(item for item in plain[kind] if item["id"] == full(kind))
    if damage is MISSING:
        record.pop(field, None)
    else:
        record[field] = damage


def _nothing_is_lost(plain: dict[str, Any], loaded: Loaded) -> None:
    """Every record is in the atlas or among what was set aside."""
    kept = "".join(item.raw for item in loaded.atlas.set_aside)
    gone = [
        item["id"]
        for kind in KINDS
        for item in plain[kind]
        if loaded.atlas.find(item["id"]) is None and item["id"] not in kept
    ]
    assert gone == []


def _all_is_named(plain: dict[str, Any], loaded: Loaded, hit: dict[str, tuple[str, ...]]) -> None:
    """A field that does not hold what was written is named with its record, in sentences of every language."""
    told = [finding.message.english() for finding in loaded.findings]
    for language in ("en", "es", "pt_BR"):
        sentences = [wording(language)(finding.message) for finding in loaded.findings]
        assert [one for one in sentences if not one.endswith(".") or re.search(r"{[a-z_]+}", one)] == []
    silent = [
        (kind, field)
        for kind, names in hit.items()
        for field in names
        if not _holds(plain, loaded, kind, field) and not any(full(kind) in sentence for sentence in told)
    ]
    assert silent == []
    assert loaded.is_whole == (not loaded.atlas.set_aside)


def _holds(plain: dict[str, Any], loaded: Loaded, kind: str, field: str) -> bool:
    """Whether the record is there with the value that stands in the file, an absent one being the default."""
    record = loaded.atlas.find(full(kind))
    if record is None:
        return False
    given = next(item for item in plain[kind] if item["id"] == full(kind)).get(field, MISSING)
    held = record.model_dump(mode="json")[field]
    if isinstance(given, dict) and isinstance(held, dict):
        return (
            given.items() <= held.items()
        )  # a value of several parts is held with the parts that were left out
    return given is MISSING or held == given


def _saving_keeps_it(loaded: Loaded) -> None:
    """What opened is written as it is held, and reads back the same."""
    data = document_bytes(loaded.atlas)
    again = load_document(data, "map.cjmap")
    assert again.is_whole
    assert again.atlas == loaded.atlas
    assert document_bytes(again.atlas) == data
