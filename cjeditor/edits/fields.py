"""Fields: changing what a record says, validated, without moving it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from cjeditor.edits.checks import ENDINGS, check
from cjeditor.edits.words import field_label, field_title, field_words, label_for, nothing_called, refused
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change
from cjeditor.model.draft import Draft
from cjeditor.model.messages import Message, UserError, message
from cjeditor.model.records import AtlasInfo, Flow, Record
from cjeditor.model.records.base import Value
from cjeditor.model.refusals import why_refused

V = TypeVar("V", bound=Value)

ATLAS_ID = "atlas"
_BY_MOVING: Mapping[str, frozenset[str]] = {
    "stages": frozenset({"journey", "order"}),
    "steps": frozenset({"stage", "order"}),
    "lanes": frozenset({"journey"}),
    "lane_groups": frozenset({"journey"}),
}
"""Fields that say where a record stands: a move changes them, with what hangs on it."""

_ONE_LINE = frozenset({"title", "name", "code", "letter", "label", "role", "version", "said_by", "word"})


def set_fields(atlas: Atlas, record_id: str, /, **fields: Any) -> Change:
    """Give a record new values; the id "atlas" is the atlas itself.

    Refuses unknown fields, values that do not fit, references that lead nowhere, and fields that a move changes.
    """
    return set_fields_of(atlas, (record_id,), **fields)


def set_fields_of(atlas: Atlas, ids: Sequence[str], /, **fields: Any) -> Change:
    """Give several records the same new values; all or none."""
    draft = Draft(atlas)
    records = [_record(atlas, record_id) for record_id in dict.fromkeys(ids)]
    for before in records:
        after = changed(before, fields)
        check(draft, after, before)
        draft.put(after) if isinstance(after, Record) else draft.put_info(after)
    return draft.change(_label(records, tuple(fields)))


def set_field_text(atlas: Atlas, record_id: str, field: str, text: str) -> Change:
    """Set a text field while somebody types; line feeds become spaces in fields of one line."""
    typed = text.replace("\r\n", "\n").replace("\n", " ") if field in _ONE_LINE else text
    return set_fields(atlas, record_id, **{field: typed})


def changed(record: Record | AtlasInfo, fields: Mapping[str, Any]) -> Record | AtlasInfo:
    """Return the record with new values; refuses what it cannot say."""
    for field in fields:
        if field not in type(record).model_fields or field == "id":
            raise _no_such_field(field, type(record))
        if isinstance(record, Record) and field in _BY_MOVING.get(record.kind, ()):
            raise UserError(
                message(
                    "edits.by_moving",
                    "The field “{field}” cannot be set by itself: it says where the record stands.",
                    field=field_title(field),
                ),
                remedy=message("edits.by_moving.remedy", "Move the record instead."),
            )
    return validated(record, _with_consequences(record, fields))


def validated(record: V, fields: Mapping[str, Any]) -> V:
    """Return the record with new values; turns pydantic's refusal into one for a person."""
    try:
        after = record.replaced(**fields)
    except ValidationError as error:
        raise value_refused(error) from None
    _refuse_stray_keys(after, fields)
    return after


def made(record_type: type[V], fields: Mapping[str, Any]) -> V:
    """Return a new record; turns pydantic's refusal, and fields that do not exist, into one for a person."""
    for field in fields:
        if field not in record_type.model_fields:
            raise _no_such_field(field, record_type)
    try:
        record = record_type(**fields)
    except ValidationError as error:
        raise value_refused(error) from None
    _refuse_stray_keys(record, fields)
    return record


def refuse_taken(atlas: Atlas, record_id: str) -> None:
    """Refuse the id of a record that is there."""
    if atlas.find(record_id) is not None:
        raise refused("id_taken", "The id “{id}” is taken.", id=record_id)


def value_refused(error: ValidationError) -> UserError:
    """Return the refusal that says which field cannot take its value, and why."""
    first = error.errors(include_url=False)[0]
    outer, *inner = first["loc"]
    # Among the inner parts are places in a list and pydantic's own words for a type.
    parts = [part for part in inner if isinstance(part, str) and part.replace(" ", "_").isidentifier()]
    title = field_title(str(outer))
    field: str | Message = f"{title}: {parts[-1]}" if parts else title
    if first["type"] == "missing":
        return refused("value_missing", "The field “{field}” must be given.", field=field)
    return UserError(
        message(
            "edits.value",
            "The field “{field}” cannot take this value: {why}.",
            field=field,
            why=why_refused(first),
        )
    )


def _with_consequences(record: Record | AtlasInfo, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields with what follows from them: a flow that becomes an exit or a done leads nowhere any more."""
    if isinstance(record, Flow) and fields.get("flow_kind") in ENDINGS and "target" not in fields:
        return {**fields, "target": None}
    return fields


def _refuse_stray_keys(value: Value, given: Mapping[str, Any]) -> None:
    """Refuse keys that a nested value does not have; only values read from a file may hold those of a later version."""
    for field, part in given.items():
        made_of_it = getattr(value, field)
        if isinstance(part, Mapping) and isinstance(made_of_it, Value):
            for key in made_of_it.__pydantic_extra__ or {}:
                raise _no_such_field(f"{field}: {key}", type(made_of_it))


def _no_such_field(field: str, value_type: type[Value]) -> UserError:
    there = ", ".join(name for name in value_type.model_fields if name != "id")
    return UserError(
        message("edits.no_field", "There is no field “{field}” to change.", field=field),
        remedy=message("edits.no_field.remedy", "There are {fields}.", fields=there),
    )


def _record(atlas: Atlas, record_id: str) -> Record | AtlasInfo:
    if record_id == ATLAS_ID:
        return atlas.info
    record = atlas.find(record_id)
    if record is None:
        raise nothing_called(record_id)
    return record


def _label(records: Sequence[Record | AtlasInfo], fields: Sequence[str]) -> Message:
    on_map = [record for record in records if isinstance(record, Record)]
    if len(records) == 1 and len({field_words(field) for field in fields}) == 1:
        return field_label(fields[0])
    return label_for("change", on_map) if on_map else message("edits.change.atlas", "Change the atlas")
