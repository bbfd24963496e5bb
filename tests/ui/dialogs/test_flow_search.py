"""Flow to…: a flow to a touchpoint of any journey, found by a few letters."""

from cjeditor.edits.cards import add_card
from cjeditor.edits.words import label
from cjeditor.model.change import Change, Edit, apply
from cjeditor.model.ids import random_id
from cjeditor.model.records import Across
from cjeditor.model.slot import Slot
from cjeditor.model.whereabouts import lane_of
from cjeditor.ui.dialogs.flow_search import find_flow_target, flow_targets
from cjeditor.ui.dialogs.search import place_words
from tests.builder import a_map, id_of
from tests.windows import Person


def test_choosing_a_touchpoint_draws_the_flow_and_selects_it(person: Person) -> None:
    desk = person.desk
    desk.finish_editing()
    atlas = desk.atlas
    step = atlas.index.steps_of_journey(desk.journey_id)[0]
    slot = Slot(atlas.index.lanes(desk.journey_id)[0], step, 0)
    one, two = random_id("touchpoints"), random_id("touchpoints")
    desk.commit(lambda known: add_card(known, one, slot, "Ask"))
    desk.commit(lambda known: add_card(known, two, slot, "Sign"))
    desk.select((one,))
    box = find_flow_target(desk, desk.insert.flow_to)
    box.line.setText("sign")
    box.choose()
    (flow,) = desk.atlas.flows.values()
    assert (flow.source, flow.target) == (one, two)
    assert desk.selection == (flow.id,)


def test_a_flow_from_a_step_or_a_stage_finds_its_card_too(person: Person) -> None:
    desk = person.desk
    desk.finish_editing()
    step = desk.atlas.index.steps_of_journey(desk.journey_id)[0]
    slot = Slot(desk.atlas.index.lanes(desk.journey_id)[0], step, 0)
    card = random_id("touchpoints")
    desk.commit(lambda known: add_card(known, card, slot, "Sign"))
    stage = desk.atlas.index.stages(desk.journey_id)[1]
    for source in (desk.atlas.index.steps(stage)[0], stage):
        desk.select((source,))
        assert person.action("flow_to").isEnabled()
        find_flow_target(desk, desk.insert.flow_to).choose()
        assert desk.atlas.flows[desk.selection[0]].source == source


def test_other_journeys_come_first_and_places_find_too() -> None:
    atlas = (
        a_map("Home")
        .step("Ask")
        .lane("Any")
        .touchpoint("Call")
        .touchpoint("Sign")
        .journey("The mortgage")
        .step("Decide")
        .lane("Any lane")
        .touchpoint("Sign at the notary")
        .build()
    )
    call = id_of(atlas, "Call")
    assert [card.title for card in flow_targets(atlas, call, "")] == ["Sign at the notary", "Sign"]
    assert [card.title for card in flow_targets(atlas, call, "mortg")] == ["Sign at the notary"]
    assert [card.title for card in flow_targets(atlas, call, "sign")] == ["Sign at the notary", "Sign"]


def test_titles_that_begin_with_the_text_come_before_those_that_hold_it() -> None:
    atlas = (
        a_map("Home")
        .step("Ask")
        .lane("Any")
        .touchpoint("Call")
        .touchpoint("Quote from the valuation")
        .touchpoint("Váluation ordered")
        .build()
    )
    found = flow_targets(atlas, id_of(atlas, "Call"), "valua")
    assert [card.title for card in found] == ["Váluation ordered", "Quote from the valuation"]


def test_the_place_of_a_card_across_a_journey_names_the_journey_once() -> None:
    atlas = a_map("Home").step("Ask").lane("Any").touchpoint("Call").build()
    call = atlas.touchpoints[id_of(atlas, "Call")]
    (journey,) = atlas.journeys
    across = call.model_copy(update={"place": Across(over=journey, lane=lane_of(call) or "")})
    atlas = apply(atlas, Change(label("move", "touchpoints"), {("touchpoints", call.id): Edit(call, across)}))
    assert place_words(atlas, call.id) == "Home"
