"""Importers: one file a format, one line each here."""

from __future__ import annotations

from cjeditor.interchange.formats import Importer
from cjeditor.interchange.importers.mermaid import MERMAID

IMPORTERS: tuple[Importer, ...] = (MERMAID,)


def importer_for(suffix: str, content: bytes) -> Importer | None:
    """Return the importer that recognises the content, one with this suffix first, or None."""
    by_suffix = sorted(IMPORTERS, key=lambda importer: suffix.lower() not in importer.suffixes)
    return next((importer for importer in by_suffix if importer.recognises(content)), None)
