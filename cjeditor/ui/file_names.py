"""File names made of what a person wrote, without what file systems refuse."""

from __future__ import annotations

from typing import Final

from cjeditor.model.atlas import Atlas

_REFUSED: Final = frozenset('<>:"/\\|?*')
_LONGEST: Final = 80
_MOST_BYTES: Final = 110
"""Disks take names of 255; two such parts, a number and a suffix fit in."""


def file_name_of(words: str) -> str:
    """Return words as the stem of a file name; "" when nothing of them can stand in one."""
    kept = "".join(" " if char in _REFUSED or ord(char) < 32 else char for char in words)
    return _shortened(" ".join(kept.split()))


def _shortened(name: str) -> str:
    return name[:_LONGEST].encode(errors="ignore")[:_MOST_BYTES].decode(errors="ignore").strip(". ")


def poster_name(stem: str, atlas: Atlas, journeys: tuple[str, ...]) -> str:
    """Return the stem of a poster's file: with the journey's name when it shows one journey of several.

    Journeys without a name, or with that of another, are told apart by their place.
    """
    known = atlas.index.journeys()
    if len(known) < 2 or len(journeys) != 1:
        return stem
    names = [file_name_of(atlas.journeys[journey].title) for journey in known]
    place = known.index(journeys[0])
    own = names[place]
    if not own or names.count(own) > 1:
        own = f"{own} {place + 1}".strip()
    return stem if own == stem else f"{_shortened(stem)} – {own}"
