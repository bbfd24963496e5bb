"""Band: pull a rubber band over objects to select them."""

from __future__ import annotations

from cjeditor.canvas.geometry import around
from cjeditor.canvas.gestures.gesture import Feedback, Gesture, Scene
from cjeditor.canvas.gestures.pointer import Pointer


class RubberBand(Gesture):
    """With Shift or Ctrl the objects are added to what was selected, or taken out of it."""

    def __init__(self, scene: Scene, start: Pointer) -> None:
        self._scene, self._start = scene, start

    def move(self, pointer: Pointer) -> Feedback:
        """Return the band and what it selects."""
        band = around(self._start.point, pointer.point)
        found = self._without_flows(self._scene.layout.objects_in(band))
        return Feedback(band=band, selection=self._selection(found))

    def cancel(self) -> Feedback:
        """Return to what was selected before."""
        return Feedback(selection=self._scene.selection)

    def _without_flows(self, found: tuple[str, ...]) -> tuple[str, ...]:
        """A band over cards means the cards: flows pass everywhere, and are taken only where nothing else is."""
        flows = self._scene.atlas.flows
        return tuple(known for known in found if known not in flows) or found

    def _selection(self, found: tuple[str, ...]) -> tuple[str, ...]:
        if not self._start.adds:
            return found
        inside = frozenset(found)
        before = self._scene.selection
        kept = tuple(known for known in before if known not in inside)
        return kept + tuple(new for new in found if new not in before)
