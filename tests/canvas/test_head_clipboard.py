"""Stages, steps, lanes and groups are cut, copied and pasted by keys, on this map and on another."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from cjeditor.canvas.head_clipboard import HEADS_TYPE, heads_as_json, heads_from_json
from cjeditor.model.atlas import Atlas
from tests.builder import a_map, names_of
from tests.canvas.showing import CTRL, Shown, small_map

Show = Callable[..., Shown]
K = Qt.Key


def two_maps() -> Atlas:
    return (
        a_map("Saving")
        .channel("App")
        .stage("Wake up")
        .step("Notice")
        .stage("Compare")
        .step("Ask")
        .lane_group("Front")
        .lane("Digital", channels=("App",))
        .at("Notice")
        .touchpoint("Letter")
        .journey("Buying")
        .stage("Look")
        .step("See")
        .lane("Online", channels=("App",))
        .build()
    )


def elsewhere(shown: Shown) -> str:
    journey = shown.id("Buying")
    shown.view.show_journey(journey)
    return journey


def copy(shown: Shown, *names: str, key: Qt.Key = K.Key_C) -> None:
    shown.view.select(tuple(map(shown.id, names)))
    shown.key(key, CTRL)


def test_a_stage_is_pasted_behind_the_chosen_one_of_another_map(show: Show) -> None:
    shown = show(two_maps())
    copy(shown, "Wake up")
    journey = elsewhere(shown)
    shown.view.select((shown.id("Look"),))
    shown.key(K.Key_V, CTRL)
    assert names_of(shown.atlas, *shown.atlas.index.stages(journey)) == ["Look", "Wake up"]
    (new,) = shown.view.selection
    (step,) = shown.atlas.index.steps(new)
    assert names_of(shown.atlas, *shown.atlas.index.cards(shown.id("Online"), step)) == ["Letter"]
    assert shown.session.undo_label is not None
    assert shown.session.undo_label.english() == "Paste a stage"
    shown.key(K.Key_Z, CTRL)
    assert names_of(shown.atlas, *shown.atlas.index.stages(journey)) == ["Look"]


@pytest.mark.parametrize(
    ("head", "table", "expected"),
    [
        ("Ask", "steps", ["See", "Ask"]),
        ("Digital", "lanes", ["Online", "Digital"]),
        ("Front", "lanes", ["Online", "Digital"]),
    ],
)
def test_steps_lanes_and_groups_too(show: Show, head: str, table: str, expected: list[str]) -> None:
    shown = show(two_maps())
    copy(shown, head)
    journey = elsewhere(shown)
    shown.key(K.Key_V, CTRL)
    index = shown.atlas.index
    ids = index.steps_of_journey(journey) if table == "steps" else index.lanes(journey)
    assert names_of(shown.atlas, *ids) == expected


def test_a_stage_that_was_cut_comes_back_elsewhere_on_its_map(show: Show) -> None:
    shown = show(two_maps())
    copy(shown, "Wake up", key=K.Key_X)
    assert names_of(shown.atlas, *shown.atlas.index.stages(shown.view.journey_id)) == ["Compare"]
    shown.key(K.Key_V, CTRL)
    assert names_of(shown.atlas, *shown.atlas.index.stages(shown.view.journey_id)) == ["Compare", "Wake up"]
    assert "Letter" in names_of(shown.atlas, *shown.atlas.touchpoints)


def test_steps_are_pasted_behind_the_step_of_the_cell_the_keys_stand_in(show: Show) -> None:
    shown = show()
    copy(shown, "Decide")
    shown.click(shown.cell("Personal", "Notice"))
    shown.key(K.Key_V, CTRL)
    steps = shown.atlas.index.steps_of_journey(shown.view.journey_id)
    assert names_of(shown.atlas, *steps) == ["Notice", "Decide", "Worry", "Ask", "Decide"]


@pytest.mark.parametrize(
    ("head", "table", "expected"),
    [
        ("Worry", "steps", ["Notice", "Worry", "Ask", "Decide"]),
        ("Compare", "stages", ["Wake up", "Compare"]),
        ("Digital", "lanes", ["Mood", "Digital", "Personal", "Pains"]),
    ],
)
def test_what_was_cut_is_pasted_back_where_it_was(
    show: Show, head: str, table: str, expected: list[str]
) -> None:
    shown = show()
    copy(shown, head, key=K.Key_X)
    shown.key(K.Key_V, CTRL)
    index, journey = shown.atlas.index, shown.view.journey_id
    rows = {"steps": index.steps_of_journey, "stages": index.stages, "lanes": index.lanes}
    assert names_of(shown.atlas, *rows[table](journey)) == expected


def test_after_the_first_of_a_row_the_next_is_selected(show: Show) -> None:
    shown = show()
    shown.view.select((shown.id("Notice"),))
    shown.key(K.Key_Delete)
    assert names_of(shown.atlas, *shown.view.selection) == ["Worry"]


def test_cutting_takes_only_what_the_clipboard_holds(show: Show) -> None:
    shown = show(two_maps())
    copy(shown, "Compare", "Letter", key=K.Key_X)
    assert "Compare" in names_of(shown.atlas, *shown.atlas.stages)
    assert "Letter" not in names_of(shown.atlas, *shown.atlas.touchpoints)


def test_others_get_the_titles_and_what_the_cards_say(show: Show) -> None:
    shown = show(two_maps())
    copy(shown, "Wake up", "Compare")
    assert QGuiApplication.clipboard().text() == "Wake up\nCompare\nLetter"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[1]",
        b"[" * 100_000,
        b"{}",
        b'{"heads": ["st_1"]}',
        b'{"heads": 4, "records": {"a": 1}, "lanes": [3], "steps": [null]}',
        json.dumps({"heads": ["st_1"], "records": [{"kind": "stages", "id": "st_1"}]}).encode(),
        json.dumps({"heads": ["ch_1"], "records": [{"kind": "channels", "id": "ch_1"}]}).encode(),
    ],
)
def test_what_is_not_ours_is_nothing(data: bytes) -> None:
    assert heads_from_json(data) is None


def test_what_was_copied_is_read_as_it_was() -> None:
    atlas = small_map()
    stage = atlas.index.stages(atlas.index.journeys()[0])[0]
    copied = heads_from_json(heads_as_json(atlas, "stages", [stage]))
    assert copied is not None
    assert copied.heads == (stage,)
    assert all(atlas.find(record.id) == record for record in copied.records)
    assert HEADS_TYPE.startswith("application/")
