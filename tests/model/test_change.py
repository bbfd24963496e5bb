"""Changes: applied, taken back, joined; refused on an atlas they do not start from."""

import pytest

from cjeditor.model.atlas import Atlas
from cjeditor.model.change import INFO_KEY, Change, Edit, StaleChangeError, apply, difference, invert, squash
from cjeditor.model.draft import Draft
from cjeditor.model.index import Index
from cjeditor.model.messages import message
from cjeditor.model.records import AtlasInfo, Stage, Step
from tests.builder import a_map, id_of

LABEL = message("test", "Test")


def a_small_map() -> Atlas:
    return a_map().stage("One").step("a").step("b").build()


def retitled(atlas: Atlas, step: str, title: str) -> Change:
    draft = Draft(atlas)
    draft.put(atlas.steps[step].replaced(title=title))
    return draft.change(LABEL)


def test_a_change_taken_back_gives_the_same_atlas() -> None:
    atlas = a_small_map()
    change = retitled(atlas, "sp_1", "A")
    after = apply(atlas, change)
    assert after.steps["sp_1"].title == "A"
    assert atlas.steps["sp_1"].title == "a"
    assert apply(after, invert(change)) == atlas


def test_the_maps_of_untouched_kinds_stay_the_same_object() -> None:
    atlas = a_small_map()
    after = apply(atlas, retitled(atlas, "sp_1", "A"))
    assert after.stages is atlas.stages
    assert after.steps["sp_2"] is atlas.steps["sp_2"]


def test_a_record_that_changed_meanwhile_refuses_the_change() -> None:
    atlas = a_small_map()
    change = retitled(atlas, "sp_1", "A")
    meanwhile = apply(atlas, retitled(atlas, "sp_1", "B"))
    with pytest.raises(StaleChangeError, match="sp_1"):
        apply(meanwhile, change)


def test_a_record_that_is_there_refuses_to_be_added() -> None:
    atlas = a_small_map()
    added = Change(LABEL, {("steps", "sp_1"): Edit(None, Step(id="sp_1", stage="st_1", title="other"))})
    with pytest.raises(StaleChangeError):
        apply(atlas, added)


def test_a_record_that_is_gone_refuses_to_be_deleted() -> None:
    atlas = a_small_map()
    gone = Change(LABEL, {("steps", "sp_9"): Edit(Step(id="sp_9", stage="st_1"), None)})
    with pytest.raises(StaleChangeError):
        apply(atlas, gone)


def test_an_equal_record_is_as_good_as_the_same() -> None:
    change = retitled(a_small_map(), "sp_1", "A")
    assert apply(a_small_map(), change).steps["sp_1"].title == "A"


def test_the_atlas_itself_changes_and_refuses_likewise() -> None:
    atlas = a_small_map()
    change = Change(LABEL, {INFO_KEY: Edit(AtlasInfo(), AtlasInfo(title="Map"))})
    after = apply(atlas, change)
    assert after.info.title == "Map"
    assert apply(after, invert(change)) == atlas
    with pytest.raises(StaleChangeError, match="atlas"):
        apply(after, change)
    with pytest.raises(StaleChangeError, match="atlas"):
        apply(atlas, Change(LABEL, {INFO_KEY: Edit(AtlasInfo(), None)}))


def test_the_index_goes_on_only_if_it_was_built() -> None:
    atlas = a_small_map()
    change = retitled(atlas, "sp_1", "A")
    assert "index" not in apply(atlas, change).__dict__
    _ = atlas.index
    after = apply(atlas, change)
    assert after.__dict__["index"] == Index.build(after)


def test_two_changes_joined_do_both() -> None:
    atlas = a_small_map()
    first = retitled(atlas, "sp_1", "A")
    second = retitled(apply(atlas, first), "sp_1", "B")
    third = retitled(apply(apply(atlas, first), second), "sp_2", "C")
    joined = squash(squash(first, second), third, message("both", "Both"))
    assert joined.label.english() == "Both"
    assert joined.ids == {"sp_1", "sp_2"}
    assert [record_id for record_id, _edit in joined.touched("steps")] == ["sp_1", "sp_2"]
    assert list(joined.touched("stages")) == []
    assert apply(atlas, joined) == apply(apply(apply(atlas, first), second), third)


def test_what_ends_as_it_began_is_left_out_when_joined() -> None:
    change = retitled(a_small_map(), "sp_1", "A")
    assert squash(change, invert(change)).is_empty


def test_a_draft_shows_its_edits_to_later_reads() -> None:
    draft = Draft(a_small_map())
    draft.put(draft.atlas.steps["sp_1"].replaced(title="A"))
    draft.remove("steps", "sp_2")
    step = draft.get(Step, "sp_1")
    assert step is not None
    assert step.title == "A"
    assert draft.find("steps", "sp_2") is None
    assert draft.get(Stage, "sp_1") is None


def test_a_draft_that_changes_nothing_gives_an_empty_change() -> None:
    atlas = a_small_map()
    draft = Draft(atlas)
    draft.put(atlas.steps["sp_1"])
    draft.put(atlas.steps["sp_2"].replaced(title="b"))
    draft.remove("steps", "sp_9")
    draft.put_info(AtlasInfo())
    assert draft.change(LABEL).is_empty


def test_a_draft_finds_cards_of_both_kinds() -> None:
    atlas = a_map().touchpoint("Chat").note_lane("Pains").note("Slow").build()
    draft = Draft(atlas)
    assert draft.card(id_of(atlas, "Chat")) is atlas.touchpoints["tp_1"]
    assert draft.card(id_of(atlas, "Slow")) is atlas.notes["nt_1"]
    assert draft.card("sp_1") is None


def test_the_difference_of_two_atlases_leads_from_one_to_the_other_their_title_included() -> None:
    atlas = a_small_map()
    draft = Draft(atlas)
    draft.put(atlas.steps["sp_1"].replaced(title="A"))
    draft.put_info(atlas.info.replaced(title="Saving"))
    theirs = apply(atlas, draft.change(LABEL))
    change = difference(atlas, theirs, LABEL)
    assert set(change.edits) == {INFO_KEY, ("steps", "sp_1")}
    assert apply(atlas, change) == theirs
