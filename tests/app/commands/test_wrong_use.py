"""Whatever a person types, and whatever lies where they point, ends in one line and the status that says which."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cjeditor.app.command_line import COMMAND_NAMES, main
from cjeditor.files.document import read_document, save_document
from cjeditor.files.locks import take_lock
from tests.app.commands.conftest import Ran, Run
from tests.builder import a_map, id_of

PROGRAM = (sys.executable, "-m", "cjeditor")


def is_one_line(text: str) -> bool:
    return (
        text.startswith("cjeditor")
        and text.count("\n") == 1
        and text.endswith("\n")
        and "Traceback" not in text
    )


@pytest.mark.parametrize(
    "words",
    [
        ("export",),
        ("export", "MAP"),
        ("export", "MAP", "-o", "x.pdf", "--paper"),
        ("export", "MAP", "-o", "x.pdf", "--tile", "A4"),
        ("export", "MAP", "-o", "x.pdf", "--jour", "jo_1"),
        ("export", "MAP", "-o", "x.pdf", "--scale", "0"),
        ("export", "MAP", "-o", "x.pdf", "--scale", "nan"),
        ("export", "MAP", "-o", "x.pdf", "--bleed", "nan"),
        ("export", "MAP", "-o", "x.pdf", "--paper", ""),
        ("export", "MAP", "-o", "x.docx"),
        ("check", "MAP", "--distance", "far"),
        ("edit",),
        ("edit", "MAP", "paint"),
        ("edit", "MAP", "set", "st_1"),
        ("edit", "MAP", "add", "persona", "name=A", "name=B"),
        ("new",),
        ("new", "-o", "MAP"),
        ("new", "-o", "x.cjmap", "--language", "<b>"),
        ("schema", "x"),
        ("recover", "-o", "x.cjmap"),
        ("exprot", "MAP", "-o", "x.pdf"),
        ("--unknown",),
    ],
)
def test_wrong_use_is_one_line_and_status_2(run: Run, chat_map: Path, words: tuple[str, ...]) -> None:
    ran = run(*(str(chat_map) if word == "MAP" else word for word in words))
    assert ran.status == 2
    assert is_one_line(ran.err), ran.err
    assert ran.out == ""


def test_a_command_spelt_wrongly_is_guessed(run: Run) -> None:
    assert "did you mean “export”" in run("exprot", "x").err


def test_every_command_tells_what_it_takes(run: Run) -> None:
    for words in (["export"], ["edit"], ["edit", "FILE", "set"]):
        helped = run(*words, "--help")
        assert helped.status == 0
        assert helped.out.startswith(f"usage: cjeditor {' '.join(words)} ")


SAID = {
    "es": (
        "cjeditor export: argumento --scale: valor no válido: 'far'. «cjeditor export --help» muestra cómo.\n",
        "cjeditor edit: argumento set|add|delete: opción no válida: 'paint'",
        "cjeditor info: no se reconoce: más. «cjeditor info --help» muestra cómo.\n",
        "cjeditor: No hay ninguna orden ni archivo «exprot»; ¿quería decir «export»?",
    ),
    "pt": (
        "cjeditor export: argumento --scale: valor inválido: 'far'. “cjeditor export --help” mostra como.\n",
        "cjeditor edit: argumento set|add|delete: opção inválida: 'paint'",
        "cjeditor info: não se reconhece: más. “cjeditor info --help” mostra como.\n",
        "cjeditor: Não há nenhum comando nem arquivo “exprot”; quis dizer “export”?",
    ),
}
"""What is said of the same wrong words in each language."""


@pytest.mark.parametrize("language", SAID)
def test_wrong_words_are_answered_in_the_language_of_the_environment(
    run: Run, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
    wrong = (
        ("export", "x", "-o", "y", "--scale", "far"),
        ("edit", "x", "paint"),
        ("info", "x", "más"),
        ("exprot",),
    )
    for words, said in zip(wrong, SAID[language], strict=True):
        assert run(*words).err.startswith(said)


@pytest.mark.parametrize("language", SAID)
def test_help_holds_no_english(run: Run, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [
        [],
        *([name] for name in COMMAND_NAMES),
        *(["edit", "x", verb] for verb in ("set", "add", "delete")),
    ]

    def phrases(locale: str) -> set[str]:
        monkeypatch.setenv("LC_ALL", f"{locale}.UTF-8")
        helped = "".join(run(*words, "--help").out for words in places)
        return set(re.findall(r"[a-z]+(?: [a-z]+){2,}", helped))

    assert phrases("en") & phrases(language) == set()


@pytest.mark.parametrize("stream", ["closed", "full"])
def test_standard_output_that_takes_nothing_is_one_line_and_status_3(chat_map: Path, stream: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    redirect = ">&-" if stream == "closed" else ">/dev/full"
    command = f'"{sys.executable}" -m cjeditor dump "{chat_map}" {redirect}'
    finished = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert finished.returncode == 3
    assert is_one_line(finished.stderr), finished.stderr


def test_json_that_standard_output_has_no_letters_for_is_escaped(tmp_path: Path) -> None:
    path = tmp_path / "plan.cjmap"
    save_document(path, a_map().stage("日本").build())
    told = subprocess.run(
        [*PROGRAM, "check", path, "--json"],
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=False,
    )
    assert "日本" in str(json.loads(told.stdout.decode("ascii")))


def test_a_command_that_is_interrupted_says_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also while its rooms are still being imported."""

    def interrupted(_words: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("cjeditor.app.command_line._run_command", interrupted)
    assert run("schema") == Ran(130, "", "")


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_a_new_map_where_no_file_can_be_is_a_file_s_trouble(run: Run, tmp_path: Path, kind: str) -> None:
    place = tmp_path / "place.cjmap"
    place.mkdir() if kind == "folder" else os.mkfifo(place)
    ran = run("new", "-o", place)
    assert ran.status == 3
    assert is_one_line(ran.err), ran.err


def test_a_reader_that_stops_reading_is_no_trouble() -> None:
    with subprocess.Popen([*PROGRAM, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(1)
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_words_that_the_terminal_cannot_show_are_replaced(chat_map: Path) -> None:
    assert main(["edit", str(chat_map), "set", "atlas", "title", "Ñandú 😀"]) == 0
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    finished = subprocess.run(
        [*PROGRAM, "info", str(chat_map)], capture_output=True, env=ascii_only, check=True
    )
    assert finished.stdout.splitlines()[0] == b"?and? ?"


def test_r13_a_fault_of_ours_is_a_sentence_too(
    run: Run, chat_map: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_atlas: object) -> bytes:
        raise RecursionError("too deep")

    monkeypatch.delenv("CJEDITOR_DEBUG")
    monkeypatch.setattr("cjeditor.app.commands.dump.document_bytes", broken)
    ran = run("dump", chat_map)
    assert ran.status == 3
    assert is_one_line(ran.err)
    assert "fault of cjeditor" in ran.err


def test_r10_a_map_that_is_open_elsewhere_is_neither_edited_nor_replaced(
    run: Run, chat_map: Path, tmp_path: Path
) -> None:
    before = chat_map.read_bytes()
    diagram = tmp_path / "tea.mmd"
    diagram.write_text("journey\n  section Go\n    Make tea: 5: Me\n", encoding="utf-8")
    lock = take_lock(chat_map)
    try:
        edited = run("edit", chat_map, "set", "atlas", "title", "Mine")
        imported = run("import", diagram, "-o", chat_map)
    finally:
        lock.release()
    assert edited.status == 3
    assert is_one_line(edited.err)
    assert "open elsewhere" in edited.err
    assert lock_holder() in edited.err
    assert imported.status == 2
    assert chat_map.read_bytes() == before


def lock_holder() -> str:
    import getpass

    return getpass.getuser()


def test_an_edit_leaves_neither_lock_nor_journal(run: Run, chat_map: Path) -> None:
    assert run("edit", chat_map, "set", "atlas", "title", "Mine").status == 0
    assert list(chat_map.parent.iterdir()) == [chat_map]


def test_a_locked_lane_is_not_edited_from_the_command_line_either(run: Run, chat_map: Path) -> None:
    atlas = read_document(chat_map).atlas
    lane, card = id_of(atlas, "Web"), id_of(atlas, "Chat")
    assert run("edit", chat_map, "set", lane, "locked", "true").status == 0
    ran = run("edit", chat_map, "set", card, "title", "x")
    assert ran.status == 2
    assert "is locked" in ran.err
    assert run("edit", chat_map, "set", lane, "locked", "false").status == 0
    assert run("edit", chat_map, "set", card, "title", "x").status == 0


def test_a_map_of_a_later_version_is_not_edited(run: Run, chat_map: Path) -> None:
    plain = json.loads(chat_map.read_text(encoding="utf-8"))
    chat_map.write_text(json.dumps({**plain, "version": 99}), encoding="utf-8")
    before = chat_map.read_bytes()
    ran = run("edit", chat_map, "set", "atlas", "title", "x")
    assert ran.status == 3
    assert "later cjeditor" in ran.err
    assert chat_map.read_bytes() == before


@pytest.mark.parametrize("command", ["info", "dump", "check"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  \n",
        b"{",
        b"[]",
        b"\x00\xff\xfe",
        b"[" * 100_000,
        b'{"format": "cjeditor-map", "version": "1"}',
    ],
)
def test_r13_a_file_that_is_no_map_is_one_line_and_status_3(
    run: Run, tmp_path: Path, command: str, content: bytes
) -> None:
    file = tmp_path / "broken.cjmap"
    file.write_bytes(content)
    ran = run(command, file)
    assert ran.status == 3
    assert is_one_line(ran.err), ran.err
    assert "broken.cjmap" in ran.err


@pytest.mark.parametrize("place", ["gone/x", ".", "n" * 300])
def test_r3_an_output_that_cannot_be_is_status_3_and_leaves_nothing(
    run: Run, chat_map: Path, place: str
) -> None:
    target = chat_map.parent / f"{place}.pdf" if place != "." else chat_map.parent / "folder.pdf"
    if place == ".":
        target.mkdir()
    before = sorted(chat_map.parent.iterdir())
    ran = run("export", chat_map, "-o", target)
    assert ran.status == 3
    assert is_one_line(ran.err), ran.err
    assert "Choose another place" in ran.err
    assert sorted(chat_map.parent.iterdir()) == before


def test_a_title_of_a_million_letters_does_not_fill_the_terminal(run: Run, chat_map: Path) -> None:
    assert run("edit", chat_map, "set", "st_1", "title", "W" * 50_000).status == 0
    ran = run("check", chat_map)
    assert len(ran.out) < 2_000
