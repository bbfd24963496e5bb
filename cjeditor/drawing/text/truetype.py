"""Reads from a TrueType file what measuring needs: its character map, advances, ascent and descent.

For faces a user chose; the shipped ones have a table made beforehand. Of a collection the first face counts. Knows
nothing of shaping and refuses fonts that a PDF cannot embed as TrueType.
"""

from __future__ import annotations

import struct
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final, Literal, TypeAlias

from cjeditor.frozen import frozen

_CODE_POINTS: Final = 0x110000
_TRUETYPE: Final = (b"\x00\x01\x00\x00", b"true")
_COLLECTION: Final = b"ttcf"
_NEEDED: Final = ("head", "hhea", "maxp", "hmtx", "cmap", "loca", "glyf", "name", "post")
_FULL_NAME: Final = 4
_NO_EMBEDDING: Final = 2

Fault: TypeAlias = Literal["no font", "other outlines", "variable", "no embedding", "damaged"]


class FontRefused(ValueError):  # noqa: N818 - a refusal, not a fault of the program
    """A font file that maps cannot be printed with, and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"the font cannot be used: {fault}")
        self.fault = fault


@frozen
class FoundFace:
    """Advances, and the middles of combining marks, by character, in thousandths of the size."""

    ascent: int
    descent: int
    advances: dict[str, float]
    marks: dict[str, float]
    name: str = ""


def read_face(content: bytes) -> FoundFace:
    """Return the metrics of a glyf TrueType font. Raises `FontRefused` for anything else."""
    try:
        return _read(content)
    except (struct.error, IndexError, KeyError) as problem:
        raise FontRefused("damaged") from problem


def _read(content: bytes) -> FoundFace:
    tables = table_contents(content)
    fault = fault_of(tables)
    if fault is not None:
        raise FontRefused(fault)
    (units,) = struct.unpack_from(">H", tables["head"], 18)
    ascent, descent = struct.unpack_from(">hh", tables["hhea"], 4)
    (count,) = struct.unpack_from(">H", tables["hhea"], 34)
    if not 16 <= units <= 16384 or count == 0:
        raise FontRefused("damaged")
    widths = [width for width, _ in struct.iter_unpack(">Hh", tables["hmtx"][: 4 * count])]
    scale = 1000 / units
    advances: dict[str, float] = {}
    marks: dict[str, float] = {}
    for code, glyph in islice(characters(tables["cmap"]), _CODE_POINTS):
        char = chr(code)
        width = widths[min(glyph, count - 1)] * scale
        if unicodedata.category(char) in {"Mn", "Me"}:
            marks[char] = _middle(tables, glyph) * scale
        else:
            advances[char] = width
    name = full_name(tables["name"])
    return FoundFace(round(ascent * scale), round(-descent * scale), advances, marks, name)


def _middle(tables: Mapping[str, bytes], glyph: int) -> float:
    """The middle of a glyph's ink across, in the font's units: a mark is centred by it, whatever its advance."""
    (is_long,) = struct.unpack_from(">h", tables["head"], 50)
    if is_long:
        start, end = struct.unpack_from(">LL", tables["loca"], 4 * glyph)
    else:
        start, end = (2 * place for place in struct.unpack_from(">HH", tables["loca"], 2 * glyph))
    if start >= end:
        return 0.0
    left, _bottom, right = struct.unpack_from(">hhh", tables["glyf"], start + 2)
    return float(left + right) / 2


def fault_of(tables: Mapping[str, bytes]) -> Fault | None:
    """Return why no map can be printed with a font of these tables; of the larger ones only the tags count."""
    if "glyf" not in tables:
        return "other outlines"
    if "fvar" in tables:
        return "variable"
    if not tables.keys() >= set(_NEEDED):
        return "damaged"
    (permission,) = struct.unpack_from(">H", tables["OS/2"], 8) if "OS/2" in tables else (0,)
    return "no embedding" if permission & 0xF == _NO_EMBEDDING else None


def table_contents(content: bytes) -> dict[str, bytes]:
    """Return the tables of a font file by their tags. Raises `FontRefused` when it is none."""
    places = table_places(content, first_face(content[:16]))
    return {tag: content[offset : offset + length] for tag, (offset, length) in places.items()}


def first_face(head: bytes) -> int:
    """Return where the first face of a file begins, by the file's first bytes. Raises `FontRefused` for no font."""
    if head[:4] == _COLLECTION:
        (place,) = struct.unpack_from(">L", head, 12)
        return int(place)
    if head[:4] == b"OTTO":
        raise FontRefused("other outlines")
    if head[:4] not in _TRUETYPE:
        raise FontRefused("no font")
    return 0


