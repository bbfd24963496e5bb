"""The plan of a one-page poster: how large the media is, where the trim lies, where and how large the map is drawn.

Pure arithmetic in millimetres, y downward from the media's top left corner. The map's own white margin and the
printer's may share the same paper; at the foot the check ruler stands between them.
"""

from __future__ import annotations

from typing import TypeAlias

from cjeditor.drawing.look.sizes import PAGE_MARGIN
from cjeditor.drawing.painters.pdf_sheets import PT_PER_MM, Area
from cjeditor.frozen import frozen
from cjeditor.model.messages import Message, UserError, message
from cjeditor.poster.paper import LONGEST_SIDE_MM, Paper, Roll, Sheet
from cjeditor.poster.ruler import ROOM
from cjeditor.poster.setup import MARK_LENGTH_MM, MARK_OFFSET_MM, PosterSetup

_SLACK = 1e-6
_ROLL_LENGTH_MM = 5000.0
_WHITE = (PAGE_MARGIN, 0.0)
"""The map's own margin: map units, and millimetres."""

_Strip: TypeAlias = tuple[tuple[float, float], ...]
"""White at an edge of the paper, as wide as the widest of its parts: each so many map units and so many millimetres."""


@frozen
class PosterPlan:
    """One page; `scale` is the size of the map against its natural size, 1 unit = 1 pt at scale 1."""

    width: float
    height: float
    trim: Area
    bleed: Area
    x: float
    y: float
    scale: float
    paper_name: str
    is_landscape: bool

    @property
    def percent(self) -> float:
        """The scale in percent of the natural size."""
        return self.scale * 100

    @property
    def units_per_mm(self) -> float:
        """How many map units one millimetre of paper shows."""
        return PT_PER_MM / self.scale


def plan_poster(width: float, height: float, setup: PosterSetup) -> PosterPlan:
    """Return the plan for a map whose page measures width × height map units.

    Raises UserError when the map does not fit at the wanted scale, or no margin leaves room for it.
    """
    _check(setup)
    plans = [_turned(width, height, setup, landscape=landscape) for landscape in _turns(setup)]
    fitting = [plan for plan in plans if isinstance(plan, PosterPlan)]
    if fitting:
        return max(fitting, key=lambda plan: (plan.scale, -plan.trim.width * plan.trim.height))
    raise next(plan for plan in plans if isinstance(plan, UserError))


def _turns(setup: PosterSetup) -> tuple[bool, ...]:
    if setup.paper is None:
        return (True,)
    return (True, False) if setup.landscape is None else (setup.landscape,)


def _check(setup: PosterSetup) -> None:
    for value, least, most, what in (
        (setup.margin, 0, 200, message("setup-margin", "The margin must be from 0 to 200 mm.")),
        (setup.bleed, 0, 50, message("setup-bleed", "The bleed must be from 0 to 50 mm.")),
        (
            100 if setup.scale_percent is None else setup.scale_percent,
            1,
            1000,
            message("setup-scale", "The scale must be from 1 to 1000 percent."),
        ),
    ):
        if not least <= value <= most:
            raise UserError(what)


def _turned(width: float, height: float, setup: PosterSetup, *, landscape: bool) -> PosterPlan | UserError:
    match setup.paper:
        case None:
            return _natural(width, height, setup)
        case Sheet() as sheet:
            sides = (sheet.height, sheet.width) if landscape else (sheet.width, sheet.height)
            return _on_sheet(width, height, setup, *sides, is_landscape=landscape)
        case Roll() as roll:
            return _on_roll(width, height, setup, roll, is_landscape=landscape)


def _natural(width: float, height: float, setup: PosterSetup) -> PosterPlan | UserError:
    scale = (setup.scale_percent or 100) / 100
    paper = (width * scale / PT_PER_MM, _needed(height, scale, _edge(setup), _foot(setup)))
    if max(paper) > LONGEST_SIDE_MM:
        return _too_long(max(paper), _choose_paper(scale * LONGEST_SIDE_MM / max(paper)))
    return _plan(width, height, setup, *paper, scale=scale, is_landscape=paper[0] >= paper[1])


def _on_sheet(
    width: float,
    height: float,
    setup: PosterSetup,
    paper_width: float,
    paper_height: float,
    *,
    is_landscape: bool,
) -> PosterPlan | UserError:
    edge = _edge(setup)
    fitting = min(
        _fitting(paper_width, width, edge, edge), _fitting(paper_height, height, edge, _foot(setup))
    )
    if fitting <= 0:
        return _no_room(setup)
    scale = fitting if setup.scale_percent is None else setup.scale_percent / 100
    if scale > fitting + _SLACK:
        return _too_large(setup.paper, scale, fitting)
    return _plan(width, height, setup, paper_width, paper_height, scale=scale, is_landscape=is_landscape)


