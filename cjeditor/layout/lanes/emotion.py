"""The emotion lane: a curve for each persona with faces, quotes and tinted areas; the hero of the map.

Scores keep their height whatever the lane shows: 2 is always the same distance from the middle, so that a dragged
point moves nothing else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf
from typing import Final, NamedTuple

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.frame import (
    Colour,
    Frame,
    Item,
    LineTo,
    MoveTo,
    Path,
    Placed,
    Segment,
    Stroke,
)
from cjeditor.drawing.look import colours, marks, sizes
from cjeditor.drawing.look.type import CURVE_NAME, QUOTE, SCALE_WORD, TextStyle
from cjeditor.drawing.text.block import Block, text_block, text_width
from cjeditor.layout import words
from cjeditor.layout.columns import Columns
from cjeditor.layout.curve.monotone import Cubic, areas, monotone, samples
from cjeditor.layout.curve.rooms import Rooms
from cjeditor.layout.curve.stretches import start_of, stretches
from cjeditor.layout.inputs import LaneInput, PersonaLook
from cjeditor.layout.lanes.base import LaneBody, LaneKind, LaneProps, PointBox, read_props
from cjeditor.layout.lanes.head import closed_height
from cjeditor.layout.rect import Rect
from cjeditor.model.messages import Finding, message
from cjeditor.model.records import Emotion

MIDDLE: Final = sizes.EMOTION_LANE / 2
SCORE_STEP: Final = 39.0
"""A score of 2 lies twice this from the middle; a quote of two lines fits beyond it."""
_QUOTE_GAP: Final = 5.0
_BETWEEN_QUOTES: Final = 28.0
"""Two quotes side by side must not read as one."""
_NAME_GAP: Final = 8.0
_EDGE: Final = 6.0
_CURVE_CLEARANCE: Final = 7.0
_SAMPLE: Final = 20.0
_QUOTE_WIDTHS: Final = (26, 34, 48, 20, 64)
"""Characters a line of a quote holds, in the order they are tried."""
_REACH: Final = 1100.0
"""No words lie further than this from the point they belong to."""
_WEAKNESS: Final = {"assumed": 0, "partly": 1, "measured": 2}
_UNKNOWN: Final = PersonaLook("", "", "", "", "", colours.INK, "circle")


class EmotionProps(LaneProps):
    """What the lane shows beside its curves."""

    quotes: bool = True
    areas: bool = True


class Curve(NamedTuple):
    """One persona's points from left to right, with the pieces between them."""

    persona: PersonaLook
    emotions: tuple[Emotion, ...]
    points: tuple[tuple[float, float], ...]
    pieces: tuple[Cubic, ...]


def score_y(score: float) -> float:
    """Return how far under the lane's top a score lies."""
    return MIDDLE - score * SCORE_STEP


def score_at(y: float) -> float:
    """Return the score at a height of the lane, within −2 to 2."""
    return min(max((MIDDLE - y) / SCORE_STEP, -2.0), 2.0)


def point_x(columns: Columns, emotion: Emotion) -> float | None:
    """Return where an emotion stands across the map; None when its step is not shown."""
    place = columns.spans.get(emotion.step)
    if place is None:
        return None
    column = columns.columns[place[0]]
    return column.x + emotion.at * column.width if column.kind == "step" else None


def curves_of(given: LaneInput) -> tuple[Curve, ...]:
    """Return the curves of a lane, the first persona's first."""
    columns = given.columns
    rows: dict[str, list[tuple[float, Emotion]]] = {look.id: [] for look in given.personas}
    for emotions in given.emotions.values():
        for emotion in emotions:
            x = point_x(columns, emotion)
            if x is not None:
                rows.setdefault(emotion.persona or "", []).append((x, emotion))
    looks = {look.id: look for look in given.personas}
    return tuple(_curve(looks.get(persona, _UNKNOWN), row) for persona, row in rows.items() if row)


def _curve(persona: PersonaLook, row: list[tuple[float, Emotion]]) -> Curve:
    row.sort(key=lambda item: (item[0], item[1].id))
    points = tuple((x, score_y(emotion.score)) for x, emotion in row)
    return Curve(persona, tuple(emotion for _x, emotion in row), points, monotone(points))


