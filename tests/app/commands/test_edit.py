from __future__ import annotations

from pathlib import Path

import pytest

from cjeditor.app.console import Console, FileTroubleError
from cjeditor.files.document import read_document
from cjeditor.model.messages import UserError, message
from tests.app.commands.conftest import Run
from tests.builder import id_of


def test_set_gives_a_field_a_new_value_and_saves(run: Run, chat_map: Path) -> None:
    atlas = read_document(chat_map).atlas
    card = id_of(atlas, "Chat")
    assert run("edit", chat_map, "set", card, "title", "Ring up").status == 0
    assert read_document(chat_map).atlas.touchpoints[card].title == "Ring up"


def test_a_value_is_json_when_it_is(run: Run, chat_map: Path) -> None:
    card = id_of(read_document(chat_map).atlas, "Chat")
    assert run("edit", chat_map, "set", card, "moment_of_truth", "true").status == 0
    assert run("edit", chat_map, "set", card, "tags", '["a", "b"]').status == 0
    touchpoint = read_document(chat_map).atlas.touchpoints[card]
    assert (touchpoint.moment_of_truth, touchpoint.tags) == (True, ("a", "b"))


def test_add_puts_a_card_in_its_cell_and_prints_the_new_id(run: Run, chat_map: Path) -> None:
    atlas = read_document(chat_map).atlas
    step, lane = id_of(atlas, "Ask"), id_of(atlas, "Web")
    ran = run("edit", chat_map, "add", "touchpoint", f"step={step}", f"lane={lane}", "title=Mail")
    after = read_document(chat_map).atlas
    assert ran.status == 0
    assert after.touchpoints[ran.out.strip()].title == "Mail"
    assert after.index.cards(lane, step)[-1] == ran.out.strip()


def test_add_knows_every_kind_by_its_singular(run: Run, chat_map: Path) -> None:
    ran = run("edit", chat_map, "add", "channel", "title=Kiosk", "nature=physical")
    assert read_document(chat_map).atlas.channels[ran.out.strip()].title == "Kiosk"


def test_delete_takes_what_hangs_on_a_record(run: Run, chat_map: Path) -> None:
    atlas = read_document(chat_map).atlas
    assert run("edit", chat_map, "delete", id_of(atlas, "Ask")).status == 0
    after = read_document(chat_map).atlas
    assert (after.steps, after.touchpoints) == ({}, {})


@pytest.mark.parametrize(
    "words",
    [
        ("set", "tp_nobody", "title", "x"),
        ("set", "tp_1", "colour_of_the_sky", "blue"),
        ("set", "tp_1", "active_minutes", "many"),
        ("add", "unicorn", "title=x"),
        ("add", "touchpoint", "title=x"),
        ("add", "stage", "title"),
        ("delete", "nobody"),
        ("paint", "tp_1"),
    ],
)
def test_a_refused_edit_is_one_line_status_2_and_leaves_the_file(
    run: Run, chat_map: Path, words: tuple[str, ...]
) -> None:
    before = chat_map.read_bytes()
    ran = run("edit", chat_map, *words)
    assert ran.status == 2
    assert ran.err.strip()
    assert "Traceback" not in ran.err
    assert chat_map.read_bytes() == before


def test_a_document_that_did_not_load_whole_is_not_edited(run: Run, chat_map: Path) -> None:
    chat_map.write_text(chat_map.read_text().replace('"title": "Chat"', '"title": 7'))
    before = chat_map.read_bytes()
    ran = run("edit", chat_map, "set", "st_1", "title", "x")
    assert ran.status == 3
    assert "was not edited" in ran.err
    assert chat_map.read_bytes() == before


def test_a_missing_file_is_status_3(run: Run, tmp_path: Path) -> None:
    ran = run("edit", tmp_path / "none.cjmap", "set", "a", "b", "c")
    assert ran.status == 3
    assert "none.cjmap" in ran.err


@pytest.mark.parametrize("value", ["-1e400", "-5", "-1.5e3", "-.5"])
def test_a_negative_number_is_a_value(run: Run, chat_map: Path, value: str) -> None:
    card = id_of(read_document(chat_map).atlas, "Chat")
    ran = run("edit", chat_map, "set", card, "active_minutes", value)
    assert ran.status == 2
    assert "usage" not in ran.err
    assert "required" not in ran.err


def test_a_text_that_begins_with_a_dash_goes_after_two(run: Run, chat_map: Path) -> None:
    card = id_of(read_document(chat_map).atlas, "Chat")
    ran = run("edit", chat_map, "set", card, "title", "-x")
    assert ran.status == 2
    assert "“--”" in ran.err
    assert run("edit", chat_map, "set", card, "title", "--", "-x").status == 0
    assert read_document(chat_map).atlas.touchpoints[card].title == "-x"


def test_an_id_that_cannot_be_printed_is_told_to_be_saved(
    run: Run, chat_map: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_console: Console, _text: str) -> None:
        raise FileTroubleError(UserError(message("x", "Standard output cannot be written.")))

    monkeypatch.setattr(Console, "out", refused)
    ran = run("edit", chat_map, "add", "channel", "title=Kiosk")
    (kiosk,) = [c.id for c in read_document(chat_map).atlas.channels.values() if c.title == "Kiosk"]
    assert ran.status == 3
    assert "saved" in ran.err
    assert kiosk in ran.err
