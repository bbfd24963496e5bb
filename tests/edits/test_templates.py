from __future__ import annotations

import pytest

from cjeditor.edits.templates import TEMPLATES, Template
from cjeditor.model.ids import counting_ids
from cjeditor.model.lane_rules import LANE_RULES
from cjeditor.model.messages import Message
from cjeditor.model.references import references


def say(words: Message) -> str:
    return words.english()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_template_is_an_atlas_without_loose_ends(template: Template) -> None:
    atlas = template.build(counting_ids(), say, "es")
    ids = {record.id for record in atlas.records()}
    assert all(target in ids for record in atlas.records() for _, target in references(record))
    assert {lane.lane_kind for lane in atlas.lanes.values()} <= set(LANE_RULES)
    assert atlas.info.content_language == "es"


def test_the_blueprint_has_its_three_lines() -> None:
    (blueprint,) = [template for template in TEMPLATES if template.name == "blueprint"]
    lanes = blueprint.build(counting_ids(), say, "en").lanes.values()
    assert [lane.props["line"] for lane in lanes if lane.lane_kind == "separator"] == [
        "interaction",
        "visibility",
        "internal interaction",
    ]


def test_only_the_empty_template_has_no_journey() -> None:
    without = [
        template.name for template in TEMPLATES if not template.build(counting_ids(), say, "en").journeys
    ]
    assert without == ["empty"]
