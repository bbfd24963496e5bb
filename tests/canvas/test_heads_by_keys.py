"""Stages, steps, lanes and lane groups by keyboard: gone round, moved, duplicated; and cards pasted as they lay."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt

from cjeditor.model.atlas import Atlas
from tests.builder import a_map, names_of
from tests.canvas.showing import CTRL, Shown

Show = Callable[..., Shown]
K = Qt.Key


def grouped_map() -> Atlas:
    return (
        a_map("Saving")
        .stage("Before")
        .step("Notice")
        .step("Ask")
        .stage("After")
        .step("Use")
        .lane("Alone")
        .lane_group("Digital")
        .lane("Web")
        .at("Notice")
        .touchpoint("Chat")
        .lane("App")
        .at("Ask")
        .touchpoint("Push")
        .lane_group("Personal")
        .lane("Branch")
        .lane("Phone")
        .build()
    )


def focus(shown: Shown) -> str:
    current = shown.view.board.focus.current
    return names_of(shown.atlas, current)[0] if current else ""


def lanes(shown: Shown) -> list[str]:
    return names_of(shown.atlas, *shown.atlas.index.lanes(shown.view.journey_id))


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("App", K.Key_Left, "Digital"),
        ("Alone", K.Key_Left, "Alone"),
        ("Digital", K.Key_Right, "Web"),
        ("Digital", K.Key_Left, "Digital"),
        ("Digital", K.Key_Down, "Personal"),
        ("Personal", K.Key_Up, "Digital"),
        ("Personal", K.Key_Down, "Personal"),
        ("Digital", K.Key_Up, "Before"),
    ],
)
def test_keys_reach_lane_groups(show: Show, start: str, key: Qt.Key, end: str) -> None:
    shown = show(grouped_map())
    shown.view.select((shown.id(start),))
    shown.key(key)
    assert focus(shown) == end


@pytest.mark.parametrize(
    ("start", "key", "order"),
    [
        ("Digital", K.Key_Down, ["Alone", "Branch", "Phone", "Web", "App"]),
        ("Digital", K.Key_Up, ["Web", "App", "Alone", "Branch", "Phone"]),
        ("Personal", K.Key_Up, ["Alone", "Branch", "Phone", "Web", "App"]),
        ("Personal", K.Key_Down, ["Alone", "Web", "App", "Branch", "Phone"]),
    ],
)
def test_a_lane_group_moves_as_one_past_lanes_and_groups(
    show: Show, start: str, key: Qt.Key, order: list[str]
) -> None:
    shown = show(grouped_map())
    shown.view.select((shown.id(start),))
    shown.key(key, CTRL)
    assert lanes(shown) == order
    assert len(shown.atlas.lane_groups) == 2


def test_a_lane_moved_by_keys_joins_and_leaves_groups(show: Show) -> None:
    shown = show(grouped_map())
    lane = shown.id("Alone")
    shown.view.select((lane,))
    groups = []
    for _ in range(3):
        shown.key(K.Key_Down, CTRL)
        groups.append(names_of(shown.atlas, shown.atlas.lanes[lane].group or "")[0])
    assert groups == ["Digital", "Digital", "Personal"]


def test_a_lane_group_is_dragged_by_its_strip(show: Show) -> None:
    shown = show(grouped_map())
    strip = shown.box("Digital")
    start = QPoint(round(strip.x + strip.width / 2), round(strip.y + 20))
    below = shown.box("Phone")
    shown.drag(start, QPoint(start.x(), round(below.y + below.height - 4)))
    assert lanes(shown) == ["Alone", "Branch", "Phone", "Web", "App"]
    assert shown.session.undo_label is not None
    assert shown.session.undo_label.english() == "Move a lane group"


def test_a_lane_group_is_renamed_in_place_along_its_strip(show: Show) -> None:
    shown = show(grouped_map())
    shown.view.select((shown.id("Digital"),))
    shown.key(K.Key_F2)
    assert shown.view.writer.lines(), "the text is found on the strip"
    shown.type("Online")
    shown.key(K.Key_Return)
    assert "Online" in names_of(shown.atlas, *shown.atlas.lane_groups)


@pytest.mark.parametrize("head", ["Before", "Notice", "Web", "Digital"])
def test_a_head_is_duplicated_by_a_key_and_the_copy_is_selected(show: Show, head: str) -> None:
    shown = show(grouped_map())
    original = shown.id(head)
    shown.view.select((original,))
    shown.key(K.Key_D, CTRL)
    (copy,) = shown.view.selection
    assert copy != original
    assert names_of(shown.atlas, copy) == [head]
    assert len(shown.changes) == 1
    shown.key(K.Key_Z, CTRL)
    assert shown.atlas.find(copy) is None


def test_pasted_cards_keep_their_arrangement(show: Show) -> None:
    shown = show(grouped_map())
    shown.view.select((shown.id("Push"), shown.id("Chat")))
    shown.key(K.Key_C, CTRL)
    shown.click(shown.cell("Branch", "Ask"))
    shown.key(K.Key_V, CTRL)
    assert names_of(shown.atlas, *shown.atlas.index.cards(shown.id("Branch"), shown.id("Ask"))) == ["Chat"]
    assert names_of(shown.atlas, *shown.atlas.index.cards(shown.id("Phone"), shown.id("Use"))) == ["Push"]
