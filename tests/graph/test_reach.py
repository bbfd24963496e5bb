"""What no one gets to, and where people get stuck."""

from __future__ import annotations

from cjeditor.graph import question
from cjeditor.graph.answer import Answer
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Message
from tests.builder import MapBuilder, a_map, id_of


def shop() -> MapBuilder:
    return (
        a_map("Shop")
        .step("Look")
        .lane("Web")
        .touchpoint("Window")
        .step("Buy")
        .touchpoint("Till")
        .touchpoint("Help")
    )


def asked(atlas: Atlas, **options: object) -> Answer:
    found = question("reach")
    assert found is not None
    return found.answer(atlas, **options)


def troubles(atlas: Atlas, **options: object) -> list[tuple[object, str]]:
    found: list[tuple[object, str]] = []
    for row in asked(atlas, **options).rows:
        word = row.values[2]
        assert isinstance(word, Message)
        found.append((row.values[0], word.english()))
    return found


def test_a_journey_that_is_whole_has_no_trouble() -> None:
    atlas = shop().flow("Window", "Till").flow("Till", "Help").flow("Help", kind="done").build()
    assert troubles(atlas) == []


def test_a_touchpoint_no_flow_leads_to_is_unreachable() -> None:
    atlas = shop().flow("Window", "Till").flow("Till", kind="done").flow("Help", kind="exit").build()
    assert troubles(atlas) == [("Help", "Unreachable")]


def test_an_entry_share_is_a_way_in() -> None:
    atlas = (
        shop()
        .touchpoint("Door", entry_share=0.5)
        .flow("Window", "Till")
        .flow("Till", "Help")
        .flow("Help", kind="done")
        .flow("Door", "Till")
    )
    assert ("Window", "Unreachable") in troubles(atlas.build())


def test_a_dead_end_is_told_with_the_way_that_led_there() -> None:
    atlas = (
        shop().flow("Window", "Till").flow("Window", "Help", "alternative").flow("Help", kind="exit").build()
    )
    answer = asked(atlas)
    till = id_of(atlas, "Till")
    assert troubles(atlas) == [("Till", "Dead end")]
    assert answer.marks.paths == ((id_of(atlas, "Window"), till),)
    assert answer.marks.badges[till].tone == "bad"


def test_a_success_is_an_end_and_not_a_dead_end() -> None:
    atlas = a_map().step().lane("Web").touchpoint("Window").touchpoint("Till", outcome="success")
    assert troubles(atlas.flow("Window", "Till").build()) == []


def test_going_round_for_ever_has_no_outcome() -> None:
    atlas = shop().flow("Window", "Till").flow("Till", "Help").flow("Help", "Till", "return").build()
    assert {word for _title, word in troubles(atlas)} == {"No way to an outcome"}


def test_an_exit_is_no_success() -> None:
    atlas = shop().flow("Window", "Till").flow("Till", "Help").flow("Help", kind="exit").build()
    assert troubles(atlas) == []
    assert len(troubles(atlas, success_only=True)) == 3


def test_a_flow_to_a_step_reaches_its_touchpoints_and_one_from_it_leaves_them() -> None:
    atlas = shop().flow("Window", "Buy").flow("Buy", kind="done").build()
    assert troubles(atlas) == []


def test_a_referral_leads_nowhere() -> None:
    atlas = shop().flow("Window", "Till").flow("Till", "Help", "referral").flow("Help", kind="exit").build()
    assert {("Till", "Dead end"), ("Help", "Unreachable")} <= set(troubles(atlas))


def test_a_journey_without_flows_is_left_in_peace() -> None:
    assert troubles(shop().build()) == []


def test_cards_behind_the_scenes_need_no_flow() -> None:
    atlas = shop().touchpoint("Stock", role="backstage").flow("Window", "Till").flow("Till", "Help")
    assert troubles(atlas.flow("Help", kind="done").build()) == []


def test_a_part_of_a_journey_is_entered_by_the_flows_that_lead_in() -> None:
    atlas = shop().build()
    parts = (
        shop()
        .journey("Returns", parent=id_of(atlas, "Shop"))
        .stage("Back")
        .step("Bring")
        .lane("Desk")
        .touchpoint("Counter")
        .touchpoint("Form")
        .flow("Window", "Till")
        .flow("Till", "Help")
        .flow("Help", "Counter")
        .flow("Counter", kind="done")
        .flow("Form", kind="done")
    )
    assert troubles(parts.build()) == [("Form", "Unreachable")]


def test_an_empty_atlas_has_an_empty_answer() -> None:
    answer = asked(Atlas())
    assert answer.rows == ()
    assert answer.summary.english() == "0 touchpoints in trouble."
