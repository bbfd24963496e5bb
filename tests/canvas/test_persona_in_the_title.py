"""The persona beside the title: chosen, renamed and quoted in place, by mouse and by keys."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt

from cjeditor.canvas.objects import shown_box
from cjeditor.edits.fields import set_fields
from cjeditor.layout.hits import Hit
from tests.builder import a_map, id_of
from tests.canvas.showing import Shown

Show = Callable[..., Shown]
K = Qt.Key


def shown_with_two(show: Show) -> Shown:
    builder = a_map("Saving").persona("Ana", age=47, quote="Later").persona("Luis").stage("A").step("a")
    return show(builder.lane("L").build(), width=1400.0)


def at(shown: Shown, name: str, across: float = 0.0, down: float = 0.0) -> QPoint:
    """A place in a persona, in map units from its portrait's top left."""
    box = shown_box(shown.view.layout_shown, shown.id(name))
    assert box is not None
    place = shown.view.lens.camera.to_view(box.x + across + 10, box.y + down + 10)
    return QPoint(round(place.x), round(place.y))


def test_a_click_chooses_the_persona(show: Show) -> None:
    shown = shown_with_two(show)
    shown.click(at(shown, "Ana", 30, 30))
    assert shown.view.selection == (shown.id("Ana"),)


def test_f2_and_a_double_click_open_the_name(show: Show) -> None:
    shown = shown_with_two(show)
    shown.click(at(shown, "Ana", 30, 30))
    shown.key(K.Key_F2)
    shown.type("Eva")
    shown.key(K.Key_Return)
    assert shown.atlas.personas["pe_1"].name == "Eva"
    shown.double_click(at(shown, "Luis", 130, 8))
    shown.type("Rui")
    shown.key(K.Key_Escape)
    assert shown.atlas.personas["pe_2"].name == "Rui"
    assert [change.label.english() for change in shown.changes] == ["Change the name"] * 2


def test_a_double_click_into_the_quote_opens_it_there(show: Show) -> None:
    shown = shown_with_two(show)
    lines = [y for y in range(0, 90, 3) if field_at(shown, y) == "quote"]
    shown.double_click(at(shown, "Ana", 130, lines[len(lines) // 2]))
    shown.key(K.Key_End)
    shown.type("!")
    shown.key(K.Key_Escape)
    assert shown.atlas.personas["pe_1"].quote == "Later!"
    assert shown.atlas.personas["pe_1"].name == "Ana"


def field_at(shown: Shown, down: int) -> str:
    place = at(shown, "Ana", 130, down)
    hit: Hit | None = shown.view.hand.hit(place.x(), place.y())
    return hit.field if hit is not None else ""


def test_a_right_click_asks_for_the_menu_of_the_persona(show: Show) -> None:
    shown = shown_with_two(show)
    place = at(shown, "Luis", 20, 20)
    hit = shown.view.hand.hit(place.x(), place.y())
    assert hit is not None
    assert (hit.part, hit.object_id) == ("persona", id_of(shown.atlas, "Luis"))


def test_the_arrows_lead_from_the_title_to_the_personas_and_down_to_the_stages(show: Show) -> None:
    shown = shown_with_two(show)
    shown.view.select((shown.view.journey_id,))
    seen = []
    for key in (K.Key_Right, K.Key_Right, K.Key_Right, K.Key_Left, K.Key_Down, K.Key_Up, K.Key_Left):
        shown.key(key)
        seen.append(shown.view.selection[0])
    assert seen == ["pe_1", "pe_2", "pe_2", "pe_1", "st_1", "jo_1", "jo_1"]


def test_a_persona_that_leaves_the_title_leads_nowhere(show: Show) -> None:
    shown = shown_with_two(show)
    shown.view.select(("pe_2",))
    shown.session.commit(set_fields(shown.atlas, "jo_1", personas=("pe_1",)))
    shown.key(K.Key_Left)
    assert shown.view.selection == ("pe_2",)


def test_delete_leaves_the_persona(show: Show) -> None:
    shown = shown_with_two(show)
    shown.click(at(shown, "Ana", 30, 30))
    shown.key(K.Key_Delete)
    assert "pe_1" in shown.atlas.personas
