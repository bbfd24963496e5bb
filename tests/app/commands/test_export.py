from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
import pytest

from cjeditor.edits.fields import set_fields_of
from cjeditor.files.document import read_document, save_document
from cjeditor.model.change import apply
from tests.app.commands.conftest import Run
from tests.builder import a_map, id_of
from tests.fonts import install, named

EXAMPLES = Path(__file__).parents[3] / "examples"
FIRST = EXAMPLES / "ahorrar-para-la-jubilacion.cjmap"
SECOND = EXAMPLES / "buying-a-home.cjmap"
MM = 72 / 25.4


def pages_of(path: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(path.read_bytes()), strict=True)


@pytest.mark.parametrize(
    ("paper", "turn", "size"),
    [
        ("A0", ["--landscape"], (1189, 841)),
        ("A3", [], (297, 420)),
        ("Letter", ["--landscape"], (279.4, 215.9)),
        ("Arch E", ["--landscape"], (1219.2, 914.4)),
        ("900x1200", ["--landscape"], (1200, 900)),
    ],
)
def test_the_page_has_the_exact_size_of_the_paper(
    run: Run, tmp_path: Path, paper: str, turn: list[str], size: tuple[float, float]
) -> None:
    assert run("export", FIRST, "-o", tmp_path / "a.pdf", "--paper", paper, *turn).status == 0
    (page,) = pages_of(tmp_path / "a.pdf").pages
    assert (page.mediabox.width / MM, page.mediabox.height / MM) == pytest.approx(size, abs=0.01)


def test_marks_and_bleed_enlarge_the_media_and_keep_the_trim(run: Run, tmp_path: Path) -> None:
    run("export", FIRST, "-o", tmp_path / "a.pdf", "--paper", "A1", "--landscape", "--marks", "--bleed", "3")
    (page,) = pages_of(tmp_path / "a.pdf").pages
    assert page.trimbox.width / MM == pytest.approx(841, abs=0.01)
    assert page.bleedbox.width / MM == pytest.approx(847, abs=0.01)
    assert page.mediabox.width / MM == pytest.approx(859, abs=0.01)


def test_a_roll_is_exactly_as_wide_as_the_roll(run: Run, tmp_path: Path) -> None:
    run("export", FIRST, "-o", tmp_path / "a.pdf", "--paper", "Roll 36in")
    (page,) = pages_of(tmp_path / "a.pdf").pages
    assert page.mediabox.height / MM == pytest.approx(914.4, abs=0.01)


def test_each_journey_is_a_page_with_its_stages_in_the_outline(run: Run, tmp_path: Path) -> None:
    run("export", SECOND, "-o", tmp_path / "a.pdf", "--paper", "A1", "--landscape")
    reader = pages_of(tmp_path / "a.pdf")
    atlas = read_document(SECOND).atlas
    assert len(reader.pages) == 4
    outline: list[Any] = reader.outline
    titles = [entry["/Title"] for entry in outline if isinstance(entry, dict)]
    assert titles == [atlas.journeys[journey].title for journey in atlas.index.journeys()]
    stages = [entry["/Title"] for part in outline if isinstance(part, list) for entry in part]
    assert stages == [
        atlas.stages[stage].title
        for journey in atlas.index.journeys()
        for stage in atlas.index.stages(journey)
    ]


def test_only_the_journeys_asked_for_are_exported(run: Run, tmp_path: Path) -> None:
    words = ["--journey", "jo_J3", "--journey", "jo_J2"]
    assert run("export", SECOND, "-o", tmp_path / "a.pdf", *words).status == 0
    assert len(pages_of(tmp_path / "a.pdf").pages) == 2


def test_every_cards_text_extracts_verbatim(run: Run, tmp_path: Path) -> None:
    run("export", FIRST, "-o", tmp_path / "a.pdf", "--paper", "A0", "--landscape")
    done = subprocess.run(
        ["pdftotext", "-raw", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True
    )
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", done.stdout.decode()))
    atlas = read_document(FIRST).atlas
    missing = [card.title for card in atlas.touchpoints.values() if card.title not in text]
    missing += [note.text for note in atlas.notes.values() if note.text not in text]
    assert missing == []


def test_every_face_is_embedded_as_a_subset_with_its_text(run: Run, tmp_path: Path) -> None:
    run("export", FIRST, "-o", tmp_path / "a.pdf")
    done = subprocess.run(["pdffonts", str(tmp_path / "a.pdf")], capture_output=True, check=True, text=True)
    rows = done.stdout.splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)
    assert "Helvetica" not in done.stdout


