"""Phase bands, stages and steps."""

from __future__ import annotations

from typing import Any

from cjeditor.drawing.frame import Box, Frame, LineTo, MoveTo, Path, Placed
from cjeditor.drawing.look import sizes
from cjeditor.drawing.look.type import STAGE, STAGE_SMALL, STEP
from cjeditor.layout.map_layout import lay_out
from tests.builder import MapBuilder, a_map
from tests.layout.frames import glyphs, texts


def heads(builder: MapBuilder, part: str) -> list[Placed]:
    return [placed for placed in lay_out(builder.build(), "jo_1").heads if placed.frame.part == part]


def outline(frame: Frame) -> list[tuple[float, float]]:
    path = next(item for item in frame.items if isinstance(item, Path))
    return [(part.x, part.y) for part in path.segments if isinstance(part, MoveTo | LineTo)]


def test_the_first_stage_is_flat_and_the_others_are_notched() -> None:
    first, second = heads(a_map().stage("A").step("a").stage("B").step("b"), "stage")
    assert outline(first.frame)[-1][0] == 0.0
    assert outline(second.frame)[-1][0] == sizes.STAGE_POINT


def test_stages_stand_six_apart_and_the_last_ends_with_the_lanes() -> None:
    builder = a_map().stage("A").step("a").stage("B").step("b")
    first, second = heads(builder, "stage")
    tip = first.x + first.frame.width
    assert second.x + sizes.STAGE_POINT - tip == sizes.STAGE_GAP
    assert second.x + second.frame.width == lay_out(builder.build(), "jo_1").columns.right


def test_a_stage_title_shrinks_by_one_step_before_it_is_cut() -> None:
    sizes_used = [
        next(item.size for item, _place in glyphs(placed.frame))
        for placed in heads(
            a_map().stage("Opinar").step("a").stage("Contratarlo").step("b").stage("End").step("c"), "stage"
        )
    ]
    assert sizes_used == [STAGE.size, STAGE_SMALL.size, STAGE.size]


def test_stages_of_one_phase_share_a_band() -> None:
    builder = (
        a_map().stage("A", "before").step("a").stage("B", "before").step("b").stage("C", "after").step("c")
    )
    assert [texts(placed.frame) for placed in heads(builder, "phase")] == ["BEFORE", "AFTER"]


def test_stages_without_a_phase_have_no_band() -> None:
    assert heads(a_map().stage("A").step("a"), "phase") == []


def test_steps_are_numbered_through_collapsed_stages() -> None:
    builder = a_map().stage("A", collapsed=True).step("a").step("b").stage("B").step("c")
    assert [texts(placed.frame) for placed in heads(builder, "step")] == ["3 c"]
    assert "2 steps" in texts(heads(builder, "stage")[0].frame)


def dashes_of(**fields: Any) -> bool:
    (step,) = heads(a_map().step("a", **fields), "step")
    ring = next(item for item in step.frame.items if isinstance(item, Path))
    return bool(ring.stroke and ring.stroke.dash)


def test_an_optional_step_has_a_dashed_circle() -> None:
    assert dashes_of(optional=True)
    assert not dashes_of()


def test_a_step_shows_its_title_in_up_to_three_even_lines_and_its_duration() -> None:
    (step,) = heads(a_map().step("We look, and get in line", duration="10 weeks"), "step")
    lines = [item for item, _place in glyphs(step.frame) if item.field == "title"]
    assert [line.text for line in lines] == ["We look, and", "get in line"]
    assert {line.size for line in lines} == {STEP.size}
    assert "10 weeks" in texts(step.frame)


def test_a_step_with_a_map_of_its_own_links_to_it() -> None:
    (step,) = heads(a_map().step("a", detail="jo_2"), "step")
    assert step.frame.link == "jo_2"


def test_the_condition_of_a_step_stands_under_its_title() -> None:
    builder = a_map().stage("A").step("We sign").step("We insure", condition="only with children")
    (plain, conditional) = heads(builder, "step")
    assert "only with children" in texts(conditional.frame)
    assert plain.frame.height == conditional.frame.height
    lines = {item.field: y for item, (_x, y) in glyphs(conditional.frame)}
    assert lines["condition"] > lines["title"]
    assert lines["condition"] <= conditional.frame.height


def test_the_legend_says_what_the_signs_of_steps_mean() -> None:
    builder = a_map().stage("A").step("a", optional=True, repeats=True)
    told = texts(lay_out(builder.build(), "jo_1").legend.frame)
    assert "optional step" in told
    assert "comes again" in told
    assert "map of its own" not in told
    assert "optional" not in texts(lay_out(a_map().step("a").build(), "jo_1").legend.frame)


def test_a_stage_title_of_two_words_stands_on_two_lines_before_it_is_cut() -> None:
    builder = a_map().stage("A").step("a").stage("Darse cuenta").step("b").stage("C").step("c")
    _first, second, _third = heads(builder, "stage")
    lines = list(glyphs(second.frame))
    assert [item.text for item, _place in lines] == ["Darse", "cuenta"]
    assert all(0 < y < sizes.STAGE_HEIGHT for _item, (_x, y) in lines)


def test_one_long_word_over_a_column_goes_on_in_a_second_line_before_it_is_cut() -> None:
    word = "Zusammenfassung"
    (stage,) = heads(a_map().stage(word).step("a"), "stage")
    lines = [item.text for item, _place in glyphs(stage.frame)]
    assert (len(lines), "".join(lines)) == (2, word)
    (longer,) = heads(a_map().stage(2 * word).step("a"), "stage")
    assert texts(longer.frame).endswith("…")


def test_a_number_of_three_figures_stands_whole_in_a_longer_ring() -> None:
    builder = a_map().stage("A")
    for place in range(100):
        builder = builder.step(f"Step {place}")
    frames = [placed.frame for placed in heads(builder, "step")]
    assert [next(item.text for item, _place in glyphs(frame)) for frame in frames[-2:]] == ["99", "100"]
    ring = frames[-1].items[0]
    assert isinstance(ring, Box)
    assert ring.width > sizes.STEP_CIRCLE
