"""Reads from a TrueType file what measuring needs: its character map, advances, ascent and descent.

For faces a user chose; the shipped ones have a table made beforehand. Knows nothing of shaping and refuses fonts
whose outlines a PDF cannot embed as TrueType.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

_CODE_POINTS: Final = 0x110000
_TRUETYPE: Final = (b"\x00\x01\x00\x00", b"true")


@dataclass(frozen=True, slots=True)
class FoundFace:
    """Advances, and the middles of combining marks, by character, in thousandths of the size."""

    ascent: int
    descent: int
    advances: dict[str, float]
    marks: dict[str, float]


def read_face(content: bytes) -> FoundFace:
    """Return the metrics of a glyf TrueType font. Raises `ValueError` for anything else."""
    try:
        return _read(content)
    except (struct.error, IndexError, KeyError) as problem:
        raise ValueError("the file is not a whole TrueType font") from problem


def _read(content: bytes) -> FoundFace:
    if content[:4] not in _TRUETYPE:
        raise ValueError("the file is not a TrueType font")
    tables = table_contents(content)
    if "glyf" not in tables:
        raise ValueError("the font has no TrueType outlines")
    (units,) = struct.unpack_from(">H", tables["head"], 18)
    ascent, descent = struct.unpack_from(">hh", tables["hhea"], 4)
    (count,) = struct.unpack_from(">H", tables["hhea"], 34)
    if not 16 <= units <= 16384 or count == 0:
        raise ValueError("the font's header is damaged")
    widths = [width for width, _ in struct.iter_unpack(">Hh", tables["hmtx"][: 4 * count])]
    scale = 1000 / units
    advances: dict[str, float] = {}
    marks: dict[str, float] = {}
    for code, glyph in islice(characters(tables["cmap"]), _CODE_POINTS):
        char = chr(code)
        width = widths[min(glyph, count - 1)] * scale
        if unicodedata.category(char) in {"Mn", "Me"}:
            marks[char] = width / 2
        else:
            advances[char] = width
    return FoundFace(round(ascent * scale), round(-descent * scale), advances, marks)


def table_contents(content: bytes) -> dict[str, bytes]:
    """Return the tables of a font file by their tags."""
    (count,) = struct.unpack_from(">H", content, 4)
    found = {}
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", content, 12 + 16 * number)
        found[tag.decode("latin-1")] = content[offset : offset + length]
    return found


def characters(cmap: bytes) -> Iterator[tuple[int, int]]:
    """Yield code points and their glyphs from the best Unicode subtable. Raises `ValueError` when there is none."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    offsets = {}
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * number)
        if platform == 0 or (platform == 3 and encoding in {1, 10}):
            offsets[struct.unpack_from(">H", cmap, offset)[0]] = offset
    if 12 in offsets:
        return _groups(cmap[offsets[12] :])
    if 4 in offsets:
        return _segments(cmap[offsets[4] :])
    raise ValueError("the font has no Unicode character map")


def _groups(table: bytes) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">L", table, 12)
    for number in range(count):
        first, last, glyph = struct.unpack_from(">LLL", table, 16 + 12 * number)
        if last > 0x10FFFF or first > last:
            raise ValueError("the font's character map is damaged")
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
