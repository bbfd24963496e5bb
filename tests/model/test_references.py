"""References: found in every field, pruned and redirected without touching the rest."""

from __future__ import annotations

from cjeditor.model.records import Crew, Emotion, Flow, Journey, Note, Persona, Touchpoint
from cjeditor.model.references import references, with_references, without_references

CARD = Touchpoint.model_validate(
    {
        "id": "tp_1",
        "place": {"step": "sp_1", "lane": "ln_1"},
        "channels": ["ch_1", "ch_2"],
        "crew": "cr_1",
        "picture": {"asset": "as_1"},
        "evidence": {"sources": ["so_1"]},
    }
)


def targets(record: Touchpoint | Note | Flow | Journey | Crew) -> list[str]:
    return sorted(target for _field, target in references(record))


def test_every_id_of_a_record_is_found() -> None:
    assert targets(CARD) == ["as_1", "ch_1", "ch_2", "cr_1", "ln_1", "so_1", "sp_1"]


def test_ids_that_are_keys_and_ids_in_rows_of_values_are_found() -> None:
    assert targets(Flow(id="fl_1", source="tp_1", persona_shares={"pe_1": 0.5})) == ["pe_1", "tp_1"]
    journey = Journey.model_validate({"id": "jo_1", "crews": [{"crew": "cr_1"}, {"crew": "cr_2"}]})
    assert targets(journey) == ["cr_1", "cr_2"]


def test_a_field_says_which_kinds_it_takes_and_whether_it_carries_the_record() -> None:
    marks = {field.path: field.reference for field, _target in references(CARD)}
    assert marks["place", "step"].required
    assert marks["place", "step"].kinds == ("steps",)
    assert not marks["crew",].required


def test_what_is_gone_vanishes_and_the_rest_is_not_touched() -> None:
    fields = without_references(CARD, {"ch_1", "cr_1", "so_1", "as_1"}.__contains__)
    assert set(fields) == {"channels", "crew", "evidence", "picture"}
    pruned = CARD.replaced(**fields)
    assert pruned.channels == ("ch_2",)
    assert pruned.crew is None
    assert pruned.picture is None
    assert pruned.evidence.sources == ()
    assert pruned.place == CARD.place


def test_nothing_gone_means_nothing_to_replace() -> None:
    assert without_references(CARD, {"x"}.__contains__) == {}
    assert (
        without_references(Flow(id="fl_1", source="tp_1", persona_shares={"pe_1": 0.5}), {"x"}.__contains__)
        == {}
    )


def test_keys_and_values_in_rows_vanish_too() -> None:
    flow = Flow(id="fl_1", source="tp_1", persona_shares={"pe_1": 0.5, "pe_2": 0.2})
    assert without_references(flow, {"pe_1"}.__contains__) == {"persona_shares": {"pe_2": 0.2}}
    journey = Journey.model_validate({"id": "jo_1", "crews": [{"crew": "cr_1"}, {"crew": "cr_2"}]})
    assert journey.replaced(**without_references(journey, {"cr_1"}.__contains__)).crews == journey.crews[1:]


def test_references_are_redirected_wherever_they_stand() -> None:
    twins = {"sp_1": "sp_9", "ch_2": "ch_9"}
    moved = CARD.replaced(**with_references(CARD, lambda target: twins.get(target, target)))
    assert targets(moved) == ["as_1", "ch_1", "ch_9", "cr_1", "ln_1", "so_1", "sp_9"]


def test_a_value_that_loses_what_carries_it_is_lost_with_it() -> None:
    flow = Flow(id="fl_1", source="tp_1", target="tp_2")
    assert without_references(flow, {"tp_2"}.__contains__) == {"target": None}
    assert with_references(CARD, lambda _target: None)["place"] is None


def test_plain_records_refer_to_nothing() -> None:
    assert targets(Crew(id="cr_1")) == []
    assert list(references(Persona(id="pe_1", goals=("x",)))) == []
    assert [target for _field, target in references(Emotion(id="em_1", lane="ln_1", step="sp_1"))] == [
        "ln_1",
        "sp_1",
    ]
