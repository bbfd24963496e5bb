"""The generator gives the same sound atlas each time, with as much in it as was asked for."""

from pathlib import Path

import pytest

from cjeditor.files.document import document_bytes, load_document
from tests.perf.generate import FLOWS_A_CARD, generate, main


@pytest.mark.parametrize("touchpoints", [3, 50, 200])
def test_a_generated_atlas_has_the_touchpoints_and_flows_asked_for(touchpoints: int) -> None:
    atlas = generate(touchpoints)
    assert len(atlas.touchpoints) == touchpoints
    assert len(atlas.flows) == int(touchpoints * FLOWS_A_CARD)


def test_a_generated_atlas_loads_whole_and_without_findings() -> None:
    loaded = load_document(document_bytes(generate(120)), "generated")
    assert loaded.is_whole
    assert loaded.findings == ()


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert document_bytes(generate(60, seed=7)) == document_bytes(generate(60, seed=7))


def test_another_seed_gives_another_atlas() -> None:
    assert document_bytes(generate(60, seed=7)) != document_bytes(generate(60, seed=8))


def test_every_flow_starts_and_ends_at_a_card_of_the_atlas() -> None:
    atlas = generate(80)
    assert {flow.source for flow in atlas.flows.values()} <= atlas.touchpoints.keys()
    assert {flow.target for flow in atlas.flows.values() if flow.target} <= atlas.touchpoints.keys()


def test_the_command_writes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "large.cjmap"
    monkeypatch.setattr("sys.argv", ["generate", "40", str(output), "--seed", "3"])
    main()
    assert output.read_bytes() == document_bytes(generate(40, seed=3))
