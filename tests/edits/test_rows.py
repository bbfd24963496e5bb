"""Lanes and their groups."""

from __future__ import annotations

import pytest

from cjeditor.edits.deletion import delete
from cjeditor.edits.fields import set_fields
from cjeditor.edits.lane_groups import (
    group_lanes,
    lanes_of_group,
    leave_groups,
    move_lane_groups,
    ungroup_lanes,
)
from cjeditor.edits.lanes import add_lane, move_lanes
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import UserError
from tests.builder import a_map, ids_of, names_of
from tests.edits.soundness import done


@pytest.fixture
def atlas() -> Atlas:
    return (
        a_map()
        .channel("Site")
        .lane("Shop")
        .lane_group("Digital")
        .lane("Web")
        .lane("App")
        .lane_group("")
        .note_lane("Pains", "pain")
        .note("Slow", "pain")
        .emotion_lane()
        .emotion(1)
        .journey("Other")
        .lane_group("Elsewhere")
        .lane("Far")
        .build()
    )


def rows(atlas: Atlas) -> list[str]:
    return names_of(atlas, *atlas.index.lanes("jo_1"))


def test_a_lane_is_added_where_it_was_asked(atlas: Atlas) -> None:
    change = add_lane(atlas, "ln_9", "jo_1", 1, "notes", "Needs", {"note_kinds": ["need"]})
    after = done(atlas, change)
    assert change.label.english() == "Add a lane"
    assert rows(after) == ["Shop", "Needs", "Web", "App", "Pains", "Emotion"]
    assert after.lanes["ln_9"].props == {"note_kinds": ("need",)}
    assert after.lanes["ln_9"].group is None


def test_a_lane_added_within_a_group_joins_it(atlas: Atlas) -> None:
    after = done(atlas, add_lane(atlas, "ln_9", "jo_1", 2, "channel", channels=["ch_1"]))
    assert after.lanes["ln_9"].group == "lg_1"


@pytest.mark.parametrize("index", [-1, 99])
def test_a_lane_at_the_ends_joins_no_group(atlas: Atlas, index: int) -> None:
    assert done(atlas, add_lane(atlas, "ln_9", "jo_1", index, "channel")).lanes["ln_9"].group is None


def test_a_lane_of_no_kind_or_with_a_stranger_is_refused(atlas: Atlas) -> None:
    with pytest.raises(UserError, match="Kind"):
        add_lane(atlas, "ln_9", "jo_1", 0, "")
    with pytest.raises(UserError, match="no record “ch_9”"):
        add_lane(atlas, "ln_9", "jo_1", 0, "channel", channels=["ch_9"])


def test_lanes_move_together_in_their_order(atlas: Atlas) -> None:
    change = move_lanes(atlas, ids_of(atlas, "Pains", "Shop"), 1)
    assert change.label.english() == "Move 2 lanes"
    assert rows(done(atlas, change)) == ["Web", "Shop", "Pains", "App", "Emotion"]


def test_a_lane_moves_into_a_group_and_out_of_it(atlas: Atlas) -> None:
    joined = done(atlas, move_lanes(atlas, ids_of(atlas, "Shop"), 1, "lg_1"))
    assert joined.lanes["ln_1"].group == "lg_1"
    assert done(joined, move_lanes(joined, ["ln_1"], 0, None)).lanes["ln_1"].group is None


def test_a_group_without_lanes_goes(atlas: Atlas) -> None:
    after = done(atlas, move_lanes(atlas, ids_of(atlas, "Web", "App"), 0, None))
    assert "lg_1" not in after.lane_groups


def test_lanes_of_two_maps_and_groups_of_another_are_refused(atlas: Atlas) -> None:
    with pytest.raises(UserError, match="different journeys"):
        move_lanes(atlas, ids_of(atlas, "Web", "Far"), 0)
    with pytest.raises(UserError, match="another journey"):
        move_lanes(atlas, ids_of(atlas, "Web"), 0, "lg_2")
    with pytest.raises(UserError, match="another journey"):
        set_fields(atlas, "ln_1", group="lg_2")


def test_no_lanes_move_nowhere(atlas: Atlas) -> None:
    assert move_lanes(atlas, [], 0).is_empty


