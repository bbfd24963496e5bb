"""PDF posters: a vector page of exact size for each journey, with outline, links and facts."""

from __future__ import annotations

from cjeditor.interchange.exporters.request import (
    Exporter,
    ExportRequest,
    pdf_facts,
    pictures_of,
    poster_sheets,
)
from cjeditor.model.messages import message


def run(request: ExportRequest) -> bytes:
    """Return the PDF."""
    from cjeditor.drawing.painters.pdf import write_pdf

    return write_pdf(
        tuple(sheet.page for sheet in poster_sheets(request)), pdf_facts(request), pictures_of(request.atlas)
    )


PDF = Exporter("pdf", message("pdf-format", "PDF poster"), (".pdf",), takes_pages=True, run=run)
