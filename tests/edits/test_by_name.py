"""Any record and any field by the names of the file give what the verbs of the window give."""

from __future__ import annotations

from typing import Any

import pytest

from cjeditor.edits.by_name import add_record, set_field
from cjeditor.edits.cards import move_cards
from cjeditor.edits.steps import move_steps
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply
from cjeditor.model.messages import UserError
from cjeditor.model.records import Across, Cell, Parked, Pinned
from cjeditor.model.slot import Slot
from tests.builder import a_map, id_of


@pytest.fixture
def atlas() -> Atlas:
    return (
        a_map()
        .channel("Browser")
        .stage("Find")
        .step("Look")
        .step("Ask")
        .stage("Use")
        .step("Try")
        .lane("Web", channels=["Browser"])
        .at("Look")
        .touchpoint("Chat")
        .lane("Back", "backstage")
        .note_lane("Pains", "pain")
        .note("Slow", "pain")
        .build()
    )


def done(atlas: Atlas, change: Change) -> Atlas:
    return apply(atlas, change)


@pytest.mark.parametrize("how", ["place", "step"])
def test_setting_where_a_card_lies_moves_it(atlas: Atlas, how: str) -> None:
    chat, step, lane = id_of(atlas, "Chat"), id_of(atlas, "Try"), id_of(atlas, "Web")
    value = {"step": step, "lane": lane} if how == "place" else step
    assert set_field(atlas, chat, how, value) == move_cards(atlas, [chat], Slot(lane, step, 99))


def test_setting_the_lane_of_a_card_makes_it_one_of_that_lane(atlas: Atlas) -> None:
    after = done(atlas, set_field(atlas, id_of(atlas, "Chat"), "lane", id_of(atlas, "Back")))
    moved = after.touchpoints[id_of(atlas, "Chat")]
    assert moved.place == Cell(step=id_of(atlas, "Look"), lane=id_of(atlas, "Back"))
    assert moved.role == "backstage"


def test_a_card_can_be_laid_across_a_stage_parked_and_pinned(atlas: Atlas) -> None:
    chat, note, lane = id_of(atlas, "Chat"), id_of(atlas, "Slow"), id_of(atlas, "Web")
    journey = atlas.lanes[lane].journey
    stage = id_of(atlas, "Use")
    assert done(atlas, set_field(atlas, chat, "over", stage)).touchpoints[chat].place == Across(
        over=stage, lane=lane
    )
    parked = done(atlas, set_field(atlas, chat, "journey", journey))
    assert parked.touchpoints[chat].place == Parked(journey=journey)
    pinned = done(atlas, set_field(atlas, note, "place", {"about": chat, "dx": 4.0}))
    assert pinned.notes[note].place == Pinned(about=chat, dx=4.0)


def test_setting_the_last_step_spans_and_none_ends_the_span(atlas: Atlas) -> None:
    chat, last = id_of(atlas, "Chat"), id_of(atlas, "Ask")
    spanning = done(atlas, set_field(atlas, chat, "last_step", last))
    assert spanning.touchpoints[chat].last_step == last
    assert done(spanning, set_field(spanning, chat, "last_step", None)).touchpoints[chat].last_step is None


def test_setting_the_stage_or_the_order_of_a_step_moves_it(atlas: Atlas) -> None:
    look, ask, use = id_of(atlas, "Look"), id_of(atlas, "Ask"), id_of(atlas, "Use")
    assert set_field(atlas, look, "stage", use) == move_steps(atlas, [look], use, 0)
    journey = atlas.stages[use].journey
    after = done(atlas, set_field(atlas, look, "order", "b00"))
    assert after.index.steps_of_journey(journey)[:2] == (ask, look)


def test_setting_the_order_of_a_stage_moves_it(atlas: Atlas) -> None:
    find, use = id_of(atlas, "Find"), id_of(atlas, "Use")
    after = done(atlas, set_field(atlas, find, "order", "b00"))
    assert after.index.stages(atlas.stages[find].journey) == (use, find)


def test_any_other_field_is_just_set(atlas: Atlas) -> None:
    chat = id_of(atlas, "Chat")
    assert done(atlas, set_field(atlas, chat, "title", "Talk")).touchpoints[chat].title == "Talk"
    assert done(atlas, set_field(atlas, "atlas", "title", "Map")).info.title == "Map"


