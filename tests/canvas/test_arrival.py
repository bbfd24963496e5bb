from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from cjeditor.canvas import arrival, board
from cjeditor.edits.fields import set_fields
from cjeditor.edits.flows import add_flow
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import apply
from cjeditor.session.view_state import ViewState
from tests.builder import id_of
from tests.canvas.showing import Shown, small_map

Show = Callable[..., Shown]


def linked() -> Atlas:
    atlas = small_map()
    change = add_flow(atlas, "fl_1", id_of(atlas, "Letter"), id_of(atlas, "Chat"))
    return apply(atlas, change)


def painted(shown: Shown) -> QImage:
    return shown.port.grab().toImage()


def settled(shown: Shown) -> QImage:
    while shown.view.arrival.is_awaited:
        QApplication.processEvents()
    return painted(shown)


def lanes_there(shown: Shown) -> int:
    return len(shown.view.board.shown.rows)


@pytest.fixture
def _slow_flows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrival, "AT_ONCE", 0)
    monkeypatch.setattr(arrival, "SLICE_S", 0.0)


@pytest.fixture
def _unfolding(monkeypatch: pytest.MonkeyPatch, _slow_flows: None) -> None:
    monkeypatch.setattr(board, "AT_ONCE", 0)


@pytest.mark.usefixtures("_unfolding")
def test_lanes_below_the_view_follow_and_move_nothing(show: Show) -> None:
    shown = show(linked(), height=500)
    shown.view.show_journey(shown.view.journey_id)
    first = painted(shown)
    assert lanes_there(shown) < len(shown.atlas.lanes)
    settled(shown)
    assert lanes_there(shown) == len(shown.atlas.lanes)
    shown.view.screen_of_map.show_flows(are_there=False)
    assert painted(shown) == first


@pytest.mark.usefixtures("_unfolding")
def test_scrolling_down_before_all_lanes_are_there_shows_them(show: Show) -> None:
    shown = show(linked(), height=500)
    shown.view.show_journey(shown.view.journey_id)
    shown.view.lens.pan(0.0, -100.0)
    early = painted(shown)
    settled(shown)
    shown.view.screen_of_map.show_flows(are_there=False)
    assert painted(shown) == early


@pytest.mark.usefixtures("_unfolding")
def test_an_edit_before_all_lanes_are_there_is_shown_as_on_the_whole_map(show: Show) -> None:
    shown = show(linked(), height=500)
    shown.view.show_journey(shown.view.journey_id)
    painted(shown)
    change = set_fields(shown.atlas, shown.id("Letter"), title="Letter from the bank, again and again")
    shown.session.commit(change, ViewState())
    assert shown.view.board.shown.is_whole
    come = settled(shown)
    shown.view.set_options(shown.view.layout_shown.options)
    settled(shown)
    assert painted(shown) == come


def test_a_small_map_comes_with_its_flows(show: Show) -> None:
    shown = show(linked())
    assert not shown.view.arrival.is_awaited
    assert painted(shown) == settled(shown)


@pytest.mark.usefixtures("_slow_flows")
def test_the_flows_of_a_large_map_follow_its_first_frame_and_move_nothing(show: Show) -> None:
    shown = show(linked())
    shown.view.show_journey(shown.view.journey_id)
    before = shown.view.layout_shown
    bare = painted(shown)
    assert shown.view.arrival.is_awaited
    with_flows = settled(shown)
    assert shown.view.layout_shown is before
    assert bare != with_flows
    shown.view.set_options(before.options)
    assert settled(shown) == with_flows


@pytest.mark.usefixtures("_slow_flows")
def test_an_edit_while_flows_are_awaited_lets_them_come(show: Show) -> None:
    shown = show(linked())
    shown.view.show_journey(shown.view.journey_id)
    painted(shown)
    change = set_fields(shown.atlas, shown.id("Chat"), title="Chat with a person")
    shown.session.commit(change, ViewState())
    assert shown.view.arrival.is_awaited
    come = settled(shown)
    shown.view.set_options(shown.view.layout_shown.options)
    assert settled(shown) == come
