"""Writes PDFs: sheets with frames become a document with embedded fonts, pictures, outline and links.

The only painter that knows reportlab, which writes the objects and subsets the fonts (`pdf_resources`). The content is
our own (`pdf_content`), several times faster than drawing through reportlab's canvas. The same sheets give the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from cjeditor.drawing.painters.embedding import pdf_date
from cjeditor.drawing.painters.pdf_content import ContentWriter, number
from cjeditor.drawing.painters.pdf_resources import PdfResources
from cjeditor.drawing.painters.pdf_sheets import (
    PT_PER_MM,
    Area,
    OutlineEntry,
    Page,
    PdfMeta,
    PlacedFrame,
    Shown,
    shown_frames,
)
from cjeditor.drawing.painters.pictures import PictureSource

CREATOR: Final = "cjeditor"
_BUILD_DATE: Final = "SOURCE_DATE_EPOCH"
_NUDGE_PT: Final = 0.001
"""Everything lies this little to the right and down, so that rounding noise cannot lift an edge or a baseline that
stands on a pixel boundary to the pixel before; `pixels.NUDGE` is the same for the screen."""


def write_pdf(pages: Sequence[Page], meta: PdfMeta, pictures: PictureSource | None = None) -> bytes:
    """Return the PDF of the pages. Outline entries come with `meta`; links to what is not shown are left out."""
    return _Document(meta, pictures).written(tuple(pages))


class _Document:
    """One PDF while it is written."""

    def __init__(self, meta: PdfMeta, pictures: PictureSource | None) -> None:
        rl_config.useA85 = 0
        self._meta = meta
        with _without_a_build_date():
            self._pdf: Any = pdfdoc.PDFDocument(
                compression=1, invariant=1, pdfVersion=(1, 7), lang=meta.language or None
            )
        self._pdf.info = _Info(meta)
        self._resources = PdfResources(self._pdf, pictures)

    def written(self, pages: tuple[Page, ...]) -> bytes:
        content = ContentWriter(self._resources)
        shared = self._pdf.Reference(self._resources.dictionary, "SharedResources")
        references = []
        for page in pages:
            stream = _page_content(page, content)
            self._pdf.updateSignature(stream)
            references.append(self._pdf.thisPageRef())
            self._pdf.addPage(_pdf_page(page, stream, shared))
        self._connect(pages, references)
        catalog = self._pdf.Catalog
        catalog.ViewerPreferences = pdfdoc.PDFDictionary(_viewer_preferences(self._meta))
        if any(page.label for page in pages):
            catalog.PageLabels = pdfdoc.PDFDictionary({"Nums": _page_labels(pages)})
        written: bytes = self._pdf.GetPDFData(None)
        return written

    def _connect(self, pages: tuple[Page, ...], references: Sequence[Any]) -> None:
        """Write the outline, the links and the named destinations both go to."""
        shown = list(shown_frames(pages))
        wanted = {s.link for s in shown} | set(_outlined(self._meta.outline))
        targets = _targets(shown, wanted - {""})
        if targets:
            self._pdf.Catalog.Dests = pdfdoc.PDFDictionary(
                {pdfdoc.PDFName(name)[1:]: _fitted(t, pages, references) for name, t in targets.items()}
            )
        for link in shown:
            if link.link in targets:
                self._add_link(link, pages[link.page])
        if self._meta.outline:
            self._pdf.Outlines = self._pdf.outline = _Outline(self._meta.outline, targets, pages, references)
            self._pdf.Catalog.Outlines = self._pdf.Outlines
            self._pdf.Catalog.showOutline()

    def _add_link(self, link: Shown, page: Page) -> None:
        pdf_page = self._pdf.Pages[link.page]
        annotation = pdfdoc.PDFDictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": _rectangle(link.area, page),
                "Border": "[0 0 0]",
                "Dest": pdfdoc.PDFName(link.link),
            }
        )
        pdf_page.Annots = [*(pdf_page.Annots or ()), self._pdf.Reference(annotation)]


@contextmanager
def _without_a_build_date() -> Iterator[None]:
    """Hide the date of reproducible builds: reportlab prefers it to `invariant` and the file's id follows it."""
    date = os.environ.pop(_BUILD_DATE, None)
    try:
        yield
    finally:
        if date is not None:
            os.environ[_BUILD_DATE] = date


# Pages


def _page_content(page: Page, content: ContentWriter) -> str:
    return "\n".join(_placed_content(placed, page, content) for placed in page.placed)


def _placed_content(placed: PlacedFrame, page: Page, content: ContentWriter) -> str:
    window = placed.clip or Area(0, 0, page.width, page.height)
    unit = placed.scale / PT_PER_MM
    left, top = (window.x - placed.x) / unit, (window.y - placed.y) / unit
    seen = (left, top, left + window.width / unit, top + window.height / unit)
    clip = f"{_points(placed.clip, page)} re W n\n" if placed.clip else ""
    scale = _exact(placed.scale)
    x = number(placed.x * PT_PER_MM + _NUDGE_PT)
    y = number((page.height - placed.y) * PT_PER_MM - _NUDGE_PT)
    return f"q\n{clip}{scale} 0 0 -{scale} {x} {y} cm\n{content.written(placed.frame, seen)}\nQ"


def _exact(scale: float) -> str:
    """A scale with all its digits: an error in it grows with the map."""
    return f"{scale:.9f}".rstrip("0").rstrip(".")


