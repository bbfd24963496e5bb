"""The bench runs to its end on a tiny map, and its page says what was measured. How fast is nobody's business here."""

from pathlib import Path

import pytest

from cjeditor.files.document import document_bytes
from tests.perf.generate import generate
from tests.perf.measure import Measured, alternating, percentile, timed
from tests.perf.page import END, START, table, write_page
from tests.perf.row import Family, Row
from tests.perf.rows import FAMILIES

SIZE = 12


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.family_id)
def test_every_row_of_a_family_is_measured(
    family: Family, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = family.measure.__module__
    for rounds in ("ROUNDS", "FRAMES", "SCREENS"):
        monkeypatch.setattr(f"{module}.{rounds}", 1, raising=False)
    monkeypatch.setattr(f"{module}.RECORDS", SIZE, raising=False)
    path = tmp_path / "tiny.cjmap"
    path.write_bytes(document_bytes(generate(SIZE)))
    found = family.measure(path, SIZE)
    assert len(found) == len(family.rows)
    assert all(measured.value >= 0 for measured in found)


def test_a_row_is_met_up_to_its_times_and_its_fixed_part() -> None:
    row = Row("pan", times=3, plus=7)
    assert row.target == "≤ 3× + 7 ms"
    assert row.is_met(Measured(10.0, 1.0))
    assert not row.is_met(Measured(10.1, 1.0))


def test_subject_and_reference_run_in_turns_and_the_first_round_does_not_count() -> None:
    calls: list[str] = []
    samples = alternating(timed(lambda: calls.append("s")), timed(lambda: calls.append("r")), rounds=2)
    assert calls == ["s", "r"] * 3
    assert len(samples.subject) == len(samples.reference) == 2


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile(range(101), 0.95) == 95


def test_the_page_keeps_what_a_person_wrote_around_the_table(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"Before.\n{START}\nold\n{END}\nAfter.\n", encoding="utf-8")
    figures = {("saving", 200): (Measured(6.0, 3.0, "2 syncs"),)}
    write_page(page, figures)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("Before.\n")
    assert text.endswith("After.\n")
    assert "old" not in text
    assert "2.00× (6.00 / 3.00 ms), 2 syncs" in text
    assert text.count("\n|") == len(table(figures).splitlines())
