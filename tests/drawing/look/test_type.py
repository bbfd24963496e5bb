"""The type scale and the geometry are those of the look."""

import pytest

from cjeditor.drawing.face import FaceName
from cjeditor.drawing.look import colours, sizes
from cjeditor.drawing.look import type as styles
from cjeditor.drawing.look.vision import contrast


@pytest.mark.parametrize(
    ("name", "size", "face"),
    [
        ("TITLE", 72, "bold"),
        ("GOAL", 30, "regular"),
        ("STAGE", 40, "semibold"),
        ("STAGE_SMALL", 34, "semibold"),
        ("PHASE", 20, "semibold"),
        ("STEP", 28, "semibold"),
        ("LANE_TITLE", 26, "semibold"),
        ("CARD_TITLE", 18, "semibold"),
        ("CARD_TEXT", 16, "regular"),
        ("NOTE", 16, "regular"),
        ("CHIP", 14, "regular"),
        ("BADGE", 16, "bold"),
        ("QUOTE", 24, "italic"),
        ("PERSONA_NAME", 34, "semibold"),
        ("PERSONA_LINE", 20, "regular"),
        ("PERSONA_QUOTE", 26, "italic"),
        ("LEGEND", 16, "regular"),
    ],
)
def test_the_scale(name: str, size: float, face: FaceName) -> None:
    style = styles.STYLES[name]
    assert (style.size, style.face) == (size, face)


def test_nothing_is_smaller_than_fourteen() -> None:
    assert min(style.size for style in styles.STYLES.values()) == 14


def test_every_text_reads_on_its_ground() -> None:
    on_dark = {colours.PAPER}
    for style in styles.STYLES.values():
        ground = colours.STRUCTURE if style.colour in on_dark else colours.PAPER
        assert contrast(style.colour, ground) >= 4.5


def test_tracking_follows_the_size() -> None:
    assert styles.TITLE.tracking == pytest.approx(-0.01 * styles.TITLE.size)
    assert styles.PHASE.tracking == pytest.approx(0.06 * styles.PHASE.size)
    assert styles.PHASE.capitals


def test_line_height_is_size_times_leading() -> None:
    assert styles.CARD_TITLE.line_height == pytest.approx(21.6)


def test_thirteen_columns_and_their_heads_are_as_wide_as_an_a0_sheet() -> None:
    heads = 2 * sizes.PAGE_MARGIN + sizes.LANE_HEAD_WIDTH + sizes.LANE_HEAD_GAP
    width = heads + 13 * sizes.PITCH + 4 * sizes.STAGE_END
    assert width == pytest.approx(1189 / 25.4 * 72, rel=0.025)


def test_a_card_title_has_its_full_width() -> None:
    assert sizes.CARD_WIDTH - sizes.CARD_EDGE - 2 * sizes.CARD_PADDING == 172
    assert sizes.PITCH == 228


def test_four_tracks_fit_between_two_lanes() -> None:
    room = 2 * sizes.LANE_PADDING + sizes.LANE_GAP
    assert room > (sizes.LANE_TRACKS - 1) * sizes.LANE_TRACK_STEP
    assert (sizes.COLUMN_TRACKS - 1) * sizes.TRACK_STEP < sizes.GUTTER - 2 * sizes.FLOW_CLEARANCE + 1
