from __future__ import annotations

import json
from pathlib import Path

import pytest

from cjeditor.app.checks import check_atlas
from cjeditor.files.document import save_document
from tests.app.commands.conftest import Run
from tests.builder import a_map

EXAMPLES = Path(__file__).parents[3] / "examples"
HOME = EXAMPLES / "buying-a-home.cjmap"


def test_a_clean_map_has_nothing_to_say_and_is_status_0(run: Run) -> None:
    ran = run("check", HOME)
    assert (ran.status, ran.out) == (0, "")


def test_an_empty_stage_is_named_with_its_id(run: Run, tmp_path: Path) -> None:
    save_document(tmp_path / "a.cjmap", a_map().stage("Compare").build())
    ran = run("check", tmp_path / "a.cjmap", "--json")
    (finding,) = [found for found in json.loads(ran.out) if found["object"] == "st_1"]
    assert ran.status == 1
    assert finding["severity"] == "warning"


def test_letters_that_no_face_has_are_found(run: Run, chat_map: Path) -> None:
    run("edit", chat_map, "set", "tp_1", "title", "Chat 中文")
    ran = run("check", chat_map)
    assert ran.status == 1
    assert "tp_1" in ran.out


def test_damage_in_the_file_is_named_and_is_status_1(run: Run, chat_map: Path) -> None:
    chat_map.write_text(chat_map.read_text().replace('"step": "sp_1"', '"step": "sp_gone"'))
    ran = run("check", chat_map)
    assert ran.status == 1
    assert "tp_1" in ran.out
    assert "sp_gone" in ran.out


def test_a_print_too_small_to_read_is_a_finding(run: Run) -> None:
    assert run("check", HOME, "--paper", "A0").status == 0
    ran = run("check", HOME, "--paper", "A4")
    assert ran.status == 1
    assert "cannot be read" in ran.out


def test_a_longer_distance_needs_larger_type(run: Run) -> None:
    assert "are small at" in run("check", HOME, "--paper", "A0", "--distance", "2").out


@pytest.mark.parametrize("words", [["--paper", "A99"], ["--distance", "0"]])
def test_a_print_that_cannot_be_is_wrong_use(run: Run, words: list[str]) -> None:
    assert run("check", HOME, *words).status == 2


def test_the_window_and_the_command_line_ask_the_same_checks() -> None:
    atlas = a_map().stage("Compare").build()
    assert "st_1" in {finding.object_id for finding in check_atlas(atlas, lambda words: words.english())}


def test_without_a_question_the_questions_are_listed(run: Run) -> None:
    listed = json.loads(run("analyse", HOME, "--json").out)
    assert [question["id"] for question in listed] == ["handoffs", "reach"]
    assert run("analyse", HOME).out.startswith("handoffs")


def test_hand_offs_are_rows_with_their_flow(run: Run) -> None:
    ran = run("analyse", HOME, "handoffs", "--json")
    answer = json.loads(ran.out)
    assert ran.status == 0
    assert answer["rows"][0]["id"].startswith("fl_")
    assert len(answer["rows"]) > 50


def test_an_answer_reads_as_a_table(run: Run) -> None:
    lines = run("analyse", HOME, "handoffs").out.splitlines()
    assert lines[0].endswith("hand-offs.")
    assert len(lines) > 50


def test_reach_names_what_leads_nowhere(run: Run, chat_map: Path) -> None:
    step = "step=sp_1"
    run("edit", chat_map, "add", "touchpoint", step, "lane=ln_1", "title=Mail", "id=tp_mail")
    run("edit", chat_map, "add", "flow", "source=tp_1", "target=tp_mail")
    rows = json.loads(run("analyse", chat_map, "reach", "--json").out)["rows"]
    assert "tp_mail" in {row["id"] for row in rows}


def test_an_unknown_question_is_refused_with_those_there_are(run: Run) -> None:
    ran = run("analyse", HOME, "meaning")
    assert ran.status == 2
    assert "handoffs, reach" in ran.err


def test_the_schema_is_json_schema(run: Run) -> None:
    schema = json.loads(run("schema").out)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert "touchpoints" in schema["properties"]