def test_an_exit_leads_nowhere_any_more(atlas: Atlas) -> None:
    two = done(
        atlas,
        add_record(atlas, "touchpoints", "tp_9", {"step": id_of(atlas, "Ask"), "lane": id_of(atlas, "Web")}),
    )
    linked = done(two, add_record(two, "flows", "fl_9", {"source": id_of(atlas, "Chat"), "target": "tp_9"}))
    assert linked.flows["fl_9"].flow_kind == "next"
    after = done(linked, set_field(linked, "fl_9", "flow_kind", "exit"))
    assert (after.flows["fl_9"].flow_kind, after.flows["fl_9"].target) == ("exit", None)
    with pytest.raises(UserError, match="leads to no other"):
        set_field(after, "fl_9", "target", "tp_9")
    with pytest.raises(UserError, match="linked already"):
        add_record(linked, "flows", "fl_8", {"source": id_of(atlas, "Chat"), "target": "tp_9"})


def test_a_flow_is_of_the_kind_its_ends_suggest_and_takes_all_its_fields(atlas: Atlas) -> None:
    flow = done(
        atlas, add_record(atlas, "flows", "fl_9", {"source": id_of(atlas, "Chat"), "reason": "Too dear"})
    )
    assert (flow.flows["fl_9"].flow_kind, flow.flows["fl_9"].reason) == ("exit", "Too dear")


def test_a_card_is_added_as_its_lane_makes_it(atlas: Atlas) -> None:
    step = id_of(atlas, "Ask")
    web = done(atlas, add_record(atlas, "touchpoints", "tp_9", {"step": step, "lane": id_of(atlas, "Web")}))
    assert web.touchpoints["tp_9"].channels == atlas.lanes[id_of(atlas, "Web")].channels
    back = done(atlas, add_record(atlas, "touchpoints", "tp_9", {"step": step, "lane": id_of(atlas, "Back")}))
    assert back.touchpoints["tp_9"].role == "backstage"
    pain = done(
        atlas,
        add_record(atlas, "notes", "nt_9", {"step": step, "lane": id_of(atlas, "Pains"), "text": "Dear"}),
    )
    assert pain.notes["nt_9"].note_kind == "pain"
    parked = done(
        atlas, add_record(atlas, "notes", "nt_9", {"journey": atlas.lanes[id_of(atlas, "Web")].journey})
    )
    assert isinstance(parked.notes["nt_9"].place, Parked)
    assert (
        done(atlas, add_record(atlas, "channels", "ch_9", {"title": "Kiosk"})).channels["ch_9"].title
        == "Kiosk"
    )


@pytest.mark.parametrize(
    ("kind", "fields", "says"),
    [
        ("touchpoints", {"step": "sp_1", "over": "st_1", "lane": "ln_1"}, "do not go together"),
        ("touchpoints", {"journey": "jo_1", "lane": "ln_1"}, "do not go together"),
        (
            "touchpoints",
            {"place": {"step": "sp_1", "lane": "ln_1", "over": "st_1"}},
            "no field “place: over”",
        ),
        ("touchpoints", {"place": 5}, "a place is a step with a lane"),
        ("touchpoints", {}, "a place is a step with a lane"),
        ("touchpoints", {"step": [1], "lane": {}}, "it must be a text"),
        ("touchpoints", {"step": "sp_1", "lane": "gone"}, "no record “gone”"),
        ("flows", {}, "it must be a text"),
        ("flows", {"source": ["tp_1"]}, "it must be a text"),
        ("flows", {"source": "tp_1", "flow_kind": "next"}, "Draw a new flow"),
        ("flows", {"source": "tp_1", "colour": "red"}, "no field “colour”"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    atlas: Atlas, kind: str, fields: dict[str, Any], says: str
) -> None:
    with pytest.raises(UserError, match=says):
        add_record(atlas, kind, "new", fields)


@pytest.mark.parametrize(
    ("title", "field", "value", "says"),
    [
        ("Chat", "place", {"step": "gone", "lane": "gone"}, "no record “gone”"),
        ("Chat", "step", ["x"], "it must be a text"),
        ("Chat", "last_step", 5, "it must be a text"),
        ("Look", "stage", "gone", "no record “gone”"),
        ("Find", "journey", "gone", "A stage stays in its journey"),
        ("Web", "journey", "gone", "cannot be set by itself"),
        ("Web", "props", {"a": {"b": 1}}, "“Properties: a” cannot take this value: it must be a text"),
        ("Chat", "tags", ["a", 5], "“Tags” cannot take this value: it must be a text"),
        ("Chat", "evidence", {"levle": "x"}, "no field “evidence: levle”"),
    ],
)
def test_a_field_that_cannot_be_set_so_is_refused(
    atlas: Atlas, title: str, field: str, value: Any, says: str
) -> None:
    with pytest.raises(UserError, match=says):
        set_field(atlas, id_of(atlas, title), field, value)
