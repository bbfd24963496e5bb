"""What a PDF embeds, made ready without any PDF library: pictures as streams, maps back to text, dates."""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

from cjeditor.drawing.painters.pictures import MAX_PIXELS
from cjeditor.frozen import frozen

if TYPE_CHECKING:
    from PIL.Image import Image

_COLOURS: Final = {"L": "DeviceGray", "RGB": "DeviceRGB"}
_ENTRIES_A_BLOCK: Final = 100
_DATE: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?")


@frozen
class Embeddable:
    """A picture as PDF stores it: encoded samples, the name of their filter and colours, and its transparency."""

    width: int
    height: int
    colours: str
    filter: str
    content: bytes
    mask: Embeddable | None = None


def embeddable(encoded: bytes) -> Embeddable | None:
    """Return the picture ready to embed, None when it is damaged or too large. A JPEG stays as it is."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(encoded), formats=("JPEG", "PNG", "WEBP", "GIF"))
        if image.width * image.height > MAX_PIXELS:
            return None
        if image.format == "JPEG" and image.mode in _COLOURS:
            return Embeddable(image.width, image.height, _COLOURS[image.mode], "DCTDecode", encoded)
        return _deflated(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError):
        return None


def _deflated(image: Image) -> Embeddable:
    mask = None
    if image.has_transparency_data:
        image = image.convert("RGBA")
        mask = _samples(image.getchannel("A"))
    grey = image.mode in {"1", "L", "LA"}
    return _samples(image.convert("L" if grey else "RGB"), mask)


def _samples(image: Image, mask: Embeddable | None = None) -> Embeddable:
    content = zlib.compress(image.tobytes(), 6)
    return Embeddable(image.width, image.height, _COLOURS[image.mode], "FlateDecode", content, mask)


def to_unicode(subset: Sequence[int], text_of: Callable[[str], str]) -> str:
    """Return the CMap that turns a font's codes back into text; `subset` is the code point of each code."""
    entries = [f"<{code:02X}> <{_utf16(text_of(chr(point)))}>" for code, point in enumerate(subset) if point]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *_blocks(entries),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
            "",
        )
    )


def _blocks(entries: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(entries), _ENTRIES_A_BLOCK):
        block = entries[start : start + _ENTRIES_A_BLOCK]
        yield f"{len(block)} beginbfchar"
        yield from block
        yield "endbfchar"


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def pdf_date(iso: str) -> str:
    """Return an ISO date or date and time as PDF writes it (UTC); "" when it is none."""
    found = _DATE.match(iso)
    if found is None:
        return ""
    return f"D:{''.join(part or '00' for part in found.groups())}Z"
