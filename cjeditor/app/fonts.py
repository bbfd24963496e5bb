"""The font a map names for letters no shipped face has, found again on this computer.

Where it lies is remembered by its hash, in the settings of this computer; a map holds no paths.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cjeditor.app.settings import Settings
from cjeditor.drawing.face import ChosenFace
from cjeditor.interchange.fonts import find_font, open_font
from cjeditor.model.messages import UserError
from cjeditor.model.records.info import FallbackFace

_KEY: Final = "font "


def font_of(wanted: FallbackFace | None, settings: Settings) -> ChosenFace | None:
    """Return the font a map names, from where it was last, else from among the installed; None when it is not here."""
    if wanted is None:
        return None
    place = settings.text(_KEY + wanted.sha256)
    if place:
        try:
            face = open_font(Path(place))
        except UserError:
            face = None
        if face is not None and face.sha256 == wanted.sha256:
            return face
    face = find_font(wanted.name, wanted.sha256)
    if face is not None:
        remember_font(face, settings)
    return face


def remember_font(face: ChosenFace, settings: Settings) -> None:
    """Remember where a font lies, for every map that names it."""
    settings.put(_KEY + face.sha256, str(face.path.absolute()))
    settings.save()
