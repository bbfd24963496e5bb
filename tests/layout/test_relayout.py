"""After a change the layout equals one from scratch, and only what the change touched was made again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings
from hypothesis.stateful import rule

from cjeditor.edits.fields import set_fields
from cjeditor.edits.votes import add_vote
from cjeditor.layout.map_layout import MapLayout, lay_out, relayout
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, Edit, apply, invert
from cjeditor.model.messages import UserError, message
from cjeditor.model.records import Cell, Pinned
from tests.builder import a_map, id_of
from tests.edits.test_random_edits import RandomEdits, start
from tests.layout.frames import contents, everything, frames_of


class RandomLayouts(RandomEdits):
    """Every random edit is also laid out, beside a layout from scratch."""

    def __init__(self) -> None:
        super().__init__()
        self.layouts = {journey: lay_out(self.atlas, journey) for journey in self.atlas.journeys}

    def do(self, verb: Callable[[], Change]) -> None:
        try:
            change = verb()
        except UserError:
            return
        self.history.append(change)
        self.follow(change)

    @rule()
    def undo(self) -> None:
        if self.history:
            self.follow(invert(self.history.pop()))

    def follow(self, change: Change) -> None:
        self.atlas = apply(self.atlas, change)
        self.layouts = {
            journey: relayout(self.layouts[journey], self.atlas, change)
            if journey in self.layouts
            else lay_out(self.atlas, journey)
            for journey in self.atlas.journeys
        }
        for journey, layout in self.layouts.items():
            assert everything(layout) == everything(lay_out(self.atlas, journey))


TestRandomLayouts = RandomLayouts.TestCase
TestRandomLayouts.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)


def changed(layout: MapLayout, *changes: Change) -> MapLayout:
    for change in changes:
        layout = relayout(layout, apply(layout.atlas, change), change)
    return layout


def rebuilt_parts(before: MapLayout, after: MapLayout) -> list[str]:
    old = frames_of(before)
    return sorted(frame.part for key, frame in frames_of(after).items() if key not in old)


def a_wide_map(steps: int = 6) -> Atlas:
    builder = a_map().stage("One", "before")
    for number in range(steps):
        builder.step(f"Step {number}")
    builder.note_lane("Needs", "need")
    for lane in range(4):
        builder.lane(f"Lane {lane}")
        for number in range(steps):
            builder.at(f"Step {number}").touchpoint(f"Card {lane} {number}").touchpoint(
                f"Other {lane} {number}"
            )
    return builder.flow("Card 1 1", "Card 2 4", "alternative").build()


def test_a_new_title_of_the_same_height_makes_card_cell_lane_and_map_again() -> None:
    atlas = a_wide_map()
    before = lay_out(atlas, "jo_1")
    after = changed(before, set_fields(atlas, id_of(atlas, "Card 2 3"), title="Short"))
    assert rebuilt_parts(before, after) == ["card", "cell", "lane", "map"]


def test_a_card_that_grows_moves_other_lanes_and_makes_none_again() -> None:
    atlas = a_wide_map()
    before = lay_out(atlas, "jo_1")
    after = changed(before, set_fields(atlas, id_of(atlas, "Card 1 3"), description="many words " * 20))
    assert rebuilt_parts(before, after) == ["card", "cell", "flow", "flow", "ground", "lane", "lane", "map"]
    assert after.rows[4].y > before.rows[4].y
    assert after.rows[4].body is before.rows[4].body


def test_a_vote_makes_its_card_again() -> None:
    atlas = a_map().step("Ask").note_lane("Pains", "pain").note("Slow", "pain").build()
    before = lay_out(atlas, "jo_1")
    after = changed(before, add_vote(atlas, "vo_1", id_of(atlas, "Slow")))
    assert "card" in rebuilt_parts(before, after)


def test_a_channel_of_another_colour_shows_on_its_cards_only() -> None:
    atlas = (
        a_map()
        .channel("Web")
        .channel("Phone")
        .step("Ask")
        .lane("Front", channels=["Web", "Phone"])
        .touchpoint("Chat", channels=["Web"])
        .touchpoint("Call", channels=["Phone"])
        .build()
    )
    before = lay_out(atlas, "jo_1")
    after = changed(before, set_fields(atlas, id_of(atlas, "Web"), colour="#123456"))
    new = [frame.object_id for key, frame in frames_of(after).items() if key not in frames_of(before)]
    assert id_of(atlas, "Chat") in new
    assert id_of(atlas, "Call") not in new


def test_taking_a_change_back_gives_the_same_picture() -> None:
    atlas = start()
    before = lay_out(atlas, "jo_1")
    change = set_fields(atlas, id_of(atlas, "Chat"), title="A much longer title than there was before")
    again = changed(before, change, invert(change))
    assert everything(again) == everything(before)


def test_a_change_elsewhere_keeps_every_frame() -> None:
    atlas = start()
    before = lay_out(atlas, "jo_2")
    after = changed(before, set_fields(atlas, id_of(atlas, "Slow"), text="Slower"))
    assert rebuilt_parts(before, after) in (["map"], [])


def test_a_vote_on_a_parked_card_shows_in_the_parking_lot() -> None:
    atlas = a_map().step("a").note("Later", place={"journey": "jo_1"}).build()
    after = changed(lay_out(atlas, "jo_1"), add_vote(atlas, "vo_1", id_of(atlas, "Later")))
    assert everything(after) == everything(lay_out(after.atlas, "jo_1"))


def test_a_card_that_leaves_for_another_journey_lets_what_hangs_under_its_partner_go() -> None:
    builder = a_map().step("a").lane("L").touchpoint("1").touchpoint("2").flow("1", "2", "alternative")
    atlas = builder.journey("Other").step("b").lane("M").build()
    layout = lay_out(atlas, "jo_1")
    record = atlas.touchpoints[id_of(atlas, "2")]
    there = record.model_copy(update={"place": Cell(step=id_of(atlas, "b"), lane=id_of(atlas, "M"))})
    change = Change(message("move", "Move"), {("touchpoints", record.id): Edit(record, there)})
    moved = relayout(layout, apply(atlas, change), change)
    assert everything(moved) == everything(lay_out(apply(atlas, change), "jo_1"))
    back = relayout(moved, atlas, invert(change))
    assert everything(back) == everything(layout)


@pytest.mark.parametrize("moved", ["Pin", "About"])
def test_a_pinned_card_that_leaves_for_another_journey_is_led_to_by_a_pill(moved: str) -> None:
    """It leaves by itself, or with the note that it is pinned to."""
    builder = (
        a_map()
        .step("a")
        .lane("L")
        .touchpoint("From")
        .note_lane("N", "pain")
        .at("a", "N")
        .note("About", "pain")
    )
    builder = builder.touchpoint("Pin", place={"about": "nt_1"}).flow("From", "Pin")
    atlas = builder.journey("B").step("b").note_lane("M", "pain").at("b", "M").note("There", "pain").build()
    elsewhere = {
        "Pin": Pinned(about=id_of(atlas, "There")),
        "About": Cell(step=id_of(atlas, "b"), lane=id_of(atlas, "M")),
    }
    record = atlas.card(id_of(atlas, moved))
    assert record is not None
    there = record.replaced(place=elsewhere[moved])
    change = Change(message("move", "Move"), {(record.kind, record.id): Edit(record, there)})
    layout = lay_out(atlas, "jo_1")
    after = changed(layout, change)
    assert everything(after) == everything(lay_out(after.atlas, "jo_1"))
    assert after.rows[0].height > layout.rows[0].height
    assert everything(changed(after, invert(change))) == everything(layout)


def test_a_card_on_another_map_that_is_renamed_is_named_anew_in_the_pill_that_leads_to_it() -> None:
    builder = a_map().step("a").lane("L").touchpoint("1")
    atlas = builder.journey("B").step("b").lane("M").touchpoint("2").flow("1", "2").build()
    layout = lay_out(atlas, "jo_1")
    assert layout.flows
    change = set_fields(atlas, id_of(atlas, "2"), title="Two")
    after = changed(layout, change)
    assert contents(after.flows) == contents(lay_out(after.atlas, "jo_1").flows)
    assert everything(after) == everything(lay_out(after.atlas, "jo_1"))
