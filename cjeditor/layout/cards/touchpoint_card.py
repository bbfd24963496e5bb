"""The card of a touchpoint: edge in the channel's colour, title, description, picture, foot.

It grows with its text and is never cut. Knows one card and its width; where it lies is the cell's business.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from cjeditor.drawing.frame import (
    Box,
    ClosePath,
    Colour,
    CurveTo,
    Frame,
    Item,
    LineTo,
    MoveTo,
    Path,
    Picture,
    Stroke,
)
from cjeditor.drawing.look import colours, marks, sizes
from cjeditor.drawing.look.type import CARD_TEXT, CARD_TITLE
from cjeditor.drawing.text.block import text_block, text_height
from cjeditor.layout.cards.foot import Foot, draw_foot, foot_of
from cjeditor.layout.cards.setting import Setting
from cjeditor.layout.inputs import TouchpointInput
from cjeditor.layout.pictures import filling
from cjeditor.layout.rect import Rect
from cjeditor.layout.side import side_of

_TEXT_GAP: Final = 4.0
_PICTURE_GAP: Final = 8.0
_FOOT_GAP: Final = 8.0
_STAR_INSET: Final = 8.0
_STAR_LIFT: Final = 2.0
"""The star's middle stands this far inside the right edge and over the top one, clear of the title's first line."""
_HANDLE: Final = 0.4477
"""Where the control points of a quarter circle lie, from its corner."""
_TALLEST_PICTURE: Final = 1.4


class _Parts(NamedTuple):
    """The y of each part of the card, top to bottom."""

    text: float
    picture: float
    picture_height: float
    foot: float
    height: float
    arranged: Foot


def measure(given: TouchpointInput, width: float, setting: Setting) -> float:
    """Return the height of the card."""
    return _arrange(given, width, setting).height


def standing_out(given: TouchpointInput, width: float) -> Rect | None:
    """Return where something stands over the card's edge, the star, from the card's corner."""
    if not given.record.moment_of_truth:
        return None
    half = sizes.TRUTH_STAR / 2
    return Rect(width - _STAR_INSET - half, -_STAR_LIFT - half, 2 * half, 2 * half)


def draw(given: TouchpointInput, width: float, setting: Setting) -> Frame:
    """Return the frame of the card."""
    parts = _arrange(given, width, setting)
    record = given.record
    x, inner = _text_x(given), _inner(width)
    title, text = setting.style(CARD_TITLE), setting.style(CARD_TEXT)
    items: list[Item] = [*_ground(given, width, parts.height)]
    items += text_block(
        record.title, title, x, sizes.CARD_PADDING, inner, field="title", align="start", breaking="evened"
    ).items
    items += text_block(
        record.description, text, x, parts.text, inner, field="description", align="start", breaking="evened"
    ).items
    if record.picture is not None:
        items.append(
            Picture(
                record.picture.asset,
                x,
                parts.picture,
                inner,
                parts.picture_height,
                filling(record.picture.crop, given.aspect, parts.picture_height / inner),
                radius=sizes.ICON_TILE_RADIUS,
            )
        )
    side = side_of(record.title or record.description, x, x + inner)
    items += draw_foot(parts.arranged, given, side, parts.foot, setting)
    if record.moment_of_truth:
        items.append(marks.star(width - _STAR_INSET, -_STAR_LIFT, sizes.TRUTH_STAR))
    bleed = sizes.TRUTH_STAR / 2 + _STAR_LIFT if record.moment_of_truth else 0.0
    return Frame(
        width,
        parts.height,
        tuple(items),
        object_id=record.id,
        part="card",
        bleed=bleed,
        link=record.detail or "",
    )


def _inner(width: float) -> float:
    return width - sizes.CARD_EDGE - 2 * sizes.CARD_PADDING


def _text_x(given: TouchpointInput) -> float:
    """Where text starts: after the edge, or with the same room on both sides when there is none."""
    if _is_alone(given):
        return sizes.CARD_PADDING + sizes.CARD_EDGE / 2
    return sizes.CARD_EDGE + sizes.CARD_PADDING


def _is_alone(given: TouchpointInput) -> bool:
    return given.record.role == "customer alone"


def _arrange(given: TouchpointInput, width: float, setting: Setting) -> _Parts:
    record, inner = given.record, _inner(width)
    y = sizes.CARD_PADDING + text_height(record.title or " ", setting.style(CARD_TITLE), inner)
    text = y + _TEXT_GAP
    if record.description:
        y = text + text_height(record.description, setting.style(CARD_TEXT), inner)
    picture = y + _PICTURE_GAP
    picture_height = inner * min(given.aspect, _TALLEST_PICTURE) if record.picture else 0.0
    if picture_height:
        y = picture + picture_height
    arranged = foot_of(given, inner, setting)
    foot = y + _FOOT_GAP
    if arranged.height:
        y = foot + arranged.height
    least = max(y + sizes.CARD_PADDING, sizes.CARD_MIN_HEIGHT)
    return _Parts(text, picture, picture_height, foot, least, arranged)


def _ground(given: TouchpointInput, width: float, height: float) -> list[Item]:
    alone = _is_alone(given)
    radius = sizes.ALONE_RADIUS if alone else sizes.CARD_RADIUS
    line = sizes.CARD_LINE
    items: list[Item] = [
        Box(
            line / 2,
            line / 2,
            width - line,
            height - line,
            fill=colours.PAPER,
            stroke=Stroke(colours.HAIRLINE, line),
            radius=radius,
        )
    ]
    if not alone:
        items += _edge(given, height)
    if given.record.moment_of_truth:
        outline = Stroke(colours.INK, sizes.TRUTH_LINE)
        items.append(Box(0.0, 0.0, width, height, stroke=outline, radius=radius))
    return items


def _edge(given: TouchpointInput, height: float) -> list[Item]:
    """The left edge: plain, in two stripes for two channels, or hatched for a party that is not our own."""
    stripes = edge_colours(given)
    if not stripes:
        return []
    if given.other:
        ground = edge_path(height, colours.tint(stripes[0], 0.16))
        inset = sizes.CARD_RADIUS / 2
        hatch = marks.hatching(0.0, inset, sizes.CARD_EDGE, height - 2 * inset, stripes[0])
        return [ground, hatch]
    items: list[Item] = [edge_path(height, stripes[0])]
    half = sizes.CARD_EDGE / 2
    if len(stripes) > 1:
        items.append(Box(half, 0.0, half, height, fill=stripes[1]))
    elif given.channels and given.channels[0].is_repeated:
        line = sizes.REPEATED_COLOUR_LINE
        items.append(Box(half - line / 2, 0.0, line, height, fill=colours.PAPER))
    return items


def edge_colours(given: TouchpointInput) -> tuple[Colour, ...]:
    """Return the colours of a card's edge: at most two channels', else the party's or the role's."""
    if given.channels:
        return tuple(channel.colour for channel in given.channels[:2])
    if given.other:
        return (colours.THIRD_PARTY,)
    return (colours.FLOW,) if given.record.role in {"backstage", "support"} else ()


@lru_cache(maxsize=1024)
def edge_path(
    height: float, fill: Colour, width: float = sizes.CARD_EDGE, radius: float = sizes.CARD_RADIUS
) -> Path:
    """Return an upright strip with the left corners rounded as a card's are."""
    near = radius * _HANDLE
    return Path(
        (
            MoveTo(width, 0.0),
            LineTo(radius, 0.0),
            CurveTo(near, 0.0, 0.0, near, 0.0, radius),
            LineTo(0.0, height - radius),
            CurveTo(0.0, height - near, near, height, radius, height),
            LineTo(width, height),
            ClosePath(),
        ),
        fill=fill,
    )
