"""From plain values to records: what is whole becomes an atlas, what is damaged is set aside with its reason.

One validation a kind when all is well; record by record only where something is not. Never repairs in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import ConfigDict, FailFast, TypeAdapter, ValidationError

from cjeditor.files.damage import trouble, verbatim, without_surrogates
from cjeditor.files.problems import KEEP_ORIGINAL, finding, refused
from cjeditor.files.reasons import because, reason_from_plain
from cjeditor.files.salvage import Salvaged, about_fields, salvage
from cjeditor.model.atlas import Atlas, SetAside
from cjeditor.model.messages import Finding, Message, message
from cjeditor.model.records import KINDS, AtlasInfo, Record

MOST_RECORDS = 200_000
"""Records of a file, ten times a large map; more would take the memory and time that reading must not take."""
MOST_DAMAGE = 5_000
"""Damaged records past which a file is refused: a list of more helps nobody."""

HEAD_KEYS = ("format", "version", "atlas")
SET_ASIDE_KEY = "set_aside"


@cache
def list_adapter(kind: str) -> TypeAdapter[list[Record]]:
    """Return what reads and writes all records of a kind at once; reading stops at the first damaged one."""
    item_type: Any = KINDS[kind]
    return TypeAdapter(Annotated[list[item_type], FailFast()], config=ConfigDict(cache_strings="keys"))


class Loading:
    """One document on its way from plain values to an atlas; collects findings and what was set aside."""

    def __init__(self, place: object, *, needs_inspection: bool) -> None:
        """Start with nothing; `needs_inspection` looks at every text and number by itself."""
        self._place = place
        self._needs_inspection = needs_inspection
        self._ids: set[str] = set()
        self.findings: list[Finding] = []
        self.set_aside: list[SetAside] = []
        self.earlier: list[SetAside] = []
        self.is_whole = True

    def atlas(self, plain: Mapping[str, Any]) -> Atlas:
        """Return the atlas of all values that are sound by themselves; references are not looked at."""
        if sum(len(items) for kind in KINDS if isinstance(items := plain.get(kind), list)) > MOST_RECORDS:
            what = message("files.too-many", "It has more than {limit} records.", limit=MOST_RECORDS)
            raise refused(self._place, what)
        self._take_earlier(plain.get(SET_ASIDE_KEY, []))
        info = self._info(plain.get("atlas", {}))
        tables = {kind: self._table(kind, plain[kind]) for kind in KINDS if kind in plain}
        return Atlas(info=info, unknown=self._unknown(plain)).with_tables(info, tables)

    def put_aside(self, kind: str, record_id: str, raw: str, reason: Message) -> None:
        """Keep a value as it was read, outside the atlas, and report it."""
        what = message(
            "files.set-aside",
            "{record} in “{kind}” was set aside: {reason}.",
            record=record_id or "A value",
            kind=kind,
            reason=reason,
        )
        self._keep(kind, raw, reason)
        self.report("set-aside", record_id, what)

    def report(self, rule: str, record_id: str, what: Message) -> None:
        """Add a finding about damage: the document is not whole."""
        self.is_whole = False
        self.findings.append(finding(rule, record_id, what, remedy=KEEP_ORIGINAL))

    def _keep(self, kind: str, raw: str, reason: Message) -> None:
        if len(self.set_aside) >= MOST_DAMAGE:
            what = message(
                "files.too-damaged", "More than {limit} of its records are damaged.", limit=MOST_DAMAGE
            )
            raise refused(self._place, what)
        self.set_aside.append(SetAside(kind, raw, reason))

    def _table(self, kind: str, items: Any) -> dict[str, Record]:
        if not isinstance(items, list):
            self.put_aside(kind, "", verbatim(items), because("no-list"))
            return {}
        records = None if self._needs_inspection else _all_at_once(kind, items)
        if records is None:
            records = [record for item in items if (record := self._record(kind, item)) is not None]
        table = {record.id: record for record in records}
        if len(table) != len(records) or not self._ids.isdisjoint(table):
            table = self._unique(kind, records)
        self._ids.update(table)
        return table

    def _unique(self, kind: str, records: Iterable[Record]) -> dict[str, Record]:
        """Keep the first record of each id and set the others aside."""
        table: dict[str, Record] = {}
        for record in records:
            if record.id in self._ids or record.id in table:
                self.put_aside(kind, record.id, raw_record(record), because("same-id"))
            else:
                table[record.id] = record
        return table

    def _record(self, kind: str, item: Any) -> Record | None:
        if not isinstance(item, dict):
            self.put_aside(kind, "", verbatim(item), because("no-object"))
            return None
        given_id = item.get("id")
        record_id = without_surrogates(given_id) if isinstance(given_id, str) else ""
        salvaged = salvage(KINDS[kind], item)
        if salvaged.value is None:
            self.put_aside(kind, record_id, verbatim(item), about_fields(salvaged.bad))
            return None
        self._report_fields(kind, record_id, item, salvaged)
        return salvaged.value

    def _info(self, item: Any) -> AtlasInfo:
        if not isinstance(item, dict):
            self.put_aside("atlas", "atlas", verbatim(item), because("no-object"))
            return AtlasInfo()
        salvaged = salvage(AtlasInfo, item)
        self._report_fields("atlas", "atlas", item, salvaged)
        return salvaged.value or AtlasInfo()

    def _report_fields(self, kind: str, record_id: str, item: Any, salvaged: Salvaged[Any]) -> None:
        """Report the fields that were left out and those whose text was cleaned."""
        for name, reason in salvaged.bad.items():
            what = message(
                "files.field-left-out",
                "{record}: the field “{field}” was left out ({reason}).",
                record=record_id,
                field=without_surrogates(name),
                reason=reason,
            )
            self.report("field", record_id, what)
        if salvaged.bad:
            self._keep(kind, verbatim(item), about_fields(salvaged.bad))
        for name in salvaged.cleaned:
            what = message(
                "files.text-cleaned",
                "{record}: characters that cannot be shown or written were taken out of “{field}”, or letters were composed.",
                record=record_id,
                field=name,
            )
            self.findings.append(finding("text", record_id, what, severity="warning"))

    def _unknown(self, plain: Mapping[str, Any]) -> dict[str, Any]:
        """Return the top-level values of a later version, but for what cannot be written again."""
        unknown: dict[str, Any] = {}
        for name, value in plain.items():
            if name in HEAD_KEYS or name in KINDS or name == SET_ASIDE_KEY:
                continue
            reason = trouble(value)
            if reason is None:
                unknown[without_surrogates(name)] = without_surrogates(value)
            else:
                self.put_aside(without_surrogates(name), "", verbatim(value), reason)
        return unknown

    def _take_earlier(self, items: Any) -> None:
        """Take over what an earlier reading set aside; it is no new damage."""
        for item in items if isinstance(items, list) else [items]:
            entry = _earlier(without_surrogates(item))
            if entry is None:
                self.put_aside(SET_ASIDE_KEY, "", verbatim(item), because("set-aside"))
            else:
                self.set_aside.append(entry)
                self.earlier.append(entry)


def _earlier(item: Any) -> SetAside | None:
    match item:
        case {"kind": str(kind), "reason": plain, "raw": str(raw), **rest} if not rest:
            reason = reason_from_plain(plain)
            return None if reason is None else SetAside(kind, raw, reason)
        case _:
            return None


def raw_record(record: Record) -> str:
    """Return a sound record as JSON text, to be set aside for its place among the others."""
    return record.model_dump_json(exclude_defaults=True)


def _all_at_once(kind: str, items: list[Any]) -> list[Record] | None:
    try:
        return list_adapter(kind).validate_python(items)
    except ValidationError:
        return None
