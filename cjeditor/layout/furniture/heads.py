"""The heads of the columns: phase bands, stage chevrons, steps.

Each head is a frame of its own, placed from the page's left edge and from the top of the heads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Final, NamedTuple

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.frame import (
    Box,
    ClosePath,
    Frame,
    Item,
    LateFrame,
    LineTo,
    MoveTo,
    Path,
    Placed,
    Stroke,
    rgb,
)
from cjeditor.drawing.look import colours, marks, sizes
from cjeditor.drawing.look.icons import draw_icon
from cjeditor.drawing.look.type import (
    CHIP,
    PHASE,
    STAGE,
    STAGE_SMALL,
    STEP,
    STEP_NUMBER,
    STEP_SMALL,
    TextStyle,
)
from cjeditor.drawing.text.block import Block, text_block, text_height, text_width
from cjeditor.drawing.text.wrap import wrap, wrap_balanced
from cjeditor.layout import words
from cjeditor.layout.cards.signs import DETAIL_ICON
from cjeditor.layout.columns import HALF_GUTTER, Column, Columns, StageSpan
from cjeditor.layout.options import Say
from cjeditor.layout.side import Side, side_of
from cjeditor.model.messages import Finding, message
from cjeditor.model.records import Stage, Step

PHASE_HEIGHT: Final = 28.0
STAGE_TOP: Final = PHASE_HEIGHT + 8.0
STEP_TOP: Final = STAGE_TOP + sizes.STAGE_HEIGHT + 16.0
_BRACKET_END: Final = 11.0
_PHASE_INDENT: Final = 20.0
_CIRCLE_GAP: Final = 8.0
_RING_PADDING: Final = 3.0
_CHEVRON_ROOM: Final = 8.0
_SIGN: Final = 18.0
_CONDITION_GAP: Final = 4.0
_CONDITION_LINES: Final = 2
STEP_ICONS: Final = {"repeats": "repeat", "detail": DETAIL_ICON}


_PHASES: Final = ("before", "during", "after")


class HeadsInput(NamedTuple):
    """Stages with their steps in order, and the columns they stand over."""

    stages: tuple[tuple[Stage, tuple[Step, ...]], ...]
    columns: Columns
    chosen_face: ChosenFace | None = None


class Heads(NamedTuple):
    """All heads, and how high they are together; stages and steps are set when somebody looks at them."""

    placed: tuple[Placed, ...]
    height: float


def heads_of(given: HeadsInput, say: Say) -> Heads:
    """Return the heads with y from their own top."""
    step_height = _steps_height(given)
    placed = (*_phases(given, say), *_stages(given, say), *_steps(given, step_height))
    return Heads(placed, STEP_TOP + step_height)


def cut_heads(given: HeadsInput) -> Iterator[Finding]:
    """Yield a finding for each stage and step whose words end in an ellipsis."""
    for stage, _steps, _span, shape in _shapes(given):
        if _stage_title(stage.title, shape, colours.INK, given.chosen_face).was_cut:
            yield cut_title(stage.id, stage.title)
    for step, _number, column in _shown_steps(given):
        title, condition = _step_texts(step, column.width, given.chosen_face)
        if title.was_cut or condition.was_cut:
            yield cut_title(step.id, step.title)


def out_of_phase(stages: Iterable[Stage]) -> Iterable[Stage]:
    """Yield the stages that come after a stage of a later phase: such a map reads before, after, during."""
    reached = 0
    for stage in stages:
        place = _PHASES.index(stage.phase) if stage.phase is not None else reached
        if place < reached:
            yield stage
        reached = max(reached, place)


def _phases(given: HeadsInput, say: Say) -> Iterable[Placed]:
    """A bracket with its word over each run of stages of the same phase."""
    runs = groupby(zip(given.stages, given.columns.stages, strict=True), key=lambda pair: pair[0][0].phase)
    late = {stage.id for stage in out_of_phase(stage for stage, _steps in given.stages)}
    for phase, run in runs:
        pairs = list(run)
        spans = [span for _stage, span in pairs]
        is_late = pairs[0][0][0].id in late
        if phase is None:
            continue
        left, right = spans[0].x, spans[-1].right - sizes.STAGE_GAP
        yield Placed(
            left,
            0.0,
            _phase(say(words.PHASES[phase]), right - left, phase, given.chosen_face, is_late=is_late),
        )


def _phase(word: str, width: float, phase: str, chosen: ChosenFace | None, *, is_late: bool) -> Frame:
    """A band in its place; one out of order warns by its colour."""
    colour = colours.WARNING if is_late else colours.STRUCTURE
    half = sizes.PHASE_BRACKET / 2
    line_y = PHASE_HEIGHT / 2
    end = line_y + _BRACKET_END
    top = (PHASE_HEIGHT - PHASE.line_height) / 2
    text = text_block(
        word, replace(PHASE.over(chosen), colour=colour), _PHASE_INDENT, top, width, max_lines=1
    )
    after = _PHASE_INDENT + text.width + 10.0
    left = (MoveTo(half, end), LineTo(half, line_y), LineTo(_PHASE_INDENT - 8.0, line_y))
    right = (MoveTo(after, line_y), LineTo(width - half, line_y), LineTo(width - half, end))
    line = Stroke(colours.tint(colour, 0.45), sizes.PHASE_BRACKET)
    return Frame(
        width,
        PHASE_HEIGHT,
        (Path(left, stroke=line), Path(right, stroke=line), *text.items),
        object_id=f"phase:{phase}",
        part="phase",
    )


class _Chevron(NamedTuple):
    """Where a stage's chevron begins and ends, and its title's left edge and room; from the stage's left edge."""

    notch: float
    right: float
    left: float
    room: float