def _pdf_page(page: Page, stream: str, resources: Any) -> Any:
    pdf_page = pdfdoc.PDFPage()
    pdf_page.MediaBox = f"[0 0 {number(page.width * PT_PER_MM)} {number(page.height * PT_PER_MM)}]"
    for name, area in (("CropBox", page.crop), ("BleedBox", page.bleed), ("TrimBox", page.trim)):
        if area is not None:
            setattr(pdf_page, name, _rectangle(area, page))
    content = pdfdoc.PDFStream(content=stream.encode("latin-1"), filters=[pdfdoc.PDFZCompress])
    pdf_page.Contents = content
    pdf_page.Resources = resources
    return pdf_page


def _corners(area: Area, page: Page) -> tuple[float, float, float, float]:
    """Left, bottom, right and top in points, y upward."""
    bottom = page.height - area.y - area.height
    return (
        area.x * PT_PER_MM,
        bottom * PT_PER_MM,
        (area.x + area.width) * PT_PER_MM,
        (bottom + area.height) * PT_PER_MM,
    )


def _rectangle(area: Area, page: Page) -> str:
    return f"[{' '.join(map(number, _corners(area, page)))}]"


def _points(area: Area, page: Page) -> str:
    left, bottom, right, top = _corners(area, page)
    return " ".join(map(number, (left, bottom, right - left, top - bottom)))


def _page_labels(pages: Sequence[Page]) -> Any:
    labels: list[Any] = []
    for index, page in enumerate(pages):
        label = {"P": pdfdoc.PDFString(page.label)} if page.label else {"S": "/D", "St": index + 1}
        labels += [index, pdfdoc.PDFDictionary(label)]
    return pdfdoc.PDFArray(labels)


def _viewer_preferences(meta: PdfMeta) -> dict[str, str]:
    """Ask print dialogs not to scale the page: a poster's size is meant."""
    return {"PrintScaling": "/None"} | ({"DisplayDocTitle": "true"} if meta.title else {})


# Outline and destinations


def _outlined(entries: Iterable[OutlineEntry]) -> Iterable[str]:
    for entry in entries:
        yield entry.object_id
        yield from _outlined(entry.children)


def _targets(shown: Sequence[Shown], wanted: set[str]) -> dict[str, Shown]:
    """Where each wanted object is: the first place that shows its middle, else the first that shows any of it."""
    found: dict[str, Shown] = {}
    for place in shown:
        name = place.object_id
        if name in wanted and (name not in found or (place.has_middle and not found[name].has_middle)):
            found[name] = place
    return found


def _fitted(place: Shown, pages: Sequence[Page], references: Sequence[Any]) -> Any:
    """A destination that fits the object to the viewer's window."""
    corners = map(number, _corners(place.area, pages[place.page]))
    return pdfdoc.PDFArray([references[place.page], "/FitR", *corners])


class _Outline(pdfdoc.PDFObject):
    """The outline's root; reportlab's own takes only flat names of bookmarks."""

    __RefOnly__ = 1
    ready = 1

    def __init__(
        self,
        entries: Sequence[OutlineEntry],
        targets: Mapping[str, Shown],
        pages: Sequence[Page],
        references: Sequence[Any],
    ) -> None:
        self._entries, self._targets, self._pages, self._references = entries, targets, pages, references
        self._fields: dict[str, Any] = {}

    def prepare(self, document: Any, _canvas: object) -> None:
        """Make the entries' objects; called once, before anything is written."""
        self._fields = {"Type": "/Outlines"} | self._children(
            document, document.Reference(self), self._entries
        )

    def format(self, document: Any) -> bytes:
        written: bytes = pdfdoc.PDFDictionary(self._fields).format(document)
        return written

    def _children(self, document: Any, parent: Any, entries: Sequence[OutlineEntry]) -> dict[str, Any]:
        made = [pdfdoc.PDFDictionary({}) for _ in entries]
        references = [document.Reference(each) for each in made]
        for index, (entry, fields) in enumerate(zip(entries, made, strict=True)):
            fields["Title"] = pdfdoc.PDFString(entry.title)
            fields["Parent"] = parent
            fields["Dest"] = self._destination(entry)
            if index:
                fields["Prev"] = references[index - 1]
            if index + 1 < len(entries):
                fields["Next"] = references[index + 1]
            if entry.children:
                for name, value in self._children(document, references[index], entry.children).items():
                    fields[name] = value
        return {"First": references[0], "Last": references[-1], "Count": _lines(entries)}

    def _destination(self, entry: OutlineEntry) -> Any:
        if entry.object_id in self._targets:
            return pdfdoc.PDFName(entry.object_id)
        top = (self._pages[entry.page].height - entry.y) * PT_PER_MM
        return pdfdoc.PDFArray([self._references[entry.page], "/FitH", number(top)])


def _lines(entries: Sequence[OutlineEntry]) -> int:
    return sum(1 + _lines(entry.children) for entry in entries)


class _Info(pdfdoc.PDFInfo):
    """The document's facts; reportlab's own stamps a date and "unspecified" where there is nothing to say."""

    def __init__(self, meta: PdfMeta) -> None:
        super().__init__()
        self._meta = meta

    def digest(self, md5object: Any) -> None:
        for text in (self._meta.title, self._meta.author, self._meta.subject, self._meta.keywords):
            md5object.update(text.encode())

    def format(self, document: Any) -> bytes:
        meta = self._meta
        facts = {
            "Title": meta.title,
            "Author": meta.author,
            "Subject": meta.subject,
            "Keywords": meta.keywords,
            "Creator": CREATOR,
            "Producer": self.producer,
            "CreationDate": pdf_date(meta.created),
        }
        given = {name: pdfdoc.PDFString(text) for name, text in facts.items() if text}
        written: bytes = pdfdoc.PDFDictionary(given).format(document)
        return written
