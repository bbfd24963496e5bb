"""Ids of records: a prefix that tells the kind and a tail that tells nothing, or the source it came from."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from typing import TypeAlias

NewId: TypeAlias = Callable[[str], str]
"""Give an unused id for a kind of record ("touchpoints"); handed to verbs, which stay pure."""

PREFIXES = {
    "personas": "pe",
    "channels": "ch",
    "actors": "ac",
    "products": "pr",
    "crews": "cr",
    "people": "pp",
    "memberships": "mb",
    "systems": "sy",
    "sources": "so",
    "metrics": "mt",
    "journeys": "jo",
    "stages": "st",
    "steps": "sp",
    "lane_groups": "lg",
    "lanes": "ln",
    "touchpoints": "tp",
    "notes": "nt",
    "votes": "vo",
    "emotions": "em",
    "flows": "fl",
    "assets": "as",
}


def random_id(kind: str) -> str:
    """Return a fresh id; 60 random bits make a clash within one atlas unthinkable."""
    return f"{PREFIXES[kind]}_{secrets.token_hex(8)[:15]}"


def derived_id(kind: str, *source: str) -> str:
    """Return the id that always belongs to this source, so that importing twice gives the same atlas."""
    digest = hashlib.sha256("\x1f".join(source).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{PREFIXES[kind]}_{digest[:15]}"


def counting_ids(start: int = 1) -> NewId:
    """Return a source of ids "tp_1", "tp_2" … for tests and generators."""
    counts: dict[str, int] = {}

    def next_id(kind: str) -> str:
        counts[kind] = counts.get(kind, start - 1) + 1
        return f"{PREFIXES[kind]}_{counts[kind]}"

    return next_id
