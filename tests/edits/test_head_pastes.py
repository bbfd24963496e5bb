"""Copied stages, steps, lanes and groups are pasted on other maps with what they hold, and nothing is guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cjeditor.edits.deletion import delete
from cjeditor.edits.head_pastes import CopiedHeads, copied_heads, paste_heads
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import apply
from cjeditor.model.ids import counting_ids
from cjeditor.model.messages import UserError
from cjeditor.model.records import Cell, Flow, Note, Parked, Pinned, Touchpoint
from cjeditor.model.records.stage import Phase
from cjeditor.model.whereabouts import covered_steps
from tests.builder import MapBuilder, a_map, id_of, names_of
from tests.edits.soundness import done


def two_journeys() -> MapBuilder:
    return (
        a_map("Saving")
        .persona("Ana")
        .channel("Web")
        .channel("App")
        .stage("One")
        .step("a")
        .step("b")
        .stage("Two")
        .step("c")
        .lane("Digital", channels=["Web"])
        .lane("In the app", channels=["App"])
        .note_lane("Pains", "pain")
        .note_lane("Needs", "need")
        .emotion_lane("Mood")
        .at("a", "Mood")
        .emotion(1)
        .at("a", "Digital")
        .touchpoint("Chat", channels=["Web"])
        .at("b", "In the app")
        .touchpoint("Call", channels=["App"])
        .at("c", "Digital")
        .touchpoint("End")
        .flow("Chat", "Call")
        .flow("Call", "End")
        .flow("Call", None, "exit")
        .at("a", "Pains")
        .note("Slow", "pain", about=["tp_1"])
        .note("Pin", "pain", place={"about": "tp_1"})
        .note("Wide", "pain", place={"over": "st_1", "lane": "ln_3"})
        .at("b", "Needs")
        .note("Speed", "need")
        .journey("Buying")
        .stage("Look")
        .step("x")
        .step("y")
        .lane("Online", channels=["Web"])
        .note_lane("Their pains", "pain")
        .emotion_lane("Feelings")
    )


@pytest.fixture
def atlas() -> Atlas:
    return two_journeys().build()


def pasted(atlas: Atlas, kind: str, *names: str, index: int = 99, parent: str = "jo_2") -> Atlas:
    copied = copied_heads(atlas, kind, [id_of(atlas, name) for name in names])
    return done(atlas, paste_heads(atlas, copied, parent, index, counting_ids(50)))


def there(atlas: Atlas, table: str) -> list[str]:
    ids = {"stages": atlas.index.stages, "lanes": atlas.index.lanes, "steps": atlas.index.steps_of_journey}
    return names_of(atlas, *ids[table]("jo_2"))


def lying(atlas: Atlas, lane: str, step: int) -> list[str]:
    lanes = {names_of(atlas, known)[0]: known for known in atlas.index.lanes("jo_2")}
    steps = atlas.index.steps_of_journey("jo_2")
    return names_of(atlas, *atlas.index.cards(lanes[lane], steps[step]))


@pytest.mark.parametrize(
    ("own", "index", "landed"),
    [
        ("before", 2, "during"),
        ("before", 3, "after"),
        ("after", 0, "before"),
        ("during", 1, "during"),
        (None, 2, "during"),
    ],
)
def test_a_pasted_stage_joins_the_phase_it_lands_in(own: Phase | None, index: int, landed: Phase) -> None:
    atlas = (
        a_map()
        .stage("Copied", own)
        .journey("Other")
        .stage("A", "before")
        .stage("B", "during")
        .stage("C", "after")
        .build()
    )
    after = pasted(atlas, "stages", "Copied", index=index)
    assert after.stages[after.index.stages("jo_2")[index]].phase == landed


def test_a_stage_comes_with_its_steps_and_all_they_hold(atlas: Atlas) -> None:
    after = pasted(atlas, "stages", "One", index=0)
    assert there(after, "stages") == ["One", "Look"]
    assert there(after, "steps") == ["a", "b", "x", "y"]
    assert lying(after, "Online", 0) == ["Chat"], "the lane with its channel"
    assert lying(after, "Their pains", 0) == ["Slow"], "the lane for such notes"
    new = [note for note in after.notes.values() if note.id not in atlas.notes]
    assert {note.text for note in new} == {"Slow", "Pin", "Wide", "Speed"}
    assert next(n for n in new if n.text == "Slow").about == next(
        (n.place.about,) for n in new if isinstance(n.place, Pinned)
    )
    feelings = after.index.lanes("jo_2")[2]
    assert len(after.index.emotions_of_lane(feelings)) == 1
    flows = [flow for flow in after.flows.values() if flow.id not in atlas.flows]
    assert sorted(flow.flow_kind for flow in flows) == ["exit", "next"], "those to elsewhere stay"


def test_a_lane_without_a_match_comes_along(atlas: Atlas) -> None:
    after = pasted(atlas, "stages", "One")
    assert there(after, "lanes") == ["Online", "Their pains", "Feelings", "In the app", "Needs"]
    assert lying(after, "In the app", 2 + 1) == ["Call"]
    call = next(t for t in after.touchpoints.values() if t.title == "Call" and t.id not in atlas.touchpoints)
    assert call.channels == (id_of(atlas, "App"),), "no other contact is made of it"


def test_lanes_of_the_same_title_are_the_same_and_hidden_ones_are_not_taken() -> None:
    lanes = two_journeys().lane("Digital").lane("digital ", hidden=True).build()
    after = pasted(lanes, "steps", "a", parent=id_of(lanes, "Look"))
    assert lying(after, "Digital", 2) == ["Chat"]


@pytest.mark.parametrize(
    ("own", "here", "landed"),
    [
        ([], ["Phone"], "Contacts"),
        ([], ["Phone", "Web"], "By Web"),
        (["Phone", "Web"], ["Phone"], "Contacts"),
        (["Phone", "Web"], ["Phone", "Web"], "By Web"),
    ],
)
def test_no_card_lands_in_a_lane_that_would_give_it_another_channel(
    own: list[str], here: list[str], landed: str
) -> None:
    builder = a_map().channel("Phone").channel("Web").stage("S").step("a").lane("Contacts", channels=own)
    builder = builder.touchpoint("Chat", channels=["Web"]).journey("Other").stage("T").step("x")
    for channel in here:
        builder = builder.lane(f"By {channel}", channels=[channel])
    after = pasted(builder.build(), "stages", "S")
    assert lying(after, landed, 1) == ["Chat"]
    assert {card.channels for card in after.touchpoints.values()} == {(id_of(after, "Web"),)}


def test_a_card_of_another_channel_than_its_lane_stays_in_that_lane() -> None:
    builder = (
        a_map().channel("Phone").channel("Web").stage("S").step("a").lane("By phone", channels=["Phone"])
    )
    atlas = builder.touchpoint("Chat", channels=["Web"]).build()
    after = pasted(atlas, "stages", "S", parent="jo_1")
    assert len(after.lanes) == 1
    assert {card.channels for card in after.touchpoints.values()} == {(id_of(after, "Web"),)}


def test_lanes_without_channels_match_by_their_place() -> None:
    atlas = (
        a_map()
        .stage("S")
        .step("a")
        .lane("Upper")
        .lane("Lower")
        .at("a", "Lower")
        .touchpoint("Chat")
        .journey("Other")
        .stage("T")
        .step("x")
        .lane("First")
        .lane("Second")
        .build()
    )
    assert lying(pasted(atlas, "stages", "S"), "Second", 1) == ["Chat"]


def test_steps_go_into_a_stage_in_the_order_of_their_map(atlas: Atlas) -> None:
    after = pasted(atlas, "steps", "c", "a", index=1, parent=id_of(atlas, "Look"))
    assert there(after, "steps") == ["x", "a", "c", "y"]
    assert lying(after, "Online", 1) == ["Chat"]
    assert lying(after, "Online", 2) == ["End"]


def test_steps_for_a_map_without_stages_get_one() -> None:
    atlas = two_journeys().journey("Bare").build()
    bare = id_of(atlas, "Bare")
    copied = copied_heads(atlas, "steps", ["sp_1"])
    after = done(atlas, paste_heads(atlas, copied, bare, 0, counting_ids(50)))
    assert names_of(after, *after.index.steps_of_journey(bare)) == ["a"]
    assert names_of(after, *after.index.lanes(bare)) == ["Digital", "Pains", "Mood"]


def test_a_lane_comes_with_its_cards_at_the_same_places(atlas: Atlas) -> None:
    after = pasted(atlas, "lanes", "Digital", index=1)
    assert there(after, "lanes") == ["Online", "Digital", "Their pains", "Feelings"]
    assert lying(after, "Digital", 0) == ["Chat"]
    assert lying(after, "Digital", 1) == ["End"], "the map has no third step"


def test_a_curve_comes_with_its_points(atlas: Atlas) -> None:
    after = pasted(atlas, "lanes", "Mood")
    lane = after.index.lanes("jo_2")[-1]
    assert list(after.index.emotions_of_lane(lane)) == [after.index.steps_of_journey("jo_2")[0]]


def test_lanes_for_a_map_without_steps_leave_their_cards_in_the_parking_lot() -> None:
    atlas = two_journeys().journey("Bare").build()
    bare = id_of(atlas, "Bare")
    copied = copied_heads(atlas, "lanes", ["ln_1", "ln_3"])
    after = done(atlas, paste_heads(atlas, copied, bare, 0, counting_ids(50)))
    assert sorted(names_of(after, *after.index.parked(bare))) == ["Chat", "End", "Slow", "Wide"]


def beside_a_group(builder: MapBuilder) -> Atlas:
    """Return a map beside another with a group of two lanes."""
    other = builder.journey("Other").stage("T").step("x")
    return other.lane_group("Back").lane("Mail").lane("Phone").build()


def test_a_lane_group_comes_with_its_lanes_and_parts_no_other() -> None:
    front = a_map().stage("S").step("a").lane_group("Front").lane("Web").lane("App")
    atlas = beside_a_group(front.at("a", "App").touchpoint("Chat"))
    after = pasted(atlas, "lane_groups", "Front", index=1)
    assert there(after, "lanes") in (["Web", "App", "Mail", "Phone"], ["Mail", "Phone", "Web", "App"])
    assert names_of(after, *after.index.lane_groups("jo_2")) == ["Back", "Front"]
    assert lying(after, "App", 0) == ["Chat"]


def test_a_lane_pasted_between_two_of_a_group_joins_it() -> None:
    atlas = beside_a_group(a_map().stage("S").step("a").lane("Web"))
    after = pasted(atlas, "lanes", "Web", index=1)
    assert {after.lanes[lane].group for lane in after.index.lanes("jo_2")} == {id_of(atlas, "Back")}


def test_heads_that_were_cut_come_back_on_their_own_map(atlas: Atlas) -> None:
    copied = copied_heads(atlas, "stages", ["st_1"])
    without = apply(atlas, delete(atlas, ["st_1"]))
    after = done(without, paste_heads(without, copied, "jo_1", 0, counting_ids(50)))
    assert names_of(after, *after.index.steps_of_journey("jo_1")) == ["a", "b", "c"]
    assert names_of(after, *after.index.lanes("jo_1")) == names_of(atlas, *atlas.index.lanes("jo_1"))
    assert names_of(after, *after.index.cards("ln_1", after.index.steps_of_journey("jo_1")[0])) == ["Chat"]


def test_a_span_ends_with_the_copied_steps() -> None:
    atlas = (
        a_map()
        .stage("S")
        .step("a")
        .step("b")
        .step("c")
        .lane("Web")
        .at("a", "Web")
        .touchpoint("Wide", last_step="sp_3")
        .journey("Other")
        .build()
    )
    for steps, covered in ((["a", "b"], 2), (["a"], 1)):
        copied = copied_heads(atlas, "steps", [id_of(atlas, step) for step in steps])
        after = done(atlas, paste_heads(atlas, copied, "jo_2", 0, counting_ids(50)))
        (wide,) = (card for card in after.touchpoints.values() if card.id not in atlas.touchpoints)
        assert len(covered_steps(after, wide)) == covered


@pytest.mark.parametrize(("steps", "covered"), [(["x"], 1), (["x", "y"], 2), (["x", "y", "z"], 3)])
def test_a_span_ends_where_the_map_that_its_lane_is_pasted_on_does(steps: list[str], covered: int) -> None:
    built = a_map().stage("S").step("a").step("b").step("c").lane("Web")
    built = built.at("a", "Web").touchpoint("Wide", last_step="sp_3").journey("Other").stage("T")
    for step in steps:
        built = built.step(step)
    atlas = built.build()
    after = done(
        atlas, paste_heads(atlas, copied_heads(atlas, "lanes", ["ln_1"]), "jo_2", 0, counting_ids(50))
    )
    (wide,) = (card for card in after.touchpoints.values() if card.id not in atlas.touchpoints)
    assert (wide.last_step is None) == (covered == 1)
    assert names_of(after, *covered_steps(after, wide)) == steps


def test_another_document_takes_what_it_knows(atlas: Atlas) -> None:
    copied = copied_heads(atlas, "stages", ["st_1"])
    other = a_map("Elsewhere").stage("S").step("z").lane("Digital").build()
    after = done(other, paste_heads(other, copied, "jo_1", 1, counting_ids(50)))
    assert names_of(after, *after.index.steps_of_journey("jo_1")) == ["z", "a", "b"]
    titles = {card.title: card.channels for card in after.touchpoints.values()}
    assert titles == {"Chat": (), "Call": ()}, "channels that are not here are left out"
    assert [point.persona for point in after.emotions.values()] == [None]


def test_an_id_that_is_something_else_here_is_no_mention_of_it(atlas: Atlas) -> None:
    copied = copied_heads(atlas, "steps", ["sp_1"])
    card = Touchpoint(
        id="tp_x", title="Strange", place=Cell(step="sp_1", lane="ln_1"), crew="ch_1", product="ps_1"
    )
    records = (*copied.records, card)
    after = done(
        atlas, paste_heads(atlas, replace(copied, records=records), id_of(atlas, "Look"), 0, counting_ids(90))
    )
    strange = next(card for card in after.touchpoints.values() if card.title == "Strange")
    assert (strange.crew, strange.product) == (None, None)


@pytest.mark.parametrize("kind", ["stages", "lanes"])
def test_a_head_of_a_map_that_nobody_knows_is_pasted_all_the_same(atlas: Atlas, kind: str) -> None:
    names = {"stages": "One", "lanes": "Digital"}
    copied = copied_heads(atlas, kind, [id_of(atlas, names[kind])])
    records = tuple(
        record.replaced(journey="jo_none") if record.id in copied.heads else record
        for record in copied.records
    )
    after = done(atlas, paste_heads(atlas, replace(copied, records=records), "jo_2", 0, counting_ids(90)))
    assert there(after, kind)[0] == names[kind]


def test_strange_data_is_left_out_and_cards_are_kept(atlas: Atlas) -> None:
    copied = copied_heads(atlas, "steps", ["sp_1"])
    strange = replace(
        copied,
        records=(
            *copied.records,
            Note(id="no_x", text="Lost", place=Cell(step="sp_1", lane="ln_none")),
            Note(id="no_y", text="Round", place=Pinned(about="no_z")),
            Note(id="no_z", text="And round", place=Pinned(about="no_y")),
            Note(id="no_m", text="In the curve", place=Cell(step="sp_1", lane="ln_5")),
            Flow(id="fl_x", source="no_x", target="tp_1"),
            Flow(id="fl_y", source="tp_none", target="tp_1"),
        ),
    )
    after = done(atlas, paste_heads(atlas, strange, id_of(atlas, "Look"), 0, counting_ids(90)))
    new = {note.text: note.place for note in after.notes.values() if note.id not in atlas.notes}
    assert isinstance(new["Lost"], Parked)
    assert isinstance(new["Round"], Parked)
    assert "In the curve" not in new
    assert len(after.flows) == len(atlas.flows)


@pytest.mark.parametrize("parent", ["jo_2", "nowhere"])
def test_nothing_to_paste_and_no_place_are_refused(atlas: Atlas, parent: str) -> None:
    copied = copied_heads(atlas, "steps", ["sp_1"])
    nothing = CopiedHeads((), (), "jo_1", (), (), ())
    with pytest.raises(UserError):
        paste_heads(atlas, nothing if parent == "jo_2" else copied, parent, 0, counting_ids(50))