def _shapes(given: HeadsInput) -> Iterator[tuple[Stage, tuple[Step, ...], StageSpan, _Chevron]]:
    last = len(given.stages) - 1
    for place, ((stage, steps), span) in enumerate(zip(given.stages, given.columns.stages, strict=True)):
        notch = sizes.STAGE_POINT if place else 0.0
        right = span.width - (sizes.STAGE_POINT if place == last else sizes.STAGE_GAP)
        left = notch + _CHEVRON_ROOM
        room = right - left - (0.0 if place == last else _CHEVRON_ROOM)
        yield stage, steps, span, _Chevron(notch, right, left, room)


def _stages(given: HeadsInput, say: Say) -> Iterator[Placed]:
    for stage, steps, span, shape in _shapes(given):
        make = partial(_stage, stage, shape, _hidden(stage, steps, say), given.chosen_face)
        tip = shape.right + sizes.STAGE_POINT
        yield Placed(
            span.x, STAGE_TOP, LateFrame(tip, sizes.STAGE_HEIGHT, make, object_id=stage.id, part="stage")
        )


def _hidden(stage: Stage, steps: Sequence[Step], say: Say) -> str:
    return say(words.step_count(len(steps))) if stage.collapsed else ""


def _stage(stage: Stage, shape: _Chevron, hidden: str, chosen: ChosenFace | None) -> tuple[Item, ...]:
    fill = rgb(stage.colour) if stage.colour else colours.STRUCTURE
    title = _stage_title(stage.title, shape, colours.ink_on(fill), chosen)
    chip = replace(CHIP.over(chosen), colour=colours.ink_on(fill))
    top = sizes.STAGE_HEIGHT - 21.0
    count = text_block(hidden, chip, shape.left, top, shape.room, max_lines=1, align="centre")
    return Path(_chevron(shape.notch, shape.right), fill=fill), *title.items, *count.items


def _chevron(notch: float, right: float) -> tuple[MoveTo | LineTo | ClosePath, ...]:
    height = sizes.STAGE_HEIGHT
    return (
        MoveTo(0.0, 0.0),
        LineTo(right, 0.0),
        LineTo(right + sizes.STAGE_POINT, height / 2),
        LineTo(right, height),
        LineTo(0.0, height),
        LineTo(notch, height / 2),
        ClosePath(),
    )


def _stage_title(title: str, shape: _Chevron, colour: int, chosen: ChosenFace | None) -> Block:
    """The title on one line: one step smaller when it has to be, then on two lines, then an ellipsis."""
    style = replace(STAGE.over(chosen), colour=colour)
    if text_width(title, style) > shape.room:
        style = replace(STAGE_SMALL.over(chosen), colour=colour)
    lines = wrap_balanced(title, style.face, style.size, shape.room, style.tracking)
    count = min(len(lines), 2)
    top = (sizes.STAGE_HEIGHT - count * style.line_height) / 2
    return text_block(
        title,
        style,
        shape.left,
        top,
        shape.room,
        max_lines=count,
        field="title",
        align="centre",
        breaking="balanced" if count > 1 else "full",
    )


def _shown_steps(given: HeadsInput) -> Iterator[tuple[Step, int, Column]]:
    """The steps with heads, with their numbers and columns."""
    number = 0
    for stage, steps in given.stages:
        for step in steps:
            number += 1
            if not stage.collapsed:
                yield step, number, given.columns.columns[given.columns.spans[step.id][0]]


def _steps(given: HeadsInput, height: float) -> Iterator[Placed]:
    for step, number, column in _shown_steps(given):
        make = partial(_step, step, number, column.width, given.chosen_face)
        link = step.detail or ""
        frame = LateFrame(
            column.width, height, make, object_id=step.id, part="step", link=link, bleed=HALF_GUTTER
        )
        yield Placed(column.x, STEP_TOP, frame)


