"""A poster's sheet: the map where the plan puts it, with the paper's own marks around it."""

from __future__ import annotations

from collections.abc import Callable

from cjeditor.drawing.frame import Frame, Placed
from cjeditor.drawing.look.sizes import PAGE_MARGIN
from cjeditor.drawing.painters.pdf_sheets import Area, Page, PlacedFrame
from cjeditor.model.messages import Message, message
from cjeditor.poster.marks import ruler, sheet_marks
from cjeditor.poster.plan import PosterPlan
from cjeditor.poster.setup import PosterSetup

_RULER_GAP_MM = 0.3
"""The least room between the legend and the ruler."""
_RULER_GAP = 10.0
"""The room wanted, in map units."""


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
    """Return the ruler in the white foot of the page, when the margin leaves it room above the printer's own."""
    unit = plan.units_per_mm
    note, check = scale_note(plan), message("ruler", "100 mm. If this is not 100 mm, print at actual size.")
    drawn = ruler(f"{say(check)}  {say(note)}", unit)
    left, foot = plan.x * unit + PAGE_MARGIN, plan.y * unit + frame.height - PAGE_MARGIN
    room = (plan.trim.y + plan.trim.height - setup.margin) * unit - foot - drawn.height
    if room < _RULER_GAP_MM * unit or drawn.width > frame.width - 2 * PAGE_MARGIN:
        return []
    return [Placed(left, foot + min(room, _RULER_GAP), drawn)]
