"""Going on: where Tab leads from a text that was just written, and what it adds at the end of a row. No Qt.

While cards are captured, Tab opens a new card at the next step; while texts are gone through, the next text. Nowhere
does it leave what was just written selected, as the next letter would replace it.
"""

from __future__ import annotations

from cjeditor.canvas.adders import Adds
from cjeditor.canvas.board import Board, Focus
from cjeditor.canvas.navigation import neighbour
from cjeditor.frozen import frozen
from cjeditor.model.atlas import Atlas
from cjeditor.model.slot import Slot


@frozen
class Addition:
    """What is to be added at the end of a row: a step for the next card, or the next head."""

    adds: Adds
    parent: str
    index: int


@frozen
class AddedAtEnd:
    """What Tab added for a text; it is taken back when the text stays empty and nothing else was changed."""

    text_of: str
    added: str
    atlas: Atlas
    came_from: Focus


def beside(board: Board, focus: Focus, *, backwards: bool) -> Focus | None:
    """Return where Tab leads: the next step's cell in the same lane, the next head or lane."""
    record = board.atlas.find(focus.current) if focus.current else None
    if record is not None and record.kind == "lanes":
        return neighbour(board.layout, focus, "up" if backwards else "down")
    found = neighbour(board.layout, focus, "left" if backwards else "right")
    if record is not None and record.kind == "steps" and found is not None:
        return found if found.current in board.atlas.steps else None
    return found


def beside_in_row(board: Board, focus: Focus, *, backwards: bool) -> Focus | None:
    """Return where Tab leads from a text: never from a lane's first cell to the title of the lane."""
    found = beside(board, focus, backwards=backwards)
    record = board.atlas.find(focus.current) if focus.current else None
    leaves = found is not None and found.current in board.atlas.lanes
    return None if leaves and (record is None or record.kind != "lanes") else found


def slot_beside(board: Board, slot: Slot) -> Slot | None:
    """Return the end of the next cell of the lane; None behind the last."""
    span, columns = board.layout.columns.span(slot.over), board.layout.columns.columns
    if span is None or span[1] + 1 >= len(columns):
        return None
    over = columns[span[1] + 1].over
    return Slot(slot.lane, over, len(board.atlas.index.cards(slot.lane, over)))


def addition_at_end(board: Board, object_id: str) -> Addition | None:
    """Return what goes on a row that ends with an object: a head of its kind, or a step for the next card."""
    atlas, journey = board.atlas, board.journey_id
    record = atlas.find(object_id)
    match record.kind if record is not None else "":
        case "stages":
            return Addition("stage", journey, len(atlas.index.stages(journey)))
        case "lanes":
            return Addition("lane", journey, len(atlas.index.lanes(journey)))
        case "steps" | "touchpoints" | "notes":
            return _step_at_end(board)
        case _:
            return None


def _step_at_end(board: Board) -> Addition | None:
    columns = board.layout.columns.columns
    if not columns or columns[-1].kind != "step":
        return None
    stage = columns[-1].stage_id
    return Addition("step", stage, len(board.atlas.index.steps(stage)))
