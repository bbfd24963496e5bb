"""From a committed edit to the new frames of the viewport, flows included; painting is other rows' business."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from cjeditor.canvas.pieces import pieces_in
from cjeditor.edits.fields import set_fields
from cjeditor.layout.map_layout import MapLayout
from cjeditor.model.change import Change
from tests.perf.generate import generate
from tests.perf.measure import Measured, Samples, alternating, timed
from tests.perf.row import Family, Row
from tests.perf.window import Stage

ROUNDS = 40
RECORDS = 10_000
LONG = (
    " and then once more from the beginning, with every document, in the office that is the nearest one" * 4
)


def measure(path: Path, _touchpoints: int) -> tuple[Measured, ...]:
    """Commit a new title through the session that the view listens to; frames of what is in view are built."""
    stage = Stage(path)
    stage.view.set_zoom(1.0)
    stage.settle()
    atlas = stage.session.atlas
    card = _card_in_view(stage)
    title = atlas.touchpoints[card].title
    kept = _edited(stage, lambda n: set_fields(stage.session.atlas, card, title=f"{title[:-1]}{n}"))
    grown = _edited(
        stage, lambda n: set_fields(stage.session.atlas, card, title=title + LONG if n % 2 else title)
    )
    stage.close()
    return kept.median, grown.median


def _card_in_view(stage: Stage) -> str:
    view = stage.view
    seen = view.lens.sight.seen
    cards = [card for card in view.layout_shown.objects_in(seen) if card.startswith("tp_")]
    return cards[len(cards) // 2]


def _edited(stage: Stage, change: Callable[[int], Change]) -> Samples:
    numbers = cycle(range(1, 10))
    records = dict(stage.session.atlas.touchpoints)
    if len(records) < RECORDS:
        records = dict(generate(RECORDS).touchpoints)
    made: list[Change] = []

    def prepare() -> None:
        made[:] = [change(next(numbers))]

    def commit() -> None:
        stage.session.commit(made[0], stage.view.view_state())
        _frames(stage.view.layout_shown, stage)

    return alternating(timed(commit, before=prepare), timed(lambda: dict(records), times=20), ROUNDS)


def _frames(layout: MapLayout, stage: Stage) -> list[object]:
    return list(pieces_in(layout, stage.view.lens.sight.seen))


FAMILY = Family(
    "editing",
    (
        Row(
            "committed edit that keeps the lane's height, to new frames",
            "`dict()` of 10,000 records",
            times=20,
        ),
        Row(
            "committed edit that changes the lane's height, to new frames",
            "`dict()` of 10,000 records",
            times=80,
        ),
    ),
    measure,
)
