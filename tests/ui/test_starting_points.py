"""A map begins from a template or another format too, and what cannot be opened is said in plain words."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from cjeditor.app.window import Program, desk_of
from cjeditor.ui.shell import MainWindow
from tests.windows import Person, put_away


def windows(person: Person) -> list[MainWindow]:
    program = person.desk.services
    assert isinstance(program, Program)
    return program.windows


MERMAID = "# Notes\n\n```mermaid\njourney\n  title Tea\n  section Make\n    Boil: 3: Me\n```\n"


@pytest.mark.parametrize(("template", "stages"), [("blueprint", 4), ("workshop", 6), ("journey", 3)])
def test_a_map_begins_from_a_template(person: Person, template: str, stages: int) -> None:
    person.desk.finish_editing()
    person.do(f"template_{template}")
    assert len(person.desk.atlas.stages) == stages
    assert person.desk.is_untouched


def test_a_template_opens_beside_work_that_is_there(person: Person) -> None:
    person.desk.finish_editing()
    person.do("add_stage")
    before = person.desk.atlas
    person.do("template_blueprint")
    (other,) = [known for known in windows(person) if known is not person.window]
    assert person.desk.atlas is before
    put_away(Person(desk_of(other), person.qtbot))


def test_a_diagram_in_markdown_is_imported(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "notes.md"
    file.write_text(MERMAID, encoding="utf-8")
    asked: list[str] = []

    def chosen(*parts: str) -> tuple[str, str]:
        asked.append(parts[3])
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)
    person.desk.finish_editing()
    person.do("import")
    assert person.titles("journeys") == ["Tea"]
    assert "*.mmd" in asked[0]


@pytest.mark.parametrize(
    ("name", "text"), [("plan.drawio", "<mxfile/>"), ("plan.csv", "a,b"), ("plan.md", "# Plan")]
)
def test_an_unknown_format_is_refused_in_plain_words(
    person: Person, tmp_path: Path, name: str, text: str
) -> None:
    person.desk.finish_editing()
    person.do("add_stage")
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    person.desk.documents.open(file)
    said = person.answer("OK")
    assert "JSON" not in said
    assert name in said
    assert "*.cjmap" in said
    assert windows(person) == [person.window]
