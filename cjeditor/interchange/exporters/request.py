"""What every exporter is asked for, and the poster sheets that PDF, SVG and PNG share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.frame import Frame
from cjeditor.drawing.painters.pdf_sheets import OutlineEntry, Page, PdfMeta
from cjeditor.drawing.painters.pictures import PictureSource
from cjeditor.frozen import frozen
from cjeditor.interchange.formats import Say
from cjeditor.layout.map_layout import lay_out
from cjeditor.layout.options import LayoutOptions
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Finding, Message, UserError, message
from cjeditor.poster.compose import compose_page, sheet_frame
from cjeditor.poster.plan import PosterPlan, plan_poster
from cjeditor.poster.setup import PosterSetup

Progress = Callable[[Message], None]


def _silent(_words: Message) -> None:
    """Say nothing."""


def _unheard(_findings: Sequence[Finding]) -> None:
    """Hear nothing."""


@frozen
class ExportRequest:
    """Journeys of an atlas on paper, in the words of its content language.

    `dpi` counts only where pixels are made; `chosen_face` is the font the atlas names. Private cards are never exported. `progress` hears what is being done,
    `noticed` what the layout of each journey found.
    """

    atlas: Atlas
    journeys: tuple[str, ...]
    setup: PosterSetup
    say: Say
    dpi: float = 150.0
    group_lanes: bool = False
    ink_saving: bool = False
    file_name: str = ""
    chosen_face: ChosenFace | None = None
    progress: Progress = _silent
    noticed: Callable[[Sequence[Finding]], object] = _unheard


@frozen
class Exporter:
    """A format that goes out; `run` returns the file's bytes. `takes_pages` tells whether a file holds several.

    One that `borrows_fonts` draws letters that no face of ours has in those of this computer, not as boxes.
    """

    id: str
    title: Message
    suffixes: tuple[str, ...]
    takes_pages: bool
    run: Callable[[ExportRequest], bytes]
    borrows_fonts: bool = False


@frozen
class PosterSheet:
    """One journey on its sheet: the frame of the whole sheet in map units, and the plan it was made for."""

    journey: str
    frame: Frame
    plan: PosterPlan

    @property
    def page(self) -> Page:
        """The sheet as a page of a PDF."""
        return compose_page(self.frame, self.plan)


def poster_sheets(request: ExportRequest) -> Iterator[PosterSheet]:
    """Yield one sheet a journey; raises UserError for a map that does not fit its paper."""
    for number, journey_id in enumerate(request.journeys, start=1):
        if len(request.journeys) > 1:
            request.progress(
                message(
                    "export-page", "Drawing page {page} of {pages}", page=number, pages=len(request.journeys)
                )
            )
        yield poster_sheet(request, journey_id)


def poster_sheet(request: ExportRequest, journey_id: str) -> PosterSheet:
    """Return the sheet of one journey."""
    layout = lay_out(request.atlas, journey_id, layout_options(request))
    request.noticed(layout.findings)
    frame = layout.page_frame()
    plan = plan_poster(frame.width, frame.height, request.setup)
    return PosterSheet(journey_id, sheet_frame(frame, plan, request.setup, request.say), plan)


def layout_options(request: ExportRequest) -> LayoutOptions:
    """Return how the map is laid out for paper: no parking lot, nothing private."""
    return LayoutOptions(
        say=request.say,
        group_lanes=request.group_lanes,
        ink_saving=request.ink_saving,
        show_parking=False,
        show_private=False,
        file_name=request.file_name,
        chosen_face=request.chosen_face,
    )


def single_sheet(request: ExportRequest) -> PosterSheet:
    """Return the sheet of a format that holds one; raises UserError when several journeys are asked for."""
    if len(request.journeys) != 1:
        raise UserError(
            message(
                "export-one",
                "A picture shows one journey, and {count} were asked for.",
                count=len(request.journeys),
            ),
            remedy=message(
                "export-one-remedy", "Name one journey, or export a PDF, which has a page for each."
            ),
        )
    return poster_sheet(request, request.journeys[0])


def pictures_of(atlas: Atlas) -> PictureSource:
    """Return how painters get the bytes of a picture."""

    def picture(asset_id: str) -> bytes | None:
        asset = atlas.assets.get(asset_id)
        return None if asset is None else asset.content

    return picture


def pdf_facts(request: ExportRequest) -> PdfMeta:
    """Return the metadata and the outline: an entry a journey, under it one a stage."""
    atlas, first = request.atlas, request.atlas.journeys[request.journeys[0]]
    alone = len(request.journeys) == 1
    return PdfMeta(
        title=first.title if alone else atlas.info.title or first.title,
        author=", ".join(first.authors),
        subject=first.goal if alone else atlas.info.description,
        created=first.as_of.isoformat() if first.as_of else "",
        language=atlas.info.content_language,
        outline=tuple(_outlined(request, page, journey) for page, journey in enumerate(request.journeys)),
    )


def _outlined(request: ExportRequest, page: int, journey_id: str) -> OutlineEntry:
    atlas = request.atlas
    untitled = request.say(message("untitled-stage", "Untitled stage"))
    stages = tuple(
        OutlineEntry(atlas.stages[stage].title or untitled, object_id=stage, page=page)
        for stage in atlas.index.stages(journey_id)
    )
    title = atlas.journeys[journey_id].title or request.say(message("untitled-journey", "Untitled journey"))
    return OutlineEntry(title, object_id=journey_id, page=page, children=stages)
