"""Exporters: one file a format, one line each here."""

from __future__ import annotations

from cjeditor.interchange.exporters.pdf import PDF
from cjeditor.interchange.exporters.png import PNG
from cjeditor.interchange.exporters.request import Exporter
from cjeditor.interchange.exporters.svg import SVG

EXPORTERS: tuple[Exporter, ...] = (PDF, SVG, PNG)


def exporter_for(suffix: str) -> Exporter | None:
    """Return the exporter of a suffix such as ".pdf", or None."""
    return next((exporter for exporter in EXPORTERS if suffix.lower() in exporter.suffixes), None)
