"""Sheets: what a PDF consists of, as plain values: pages in millimetres with frames placed on them, outline, facts.

Positions run from the media's top left corner, y downward. Knows no library that writes PDFs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjeditor.drawing.frame import Frame
from cjeditor.frozen import frozen

PT_PER_MM: Final = 72 / 25.4


@frozen
class Area:
    """A rectangle on a page, in millimetres from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@frozen
class PlacedFrame:
    """A frame on a page: where its origin lies, how many points one map unit takes, what part of it is shown.

    What lies outside `clip` is neither shown nor written, so that a tile holds only its own text.
    """

    frame: Frame
    x: float
    y: float
    scale: float = 1.0
    clip: Area | None = None


@frozen
class Page:
    """One page of an exact size; the boxes inside it are left out when they are the page itself.

    `label` is what a viewer shows as the page's number ("A1"); "" for the plain number.
    """

    width: float
    height: float
    placed: tuple[PlacedFrame, ...] = ()
    trim: Area | None = None
    bleed: Area | None = None
    crop: Area | None = None
    label: str = ""


@frozen
class OutlineEntry:
    """A line of the PDF's outline. It goes to the frame of `object_id`, fitted to the window, when one is shown;

    else to the height `y` of the page (counted from 0).
    """

    title: str
    object_id: str = ""
    page: int = 0
    y: float = 0.0
    children: tuple[OutlineEntry, ...] = ()


@frozen
class PdfMeta:
    """The document's facts and outline. `created` is an ISO date or date and time, "" leaves it out; `language` is a BCP 47 tag."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    created: str = ""
    language: str = ""
    outline: tuple[OutlineEntry, ...] = ()


@frozen
class Shown:
    """A frame where it is shown on a page, in millimetres, and whether its middle is in view."""

    page: int
    area: Area
    has_middle: bool
    object_id: str
    link: str


def shown_frames(pages: tuple[Page, ...]) -> Iterator[Shown]:
    """Yield every frame with an object or a link that is at least partly shown, in drawing order."""
    for number, page in enumerate(pages):
        for placed in page.placed:
            yield from _shown(number, page, placed)


def _shown(number: int, page: Page, placed: PlacedFrame) -> Iterator[Shown]:
    unit = placed.scale / PT_PER_MM
    window = placed.clip or Area(0, 0, page.width, page.height)

    def visit(frame: Frame, x: float, y: float) -> Iterator[Shown]:
        if frame.object_id or frame.link:
            whole = Area(placed.x + x * unit, placed.y + y * unit, frame.width * unit, frame.height * unit)
            part = _common(whole, window)
            if part:
                has_middle = _holds(window, whole.x + whole.width / 2, whole.y + whole.height / 2)
                yield Shown(number, part, has_middle, frame.object_id, frame.link)
        for child in frame.children:
            yield from visit(child.frame, x + child.x, y + child.y)

    return visit(placed.frame, 0.0, 0.0)


def _common(a: Area, b: Area) -> Area | None:
    left, top = max(a.x, b.x), max(a.y, b.y)
    right, bottom = min(a.x + a.width, b.x + b.width), min(a.y + a.height, b.y + b.height)
    return Area(left, top, right - left, bottom - top) if right > left and bottom > top else None


def _holds(area: Area, x: float, y: float) -> bool:
    return area.x <= x <= area.x + area.width and area.y <= y <= area.y + area.height
