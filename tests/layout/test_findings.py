"""What layout notices about a map."""

from __future__ import annotations

from pathlib import Path

from cjeditor.drawing.text.faces import open_face
from cjeditor.layout.map_layout import lay_out
from cjeditor.layout.options import LayoutOptions
from tests.builder import MapBuilder, a_map
from tests.drawing.text.test_truetype import small_font


def rules(builder: MapBuilder) -> list[tuple[str, str]]:
    return [(finding.rule, finding.object_id) for finding in lay_out(builder.build(), "jo_1").findings]


def test_a_stage_of_an_earlier_phase_after_a_later_one_is_told() -> None:
    builder = a_map()
    for name, phase in (("A", "before"), ("B", "after"), ("C", "during"), ("D", "after")):
        builder.stage(name, phase=phase).step(f"Step {name}")
    builder.lane("Any")
    found = [f for f in lay_out(builder.build(), "jo_1").findings if f.rule == "map.phase-order"]
    assert [finding.object_id for finding in found] == ["st_3"]


def test_a_sound_map_has_no_findings() -> None:
    assert rules(a_map().stage("S").step("a").lane("L").touchpoint("Chat")) == []


def test_an_empty_stage() -> None:
    assert rules(a_map().stage("S").stage("T").step("a")) == [("map.empty-stage", "st_1")]


def test_a_stage_title_without_room() -> None:
    assert rules(a_map().stage("A stage of very many words").step("a")) == [("map.head-cut", "st_1")]


def test_a_step_title_without_room() -> None:
    assert rules(a_map().step("words and words " * 6)) == [("map.head-cut", "sp_1")]


def test_a_lane_title_without_room() -> None:
    builder = a_map().step("a").lane("A lane that has a title of a great many words").touchpoint("Chat")
    assert rules(builder) == [("map.head-cut", "ln_1")]


def test_a_long_description() -> None:
    builder = a_map().step("a").lane("L").touchpoint("Chat", description="words and more " * 12)
    assert rules(builder) == [("map.long-description", "tp_1")]


def test_letters_that_no_face_has() -> None:
    builder = a_map().step("a").lane("L").touchpoint("Chat \U00012000")
    assert rules(builder) == [("map.missing-letters", "tp_1")]


def test_letters_that_no_face_has_are_found_in_every_head() -> None:
    builder = a_map(title="旅").persona("客", quote="户").stage("想").step("看", condition="到").lane("道")
    builder.touchpoint("Chat").emotion_lane().emotion(0, quote="好")
    found = [object_id for rule, object_id in rules(builder) if rule == "map.missing-letters"]
    assert found == ["jo_1", "pe_1", "st_1", "sp_1", "ln_1", "em_1"]


def test_letters_that_would_have_to_join_are_found_once_a_font_has_them(tmp_path: Path) -> None:
    builder = a_map().step("a").lane("L").touchpoint("यात्रा")
    assert [rule for rule, _object in rules(builder)] == ["map.missing-letters"]
    path = tmp_path / "hindi.ttf"
    path.write_bytes(small_font({ord(letter): f"g{ord(letter)}" for letter in "यात्र"}))
    found = lay_out(builder.build(), "jo_1", LayoutOptions(chosen_face=open_face(path))).findings
    assert [finding.rule for finding in found] == ["map.unshaped-letters"]


def test_too_many_moments_of_truth() -> None:
    builder = a_map().step("a").lane("L")
    for number in range(4):
        builder.touchpoint(f"Card {number}", moment_of_truth=number < 2)
    assert rules(builder) == [("map.many-moments-of-truth", "jo_1")]


def test_more_focus_than_two_steps() -> None:
    builder = a_map().step("a", focus=True).step("b", focus=True).step("c", focus=True)
    assert rules(builder) == [("map.much-focus", "sp_3")]


def test_a_quote_without_any_room() -> None:
    builder = a_map().persona("Ana").step("a").emotion_lane().emotion(0, quote="words without end " * 40)
    assert rules(builder) == [("map.quote-without-room", "em_1")]