def test_lanes_gather_in_a_new_group_where_the_first_lies(atlas: Atlas) -> None:
    change = group_lanes(atlas, ids_of(atlas, "Shop", "Pains"), "lg_9", "Mixed")
    after = done(atlas, change)
    assert change.label.english() == "Group 2 lanes"
    assert rows(after) == ["Shop", "Pains", "Web", "App", "Emotion"]
    assert [lane for lane in after.index.lanes("jo_1") if after.lanes[lane].group == "lg_9"] == [
        "ln_1",
        "ln_4",
    ]
    with pytest.raises(UserError, match="Choose the lanes"):
        group_lanes(atlas, [], "lg_9")


def test_lanes_taken_from_a_group_leave_none_empty(atlas: Atlas) -> None:
    assert "lg_1" not in done(atlas, group_lanes(atlas, ids_of(atlas, "Web", "App"), "lg_9")).lane_groups


def test_a_group_that_goes_takes_its_votes_and_pinned_cards_along() -> None:
    atlas = (
        a_map()
        .lane_group("Group")
        .lane("Web")
        .touchpoint("Sticker", place={"about": "lg_1"})
        .lane_group("")
        .note_lane("Pains")
        .note("Slow", about=["lg_1", "tp_1"])
        .vote("Group")
        .vote("Sticker")
        .build()
    )
    for change in (
        move_lanes(atlas, ["ln_1"], 0, None),
        group_lanes(atlas, ["ln_1"], "lg_9"),
        ungroup_lanes(atlas, ["lg_1"]),
        delete(atlas, ["ln_1"]),
    ):
        after = done(atlas, change)
        assert "lg_1" not in after.lane_groups
        assert not after.votes
        assert not after.touchpoints
        assert after.notes["nt_1"].about == ()


def test_ungrouped_lanes_stay_where_they_are(atlas: Atlas) -> None:
    change = ungroup_lanes(atlas, ["lg_1"])
    after = done(atlas, change)
    assert change.label.english() == "Ungroup 2 lanes"
    assert rows(after) == rows(atlas)
    assert "lg_1" not in after.lane_groups


@pytest.fixture
def grouped() -> Atlas:
    return (
        a_map()
        .lane("Top")
        .lane_group("Digital")
        .lane("Web")
        .lane("App")
        .lane_group("Personal")
        .lane("Branch")
        .lane("Phone")
        .lane_group("")
        .lane("Last")
        .build()
    )


@pytest.mark.parametrize(
    ("index", "order"),
    [
        (0, ["Web", "App", "Top", "Branch", "Phone", "Last"]),
        (1, ["Top", "Web", "App", "Branch", "Phone", "Last"]),
        (2, ["Top", "Web", "App", "Branch", "Phone", "Last"]),
        (3, ["Top", "Branch", "Phone", "Web", "App", "Last"]),
        (99, ["Top", "Branch", "Phone", "Last", "Web", "App"]),
    ],
)
def test_a_group_moves_with_its_lanes_and_parts_no_other(
    grouped: Atlas, index: int, order: list[str]
) -> None:
    change = move_lane_groups(grouped, ["lg_1"], index)
    after = done(grouped, change)
    assert change.label.english() == "Move a lane group"
    assert rows(after) == order
    assert names_of(after, *lanes_of_group(after, "lg_1")) == ["Web", "App"]


def test_no_group_at_all_does_not_move(grouped: Atlas) -> None:
    assert move_lane_groups(grouped, [], 0).is_empty


def test_lanes_leave_their_group_below_it(grouped: Atlas) -> None:
    change = leave_groups(grouped, ids_of(grouped, "Web", "Branch", "Last"))
    after = done(grouped, change)
    assert change.label.english() == "Ungroup 2 lanes"
    assert rows(after) == ["Top", "App", "Web", "Phone", "Branch", "Last"]
    assert names_of(after, *lanes_of_group(after, "lg_1")) == ["App"]


def test_a_group_that_all_lanes_leave_goes(grouped: Atlas) -> None:
    after = done(grouped, leave_groups(grouped, ids_of(grouped, "Web", "App")))
    assert list(after.lane_groups) == ["lg_2"]
    assert rows(after) == rows(grouped)


def test_a_lane_keeps_a_kind_that_takes_what_it_holds(atlas: Atlas) -> None:
    assert done(atlas, set_fields(atlas, "ln_4", lane_kind="text")).lanes["ln_4"].lane_kind == "text"
    for lane in ("ln_4", "ln_5"):
        with pytest.raises(UserError, match="does not take"):
            set_fields(atlas, lane, lane_kind="channel")
