"""Specs: which editor a field gets, read from its type, and in which order and group fields stand. No Qt.

A new field of a record appears in the inspector by itself; the tables here only bring order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cjeditor.frozen import frozen
from cjeditor.model.lane_rules import SEPARATOR_LINES
from cjeditor.model.messages import Message, message
from cjeditor.model.records import NOTE_KINDS, CrewPart, Evidence, HeaderField, PictureUse
from cjeditor.model.records.base import Reference
from cjeditor.model.records.info import FallbackFace

EditorKind: TypeAlias = Literal[
    "line",
    "text",
    "texts",
    "flag",
    "choice",
    "choices",
    "whole",
    "number",
    "share",
    "day",
    "colour",
    "icon",
    "reference",
    "references",
    "shares",
    "evidence",
    "picture",
    "crew_parts",
    "header_fields",
    "custom",
    "members",
    "objects",
    "logo",
    "font",
]
GroupId: TypeAlias = Literal["main", "people", "figures", "evidence", "look", "more"]
GROUPS: Mapping[GroupId, Message] = MappingProxyType(
    {
        "main": message("ui.group.main", "Main"),
        "people": message("ui.group.people", "People and parties"),
        "figures": message("ui.group.figures", "Figures"),
        "evidence": message("ui.group.evidence", "Evidence"),
        "look": message("ui.group.look", "Look"),
        "more": message("ui.group.more", "More"),
    }
)
"""The groups of the inspector in order; all but the first begin folded."""


@frozen
class FieldSpec:
    """One field: its editor, what it may hold, and where it stands; limits count in what the person sees.

    `record_kind` is the kind of record it is of, "" for a part of a value.
    """

    name: str
    editor: EditorKind
    group: GroupId = "more"
    is_optional: bool = False
    choices: tuple[str | int, ...] = ()
    kinds: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    record_kind: str = ""


MEMBERS = FieldSpec("members", "members", "people", kinds=("memberships", "people"), record_kind="crews")
"""The people of a crew and their roles; not a field of the crew but records of their own."""

_HIDDEN = frozenset(
    {
        "id",
        "order",
        "place",
        "last_step",
        "journey",
        "stage",
        "lane",
        "step",
        "props",
        "source",
        "target",
    }
    | {"sha256", "media", "data", "lane_kind", "voter"}
)
"""Fields that a move or a gesture changes, or that nobody types."""

_MAIN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "atlas": (
            "title",
            "description",
            "content_language",
            "fallback_face",
            "viewing_distance_m",
            "currency",
            "emotion_scale",
            "logo",
        ),
        "personas": ("name", "role", "age", "quote", "goals", "needs", "frustrations", "colour", "marker"),
        "channels": ("title", "nature", "icon", "letter", "colour", "description"),
        "actors": ("title", "code", "relation", "description"),
        "products": ("title", "code", "crew", "provider", "colour", "description"),
        "crews": ("title", "code", "crew_kind", "form", "parent", "mission", "colour", "external"),
        "people": ("name", "title", "contact"),
        "systems": ("title", "code", "crew", "description"),
        "sources": ("title", "method", "sample", "starts", "ends", "link", "remark"),
        "metrics": ("title", "family", "unit", "direction", "definition", "owner"),
        "journeys": (
            "title",
            "goal",
            "personas",
            "products",
            "owner",
            "state",
            "nature",
            "status",
            "basis",
            "as_of",
        ),
        "stages": ("title", "phase", "description", "owner", "crew", "colour"),
        "steps": ("title", "description", "duration", "focus", "optional", "repeats"),
        "lane_groups": ("title",),
        "lanes": ("title", "note_kinds", "line", "channels", "personas", "icon", "colour", "group"),
        "touchpoints": ("title", "description", "channels", "crew", "product", "moment_of_truth"),
        "notes": ("note_kind", "text", "severity", "frequency", "about", "because", "tags"),
        "emotions": ("score", "word", "quote", "persona"),
        "flows": ("flow_kind", "label", "condition", "share", "reason", "carries"),
        "assets": ("name", "credit"),
    }
)
"""What stands first, in this order."""

_GROUP_OF: Mapping[str, GroupId] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "role",
                "initiator",
                "actors",
                "supporting_crews",
                "systems",
                "personas",
                "crews",
                "owner",
                "said_by",
            ),
            "people",
        ),
        **dict.fromkeys(("author", "authors", "party", "touchpoint"), "people"),
        **dict.fromkeys(("importance", "entry_share", "active_minutes", "wait", "cost", "price"), "figures"),
        **dict.fromkeys(
            ("share", "persona_shares", "volume", "period", "delay", "at", "low", "high"), "figures"
        ),
        **dict.fromkeys(("evidence", "figure_source", "sample", "original"), "evidence"),
        **dict.fromkeys(
            ("picture", "colour", "icon", "height", "width", "collapsed", "hidden", "locked"), "look"
        ),
        **dict.fromkeys(("quiet", "quotes", "areas"), "look"),
    }
)
_LONG = frozenset(
    {
        "description",
        "text",
        "goal",
        "story",
        "quote",
        "scenario",
        "scope_in",
        "scope_out",
        "trigger",
        "definition",
    }
    | {"mission", "remark", "reason", "personal_data", "basis", "condition", "carries"}
)
_CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"note_kinds": NOTE_KINDS, "line": SEPARATOR_LINES, "content_language": ("en", "es", "pt")}
)
"""Choices that the types leave open."""


@cache
def specs_of(
    record_type: type[BaseModel], kind: str, props: type[BaseModel] | None = None
) -> tuple[FieldSpec, ...]:
    """Return the fields of a record a person edits, with those of a lane kind's properties; in order."""
    found = {spec.name: spec for spec in _specs(record_type, kind)}
    if kind == "crews":
        found[MEMBERS.name] = MEMBERS
    if props is not None:
        found |= {spec.name: spec for spec in _specs(props, kind)}
    main = _MAIN.get(kind, ())
    order = {group: position for position, group in enumerate(GROUPS)}
    return tuple(
        sorted(
            found.values(),
            key=lambda spec: (order[spec.group], main.index(spec.name) if spec.name in main else len(main)),
        )
    )


