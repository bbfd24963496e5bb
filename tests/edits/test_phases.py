"""A stage that was moved into another phase finds its own again when it is moved back."""

from __future__ import annotations

import pytest

from cjeditor.edits.deletion import delete
from cjeditor.edits.fields import set_fields
from cjeditor.edits.phases import own_phases
from cjeditor.edits.stages import move_stages
from cjeditor.model.atlas import Atlas
from cjeditor.model.change import Change, invert
from cjeditor.model.records.stage import Phase
from tests.builder import a_map, id_of
from tests.edits.soundness import done


@pytest.fixture
def atlas() -> Atlas:
    builder = a_map().stage("Find", "before").step("a").stage("Use", "during").step("b")
    return builder.stage("Stay", "after").step("c").stage("Free").step("d").build()


def moved(atlas: Atlas, index: int, own: dict[str, Phase]) -> Change:
    return move_stages(atlas, [id_of(atlas, "Use")], "jo_1", index, own)


def test_moved_away_and_back_a_stage_has_the_phase_it_had(atlas: Atlas) -> None:
    away = moved(atlas, 2, {})
    own = own_phases({}, away)
    there = done(atlas, away)
    assert (there.stages["st_2"].phase, own) == ("after", {"st_2": "during"})
    back = moved(there, 1, own)
    assert done(there, back).stages["st_2"].phase == "during"
    assert own_phases(own, back) == {}


def test_undo_gives_it_back_as_well(atlas: Atlas) -> None:
    away = moved(atlas, 2, {})
    assert own_phases(own_phases({}, away), invert(away)) == {}


def test_further_moves_forget_no_phase(atlas: Atlas) -> None:
    away = moved(atlas, 2, {})
    there, own = done(atlas, away), own_phases({}, away)
    further = moved(there, 0, own)
    assert done(there, further).stages["st_2"].phase == "before"
    assert own_phases(own, further) == {"st_2": "during"}


def test_a_phase_that_is_set_is_the_stages_own(atlas: Atlas) -> None:
    away = moved(atlas, 2, {})
    there, own = done(atlas, away), own_phases({}, away)
    told = set_fields(there, "st_2", phase="before")
    assert own_phases(own, told) == {}
    assert own_phases(own, set_fields(there, "st_2", title="Use it")) == own


def test_a_stage_that_is_gone_is_forgotten(atlas: Atlas) -> None:
    away = moved(atlas, 2, {})
    gone = delete(done(atlas, away), ["st_2"])
    assert own_phases(own_phases({}, away), gone) == {}


def test_a_stage_without_a_phase_has_none_to_remember(atlas: Atlas) -> None:
    assert own_phases({}, set_fields(atlas, "st_4", phase="after")) == {}
    assert own_phases({}, move_stages(atlas, ["st_4"], "jo_1", 0)) == {}
