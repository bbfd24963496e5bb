"""A poster's sheet: the map where the plan puts it, with the paper's own marks around it."""

from __future__ import annotations

from collections.abc import Callable

from cjeditor.drawing.frame import Frame, Placed
from cjeditor.drawing.look.sizes import PAGE_MARGIN
from cjeditor.drawing.painters.pdf_sheets import Area, Page, PlacedFrame
from cjeditor.model.messages import Message, message
from cjeditor.poster.marks import sheet_marks
from cjeditor.poster.plan import PosterPlan
from cjeditor.poster.ruler import check_ruler
from cjeditor.poster.setup import PosterSetup

_RULER_GAP, _RULER_GAP_MM = 10.0, 2.0
"""The room wanted between the legend and the ruler, in map units and at least in millimetres."""


def scale_note(plan: PosterPlan) -> Message:
    """Return what the foot of the page says about the print: the scale, and the paper it was made for."""
    percent = round(plan.percent, 1)
    if not plan.paper_name:
        return message("scale-note-natural", "{percent} % of natural size.", percent=percent)
    return message(
        "scale-note", "{percent} % of natural size, on {paper}.", percent=percent, paper=plan.paper_name
    )


def sheet_frame(frame: Frame, plan: PosterPlan, setup: PosterSetup, say: Callable[[Message], str]) -> Frame:
    """Return the whole sheet as one frame in map units: the map where the plan puts it, and the paper's own marks."""
    unit = plan.units_per_mm
    children = [Placed(plan.x * unit, plan.y * unit, frame)]
    if setup.marks or setup.registration:
        children.append(Placed(0, 0, sheet_marks(plan, crop=setup.marks, registration=setup.registration)))
    if setup.ruler:
        children += _ruler(frame, plan, setup, say)
    return Frame(plan.width * unit, plan.height * unit, children=tuple(children))


def compose_page(sheet: Frame, plan: PosterPlan) -> Page:
    """Return the page of a sheet: media as large as marks and bleed need, the trim exactly the paper."""
    whole = Area(0, 0, plan.width, plan.height)
    return Page(
        plan.width,
        plan.height,
        (PlacedFrame(sheet, 0, 0, plan.scale),),
        trim=plan.trim,
        bleed=None if plan.bleed == whole else plan.bleed,
    )


def _ruler(frame: Frame, plan: PosterPlan, setup: PosterSetup, say: Callable[[Message], str]) -> list[Placed]:
    """Return the ruler in the white foot of the page, above the printer's own margin; none on paper narrower than it."""
    unit, trim = plan.units_per_mm, plan.trim
    left, right = (trim.x + setup.margin) * unit, (trim.x + trim.width - setup.margin) * unit
    drawn = check_ruler(scale_note(plan), unit, right - left, say)
    if drawn is None:
        return []
    x = max(left, min(plan.x * unit + PAGE_MARGIN, right - drawn.width))
    foot = plan.y * unit + frame.height - PAGE_MARGIN
    room = (trim.y + trim.height - setup.margin) * unit - foot - drawn.height
    return [Placed(x, foot + min(room, max(_RULER_GAP, _RULER_GAP_MM * unit)), drawn)]
