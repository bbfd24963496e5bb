"""What is painted again after an edit: all that differs, and little more."""

import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from cjeditor.canvas.body import Body
from cjeditor.canvas.damage import damaged
from cjeditor.edits.cards import move_cards
from cjeditor.edits.emotions import move_emotion
from cjeditor.edits.fields import set_field_text
from cjeditor.edits.flows import add_flow
from cjeditor.edits.stages import add_stage
from cjeditor.layout.flow_map import FlowMap
from cjeditor.layout.map_layout import MapLayout, lay_out, relayout
from cjeditor.layout.rect import Rect
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, Edit, apply
from cjeditor.model.slot import Slot
from tests.builder import id_of
from tests.canvas.showing import small_map

SCALE = 0.5
EVERYWHERE = Rect(-1e5, -1e5, 2e5, 2e5)


def picture(layout: MapLayout, width: float, height: float) -> QImage:
    image = QImage(round(width * SCALE), round(height * SCALE), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    Body(layout, None, 0xFFCCCCCC).paint(painter, Rect(0, 0, width, height), SCALE)
    painter.end()
    return image


def uncovered(atlas: Atlas, change: Change) -> list[tuple[int, int]]:
    """The pixels that differ after a change and lie in no damaged region."""
    before = lay_out(atlas, atlas.index.journeys()[0])
    after = relayout(before, apply(atlas, change), change)
    regions = damaged(before, after, change, EVERYWHERE)
    if regions is None:
        return []
    width, height = max(before.width, after.width) + 40, max(before.height, after.height) + 40
    old, new = picture(before, width, height), picture(after, width, height)
    return [
        (x, y)
        for y in range(old.height())
        for x in range(old.width())
        if old.pixel(x, y) != new.pixel(x, y)
        and not any(region.contains((x + 0.5) / SCALE, (y + 0.5) / SCALE) for region in regions)
    ]


def test_every_pixel_that_differs_is_painted_again(qtbot: QtBot) -> None:
    atlas = small_map()
    far = Slot(id_of(atlas, "Personal"), id_of(atlas, "Decide"), 0)
    long = "a title so long that its lane must grow, and then some more words, and even more of them"
    for change in (
        set_field_text(atlas, id_of(atlas, "Letter"), "title", "Post"),
        set_field_text(atlas, id_of(atlas, "Letter"), "title", long),
        move_cards(atlas, [id_of(atlas, "Search")], far),
        move_emotion(atlas, "em_1", 2.0, 0.2),
        add_flow(atlas, "fl_1", id_of(atlas, "Visit"), id_of(atlas, "Letter")),
    ):
        assert uncovered(atlas, change) == []


def test_a_short_edit_spoils_little(qtbot: QtBot) -> None:
    atlas = small_map()
    change = set_field_text(atlas, id_of(atlas, "Letter"), "title", "Post")
    before = lay_out(atlas, atlas.index.journeys()[0])
    regions = damaged(before, relayout(before, apply(atlas, change), change), change, EVERYWHERE)
    assert regions is not None
    assert sum(r.width * r.height for r in regions) < before.width * before.height / 8


def test_a_new_stage_spoils_everything(qtbot: QtBot) -> None:
    atlas = small_map()
    journey = atlas.index.journeys()[0]
    change = add_stage(atlas, "st_9", "sp_9", journey, 0)
    before = lay_out(atlas, journey)
    assert damaged(before, relayout(before, apply(atlas, change), change), change, EVERYWHERE) is None


def test_an_edit_of_more_than_a_screen_shows_spoils_everything(qtbot: QtBot) -> None:
    atlas = small_map()
    change = set_field_text(atlas, id_of(atlas, "Letter"), "title", "Post")
    before = lay_out(atlas, atlas.index.journeys()[0])
    after = relayout(before, apply(atlas, change), change)
    many = {("notes", f"no_{number}"): Edit(None, None) for number in range(501)}
    assert damaged(before, after, Change(change.label, {**change.edits, **many}), EVERYWHERE) is None


def test_flows_are_told_by_what_is_painted_and_not_one_by_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    atlas = small_map()
    change = add_flow(atlas, "fl_1", id_of(atlas, "Visit"), id_of(atlas, "Letter"))
    before = lay_out(atlas, atlas.index.journeys()[0])
    after = relayout(before, apply(atlas, change), change)
    asked: list[str] = []
    monkeypatch.setattr(FlowMap, "box", lambda _flows, flow_id: asked.append(flow_id))
    assert damaged(before, after, change, EVERYWHERE)
    assert not asked


def test_what_was_never_painted_is_not_looked_at(qtbot: QtBot) -> None:
    atlas = small_map()
    change = set_field_text(atlas, id_of(atlas, "Letter"), "title", "Post")
    before = lay_out(atlas, atlas.index.journeys()[0])
    assert damaged(before, relayout(before, apply(atlas, change), change), change, None) == []


def test_nothing_differs_without_a_new_layout(qtbot: QtBot) -> None:
    atlas = small_map()
    layout = lay_out(atlas, atlas.index.journeys()[0])
    change = set_field_text(atlas, id_of(atlas, "Letter"), "title", "Post")
    assert damaged(layout, layout, change, EVERYWHERE) == []
