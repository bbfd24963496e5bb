"""Slips in flows, told as findings."""

from __future__ import annotations

from cjeditor.graph import lint
from cjeditor.model.atlas import Atlas
from tests.builder import MapBuilder, a_map, id_of


def shop() -> MapBuilder:
    return a_map("Shop").step("Look").lane("Web").touchpoint("Window").step("Buy").touchpoint("Till")


def rules(atlas: Atlas) -> list[tuple[str, str]]:
    return [(finding.rule, finding.object_id) for finding in lint(atlas)]


def test_a_map_without_slips_has_no_findings() -> None:
    atlas = shop().flow("Window", "Till", share=0.7).flow("Window", kind="exit", share=0.3, reason="too dear")
    assert rules(atlas.flow("Till", kind="done").build()) == []


def test_shares_may_not_pass_all() -> None:
    atlas = (
        shop().flow("Window", "Till", share=0.8).flow("Window", kind="exit", share=0.3, reason="dear").build()
    )
    (finding,) = lint(atlas)
    assert (finding.rule, finding.object_id) == ("flow.shares-over-all", id_of(atlas, "Window"))
    assert finding.message.english() == "The flows from “Window” take 110 % of the people."


def test_the_shares_of_one_persona_may_not_pass_all() -> None:
    builder = shop().persona("Ana")
    ana = {builder.id("Ana"): 0.9}
    atlas = builder.flow("Window", "Till", persona_shares=ana).flow(
        "Window", "Till", "alternative", persona_shares=ana
    )
    assert rules(atlas.build()) == [("flow.shares-over-all", id_of(atlas.build(), "Window"))]


def test_people_left_over_are_noticed() -> None:
    atlas = shop().flow("Window", "Till", share=0.8).build()
    assert rules(atlas) == [("flow.shares-under-all", id_of(atlas, "Window"))]


def test_a_flow_to_itself_cannot_be_drawn() -> None:
    atlas = shop().flow("Till", "Till").flow("Till", kind="done").build()
    assert [rule for rule, _id in rules(atlas)] == ["flow.to-itself"]


def test_a_flow_drawn_twice_is_noticed() -> None:
    atlas = shop().flow("Window", "Till").flow("Window", "Till").build()
    assert [rule for rule, _id in rules(atlas)] == ["flow.twice"]


def test_an_exit_wants_a_reason() -> None:
    assert [rule for rule, _id in rules(shop().flow("Till", kind="exit").build())] == [
        "flow.exit-without-reason"
    ]


def test_a_ring_wants_a_way_out() -> None:
    atlas = shop().flow("Window", "Till").flow("Till", "Window", "return").build()
    assert [rule for rule, _id in rules(atlas)] == ["flow.no-way-out"]
    assert (
        rules(
            shop().flow("Window", "Till").flow("Till", "Window", "return").flow("Till", kind="done").build()
        )
        == []
    )


def test_a_stage_with_steps_wants_a_touchpoint() -> None:
    atlas = shop().stage("After").step("Later").build()
    assert rules(atlas) == [("stage.no-touchpoints", id_of(atlas, "After"))]


def test_referrals_take_no_share() -> None:
    atlas = shop().flow("Window", "Till", share=1.0).flow("Window", "Till", "referral", share=0.5).build()
    assert rules(atlas) == []
