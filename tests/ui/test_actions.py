"""Menus, toolbar, context menus and the command search are made of the same actions."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from cjeditor.model.matching import matches
from cjeditor.model.records import KINDS
from cjeditor.ui.actions import ACTIONS, CONTEXT_MENUS, MENUS, TOOLBAR
from cjeditor.ui.actions.action import Menu
from cjeditor.ui.dialogs.command_search import find_command
from cjeditor.ui.dialogs.search import find_object
from tests.windows import Person

IDS = {action.id for action in ACTIONS}


def words_of(items: tuple[str | Menu, ...]) -> set[str]:
    found: set[str] = set()
    for item in items:
        found |= words_of(item.items) if isinstance(item, Menu) else {item}
    return found


def menu_ids(items: tuple[str | Menu, ...]) -> set[str]:
    return {menu.id for menu in items if isinstance(menu, Menu)}


def test_no_two_actions_share_an_id_or_a_key() -> None:
    assert len(IDS) == len(ACTIONS)
    keys = Counter(QKeySequence(key).toString() for action in ACTIONS for key in action.shortcuts)
    assert [key for key, count in keys.items() if count > 1] == []


def test_menus_name_actions_that_exist() -> None:
    menus = {menu.id for menu in MENUS} | {found for menu in MENUS for found in menu_ids(menu.items)}
    named = (
        words_of(tuple(MENUS)) | set(TOOLBAR) | {item for items in CONTEXT_MENUS.values() for item in items}
    )
    assert named - IDS - menus - {"-"} == set()


def test_every_object_on_a_map_has_a_context_menu() -> None:
    on_maps = {
        "touchpoints",
        "notes",
        "stages",
        "steps",
        "lanes",
        "lane_groups",
        "emotions",
        "flows",
        "journeys",
    }
    assert on_maps <= set(CONTEXT_MENUS)
    assert set(CONTEXT_MENUS) - {""} <= set(KINDS)


def test_every_action_can_say_whether_it_is_possible(person: Person) -> None:
    for selection in ((), tuple(person.desk.atlas.touchpoints), tuple(person.desk.atlas.lanes)):
        person.desk.select(selection)
        for action in ACTIONS:
            action.is_possible(person.desk)
            if action.is_checked is not None:
                action.is_checked(person.desk)


def test_the_command_search_runs_what_is_typed(person: Person) -> None:
    person.press("Escape")
    before = len(person.desk.atlas.stages)
    dialog = find_command(person.desk, person.desk.commands)
    person.type("add stage")
    assert dialog.list.item(0).text().startswith("Add a stage")
    person.press("Return")
    assert len(person.desk.atlas.stages) == before + 1


def test_the_search_finds_an_object_and_goes_there(person: Person) -> None:
    person.press("Escape")
    stage = person.desk.atlas.index.stages(person.desk.journey_id)[1]
    person.desk.set_fields((stage,), title="Elección")
    find_object(person.desk)
    person.type("eleccion")
    person.press("Return")
    assert person.desk.selection == (stage,)


def test_a_search_minds_neither_accents_nor_capitals_nor_order() -> None:
    assert matches("BRANCH call", "Call the branch")
    assert matches("informacao", "Informação")
    assert not matches("call web", "Call the branch")


def test_undo_says_what_it_takes_back(person: Person) -> None:
    person.press("Escape")
    person.do("add_stage")
    person.press("Escape")
    assert "Add a stage" in person.action("undo").text()


def a_card(person: Person) -> str:
    """The only card, its text closed."""
    person.type("Chat")
    person.press("Return")
    person.press("Escape")
    (card,) = person.desk.atlas.touchpoints
    return card


def test_what_is_typed_on_a_card_is_kept_when_a_menu_changes_the_same_card(person: Person) -> None:
    card = a_card(person)
    person.desk.view.edit_text(card)
    person.type("Typed")
    person.do("moment_of_truth")
    record = person.desk.atlas.touchpoints[card]
    assert (record.title, record.moment_of_truth) == ("Typed", True)


def test_a_card_is_duplicated_with_what_is_being_typed_on_it(person: Person) -> None:
    card = a_card(person)
    person.desk.view.edit_text(card)
    person.type("Typed")
    person.do("duplicate")
    assert person.titles("touchpoints") == ["Typed", "Typed"]


def test_a_journey_may_be_deleted_while_something_on_its_map_is_typed(person: Person) -> None:
    person.do("add_journey")
    person.press("Escape")
    lane = person.desk.atlas.index.lanes(person.desk.journey_id)[0]
    person.desk.view.setFocus()
    person.desk.view.edit_text(lane)
    person.type("Typed")
    person.do("delete_journey")
    assert len(person.desk.atlas.journeys) == 1
    person.press("Ctrl+Z")
    assert person.desk.atlas.lanes[lane].title == "Typed"
