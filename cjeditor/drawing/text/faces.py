"""The faces text is drawn in, where their files lie, and what stands in for a missing character.

The chain, tried for each grapheme: the face of the text, symbols, monochrome emoji, the face the user chose for the
document. What none of them has is drawn by the screen's own fallback and does not print (a finding says so).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, get_args

from cjeditor.drawing.face import BackedFace, ChosenFace, DrawnFace, Face, FaceMetrics, FaceName
from cjeditor.drawing.text.joining import letters_of
from cjeditor.drawing.text.truetype import read_face
from cjeditor.resource_files import resource_bytes, resource_path

SHIPPED: Final[tuple[FaceName, ...]] = get_args(FaceName)
FALLBACK: Final[tuple[FaceName, ...]] = ("symbols", "emoji")
"""The shipped faces asked after the face of the text, in this order."""

UNITS_PER_EM: Final = 1000


def open_face(path: Path) -> ChosenFace:
    """Return the face of a font file; of a collection the first. The same file is read once.

    Raises `FontRefused` when a map cannot be printed with it, `OSError` when it cannot be read.
    """
    state = path.stat()
    return _opened(path, state.st_mtime_ns, state.st_size)


def chain_of(face: Face) -> tuple[DrawnFace, ...]:
    """Return the faces asked for a letter, in order."""
    if isinstance(face, BackedFace):
        return (face.own, *FALLBACK, face.chosen)
    return (face, *FALLBACK)


def font_path(face: DrawnFace) -> Path:
    """Return the file of a face."""
    return (
        face.path if isinstance(face, ChosenFace) else resource_path("fonts", str(_shipped()[face]["file"]))
    )


def face_metrics(face: DrawnFace) -> FaceMetrics:
    """Return the metrics of a face."""
    return face.metrics if isinstance(face, ChosenFace) else _shipped_metrics(face)


def sequences() -> Mapping[str, str]:
    """Emoji sequences without selectors and skin tones, and the private character the emoji face draws for each."""
    return _sequences()


def text_behind(char: str) -> str:
    """Return what a drawn character stands for: a sequence of emoji, a letter that joins, as a rule itself."""
    return _sequences_by_character().get(char) or letters_of(char)


@lru_cache(maxsize=4)
def _opened(path: Path, _changed: int, _size: int) -> ChosenFace:
    import hashlib

    content = path.read_bytes()
    found = read_face(content)
    metrics = FaceMetrics(found.ascent, found.descent, found.advances, found.marks)
    return ChosenFace(path, hashlib.sha256(content).hexdigest(), found.name or path.stem, metrics)


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
