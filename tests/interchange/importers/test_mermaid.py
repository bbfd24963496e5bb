from __future__ import annotations

from pathlib import Path

import pytest

from cjeditor.interchange.importers import importer_for
from cjeditor.interchange.importers.mermaid import run
from cjeditor.model.atlas import Atlas
from cjeditor.model.messages import Finding, Message, UserError
from cjeditor.model.references import references

DIAGRAMS = Path(__file__).parent.parent / "mermaid"
WELL_FORMED = sorted(path for path in DIAGRAMS.glob("*.mmd") if not path.name.startswith("10-"))


def say(words: Message) -> str:
    return words.english()


def imported(text: str) -> tuple[Atlas, tuple[Finding, ...]]:
    result = run(text.encode(), "walk.mmd", say)
    return result.atlas, result.findings


def stage_titles(atlas: Atlas) -> list[str]:
    (journey,) = atlas.journeys
    return [atlas.stages[stage].title for stage in atlas.index.stages(journey)]


def step_titles(atlas: Atlas) -> list[str]:
    (journey,) = atlas.journeys
    return [atlas.steps[step].title for step in atlas.index.steps_of_journey(journey)]


def test_sections_become_stages_and_tasks_steps_in_order() -> None:
    atlas, findings = imported(
        "journey\ntitle Day\nsection Out\n Tea: 5: Me\n Up: 3: Me\nsection Home\n Sit: 1"
    )
    assert stage_titles(atlas) == ["Out", "Home"]
    assert step_titles(atlas) == ["Tea", "Up", "Sit"]
    assert atlas.info.title == "Day"
    assert findings == ()


def test_each_task_becomes_a_touchpoint_in_one_lane_without_a_channel() -> None:
    atlas, _ = imported("journey\nsection A\nTea: 5: Me\nTea: 5: Me")
    lanes = [lane for lane in atlas.lanes.values() if lane.lane_kind == "channel"]
    assert len(lanes) == 1
    assert lanes[0].channels == ()
    assert [card.title for card in atlas.touchpoints.values()] == ["Tea", "Tea"]


@pytest.mark.parametrize(
    ("written", "score"), [("1", -2), ("3", 0), ("5", 2), ("3.5", 0.5), ("0", -2), ("9", 2)]
)
def test_a_score_less_three_is_the_emotion_and_the_original_is_kept(written: str, score: float) -> None:
    atlas, _ = imported(f"journey\nsection A\nTea: {written}: Me")
    (emotion,) = atlas.emotions.values()
    assert (emotion.score, emotion.original) == (score, written)


def test_a_score_of_zero_is_a_hint_and_one_outside_the_scale_a_warning() -> None:
    _, findings = imported("journey\nsection A\nTea: 0: Me\nMilk: 7: Me")
    assert [(finding.severity, finding.measured) for finding in findings] == [("hint", 0), ("warning", 7)]


def test_actors_become_personas_who_each_feel_the_task() -> None:
    atlas, _ = imported("journey\nsection A\nTea: 5: Me, Cat\nNap: 4: Cat")
    assert [persona.name for persona in atlas.personas.values()] == ["Me", "Cat"]
    assert len(atlas.emotions) == 3


def test_a_task_without_actor_has_a_feeling_without_persona() -> None:
    atlas, _ = imported("journey\nsection A\nTea: 5:\nMilk: 3")
    assert [emotion.persona for emotion in atlas.emotions.values()] == [None, None]


def test_a_name_may_hold_colons() -> None:
    atlas, _ = imported("journey\nsection A\nUser: Visit: home: 5: Happy")
    assert step_titles(atlas) == ["User: Visit: home"]


def test_front_matter_comments_directives_and_accessible_titles_are_understood() -> None:
    text = "---\ntitle: Front\n---\n%%{init: {'x':\n1}}%%\n%% said\njourney\naccTitle: Read\naccDescr {\n two\n}\nTea: 5"
    atlas, findings = imported(text)
    (journey,) = atlas.journeys.values()
    assert (journey.title, journey.scenario, findings) == ("Front", "two", ())


