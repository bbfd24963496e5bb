"""Font files of this computer: those that lie where the system keeps its fonts, and one that a person chose.

Reads of each no more than its directory and the tables that tell what it covers; what a font means to a map is the
business of `drawing.text`.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from cjeditor.drawing.face import ChosenFace
from cjeditor.drawing.text import faces
from cjeditor.drawing.text.truetype import (
    Fault,
    FontRefused,
    fault_of,
    first_face,
    full_name,
    lacked,
    table_places,
)
from cjeditor.files.problems import cannot_read
from cjeditor.files.reading import LARGEST_FILE
from cjeditor.frozen import frozen
from cjeditor.model.messages import Message, UserError, message

SUFFIXES: Final = (".ttf", ".ttc")
_LOOKED_AT: Final = (*SUFFIXES, ".otf")
MOST_FONTS: Final = 5_000
_LARGEST_TABLE: Final = 4 * 2**20
_MOST_TABLES: Final = 100
_OPEN_TYPE: Final = b"OTTO"
_READ: Final = ("OS/2", "cmap", "name")
_REGULAR: Final = 400
_REASONS: Final[Mapping[Fault, Message]] = {
    "no font": message("fonts.no-font", "It is not a TrueType font."),
    "other outlines": message(
        "fonts.outlines", "Its letters are drawn in a way that a PDF from here cannot hold."
    ),
    "variable": message(
        "fonts.variable", "It is a variable font, which would print in its lightest weight only."
    ),
    "no embedding": message("fonts.licence", "Its licence does not let it be embedded in a PDF."),
    "damaged": message("fonts.damaged", "The file is damaged."),
}
_REMEDY: Final = message(
    "fonts.remedy", "Choose a TrueType font of one weight (.ttf or .ttc), for example one of the Noto family."
)


@frozen
class InstalledFont:
    """A font of this computer: its name, its file, which of the letters asked for it lacks, and why no map can use it."""

    name: str
    path: Path
    lacks: frozenset[str]
    rank: tuple[bool, bool, int, str]
    """The plain upright weight of a sans serif, the letters of the maps, comes first."""
    fault: Fault | None = None

    @property
    def reason(self) -> Message | None:
        """Why a map cannot use it; None when it can."""
        return None if self.fault is None else _REASONS[self.fault]


def open_font(path: Path) -> ChosenFace:
    """Return the face of a font file; raises UserError when a map cannot be printed with it."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _refused(path, "no font")
        return faces.open_face(path)
    except FontRefused as problem:
        raise _refused(path, problem.fault) from problem
    except OSError as error:
        raise cannot_read(path, error) from error


def fonts_with(
    letters: Collection[str], folders: Collection[Path] | None = None
) -> tuple[InstalledFont, ...]:
    """Return the installed fonts that have any of the letters, the most helpful first; a map cannot use every one.

    `folders` are those of this system unless given.
    """
    found: dict[str, InstalledFont] = {}
    for path in _font_files(font_folders() if folders is None else folders):
        font = _looked_at(path, letters)
        if font is not None and len(font.lacks) < len(letters):
            found.setdefault(font.name, font)
    return tuple(sorted(found.values(), key=lambda font: (len(font.lacks), font.rank)))


def find_font(name: str, sha256: str, folders: Collection[Path] | None = None) -> ChosenFace | None:
    """Return the installed font of this name and content, None when this computer has none."""
    for path in _font_files(font_folders() if folders is None else folders):
        font = _looked_at(path, ())
        if font is not None and font.fault is None and font.name == name:
            try:
                face = faces.open_face(path)
            except (OSError, FontRefused):
                continue
            if face.sha256 == sha256:
                return face
    return None


def font_folders() -> tuple[Path, ...]:
    """Return where this system keeps fonts, a person's own first."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        return (
            Path(local) / "Microsoft" / "Windows" / "Fonts",
            Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
        )
    if sys.platform == "darwin":
        return (home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    own = os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return (
        Path(own) / "fonts",
        home / ".fonts",
        *(Path(part) / "fonts" for part in shared.split(":") if part),
    )


def _refused(path: Path, fault: Fault) -> UserError:
    what = message("fonts.refused", "This font cannot be used for a map.")
    return UserError(what, place=str(path), reason=_REASONS[fault], remedy=_REMEDY)


def _font_files(folders: Collection[Path]) -> Iterator[Path]:
    """The font files in the folders and below, each folder's in the order of their names."""
    count = 0
    for folder in dict.fromkeys(folders):
        for base, inner, names in os.walk(folder):
            inner.sort()
            for name in sorted(names):
                if name.lower().endswith(_LOOKED_AT):
                    count += 1
                    if count > MOST_FONTS:
                        return
                    yield Path(base, name)


def _looked_at(path: Path, letters: Collection[str]) -> InstalledFont | None:
    """What the file says of itself; None for one that cannot be read."""
    try:
        with path.open("rb") as file:
            tables = _tables(file)
        fault = fault_of(tables)
        if fault == "damaged":
            return None
        name = full_name(tables["name"]) or path.stem
        lacks = lacked(tables["cmap"], letters) if letters else set[str]()
        return InstalledFont(name, path, frozenset(lacks), _rank(name, tables), fault)
    except (OSError, FontRefused, struct.error, IndexError, KeyError, MemoryError):
        return None


def _tables(file: BinaryIO) -> dict[str, bytes]:
    """The small tables in full, of the others only that they are there."""
    head = file.read(16)
    start = 0 if head[:4] == _OPEN_TYPE else first_face(head)
    file.seek(start)
    places = table_places(file.read(12 + 16 * _MOST_TABLES))
    found = dict.fromkeys(places, b"")
    for tag in _READ:
        offset, length = places.get(tag, (0, 0))
        if 0 < length <= _LARGEST_TABLE:
            file.seek(offset)
            found[tag] = file.read(length)
    return found


def _rank(name: str, tables: Mapping[str, bytes]) -> tuple[bool, bool, int, str]:
    weight, slanted = _REGULAR, False
    if len(tables.get("OS/2", b"")) >= 64:
        (weight,) = struct.unpack_from(">H", tables["OS/2"], 4)
        (style,) = struct.unpack_from(">H", tables["OS/2"], 62)
        slanted = bool(style & 1)
    plain = weight == _REGULAR and not slanted
    return not plain, "serif" in name.lower() and "sans" not in name.lower(), len(name), name