def _specs(record_type: type[BaseModel], kind: str) -> Iterator[FieldSpec]:
    for name, info in record_type.model_fields.items():
        if name in _HIDDEN:
            continue
        group: GroupId = "main" if name in _MAIN.get(kind, ()) else _GROUP_OF.get(name, "more")
        spec = _spec(kind, name, group, info)
        if spec is not None:
            yield spec


def _spec(record_kind: str, name: str, group: GroupId, info: FieldInfo) -> FieldSpec | None:
    base, is_optional, marks = _opened(info.annotation, tuple(info.metadata))
    reference = next((mark for mark in marks if isinstance(mark, Reference)), None)
    least, most = _limits(marks)
    editor, choices = _editor(name, base, reference, is_share=(least, most) == (0, 1) and name != "at")
    if editor is None:
        return None
    percent = 100 if editor == "share" else 1
    return FieldSpec(
        name,
        editor,
        group,
        is_optional,
        choices,
        reference.kinds if reference is not None else (),
        None if least is None else least * percent,
        None if most is None else most * percent,
        record_kind,
    )


def _editor(
    name: str, base: Any, reference: Reference | None, *, is_share: bool
) -> tuple[EditorKind | None, tuple[str | int, ...]]:
    origin, parts = get_origin(base), get_args(base)
    choices = _CHOICES.get(name, ())
    if origin is Mapping or origin is MappingProxyType or getattr(origin, "__name__", "") == "Mapping":
        return ("shares" if reference is not None else "custom"), ()
    if origin is Literal:
        return "choice", parts
    if origin is tuple:
        return _many(parts[0], reference, choices)
    if choices:
        return "choice", choices
    if reference is not None:
        return ("logo" if reference.kinds == ("assets",) else "reference"), ()
    editors: dict[Any, EditorKind] = {
        bool: "flag",
        int: "whole",
        date: "day",
        Evidence: "evidence",
        PictureUse: "picture",
        FallbackFace: "font",
    }
    if base in editors:
        return editors[base], ()
    if base is float:
        return ("share" if is_share else "number"), ()
    return (_text_editor(name) if base is str else None), ()


def _many(
    part: Any, reference: Reference | None, choices: tuple[str, ...]
) -> tuple[EditorKind | None, tuple[str | int, ...]]:
    if reference is not None:
        return ("references" if set(reference.kinds) - {"notes"} else "objects"), ()
    if choices:
        return "choices", choices
    base, _is_optional, _marks = _opened(part, ())
    editors: dict[Any, EditorKind] = {CrewPart: "crew_parts", HeaderField: "header_fields", str: "texts"}
    return editors.get(base), ()


def _text_editor(name: str) -> EditorKind:
    if name in {"colour", "icon"}:
        return "colour" if name == "colour" else "icon"
    return "text" if name in _LONG else "line"


def _opened(annotation: Any, marks: tuple[Any, ...]) -> tuple[Any, bool, tuple[Any, ...]]:
    """Return a type without its optional and annotated wrappings, whether it may be None, and all marks on it."""
    is_optional = False
    while True:
        origin, parts = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            annotation, marks = parts[0], (*marks, *_flat(parts[1:]))
        elif origin in {Union, UnionType} and NoneType in parts:
            annotation, is_optional = next(part for part in parts if part is not NoneType), True
        else:
            inner = parts[0] if origin is tuple or getattr(origin, "__name__", "") == "Mapping" else None
            if get_origin(inner) is Annotated:
                marks = (*marks, *_flat(get_args(inner)[1:]))
            return annotation, is_optional, marks


def _flat(marks: tuple[Any, ...]) -> Iterator[Any]:
    for mark in marks:
        if isinstance(mark, FieldInfo):
            yield from mark.metadata
        else:
            yield mark


def _limits(marks: tuple[Any, ...]) -> tuple[float | None, float | None]:
    least = next(
        (
            limit
            for mark in marks
            for name in ("ge", "gt")
            if (limit := getattr(mark, name, None)) is not None
        ),
        None,
    )
    most = next(
        (
            limit
            for mark in marks
            for name in ("le", "lt")
            if (limit := getattr(mark, name, None)) is not None
        ),
        None,
    )
    return least, most
