"""Gesture: what every gesture shares, the scene it starts from and what it asks the canvas to show.

A gesture remembers the starting document once and computes every move from it. It records nothing: the canvas
previews the Change of the latest feedback and commits it on release.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import ClassVar, Literal, TypeAlias

from cjeditor.canvas.geometry import Line
from cjeditor.canvas.gestures.pointer import Pointer
from cjeditor.frozen import frozen
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.ids import NewId, random_id
from cjeditor.model.messages import Message, UserError
from cjeditor.model.records.stage import Phase

Handle: TypeAlias = Literal["", "link", "span"]
"""The small marks on a hovered or selected card: one to draw a flow from, one to pull it over more steps."""


@frozen
class Scene:
    """What a gesture starts from: the document, how it lies on the map, what is selected."""

    atlas: Atlas
    layout: MapLayout
    selection: tuple[str, ...] = ()
    own_phases: Mapping[str, Phase] = field(default_factory=dict)
    new_id: NewId = field(default=random_id)


@frozen
class Feedback:
    """What the canvas shows now, and the Change a release here would commit; None commits nothing.

    `carried` objects are drawn shifted by `dx`, `dy`; a `live` change is drawn from a layout of the preview.
    """

    change: Change | None = None
    carried: tuple[str, ...] = ()
    dx: float = 0.0
    dy: float = 0.0
    landings: tuple[Rect, ...] = ()
    insertion: Line | None = None
    link: Line | None = None
    band: Rect | None = None
    target: str = ""
    selection: tuple[str, ...] | None = None
    refusal: Message | None = None
    live: bool = False


NOTHING = Feedback()


class Gesture(ABC):
    """One press of the mouse until its release; near an edge it scrolls the ways it goes."""

    goes_across: ClassVar[bool] = True
    goes_down: ClassVar[bool] = True
    passes_heads: ClassVar[bool] = False
    """Whether its way may lead over the pinned heads to the tabs above, so that nothing scrolls there."""

    @abstractmethod
    def move(self, pointer: Pointer) -> Feedback:
        """Return what to show with the pointer here."""

    def release(self, pointer: Pointer) -> Feedback:
        """Return the last word: its change is committed, its selection kept."""
        return self.move(pointer)

    def cancel(self) -> Feedback:
        """Return what to show after Esc: nothing was recorded."""
        return NOTHING


def attempted(verb: Callable[[], Change]) -> tuple[Change | None, Message | None]:
    """Return the Change of a verb, or why it refuses; a Change without edits counts as none."""
    try:
        change = verb()
    except UserError as refusal:
        return None, refusal.reason or refusal.what
    return (None if change.is_empty else change), None
