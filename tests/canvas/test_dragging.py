"""Every drag of the map, with real mouse events on the real widget."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt

from cjeditor.model.records import Cell
from tests.builder import a_map, names_of
from tests.canvas.showing import ALT, CTRL, Shown, small_map

Show = Callable[..., Shown]


def place(shown: Shown, name: str) -> tuple[str, str]:
    card = shown.atlas.card(shown.id(name))
    assert card is not None
    assert isinstance(card.place, Cell)
    return (names_of(shown.atlas, card.place.lane)[0], names_of(shown.atlas, card.place.step)[0])


def test_a_card_is_dragged_to_another_step_and_lane(show: Show) -> None:
    shown = show()
    shown.drag("Letter", shown.cell("Personal", "Decide"))
    assert place(shown, "Letter") == ("Personal", "Decide")
    assert len(shown.changes) == 1


def test_the_channel_of_a_card_follows_a_lane_of_one_channel(show: Show) -> None:
    shown = show()
    shown.drag("Letter", shown.cell("Personal", "Decide"))
    assert shown.atlas.touchpoints[shown.id("Letter")].channels == (shown.id("Branch"),)


def test_a_drag_previews_only_when_the_slot_changes(show: Show) -> None:
    shown = show()
    target = shown.cell("Digital", "Worry")
    shown.pull("Letter", target)
    before = len(shown.previews)
    shown.pull_on(target + QPoint(3, 2), target + QPoint(-3, 1), target)
    assert len(shown.previews) == before
    shown.drop(target)


def test_nothing_is_committed_before_the_release(show: Show) -> None:
    shown = show()
    shown.pull("Letter", shown.cell("Personal", "Decide"))
    assert shown.changes == []
    assert shown.view.hand.feedback.landings
    shown.drop(shown.cell("Personal", "Decide"))


def test_neighbours_stay_still_during_a_drag(show: Show) -> None:
    shown = show()
    before = shown.view.layout_shown
    shown.pull("Letter", shown.cell("Personal", "Decide"))
    assert shown.view.layout_shown is before
    shown.drop(shown.cell("Personal", "Decide"))


def test_escape_ends_a_drag_and_records_nothing(show: Show) -> None:
    shown = show()
    start = shown.atlas
    shown.pull("Letter", shown.cell("Personal", "Decide"))
    shown.key(Qt.Key.Key_Escape)
    shown.drop(shown.cell("Personal", "Decide"))
    assert shown.atlas is start
    assert shown.session.shown is start
    assert shown.changes == []


def test_a_lane_that_takes_no_such_card_refuses_it_and_says_why(show: Show) -> None:
    shown = show()
    said: list[object] = []
    shown.view.said.connect(said.append)
    shown.pull("Letter", shown.cell("Pains", "Decide"))
    assert shown.port.cursor().shape() == Qt.CursorShape.ForbiddenCursor
    assert said
    assert said[-1] is not None
    shown.drop(shown.cell("Pains", "Decide"))
    assert shown.changes == []
    assert said[-1] is None


def test_a_locked_lane_refuses_a_card_while_it_is_dragged(show: Show) -> None:
    shown = show(small_map())
    from cjeditor.edits.fields import set_fields

    shown.session.commit(set_fields(shown.atlas, shown.id("Personal"), locked=True))
    shown.pull("Letter", shown.cell("Personal", "Decide"))
    assert shown.port.cursor().shape() == Qt.CursorShape.ForbiddenCursor
    shown.drop(shown.cell("Personal", "Decide"))
    assert len(shown.changes) == 1


def test_a_stage_is_dragged_by_its_head_with_all_it_holds(show: Show) -> None:
    shown = show()
    shown.drag("Wake up", shown.middle("Compare") + QPoint(60, 0))
    journey = shown.view.journey_id
    assert names_of(shown.atlas, *shown.atlas.index.stages(journey)) == ["Compare", "Wake up"]
    assert place(shown, "Letter") == ("Digital", "Notice")


def test_a_stage_moved_away_and_back_has_its_phase_again(show: Show) -> None:
    builder = a_map().stage("Find", "before").step("a").stage("Use", "during").step("b")
    shown = show(builder.stage("Stay", "after").step("c").lane("Web").build())

    def phase() -> str | None:
        return shown.atlas.stages["st_2"].phase

    shown.drag("Use", shown.middle("Stay") + QPoint(60, 0))
    assert phase() == "after"
    shown.drag("Use", shown.middle("Stay") - QPoint(40, 0))
    assert phase() == "during"
    shown.view.select(("st_2",))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        shown.key(key, CTRL)
    assert phase() == "during"


def test_a_step_is_dragged_into_another_stage(show: Show) -> None:
    shown = show()
    shown.drag("Notice", shown.middle("Ask") + QPoint(30, 0))
    steps = shown.atlas.index.steps(shown.id("Compare"))
    assert names_of(shown.atlas, *steps) == ["Ask", "Notice", "Decide"]


def test_a_lane_is_dragged_by_its_head(show: Show) -> None:
    shown = show()
    shown.drag("Digital", shown.middle("Personal") + QPoint(0, 30))
    lanes = shown.atlas.index.lanes(shown.view.journey_id)
    assert names_of(shown.atlas, *lanes) == ["Mood", "Personal", "Digital", "Pains"]


def test_a_point_of_the_curve_snaps_to_halves(show: Show) -> None:
    shown = show()
    emotion = next(iter(shown.atlas.emotions))
    shown.drag(shown.middle(emotion), shown.middle(emotion) - QPoint(0, 43))
    score = shown.atlas.emotions[emotion].score
    assert score > -1
    assert (score * 2).is_integer()


def test_alt_leaves_a_point_free(show: Show) -> None:
    shown = show()
    emotion = next(iter(shown.atlas.emotions))
    shown.drag(shown.middle(emotion), shown.middle(emotion) - QPoint(0, 37), mods=ALT)
    assert not (shown.atlas.emotions[emotion].score * 2).is_integer()


def test_the_curve_follows_the_hand_before_the_release(show: Show) -> None:
    shown = show()
    emotion = next(iter(shown.atlas.emotions))
    start = shown.middle(emotion)
    before = shown.pixels()
    shown.pull(start, start - QPoint(0, 40))
    assert shown.view.board.previewed is not None
    assert shown.pixels() != before
    assert shown.atlas.emotions[emotion].score == -1
    shown.drop(start - QPoint(0, 40))


def test_a_flow_is_drawn_from_a_handle_to_another_card(show: Show) -> None:
    shown = show()
    shown.click("Letter")
    shown.drag(shown.handle("Letter", "link"), shown.middle("Chat"))
    (flow,) = shown.atlas.flows.values()
    assert (flow.source, flow.target) == (shown.id("Letter"), shown.id("Chat"))
    assert shown.view.selection == (flow.id,)


def test_a_flow_that_ends_on_bare_paper_is_not_drawn(show: Show) -> None:
    shown = show()
    shown.click("Letter")
    shown.drag(shown.handle("Letter", "link"), shown.cell("Personal", "Decide"))
    assert not shown.atlas.flows


def test_a_card_is_pulled_over_the_steps_it_covers(show: Show) -> None:
    shown = show()
    shown.click("Letter")
    shown.drag(shown.handle("Letter", "span"), shown.cell("Digital", "Ask"))
    assert shown.atlas.touchpoints[shown.id("Letter")].last_step == shown.id("Ask")


def test_a_rubber_band_selects_what_it_meets(show: Show) -> None:
    shown = show()
    box, far = shown.box("Letter"), shown.box("Search")
    shown.drag(
        QPoint(round(box.x - 5), round(box.y - 5)), QPoint(round(far.right + 3), round(far.bottom + 3))
    )
    assert set(shown.view.selection) == {shown.id("Letter"), shown.id("Search")}
    assert shown.changes == []


def test_escape_brings_back_what_was_selected_before_the_band(show: Show) -> None:
    shown = show()
    shown.click("Visit")
    box, far = shown.box("Letter"), shown.box("Search")
    shown.pull(
        QPoint(round(box.x - 5), round(box.y - 5)), QPoint(round(far.right + 3), round(far.bottom + 3))
    )
    shown.key(Qt.Key.Key_Escape)
    assert shown.view.selection == (shown.id("Visit"),)
    shown.drop(QPoint(0, 0))


def test_a_drag_near_the_edge_scrolls(show: Show) -> None:
    shown = show(zoom=1.5)
    shown.view.ensure_visible(shown.id("Letter"))
    before = shown.view.lens.camera
    edge = QPoint(shown.port.width() - 4, shown.middle("Letter").y())
    shown.pull("Letter", edge)
    shown.view.mouse._scroll_on()
    assert shown.view.lens.camera.x > before.x
    shown.key(Qt.Key.Key_Escape)
    shown.drop(edge)


def test_a_drag_over_the_tabs_above_the_map_does_not_scroll(show: Show) -> None:
    shown = show(zoom=1.5)
    shown.view.ensure_visible(shown.id("Letter"))
    shown.click("Letter")
    below = round(shown.view.lens.sight.free.y) + 2
    shown.pull(shown.handle("Letter", "link"), QPoint(300, below))
    assert shown.view.mouse._scrolling.isActive()
    before = shown.view.lens.camera
    shown.pull_on(QPoint(300, -20))
    shown.view.mouse._scroll_on()
    assert not shown.view.mouse._scrolling.isActive()
    assert shown.view.lens.camera == before
    shown.key(Qt.Key.Key_Escape)
    shown.drop(QPoint(300, -20))


def test_a_flow_that_passes_up_over_the_heads_leaves_the_map_where_it_is(show: Show) -> None:
    shown = show(zoom=1.0)
    shown.view.lens.pan(-30, -260)
    shown.click("Letter")
    before, heads = shown.view.lens.camera, shown.view.lens.sight.free.y
    assert heads > 40, "they are pinned"
    shown.pull(shown.handle("Letter", "link"), QPoint(300, round(heads) - 20))
    assert not shown.view.mouse._scrolling.isActive()
    assert shown.view.lens.camera == before
    shown.key(Qt.Key.Key_Escape)
    shown.drop(QPoint(300, 4))


def test_the_map_scrolls_only_when_a_drag_stays_near_the_edge(show: Show) -> None:
    shown = show(zoom=1.5)
    shown.view.ensure_visible(shown.id("Letter"))
    scrolling = shown.view.mouse._scrolling
    shown.pull("Letter", QPoint(shown.port.width() - 4, shown.middle("Letter").y()))
    waits = scrolling.interval()
    shown.view.mouse._scroll_on()
    assert scrolling.interval() < waits
    shown.key(Qt.Key.Key_Escape)
    shown.drop(QPoint(0, 0))


def test_a_short_slip_of_the_mouse_is_a_click(show: Show) -> None:
    shown = show()
    at = shown.middle("Letter")
    shown.drag(at, at + QPoint(2, 1))
    assert shown.view.selection == (shown.id("Letter"),)
    assert shown.changes == []


def test_a_drag_ends_when_the_document_changes_meanwhile(show: Show) -> None:
    from cjeditor.edits.deletion import delete

    shown = show()
    shown.pull("Letter", shown.cell("Personal", "Decide"))
    shown.session.commit(delete(shown.atlas, [shown.id("Letter")]))
    shown.drop(shown.cell("Personal", "Decide"))
    assert len(shown.changes) == 1


def test_a_connector_leads_to_the_other_journey(show: Show) -> None:
    from tests.builder import a_map, id_of

    atlas = (
        a_map("One")
        .stage("A")
        .step("a")
        .lane("L")
        .touchpoint("Here")
        .journey("Two")
        .stage("B")
        .step("b")
        .lane("M")
        .touchpoint("There")
        .flow("Here", "There")
        .build()
    )
    shown = show(atlas)
    wanted: list[tuple[str, str]] = []
    shown.view.journey_wanted.connect(lambda journey, end: wanted.append((journey, end)))
    flow = next(iter(atlas.flows))
    box = shown.view.layout_shown.box_of(flow)
    assert box is not None
    spots = ((box.x + box.width * i / 24, box.y + box.height * j / 24) for i in range(25) for j in range(25))
    hits = [spot for spot in spots if (hit := shown.view.layout_shown.hit(*spot)) and hit.part == "connector"]
    pill = hits[len(hits) // 2]
    place = shown.view.lens.camera.to_view(*pill)
    shown.hover(QPoint(round(place.x), round(place.y)))
    tip = shown.view.hand.tip
    assert tip is not None
    assert tip.english() == "Go to “There” in “Two”"
    shown.click(QPoint(round(place.x), round(place.y)))
    assert wanted == [(atlas.index.journeys()[1], id_of(atlas, "There"))]


def test_a_handle_holds_beside_its_card_too(show: Show) -> None:
    shown = show()
    handle = shown.handle("Letter", "link") + QPoint(4, 0)
    shown.hover(shown.middle("Letter"))
    shown.drag(handle, shown.middle("Chat"))
    assert [flow.target for flow in shown.atlas.flows.values()] == [shown.id("Chat")]


def test_a_lane_without_cards_refuses_one_and_says_why(show: Show) -> None:
    shown = show()
    said: list[object] = []
    shown.view.said.connect(said.append)
    shown.pull("Letter", shown.cell("Mood", "Decide"))
    assert shown.port.cursor().shape() == Qt.CursorShape.ForbiddenCursor
    assert said[-1] is not None
    shown.drop(shown.cell("Mood", "Decide"))
    assert shown.changes == []


def test_a_lane_dropped_where_it_lies_shows_no_mark(show: Show) -> None:
    shown = show()
    shown.pull("Digital", shown.middle("Digital") + QPoint(0, 12))
    at_home = shown.view.hand.feedback.insertion
    shown.pull_on(shown.middle("Pains"))
    away = shown.view.hand.feedback.insertion
    assert (at_home is None, away is None) == (True, False)
    shown.key(Qt.Key.Key_Escape)
    shown.drop(shown.middle("Digital"))


def test_a_band_over_cards_leaves_the_flows_between_them(show: Show) -> None:
    shown = show()
    shown.click("Letter")
    shown.drag(shown.handle("Letter", "link"), shown.middle("Visit"))
    assert shown.atlas.flows
    start = shown.cell("Digital", "Notice", 0.0) - QPoint(80, 3)
    shown.drag(start, shown.middle("Visit"))
    assert set(names_of(shown.atlas, *shown.view.selection)) == {"Letter", "Search", "Visit"}


def test_a_head_scrolls_only_along_its_strip(show: Show) -> None:
    shown = show(zoom=1.0)
    shown.view.lens.pan(500, -500)
    before = shown.view.lens.camera
    start = shown.middle("Notice")
    shown.pull("Notice", start + QPoint(120, 0))
    shown.view.mouse._scroll_on()
    assert shown.view.lens.camera.y == before.y
    shown.key(Qt.Key.Key_Escape)
    shown.drop(start)


def test_a_flow_the_map_leaves_undrawn_is_seen_when_it_is_selected(show: Show) -> None:
    shown = show()
    shown.click("Letter")
    shown.drag(shown.handle("Letter", "link"), shown.middle("Visit"))
    (flow,) = shown.atlas.flows
    assert shown.view.layout_shown.box_of(flow) is None
    selected = shown.pixels()
    shown.view.select(())
    assert shown.pixels() != selected
