"""What holds for every atlas that verbs made: references lead somewhere, places fit, the index is true."""

from __future__ import annotations

from cjeditor.edits.checks import check_card, check_emotion
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, apply, invert
from cjeditor.model.draft import Draft
from cjeditor.model.index import Index
from cjeditor.model.references import references


def assert_sound(atlas: Atlas) -> None:
    """Assert all that holds for every atlas."""
    assert dangling(atlas) == []
    assert atlas.index == Index.build(atlas)
    draft = Draft(atlas)
    for touchpoint in atlas.touchpoints.values():
        check_card(draft, touchpoint)
    for note in atlas.notes.values():
        check_card(draft, note)
    for point in atlas.emotions.values():
        check_emotion(draft, point)
    groups = {lane.group for lane in atlas.lanes.values()} - {None}
    assert all(
        atlas.lane_groups[group].journey == lane.journey
        for lane in atlas.lanes.values()
        if (group := lane.group)
    )
    assert groups <= set(atlas.lane_groups)


def dangling(atlas: Atlas) -> list[tuple[str, str]]:
    """Return each id that a record mentions and the atlas lacks or has under a kind that cannot stand there."""
    found = []
    for record in (*atlas.records(), atlas.info):
        for field, target in references(record):
            other = atlas.find(target)
            if other is None or (field.reference.kinds and other.kind not in field.reference.kinds):
                found.append((getattr(record, "id", "atlas"), target))
    return found


def done(atlas: Atlas, change: Change) -> Atlas:
    """Return the atlas after a change, having seen that the change can be undone and leaves the atlas sound."""
    _ = atlas.index
    after = apply(atlas, change)
    assert_sound(after)
    undone = apply(after, invert(change))
    assert undone == atlas
    assert undone.index == atlas.index
    return after
