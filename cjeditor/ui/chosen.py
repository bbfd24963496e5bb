"""Chosen: what is chosen, sorted into kinds once for all the actions that ask. No Qt."""

from __future__ import annotations

from cjeditor.model.atlas import Atlas

Ids = tuple[str, ...]


class Chosen:
    """The kinds of some objects of an atlas, remembered until either is another."""

    def __init__(self) -> None:
        self._ids: Ids = ()
        self._atlas: Atlas | None = None
        self._kinds: dict[str, str] = {}
        self._found: dict[tuple[str, ...], Ids] = {}

    def of_kinds(self, atlas: Atlas, ids: Ids, kinds: tuple[str, ...]) -> Ids:
        """Return those of some kinds, in their order."""
        if atlas is not self._atlas or ids is not self._ids:
            self._atlas, self._ids, self._found = atlas, ids, {}
            records = ((known, atlas.find(known)) for known in ids)
            self._kinds = {known: record.kind for known, record in records if record is not None}
        found = self._found.get(kinds)
        if found is None:
            found = self._found[kinds] = tuple(known for known, kind in self._kinds.items() if kind in kinds)
        return found
