"""Pieces: the frames of a map that meet a region, in drawing order, and the plain rectangles shown from afar. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, TypeAlias

from cjeditor.drawing.frame import Colour, Frame, Placed, rgb
from cjeditor.drawing.look import colours
from cjeditor.drawing.look.sizes import CARD_EDGE
from cjeditor.layout.map_layout import MapLayout
from cjeditor.layout.rect import Rect
from cjeditor.layout.rows import Row
from cjeditor.model.atlas import Atlas
from cjeditor.model.records import Card, Touchpoint

FAR_ZOOM: Final = 0.12
"""Below this zoom cards are plain rectangles."""

_STICKS_OUT: Final = 40.0
"""How far cards, heads and quotes may reach beyond their row."""

Swatches = dict[Colour, list[Rect]]
_Look: TypeAlias = tuple[str, ...] | str
"""What the colours of a card depend on."""


def composed(pieces: Iterable[Placed], width: float, height: float) -> Frame:
    """Return one frame that holds the pieces, to be painted in one go."""
    return Frame(width, height, children=tuple(pieces))


def pieces_in(layout: MapLayout, seen: Rect, *, with_flows: bool = True) -> Iterator[Placed]:
    """Yield what meets the region, at full detail; frames of cells outside it are never built."""
    yield layout.underlay
    overs = tuple(_overs(layout, seen))
    for row in rows_in(layout, seen):
        yield from _row_pieces(row, overs, seen)
    if with_flows:
        yield from layout.flows_in(seen)
    yield from furniture_in(layout, seen)


def far_pieces_in(layout: MapLayout, seen: Rect) -> Iterator[Placed]:
    """Yield what is drawn from afar beside the swatches: lane grounds, curves and heads."""
    yield layout.underlay
    for row in rows_in(layout, seen):
        for placed in row.furniture:
            yield from _shifted(placed, row.y, seen)


def furniture_in(layout: MapLayout, seen: Rect) -> Iterator[Placed]:
    """Yield lane heads, heads, title block, legend and parking lot where they meet the region."""
    yield from (placed for placed in layout.lane_heads if _meets(placed, seen))
    if layout.heads_top - _STICKS_OUT <= seen.bottom and layout.heads_bottom + _STICKS_OUT >= seen.y:
        left, right = seen.x - _STICKS_OUT, seen.right + _STICKS_OUT
        # A map has hundreds of heads, most beside what is seen.
        near = [head for head in layout.heads if head.x < right and head.x + head.frame.width > left]
        yield from (placed for placed in near if _meets(placed, seen))
    for placed in (layout.title_block, layout.legend, layout.parking):
        if placed is not None and _meets(placed, seen):
            yield placed


def rows_in(layout: MapLayout, seen: Rect) -> Iterator[Row]:
    """Yield the rows between the region's top and bottom; cards and quotes may stick out a little."""
    for row in layout.rows:
        if row.y + row.height + _STICKS_OUT >= seen.y and row.y - _STICKS_OUT <= seen.bottom:
            yield row


def card_count(layout: MapLayout, seen: Rect, enough: int) -> int:
    """Return how many cards the region shows, counting no further than `enough`."""
    count = 0
    index = layout.atlas.index
    held = [index.cards_of_lane(row.lane_id) for row in rows_in(layout, seen)]
    # Column by column: each frame counts, and from afar the first of hundreds are enough.
    for over in _overs(layout, seen):
        count += sum(len(cards.get(over, ())) for cards in held)
        if count >= enough:
            return enough
    return count


def swatches_in(layout: MapLayout, seen: Rect) -> Swatches:
    """Return the cards of the region as rectangles by colour, card bodies before their channel edges."""
    atlas, found, edges = layout.atlas, Swatches(), Swatches()
    looks: dict[_Look, tuple[Colour, Colour | None]] = {}
    for card_id, box in layout.boxes_in(seen.grown(8)):
        card = atlas.card(card_id)
        if card is None:
            continue
        look = card.channels[:1] if isinstance(card, Touchpoint) else card.note_kind
        fill, edge = looks.get(look) or looks.setdefault(look, _colours_of(atlas, card))
        found.setdefault(fill, []).append(box)
        if edge is not None:
            edges.setdefault(edge, []).append(Rect(box.x, box.y, CARD_EDGE, box.height))
    for colour, rects in edges.items():
        found.setdefault(colour, []).extend(rects)
    return found


def swatch_of(atlas: Atlas, card_id: str) -> Colour:
    """Return the one colour that stands for an object seen from afar."""
    card = atlas.card(card_id)
    fill, edge = (colours.HAIRLINE, None) if card is None else _colours_of(atlas, card)
    return edge if edge is not None else fill


def _overs(layout: MapLayout, seen: Rect) -> Iterator[str]:
    """Yield what cards in the region may lie over, each once: columns, the stages they are not, the journey."""
    place = layout.columns.between(seen.x, seen.right)
    shown = layout.columns.columns[place.start : place.stop]
    yield from (column.over for column in shown)
    yield from dict.fromkeys(column.stage_id for column in shown if column.over != column.stage_id)
    yield layout.journey_id


def _row_pieces(row: Row, overs: Iterable[str], seen: Rect) -> Iterator[Placed]:
    for placed in row.furniture:
        yield from _shifted(placed, row.y, seen)
    cells = row.cells
    for over in overs:
        if over in cells:
            yield from _shifted(cells[over], row.y, seen)
    for placed in row.spans:
        yield from _shifted(placed, row.y, seen)


def _shifted(placed: Placed, dy: float, seen: Rect) -> Iterator[Placed]:
    moved = Placed(placed.x, placed.y + dy, placed.frame)
    if _meets(moved, seen):
        yield moved


def _meets(placed: Placed, seen: Rect) -> bool:
    # Plain numbers and no Rect: a map has hundreds of heads, and each frame asks for every one.
    frame = placed.frame
    spare = frame.bleed + 1
    return (
        placed.x - spare < seen.x + seen.width
        and placed.x + frame.width + spare > seen.x
        and placed.y - spare < seen.y + seen.height
        and placed.y + frame.height + spare > seen.y
    )


def _colours_of(atlas: Atlas, card: Card) -> tuple[Colour, Colour | None]:
    if isinstance(card, Touchpoint):
        return colours.HAIRLINE, _channel_colour(atlas, card.channels[0]) if card.channels else None
    return colours.note_look(card.note_kind).fill, None


@lru_cache(maxsize=64)
def _positions(channel_ids: tuple[str, ...]) -> dict[str, int]:
    return {channel_id: position for position, channel_id in enumerate(channel_ids)}


def _channel_colour(atlas: Atlas, channel_id: str) -> Colour:
    channel = atlas.channels.get(channel_id)
    if channel is None:
        return colours.HAIRLINE
    if channel.colour:
        return rgb(channel.colour)
    return colours.channel_colour(_positions(tuple(atlas.channels))[channel_id])[0]
