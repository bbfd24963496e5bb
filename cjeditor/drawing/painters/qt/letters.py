"""Letters: glyph runs and glyph outlines from our own font files, at places worked out beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QGlyphRun, QPainterPath, QRawFont, QTransform

from cjeditor.drawing.face import DrawnFace
from cjeditor.drawing.painters.bounded import Bounded
from cjeditor.drawing.text.faces import UNITS_PER_EM, font_path

_glyph_paths: Bounded[tuple[DrawnFace, str], QPainterPath] = Bounded(2_000)


def glyph_run(face: DrawnFace, size: float, characters: str, places: list[QPointF]) -> QGlyphRun:
    """Return the characters as glyphs, one each, at their places; the size is in pixels.

    Raises `OSError` when Qt cannot read the face (see `can_draw`).
    """
    font = _raw_font(face, size)
    run = QGlyphRun()
    run.setRawFont(font)
    run.setGlyphIndexes(font.glyphIndexesForString(characters))
    run.setPositions(places)
    return run


@lru_cache(maxsize=400)
def _raw_font(face: DrawnFace, size: float) -> QRawFont:
    """The face at a size in pixels, as its file draws it: without hinting, so that advances stay linear."""
    if not can_draw(face):
        raise OSError(f"the font file {font_path(face).name} cannot be read")
    font = QRawFont(_loaded(face))
    font.setPixelSize(size)
    return font


def can_draw(face: DrawnFace) -> bool:
    """Whether Qt can read the face; a file a user chose may be damaged beyond its metrics, or gone by now."""
    return _loaded(face).isValid()


@lru_cache(maxsize=16)
def _loaded(face: DrawnFace) -> QRawFont:
    """The face read once, at any size: a face for Chinese is a file of many megabytes."""
    return QRawFont(str(font_path(face)), float(UNITS_PER_EM), QFont.HintingPreference.PreferNoHinting)


def text_outline(
    face: DrawnFace, size: float, characters: str, places: Sequence[tuple[float, float]], *, turned: bool
) -> QPainterPath:
    """Return the outlines of the characters at their places, upright or turned to run upward."""
    outline = QPainterPath()
    outline.setFillRule(Qt.FillRule.WindingFill)
    k = size / UNITS_PER_EM
    for character, (x, y) in zip(characters, places, strict=True):
        to_place = QTransform(0, -k, k, 0, x, y) if turned else QTransform(k, 0, 0, k, x, y)
        outline.addPath(to_place.map(_glyph_path(face, character)))
    return outline


def _glyph_path(face: DrawnFace, character: str) -> QPainterPath:
    """The outline of one character at the size of its em."""
    kept = _glyph_paths.get((face, character))
    if kept is not None:
        return kept
    font = _raw_font(face, float(UNITS_PER_EM))
    indexes = font.glyphIndexesForString(character)
    return _glyph_paths.put((face, character), font.pathForGlyph(indexes[0]))


def forget_letters() -> None:
    """Forget fonts and outlines."""
    _glyph_paths.clear()
    _loaded.cache_clear()
    _raw_font.cache_clear()