def _lay_out(given: LaneInput, previous: LaneBody | None) -> LaneBody:
    props = read_props(EmotionProps, given.lane)
    if given.lane.collapsed:
        return LaneBody(
            given, closed_height(given.lane, given.options.chosen_face), ground="paper", is_collapsed=True
        )
    curves = curves_of(given)
    rooms = _rooms(given.columns, curves)
    names = _names(curves, rooms, given.options.chosen_face)
    quotes, findings = _quotes(curves, rooms, given.options.chosen_face) if props.quotes else ([], ())
    said = (*names, *_scale_words(given, rooms))
    drawn = (
        *stretches(_areas(curves[:1] if props.areas else ()), sizes.EMOTION_LANE),
        _across(given.columns, (_neutral(given.columns),)),
        *(stretch for curve in reversed(curves) for stretch in stretches(_lines(curve), sizes.EMOTION_LANE)),
        _across(given.columns, said),
    )
    points = [
        PointBox(emotion.id, x, y)
        for curve in reversed(curves)
        for emotion, (x, y) in zip(curve.emotions, curve.points, strict=True)
    ]
    frame = Frame(
        given.columns.right,
        sizes.EMOTION_LANE,
        children=(*drawn, *quotes, *_faces(curves)),
        part="curve",
    )
    height = max(sizes.EMOTION_LANE, given.lane.height or 0.0)
    drop = (height - sizes.EMOTION_LANE) / 2
    placed = tuple(PointBox(point.id, point.x, point.y + drop) for point in points)
    shown = (Placed(0.0, drop, frame),)
    return LaneBody(
        given, height, "paper", is_empty=not points, furniture=shown, points=placed, findings=findings
    )


def _across(columns: Columns, items: tuple[Item, ...]) -> Placed:
    """Items in a frame as wide as the lane."""
    return Placed(0.0, 0.0, Frame(columns.right, sizes.EMOTION_LANE, items))


def _neutral(columns: Columns) -> Path:
    line = (MoveTo(columns.left, MIDDLE), LineTo(columns.right, MIDDLE))
    return Path(line, stroke=Stroke(colours.NEUTRAL, sizes.NEUTRAL_LINE))


def _areas(curves: Sequence[Curve]) -> list[Path]:
    """What lies between the curves and the neutral line, on both sides of it, from left to right."""
    found = [
        Path(outline, fill=fill)
        for curve in curves
        for above, fill in ((True, colours.ABOVE_NEUTRAL), (False, colours.BELOW_NEUTRAL))
        for outline in areas(curve.pieces, MIDDLE, above=above)
    ]
    return sorted(found, key=start_of)


def _lines(curve: Curve) -> list[Path]:
    """The curve in one path for every run of pieces with the same evidence."""
    paths: list[Path] = []
    run: list[Segment] = []
    level = ""
    for piece, (before, after) in zip(curve.pieces, pairwise(curve.emotions), strict=True):
        now = _weaker(before, after)
        if run and now != level:
            paths.append(_line(run, level, curve.persona.colour))
            run = []
        if not run:
            run.append(MoveTo(piece.x0, piece.y0))
        run.append(piece.curve_to())
        level = now
    return [*paths, _line(run, level, curve.persona.colour)] if run else paths


def _line(run: list[Segment], level: str, colour: Colour) -> Path:
    dash = sizes.CURVE_DASHES.get(level, ())
    return Path(
        tuple(run),
        stroke=Stroke(colour, sizes.CURVE_LINE, dash, cap="round" if level == "assumed" else "butt"),
    )


def _weaker(before: Emotion, after: Emotion) -> str:
    """The evidence of a piece: the weaker of its ends' that have one."""
    levels = [level for level in (before.evidence.level, after.evidence.level) if level]
    return min(levels, key=_WEAKNESS.__getitem__, default="")


