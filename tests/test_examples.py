from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cjeditor.files.document import document_bytes, read_document

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.cjmap"))


def test_there_are_three_examples() -> None:
    assert [path.stem for path in EXAMPLES] == [
        "ahorrar-para-la-jubilacion",
        "buying-a-home",
        "protese-do-joelho",
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_opens_whole_and_saves_the_same_bytes(path: Path) -> None:
    loaded = read_document(path)
    assert (loaded.is_whole, loaded.findings) == (True, ())
    assert document_bytes(loaded.atlas) == path.read_bytes()


def test_the_script_makes_the_examples_that_are_shipped(tmp_path: Path) -> None:
    script = ROOT / "packaging" / "make_examples.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, cwd=ROOT)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in EXAMPLES}


def test_the_first_example_holds_all_its_content() -> None:
    atlas = read_document(EXAMPLES[0]).atlas
    assert (len(atlas.steps), len(atlas.touchpoints), len(atlas.notes)) == (13, 41, 65)
    assert atlas.flows["fl_t26_3"].flow_kind == "return"
    assert atlas.flows["fl_recomendacion"].flow_kind == "referral"
    assert [emotion.score for emotion in atlas.emotions.values() if emotion.id.startswith("em_luis_7")] == [
        -1,
        2,
    ]


def test_the_second_example_crosses_four_journeys_and_three_products() -> None:
    atlas = read_document(EXAMPLES[1]).atlas
    assert (len(atlas.journeys), len(atlas.products), len(atlas.touchpoints)) == (4, 3, 74)
    crossing = [flow for flow in atlas.flows.values() if flow.target and flow.source[:4] != flow.target[:4]]
    assert len(crossing) > 15


def test_the_third_example_is_a_blueprint_with_its_three_lines() -> None:
    atlas = read_document(EXAMPLES[2]).atlas
    lines = {lane.props["line"] for lane in atlas.lanes.values() if lane.lane_kind == "separator"}
    assert lines == {"interaction", "visibility", "internal interaction"}
    assert {touchpoint.role for touchpoint in atlas.touchpoints.values()} == {
        "contact",
        "customer alone",
        "backstage",
        "support",
    }
