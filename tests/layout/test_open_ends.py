"""What hangs under a card has all the room it wants, and no more than is shown there."""

from cjeditor.edits.fields import set_fields
from cjeditor.layout.map_layout import MapLayout, lay_out, relayout
from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.routing.line import line_of
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import apply
from tests.builder import a_map, id_of
from tests.layout.frames import everything
from tests.layout.routed import routes_of

NAME = "How a small bakery asks for a loan and waits for it"


def leading_to(journey: str, label: str = "") -> Atlas:
    """A card with a flow to another journey, and one under it."""
    builder = a_map().step("a").lane("L").touchpoint("Ask").touchpoint("Under")
    return (
        builder.journey(journey)
        .step("b")
        .lane("M")
        .touchpoint("Answer")
        .flow("Ask", "Answer", label=label)
        .build()
    )


def pill(layout: MapLayout) -> str:
    slot = line_of(routes_of(layout), "fl_1").slot
    assert slot is not None
    return " ".join(slot.lines)


def height(layout: MapLayout) -> float:
    return layout.rows[0].height


def test_a_pill_between_two_cards_has_room_for_the_name_of_a_journey() -> None:
    assert pill(lay_out(leading_to(NAME), "jo_1")) == NAME


def test_a_card_that_a_flow_from_elsewhere_leads_to_has_room_for_the_name_of_its_journey() -> None:
    builder = a_map(NAME).step("a").lane("L").touchpoint("Ask").journey("Other").step("b").lane("M")
    atlas = builder.touchpoint("Answer").touchpoint("Under").flow("Ask", "Answer").build()
    assert pill(lay_out(atlas, "jo_2", LayoutOptions(hidden_flows=frozenset()))) == NAME


def test_words_that_a_pill_does_not_show_take_no_room() -> None:
    bare, worded = leading_to("Loan"), leading_to("Loan", "after the third letter that nobody has answered")
    assert height(lay_out(worded, "jo_1")) == height(lay_out(bare, "jo_1"))


def test_a_journey_that_is_renamed_gets_the_room_for_it_on_other_maps() -> None:
    atlas = leading_to("Loan")
    change = set_fields(atlas, "jo_2", title=NAME)
    after = relayout(lay_out(atlas, "jo_1"), apply(atlas, change), change)
    assert pill(after) == NAME
    assert everything(after) == everything(lay_out(after.atlas, "jo_1"))
    again = set_fields(after.atlas, id_of(atlas, "Ask"), title="Ask again")
    assert height(relayout(after, apply(after.atlas, again), again)) == height(after)
