"""Verbs ask the index: on a map whose tables refuse to be walked through, each still works."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import pytest

from cjeditor.edits.cards import add_card, add_cards, move_cards, park_cards
from cjeditor.edits.copies import duplicate_cards, paste_cards
from cjeditor.edits.deletion import delete
from cjeditor.edits.emotions import add_emotion, move_emotion
from cjeditor.edits.fields import set_field_text, set_fields
from cjeditor.edits.flows import add_flow
from cjeditor.edits.head_copies import (
    duplicate_lane_groups,
    duplicate_lanes,
    duplicate_stages,
    duplicate_steps,
)
from cjeditor.edits.journeys import add_journey, duplicate_journey, move_journeys
from cjeditor.edits.lane_groups import group_lanes, leave_groups, move_lane_groups, ungroup_lanes
from cjeditor.edits.lanes import add_lane, move_lanes
from cjeditor.edits.shifting import carry_cards, nudge_cards, shift_cards
from cjeditor.edits.spans import span_card
from cjeditor.edits.stages import add_stage, merge_stages, move_stages, split_stage
from cjeditor.edits.steps import add_step, move_steps
from cjeditor.edits.votes import add_vote
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.ids import counting_ids
from cjeditor.model.records import KINDS
from cjeditor.model.slot import Slot
from tests.builder import a_map

NEW = counting_ids(50)


class Unwalked(dict[str, Any]):
    """A table that gives a record by its id and refuses to be walked through."""

    def _refuse(self) -> NoReturn:
        raise AssertionError("a verb walked through a whole table")

    __iter__ = keys = values = items = _refuse


@pytest.fixture
def atlas() -> Atlas:
    atlas = (
        a_map()
        .persona("Ana")
        .stage("One")
        .step("a")
        .step("b")
        .stage("Two")
        .step("c")
        .lane_group("Group")
        .lane("Web")
        .lane_group("")
        .at("a")
        .touchpoint("Chat", until="c")
        .touchpoint("Mail")
        .flow("Chat", "Mail")
        .note_lane("Pains")
        .note("Slow", about=["tp_1"])
        .emotion_lane()
        .emotion(1, touchpoint="tp_1")
        .vote("Chat")
        .build()
    )
    quiet = atlas.with_tables(atlas.info, {kind: Unwalked(atlas.table(kind)) for kind in KINDS})
    quiet.__dict__["index"] = atlas.index
    return quiet


@pytest.mark.parametrize(
    "verb",
    [
        lambda atlas: add_card(atlas, "tp_9", Slot("ln_1", "sp_1", 1)),
        lambda atlas: add_cards(atlas, ["x", "y"], Slot("ln_2", "sp_1", 0), NEW),
        lambda atlas: move_cards(atlas, ["tp_1", "tp_2"], Slot("ln_1", "sp_2", 0)),
        lambda atlas: carry_cards(atlas, ["tp_1", "nt_1"], "tp_1", Slot("ln_1", "sp_2", 0)),
        lambda atlas: shift_cards(atlas, ["tp_2"], 1, 0),
        lambda atlas: nudge_cards(atlas, ["tp_2"], 0, -1),
        lambda atlas: park_cards(atlas, ["tp_1"], "jo_1"),
        lambda atlas: span_card(atlas, "tp_2", "sp_2"),
        lambda atlas: duplicate_cards(atlas, ["tp_1", "tp_2"], NEW),
        lambda atlas: paste_cards(atlas, [atlas.touchpoints["tp_1"]], Slot("ln_1", "sp_2", 0), NEW),
        lambda atlas: set_fields(atlas, "tp_1", title="x", detail="jo_1"),
        lambda atlas: set_field_text(atlas, "nt_1", "text", "x"),
        lambda atlas: add_stage(atlas, "st_9", "sp_9", "jo_1", 1),
        lambda atlas: move_stages(atlas, ["st_1"], "jo_1", 1),
        lambda atlas: merge_stages(atlas, ["st_1", "st_2"]),
        lambda atlas: split_stage(atlas, "sp_2", "st_9"),
        lambda atlas: duplicate_stages(atlas, ["st_1"], NEW),
        lambda atlas: duplicate_steps(atlas, ["sp_1"], NEW),
        lambda atlas: duplicate_lanes(atlas, ["ln_1"], NEW),
        lambda atlas: duplicate_lane_groups(atlas, ["lg_1"], NEW),
        lambda atlas: add_step(atlas, "sp_9", "st_1", 1),
        lambda atlas: move_steps(atlas, ["sp_1"], "st_2", 1),
        lambda atlas: add_lane(atlas, "ln_9", "jo_1", 1, "notes"),
        lambda atlas: move_lanes(atlas, ["ln_1"], 2, None),
        lambda atlas: group_lanes(atlas, ["ln_2", "ln_3"], "lg_9"),
        lambda atlas: move_lane_groups(atlas, ["lg_1"], 2),
        lambda atlas: leave_groups(atlas, ["ln_1"]),
        lambda atlas: ungroup_lanes(atlas, ["lg_1"]),
        lambda atlas: add_emotion(atlas, "em_9", "ln_3", "sp_2", "pe_1", 1),
        lambda atlas: move_emotion(atlas, "em_1", 0, 0.1, "sp_2"),
        lambda atlas: add_flow(atlas, "fl_9", "tp_2", "tp_1"),
        lambda atlas: set_fields(atlas, "fl_1", flow_kind="exit"),
        lambda atlas: add_vote(atlas, "vo_9", "nt_1"),
        lambda atlas: add_journey(atlas, "jo_9"),
        lambda atlas: move_journeys(atlas, ["jo_1"], 0),
        lambda atlas: duplicate_journey(atlas, "jo_1", NEW, "Copy"),
        lambda atlas: delete(atlas, ["tp_1"]),
        lambda atlas: delete(atlas, ["nt_1", "fl_1", "vo_1", "em_1", "lg_1"]),
        lambda atlas: delete(atlas, ["sp_1", "st_2", "ln_3"]),
        lambda atlas: delete(atlas, ["jo_1"]),
    ],
)
def test_a_verb_searches_no_table(atlas: Atlas, verb: Callable[[Atlas], Change]) -> None:
    assert verb(atlas).label.english()
