"""Refusals: why a value does not fit its field, in plain words instead of pydantic's.

Each reason is a clause without capital and full stop, to stand within a sentence of edits or files.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from pydantic_core import ErrorDetails

from cjeditor.model.messages import Message, message

_NAMED_VALUES: Final = message(
    "refusal.object", "it must be named values, such as {example}", example='{"a": "b"}'
)
_NUMBER: Final = message("refusal.number", "it must be a number")
_WHOLE: Final = message("refusal.whole", "it must be a whole number")
_OTHER: Final = message("refusal.form", "it is not written in the right form")

_CLAUSES: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "missing": message("refusal.missing", "it is missing"),
        "string_type": message("refusal.text", "it must be a text"),
        "bool_type": message("refusal.flag", "it must be true or false"),
        "int_type": _WHOLE,
        "int_from_float": _WHOLE,
        "float_type": _NUMBER,
        "finite_number": _NUMBER,
        "no_flag": _NUMBER,
        "tuple_type": message("refusal.list", "it must be a list, such as {example}", example='["a", "b"]'),
        "list_type": message("refusal.list", "it must be a list, such as {example}", example='["a", "b"]'),
        "dict_type": _NAMED_VALUES,
        "mapping_type": _NAMED_VALUES,
        "model_type": _NAMED_VALUES,
        "day": message("refusal.day", "it must be a day, written YYYY-MM-DD"),
        "order_key": message("refusal.order", "it must be an order key, such as a0"),
        "union_tag_not_found": message(
            "refusal.place",
            "a place is a step with a lane, a stage or journey with a lane, a record to be pinned to, or a journey to be parked beside",
        ),
        "greater_than": message("refusal.more", "it must be more than {gt}"),
        "greater_than_equal": message("refusal.least", "it must be at least {ge}"),
        "less_than_equal": message("refusal.most", "it must be at most {le}"),
        "too_short": message("refusal.short", "it must have at least {min_length} character"),
        "too_long": message("refusal.long", "it must have at most {max_length} characters"),
        "literal_error": message("refusal.one-of", "it must be one of {expected}"),
    }
)
"""By pydantic's name of what is wrong; the named values are those that pydantic gives."""

PATTERNS: Final[Mapping[str, Message]] = MappingProxyType(
    {
        r"^#[0-9A-Fa-f]{6}$": message("refusal.colour", "it must be a colour, such as #1F7A8C"),
        r"^[A-Za-z0-9_.:-]{1,120}$": message(
            "refusal.id", "it may have letters, digits and the signs _ . : - only, 120 at most"
        ),
        r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$": message(
            "refusal.language", "it must be a language, such as en or pt-BR"
        ),
        r"^([A-Z]{3})?$": message(
            "refusal.currency", "it must be the three letters of a currency, such as EUR"
        ),
        r"^[0-9a-f]{64}$": message("refusal.sha256", "it must be the SHA-256 of the content"),
        r"^[A-Za-z0-9+/]*={0,2}$": message("refusal.base64", "it must be bytes written in base64"),
    }
)
"""What the fields with a pattern ask for."""


CLAUSES: Final = (*_CLAUSES.values(), *PATTERNS.values(), _OTHER)
"""Every clause, for who tells later why a value was refused."""


def why_refused(detail: ErrorDetails) -> Message:
    """Return why a value was not taken, from what pydantic says about it."""
    limits: Mapping[str, Any] = detail.get("ctx", {})
    if detail["type"] == "string_pattern_mismatch":
        return PATTERNS.get(limits["pattern"], _OTHER)
    clause = _CLAUSES.get(detail["type"], _OTHER)
    return clause if clause.values else message(clause.id, clause.source, **_shown(limits))


def _shown(limits: Mapping[str, Any]) -> dict[str, str | float]:
    """Return limits as a person writes them, a list of choices without quotes."""
    shown = {name: value if isinstance(value, float) else str(value) for name, value in limits.items()}
    if "expected" in shown:
        shown["expected"] = (
            str(shown["expected"]).replace("' or '", "', '").replace("'", "").replace(" or ", ", ")
        )
    return shown
