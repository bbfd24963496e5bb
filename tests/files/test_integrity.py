"""References that lead nowhere, and chains that bite their tail (R16)."""

from cjeditor.files.document import (
    document_bytes,
)
from cjeditor.model.atlas import atlas_of
from cjeditor.model.records import (
    AtlasInfo,
    Crew,
    Journey,
    Note,
    Parked,
    Pinned,
    Touchpoint,
    Vote,
)
from tests.files.small_document import load, plain, rules, text_of


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