def table_places(directory: bytes, start: int = 0) -> dict[str, tuple[int, int]]:
    """Return where in the file the tables lie and how long they are; the directory begins at `start`."""
    (count,) = struct.unpack_from(">H", directory, start + 4)
    found = {}
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", directory, start + 12 + 16 * number)
        found[tag.decode("latin-1")] = (offset, length)
    return found


def full_name(table: bytes) -> str:
    """Return what the font calls itself in English, else in whichever language comes first; "" for nothing."""
    _, count, texts = struct.unpack_from(">HHH", table)
    found: dict[int, str] = {}
    for number in range(count):
        platform, _, language, kind, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        if kind == _FULL_NAME:
            encoding = "latin-1" if platform == 1 else "utf-16-be"
            text = table[texts + offset : texts + offset + length].decode(encoding, "replace")
            found.setdefault(language, text)
    chosen = found.get(0x409) or found.get(0) or next(iter(found.values()), "")
    return "".join(char for char in chosen if char.isprintable()).strip()


def lacked(cmap: bytes, wanted: Iterable[str]) -> set[str]:
    """Return which of the characters a font's character map has no glyph for; quicker than reading it whole."""
    table = _best_subtable(cmap)
    if table[:2] == b"\x00\x0c":
        (count,) = struct.unpack_from(">L", table, 12)
        ranges = [(first, last) for first, last, _ in struct.iter_unpack(">LLL", table[16 : 16 + 12 * count])]
    else:
        (double,) = struct.unpack_from(">H", table, 6)
        ends = struct.unpack_from(f">{double // 2}H", table, 14)
        starts = struct.unpack_from(f">{double // 2}H", table, 16 + double)
        ranges = list(zip(starts, ends, strict=True))
    ranges.sort()
    firsts = [first for first, _ in ranges]
    left = set()
    for char in wanted:
        place = bisect_right(firsts, ord(char)) - 1
        if place < 0 or ord(char) > ranges[place][1]:
            left.add(char)
    return left


def characters(cmap: bytes) -> Iterator[tuple[int, int]]:
    """Yield code points and their glyphs from the best Unicode subtable. Raises `FontRefused` when there is none."""
    table = _best_subtable(cmap)
    return _groups(table) if table[:2] == b"\x00\x0c" else _segments(table)


def _best_subtable(cmap: bytes) -> bytes:
    """The subtable of all planes, else the one of the basic plane."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    offsets = {}
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * number)
        if platform == 0 or (platform == 3 and encoding in {1, 10}):
            offsets[struct.unpack_from(">H", cmap, offset)[0]] = offset
    place = offsets.get(12, offsets.get(4))
    if place is None:
        raise FontRefused("damaged")
    return cmap[place:]


def _groups(table: bytes) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">L", table, 12)
    for number in range(count):
        first, last, glyph = struct.unpack_from(">LLL", table, 16 + 12 * number)
        if last > 0x10FFFF or first > last:
            raise FontRefused("damaged")
        yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    (double,) = struct.unpack_from(">H", table, 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + double)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 2 * double)
    place = 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", table, place)
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offsets[number]:
                at = place + 2 * number + offsets[number] + 2 * (code - start)
                (glyph,) = struct.unpack_from(">H", table, at)
                if glyph == 0:
                    continue
            yield code, glyph + deltas[number] & 0xFFFF
