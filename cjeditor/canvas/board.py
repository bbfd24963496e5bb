"""Board: what one view shows of a session: a journey's layout, the selection, the cell the keys stand in. No Qt.

Takes the session's Changes and turns them into layouts; hands verbs' Changes to the session. Knows no pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf
from typing import Final

from cjeditor.canvas.damage import damaged
from cjeditor.edits.phases import own_phases
from cjeditor.frozen import frozen
from cjeditor.layout.map_layout import MapLayout, lay_out, relayout, unfolding
from cjeditor.layout.options import LayoutOptions
from cjeditor.layout.rect import Rect
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply
from cjeditor.model.records.stage import Phase
from cjeditor.model.slot import Slot
from cjeditor.session.guard import check_locks
from cjeditor.session.session import Session
from cjeditor.session.view_state import ViewState

AT_ONCE: Final = 1_000
"""So many cards are laid out within a frame or two; a larger map unfolds from the top as it is looked at."""


@frozen
class Focus:
    """What is selected, the last one first in mind; and the empty cell the keys stand in, when nothing is."""

    ids: tuple[str, ...] = ()
    cell: Slot | None = None

    @property
    def current(self) -> str:
        """The object the keys start from, "" for none."""
        return self.ids[-1] if self.ids else ""


NO_FOCUS = Focus()


class Board:
    """One journey of a session on one view.

    A large map unfolds from the top: until somebody needs it whole, `shown` holds the lanes that were looked at.
    """

    def __init__(self, session: Session, journey_id: str, options: LayoutOptions) -> None:
        self.session = session
        self.shown: MapLayout
        self._to_come: Iterator[MapLayout]
        self._begin(journey_id, options)
        self.focus = NO_FOCUS
        self.previewed: MapLayout | None = None
        self._previewed_change: Change | None = None
        self.own_phases: dict[str, Phase] = {}
        """Of stages that were moved into another phase, to find it when they are moved back."""

    @property
    def atlas(self) -> Atlas:
        """The committed document."""
        return self.session.atlas

    @property
    def layout(self) -> MapLayout:
        """The journey laid out, whole."""
        return self.down_to(inf)

    def down_to(self, y: float) -> MapLayout:
        """Return the journey laid out at least down to a y on the map."""
        while self.shown.body_bottom < y and not self.unfold():
            pass
        return self.shown

    def unfold(self) -> bool:
        """Lay out one lane more, if any is left; return whether the map is whole."""
        if not self.shown.is_whole:
            self.shown = next(self._to_come)
        return self.shown.is_whole

    @property
    def journey_id(self) -> str:
        """The journey on show."""
        return self.shown.journey_id

    @property
    def is_gone(self) -> bool:
        """Whether the journey was deleted."""
        return self.journey_id not in self.atlas.journeys

    def select(self, ids: tuple[str, ...], cell: Slot | None = None) -> bool:
        """Select objects, or stand in a cell; return whether that is new."""
        focus = Focus(tuple(dict.fromkeys(ids)), None if ids else cell)
        is_new = focus != self.focus
        self.focus = focus
        return is_new

    def toggle(self, object_id: str) -> bool:
        """Add an object to the selection, or take it out."""
        ids = self.focus.ids
        without = tuple(known for known in ids if known != object_id)
        return self.select(without if object_id in ids else (*ids, object_id))

    def selected(self, *kinds: str) -> tuple[str, ...]:
        """Return the selected objects of some kinds that still exist."""
        tables = [self.atlas.table(kind) for kind in kinds]
        return tuple(known for known in self.focus.ids if any(known in table for table in tables))

    @property
    def cards(self) -> tuple[str, ...]:
        """The selected touchpoints and notes."""
        return self.selected("touchpoints", "notes")

    def preview(self, change: Change | None, *, live: bool = False) -> None:
        """Show a change that is not committed; `live` lays it out too. Raises UserError when it is refused."""
        if change is self._previewed_change and (not live or self.previewed is not None):
            return
        if change is not None:
            check_locks(self.atlas, change)
        self.session.preview(change)
        self._previewed_change = change
        self.previewed = None
        if change is not None and live:
            self.previewed = relayout(self.layout, self.session.shown, change)

    def laid_out(self, change: Change) -> MapLayout:
        """Return the journey as it would lie after a change that nobody is shown."""
        return relayout(self.layout, apply(self.atlas, change), change)

    def commit(self, change: Change, view: ViewState, burst: str | None = None) -> None:
        """Record a change; the session tells every view, this one too. Raises UserError when it is refused."""
        self.session.commit(change, view, burst=burst)

    def changed(self, change: Change, atlas: Atlas, painted: Rect | None) -> list[Rect] | None:
        """Lay out what a committed change touched; return the painted regions that differ, None when all may."""
        before = self.layout
        self.own_phases = own_phases(self.own_phases, change)
        if change is self._previewed_change and self.previewed is not None:
            self.shown = self.previewed
        elif self.is_gone:
            return []
        else:
            self.shown = relayout(before, atlas, change)
        self.previewed, self._previewed_change = None, None
        self._prune()
        return damaged(before, self.layout, change, painted)

    def show_journey(self, journey_id: str) -> None:
        """Show another journey of the atlas."""
        self._begin(journey_id, self.shown.options)
        self.focus, self.previewed, self._previewed_change = NO_FOCUS, None, None

    def set_options(self, options: LayoutOptions) -> None:
        """Lay the journey out under other options."""
        self._begin(self.journey_id, options)

    def _begin(self, journey_id: str, options: LayoutOptions) -> None:
        atlas = self.atlas
        if len(atlas.touchpoints) + len(atlas.notes) <= AT_ONCE:
            self.shown, self._to_come = lay_out(atlas, journey_id, options), iter(())
        else:
            self._to_come = unfolding(atlas, journey_id, options)
            self.shown = next(self._to_come)

    def _prune(self) -> None:
        """Forget selected objects and cells that are gone."""
        ids = tuple(known for known in self.focus.ids if self.atlas.find(known) is not None)
        cell = self.focus.cell
        if cell is not None and (
            cell.lane not in self.atlas.lanes or self.layout.columns.span(cell.over) is None
        ):
            cell = None
        self.focus = replace(self.focus, ids=ids, cell=cell)
