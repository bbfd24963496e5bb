"""A map of three steps in two stages, with cards in its lanes, for tests of what is done to cards."""

from __future__ import annotations

from cjeditor.model.atlas import Atlas
from tests.builder import MapBuilder, a_map, names_of


def a_map_of_three_steps() -> MapBuilder:
    return (
        a_map()
        .channel("Web")
        .channel("Phone")
        .channel("Mail")
        .stage("One")
        .step("a")
        .step("b")
        .stage("Two")
        .step("c")
        .lane("Web", channels=["Web"])
        .lane("Calls and mail", channels=["Phone", "Mail"])
        .note_lane("Pains", "pain")
        .emotion_lane()
        .at("a", "ln_1")
    )


def cards_in_three_steps() -> Atlas:
    return (
        a_map_of_three_steps()
        .touchpoint("Chat", channels=["Web", "Mail"])
        .touchpoint("Search", channels=["Web"])
        .touchpoint("Order", channels=["Web"])
        .at("a", "Pains")
        .note("Slow", "pain")
        .note("Dear", "pain")
        .build()
    )


def cell(atlas: Atlas, step: str, lane: str) -> list[str]:
    return names_of(atlas, *atlas.index.cards(lane, step))
