"""The export dialog shows the sheet that comes out."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from cjeditor.edits.fields import set_field_text
from cjeditor.ui.dialogs.export import ExportDialog
from tests.builder import a_map
from tests.windows import opened, put_away, saved

POINTS_PER_MM = 72 / 25.4


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[ExportDialog]:
    atlas = (
        a_map("Buying").stage("S").step("T").lane("L").touchpoint("Chat").journey("R&D").stage("X").build()
    )
    person = opened(qtbot, saved(atlas, tmp_path / "map.cjmap"))
    made = ExportDialog(person.desk)
    made.show()
    yield made
    made.close()
    put_away(person)


def choose(dialog: ExportDialog, paper: str) -> None:
    dialog.paper.setCurrentIndex(dialog.paper.findData(paper))
    dialog.refresh()


def test_it_opens_with_a0_fitted(dialog: ExportDialog) -> None:
    assert dialog.sheet is not None
    assert {round(dialog.sheet.plan.trim.width), round(dialog.sheet.plan.trim.height)} == {841, 1189}
    assert "mm" in dialog.facts.text()


def test_journeys_are_listed_by_their_own_words(dialog: ExportDialog) -> None:
    assert [dialog.journey.itemText(row) for row in range(2)] == ["Buying", "R&D"]


def test_choices_change_the_sheet(dialog: ExportDialog) -> None:
    choose(dialog, "A3")
    dialog.marks.setChecked(True)
    dialog.turn.setCurrentIndex(1)
    dialog.refresh()
    assert dialog.sheet is not None
    assert round(dialog.sheet.plan.trim.width) == 297
    assert dialog.sheet.plan.width > 297


def test_a_map_that_does_not_fit_is_said_in_place_of_the_preview(dialog: ExportDialog) -> None:
    choose(dialog, "A4")
    dialog.scale.setValue(400)
    dialog.refresh()
    assert dialog.sheet is None
    assert not dialog.go.isEnabled()
    assert "does not fit" in dialog.preview._words


def test_a_pdf_comes_out_at_the_size_of_the_paper(dialog: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    choose(dialog, "A3")
    output = tmp_path / "poster.pdf"
    job = dialog.export_to(output)
    assert job is not None
    with qtbot.waitSignal(job.done, timeout=60_000) as ended:
        pass
    assert ended.args is not None
    assert ended.args[0], ended.args[1]
    with pypdfium2.PdfDocument(output) as document:
        assert len(document) == 1
        width, height = document[0].get_size()
    assert sorted((round(width / POINTS_PER_MM), round(height / POINTS_PER_MM))) == [297, 420]


def test_a_target_that_cannot_be_written_is_said(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(dialog, "_tell", told.append)
    job = dialog.export_to(tmp_path / "no" / "folder" / "poster.pdf")
    assert job is not None
    with qtbot.waitSignal(job.done, timeout=60_000):
        pass
    assert len(told) == 1
    assert "Traceback" not in told[0]
    assert "after -o" not in told[0]


def test_printing_paints_a_page_of_the_chosen_paper(dialog: ExportDialog, tmp_path: Path) -> None:
    choose(dialog, "A3")
    output = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(output))
    dialog.print_on(printer)
    with pypdfium2.PdfDocument(output) as document:
        width, height = document[0].get_size()
    assert sorted((round(width / POINTS_PER_MM), round(height / POINTS_PER_MM))) == [297, 420]


def test_the_print_dialog_is_the_same_without_a_format(dialog: ExportDialog) -> None:
    again = ExportDialog(dialog.desk, for_printer=True)
    assert not again.format.isVisibleTo(again)
    assert again.go.text() == "Print…"
    again.close()


def test_all_journeys_make_a_page_each(dialog: ExportDialog) -> None:
    dialog.journey.setCurrentIndex(dialog.journey.findData(""))
    assert dialog.request().journeys == dialog.desk.atlas.index.journeys()
    assert dialog.options().count("--journey") == 2


def test_letters_without_a_font_are_told_before_and_after(qtbot: QtBot, tmp_path: Path) -> None:
    atlas = a_map("Buying").stage("S").step("T").lane("L").touchpoint("开立账户").build()
    person = opened(qtbot, saved(atlas, tmp_path / "map.cjmap"))
    dialog = ExportDialog(person.desk)
    dialog.show()
    assert dialog.boxes.text() == "4 letters have no font and will be empty boxes."
    assert dialog.choose_font.isVisible()
    job = dialog.export_to(tmp_path / "poster.pdf")
    assert job is not None
    with qtbot.waitSignal(job.done, timeout=60_000):
        pass
    said = person.window.status.currentMessage()
    assert said == "Exported to poster.pdf. 4 letters have no font and are empty boxes."
    put_away(person)


def test_a_picture_borrows_the_fonts_of_the_computer(qtbot: QtBot, tmp_path: Path) -> None:
    atlas = a_map("Buying").stage("S").step("T").lane("L").touchpoint("开立账户").build()
    person = opened(qtbot, saved(atlas, tmp_path / "map.cjmap"))
    dialog = ExportDialog(person.desk)
    dialog.format.setCurrentIndex(dialog.format.findData("png"))
    dialog.refresh()
    assert dialog.boxes.text() == ""
    dialog.close()
    put_away(person)


def test_a_sheet_too_small_to_read_says_so(dialog: ExportDialog) -> None:
    assert not dialog.small.isVisible()
    dialog.scale.setValue(20)
    dialog.refresh()
    assert dialog.small.isVisible()
    assert dialog.small.text() == "Texts and notes cannot be read at 0.75 m: 3.2 pt on this print."
    dialog.scale.setValue(100)
    dialog.refresh()
    assert not dialog.small.isVisible()


def test_each_journey_of_several_gets_a_file_name_of_its_own(dialog: ExportDialog) -> None:
    journey = dialog.desk.journey_id
    assert dialog.proposed_name() == "map – Buying"
    dialog.desk.commit(lambda atlas: set_field_text(atlas, journey, "title", "Buy: a/b?"))
    assert dialog.proposed_name() == "map – Buy a b"
    dialog.journey.setCurrentIndex(2)
    assert dialog.proposed_name() == "map"