def _step(step: Step, number: int, width: float, chosen: ChosenFace | None) -> tuple[Item, ...]:
    title, condition = _step_texts(step, width, chosen)
    side = side_of(step.title, 0.0, width)
    chips = _chips(step, _ring_width(number), side, CHIP.over(chosen))
    return *_ring(step, number, side), *chips, *title.items, *condition.items


def _step_texts(step: Step, width: float, chosen: ChosenFace | None) -> tuple[Block, Block]:
    """A step's title and condition."""
    style = _step_style(step.title, width, chosen)
    top = sizes.STEP_CIRCLE + _CIRCLE_GAP
    title = text_block(
        step.title,
        style,
        0.0,
        top,
        width,
        max_lines=sizes.STEP_LINES,
        field="title",
        align="start",
        breaking="balanced",
    )
    return title, _condition(step, width, top + title.height, CHIP.over(chosen))


def _condition(step: Step, width: float, top: float, chip: TextStyle) -> Block:
    """When the step happens at all, quietly under its title."""
    return text_block(
        step.condition,
        chip,
        0.0,
        top + _CONDITION_GAP,
        width,
        max_lines=_CONDITION_LINES,
        field="condition",
        align="start",
    )


def _ring(step: Step, number: int, side: Side) -> list[Item]:
    """A circle around the step's number, a longer ring around one of three figures or more."""
    size, line, width = sizes.STEP_CIRCLE, sizes.STEP_CIRCLE_LINE, _ring_width(number)
    stroke = Stroke(colours.STRUCTURE, line, sizes.OPTIONAL_STEP_DASH if step.optional else ())
    radius, x = (size - line) / 2, side.x(0.0, width)
    if width > size:
        ring: Item = Box(x + line / 2, line / 2, width - line, size - line, stroke=stroke, radius=radius)
    else:
        ring = marks.circle(x + size / 2, size / 2, radius, stroke=stroke)
    top = (size - STEP_NUMBER.line_height) / 2
    return [ring, *text_block(str(number), STEP_NUMBER, x, top, width, align="centre", max_lines=1).items]


def _ring_width(number: int) -> float:
    return max(sizes.STEP_CIRCLE, text_width(str(number), STEP_NUMBER) + 2 * _RING_PADDING)


def _chips(step: Step, used: float, side: Side, chip: TextStyle) -> list[Item]:
    """Beside the number: how long the step takes, whether it comes again, whether a map of its own shows it."""
    items: list[Item] = []
    room, used = side.right - side.left, used + _CIRCLE_GAP
    top = (sizes.STEP_CIRCLE - CHIP.line_height) / 2
    if step.duration:
        width = min(text_width(step.duration, chip), room - used)
        block = text_block(
            step.duration, chip, side.x(used, width), top, width, max_lines=1, field="duration"
        )
        items += block.items
        used += block.width + _CIRCLE_GAP
    signs = signs_of(step) & STEP_ICONS.keys()
    for name in (icon for sign, icon in STEP_ICONS.items() if sign in signs):
        if used + _SIGN <= room:
            top = (sizes.STEP_CIRCLE - _SIGN) / 2
            items.append(draw_icon(name, side.x(used, _SIGN), top, _SIGN, colours.QUIET))
            used += _SIGN + _CIRCLE_GAP
    return items


def signs_of(step: Step) -> set[str]:
    """Return what the signs of a step say: it is optional, it comes again, it has a map of its own."""
    found = {"optional": step.optional, "repeats": step.repeats, "detail": step.detail is not None}
    return {sign for sign, is_so in found.items() if is_so}


def _step_style(title: str, width: float, chosen: ChosenFace | None) -> TextStyle:
    """The step's style, one step smaller when a word or the lines have no room."""
    style = STEP.over(chosen)
    lines = wrap(title or " ", style.face, style.size, width, style.tracking)
    splits = any(line.joins_next == "nothing" and not line.text.endswith(("-", "/", "–")) for line in lines)
    return STEP_SMALL.over(chosen) if splits or len(lines) > sizes.STEP_LINES else style


def _steps_height(given: HeadsInput) -> float:
    tallest = 0.0
    for step, _number, column in _shown_steps(given):
        style = _step_style(step.title, column.width, given.chosen_face)
        height = min(text_height(step.title, style, column.width), sizes.STEP_LINES * style.line_height)
        if step.condition:
            chip = CHIP.over(given.chosen_face)
            height += _CONDITION_GAP + _condition(step, column.width, 0.0, chip).height
        tallest = max(tallest, height)
    return sizes.STEP_CIRCLE + _CIRCLE_GAP + tallest


def cut_title(object_id: str, title: str) -> Finding:
    """Return the finding of a head whose title ends in an ellipsis."""
    return Finding(
        "map.head-cut",
        "warning",
        object_id,
        message("finding.head-cut", "The title “{title}” does not fit and ends in an ellipsis.", title=title),
        remedy=message("finding.head-cut.remedy", "Shorten it, or give it more columns."),
    )
