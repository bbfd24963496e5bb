"""The faces text is drawn in, where their files lie, and what stands in for a missing character.

The chain, tried for each grapheme: the face of the text, symbols, monochrome emoji, the face the user chose for the
document. What none of them has is drawn by the screen's own fallback and does not print (a finding says so).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

from cjeditor.drawing.frame import FaceName
from cjeditor.drawing.text.truetype import read_face
from cjeditor.resource_files import resource_bytes, resource_path

FACE_NAMES: Final[tuple[FaceName, ...]] = get_args(FaceName)
SHIPPED: Final[tuple[FaceName, ...]] = tuple(face for face in FACE_NAMES if face != "chosen")
FALLBACK: Final[tuple[FaceName, ...]] = ("symbols", "emoji", "chosen")
"""The faces asked after the face of the text, in this order."""

UNITS_PER_EM: Final = 1000


@dataclass(frozen=True, slots=True)
class FaceMetrics:
    """What text needs to know of a face, in thousandths of the size.

    `marks` holds the combining marks with the middle of their ink; they have no advance.
    """

    ascent: int
    descent: int
    advances: Mapping[str, float]
    marks: Mapping[str, float]


_NO_FACE: Final = FaceMetrics(800, 200, {}, {})


@dataclass(frozen=True, slots=True)
class ChosenFace:
    """A face the user chose for a document: its file and the hash that tells whether it is still the same."""

    path: Path
    sha256: str
    metrics: FaceMetrics


class _Choice:
    """The one chosen face; text is measured in it everywhere, so it is a fact of the process and not an argument."""

    face: ChosenFace | None = None


def open_face(path: Path) -> ChosenFace:
    """Read a glyf TrueType file. Raises `ValueError` when it is none, `OSError` when it cannot be read."""
    import hashlib

    content = path.read_bytes()
    found = read_face(content)
    metrics = FaceMetrics(found.ascent, found.descent, found.advances, found.marks)
    return ChosenFace(path, hashlib.sha256(content).hexdigest(), metrics)


def set_chosen_face(face: ChosenFace | None) -> None:
    """Set the chosen face alone; call `chosen.choose_face`, which also forgets what was measured without it."""
    _Choice.face = face


def chosen_face() -> ChosenFace | None:
    """The face chosen now."""
    return _Choice.face


def font_path(face: FaceName) -> Path:
    """Return the file of a face. Raises `LookupError` for "chosen" when none is chosen."""
    if face != "chosen":
        return resource_path("fonts", str(_shipped()[face]["file"]))
    if _Choice.face is None:
        raise LookupError("no face is chosen")
    return _Choice.face.path


def face_metrics(face: FaceName) -> FaceMetrics:
    """Return the metrics of a face; those of "chosen" are empty while none is chosen."""
    if face == "chosen":
        return _Choice.face.metrics if _Choice.face else _NO_FACE
    return _shipped_metrics(face)


def sequences() -> Mapping[str, str]:
    """Emoji sequences without selectors and skin tones, and the private character the emoji face draws for each."""
    return _sequences()


def sequence_of(char: str) -> str:
    """Return the text behind a private character of the emoji face, or the character itself."""
    return _sequences_by_character().get(char, char)


@cache
def _shipped() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = json.loads(resource_bytes("fonts", "metrics.json"))
    return table


@cache
def _shipped_metrics(face: FaceName) -> FaceMetrics:
    entry = _shipped()[face]
    advances: dict[str, float] = {}
    for first, widths in entry["advances"]:
        advances.update(zip(map(chr, range(first, first + len(widths))), widths, strict=True))
    return FaceMetrics(entry["ascent"], entry["descent"], advances, entry["marks"])


@cache
def _sequences() -> dict[str, str]:
    found: dict[str, str] = json.loads(resource_bytes("fonts", "sequences.json"))
    return found


@cache
def _sequences_by_character() -> dict[str, str]:
    return {char: text for text, char in _sequences().items()}
