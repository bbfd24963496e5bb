"""Insert: adding objects beside what is chosen, then standing in their text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from cjeditor.canvas import placing
from cjeditor.canvas.board import Focus
from cjeditor.canvas.editing import landing_slot
from cjeditor.edits.cards import card_kind_for, park_cards
from cjeditor.edits.flows import add_flow
from cjeditor.edits.journeys import duplicate_journey
from cjeditor.edits.lane_groups import group_lanes, leave_groups, ungroup_lanes
from cjeditor.edits.lanes import add_lane
from cjeditor.edits.notes import add_note
from cjeditor.edits.stages import add_stage, merge_stages, split_stage
from cjeditor.edits.steps import add_step
from cjeditor.edits.touchpoints import add_touchpoint
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.ids import random_id
from cjeditor.model.lane_rules import Accepted
from cjeditor.model.messages import Message, UserError, message
from cjeditor.model.records.place import Parked
from cjeditor.model.slot import Slot

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_NO_PLACE = {
    "touchpoints": UserError(
        message("ui.insert.no_touchpoint_lane", "No lane of this map takes touchpoints."),
        remedy=message("ui.insert.add_lane_first", "Add a lane first: Insert, Lane."),
    ),
    "notes": UserError(
        message("ui.insert.no_note_lane", "No lane of this map takes notes."),
        remedy=message("ui.insert.add_lane_first", "Add a lane first: Insert, Lane."),
    ),
    "emotions": UserError(
        message("ui.insert.no_emotion_lane", "This map has no emotion curve."),
        remedy=message("ui.insert.add_lane_first", "Add a lane first: Insert, Lane."),
    ),
}


class Insert:
    """What the Insert menu adds to the journey on show."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def card(self, kind: Literal["touchpoints", "notes"]) -> None:
        """Add a card under the chosen one, or in the chosen step and lane; it is recorded when it says something."""
        desk = self.desk
        slot = self._slot_in_focus(kind) or self._slot_for(kind)
        if slot is None:
            desk.refuse(_NO_PLACE[kind])
            return
        if card_kind_for(desk.atlas, slot.lane) != kind or not desk.view.commander.new_card(slot):
            add, card_id = (add_touchpoint if kind == "touchpoints" else add_note), random_id(kind)
            self._put(lambda atlas: add(atlas, card_id, slot), card_id)

    def emotion(self) -> None:
        """Add a point to a curve where the keys stand, else at the chosen step."""
        slot = self._slot_for("emotions")
        if slot is None:
            self.desk.refuse(_NO_PLACE["emotions"])
        else:
            self.desk.view.commander.new_point(slot)

    def step(self) -> None:
        """Add a step after the chosen one; a map without stages gets a stage."""
        desk, step_id = self.desk, random_id("steps")
        place = placing.step_place(desk.atlas, desk.journey_id, desk.selection)
        if place is None:
            self.stage()
            return
        self._put(lambda atlas: add_step(atlas, step_id, *place), step_id)

    def stage(self) -> None:
        """Add a stage with one step after the chosen one."""
        desk, stage_id, step_id = self.desk, random_id("stages"), random_id("steps")
        index = placing.stage_index(desk.atlas, desk.journey_id, desk.selection)
        self._put(lambda atlas: add_stage(atlas, stage_id, step_id, desk.journey_id, index), stage_id)

    def lane(self, kind: str, title: Message, props: Mapping[str, Any]) -> None:
        """Add a lane of a kind below the chosen one, named in the atlas's content language."""
        desk, lane_id = self.desk, random_id("lanes")
        index = placing.lane_index(desk.atlas, desk.journey_id, desk.selection)
        words = "" if kind == "separator" else desk.say_content(title)
        self._put(
            lambda atlas: add_lane(atlas, lane_id, desk.journey_id, index, kind, words, props),
            lane_id,
            edits=kind != "separator",
        )

    def lane_group(self) -> None:
        """Put the chosen lanes into a new group."""
        desk, group_id = self.desk, random_id("lane_groups")
        lanes = desk.selected("lanes")
        title = desk.say_content(message("ui.insert.group_title", "Group"))
        self._put(lambda atlas: group_lanes(atlas, lanes, group_id, title), group_id)

    def ungroup(self) -> None:
        """Take the chosen lane groups away; their lanes stay."""
        groups = self.desk.selected("lane_groups")
        self.desk.commit(lambda atlas: ungroup_lanes(atlas, groups))

    def leave_group(self) -> None:
        """Take the chosen lanes out of their groups."""
        lanes = self.desk.selected("lanes")
        self.desk.commit(lambda atlas: leave_groups(atlas, lanes))

    @property
    def stages_to_merge(self) -> tuple[str, ...]:
        """The chosen stages, or a single one and the next."""
        return placing.stages_to_merge(self.desk.atlas, self.desk.selected("stages"))

    @property
    def can_split(self) -> bool:
        """Whether a step is chosen at which a new stage can begin."""
        return placing.can_split(self.desk.atlas, self.desk.selected("steps"))

    def merge_stages(self) -> None:
        """Make one stage of the chosen ones; of a single one and the next."""
        desk, stages = self.desk, self.stages_to_merge
        if desk.commit(lambda atlas: merge_stages(atlas, stages)):
            desk.select(stages[:1], reveal=True)

    def split_stage(self) -> None:
        """Let a new stage begin at the chosen step."""
        desk, stage_id = self.desk, random_id("stages")
        (step,) = desk.selected("steps")
        self._put(lambda atlas: split_stage(atlas, step, stage_id), stage_id)

    def flow(self) -> None:
        """Link the two chosen objects, in the order they were chosen."""
        desk, flow_id = self.desk, random_id("flows")
        source, target = desk.selected("touchpoints", "steps", "stages")
        self._put(lambda atlas: add_flow(atlas, flow_id, source, target), flow_id, edits=False)

    def flow_to(self, source: str, target: str) -> None:
        """Draw a flow to a touchpoint of this journey or of another."""
        flow_id = random_id("flows")
        self._put(lambda atlas: add_flow(atlas, flow_id, source, target), flow_id, edits=False)

    def ending(self, kind: Literal["exit", "done"]) -> None:
        """Let the chosen object end in an exit or a done."""
        desk, flow_id = self.desk, random_id("flows")
        (source,) = desk.selected("touchpoints", "steps", "stages")
        self._put(lambda atlas: add_flow(atlas, flow_id, source, None, kind), flow_id, edits=False)

    def journey(self) -> None:
        """Add a journey with three stages and four lanes, and show it."""
        from cjeditor.edits.new_map import add_new_map

        if self._show_new_journey(lambda atlas: add_new_map(atlas, random_id, self.desk.say_content)):
            view = self.desk.view
            # What is typed after its name is its first card.
            view.commander.focus(Focus(cell=landing_slot(view.board)))
            self.desk.tabs.rename()

    def journey_copy(self) -> None:
        """Add a copy of the journey on show, and show it."""
        desk = self.desk
        original = desk.atlas.journeys[desk.journey_id]
        title = desk.say_content(message("ui.insert.copy_of", "{title} (copy)", title=original.title))
        self._show_new_journey(
            lambda atlas: duplicate_journey(atlas, original.id, random_id, title, as_variant=True)
        )

    @property
    def can_park(self) -> bool:
        """Whether a chosen card lies on the map."""
        atlas = self.desk.atlas
        return any(not isinstance(card.place, Parked) for card in atlas.cards(self.desk.selected_cards))

    def park(self) -> None:
        """Put the chosen cards into the parking lot."""
        desk = self.desk
        desk.commit(lambda atlas: park_cards(atlas, desk.selected_cards, desk.journey_id))

    def _slot_in_focus(self, kind: str) -> Slot | None:
        """Return the empty cell the keys stand in, when it takes this kind of card."""
        slot = self.desk.view.board.focus.cell
        return slot if slot is not None and card_kind_for(self.desk.atlas, slot.lane) == kind else None

    def _slot_for(self, kind: Accepted) -> Slot | None:
        """Return the place beside what is chosen, or beside the empty cell the keys stand in."""
        desk, cell = self.desk, self.desk.view.board.focus.cell
        chosen = desk.selection if cell is None else (cell.lane, cell.over)
        return placing.slot_for(desk.atlas, desk.journey_id, chosen, kind)

    def _show_new_journey(self, verb: Callable[[Atlas], Change]) -> bool:
        """Add a journey and show it; return whether that could be."""
        desk, before = self.desk, set(self.desk.atlas.journeys)
        is_added = desk.commit(verb)
        if is_added:
            desk.tabs.show(next(iter(set(desk.atlas.journeys) - before)))
        return is_added

    def _put(self, verb: Callable[[Atlas], Change], new_id: str, *, edits: bool = True) -> None:
        desk = self.desk
        if not desk.commit(verb, burst=new_id if edits else None):  # with its title one step of undo
            return
        desk.select((new_id,), reveal=True)
        if edits:
            desk.edit_text()