def test_tasks_before_a_section_get_a_stage_of_their_own() -> None:
    atlas, _ = imported("journey\nTea: 5: Me")
    assert stage_titles(atlas) == [""]


def test_a_malformed_line_is_skipped_and_named_with_its_line_number() -> None:
    atlas, findings = imported("---\na: 1\n---\njourney\nsection A\nno score here\nTea: five: Me\nTea: 5: Me")
    assert [finding.message.values["line"] for finding in findings] == [6, 7]
    assert step_titles(atlas) == ["Tea"]


def test_a_diagram_fenced_in_markdown_is_found_with_its_own_line_numbers() -> None:
    _, findings = imported("# Notes\n\n```mermaid\njourney\nsection A\nTea: 5\nbad\n```\n")
    assert findings[0].message.values["line"] == 7


def test_several_statements_may_share_a_line() -> None:
    atlas, _ = imported("journey\nsection A; Tea: 5; Tea: 5")
    assert step_titles(atlas) == ["Tea", "Tea"]


@pytest.mark.parametrize("text", ["", "flowchart TD\nA-->B", "journey", "journey\nsection A\nbad"])
def test_a_source_without_a_journey_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match=r"walk\.mmd: "):
        imported(text)


@pytest.mark.parametrize("path", WELL_FORMED, ids=lambda path: path.stem)
def test_every_published_diagram_comes_in_whole(path: Path) -> None:
    result = run(path.read_bytes(), path.name, say)
    ids = {record.id for record in result.atlas.records()}
    assert all(target in ids for record in result.atlas.records() for _, target in references(record))
    assert len(result.atlas.steps) == len(result.atlas.touchpoints) > 0
    assert [finding for finding in result.findings if finding.severity != "hint"] == []


def test_a_source_that_is_a_program_is_not_taken_for_a_diagram() -> None:
    assert importer_for(".mmd", (DIAGRAMS / "10-merman.mmd").read_bytes()) is None


def test_the_content_counts_more_than_the_suffix() -> None:
    found = importer_for(".txt", b"journey\nTea: 5")
    assert found is not None
    assert found.id == "mermaid"


def test_importing_twice_gives_the_same_atlas() -> None:
    text = "journey\nsection A\nTea: 5: Me"
    assert imported(text) == imported(text)


def test_a_byte_order_mark_and_windows_lines_are_no_hindrance() -> None:
    content = b"\xef\xbb\xbf---\r\ntitle: Front\r\n---\r\njourney\r\n  Tea: 5: Me\r\n"
    assert importer_for(".mmd", content) is not None
    assert step_titles(run(content, "walk.mmd", say).atlas) == ["Tea"]


@pytest.mark.parametrize("opening", ["%%{", "%%{ \n", "accDescr {\n", "```mermaid\n", "---\n"])
def test_r13_blocks_opened_and_never_closed_take_no_time(opening: str) -> None:
    assert importer_for(".mmd", opening.encode() * 300_000) is None


def test_a_description_that_is_not_closed_is_no_description() -> None:
    atlas, findings = imported("journey\naccDescr {\nTea: 5")
    assert step_titles(atlas) == ["Tea"]
    assert [finding.rule for finding in findings] == ["mermaid-line"]
    (journey,) = atlas.journeys.values()
    assert journey.scenario == ""


def test_a_diagram_that_is_not_utf_8_is_read_and_told() -> None:
    found = run("journey\n section Mañana\n  Café con leche: 5: Yo\n".encode("cp1252"), "day.mmd", say)
    assert stage_titles(found.atlas) == ["Mañana"]
    assert step_titles(found.atlas) == ["Café con leche"]
    assert [(told.rule, told.severity) for told in found.findings] == [("mermaid-encoding", "warning")]
