"""From a file to plain values, within limits: size, number of values, encoding, JSON.

Knows nothing of records. Whatever is wrong ends in one UserError; damage that loading can work around is left
in the values as marks (damage.py).
"""

from __future__ import annotations

import errno
import json
import math
import os
import re
import stat
import unicodedata
from pathlib import Path
from typing import Any

from cjeditor.files.damage import LONGEST_INT, Repeated, Unusable
from cjeditor.files.problems import cannot_read, refused
from cjeditor.frozen import frozen
from cjeditor.model.messages import Message, message

LARGEST_FILE = 128 * 2**20
"""Bytes of a file. With text in memory at up to four bytes a character and its parsed copy, reading stays below 1 GB."""
LARGEST_TEXT = 256 * 2**20
"""Bytes of the decoded text in memory; a character outside the basic plane makes every one take four."""
MOST_VALUES = 2_000_000
"""Commas and opening brackets: a bound on what the parser may build, ten times a map of 10,000 touchpoints."""

_NO_ASCII = bytes(range(0x7F))
_NO_STRUCTURE = bytes(set(range(0x100)) - set(b",{["))
_ESCAPES = re.compile(rb"\\[utrbf]")
_ASTRAL = re.compile(rb"[\xf0-\xf4]")
_FORBIDDEN = re.compile(
    rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf|\xef\xbf[\xb9-\xbb\xbe\xbf]|\xef\xb7[\x90-\xaf]"
)
_BOM = b"\xef\xbb\xbf"


@frozen
class Parsed:
    """A file as plain values, and whether its texts or numbers need a closer look."""

    value: dict[str, Any]
    needs_inspection: bool


def read_bytes(path: Path) -> bytes:
    """Return the content of a regular file of bearable size; raises UserError."""
    try:
        status = path.stat()  # before opening: to open a pipe would wait for its other end
        if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST_FILE:
            with path.open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
        elif stat.S_ISREG(status.st_mode):
            raise too_large(path)
        elif stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        else:
            raise refused(path, message("files.not-regular", "It is not an ordinary file."))
    except OSError as error:
        raise cannot_read(path, error) from error
    if len(data) > LARGEST_FILE:
        raise too_large(path)
    return data


def too_large(path: Path | str) -> Exception:
    """Return the refusal for a file beyond the limits."""
    return refused(
        path,
        message(
            "files.too-large",
            "It is larger than a map may be, in bytes ({limit} MB at most) or in values.",
            limit=LARGEST_FILE // 2**20,
        ),
        message("files.too-large.remedy", "Take pictures out of it, or split it into several maps."),
    )


def is_bearable(data: bytes) -> bool:
    """Whether a document of these bytes could be read again within the limits."""
    if len(data) > LARGEST_FILE or (len(data) > LARGEST_TEXT // 4 and _ASTRAL.search(data)):
        return False
    return len(data.translate(None, _NO_STRUCTURE)) <= MOST_VALUES


def parse(data: bytes, place: object) -> Parsed:
    """Return the plain values of a JSON object in UTF-8; raises UserError."""
    data = data.removeprefix(_BOM)
    if not data.strip():
        raise refused(place, message("files.empty", "It is empty."))
    if not is_bearable(data):
        raise too_large(str(place))
    text = _decoded(data, place)
    parser = _Parser()
    try:
        value = json.loads(
            text,
            object_pairs_hook=parser.pairs,
            parse_float=parser.float,
            parse_int=parser.int,
            parse_constant=parser.constant,
        )
    except RecursionError as error:
        raise refused(place, message("files.too-deep", "Its values are nested too deeply.")) from error
    except json.JSONDecodeError as error:
        raise _broken_json(place, error, len(text)) from error
    if not isinstance(value, dict):
        raise not_a_map(place)
    return Parsed(value, parser.found_damage or has_doubtful_text(data))


def not_a_map(place: object) -> Exception:
    """Return the refusal for JSON that is something else than a map."""
    return refused(place, message("files.not-a-map", "It is not a map of cjeditor."))


def _decoded(data: bytes, place: object) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refused(place, _no_utf8(data, error.start + 1)) from error


def _no_utf8(data: bytes, position: int) -> Message:
    """Return what a text is written in instead, by the mark it begins with."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return message("files.utf32", "It is written in UTF-32; maps are written in UTF-8.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return message("files.utf16", "It is written in UTF-16; maps are written in UTF-8.")
    return message("files.not-text", "It is not text in UTF-8 (at byte {position}).", position=position)


def _broken_json(place: object, error: json.JSONDecodeError, length: int) -> Exception:
    is_cut_off = error.pos >= length - 1 and not error.msg.startswith("Extra data")
    if is_cut_off or error.msg.startswith("Unterminated string"):
        reason = message(
            "files.truncated",
            "It breaks off in line {line}; the end is missing.",
            line=error.lineno,
        )
    else:
        reason = message(
            "files.not-json",
            "It is not valid JSON from line {line}, column {column} on.",
            line=error.lineno,
            column=error.colno,
        )
    return refused(place, reason)


def has_doubtful_text(data: bytes) -> bool:
    """Whether some text may not be as a record keeps it; a quick look at the whole file that never misses one."""
    if b"\\" in data and _ESCAPES.search(data) is not None:
        return True
    beyond_ascii = data.translate(None, _NO_ASCII)
    if _FORBIDDEN.search(beyond_ascii) is not None:
        return True
    return not all(map(_is_composed, set(beyond_ascii.decode()))) and not unicodedata.is_normalized(
        "NFC", data.decode()
    )


def _is_composed(character: str) -> bool:
    """Whether NFC leaves a character alone whatever stands before it; False where it takes the text to know."""
    may_join = unicodedata.category(character).startswith("M") or "\u1161" <= character <= "\u11c2"
    return not may_join and unicodedata.is_normalized("NFC", character)


class _Parser:
    """The hooks of one run of the JSON parser; remembers whether any of them found damage."""

    def __init__(self) -> None:
        self.found_damage = False

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) == len(pairs):
            return value
        self.found_damage = True
        return Repeated(pairs)

    def float(self, text: str) -> float | Unusable:
        value = float(text)
        return self.constant(text) if math.isinf(value) else value

    def int(self, text: str) -> int | Unusable:
        return self.constant(text) if len(text) > LONGEST_INT else int(text)

    def constant(self, text: str) -> Unusable:
        self.found_damage = True
        return Unusable(text)
