"""Stages, steps, lanes and lane groups through menus and keys: merged, split, duplicated, grouped and taken apart."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cjeditor.ui.actions import ACTIONS, CONTEXT_MENUS
from tests.builder import names_of
from tests.windows import Person


def stages(person: Person) -> tuple[str, ...]:
    return person.desk.atlas.index.stages(person.desk.journey_id)


def chosen(person: Person, *ids: str) -> None:
    person.press("Escape")
    person.desk.select(ids)
    person.settle()


def test_a_stage_is_merged_with_the_next(person: Person) -> None:
    first, second, third = stages(person)
    steps = person.desk.atlas.index.steps_of_journey(person.desk.journey_id)
    chosen(person, first)
    assert person.action("merge_stages").text() == "&Merge with the next stage"
    person.do("merge_stages")
    assert stages(person) == (first, third)
    assert person.desk.selection == (first,)
    assert person.desk.atlas.index.steps_of_journey(person.desk.journey_id) == steps
    person.press("Ctrl+Z")
    assert stages(person) == (first, second, third)


def test_chosen_stages_are_merged(person: Person) -> None:
    chosen(person, *stages(person))
    assert person.action("merge_stages").text() == "&Merge the chosen stages"
    person.do("merge_stages")
    assert len(stages(person)) == 1


def test_the_last_stage_has_no_next_to_merge_with(person: Person) -> None:
    chosen(person, stages(person)[-1])
    assert not person.action("merge_stages").isEnabled()


def test_a_new_stage_begins_at_a_step_and_its_title_is_typed_at_once(person: Person) -> None:
    index = person.desk.atlas.index
    first = stages(person)[0]
    chosen(person, index.steps(first)[0])
    assert not person.action("split_stage").isEnabled(), "it begins there already"
    person.do("add_step")
    person.press("Escape")
    step = person.desk.atlas.index.steps(first)[1]
    chosen(person, step)
    person.do("split_stage")
    person.type("Later")
    person.press("Return")
    second = stages(person)[1]
    assert names_of(person.desk.atlas, second) == ["Later"]
    assert person.desk.atlas.index.steps(second) == (step,)


def test_a_stage_is_duplicated_by_its_key_in_one_step_of_undo(person: Person) -> None:
    before = person.desk.atlas
    chosen(person, stages(person)[0])
    person.press("Ctrl+D")
    assert len(stages(person)) == 4
    assert "Duplicate a stage" in person.action("undo").text()
    person.press("Ctrl+Z")
    assert person.desk.atlas == before


def test_lanes_are_grouped_named_at_once_and_taken_apart(person: Person) -> None:
    lanes = person.desk.atlas.index.lanes(person.desk.journey_id)
    chosen(person, *lanes[1:3])
    person.do("group_lanes")
    person.press("Ctrl+A")
    person.type("Digital")
    person.press("Return")
    (group,) = person.desk.atlas.lane_groups.values()
    assert group.title == "Digital"
    chosen(person, lanes[2])
    person.do("leave_group")
    assert person.desk.atlas.lanes[lanes[2]].group is None
    assert not person.action("leave_group").isEnabled()
    chosen(person, group.id)
    person.do("ungroup_lanes")
    assert not person.desk.atlas.lane_groups


def test_heads_offer_to_be_duplicated() -> None:
    assert all("duplicate" in CONTEXT_MENUS[kind] for kind in ("stages", "steps", "lanes", "lane_groups"))


def test_entries_that_add_say_so() -> None:
    adding = [action for action in ACTIONS if action.id.startswith("add_")]
    assert adding
    assert all(action.title.source.startswith("Add ") for action in adding)


def test_a_menu_shows_what_is_on_by_a_tick(person: Person) -> None:
    shown = person.action("flows")
    menu = next(place for place in shown.associatedObjects() if isinstance(place, QMenu))

    def picture() -> bytes:
        menu.adjustSize()
        image = menu.grab(menu.actionGeometry(shown)).toImage()
        return bytes(image.constBits())

    shown.setChecked(True)
    ticked = picture()
    shown.setChecked(False)
    assert picture() != ticked


def test_no_icon_stands_where_the_tick_is(person: Person) -> None:
    checkable = [action for action in person.window.findChildren(QAction) if action.isCheckable()]
    ours = [action for action in checkable if action.objectName() in {known.id for known in ACTIONS}]
    assert ours
    assert not any(action.isIconVisibleInMenu() for action in ours)


def test_a_head_named_by_a_double_click_keeps_the_keyboard_on_the_map(person: Person) -> None:
    stage = stages(person)[0]
    person.window.docks["inspector"].hide()
    person.click(stage, twice=True)
    assert person.desk.view.is_editing
    assert not person.window.docks["inspector"].isVisible()
    person.type("Other")
    person.press("Return")
    assert names_of(person.desk.atlas, stage) == ["Other"]