def _on_roll(
    width: float, height: float, setup: PosterSetup, roll: Roll, *, is_landscape: bool
) -> PosterPlan | UserError:
    """Return the plan with the map's height across the roll when landscape, else its width."""
    edge, foot = _edge(setup), _foot(setup)
    across, along = (height, width) if is_landscape else (width, height)
    beside, behind = (foot, edge) if is_landscape else (edge, foot)
    fitting = min(_fitting(_ROLL_LENGTH_MM, along, edge, behind), _fitting(roll.width, across, edge, beside))
    if fitting <= 0:
        return _no_room(setup)
    scale = fitting if setup.scale_percent is None else setup.scale_percent / 100
    if _needed(across, scale, edge[1:], beside[1:]) > roll.width + _SLACK:
        return _too_large(roll, scale, fitting)
    length = _needed(along, scale, edge, behind)
    if length > LONGEST_SIDE_MM:
        return _too_long(length, _fits_up_to(scale * LONGEST_SIDE_MM / length))
    sides = (length, roll.width) if is_landscape else (roll.width, length)
    return _plan(width, height, setup, *sides, scale=scale, is_landscape=is_landscape)


def _edge(setup: PosterSetup) -> _Strip:
    """The white at the sides and at the top: the map's own margin, and on paper at least the printer's."""
    return (_WHITE, (0.0, setup.margin)) if setup.paper else (_WHITE,)


def _foot(setup: PosterSetup) -> _Strip:
    """The white at the foot: as elsewhere, and at least the printer's margin with the check ruler above it."""
    if not setup.ruler:
        return _edge(setup)
    return (_WHITE, *((units, setup.margin + mm) for units, mm in ROOM))


def _wide(strip: _Strip, scale: float) -> float:
    """Return how wide a strip is at a scale, in millimetres."""
    return max(units * scale / PT_PER_MM + mm for units, mm in strip)


def _needed(length: float, scale: float, before: _Strip, after: _Strip) -> float:
    """Return how much paper a side of the map takes with the white before and after it, in millimetres."""
    return (length - 2 * PAGE_MARGIN) * scale / PT_PER_MM + _wide(before, scale) + _wide(after, scale)


def _fitting(paper: float, length: float, before: _Strip, after: _Strip) -> float:
    """Return the largest scale at which a side of the map and the white around it fit a side of the paper."""
    inner = length - 2 * PAGE_MARGIN
    return min(
        (paper - mm - more_mm) * PT_PER_MM / (inner + units + more_units)
        for units, mm in before
        for more_units, more_mm in after
    )


def _plan(
    width: float,
    height: float,
    setup: PosterSetup,
    paper_width: float,
    paper_height: float,
    *,
    scale: float,
    is_landscape: bool,
) -> PosterPlan:
    slug = max(setup.bleed, MARK_OFFSET_MM + MARK_LENGTH_MM + 1 if setup.marks or setup.registration else 0.0)
    trim = Area(slug, slug, paper_width, paper_height)
    bled = Area(
        slug - setup.bleed, slug - setup.bleed, paper_width + 2 * setup.bleed, paper_height + 2 * setup.bleed
    )
    lowest = paper_height - _wide(_foot(setup), scale) - (height - PAGE_MARGIN) * scale / PT_PER_MM
    return PosterPlan(
        width=paper_width + 2 * slug,
        height=paper_height + 2 * slug,
        trim=trim,
        bleed=bled,
        x=slug + (paper_width - width * scale / PT_PER_MM) / 2,
        y=slug + min((paper_height - height * scale / PT_PER_MM) / 2, lowest),
        scale=scale,
        paper_name=setup.paper.name if setup.paper else "",
        is_landscape=is_landscape,
    )


def _too_large(paper: Paper | None, scale: float, fitting: float) -> UserError:
    return UserError(
        message(
            "poster-too-large",
            "At {percent} % the map does not fit on {paper}.",
            percent=round(scale * 100, 1),
            paper=paper.name if paper else "",
        ),
        remedy=_fits_up_to(fitting),
    )


def _fits_up_to(fitting: float) -> Message:
    return message(
        "poster-fits",
        "It fits at {percent} % or less; leave the scale out to fit it, or choose a larger paper.",
        percent=int(fitting * 1000) / 10,
    )


def _choose_paper(fitting: float) -> Message:
    return message(
        "poster-choose-paper",
        "Choose a paper, or print at {percent} % of natural size or less.",
        percent=int(fitting * 1000) / 10,
    )


def _too_long(length: float, remedy: Message) -> UserError:
    return UserError(
        message("poster-too-long", "At this scale the page would be {length} mm long.", length=round(length)),
        reason=message(
            "poster-too-long-reason", "A page can measure at most {most} mm.", most=round(LONGEST_SIDE_MM)
        ),
        remedy=remedy,
    )


def _no_room(setup: PosterSetup) -> UserError:
    return UserError(
        message(
            "poster-no-room",
            "A margin of {margin} mm leaves no room for the map.",
            margin=setup.margin,
        ),
        remedy=message("poster-no-room-remedy", "Choose a smaller margin or a larger paper."),
    )
