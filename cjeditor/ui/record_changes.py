"""Changes that a panel makes of several verbs, as one step of undo. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import Any

from cjeditor.edits.deletion import delete
from cjeditor.edits.dictionaries import add_entry
from cjeditor.edits.fields import set_fields, set_fields_of
from cjeditor.edits.words import label
from cjeditor.files.assets import import_picture
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply, squash
from cjeditor.model.ids import random_id
from cjeditor.model.records import PictureUse


def lane_props_change(atlas: Atlas, ids: Sequence[str], name: str, value: Any) -> Change:
    """Return the change that gives lanes a value of their kind's own properties."""
    return reduce(
        squash, (set_fields(atlas, known, props={**atlas.lanes[known].props, name: value}) for known in ids)
    )


def members_of(atlas: Atlas, crew: str) -> tuple[tuple[str, str], ...]:
    """Return the people of a crew with their roles."""
    return tuple((known.person, known.role) for known in atlas.memberships.values() if known.crew == crew)


def members_change(atlas: Atlas, crew: str, members: Sequence[tuple[str, str]]) -> Change:
    """Return the change that gives a crew these people; one who stays keeps the membership there is."""
    known = {member.person: member for member in atlas.memberships.values() if member.crew == crew}
    wanted = dict(members)
    changes = [
        set_fields(atlas, known[person].id, role=role)
        if person in known
        else add_entry(atlas, "memberships", random_id("memberships"), person=person, crew=crew, role=role)
        for person, role in wanted.items()
        if person not in known or known[person].role != role
    ]
    gone = [known[person].id for person in known if person not in wanted]
    if gone:
        changes.append(delete(atlas, gone))
    return reduce(squash, changes) if changes else Change(label("change", "crews"), {})


def picture_change(atlas: Atlas, ids: Sequence[str], field: str, path: Path) -> Change:
    """Return the change that brings a picture file into the map and shows it on records; raises UserError."""
    asset = import_picture(path)
    use = asset.id if field == "logo" else PictureUse(asset=asset.id)
    if asset.id in atlas.assets:
        return set_fields_of(atlas, ids, **{field: use})
    fields = {name: value for name, value in asset.__dict__.items() if name != "id"}
    added = add_entry(atlas, "assets", asset.id, **fields)
    shown = set_fields_of(apply(atlas, added), ids, **{field: use})
    return squash(added, shown, shown.label)
