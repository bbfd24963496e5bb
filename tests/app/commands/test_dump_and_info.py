from __future__ import annotations

import json
from pathlib import Path

from tests.app.commands.conftest import Run


def test_dump_writes_the_bytes_of_a_save(run: Run, chat_map: Path) -> None:
    ran = run("dump", chat_map)
    assert ran.status == 0
    assert ran.out.encode() == chat_map.read_bytes()


def test_dump_of_a_damaged_file_names_the_damage_and_is_status_1(run: Run, chat_map: Path) -> None:
    chat_map.write_text(chat_map.read_text().replace('"title": "Chat"', '"title": 7'))
    ran = run("dump", chat_map)
    assert ran.status == 1
    assert "tp_1" in ran.err
    assert '"set_aside"' in ran.out


def test_info_counts_the_records(run: Run, chat_map: Path) -> None:
    ran = run("info", chat_map, "--json")
    facts = json.loads(ran.out)
    assert ran.status == 0
    assert (facts["version"], facts["counts"]["touchpoints"], facts["counts"]["flows"]) == (1, 1, 0)


def test_info_without_json_reads_as_lines(run: Run, chat_map: Path) -> None:
    assert "1  touchpoints" in run("info", chat_map).out


def test_info_of_nothing_of_ours_is_status_3_in_one_line(run: Run, tmp_path: Path) -> None:
    for name, content in {
        "empty": b"",
        "binary": bytes(range(256)),
        "list": b"[1]",
        "cut": b'{"format": ',
    }.items():
        path = tmp_path / name
        path.write_bytes(content)
        ran = run("info", path)
        assert ran.status == 3
        assert ran.err.count("\n") == 1
        assert name in ran.err


def test_a_title_cannot_forge_a_line(run: Run, chat_map: Path) -> None:
    assert run("edit", chat_map, "set", "atlas", "title", "One\nTwo").status == 0
    assert run("info", chat_map).out.splitlines()[0] in {"One Two", "One\\nTwo"}
