"""SVG posters: one journey on a sheet of exact size, the same picture in every viewer."""

from __future__ import annotations

from cjeditor.interchange.exporters.request import Exporter, ExportRequest, pictures_of, single_sheet
from cjeditor.model.messages import message


def run(request: ExportRequest) -> bytes:
    """Return the SVG, UTF-8."""
    from cjeditor.drawing.painters.svg import svg_document

    sheet = single_sheet(request)
    title = request.atlas.journeys[sheet.journey].title
    plan = sheet.plan
    drawn = svg_document(sheet.frame, plan.width, plan.height, pictures_of(request.atlas), title=title)
    return drawn.encode("utf-8")


SVG = Exporter("svg", message("svg-format", "SVG picture"), (".svg",), takes_pages=False, run=run)
