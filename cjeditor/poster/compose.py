"""A poster's page: the map where the plan puts it, with the sheet's own marks around it."""

from __future__ import annotations

from collections.abc import Callable

from cjeditor.drawing.frame import Frame
from cjeditor.drawing.look.sizes import PAGE_MARGIN
from cjeditor.drawing.painters.pdf_sheets import PT_PER_MM, Area, Page, PlacedFrame
from cjeditor.model.messages import Message, message
from cjeditor.poster.marks import ruler, sheet_marks
from cjeditor.poster.plan import PosterPlan
from cjeditor.poster.setup import PosterSetup

_RULER_GAP_MM = 1.0


def scale_note(plan: PosterPlan) -> Message:
    """Return what the foot of the page says about the print: the scale, and the paper it was made for."""
    percent = f"{plan.percent:.1f}".rstrip("0").rstrip(".")
    if not plan.paper_name:
        return message("scale-note-natural", "{percent} % of natural size.", percent=percent)
    return message(
        "scale-note", "{percent} % of natural size, on {paper}.", percent=percent, paper=plan.paper_name
    )


def compose_page(frame: Frame, plan: PosterPlan, setup: PosterSetup, say: Callable[[Message], str]) -> Page:
    """Return the page of a planned poster."""
    placed = [PlacedFrame(frame, plan.x, plan.y, plan.scale, clip=plan.bleed)]
    if setup.marks or setup.registration:
        marks = sheet_marks(plan, crop=setup.marks, registration=setup.registration)
        placed.append(PlacedFrame(marks, 0, 0))
    if setup.ruler:
        placed += _ruler(frame, plan, setup, say)
    whole = Area(0, 0, plan.width, plan.height)
    return Page(
        plan.width,
        plan.height,
        tuple(placed),
        trim=plan.trim,
        bleed=None if plan.bleed == whole else plan.bleed,
        crop=None,
    )


def _ruler(
    frame: Frame, plan: PosterPlan, setup: PosterSetup, say: Callable[[Message], str]
) -> list[PlacedFrame]:
    """Return the ruler in the white foot of the page, when the margin leaves it room above the printer's own."""
    note, check = scale_note(plan), message("ruler", "100 mm. If this is not 100 mm, print at actual size.")
    drawn = ruler(f"{say(check)}  {say(note)}")
    foot = plan.y + frame.height * plan.scale / PT_PER_MM
    white = PAGE_MARGIN * plan.scale / PT_PER_MM
    top = foot - white + _RULER_GAP_MM
    lowest = plan.trim.y + plan.trim.height - setup.margin
    left = plan.x + white
    if top + drawn.height / PT_PER_MM > lowest or drawn.width / PT_PER_MM > plan.trim.width - 2 * white:
        return []
    return [PlacedFrame(drawn, left, top)]
