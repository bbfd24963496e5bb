"""The icons: whole, inside their box, and the same as path and as SVG."""

import pytest

from cjeditor.drawing.frame import ClosePath, CurveTo, LineTo, MoveTo
from cjeditor.drawing.look import colours, icons
from cjeditor.resource_files import resource_bytes

NEEDED = [
    "globe",
    "smartphone",
    "mail",
    "message-circle",
    "phone",
    "video",
    "monitor",
    "store",
    "building",
    "users",
    "file-text",
    "letter",
    "watch",
    "house",
    "truck",
    "map-pin",
    "credit-card",
    "qr-code",
    "heart",
    "eye",
    "thumbs-up",
    "plus",
    "zap",
    "question",
    "circle-help-dashed",
    "search",
    "trending-up",
    "quote",
    "sprout",
    "lightbulb",
    "square-check",
    "hand",
    "cloud",
    "file",
    "folder-open",
    "save",
    "save-as",
    "printer",
    "undo",
    "redo",
    "scissors",
    "copy",
    "clipboard",
    "trash",
    "zoom-in",
    "zoom-out",
    "maximize",
    "minus",
    "settings",
    "chevron-down",
    "chevron-up",
    "chevron-left",
    "chevron-right",
    "panel-left",
    "panel-right",
    "sun",
    "moon",
    "download",
    "upload",
    "link",
    "lock",
    "eye-off",
    "star",
    "arrow-left",
    "arrow-right",
    "arrow-up",
    "arrow-down",
    "grip-vertical",
    "hand-off",
    "exit",
    "curve",
    "separator",
    "circle-check",
    "circle-x",
]


@pytest.mark.parametrize("name", NEEDED)
def test_what_the_map_and_the_window_need_is_there(name: str) -> None:
    assert icons.has_icon(name)


@pytest.mark.parametrize("name", icons.icon_names())
def test_every_icon_lies_in_its_box_and_starts_with_a_move(name: str) -> None:
    segments = icons.icon(name).segments
    assert isinstance(segments[0], MoveTo)
    for segment in segments:
        if not isinstance(segment, ClosePath):
            assert 0.5 <= segment.x <= 23.5
            assert 0.5 <= segment.y <= 23.5


def test_an_icon_is_drawn_at_its_place_and_size() -> None:
    small = icons.draw_icon("minus", 100, 50, 12, colours.INK)
    assert small.segments == (MoveTo(102.5, 56), LineTo(109.5, 56))
    assert small.stroke is not None
    assert (small.stroke.width, small.stroke.cap, small.fill) == (1, "round", None)


def test_the_width_of_lines_can_be_given() -> None:
    path = icons.draw_icon("minus", 0, 0, 12, colours.INK, 3)
    assert path.stroke is not None
    assert path.stroke.width == 3


def test_curves_and_closed_paths_move_along() -> None:
    segments = icons.segments_of("M1 2C1 2 3 4 5 6Z")
    assert icons.moved(segments, 10, 20, 2) == (MoveTo(12, 24), CurveTo(12, 24, 16, 28, 20, 32), ClosePath())


def test_an_unknown_icon_is_a_circle() -> None:
    assert icons.icon("from a newer file").segments == icons.icon("circle").segments


def test_the_licence_lies_beside_the_icons() -> None:
    assert b"ISC License" in resource_bytes("icons", "LICENSE-Lucide.txt")
