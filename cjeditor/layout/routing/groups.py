"""Groups: mappings that an edit makes anew in a few places, and who is in which group of flows."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeAlias, TypeVar

from cjeditor.layered import updated

Flows: TypeAlias = tuple[str, ...]
"""The ids of the flows of one group, sorted."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def differing(old: Mapping[K, V] | None, new: Mapping[K, V] | None) -> set[K]:
    """The keys whose value is another in the two mappings."""
    before, after = old or {}, new or {}
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def regrouped(
    groups: Mapping[K, Flows], leaving: Iterable[tuple[K, str]], joining: Iterable[tuple[K, str]]
) -> tuple[Mapping[K, Flows], set[K]]:
    """Return the groups with flows taken out and put in, and the keys of those that had either."""
    members: dict[K, set[str]] = {}
    for key, flow_id in leaving:
        if key not in members:
            members[key] = set(groups.get(key, ()))
        members[key].discard(flow_id)
    for key, flow_id in joining:
        if key not in members:
            members[key] = set(groups.get(key, ()))
        members[key].add(flow_id)
    grouped = {key: tuple(sorted(found)) or None for key, found in members.items()}
    return updated(groups, {key: flows for key, flows in grouped.items() if flows != groups.get(key)}), set(
        members
    )
