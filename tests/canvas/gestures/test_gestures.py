"""Gestures as values: no widget, no Qt. A layout and a document go in, a Change comes out."""

import subprocess
import sys

import pytest

from cjeditor.canvas.gestures.band import RubberBand
from cjeditor.canvas.gestures.carrying import CarryCards
from cjeditor.canvas.gestures.columns import CarryStages, CarrySteps
from cjeditor.canvas.gestures.gesture import Gesture, Scene
from cjeditor.canvas.gestures.lanes import CarryLanes
from cjeditor.canvas.gestures.linking import DrawFlow
from cjeditor.canvas.gestures.pointer import Pointer
from cjeditor.canvas.gestures.points import CarryPoint, place_on_curve
from cjeditor.canvas.gestures.spanning import SpanCard
from cjeditor.canvas.gestures.starts import GESTURES, Press, gesture_for
from cjeditor.layout.hits import Hit, HitPart
from cjeditor.layout.lanes.emotion import SCORE_STEP
from cjeditor.layout.map_layout import lay_out
from cjeditor.layout.rect import Rect
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import apply
from cjeditor.model.ids import counting_ids
from tests.builder import a_map, id_of, ids_of, names_of
from tests.canvas.showing import small_map


def scene_of(atlas: Atlas, *selection: str) -> Scene:
    layout = lay_out(atlas, atlas.index.journeys()[0])
    return Scene(atlas, layout, ids_of(atlas, *selection), new_id=counting_ids(100))


def at(scene: Scene, name: str, dx: float = 0, dy: float = 0, **keys: bool) -> Pointer:
    box = scene.layout.box_of(id_of(scene.atlas, name))
    assert box is not None
    return Pointer(box.x + box.width / 2 + dx, box.y + box.height / 2 + dy, **keys)


def cell(scene: Scene, lane: str, step: str) -> Pointer:
    row = scene.layout.row_of(id_of(scene.atlas, lane))
    span = scene.layout.columns.span(id_of(scene.atlas, step))
    assert row is not None
    assert span is not None
    column = scene.layout.columns.columns[span[0]]
    return Pointer(column.x + column.width / 2, row.y + row.height / 2)


def started(scene: Scene, part: HitPart, name: str) -> Gesture:
    hit = Hit(id_of(scene.atlas, name), part)
    pointer = Pointer(60, 60) if part == "title" else at(scene, name)
    return gesture_for(scene, Press(hit, pointer))


def test_a_carried_card_lands_where_the_pointer_is() -> None:
    scene = scene_of(small_map())
    gesture = started(scene, "card", "Letter")
    feedback = gesture.release(cell(scene, "Personal", "Decide"))
    assert feedback.change is not None
    after = apply(scene.atlas, feedback.change)
    assert names_of(after, *after.index.cards(id_of(after, "Personal"), id_of(after, "Decide"))) == ["Letter"]


def test_between_slots_the_change_is_the_very_same() -> None:
    scene = scene_of(small_map())
    gesture = started(scene, "card", "Letter")
    there = cell(scene, "Personal", "Decide")
    first = gesture.move(there)
    second = gesture.move(Pointer(there.x + 2, there.y + 1))
    assert first.change is second.change
    assert second.dx == first.dx + 2


def test_a_card_dropped_where_it_lies_changes_nothing() -> None:
    scene = scene_of(small_map())
    gesture = started(scene, "card", "Letter")
    assert gesture.release(at(scene, "Letter", 4, 2)).change is None


def test_a_drop_on_bare_paper_changes_nothing() -> None:
    scene = scene_of(small_map())
    gesture = started(scene, "card", "Letter")
    feedback = gesture.release(Pointer(-500, -500))
    assert feedback.change is None
    assert feedback.landings == ()


def test_a_lane_that_refuses_says_why() -> None:
    scene = scene_of(small_map())
    gesture = started(scene, "card", "Letter")
    feedback = gesture.move(cell(scene, "Pains", "Decide"))
    assert feedback.change is None
    assert feedback.refusal is not None
    assert feedback.refusal.english()


def test_cancelling_leaves_nothing_to_record() -> None:
    scene = scene_of(small_map())
    gesture = started(scene, "card", "Letter")
    gesture.move(cell(scene, "Personal", "Decide"))
    assert gesture.cancel().change is None


