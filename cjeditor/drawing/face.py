"""Faces as values: the shipped ones by name, and a face of the user's own behind them for letters none of them has.

A text is set in a face with or without a chosen one behind it; so nothing is shared between two documents.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from cjeditor.frozen import ByIdentity, frozen

FaceName: TypeAlias = Literal["regular", "italic", "semibold", "bold", "symbols", "emoji"]
"""A shipped face."""


@frozen
class FaceMetrics:
    """What text needs to know of a face, in thousandths of the size.

    `marks` holds the combining marks with the middle of their ink; they have no advance.
    """

    ascent: int
    descent: int
    advances: Mapping[str, float]
    marks: Mapping[str, float]


@frozen
class ChosenFace(ByIdentity):
    """The first face of a font file: its name, its metrics, and the hash that tells whether the file is the same.

    Compared by identity, so that looking one up costs nothing; `faces.open_face` gives the same file the same face.
    """

    path: Path
    sha256: str
    name: str
    metrics: FaceMetrics


class BackedFace(NamedTuple):
    """A shipped face, and the face the user chose for what neither it nor the other shipped ones have."""

    own: FaceName
    chosen: ChosenFace


Face: TypeAlias = FaceName | BackedFace
"""What a text is set in."""

DrawnFace: TypeAlias = FaceName | ChosenFace
"""What a single letter is drawn in: one font file."""


def own_face(face: Face) -> FaceName:
    """Return the shipped face that a text is set in."""
    return face.own if isinstance(face, BackedFace) else face


def backed(face: Face, chosen: ChosenFace | None) -> Face:
    """Return the face with the chosen one behind it, if there is one."""
    return own_face(face) if chosen is None else BackedFace(own_face(face), chosen)
