"""Copied cards keep their arrangement around the cell they are pasted into."""

from __future__ import annotations

import pytest

from cjeditor.edits.arrangement import spots_of
from cjeditor.edits.cards import found_cards
from cjeditor.edits.copies import paste_cards
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.ids import counting_ids
from cjeditor.model.slot import Slot
from cjeditor.model.whereabouts import covered_steps
from tests.builder import MapBuilder, a_map, id_of, names_of
from tests.edits.soundness import done

NAMES = ("A1", "B2", "C1", "Pain", "Long")


def sources() -> MapBuilder:
    return (
        a_map()
        .stage("One")
        .step("a")
        .step("b")
        .step("c")
        .stage("Two")
        .step("d")
        .step("e")
        .step("f")
        .lane("First")
        .lane("Hidden", hidden=True)
        .emotion_lane()
        .lane("Second")
        .note_lane("Pains", "pain")
        .lane("Third")
        .at("a", "First")
        .touchpoint("A1")
        .touchpoint("Long", until="b")
        .at("c", "First")
        .touchpoint("C1")
        .at("b", "Second")
        .touchpoint("B2")
        .at("b", "Pains")
        .note("Pain", "pain")
        .flow("A1", "C1")
        .flow("A1", "B2")
    )


@pytest.fixture
def atlas() -> Atlas:
    return sources().build()


def pasted(source: Atlas, target: Atlas, slot: Slot, *names: str) -> tuple[Atlas, Change]:
    cards = found_cards(source, [id_of(source, name) for name in names])
    records = [*cards, *source.flows.values()]
    change = paste_cards(target, records, slot, counting_ids(50), spots_of(source, cards))
    return done(target, change), change


def places(atlas: Atlas, change: Change) -> dict[str, str]:
    """Where each new card lies, as "step/lane"."""
    new = [known for (_kind, known), edit in change.edits.items() if edit.before is None]
    where = {}
    for card in atlas.cards(new):
        step, lane = (getattr(card.place, "step", ""), getattr(card.place, "lane", ""))
        where[names_of(atlas, card.id)[0]] = "/".join(names_of(atlas, step, lane) if step else ["parked"])
    return where


def at(atlas: Atlas, lane: str, step: str, index: int = 0) -> Slot:
    return Slot(id_of(atlas, lane), id_of(atlas, step), index)


def test_cards_of_several_cells_keep_their_steps_and_lanes(atlas: Atlas) -> None:
    after, change = pasted(atlas, atlas, at(atlas, "First", "d"), "A1", "B2", "C1", "Pain")
    assert places(after, change) == {
        "A1": "d/First",
        "B2": "e/Second",
        "C1": "f/First",
        "Pain": "e/Pains",
    }
    assert len(after.flows) == len(atlas.flows) + 2
    assert change.label.english() == "Paste 4 cards"


def test_what_would_fall_off_the_map_lies_in_the_last_step_and_lane(atlas: Atlas) -> None:
    after, change = pasted(atlas, atlas, at(atlas, "Third", "f"), "A1", "B2", "C1")
    assert places(after, change) == {"A1": "f/Third", "B2": "f/Third", "C1": "f/Third"}


def test_rows_count_only_lanes_that_take_such_cards(atlas: Atlas) -> None:
    after, change = pasted(atlas, atlas, at(atlas, "Second", "d"), "A1", "B2", "Pain")
    assert places(after, change) == {"A1": "d/Second", "B2": "e/Third", "Pain": "e/Pains"}


def test_the_cards_a_lane_takes_come_to_lie_in_it(atlas: Atlas) -> None:
    after, change = pasted(atlas, atlas, at(atlas, "Pains", "e"), "B2", "Pain")
    assert places(after, change) == {"B2": "e/Second", "Pain": "e/Pains"}


def test_a_lane_that_takes_no_such_card_leads_to_the_next_that_does(atlas: Atlas) -> None:
    after, change = pasted(atlas, atlas, at(atlas, "Emotion", "d"), "A1")
    assert places(after, change) == {"A1": "d/Second"}


def test_cards_of_one_cell_lie_together_where_they_were_dropped(atlas: Atlas) -> None:
    after, _change = pasted(atlas, atlas, at(atlas, "First", "a", 1), "A1", "Long")
    ids = after.index.cards(id_of(after, "First"), id_of(after, "a"))
    assert names_of(after, *ids) == ["A1", "A1", "Long", "Long"]


def test_a_spanning_card_stays_as_wide_until_the_map_ends(atlas: Atlas) -> None:
    after, _change = pasted(atlas, atlas, at(atlas, "Second", "c"), "Long")
    assert names_of(after, *covered_steps(after, after.touchpoints["tp_50"])) == ["c", "d"]
    after, _change = pasted(atlas, atlas, at(atlas, "Second", "f"), "Long")
    assert after.touchpoints["tp_50"].last_step is None


def test_cards_keep_their_arrangement_in_another_atlas(atlas: Atlas) -> None:
    other = (
        a_map().step("x").step("y").step("z").note_lane("Quotes", "quote").lane("Shop").lane("Web").build()
    )
    after, change = pasted(atlas, other, Slot("ln_2", "sp_1", 0), *NAMES)
    assert places(after, change) == {
        "A1": "x/Shop",
        "Long": "x/Shop",
        "B2": "y/Web",
        "C1": "z/Shop",
        "Pain": "y/Quotes",
    }
    assert names_of(after, *covered_steps(after, after.touchpoints["tp_53"])) == ["x", "y"]


def test_cards_no_lane_takes_come_into_the_parking_lot(atlas: Atlas) -> None:
    other = a_map().step("x").lane("Shop").build()
    after, change = pasted(atlas, other, Slot("ln_1", "sp_1", 0), "A1", "Pain")
    assert places(after, change) == {"A1": "x/Shop", "Pain": "parked"}


def test_cards_pasted_across_a_stage_all_lie_across_it(atlas: Atlas) -> None:
    after, _change = pasted(atlas, atlas, at(atlas, "First", "Two"), "A1", "B2")
    assert names_of(after, *after.index.cards(id_of(after, "First"), id_of(after, "Two"))) == ["A1"]
    assert names_of(after, *after.index.cards(id_of(after, "Second"), id_of(after, "Two"))) == ["B2"]


def test_cards_beside_and_across_have_a_place_too() -> None:
    source = (
        sources()
        .touchpoint("Parked", place={"journey": "jo_1"})
        .touchpoint("Wide", place={"over": "st_2", "lane": "ln_1"})
        .build()
    )
    after, change = pasted(source, source, at(source, "Second", "a"), "Parked", "Wide", "C1")
    assert places(after, change) == {"Parked": "a/Second", "C1": "a/Second", "Wide": "b/Second"}
    after, change = pasted(source, source, at(source, "Second", "a"), "Parked")
    assert places(after, change) == {"Parked": "a/Second"}
