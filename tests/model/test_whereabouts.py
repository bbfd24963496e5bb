"""Where records lie: what stands on a journey's map."""

from __future__ import annotations

from cjeditor.model.change import Change, Edit, apply
from cjeditor.model.messages import message
from cjeditor.model.records import Parked, Pinned, Touchpoint
from cjeditor.model.whereabouts import on_map
from tests.builder import a_map, id_of


def test_cards_in_lanes_beside_the_map_and_pinned_to_it_stand_on_it_and_those_of_others_do_not() -> None:
    atlas = (
        a_map("Ours").step("Ask").lane("Digital").at("Ask").touchpoint("Chat")
        .journey("Theirs").step("Wait").lane("Post").at("Wait").touchpoint("Letter")
        .build()
    )  # fmt: skip
    journey = id_of(atlas, "Ours")
    loose = (
        Touchpoint(id="tp_parked", place=Parked(journey=journey)),
        Touchpoint(id="tp_pinned", place=Pinned(about=id_of(atlas, "Ask"))),
        Touchpoint(id="tp_theirs", place=Parked(journey=id_of(atlas, "Theirs"))),
    )
    edits = {("touchpoints", card.id): Edit(None, card) for card in loose}
    after = apply(atlas, Change(message("test", "Test"), edits))
    assert set(on_map(after, journey)) == {id_of(atlas, "Chat"), "tp_parked", "tp_pinned"}
