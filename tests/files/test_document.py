"""What a document on disk promises: the same bytes, nothing lost, damage named (R5, R6, R13–R16)."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from cjeditor.files import loading, reading
from cjeditor.files.damage import LONGEST_TEXT
from cjeditor.files.document import (
    ChangedOnDiskError,
    Loaded,
    document_bytes,
    fingerprint_of,
    fingerprint_on_disk,
    load_document,
    read_document,
    save_document,
)
from cjeditor.files.loading import MOST_DAMAGE
from cjeditor.model.atlas import Atlas, SetAside, atlas_of
from cjeditor.model.messages import UserError
from cjeditor.model.records import (
    AtlasInfo,
    Cell,
    Channel,
    Crew,
    Flow,
    Journey,
    Lane,
    Note,
    Parked,
    Pinned,
    Stage,
    Step,
    Touchpoint,
    Vote,
)
from tests.files.strategies import RED_DOT, atlases

HERE = Path(__file__).parent / "fixtures"
SMALL = atlas_of(
    AtlasInfo(title="Small"),
    Channel(id="ch_1", title="Phone"),
    Journey(id="jo_1", title="Open an account"),
    Stage(id="st_1", journey="jo_1", title="Ask"),
    Step(id="sp_1", stage="st_1", title="I call"),
    Lane(id="ln_1", journey="jo_1", channels=("ch_1",)),
    Touchpoint(id="tp_1", place=Cell(step="sp_1", lane="ln_1"), title="Call", channels=("ch_1",)),
    Touchpoint(id="tp_2", place=Cell(step="sp_1", lane="ln_1"), title="Call back"),
    Flow(id="fl_1", source="tp_1", target="tp_2"),
)


def plain(atlas: Atlas = SMALL) -> dict[str, Any]:
    value = json.loads(document_bytes(atlas))
    assert isinstance(value, dict)
    return value


def load(value: object) -> Loaded:
    data = value if isinstance(value, bytes) else value if isinstance(value, str) else json.dumps(value)
    return load_document(data.encode() if isinstance(data, str) else data, "map.cjmap")


def refusal(value: object) -> str:
    with pytest.raises(UserError) as caught:
        load(value)
    return str(caught.value)


def rules(loaded: Loaded) -> list[tuple[str, str]]:
    return [(finding.rule, finding.object_id) for finding in loaded.findings]


def text_of(loaded: Loaded) -> str:
    return "\n".join(finding.message.english() for finding in loaded.findings)


# --- round trips ---


@given(atlases())
def test_what_was_saved_loads_the_same_and_saves_to_the_same_bytes(atlas: Atlas) -> None:
    data = document_bytes(atlas)
    loaded = load(data)
    assert loaded.atlas == atlas
    assert loaded.is_whole
    assert document_bytes(loaded.atlas) == data


def test_the_file_is_readable_sorted_and_short() -> None:
    assert document_bytes(atlas_of(AtlasInfo(), Channel(id="ch_2"), Channel(id="ch_1", title="Né"))) == (
        """{
  "format": "cjeditor-map",
  "version": 1,
  "atlas": {},
  "channels": [
    {
      "id": "ch_1",
      "title": "Né"
    },
    {
      "id": "ch_2"
    }
  ]
}
""".encode()
    )


def test_pictures_come_last_after_what_a_later_version_added() -> None:
    atlas = Atlas(
        assets={RED_DOT.id: RED_DOT},
        unknown={"views": [1], "goals": {}},
        set_aside=(SetAside("steps", "{", "why"),),
    )
    assert list(plain(atlas)) == ["format", "version", "atlas", "goals", "views", "set_aside", "assets"]


def test_keys_of_a_later_version_survive_everywhere() -> None:
    value = plain()
    value["goals"] = [{"id": "go_1", "deep": [1, 2.5, None, True, "x"]}]
    value["touchpoints"][0]["mood"] = {"a": [1]}
    value["touchpoints"][0]["place"]["corner"] = "left"
    value["lanes"][0]["lane_kind"] = "hologram"
    loaded = load(value)
    assert loaded.findings == ()
    assert json.loads(document_bytes(loaded.atlas)) == value


# --- files that are no map ---


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"\x00\x01\xff\xfe", "not text in UTF-8"),
        ("{}".encode("utf-16"), "UTF-16"),
        (b"{", "breaks off in line 1"),
        (b'{"format": "cjed', "breaks off"),
        (b'{"format" "x", "b": 1}', "not valid JSON"),
        (b"[]", "not a map"),
        (b"{}", "not a map"),
        (b'{"format": "other"}', "not a map"),
        (b'{"format": "cjeditor-map"}', "“None”"),
        (b'{"format": "cjeditor-map", "version": "1"}', "“1”"),
        (b'{"format": "cjeditor-map", "version": true}', "“True”"),
        (b'{"format": "cjeditor-map", "version": -1}', "“-1”"),
        (b'{"format": "cjeditor-map", "version": NaN}', "“NaN”"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_map_is_refused_in_a_sentence(content: bytes, says: str) -> None:
    assert says in refusal(content)


def test_a_cut_off_document_is_refused_wherever_it_is_cut() -> None:
    data = document_bytes(SMALL)
    for end in range(len(data) - 2):
        assert refusal(data[:end]).startswith("map.cjmap: This file cannot be opened as a map.")


def test_a_byte_order_mark_is_read_over() -> None:
    assert load(b"\xef\xbb\xbf" + document_bytes(SMALL)).atlas == SMALL


def test_a_file_that_is_not_there_a_folder_and_a_device_are_refused(tmp_path: Path) -> None:
    for path, says in (
        (tmp_path / "none", "no such file"),
        (tmp_path, "folder"),
        (Path("/dev/null"), "ordinary"),
    ):
        with pytest.raises(UserError, match=says):
            read_document(path)


def test_a_file_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "huge.cjmap"
    with path.open("wb") as file:
        file.truncate(reading.LARGEST_FILE + 1)
    with pytest.raises(UserError, match="larger than a map may be"):
        read_document(path)


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "growing.cjmap"
    path.write_bytes(b"x" * 20)
    size = path.stat()
    path.write_bytes(b"x" * 40)
    monkeypatch.setattr(reading, "LARGEST_FILE", 30)
    monkeypatch.setattr(Path, "stat", lambda _self: size)
    with pytest.raises(UserError, match="larger"):
        read_document(path)


def test_too_many_values_or_too_wide_a_text_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_VALUES", 10)
    assert "larger" in refusal(b"[" + b"{}," * 20)
    monkeypatch.setattr(reading, "LARGEST_TEXT", 40)
    assert "larger" in refusal('{"format": "🙂"}')


def test_what_could_not_be_read_again_is_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_VALUES", 3)
    with pytest.raises(UserError, match="larger"):
        save_document(tmp_path / "map.cjmap", SMALL)
    assert list(tmp_path.iterdir()) == []


# --- versions ---


def test_a_newer_file_is_read_with_a_warning() -> None:
    loaded = load({**plain(), "version": 7})
    assert loaded.is_newer
    assert loaded.is_whole
    assert loaded.version == 7
    assert "format version 7" in text_of(loaded)


@pytest.mark.parametrize("before", sorted(HERE.glob("version-*/*.before.cjmap")), ids=lambda file: file.stem)
def test_every_released_format_is_read_for_ever(before: Path) -> None:
    loaded = read_document(before)
    assert loaded.is_whole
    assert loaded.findings == ()
    after = before.with_name(before.name.replace(".before.", ".after."))
    assert document_bytes(loaded.atlas) == after.read_bytes()


# --- damage ---


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
    assert rules(again) == [("file-set-aside-earlier", "")]


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
    assert loaded.atlas.set_aside == (SetAside("atlas", "[1]", "it is not an object"),)


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


# --- references ---


def test_a_record_without_its_place_is_set_aside_with_all_that_hangs_on_it() -> None:
    value = plain()
    value["steps"][0]["stage"] = "st_9"
    value["notes"] = [{"id": "nt_1", "place": {"about": "tp_1"}}]
    value["votes"] = [{"id": "vo_1", "about": "nt_1"}]
    loaded = load(value)
    assert {item.kind for item in loaded.atlas.set_aside} == {
        "steps",
        "touchpoints",
        "flows",
        "notes",
        "votes",
    }
    assert not loaded.atlas.touchpoints
    assert "its “stage” is st_9" in text_of(loaded)
    assert "it belongs to sp_1" in text_of(loaded)


def test_a_dangling_mention_is_left_out_and_named() -> None:
    value = plain()
    value["atlas"]["logo"] = "as_9"
    value["touchpoints"][0] |= {
        "channels": ["ch_9", "ch_1"],
        "crew": "ln_1",
        "evidence": {"sources": ["so_9"]},
    }
    loaded = load(value)
    assert loaded.atlas.info.logo is None
    assert loaded.atlas.touchpoints["tp_1"].channels == ("ch_1",)
    assert not loaded.is_whole
    assert sorted(str(finding.message.values["field"]) for finding in loaded.findings) == [
        "channels",
        "crew",
        "evidence.sources",
        "logo",
    ]


def test_a_dangling_logo_alone_is_found() -> None:
    value = plain()
    value["atlas"]["logo"] = "tp_1"
    assert load(value).atlas.info.logo is None


def test_a_dangling_mention_deep_in_a_journey_is_found() -> None:
    value = plain()
    value["journeys"][0] |= {"crews": [{"crew": "cr_9"}], "header_fields": [{"label": "x"}]}
    loaded = load(value)
    assert loaded.atlas.journeys["jo_1"].crews == ()
    assert rules(loaded) == [("file-reference", "jo_1")]


def test_chains_that_bite_their_tail_are_opened() -> None:
    atlas = atlas_of(
        AtlasInfo(),
        Journey(id="jo_1", parent="jo_2"),
        Journey(id="jo_2", parent="jo_1", variant_of="jo_2"),
        Crew(id="cr_1", parent="cr_1"),
        Note(id="nt_1", place=Parked(journey="jo_1"), because=("nt_2", "nt_3")),
        Note(id="nt_2", place=Parked(journey="jo_1"), because=("nt_3", "nt_1")),
        Note(id="nt_3", place=Parked(journey="jo_1"), because=("nt_1",)),
    )
    loaded = load(document_bytes(atlas))
    assert loaded.atlas.journeys["jo_1"].parent == "jo_2"
    assert loaded.atlas.journeys["jo_2"].parent is None
    assert loaded.atlas.journeys["jo_2"].variant_of is None
    assert loaded.atlas.crews["cr_1"].parent is None
    assert loaded.atlas.notes["nt_1"].because == ("nt_2", "nt_3")
    assert loaded.atlas.notes["nt_2"].because == ("nt_3",)
    assert loaded.atlas.notes["nt_3"].because == ()
    assert {rule for rule, _id in rules(loaded)} == {"file-cycle"}


def test_cards_pinned_to_each_other_are_set_aside() -> None:
    atlas = atlas_of(
        AtlasInfo(),
        Journey(id="jo_1"),
        Note(id="nt_1", place=Pinned(about="tp_1")),
        Touchpoint(id="tp_1", place=Pinned(about="nt_1")),
        Vote(id="vo_1", about="tp_1"),
        Note(id="nt_2", place=Pinned(about="jo_1")),
    )
    loaded = load(document_bytes(atlas))
    assert list(loaded.atlas.notes) == ["nt_2"]
    assert len(loaded.atlas.set_aside) == 3
    assert "pinned to itself" in text_of(loaded)


def test_a_long_chain_of_pinned_cards_is_followed_without_haste_or_recursion() -> None:
    notes = [Note(id=f"nt_{i}", place=Pinned(about=f"nt_{i - 1}" if i else "jo_9")) for i in range(3_000)]
    loaded = load(document_bytes(atlas_of(AtlasInfo(), *notes)))
    assert not loaded.atlas.notes
    assert len(loaded.atlas.set_aside) == 3_000


# --- text ---


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


@pytest.mark.parametrize("text", ["e\u0301", "\x7f", "\u0085", "\u200b\u2028", "\u2066", "\ufeff", "\ufff9"])
def test_raw_characters_that_a_record_would_not_keep_are_named(text: str) -> None:
    data = json.dumps({**plain(), "crews": [{"id": "cr_1", "title": text}]}, ensure_ascii=False).encode()
    assert rules(load(data)) == [("file-text", "cr_1")]


def test_damaged_records_may_hold_any_text() -> None:
    value = {**plain(), "steps": [{"id": "\ud800", "title": "\udfff\x00", "\ud801": 1}]}
    loaded = load(value)
    assert json.loads(loaded.atlas.set_aside[0].raw) == value["steps"][0]
    assert load(document_bytes(loaded.atlas)).atlas == loaded.atlas


# --- saving ---


def test_saving_gives_the_fingerprint_of_what_lies_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "map.cjmap"
    assert fingerprint_on_disk(path) is None
    fingerprint = save_document(path, SMALL)
    assert fingerprint == fingerprint_of(path.read_bytes()) == read_document(path).fingerprint
    assert [file.name for file in tmp_path.iterdir()] == ["map.cjmap"]


def test_a_file_changed_by_somebody_else_is_not_saved_over(tmp_path: Path) -> None:
    path = tmp_path / "map.cjmap"
    fingerprint = save_document(path, SMALL)
    theirs = path.read_bytes().replace(b"Small", b"Smell")
    status = path.stat()
    path.write_bytes(theirs)
    import os

    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    with pytest.raises(ChangedOnDiskError, match="changed by somebody else"):
        save_document(path, SMALL, fingerprint)
    assert path.read_bytes() == theirs
    path.unlink()
    assert save_document(path, SMALL, fingerprint) == fingerprint
    assert save_document(path, SMALL, fingerprint) == fingerprint
