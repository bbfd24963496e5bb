"""What is chosen is sorted into kinds once, and anew when the atlas or the choice is another."""

from cjeditor.edits.deletion import delete
from cjeditor.model.change import apply
from cjeditor.ui.chosen import Chosen
from tests.builder import a_map, id_of


def test_kinds_are_told_apart_in_the_order_of_the_choice() -> None:
    atlas = a_map("M").stage("S").step("T").lane("L").touchpoint("A").touchpoint("B").build()
    a, b, stage = (id_of(atlas, name) for name in ("A", "B", "S"))
    chosen, ids = Chosen(), (b, stage, "gone", a)
    assert chosen.of_kinds(atlas, ids, ("touchpoints",)) == (b, a)
    assert chosen.of_kinds(atlas, ids, ("stages", "touchpoints")) == (b, stage, a)
    assert chosen.of_kinds(atlas, ids, ("notes",)) == ()


def test_what_was_deleted_is_chosen_no_more() -> None:
    atlas = a_map("M").stage("S").step("T").lane("L").touchpoint("A").touchpoint("B").build()
    a, b = id_of(atlas, "A"), id_of(atlas, "B")
    chosen, ids = Chosen(), (a, b)
    assert chosen.of_kinds(atlas, ids, ("touchpoints",)) == (a, b)
    assert chosen.of_kinds(apply(atlas, delete(atlas, (a,))), ids, ("touchpoints",)) == (b,)
