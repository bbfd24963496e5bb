"""Changes that a panel makes of several verbs, as one step of undo. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cjeditor.edits.dictionaries import add_entry
from cjeditor.edits.fields import set_fields, set_fields_of
from cjeditor.files.assets import import_picture
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply, squash
from cjeditor.model.records import PictureUse


def lane_props_change(atlas: Atlas, ids: Sequence[str], name: str, value: Any) -> Change:
    """Return the change that gives lanes a value of their kind's own properties."""
    first, *rest = (
        set_fields(atlas, known, props={**atlas.lanes[known].props, name: value}) for known in ids
    )
    change = first
    for other in rest:
        change = squash(change, other)
    return change


def picture_change(atlas: Atlas, ids: Sequence[str], field: str, path: Path) -> Change:
    """Return the change that brings a picture file into the map and shows it on records; raises UserError."""
    asset = import_picture(path)
    use = PictureUse(asset=asset.id)
    if asset.id in atlas.assets:
        return set_fields_of(atlas, ids, **{field: use})
    fields = {name: value for name, value in asset.__dict__.items() if name != "id"}
    added = add_entry(atlas, "assets", asset.id, **fields)
    shown = set_fields_of(apply(atlas, added), ids, **{field: use})
    return squash(added, shown, shown.label)
