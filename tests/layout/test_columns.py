"""Steps as columns: pitch, stage ends, collapsed and empty stages, spans."""

from __future__ import annotations

import pytest

from cjeditor.drawing.look import sizes
from cjeditor.layout.columns import COLLAPSED_WIDTH, Columns, columns_of
from cjeditor.model.atlas import Atlas
from tests.builder import a_map


def columns_in(atlas: Atlas, left: float = 0.0) -> Columns:
    stages = [
        (atlas.stages[stage], tuple(atlas.steps[step] for step in atlas.index.steps(stage)))
        for stage in atlas.index.stages("jo_1")
    ]
    return columns_of("jo_1", stages, left)


def test_steps_stand_one_pitch_apart() -> None:
    columns = columns_in(a_map().step("a").step("b").build()).columns
    assert columns[1].x - columns[0].x == sizes.PITCH
    assert columns[0].width == sizes.CARD_WIDTH


def test_a_stage_ends_with_extra_room() -> None:
    columns = columns_in(a_map().stage("A").step("a").stage("B").step("b").build()).columns
    assert columns[1].x - columns[0].x == sizes.PITCH + sizes.STAGE_END


def test_the_last_stage_ends_at_the_edge_of_the_lanes() -> None:
    columns = columns_in(a_map().stage("A").step("a").stage("B").step("b").build())
    assert columns.stages[-1].right == columns.right == columns.columns[-1].right + sizes.GUTTER / 2


def test_a_step_of_two_columns_is_as_wide_as_two_steps() -> None:
    columns = columns_in(a_map().step("a", width=2.0).build()).columns
    assert columns[0].width == 2 * sizes.PITCH - sizes.GUTTER


def test_a_collapsed_stage_is_one_narrow_column_for_all_its_steps() -> None:
    columns = columns_in(a_map().stage("A", collapsed=True).step("a").step("b").build())
    assert [(column.kind, column.width) for column in columns.columns] == [("collapsed", COLLAPSED_WIDTH)]
    assert columns.span("sp_2") == (0, 0)


def test_an_empty_stage_keeps_a_column() -> None:
    columns = columns_in(a_map().stage("A").stage("B").step("b").build())
    assert [column.kind for column in columns.columns] == ["empty", "step"]


def test_a_card_spans_from_its_step_to_its_last() -> None:
    columns = columns_in(a_map().step("a").step("b").step("c").build())
    assert columns.span("sp_1", "sp_3") == (0, 2)
    assert columns.span("jo_1") == (0, 2)
    assert columns.span("sp_2", "sp_1") == (1, 1)


@pytest.mark.parametrize(("x", "place"), [(-1.0, None), (0.0, 0), (227.0, 0), (229.0, 1), (999.0, None)])
def test_a_point_belongs_to_the_column_half_a_gutter_around_its_cards(x: float, place: int | None) -> None:
    assert columns_in(a_map().step("a").step("b").build()).at(x) == place


def test_a_map_without_stages_has_no_columns() -> None:
    columns = columns_in(a_map().build())
    assert columns.columns == ()
    assert columns.at(10.0) is None
