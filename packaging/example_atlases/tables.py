"""Tables of example content, and the records that all examples make from them in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from cjeditor.model.order import spread
from cjeditor.model.records import Cell, Emotion, Evidence, Flow, Lane, Note, Record, Stage, Step
from cjeditor.model.records.evidence import EvidenceLevel
from cjeditor.model.records.flow import FlowKind
from cjeditor.model.records.note import NoteKind
from cjeditor.model.records.stage import Phase
from cjeditor.model.records.touchpoint import Initiator

CONTENT = Path(__file__).parent.parent / "example_content"
Row: TypeAlias = tuple[str, ...]
NOTHING = "–"

EVIDENCE: Mapping[str, EvidenceLevel] = {"a": "assumed", "p": "partly", "m": "measured"}
INITIATOR: Mapping[str, Initiator] = {"C": "customer", "O": "organisation", "T": "third party"}


def read_tables(name: str) -> dict[str, list[Row]]:
    """Return the sections of a content file: rows of cells, or lines as rows of one cell."""
    sections: dict[str, list[Row]] = {}
    for part in (CONTENT / name).read_text(encoding="utf-8").split("## ")[1:]:
        heading, _, body = part.partition("\n")
        lines = [line for line in body.splitlines() if line.strip()]
        sections[heading.strip()] = [
            _cells(line) for line in (lines[2:] if lines[0].startswith("|") else lines)
        ]
    return sections


def _cells(line: str) -> Row:
    return (
        tuple(cell.strip() for cell in line.strip("|").split(" | "))
        if line.startswith("|")
        else (line.strip(),)
    )


def given(cell: str) -> str:
    """Return the words of a cell, "" for a dash."""
    return "" if cell.startswith(NOTHING) else cell


def in_order(records: Sequence[Record]) -> list[Record]:
    """Return siblings with order keys as they are listed."""
    return [record.replaced(order=order) for record, order in zip(records, spread(len(records)), strict=True)]


def known(code: str) -> Evidence:
    """Return the evidence of a code like "★ m"."""
    return Evidence(level=EVIDENCE[code.removeprefix("★").strip()])


def evidence_and_star(code: str) -> tuple[Evidence, bool]:
    """Return the evidence of a code, and whether it marks a moment of truth."""
    return known(code), code.startswith("★")


class CellOrder:
    """Gives the cards of each cell their order keys, in the order in which they come."""

    def __init__(self) -> None:
        """Start with empty cells."""
        self._counts: dict[tuple[str, str], int] = {}
        self._keys = spread(50)

    def next_key(self, lane: str, step: str) -> str:
        """Return the key of the next card in a cell."""
        count = self._counts.get((lane, step), 0)
        self._counts[lane, step] = count + 1
        return self._keys[count]


def note(kind: NoteKind, number: str, step: str, lane: str, text: str, order: CellOrder) -> Iterator[Note]:
    """Yield the note of a cell, none for a dash."""
    if given(text):
        yield Note(
            id=f"nt_{kind}_{number}",
            place=Cell(step=step, lane=lane),
            order=order.next_key(lane, step),
            note_kind=kind,
            text=text,
        )


_SCORE = re.compile(r"([−+]?\d)")


def score(text: str) -> float:
    """Return the number of "−1" or "+1 hope", with the true minus sign."""
    found = _SCORE.search(text)
    if found is None:
        raise ValueError(text)
    return float(found.group(1).replace("−", "-"))


def emotion(
    identifier: str, lane: str, persona: str, step: str, value: float, evidence: Evidence, *, at: float = 0.5
) -> Emotion:
    """Return one point of a curve."""
    return Emotion(
        id=identifier, lane=lane, persona=persona, step=step, score=value, at=at, evidence=evidence
    )


_TARGET = re.compile(r"^(?:exit (?P<reason>[\"«].+?[\"»]|.+?)|(?P<target>\S+)) (?P<share>[01]?\.?\d*)$")


def flows(
    rows: Sequence[Row], column: Mapping[str, int], loops: frozenset[tuple[str, str]] = frozenset()
) -> Iterator[Flow]:
    """Yield the flows of lines like `t01 → t02 .6 | exit "words" .4`.

    A target in an earlier column, or listed under loops, is a return; else the first is next, others alternative.
    """
    for (line,) in rows:
        source, _, targets = line.partition(" → ")
        for number, part in enumerate(targets.split(" | ")):
            yield _flow(source, part.strip(), number, column, loops)


def _flow(
    source: str, part: str, number: int, column: Mapping[str, int], loops: frozenset[tuple[str, str]]
) -> Flow:
    found = _TARGET.match(part)
    if found is None:
        raise ValueError(f"{source} → {part}")
    target, reason = found["target"], (found["reason"] or "").strip('"«»')
    kind = _flow_kind(source, target, number, column, loops)
    return Flow(
        id=f"fl_{source}_{number + 1}",
        source=f"tp_{source}",
        target=f"tp_{target}" if kind not in {"exit", "done"} else None,
        flow_kind=kind,
        reason=reason,
        share=float(found["share"]),
        main_path=number == 0 and kind == "next",
    )


def _flow_kind(
    source: str, target: str | None, number: int, column: Mapping[str, int], loops: frozenset[tuple[str, str]]
) -> FlowKind:
    if target is None:
        return "exit"
    if target == "done":
        return "done"
    if column[target] < column[source] or (source, target) in loops:
        return "return"
    return "next" if number == 0 else "alternative"


def touchpoint_minutes(cell: str) -> float | None:
    """Return the active minutes of a cell, None for a dash."""
    return float(cell) if given(cell) else None


def columns(
    rows: Sequence[Row], journey: str, phases: Mapping[str, Phase], focus: frozenset[str], width: float
) -> Iterator[Record]:
    """Yield stages and steps of rows that begin with number, stage (phase), title and duration."""
    stages: dict[str, Stage] = {}
    steps: list[Step] = []
    for number, stage_cell, title, lasts, *_ in rows:
        name, _, phase = stage_cell.partition(" (")
        fresh = Stage(
            id=f"st_{len(stages) + 1}", journey=journey, title=name, phase=phases.get(phase.rstrip(")"))
        )
        stage = stages.setdefault(name, fresh).id
        is_focus = number in focus
        steps.append(
            Step(id=f"sp_{number}", stage=stage, title=title, duration=lasts, focus=is_focus, width=width)
        )
    yield from in_order(list(stages.values()))
    yield from in_order(steps)


def points(
    identifier: str, lane: str, persona: str, step: str, moods: str, word: str, quote: str, evidence: Evidence
) -> Iterator[Emotion]:
    """Yield the points of a cell like "−1 al entrar, +2 tras el kiosko"; the last one has the word and the quote."""
    parts = moods.split(", ")
    for place, part in enumerate(parts):
        at = 0.5 if len(parts) == 1 else (0.2, 0.8)[place]
        point = emotion(f"{identifier}_{place + 1}", lane, persona, step, score(part), evidence, at=at)
        is_last = place == len(parts) - 1
        yield point.replaced(word=word if is_last else "", quote=quote if is_last else "")


def notes_lane(identifier: str, journey: str, title: str, kind: NoteKind) -> Lane:
    """Return a lane for notes of one kind."""
    return Lane(id=identifier, journey=journey, lane_kind="notes", title=title, props={"note_kinds": (kind,)})
