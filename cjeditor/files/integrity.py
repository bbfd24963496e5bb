"""How records hang together: references that lead nowhere and chains that bite their own tail.

A quick look by columns tells whether anything is wrong at all; only then is every reference followed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any, TypeAlias

from cjeditor.files.loading import Loading, raw_record
from cjeditor.files.reasons import because
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Message, message
from cjeditor.model.records import KINDS, AtlasInfo, Pinned, Record
from cjeditor.model.records.base import Reference, Value
from cjeditor.model.references import ReferenceField, reference_fields, references, without_references

Tables: TypeAlias = dict[str, dict[str, Record]]

CHAINS = (("journeys", "parent"), ("journeys", "variant_of"), ("crews", "parent"), ("notes", "because"))
"""Fields that lead from a record to others of its kind and must come to an end."""


ValueGroup: TypeAlias = tuple[type[Value], Collection[Value]]
"""Values of one type."""


def mended(atlas: Atlas, groups: Collection[ValueGroup], loading: Loading) -> Atlas:
    """Return the atlas without dangling references and cycles; each is reported to the loading.

    `groups` are the atlas's `value_groups`.

    A record whose place is gone is set aside, and then those that hang on it.
    """
    if not _has_trouble(atlas, groups):
        return atlas
    tables: Tables = {kind: dict(atlas.table(kind)) for kind in KINDS}
    _set_aside_homeless(tables, loading)
    _drop_dangling(tables, loading)
    for kind, field in CHAINS:
        _break_cycles(tables[kind], field, loading)
    info = atlas.info
    if info.logo is not None and info.logo not in tables["assets"]:
        loading.report("reference", "atlas", _dangling("atlas", "logo", info.logo))
        info = info.replaced(logo=None)
    return atlas.with_tables(info, tables)


def _has_trouble(atlas: Atlas, groups: Collection[ValueGroup]) -> bool:
    for value_type, values in groups:
        for reference, targets in _columns(value_type, values):
            if targets.difference(*map(atlas.table, reference.kinds or KINDS)):
                return True
    return _has_cycle(atlas, groups)


def value_groups(atlas: Atlas) -> Iterator[ValueGroup]:
    """Yield all records, and all values inside them, by type."""
    for kind, record_type in KINDS.items():
        if records := atlas.table(kind).values():
            yield from _groups(record_type, records)
    yield from _groups(AtlasInfo, (atlas.info,))


def _groups(value_type: type[Value], values: Collection[Value]) -> Iterator[ValueGroup]:
    yield value_type, values
    for name in _value_fields(value_type):
        parts: list[Any] = [part for value in values if (part := value.__dict__[name])]
        if parts and isinstance(parts[0], tuple):
            parts = [part for several in parts for part in several]
        types = set(map(type, parts))
        for part_type in types:
            one_type: list[Any] = [part for part in parts if type(part) is part_type]
            yield from _groups(part_type, one_type)


def _columns(value_type: type[Value], values: Collection[Value]) -> Iterator[tuple[Reference, set[str]]]:
    """Yield, for each reference field of values of one type, all ids that it holds."""
    rows = [value.__dict__ for value in values]
    for field in reference_fields(value_type):
        found = set(filter(None, map(itemgetter(field.path[0]), rows)))
        if found:
            yield field.reference, found if set(map(type, found)) == {str} else _flat(found)


def _flat(found: set[Any]) -> set[str]:
    """Return the ids among single ones, tuples and maps of them."""
    texts = {value for value in found if isinstance(value, str)}
    return texts.union(*(found - texts))


@cache
def _value_fields(value_type: type[Value]) -> tuple[str, ...]:
    return tuple(name for name, info in value_type.model_fields.items() if _is_value(info.annotation))


def _is_value(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return True
    return any(_is_value(argument) for argument in getattr(annotation, "__args__", ()))


def _set_aside_homeless(tables: Tables, loading: Loading) -> None:
    """Set aside the records whose required target is gone, and those that hang on them, until none is left."""
    hanging: dict[str, list[Record]] = defaultdict(list)
    todo: list[tuple[Record, Message]] = [
        (record, because("pinned-cycle")) for record in _pinned_in_circles(tables)
    ]
    for record in chain.from_iterable(table.values() for table in list(tables.values())):
        for field, target in references(record):
            if not field.reference.required:
                continue
            if not _is_there(tables, field.reference, target):
                todo.append((record, _leads_nowhere(field, target)))
            hanging[target].append(record)
    while todo:
        record, reason = todo.pop()
        if tables[record.kind].pop(record.id, None) is None:
            continue
        loading.put_aside(record.kind, record.id, raw_record(record), reason)
        its_own = because("hangs-on", record=record.id)
        todo += [(other, its_own) for other in hanging.get(record.id, ())]


def _pinned_in_circles(tables: Tables) -> list[Record]:
    pinned_to = {
        record.id: (place.about,)
        for kind in ("touchpoints", "notes")
        for record in tables[kind].values()
        if isinstance(place := getattr(record, "place", None), Pinned)
    }
    circles = {start for start, _end in closing_links(pinned_to)}
    return [
        tables[kind][name]
        for name in sorted(circles)
        for kind in ("touchpoints", "notes")
        if name in tables[kind]
    ]


def _drop_dangling(tables: Tables, loading: Loading) -> None:
    for table in tables.values():
        for record in list(table.values()):
            dangling = [
                (field, target)
                for field, target in references(record)
                if not _is_there(tables, field.reference, target)
            ]
            if not dangling:
                continue
            table[record.id] = record.replaced(**_without(record, dangling))
            for field, target in dangling:
                loading.report("reference", record.id, _dangling(record.id, ".".join(field.path), target))


def _without(record: Record, dangling: list[tuple[ReferenceField, str]]) -> dict[str, Any]:
    """Return the fields to replace; an id that is wrong in one field may be right in another."""
    gone: dict[str, set[str]] = defaultdict(set)
    for field, target in dangling:
        gone[field.path[0]].add(target)
    return {name: without_references(record, targets.__contains__)[name] for name, targets in gone.items()}


def _is_there(tables: Tables, reference: Reference, target: str) -> bool:
    return any(target in tables[kind] for kind in reference.kinds or tables)


def _leads_nowhere(field: ReferenceField, target: str) -> Message:
    return because("leads-nowhere", field=".".join(field.path), target=target)


def _dangling(record_id: str, field: str, target: str) -> Message:
    return message(
        "files.reference-dropped",
        "{record}: “{field}” named {target}, which is not in the file; the mention was left out.",
        record=record_id,
        field=field,
        target=target,
    )


def _links(table: Mapping[str, Record], field: str) -> dict[str, tuple[str, ...]]:
    links: dict[str, tuple[str, ...]] = {}
    for record_id, record in table.items():
        value = getattr(record, field)
        if value:
            links[record_id] = (value,) if isinstance(value, str) else value
    return links


def _has_cycle(atlas: Atlas, groups: Collection[ValueGroup]) -> bool:
    if any(closing_links(_links(atlas.table(kind), field)) for kind, field in CHAINS):
        return True
    if all(value_type is not Pinned for value_type, _values in groups):
        return False
    return bool(_pinned_in_circles({kind: dict(atlas.table(kind)) for kind in ("touchpoints", "notes")}))


def _break_cycles(table: dict[str, Record], field: str, loading: Loading) -> None:
    """Take out the links that close a circle, going from the smallest id."""
    for start, end in closing_links(_links(table, field)):
        record = table[start]
        value = getattr(record, field)
        rest = None if isinstance(value, str) else tuple(target for target in value if target != end)
        table[start] = record.replaced(**{field: rest})
        what = message(
            "files.cycle",
            "{record}: “{field}” led back to itself by way of {target}; the mention was left out.",
            record=start,
            field=field,
            target=end,
        )
        loading.report("cycle", start, what)


def closing_links(links: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Return the links without which nothing leads back to itself, found in the order of ids."""
    closing: list[tuple[str, str]] = []
    done: set[str] = set()
    for start in sorted(links):
        if start in done:
            continue
        open_path = {start}
        trail = [(start, iter(links[start]))]
        while trail:
            here, targets = trail[-1]
            target = next(targets, None)
            if target is None:
                trail.pop()
                open_path.discard(here)
                done.add(here)
            elif target in open_path:
                closing.append((here, target))
            elif target not in done:
                open_path.add(target)
                trail.append((target, iter(links.get(target, ()))))
    return closing