def test_stages_land_between_those_that_stay() -> None:
    atlas = a_map().stage("A").step("1").stage("B").step("2").stage("C").step("3").lane("L").build()
    scene = scene_of(atlas)
    gesture = CarryStages(scene, ids_of(atlas, "A"), at(scene, "A"))
    feedback = gesture.release(at(scene, "B", 20))
    assert feedback.change is not None
    assert feedback.insertion is not None
    after = apply(atlas, feedback.change)
    assert names_of(after, *after.index.stages(scene.layout.journey_id)) == ["B", "A", "C"]


def test_a_step_comes_to_an_empty_stage() -> None:
    atlas = a_map().stage("A").step("1").step("2").stage("B").lane("L").build()
    scene = scene_of(atlas)
    gesture = CarrySteps(scene, ids_of(atlas, "1"), at(scene, "1"))
    feedback = gesture.release(at(scene, "B"))
    assert feedback.change is not None
    after = apply(atlas, feedback.change)
    assert names_of(after, *after.index.steps(id_of(after, "B"))) == ["1"]


def test_a_lane_between_two_of_a_group_joins_it() -> None:
    atlas = a_map().stage("A").step("1").lane("Free").lane_group("Digital").lane("Web").lane("App").build()
    scene = scene_of(atlas)
    gesture = CarryLanes(scene, ids_of(atlas, "Free"), at(scene, "Free"))
    feedback = gesture.release(at(scene, "Web", 0, 30))
    assert feedback.change is not None
    after = apply(atlas, feedback.change)
    assert names_of(after, *after.index.lanes(scene.layout.journey_id)) == ["Web", "Free", "App"]
    assert after.lanes[id_of(after, "Free")].group == atlas.lanes[id_of(atlas, "Web")].group


def test_a_lane_far_from_its_group_leaves_it() -> None:
    atlas = (
        a_map()
        .stage("A")
        .step("1")
        .lane_group("Digital")
        .lane("Web")
        .lane("App")
        .lane_group("")
        .lane("Free")
        .lane("Last")
        .build()
    )
    scene = scene_of(atlas)
    gesture = CarryLanes(scene, ids_of(atlas, "Web"), at(scene, "Web"))
    feedback = gesture.release(at(scene, "Last", 0, 30))
    assert feedback.change is not None
    after = apply(atlas, feedback.change)
    assert after.lanes[id_of(after, "Web")].group is None


def test_lanes_move_past_hidden_ones() -> None:
    atlas = a_map().stage("A").step("1").lane("One").lane("Hidden", hidden=True).lane("Two").build()
    scene = scene_of(atlas)
    gesture = CarryLanes(scene, ids_of(atlas, "One"), at(scene, "One"))
    feedback = gesture.release(at(scene, "Two", 0, 30))
    assert feedback.change is not None
    after = apply(atlas, feedback.change)
    assert names_of(after, *after.index.lanes(scene.layout.journey_id))[-1] == "One"


@pytest.mark.parametrize(("rise", "score"), [(0, -1.0), (0.5, -0.5), (0.95, 0.0), (1000, 2.0), (-1000, -2.0)])
def test_a_point_snaps_and_stops_at_the_ends(rise: float, score: float) -> None:
    scene = scene_of(small_map())
    gesture = CarryPoint(scene, "em_1", at(scene, "em_1"))
    feedback = gesture.release(at(scene, "em_1", 0, -rise * SCORE_STEP))
    after = scene.atlas if feedback.change is None else apply(scene.atlas, feedback.change)
    assert after.emotions["em_1"].score == pytest.approx(score)


def test_a_point_stays_in_time_when_the_hand_only_trembles() -> None:
    scene = scene_of(small_map())
    gesture = CarryPoint(scene, "em_1", at(scene, "em_1"))
    feedback = gesture.release(at(scene, "em_1", 9, -72))
    assert feedback.change is not None
    assert apply(scene.atlas, feedback.change).emotions["em_1"].at == 0.5


def test_a_point_goes_to_another_step_sideways() -> None:
    scene = scene_of(small_map())
    gesture = CarryPoint(scene, "em_1", at(scene, "em_1"))
    feedback = gesture.release(at(scene, "Worry", 0, 200))
    assert feedback.change is not None
    assert apply(scene.atlas, feedback.change).emotions["em_1"].step == id_of(scene.atlas, "Worry")


def test_the_place_on_a_curve_is_where_the_layout_draws_it() -> None:
    scene = scene_of(small_map())
    middle = at(scene, "em_2")
    found = place_on_curve(scene.layout, id_of(scene.atlas, "Mood"), middle.x, middle.y)
    assert found is not None
    assert found[0] == id_of(scene.atlas, "Ask")
    assert found[1:] == pytest.approx((0.5, 1.0))


