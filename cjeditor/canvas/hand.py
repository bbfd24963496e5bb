"""Hand: what the mouse does on a map, from press to release, without Qt.

Turns viewport positions into pointers, decides between a click and a drag, and runs the gesture that a drag is.
What to record, open or show is handed to the view as calls.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from cjeditor.canvas.adders import (
    RADIUS_PX,
    TITLES,
    Adder,
    adder_place,
    adders_of,
    resting_adders,
    shown_adders,
)
from cjeditor.canvas.board import Board
from cjeditor.canvas.gestures.gesture import NOTHING, Feedback, Gesture, Handle, Scene
from cjeditor.canvas.gestures.linking import DrawFlow
from cjeditor.canvas.gestures.pointer import Pointer
from cjeditor.canvas.gestures.starts import Press, gesture_for
from cjeditor.canvas.handles import CardHandle, handle_at, has_room_for_handles
from cjeditor.canvas.navigation import far_end
from cjeditor.canvas.sight import Sight
from cjeditor.edits.cards import card_kind_for
from cjeditor.edits.emotions import holds_points
from cjeditor.layout.hits import Hit
from cjeditor.model.change import Change
from cjeditor.model.messages import Message, UserError, message
from cjeditor.model.slot import Slot

DRAG_PX: Final = 4.0
EDGE_PX: Final = 32.0
"""Closer to the edge than this, a drag scrolls."""

Shape: TypeAlias = Literal["arrow", "pointing", "across", "cross", "refused", "carrying"]
SELECTABLE: Final = frozenset(
    {"card", "stage", "step", "lane", "point", "flow", "lane_group", "title", "persona"}
)

_HOVERED: Final = SELECTABLE - {"title"} | {"connector"}
_HANDLE_TIPS: Final[dict[Handle, Message]] = {
    "link": message("canvas.tip_link", "Drag to another card to draw a flow"),
    "span": message("canvas.tip_span", "Drag over the steps this card covers"),
}


@dataclass(slots=True)
class Hover:
    """What the pointer is over while no button is down."""

    object_id: str = ""
    part: str = ""
    handle: CardHandle | None = None
    adder: Adder | None = None
    adders: tuple[Adder, ...] = ()


@dataclass(slots=True)
class _Held:
    """A button held down: where it went down, on what, and the gesture once it is a drag."""

    px: float
    py: float
    press: Press
    was_selected: bool
    gesture: Gesture | None = None


class Hand:
    """The mouse over one board."""

    def __init__(
        self,
        board: Board,
        sight: Callable[[], Sight],
        commit: Callable[[Change], bool],
        say: Callable[[Message | None], None],
    ) -> None:
        self._board, self._sight, self._commit, self._say = board, sight, commit, say
        self.hover = Hover()
        self.feedback: Feedback = NOTHING
        self.is_presenting = False
        self._held: _Held | None = None
        self._refusal: Message | None = None

    @property
    def is_dragging(self) -> bool:
        """Whether a gesture is under way."""
        return self._held is not None and self._held.gesture is not None

    @property
    def is_down(self) -> bool:
        """Whether the button is held down."""
        return self._held is not None

    @property
    def shows_grips(self) -> bool:
        """Whether "+" marks and handles are offered: not where nothing can be changed, nor to an audience."""
        return not (self.is_presenting or self._board.session.is_read_only)

    @property
    def flow_from(self) -> str:
        """The card from which a flow is being drawn, "" for none."""
        gesture = self._held.gesture if self._held is not None else None
        return gesture.source if isinstance(gesture, DrawFlow) else ""

    @property
    def shape(self) -> Shape:
        """What the pointer looks like now."""
        if self.is_dragging:
            if self._refusal is not None:
                return "refused"
            return "carrying" if self.feedback.carried or self.feedback.live else "arrow"
        if self.hover.handle is not None:
            return "across" if self.hover.handle.handle == "span" else "cross"
        return "pointing" if self.hover.adder is not None or self.hover.part == "connector" else "arrow"

    def hit(self, px: float, py: float) -> Hit | None:
        """Return what the map shows at a viewport position."""
        sight = self._sight()
        point = sight.to_map(px, py)
        return sight.layout.hit(point.x, point.y)

    def hovers(self, px: float, py: float) -> bool:
        """Take note of what the pointer is over; return whether that is new."""
        sight = self._sight()
        point = sight.to_map(px, py)
        hit = sight.layout.hit(point.x, point.y)
        adders = self._adders_at(sight, px, py)
        hover = Hover(
            hit.object_id if hit is not None and hit.part in _HOVERED else "",
            hit.part if hit is not None else "",
            handle_at(sight, self._with_handles(hit), px, py),
            next((adder for adder in adders if _is_at(sight, adder, px, py)), None),
            adders,
        )
        is_new = hover != self.hover
        self.hover = hover
        return is_new

    def _adders_at(self, sight: Sight, px: float, py: float) -> tuple[Adder, ...]:
        """A "+" may stand beside the place that makes it appear: it stays while the pointer is on it."""
        if not self.shows_grips:
            return ()
        reached = next((adder for adder in self.hover.adders if _is_at(sight, adder, px, py)), None)
        if reached is not None and reached in adders_of(sight.layout) and reached.near is not None:
            return self.hover.adders
        point = sight.to_map(px, py)
        return shown_adders(sight, point.x, point.y)

    def forget_hover(self) -> bool:
        """Take the pointer as gone; return whether that is new."""
        was, self.hover = self.hover, Hover()
        return was != self.hover

    @property
    def tip(self) -> Message | None:
        """What the mark under the pointer does."""
        if self.hover.adder is not None:
            return TITLES[self.hover.adder.adds]
        if self.hover.handle is not None:
            return _HANDLE_TIPS[self.hover.handle.handle]
        return self._where_connector_leads() if self.hover.part == "connector" else None

    def _where_connector_leads(self) -> Message | None:
        """A pill has not always room for the card's title."""
        atlas = self._board.atlas
        there = far_end(atlas, self._board.journey_id, self.hover.object_id)
        if there is None:
            return None
        journey, card = (getattr(atlas.find(known), "title", "") for known in there)
        return message("canvas.tip_connector", "Go to “{card}” in “{journey}”", card=card, journey=journey)

    def with_handles(self) -> tuple[str, ...]:
        """Return the cards that show their handles: the one under the pointer, and the only one selected."""
        if not self.shows_grips:
            return ()
        hovered = self.hover.object_id
        shows = self.hover.part == "card" and has_room_for_handles(self._sight(), hovered)
        return self._near(*((hovered,) if shows else ()))

    def adders(self) -> tuple[Adder, ...]:
        """Return the "+" marks on show: those near the pointer, and those at the ends."""
        return (self.hover.adders or resting_adders(self._sight())) if self.shows_grips else ()

    def press(self, px: float, py: float, *, adds: bool, free: bool) -> None:
        """Take hold of what lies here, and select it."""
        pointer = self._pointer(px, py, adds=adds, free=free)
        hit = self._sight().layout.hit(pointer.x, pointer.y)
        handle = handle_at(self._sight(), self._with_handles(hit), px, py)
        pressed = Press(hit, pointer, handle.handle if handle else "", handle.card_id if handle else "")
        object_id = hit.object_id if hit is not None and hit.part in SELECTABLE else ""
        was_selected = object_id in self._board.focus.ids
        if object_id and not was_selected and handle is None:
            self._board.select((*self._board.focus.ids, object_id) if adds else (object_id,))
        self._held = _Held(px, py, pressed, was_selected)

    def take_up_flow(self, source_id: str, px: float, py: float) -> None:
        """Go on drawing a flow that was begun on another journey's map and comes in here."""
        press = Press(None, self._pointer(px, py, adds=False, free=False), "link", source_id)
        gesture = DrawFlow(self._scene(), source_id, lambda: self._sight().to_map(px, py))
        self._held = _Held(px, py, press, was_selected=False, gesture=gesture)
        self.move(px, py)

    def move(self, px: float, py: float, *, adds: bool = False, free: bool = False) -> bool:
        """Go on with the drag; return whether anything is to be drawn anew."""
        held = self._held
        if held is None:
            return False
        if held.gesture is None:
            if max(abs(px - held.px), abs(py - held.py)) < DRAG_PX:
                return False
            held.gesture = gesture_for(self._scene(), held.press)
        self._show(held.gesture.move(self._pointer(px, py, adds=adds, free=free)))
        return True

    def release(self, px: float, py: float, *, adds: bool = False, free: bool = False) -> Hit | None:
        """Let go: record what the drag did. A click without a drag returns what was clicked."""
        held, self._held = self._held, None
        if held is None:
            return None
        if held.gesture is None:
            self._click(held, adds=adds)
            return held.press.hit
        feedback = held.gesture.release(self._pointer(px, py, adds=adds, free=free))
        self._show(feedback)
        refused = self._refusal is not None
        self._end()
        if feedback.change is not None and not refused and self._commit(feedback.change):
            self._select_new(feedback.change)
        return None

    def cancel(self) -> bool:
        """End a drag and record nothing; return whether there was one."""
        held, self._held = self._held, None
        if held is None or held.gesture is None:
            return False
        self._show(held.gesture.cancel())
        self._end()
        return True

    def scroll_speed(self, px: float, py: float) -> tuple[float, float]:
        """Return how many pixels a drag near an edge scrolls each frame; none on the way to the tabs above the map."""
        gesture = self._held.gesture if self._held is not None else None
        free = self._sight().free
        if gesture is None or py < (free.y if gesture.passes_heads else -DRAG_PX):
            return 0.0, 0.0
        across = _speed(px - free.x, free.width) if gesture.goes_across else 0.0
        down = _speed(py - free.y, free.height) if gesture.goes_down else 0.0
        return across, down

    def _click(self, held: _Held, *, adds: bool) -> None:
        hit, board = held.press.hit, self._board
        object_id = hit.object_id if hit is not None and hit.part in SELECTABLE else ""
        if object_id:
            if adds and held.was_selected:
                board.toggle(object_id)
            elif not adds:
                board.select((object_id,))
        elif not adds and not held.press.handle:
            board.select((), self.cell(hit))

    def cell(self, hit: Hit | None) -> Slot | None:
        """Return the slot at the end of the cell that was hit, None where neither cards nor points can lie."""
        atlas = self._board.atlas
        if hit is None or not hit.lane_id or not hit.over_id:
            return None
        if card_kind_for(atlas, hit.lane_id) is None and not holds_points(atlas, hit.lane_id, hit.over_id):
            return None
        return Slot(hit.lane_id, hit.over_id, len(atlas.index.cards(hit.lane_id, hit.over_id)))

    def _show(self, feedback: Feedback) -> None:
        self.feedback = feedback
        refusal = feedback.refusal
        if refusal is None:
            try:
                self._board.preview(feedback.change, live=feedback.live)
            except UserError as error:
                refusal = error.what
        else:
            self._board.preview(None)
        if refusal != self._refusal:
            self._refusal = refusal
            self._say(refusal)
        if feedback.selection is not None:
            self._board.select(feedback.selection)

    def _end(self) -> None:
        self.feedback = NOTHING
        self._board.preview(None)
        if self._refusal is not None:
            self._refusal = None
            self._say(None)

    def _select_new(self, change: Change) -> None:
        """A flow that was drawn is selected, so that its kind can be set at once."""
        new = tuple(known for known, edit in change.touched("flows") if edit.before is None)
        if new:
            self._board.select(new)

    def _with_handles(self, hit: Hit | None) -> tuple[str, ...]:
        if not self.shows_grips:
            return ()
        is_card = hit is not None and hit.part == "card"
        ids = (hit.object_id,) if hit is not None and is_card else ()
        roomy = (known for known in ids if has_room_for_handles(self._sight(), known))
        return tuple(dict.fromkeys((*self.with_handles(), *roomy)))

    def _near(self, *ids: str) -> tuple[str, ...]:
        """A handle sticks out of its card: the card keeps it while the pointer is on it."""
        held = (self.hover.handle.card_id,) if self.hover.handle is not None else ()
        only = self._board.cards if len(self._board.focus.ids) == 1 else ()
        return tuple(dict.fromkeys((*held, *ids, *only)))

    def _scene(self) -> Scene:
        board = self._board
        return Scene(board.atlas, board.layout, board.focus.ids, board.own_phases)

    def _pointer(self, px: float, py: float, *, adds: bool, free: bool) -> Pointer:
        point = self._sight().to_map(px, py)
        return Pointer(point.x, point.y, adds, free)


def _is_at(sight: Sight, adder: Adder, px: float, py: float) -> bool:
    x, y = adder_place(sight, adder)
    return (x - px) ** 2 + (y - py) ** 2 <= RADIUS_PX**2


def _speed(position: float, length: float) -> float:
    """Faster the nearer to the edge, or beyond it."""
    if position < EDGE_PX:
        return -min(24.0, (EDGE_PX - position) * 0.5 + 2)
    if position > length - EDGE_PX:
        return min(24.0, (position - length + EDGE_PX) * 0.5 + 2)
    return 0.0
