"""The emotion lane: quotes stay inside and clear, evidence is dashed a piece, names stand at the line's end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjeditor.drawing.frame import Frame, Path, walk
from cjeditor.drawing.look import sizes
from cjeditor.drawing.text.metrics import advance
from cjeditor.layout.curve.monotone import samples
from cjeditor.layout.lanes.base import LaneBody
from cjeditor.layout.lanes.emotion import MIDDLE, curves_of, score_at, score_y
from cjeditor.layout.map_layout import lay_out
from cjeditor.layout.rect import Rect
from cjeditor.model.atlas import Atlas
from tests.builder import a_map
from tests.layout.frames import glyphs, texts

QUOTES = st.sampled_from(
    ["", "So that is it", "I asked about the fee and they told me about dreams", "Nobody says " * 9]
)
POINTS = st.lists(
    st.tuples(st.sampled_from([-2.0, -1.5, -1.0, 0.0, 0.5, 1.0, 2.0]), QUOTES), min_size=1, max_size=8
)


def a_curve(points: list[tuple[float, str]], second: Sequence[float] = ()) -> Atlas:
    builder = a_map().persona("Luis").persona("Marta")
    for number in range(max(len(points), len(second))):
        builder.step(f"Step {number}")
    builder.emotion_lane()
    for number, (score, quote) in enumerate(points):
        builder.at(f"Step {number}").emotion(score, persona="Luis", quote=quote)
    for number, score in enumerate(second):
        builder.at(f"Step {number}").emotion(score, persona="Marta")
    return builder.build()


def lane_of(atlas: Atlas) -> LaneBody:
    return lay_out(atlas, "jo_1").rows[0].body


def quote_boxes(frame: Frame) -> list[Rect]:
    lines = [(item, place) for item, place in glyphs(frame) if item.face == "italic"]
    return [
        Rect(x, y - 0.75 * item.size, advance(item.text, item.face, item.size), 0.95 * item.size)
        for item, (x, y) in lines
    ]


@settings(max_examples=40, deadline=None)
@given(POINTS, st.lists(st.sampled_from([-2.0, 0.0, 1.0]), max_size=8))
def test_quotes_stay_in_the_lane_and_off_curves_faces_and_each_other(
    points: list[tuple[float, str]], second: list[float]
) -> None:
    body = lane_of(a_curve(points, second))
    boxes = quote_boxes(body.frame)
    columns = body.given.columns
    for place, box in enumerate(boxes):
        assert box.y >= 0.0
        assert box.bottom <= body.height
        assert box.x >= columns.left
        assert box.right <= columns.right
        assert not any(box.meets(other) for other in boxes[place + 1 :])
        for curve in curves_of(body.given):
            assert not any(box.contains(x, y) for x, y in samples(curve.pieces, 4.0))
            assert not any(box.meets(Rect(x - 15, y - 15, 30, 30)) for x, y in curve.points)


def test_every_quote_that_finds_room_is_shown_whatever_its_score() -> None:
    words = texts(lane_of(a_curve([(1.0, "Hope"), (-2.0, "Despair"), (0.5, "Hm"), (2.0, "Joy")])).frame)
    assert all(said in words for said in ("Hope", "Despair", "Hm", "Joy"))


def test_a_quote_is_shown_or_a_finding_says_why_not() -> None:
    said = "I asked about the fee and they told me about dreams"
    body = lane_of(a_curve([(1.0, f"{said} {n}") for n in range(8)]))
    shown = len({box.object_id for _x, _y, box in walk(body.frame) if box.part == "quote"})
    assert 0 < shown < 8
    assert shown + len(body.findings) == 8


def test_the_extremes_have_the_first_choice_of_room() -> None:
    said = "I asked about the fee and they told me about dreams"
    words = texts(lane_of(a_curve([(1.0, said)] * 3 + [(2.0, "Joy"), (1.0, said), (-2.0, "Gloom")])).frame)
    assert "Joy" in words
    assert "Gloom" in words


def test_a_name_stands_at_the_end_of_each_line() -> None:
    frame = lane_of(a_curve([(1.0, ""), (2.0, "")], [0.0, -1.0])).frame
    names = {item.text: place for item, place in glyphs(frame) if item.text in {"Luis", "Marta"}}
    assert set(names) == {"Luis", "Marta"}


def test_evidence_dashes_the_pieces() -> None:
    atlas = (
        a_map()
        .persona("Luis")
        .step("a")
        .emotion_lane()
        .emotion(1, evidence={"level": "measured"})
        .step("b")
        .emotion(0, evidence={"level": "measured"})
        .step("c")
        .emotion(2, evidence={"level": "assumed"})
        .build()
    )
    strokes = [
        item.stroke
        for placed in lane_of(atlas).furniture
        for _x, _y, frame in walk(placed.frame)
        for item in frame.items
        if isinstance(item, Path) and item.stroke and item.stroke.width == sizes.CURVE_LINE
    ]
    assert [stroke.dash for stroke in strokes] == [
        sizes.CURVE_DASHES["measured"],
        sizes.CURVE_DASHES["assumed"],
    ]


def test_a_point_lies_at_its_place_within_its_step() -> None:
    atlas = a_map().persona("Luis").step("a").emotion_lane().emotion(1, at=0.25).emotion(-1, at=0.75).build()
    body = lane_of(atlas)
    column = body.given.columns.columns[0]
    assert sorted(point.x for point in body.points) == [column.x + 50.0, column.x + 150.0]


@pytest.mark.parametrize("score", [-2.0, -0.5, 0.0, 1.0, 2.0])
def test_a_height_is_a_score_and_back(score: float) -> None:
    assert score_at(score_y(score)) == pytest.approx(score)
    assert score_y(0.0) == MIDDLE


def test_the_scale_is_named_at_both_ends() -> None:
    assert texts(lane_of(a_curve([(0.0, ""), (0.0, "")])).frame).count("very good") == 2


def test_an_empty_curve_keeps_its_room_to_be_drawn_in() -> None:
    assert lane_of(a_map().step("a").emotion_lane().build()).height == sizes.EMOTION_LANE


def test_a_collapsed_curve_is_a_line_of_its_title() -> None:
    assert lane_of(a_map().step("a").emotion_lane(collapsed=True).emotion(1).build()).height == 40.0


def test_two_quotes_side_by_side_do_not_read_as_one() -> None:
    atlas = a_curve([(2.0, "It was full and I went straight in"), (2.0, "At last somebody who asked")])
    lines = sorted(quote_boxes(lane_of(atlas).frame), key=lambda box: (box.y, box.x))
    gaps = [right.x - left.right for left, right in pairwise(lines) if left.y == right.y]
    assert gaps
    assert min(gaps) >= 24.0


def test_a_quote_at_the_edge_hides_the_word_of_the_scale_there() -> None:
    body = lane_of(a_curve([(-2.0, "We are lost and nobody tells us where to go from here")]))
    words = [
        Rect(x, y - item.size, advance(item.text, item.face, item.size), item.size)
        for item, (x, y) in glyphs(body.frame)
        if item.text.startswith("very")
    ]
    assert not any(word.meets(quote) for word in words for quote in quote_boxes(body.frame))