def test_a_flow_aims_at_cards_only() -> None:
    scene = scene_of(small_map())
    gesture = DrawFlow(scene, id_of(scene.atlas, "Letter"))
    assert gesture.move(at(scene, "Too late")).change is None
    assert gesture.move(at(scene, "Letter")).change is None
    feedback = gesture.release(at(scene, "Chat"))
    assert feedback.change is not None
    (flow,) = apply(scene.atlas, feedback.change).flows.values()
    assert flow.flow_kind == "next"


def test_a_flow_to_an_earlier_step_is_a_return() -> None:
    scene = scene_of(small_map())
    feedback = DrawFlow(scene, id_of(scene.atlas, "Chat")).release(at(scene, "Letter"))
    assert feedback.change is not None
    (flow,) = apply(scene.atlas, feedback.change).flows.values()
    assert flow.flow_kind == "return"


def test_a_flow_drawn_twice_is_refused() -> None:
    atlas = small_map()
    scene = scene_of(atlas)
    once = DrawFlow(scene, id_of(atlas, "Letter")).release(at(scene, "Chat")).change
    assert once is not None
    scene = scene_of(apply(atlas, once))
    assert DrawFlow(scene, id_of(atlas, "Letter")).move(at(scene, "Chat")).refusal is not None


def test_a_span_ends_where_the_pointer_is_and_never_before_its_card() -> None:
    scene = scene_of(small_map())
    gesture = SpanCard(scene, id_of(scene.atlas, "Letter"))
    feedback = gesture.move(cell(scene, "Digital", "Decide"))
    assert feedback.change is not None
    assert apply(scene.atlas, feedback.change).touchpoints["tp_1"].last_step == id_of(scene.atlas, "Decide")
    assert gesture.release(Pointer(0, 0)).change is None


def test_a_band_with_shift_takes_out_what_was_selected() -> None:
    scene = scene_of(small_map(), "Letter", "Visit")
    box = scene.layout.box_of("tp_1")
    far = scene.layout.box_of("tp_2")
    assert isinstance(box, Rect)
    assert isinstance(far, Rect)
    band = RubberBand(scene, Pointer(box.x - 4, box.y - 4, adds=True))
    feedback = band.move(Pointer(far.right + 2, far.bottom + 2))
    assert feedback.selection is not None
    assert names_of(scene.atlas, *feedback.selection) == ["Visit", "Search"]


@pytest.mark.parametrize(
    ("part", "name", "kind"),
    [
        ("card", "Letter", CarryCards),
        ("card", "Too late", CarryCards),
        ("point", "em_1", CarryPoint),
        ("stage", "Wake up", CarryStages),
        ("step", "Notice", CarrySteps),
        ("lane", "Digital", CarryLanes),
        ("title", "Saving", RubberBand),
    ],
)
def test_what_is_pressed_says_which_gesture_begins(part: HitPart, name: str, kind: type[Gesture]) -> None:
    scene = scene_of(small_map())
    assert type(started(scene, part, name)) is kind


def test_a_press_on_a_selected_card_takes_all_selected_ones() -> None:
    scene = scene_of(small_map(), "Letter", "Visit", "Wake up")
    feedback = started(scene, "card", "Letter").move(cell(scene, "Digital", "Decide"))
    assert names_of(scene.atlas, *feedback.carried) == ["Letter", "Visit"]


def test_every_gesture_has_a_name_for_people() -> None:
    assert len({kind.id for kind in GESTURES}) == len(GESTURES)
    assert all(kind.title.english() for kind in GESTURES)


def test_gestures_need_no_qt() -> None:
    code = "import sys, cjeditor.canvas.gestures.starts; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_cards_are_parked_beside_the_map_and_come_back() -> None:
    atlas = small_map()
    from cjeditor.edits.cards import park_cards

    journey = atlas.index.journeys()[0]
    atlas = apply(atlas, park_cards(atlas, ids_of(atlas, "Visit"), journey))
    scene = scene_of(atlas)
    lot = scene.layout.parking
    assert lot is not None
    parked = started(scene, "card", "Letter").release(Pointer(lot.x + 20, lot.y + 60))
    assert parked.change is not None
    assert set(apply(atlas, parked.change).index.parked(journey)) == set(ids_of(atlas, "Letter", "Visit"))
    back = started(scene, "card", "Visit").release(cell(scene, "Personal", "Ask"))
    assert back.change is not None
    assert apply(atlas, back.change).index.parked(journey) == ()
