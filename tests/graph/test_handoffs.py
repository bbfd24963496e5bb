"""Where crew, product or channel change along flows."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cjeditor.graph import question
from cjeditor.graph.answer import Answer
from cjeditor.model.atlas import Atlas
from tests.builder import MapBuilder, a_map, id_of


def loan() -> MapBuilder:
    return (
        a_map("Loan")
        .crew("Mortgages", code="MOR")
        .crew("Risk", code="RSK")
        .product("Mortgage", code="MTG")
        .product("Account", code="ACC")
        .channel("App")
        .channel("Phone")
        .step("Apply")
        .lane("Digital")
        .touchpoint("Form", crew="Mortgages", product="Mortgage", channels=("App",))
        .touchpoint("Check", crew="Risk", product="Mortgage", channels=("App",))
        .touchpoint("Call", crew="Mortgages", product="Account", channels=("Phone",))
    )


def asked(atlas: Atlas, **options: object) -> Answer:
    found = question("handoffs")
    assert found is not None
    return found.answer(atlas, **options)


def told(answer: Answer) -> list[tuple[object, ...]]:
    return [row.values for row in answer.rows]


def test_what_changes_is_told_by_aspect() -> None:
    atlas = loan().flow("Form", "Check").build()
    ((source, target, crew, product, channel, changes, share, _volume, _weight),) = told(asked(atlas))
    assert (source, target) == ("Form", "Check")
    assert (crew, product, channel) == ("Mortgages ▸ Risk", "", "")
    assert (changes, share) == (1, 1.0)


def test_more_changes_for_more_people_come_first() -> None:
    atlas = loan().flow("Form", "Check", share=0.8).flow("Form", "Call", "alternative", share=0.2)
    assert [row[1] for row in told(asked(atlas.build()))] == ["Check", "Call"]


def test_shares_nobody_gave_divide_what_is_left() -> None:
    atlas = loan().flow("Check", "Form", share=0.4).flow("Check", "Call", "alternative").build()
    assert {row[1]: row[6] for row in told(asked(atlas))} == {"Form": 0.4, "Call": 0.6}


def test_volume_weighs_when_asked_for() -> None:
    atlas = loan().flow("Form", "Check", volume=10.0).flow("Check", "Form", "return", volume=500.0).build()
    assert [row[0] for row in told(asked(atlas, weighed_by="volume"))] == ["Check", "Form"]


def test_an_aspect_can_be_left_out() -> None:
    atlas = loan().flow("Form", "Check").build()
    assert told(asked(atlas, crew=False)) == []


def test_what_is_unknown_at_one_end_is_no_change() -> None:
    atlas = loan().touchpoint("Friends").flow("Form", "Friends").build()
    assert told(asked(atlas)) == []


def test_a_referral_is_no_hand_off() -> None:
    assert told(asked(loan().flow("Form", "Check", "referral").build())) == []


def test_all_three_at_once_is_a_finding() -> None:
    atlas = loan().flow("Check", "Call").build()
    answer = asked(atlas)
    assert [finding.rule for finding in answer.findings] == ["flow.all-changes"]
    assert "“Check” to “Call”" in answer.findings[0].message.english()


def test_marks_stand_on_the_flow_and_the_touchpoint_it_arrives_at() -> None:
    atlas = loan().flow("Check", "Call").build()
    marks = asked(atlas).marks
    (flow,) = atlas.flows
    assert (marks.badges[flow].text, marks.badges[flow].tone) == ("3", "bad")
    assert marks.heat == {flow: 1.0, id_of(atlas, "Call"): 1.0}


def test_only_one_journey_when_asked_for() -> None:
    atlas = loan().flow("Form", "Check").build()
    assert told(asked(atlas, journey="jo_none")) == []
    assert len(told(asked(atlas, journey=id_of(atlas, "Loan")))) == 1


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(ValidationError):
        asked(loan().build(), colour="red")


@pytest.mark.parametrize(
    ("weighed_by", "head"), [("share", "Weight (changes × share)"), ("volume", "Weight (changes × volume)")]
)
def test_the_head_of_the_weight_says_what_it_is_made_of(weighed_by: str, head: str) -> None:
    columns = asked(loan().flow("Form", "Check").build(), weighed_by=weighed_by).columns
    assert columns[-1].title.english() == head
