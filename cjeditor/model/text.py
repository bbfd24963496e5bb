"""What text a record may hold: NFC letters without surrogates, control or direction-override characters."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def clean_text(text: str) -> str:
    """Return the text as a record keeps it: NFC, line feeds, tabs as spaces, no forbidden characters.

    Lone surrogates cannot be written as UTF-8 and would fail at save; direction overrides can make a text read as another.
    """
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text
    joined = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\t", " ")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
    )
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", joined))


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space, for titles and single-line fields."""
    return " ".join(clean_text(text).split())
