"""Frames of a drag: one card with three flows, and 200 cards, over the whole map."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QEvent

from cjeditor.drawing.look.sizes import PITCH
from cjeditor.model.atlas import Atlas
from tests.perf.measure import Measured, Samples, alternating, timed
from tests.perf.row import Family, Row
from tests.perf.window import Stage, blit

BLIT = "one blit of 1920 × 1080"
FRAMES = 60
MANY = 200
PRESS, MOVE, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease


def measure(path: Path, touchpoints: int) -> tuple[Measured, ...]:
    """Drag with mouse events, each to the painted frame; Esc at the end, so that nothing is recorded."""
    stage = Stage(path)
    one = _with_three_flows(stage.session.atlas)
    stage.view.set_zoom(1.0)
    alone = _dragged(stage, (one,), one, small=True)
    ids = tuple(f"tp_{number}" for number in range(min(MANY, touchpoints)))
    stage.view.set_zoom(0.2)
    still, leaping = (_dragged(stage, ids, ids[0], small=small) for small in (True, False))
    stage.close()
    return alone.median, still.median, leaping.median


def _with_three_flows(atlas: Atlas) -> str:
    """Return the first card that three flows leave or reach."""
    counts: dict[str, int] = dict.fromkeys(atlas.touchpoints, 0)
    for flow in atlas.flows.values():
        for end in (flow.source, flow.target):
            if end in counts:
                counts[end] += 1
    return next((card for card, count in counts.items() if count == 3), next(iter(counts)))


def _dragged(stage: Stage, ids: tuple[str, ...], held: str, *, small: bool) -> Samples:
    """Take hold of a card and move: by pixels within its cell, or from column to column."""
    view = stage.view
    view.select(ids)
    view.ensure_visible(held)
    stage.settle()
    box = view.layout_shown.card_box(held)
    assert box is not None
    shown = view.lens.sight.rect_on_view(box)
    x, y = shown.x + shown.width / 2, shown.y + min(shown.height / 2, 30 * view.zoom)
    column = PITCH * view.lens.camera.scale
    steps = cycle([1.0, 2.0, 3.0, 2.0] if small else [column, 2 * column, 3 * column, 2 * column])
    stage.mouse(PRESS, x, y)
    stage.mouse(MOVE, x + 8, y)
    stage.frame()

    def move() -> None:
        stage.mouse(MOVE, x + 8 + next(steps), y)
        stage.frame()

    try:
        assert view.hand.feedback.carried == ids
        samples = alternating(timed(move), blit(), FRAMES)
    finally:
        view.mouse.cancel()
    return samples


FAMILY = Family(
    "dragging",
    (
        Row("drag one card with 3 flows, a frame without slot change", BLIT, times=4),
        Row("drag 200 cards, a frame without slot change", BLIT, times=12),
        Row("drag 200 cards, a frame with slot change", BLIT, times=25),
    ),
    measure,
)
