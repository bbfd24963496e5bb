"""The plan of a one-page poster: how large the media is, where the trim lies, where and how large the map is drawn.

Pure arithmetic in millimetres, y downward from the media's top left corner.
"""

from __future__ import annotations

from cjeditor.drawing.look.sizes import PAGE_MARGIN
from cjeditor.drawing.painters.pdf_sheets import PT_PER_MM, Area
from cjeditor.frozen import frozen
from cjeditor.model.messages import Message, UserError, message
from cjeditor.poster.paper import LONGEST_SIDE_MM, Paper, Roll, Sheet
from cjeditor.poster.setup import MARK_LENGTH_MM, MARK_OFFSET_MM, PosterSetup

_SLACK = 1e-6
_ROLL_LENGTH_MM = 5000.0


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
    paper = (width * scale / PT_PER_MM, height * scale / PT_PER_MM)
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
    fitting = _fit(width, height, setup.margin, paper_width, paper_height)
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
    across, along = (height, width) if is_landscape else (width, height)
    fitting = _fit(along, across, setup.margin, _ROLL_LENGTH_MM, roll.width)
    if fitting <= 0:
        return _no_room(setup)
    scale = fitting if setup.scale_percent is None else setup.scale_percent / 100
    needed = (across * scale - 2 * PAGE_MARGIN * scale) / PT_PER_MM + 2 * setup.margin
    if needed > roll.width + _SLACK:
        return _too_large(roll, scale, fitting)
    length = along * scale / PT_PER_MM + 2 * max(0.0, setup.margin - PAGE_MARGIN * scale / PT_PER_MM)
    if length > LONGEST_SIDE_MM:
        return _too_long(length, _fits_up_to(scale * LONGEST_SIDE_MM / length))
    sides = (length, roll.width) if is_landscape else (roll.width, length)
    return _plan(width, height, setup, *sides, scale=scale, is_landscape=is_landscape)


def _fit(width: float, height: float, margin: float, paper_width: float, paper_height: float) -> float:
    """Return the largest scale at which the map's own white margin and the printer's may share the same paper."""
    whole = min(paper_width / width, paper_height / height) * PT_PER_MM
    if PAGE_MARGIN * whole / PT_PER_MM >= margin:
        return whole
    inner_width, inner_height = width - 2 * PAGE_MARGIN, height - 2 * PAGE_MARGIN
    return (
        min((paper_width - 2 * margin) / inner_width, (paper_height - 2 * margin) / inner_height) * PT_PER_MM
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
    return PosterPlan(
        width=paper_width + 2 * slug,
        height=paper_height + 2 * slug,
        trim=trim,
        bleed=bled,
        x=slug + (paper_width - width * scale / PT_PER_MM) / 2,
        y=slug + (paper_height - height * scale / PT_PER_MM) / 2,
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
