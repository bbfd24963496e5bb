"""Reading at once: from the bytes of a saved document to its records, each kind in one pass of a parser in Rust.

That parser keeps of repeated keys only the last, in silence. But the end of every key is written as a quote and a colon,
and records remember which keys they were given; so a document in which the two counts agree has lost nothing. Whatever
does not agree, is damaged, or is laid out in another way than a save does, is left to the longer way.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeAlias, get_origin

from pydantic_core import from_json

from cjeditor.files.damage import LONGEST_INT
from cjeditor.files.integrity import ValueGroup, value_groups
from cjeditor.files.loading import HEAD_KEYS, MOST_RECORDS, list_adapter
from cjeditor.files.migrations import CURRENT_VERSION
from cjeditor.files.reading import has_doubtful_text, is_bearable
from cjeditor.files.writing import FORMAT
from cjeditor.model.atlas import Atlas
from cjeditor.model.records import KINDS, AtlasInfo, Lane, Record
from cjeditor.model.records.base import Value

Sound: TypeAlias = tuple[Atlas, Collection[ValueGroup]]
"""An atlas whose values are sound by themselves, and these values by type; references were not looked at."""

_START: Final = re.compile(rb'\n  "(\w+)": (?=\[\n)')
_END: Final = re.compile(rb"\n  \]")
_SPACE: Final = b" \t\n\r"
_TOO_LARGE: Final = 10**LONGEST_INT
_given_names: Final = attrgetter("__pydantic_fields_set__")
_other_names: Final = attrgetter("__pydantic_extra__")


def read_at_once(data: bytes) -> Sound | None:
    """Return the atlas in the bytes of a document, or None when it takes the longer way to know it."""
    names = _names_written(data)
    if names is None or not is_bearable(data):
        return None
    rest, arrays = _cut(data)
    try:
        head = from_json(rest, allow_inf_nan=False)
        if not _is_head(head, arrays):
            return None
        info = AtlasInfo.model_validate(head.get("atlas", {}))
        records = {kind: list_adapter(kind).validate_json(array) for kind, array in arrays.items()}
    except ValueError:  # pydantic's ValidationError is one
        return None
    tables = {kind: {record.id: record for record in found} for kind, found in records.items()}
    if has_doubtful_text(data) or not _are_single(records, tables):  # the first knows only text in UTF-8
        return None
    atlas = Atlas().with_tables(info, tables)
    groups = list(value_groups(atlas))
    is_whole = len(head) + sum(map(_names_read, groups)) == names
    return (
        (atlas, groups) if is_whole and _are_plain(groups) and _are_bearable(atlas.lanes.values()) else None
    )


def _names_written(data: bytes) -> int | None:
    r"""Return how many keys are written, or more where a text starts with a colon; None where only a parser could tell.

    As long as no text ends in a backslash, `\"` is always a quote inside.
    """
    dense = data.translate(None, _SPACE)
    if b"\\" not in dense:
        return dense.count(b'":')
    return None if b'\\\\"' in dense else dense.count(b'":') - dense.count(b'\\":')


def _cut(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Cut the lists of the kinds out of a document as a save lays it out, and leave empty ones in their places.

    Within a text no line begins, so what is cut out follows a key, though it may be one of a value inside.
    """
    rest: list[bytes] = []
    arrays: dict[str, bytes] = {}
    place = 0
    while start := _START.search(data, place):
        kind, end = start[1].decode(), _END.search(data, start.end())  # half the time of `bytes.find`
        if kind not in KINDS or kind in arrays or end is None:
            break
        rest += [data[place : start.end()], b"[]"]
        place = end.end()
        arrays[kind] = data[start.end() : place]
    return b"".join([*rest, data[place:]]), arrays


def _is_head(head: Any, arrays: Mapping[str, bytes]) -> bool:
    """Whether this is a document of this version with the lists that were cut out of it, and with nothing else."""
    return (
        isinstance(head, dict)
        and head.get("format") == FORMAT
        and type(head.get("version")) is int
        and head["version"] == CURRENT_VERSION
        and head.keys() <= {*HEAD_KEYS, *arrays}
        and all(head.get(kind) == [] for kind in arrays)
    )


def _are_single(records: Mapping[str, list[Record]], tables: Mapping[str, Mapping[str, Record]]) -> bool:
    """Whether every record has an id of its own, and there are no more of them than a file may hold."""
    count = sum(map(len, records.values()))
    return count <= MOST_RECORDS and len(set().union(*tables.values())) == count


def _names_read(group: ValueGroup) -> int:
    """Return how many keys values of one type were given, but for those of values inside."""
    value_type, values = group
    maps = sum(sum(map(len, map(attrgetter(name), values))) for name in _map_fields(value_type))
    return sum(map(len, map(_given_names, values))) + maps


def _are_plain(groups: Iterable[ValueGroup]) -> bool:
    """Whether no value has keys of a later version, which may hold anything."""
    return not any(any(map(_other_names, values)) for _type, values in groups)


@cache
def _map_fields(value_type: type[Value]) -> tuple[str, ...]:
    return tuple(
        name for name, info in value_type.model_fields.items() if get_origin(info.annotation) is Mapping
    )


def _are_bearable(lanes: Iterable[Lane]) -> bool:
    """Whether no lane holds a number that could not be read again; those of all other fields are bounded."""
    return all(
        abs(number) < _TOO_LARGE
        for lane in lanes
        for value in lane.props.values()
        for number in (value if isinstance(value, tuple) else (value,))
        if isinstance(number, int)
    )
