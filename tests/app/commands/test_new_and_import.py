from __future__ import annotations

from pathlib import Path

import pytest

from cjeditor.edits.templates import TEMPLATES
from cjeditor.files.document import read_document
from tests.app.commands.conftest import Run

DIAGRAM = "journey\ntitle Day\nsection Out\n Tea: 5: Me\n"


def test_new_makes_the_untitled_map(run: Run, tmp_path: Path) -> None:
    assert run("new", "-o", tmp_path / "a.cjmap").status == 0
    atlas = read_document(tmp_path / "a.cjmap").atlas
    assert (len(atlas.stages), len(atlas.lanes)) == (3, 4)


def test_new_speaks_the_language_of_the_content(run: Run, tmp_path: Path) -> None:
    run("new", "-o", tmp_path / "a.cjmap", "--language", "es")
    assert read_document(tmp_path / "a.cjmap").atlas.info.content_language == "es"


def test_new_lists_its_templates(run: Run) -> None:
    lines = run("new", "--list").out.splitlines()
    assert [line.split()[0] for line in lines] == [template.name for template in TEMPLATES]


def test_new_never_replaces_a_file(run: Run, chat_map: Path) -> None:
    before = chat_map.read_bytes()
    assert run("new", "-o", chat_map).status == 2
    assert chat_map.read_bytes() == before


def test_an_unknown_template_is_refused_with_those_there_are(run: Run, tmp_path: Path) -> None:
    ran = run("new", "-o", tmp_path / "a.cjmap", "--template", "nope")
    assert ran.status == 2
    assert "blueprint" in ran.err


def test_import_makes_a_document_of_a_diagram(run: Run, tmp_path: Path) -> None:
    (tmp_path / "day.mmd").write_text(DIAGRAM)
    ran = run("import", tmp_path / "day.mmd", "-o", tmp_path / "day.cjmap")
    assert (ran.status, ran.err) == (0, "")
    loaded = read_document(tmp_path / "day.cjmap")
    assert loaded.is_whole
    assert loaded.atlas.info.title == "Day"


def test_an_imported_map_is_in_the_language_its_lanes_are_named_in(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    (tmp_path / "day.mmd").write_text(DIAGRAM)
    run("import", tmp_path / "day.mmd", "-o", tmp_path / "day.cjmap")
    atlas = read_document(tmp_path / "day.cjmap").atlas
    assert atlas.info.content_language == "es"
    assert "Emoción" in {lane.title for lane in atlas.lanes.values()}


def test_import_names_skipped_lines_and_is_status_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "day.mmd").write_text(DIAGRAM + "nonsense\n")
    ran = run("import", tmp_path / "day.mmd", "-o", tmp_path / "day.cjmap")
    assert ran.status == 1
    assert "Line 5" in ran.err


@pytest.mark.parametrize("content", [b"", b"flowchart TD", b"\x89PNG\r\n\x1a\n"])
def test_a_source_that_is_no_format_of_ours_is_status_3_and_writes_nothing(
    run: Run, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "x.mmd").write_bytes(content)
    assert run("import", tmp_path / "x.mmd", "-o", tmp_path / "x.cjmap").status == 3
    assert not (tmp_path / "x.cjmap").exists()


def test_import_refuses_to_write_over_its_source(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.mmd").write_text(DIAGRAM)
    assert run("import", tmp_path / "x.mmd", "-o", tmp_path / "x.mmd").status == 2
    assert (tmp_path / "x.mmd").read_text() == DIAGRAM


def test_import_never_replaces_a_map(run: Run, tmp_path: Path, chat_map: Path) -> None:
    (tmp_path / "x.mmd").write_text(DIAGRAM)
    before = chat_map.read_bytes()
    ran = run("import", tmp_path / "x.mmd", "-o", chat_map)
    assert ran.status == 2
    assert "is there already" in ran.err
    assert chat_map.read_bytes() == before


@pytest.mark.parametrize("end", ["/", "//", "/."])
@pytest.mark.parametrize("command", ["new", "import", "export", "recover"])
def test_an_output_that_is_written_as_a_folder_is_refused(
    run: Run, tmp_path: Path, chat_map: Path, command: str, end: str
) -> None:
    (tmp_path / "x.mmd").write_text(DIAGRAM)
    sources: dict[str, list[str | Path]] = {
        "new": [],
        "import": [tmp_path / "x.mmd"],
        "export": [chat_map],
        "recover": ["--restore", "x"],
    }
    ran = run(command, *sources[command], "-o", f"{tmp_path}/out.pdf{end}")
    assert ran.status == 2
    assert "names a folder" in ran.err
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("words", [["new"], ["export"], ["nonsense", "--flag"], ["--wrong"], ["info"]])
def test_wrong_use_is_status_2_with_a_line_that_helps(run: Run, words: list[str]) -> None:
    ran = run(*words)
    assert ran.status == 2
    assert "cjeditor" in ran.err


def test_help_and_version_are_no_errors(run: Run) -> None:
    assert run("--help").status == 0
    assert run("--version").out.startswith("cjeditor ")