def _faces(curves: Sequence[Curve]) -> list[Placed]:
    """Faces of all points, the first persona's on top; a later one hidden behind an earlier is its marker only."""
    half = sizes.FACE / 2
    faces: list[Placed] = []
    seen: dict[int, list[tuple[float, float]]] = {}
    for curve in curves:
        for emotion, (x, y) in zip(curve.emotions, curve.points, strict=True):
            near = int(x // sizes.FACE)
            others = [point for bucket in (near - 1, near, near + 1) for point in seen.get(bucket, ())]
            if any(abs(x - a) < half and abs(y - b) < half for a, b in others):
                side = half + sizes.MARKER / 2
                sign = marks.persona_marker(
                    curve.persona.marker, half + side, half, sizes.MARKER, curve.persona.colour
                )
                items: tuple[Item, ...] = (sign,)
            else:
                items = marks.emotion_face(emotion.score, half, half, sizes.FACE, curve.persona.colour)
            face = Frame(
                sizes.FACE, sizes.FACE, items, object_id=emotion.id, part="point", bleed=sizes.MARKER + 4.0
            )
            faces.append(Placed(x - half, y - half, face))
        for x, y in curve.points:
            seen.setdefault(int(x // sizes.FACE), []).append((x, y))
    return faces[::-1]


def _rooms(columns: Columns, curves: Sequence[Curve]) -> Rooms:
    """What curves, faces and the neutral line take of the lane, as far as words may reach."""
    bounds = Rect(columns.left, 2.0, columns.right - columns.left, sizes.EMOTION_LANE - 4.0)
    rooms = Rooms(bounds, tuple(span.right - sizes.STAGE_END / 2 for span in columns.stages[:-1]))
    reaches = _merged([(x - _REACH, x + _REACH) for x in _word_places(curves)])
    for left, right in reaches:
        rooms.take(Rect(left, MIDDLE - 2.0, right - left, 4.0))
        for curve in curves:
            first = bisect_left(curve.points, (left,))
            end = bisect_right(curve.points, (right, inf))
            for x, y in curve.points[first:end]:
                rooms.take(_face_rect(x, y).grown(3.0))
            near = curve.pieces[max(first - 1, 0) : end]
            for (x1, y1), (x2, y2) in pairwise(samples(near, _SAMPLE)):
                if x2 > x1:
                    rooms.take(_around_line(x1, y1, x2, y2))
    return rooms


def _around_line(x1: float, y1: float, x2: float, y2: float) -> Rect:
    """What a piece of a curve keeps clear of words."""
    spare = _CURVE_CLEARANCE
    return Rect(x1 - spare, min(y1, y2) - spare, x2 - x1 + 2 * spare, abs(y2 - y1) + 2 * spare)


def _word_places(curves: Sequence[Curve]) -> list[float]:
    """The x of every point that has words beside it."""
    places = [curve.points[-1][0] for curve in curves] + [curve.points[0][0] for curve in curves]
    return sorted(places + [curve.points[place][0] for curve, place in _quoted(curves)])


def _merged(reaches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for left, right in reaches:
        if merged and left <= merged[-1][1]:
            merged[-1] = merged[-1][0], right
        else:
            merged.append((left, right))
    return merged


def _names(curves: Sequence[Curve], rooms: Rooms, chosen: ChosenFace | None) -> list[Item]:
    """Each persona's name with its marker, at the end of its line."""
    items: list[Item] = []
    for curve in curves:
        if not curve.persona.short:
            continue
        x, y = curve.points[-1]
        style = replace(CURVE_NAME.over(chosen), colour=curve.persona.colour)
        sign = sizes.MARKER + 6.0 if len(curves) > 1 else 0.0
        width, height = sign + text_width(curve.persona.short, style), style.line_height
        anchor = _face_rect(x, y)
        at_end = Rect(anchor.right + _NAME_GAP, y - height / 2, width, height)
        place = rooms.first_free((at_end,)) or rooms.beside(
            anchor, width, height, _NAME_GAP, above=y < MIDDLE
        )
        if place is None:
            continue
        rooms.take(place.grown(4.0))
        if sign:
            middle = place.y + height / 2
            marker = curve.persona.marker
            items.append(
                marks.persona_marker(
                    marker, place.x + sizes.MARKER / 2, middle, sizes.MARKER, curve.persona.colour
                )
            )
        items += text_block(curve.persona.short, style, place.x + sign, place.y, width).items
    return items


def _scale_words(given: LaneInput, rooms: Rooms) -> list[Item]:
    """What the ends of the scale mean, at both ends of the neutral line, where nothing else stands."""
    items: list[Item] = []
    columns, style = given.columns, SCALE_WORD.over(given.options.chosen_face)
    ends = words.SCALES.get(given.scale, words.SCALES["five"])
    for message_, score in ((ends[0], 2.0), (ends[2], -2.0)):
        text = given.options.say(message_)
        width, height = text_width(text, style), style.line_height
        y = score_y(score) - height / 2
        for x in (columns.left + _EDGE, columns.right - _EDGE - width):
            if rooms.is_free(Rect(x, y, width, height)):
                items += text_block(text, style, x, y, width + 1.0).items
    return items


def _face_rect(x: float, y: float) -> Rect:
    return Rect(x - sizes.FACE / 2, y - sizes.FACE / 2, sizes.FACE, sizes.FACE)


def _quotes(
    curves: Sequence[Curve], rooms: Rooms, chosen: ChosenFace | None
) -> tuple[list[Placed], tuple[Finding, ...]]:
    """Every quote that finds room: the extremes of each curve first and from afar, the others beside their face."""
    quotes: list[Placed] = []
    findings: list[Finding] = []
    extremes = _extremes(curves)
    others = [quoted for quoted in _quoted(curves) if quoted not in extremes]
    for curve, place in (*extremes, *others):
        emotion = curve.emotions[place]
        is_near = (curve, place) not in extremes
        found = _quote_place(emotion.quote, QUOTE.over(chosen), curve.points[place], rooms, is_near=is_near)
        if found is None:
            findings.append(_no_room(emotion))
            continue
        rect, block = found
        rooms.take(
            Rect(rect.x - _BETWEEN_QUOTES, rect.y - 6.0, rect.width + 2 * _BETWEEN_QUOTES, rect.height + 12.0)
        )
        quote = Frame(block.width, block.height, block.items, object_id=emotion.id, part="quote")
        quotes.append(Placed(rect.x, rect.y, quote))
    return quotes, tuple(findings)


def _quoted(curves: Sequence[Curve]) -> list[tuple[Curve, int]]:
    return [(curve, place) for curve in curves for place, said in enumerate(curve.emotions) if said.quote]


def _extremes(curves: Sequence[Curve]) -> list[tuple[Curve, int]]:
    """The lowest and the highest quoted points of each curve, at most four in all, first persona first."""
    chosen: list[tuple[Curve, int]] = []
    for curve in curves:
        quoted = [place for place, emotion in enumerate(curve.emotions) if emotion.quote]
        scores = [curve.emotions[place].score for place in quoted]
        extremes = (max(scores), min(scores)) if scores else ()
        ties = [
            [place for place in quoted if curve.emotions[place].score == score]
            for score in dict.fromkeys(extremes)
        ]
        chosen += [(curve, place) for place in sorted({place for tie in ties for place in tie[:2]})]
    return chosen[: sizes.CURVE_QUOTES]


def _quote_place(
    text: str, style: TextStyle, point: tuple[float, float], rooms: Rooms, *, is_near: bool
) -> tuple[Rect, Block] | None:
    """Set a quote in two lines near its face, in more only where two do not fit."""
    x, y = point
    for characters in _QUOTE_WIDTHS:
        width = characters * style.size * 0.5
        block = text_block(text, style, 0.0, 0.0, width, field="quote", breaking="balanced")
        if len(block.items) > _most_lines(characters):
            continue
        rect = rooms.beside(
            _face_rect(x, y), block.width, block.height, _QUOTE_GAP, above=y <= MIDDLE, is_near=is_near
        )
        if rect is not None:
            return rect, block
    return None


def _most_lines(characters: int) -> int:
    """Two lines as a rule; a long quote may take three where they fit, before its lines grow very long."""
    return sizes.QUOTE_LINES if characters in _QUOTE_WIDTHS[:3] else sizes.QUOTE_LINES + 1


def _no_room(emotion: Emotion) -> Finding:
    return Finding(
        "map.quote-without-room",
        "hint",
        emotion.id,
        message("finding.quote-without-room", "The quote finds no room beside the curve and is not shown."),
        remedy=message(
            "finding.quote-without-room.remedy", "Shorten it, or clear the quote of a point near by."
        ),
    )


KIND: Final = LaneKind("emotion", message("lane.emotion", "Emotion curve"), "curve", _lay_out, EmotionProps)
