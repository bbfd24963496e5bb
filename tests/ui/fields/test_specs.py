"""Every field of every record has an editor or a reason to have none, and words."""

import pytest
from pydantic import BaseModel

from cjeditor.graph import QUESTIONS, Question
from cjeditor.layout.lanes import LANE_LAYOUTS
from cjeditor.layout.lanes.base import LaneKind
from cjeditor.model.records import KINDS, AtlasInfo
from cjeditor.ui.fields.factory import _EDITORS
from cjeditor.ui.fields.specs import FieldSpec, specs_of
from cjeditor.ui.fields.words import FIELD_TITLES, VALUE_WORDS, value_words
from cjeditor.ui.record_words import KIND_WORDS

RECORDS: dict[str, type[BaseModel]] = {"atlas": AtlasInfo, **KINDS}
BY_OTHER_MEANS = {
    *("id", "order", "custom", "place", "last_step", "journey", "stage", "lane", "step", "props"),
    *(
        "source",
        "target",
        "sha256",
        "media",
        "data",
        "lane_kind",
        "logo",
        "about",
        "because",
        "voter",
    ),
}
"""Fields that a move, a gesture or a dialog changes, or that nobody types."""


def spec_of(kind: str, name: str) -> FieldSpec:
    return next(spec for spec in specs_of(RECORDS[kind], kind) if spec.name == name)


@pytest.mark.parametrize("kind", RECORDS)
def test_every_field_has_an_editor_or_another_way(kind: str) -> None:
    specs = specs_of(RECORDS[kind], kind)
    assert set(RECORDS[kind].model_fields) - {spec.name for spec in specs} <= BY_OTHER_MEANS
    assert {spec.editor for spec in specs} <= {*_EDITORS, "flag"}


@pytest.mark.parametrize("kind", RECORDS)
def test_every_field_and_choice_has_words(kind: str) -> None:
    specs = specs_of(RECORDS[kind], kind)
    assert [spec.name for spec in specs if spec.name not in FIELD_TITLES] == []
    unsaid = [
        (spec.name, choice)
        for spec in specs
        for choice in spec.choices
        if value_words(spec.name, choice).id == "ui.value.itself"
    ]
    assert [
        pair for pair in unsaid if not isinstance(pair[1], int) and pair[1] not in {"L0", "L1", "L2"}
    ] == []
    assert kind in KIND_WORDS


@pytest.mark.parametrize("lane", LANE_LAYOUTS, ids=lambda lane: lane.lane_kind)
def test_the_properties_of_a_lane_kind_are_fields_of_its_lanes(lane: LaneKind) -> None:
    props = lane.props
    names = {spec.name for spec in specs_of(KINDS["lanes"], "lanes", props)}
    assert set(props.model_fields) <= names
    assert set(props.model_fields) <= set(FIELD_TITLES)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_the_options_of_a_question_have_editors(question: Question) -> None:
    options = question.options
    names = {spec.name for spec in specs_of(options, question.id)}
    assert set(options.model_fields) - names <= {"journey"}


def test_types_choose_the_editors() -> None:
    assert spec_of("touchpoints", "title").editor == "line"
    assert spec_of("touchpoints", "description").editor == "text"
    assert spec_of("touchpoints", "channels").kinds == ("channels",)
    assert spec_of("touchpoints", "entry_share").editor == "share"
    assert spec_of("touchpoints", "entry_share").most == 100
    assert spec_of("touchpoints", "importance").choices == (1, 2, 3, 4, 5)
    assert spec_of("journeys", "owner").kinds == ("people", "crews")
    assert spec_of("journeys", "crews").editor == "crew_parts"
    assert spec_of("flows", "persona_shares").editor == "shares"
    assert spec_of("sources", "starts").editor == "day"
    assert spec_of("emotions", "score").least == -2


def test_the_title_stands_first() -> None:
    assert specs_of(KINDS["touchpoints"], "touchpoints")[0].name == "title"
    assert specs_of(KINDS["personas"], "personas")[0].name == "name"


def test_words_of_values_are_all_used() -> None:
    said = {choice for kind in RECORDS for spec in specs_of(RECORDS[kind], kind) for choice in spec.choices}
    own = {"contributes", "owns", "watches", "assumed", "partly", "measured"}
    assert set(VALUE_WORDS) - said - own == set()
