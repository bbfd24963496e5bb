from __future__ import annotations

import pytest

from cjeditor.drawing.look import sizes
from cjeditor.edits.templates import TEMPLATES, Template
from cjeditor.layout.map_layout import lay_out
from cjeditor.layout.options import LayoutOptions, say_english
from cjeditor.model.ids import counting_ids
from cjeditor.ui.wording import wording
from tests.builder import a_map


def test_a_lane_without_cards_is_as_high_as_its_title_needs() -> None:
    atlas = a_map().step("a").lane("Web").lane("Puntos de contacto").build()
    low, high = (row.height for row in lay_out(atlas, "jo_1", LayoutOptions()).rows)
    assert low == sizes.COLLAPSED_LANE
    assert high == pytest.approx(56.4, abs=0.1)


@pytest.mark.parametrize("language", ["en", "es", "pt"])
@pytest.mark.parametrize("template", TEMPLATES[:3], ids=lambda template: template.name)
def test_no_title_of_a_fresh_map_is_cut(template: Template, language: str) -> None:
    say = wording(language) if language != "en" else say_english
    atlas = template.build(counting_ids(), say, language)
    (journey,) = atlas.journeys
    findings = lay_out(atlas, journey, LayoutOptions(say=say)).findings
    assert [finding for finding in findings if finding.rule == "map.head-cut"] == []
