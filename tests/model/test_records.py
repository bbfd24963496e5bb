"""Records: strict at the border, frozen inside, unknown keys kept."""

from __future__ import annotations

import copy
from typing import Any, cast

import pytest
from pydantic import ValidationError

from cjeditor.model.records import (
    KINDS,
    Across,
    Asset,
    AtlasInfo,
    Cell,
    Emotion,
    Journey,
    Lane,
    Note,
    Parked,
    Pinned,
    Record,
    Source,
    Step,
    Touchpoint,
)
from cjeditor.model.records.base import EMPTY_MAP, FrozenMap

STEP: dict[str, Any] = {"id": "sp_1", "stage": "st_1"}
CARD = {"id": "tp_1", "place": {"step": "sp_1", "lane": "ln_1"}}
NOTE = {**CARD, "id": "nt_1"}
POINT = {"id": "em_1", "lane": "ln_1", "step": "sp_1"}
LANE = {"id": "ln_1", "journey": "jo_1"}
ASSET = {"id": "as_1", "sha256": "0" * 64, "media": "image/png", "width": 3, "height": 3, "data": "AAAA"}


@pytest.mark.parametrize(
    ("record", "given_fields", "field", "value"),
    [
        (Step, STEP, "width", "2"),
        (Step, STEP, "width", True),
        (Step, STEP, "width", float("nan")),
        (Step, STEP, "width", float("inf")),
        (Step, STEP, "width", 9),
        (Step, STEP, "focus", 1),
        (Step, STEP, "focus", "true"),
        (Step, STEP, "title", 7),
        (Step, STEP, "personas", "pe_1"),
        (Step, STEP, "order", "nonsense!"),
        (Step, STEP, "id", "no spaces"),
        (Step, STEP, "id", ""),
        (Step, STEP, "id", "a" * 121),
        (Step, STEP, "custom", {"a": 1}),
        (Touchpoint, CARD, "importance", True),
        (Touchpoint, CARD, "importance", 7),
        (Touchpoint, CARD, "importance", "3"),
        (Touchpoint, CARD, "cost", -1),
        (Touchpoint, CARD, "cost", 1e300),
        (Touchpoint, CARD, "entry_share", 1.5),
        (Touchpoint, CARD, "role", "hero"),
        (Touchpoint, CARD, "place", {"nowhere": 1}),
        (Touchpoint, CARD, "place", {"step": "sp_1"}),
        (Touchpoint, CARD, "place", 7),
        (Note, NOTE, "severity", 0),
        (Emotion, POINT, "score", 2.5),
        (Emotion, POINT, "score", "1"),
        (Emotion, POINT, "at", float("nan")),
        (Lane, LANE, "props", {"a": float("nan")}),
        (Lane, LANE, "props", {"a": {"b": 1}}),
        (Lane, LANE, "colour", "red"),
        (Lane, LANE, "lane_kind", ""),
        (Journey, {"id": "jo_1"}, "review", "2024-02-30"),
        (Journey, {"id": "jo_1"}, "review", "20240229"),
        (Journey, {"id": "jo_1"}, "review", 20240229),
        (Source, {"id": "so_1"}, "sample", 1.5),
        (Source, {"id": "so_1"}, "sample", True),
        (Asset, ASSET, "width", 2401),
        (Asset, ASSET, "sha256", "abc"),
        (Asset, ASSET, "data", "not base64!"),
        (AtlasInfo, {}, "content_language", "englisch!"),
        (AtlasInfo, {}, "currency", "euro"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(
    record: type[Record], given_fields: dict[str, Any], field: str, value: object
) -> None:
    record(**given_fields)
    with pytest.raises(ValidationError):
        record(**{**given_fields, field: value})


def test_a_date_is_read_as_it_is_written() -> None:
    journey = Journey.model_validate({"id": "jo_1", "review": "2024-02-29"})
    assert journey.replaced(as_of=journey.review).as_of == journey.review
    assert str(journey.review) == "2024-02-29"


@pytest.mark.parametrize(
    ("plain", "shape"),
    [
        ({"step": "sp_1", "lane": "ln_1"}, Cell),
        ({"over": "st_1", "lane": "ln_1"}, Across),
        ({"about": "tp_2", "dx": 3}, Pinned),
        ({"journey": "jo_1"}, Parked),
    ],
)
def test_a_place_is_told_by_its_keys(plain: dict[str, Any], shape: type) -> None:
    place = Touchpoint.model_validate({"id": "tp_1", "place": plain}).place
    assert isinstance(place, shape)
    assert Touchpoint(id="tp_1", place=place).place == place


def test_keys_of_a_later_version_are_kept_through_every_edit() -> None:
    step = Step.model_validate({**STEP, "weather": {"sky": "blue"}})
    edited = step.replaced(title="Ask")
    assert edited.model_extra == {"weather": {"sky": "blue"}}
    assert edited.model_dump(exclude_defaults=True)["weather"] == {"sky": "blue"}


def test_a_record_cannot_be_changed() -> None:
    step = Step(**STEP)
    with pytest.raises(ValidationError):
        step.title = "x"
    with pytest.raises(TypeError, match="cannot be changed"):
        cast("dict[str, str]", step.custom)["a"] = "b"


def test_the_maps_of_a_record_are_frozen_too() -> None:
    lane = Lane.model_validate({**LANE, "props": {"note_kinds": ["need", "pain"]}})
    assert lane.props == {"note_kinds": ("need", "pain")}
    assert isinstance(lane.props, FrozenMap)
    for change in ("clear", "popitem", "update"):
        with pytest.raises(TypeError):
            getattr(lane.props, change)()


def test_a_frozen_map_is_its_own_copy_and_can_be_hashed() -> None:
    assert copy.deepcopy(EMPTY_MAP) is EMPTY_MAP
    assert hash(FrozenMap(a=[1])) == hash(FrozenMap(a=[2]))


def test_text_is_cleaned_on_its_way_in() -> None:
    assert Step(**STEP, title="a\ud800\x00b").title == "ab"


def test_siblings_sort_by_order_and_id() -> None:
    assert Step(**STEP, order="a1").sort_key == ("a1", "sp_1")


def test_every_kind_has_its_own_name_and_a_title_or_none() -> None:
    assert all(kind == record.kind for kind, record in KINDS.items())
    assert len(KINDS) == 21