def test_qpdf_finds_nothing_to_say(run: Run, tmp_path: Path) -> None:
    run("export", SECOND, "-o", tmp_path / "a.pdf", "--paper", "A0", "--marks")
    done = subprocess.run(
        ["qpdf", "--check", str(tmp_path / "a.pdf")], capture_output=True, check=False, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        words = ["export", str(FIRST), "-o", str(tmp_path / f"{seed}.pdf"), "--paper", "A1"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-m", "cjeditor", *words], check=True, env=environment)
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_an_svg_has_the_size_of_the_paper_and_fetches_nothing(run: Run, tmp_path: Path) -> None:
    assert run("export", FIRST, "-o", tmp_path / "a.svg", "--paper", "A2", "--landscape").status == 0
    root = ET.fromstring((tmp_path / "a.svg").read_text(encoding="utf-8"))
    assert (root.get("width"), root.get("height")) == ("594mm", "420mm")
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", (tmp_path / "a.svg").read_text(encoding="utf-8"))


def test_a_png_has_the_pixels_of_the_paper_at_its_resolution(run: Run, qapp: object, tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    assert (
        run("export", FIRST, "-o", tmp_path / "a.png", "--paper", "A4", "--landscape", "--dpi", "72").status
        == 0
    )
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (842, 595)
    assert image.dotsPerMeterX() == 2835


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["-o", "a.pdf", "--paper", "A99"], "no paper called"),
        (["-o", "a.doc"], "names no format"),
        (["-o", "a.pdf", "--journey", "nobody"], "no journey with the id"),
        (["-o", "a.pdf", "--paper", "A4", "--scale", "100"], "does not fit on A4"),
        (["-o", "a.png", "--dpi", "5"], "from 10 to 1200"),
        (["-o", "a.png", "--paper", "A0", "--dpi", "1200"], "Up to"),
        (["-o", "a.svg", "--journey", "jo_J1", "--journey", "jo_J2"], "one journey"),
        (["-o", "a.pdf", "--margin", "-3"], "margin must be"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("export", SECOND, *words)
    assert ran.status == 2
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert list(tmp_path.glob("a.*")) == []


def test_an_output_that_cannot_be_written_is_status_3(run: Run, tmp_path: Path) -> None:
    ran = run("export", FIRST, "-o", tmp_path / "nowhere" / "a.pdf")
    assert ran.status == 3
    assert "nowhere" in ran.err


def test_the_map_itself_is_never_written_over(run: Run, chat_map: Path) -> None:
    before = chat_map.read_bytes()
    linked = chat_map.with_suffix(".pdf")
    linked.symlink_to(chat_map)
    assert run("export", chat_map, "-o", linked).status == 2
    assert chat_map.read_bytes() == before


def test_a_picture_of_the_first_journey_says_that_there_are_others(run: Run, tmp_path: Path) -> None:
    ran = run("export", SECOND, "-o", tmp_path / "home.svg", "--paper", "A4")
    assert ran.status == 0
    assert "a page for each of the 4 journeys" in ran.err


def test_a_map_too_long_for_a_page_of_its_own_size_is_told_to_choose_a_paper(
    run: Run, chat_map: Path, tmp_path: Path
) -> None:
    lane = id_of(read_document(chat_map).atlas, "Web")
    assert run("edit", chat_map, "set", lane, "height", "20000").status == 0
    assert run("edit", chat_map, "set", lane, "height", "1e12").status == 2
    ran = run("export", chat_map, "-o", tmp_path / "tall.pdf")
    assert ran.status == 2
    assert "Choose a paper" in ran.err
    assert run("export", chat_map, "-o", tmp_path / "tall.pdf", "--paper", "A4").status == 0


def test_a_private_card_is_not_printed(run: Run, chat_map: Path, tmp_path: Path) -> None:
    run("edit", chat_map, "set", "tp_1", "private", "true")
    run("export", chat_map, "-o", tmp_path / "a.pdf")
    done = subprocess.run(
        ["pdftotext", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True, text=True
    )
    assert "Chat" not in done.stdout


# A font of the map's own


def chinese(path: Path, font: Path) -> Path:
    atlas = a_map("旅程").stage("S").step("T").lane("L").touchpoint("漢字").build()
    change = set_fields_of(atlas, ("atlas",), fallback_face=named(font))
    save_document(path, apply(atlas, change))
    return path


def test_the_maps_font_is_found_and_embedded(
    run: Run, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = chinese(tmp_path / "a.cjmap", install(tmp_path, "漢字旅程", monkeypatch))
    ran = run("export", source, "-o", tmp_path / "a.pdf")
    assert (ran.status, ran.err) == (0, "")
    (page,) = pages_of(tmp_path / "a.pdf").pages
    assert "漢字" in page.extract_text()
    resources: Any = page["/Resources"]
    assert any("Small" in str(font["/BaseFont"]) for font in resources["/Font"].values())
    for suffix in ("svg", "png"):
        assert run("export", source, "-o", tmp_path / f"a.{suffix}").status == 0
    assert run("check", source).out == ""


def test_a_font_that_is_not_here_is_told_and_the_rest_is_printed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font = install(tmp_path, "漢字旅程", monkeypatch)
    source = chinese(tmp_path / "a.cjmap", font)
    font.unlink()
    ran = run("export", source, "-o", tmp_path / "a.pdf")
    assert ran.status == 0
    assert "font “Small Regular” is not on this computer" in ran.err
    assert (tmp_path / "a.pdf").stat().st_size > 0
    checked = run("check", source)
    assert checked.status == 1
    assert "not on this computer" in checked.out
    assert "print as empty boxes: 漢字" in checked.out


def test_letters_without_a_font_are_told_in_one_line(run: Run, qapp: object, tmp_path: Path) -> None:
    source = tmp_path / "a.cjmap"
    save_document(source, a_map("Plain").stage("S").step("T").lane("L").touchpoint("漢字漢").build())
    ran = run("export", source, "-o", tmp_path / "a.pdf")
    assert (ran.status, ran.err) == (0, "2 letters have no font and are empty boxes: 漢字\n")
    assert run("export", source, "-o", tmp_path / "a.png").err == ""
