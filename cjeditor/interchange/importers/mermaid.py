"""Mermaid `journey` diagrams: sections become stages, tasks steps and touchpoints, scores emotions, actors personas.

The notation says no channel, so one channel lane without a channel holds all touchpoints. Grammar:
https://mermaid.js.org/syntax/userJourney.html; lines it does not allow are skipped and named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cjeditor.interchange.formats import Imported, Importer, Say
from cjeditor.model.atlas import atlas_of
from cjeditor.model.ids import derived_id
from cjeditor.model.messages import Finding, UserError, message
from cjeditor.model.order import spread
from cjeditor.model.records import (
    AtlasInfo,
    Cell,
    Emotion,
    Journey,
    Lane,
    Persona,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from cjeditor.model.text import one_line

_FENCE = re.compile(r"^[ \t]*```+[ \t]*mermaid[^\n]*\n(.*?)^[ \t]*```", re.MULTILINE | re.DOTALL)
_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(?P<yaml>.*?)^---[ \t]*$", re.MULTILINE | re.DOTALL)
_DIRECTIVE = (re.compile(r"%%\{"), "}%%")
_BLOCK_DESCRIPTION = (re.compile(r"^[ \t]*accDescr[ \t]*\{", re.MULTILINE), "}")
_WORDS = re.compile(r"(?:(?P<key>title|section)[ ]+|(?P<acc>accTitle|accDescr)[ ]*:[ ]*)(?P<text>.*)")
_FRONT_TITLE = re.compile(r"^title:[ \t]*(?P<text>.+)$", re.MULTILINE)
_NUMBER = re.compile(r"[+-]?\d{1,6}(\.\d{1,6})?")


@dataclass(slots=True)
class _Task:
    name: str
    score: float
    written_score: str
    actors: tuple[str, ...]
    line: int


@dataclass(slots=True)
class _Section:
    title: str
    tasks: list[_Task] = field(default_factory=list)


@dataclass(slots=True)
class _Diagram:
    title: str = ""
    accessible_title: str = ""
    description: str = ""
    sections: list[_Section] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def recognises(content: bytes) -> bool:
    """Whether the content is a journey diagram, alone or fenced in Markdown."""
    return _body(_decoded(content)) is not None


def run(content: bytes, name: str, say: Say, content_language: str = "en") -> Imported:
    """Return the atlas of a diagram; raises UserError when there is no journey diagram or no task in it."""
    body = _body(_decoded(content))
    if body is None:
        raise UserError(
            message("mermaid-none", "There is no Mermaid journey diagram in this file."),
            place=name,
            remedy=message(
                "mermaid-none-remedy", "A journey diagram starts with a line that says “journey”."
            ),
        )
    diagram = _parse(body)
    if not any(section.tasks for section in diagram.sections):
        raise UserError(
            message("mermaid-empty", "The journey diagram has no task that can be read."),
            place=name,
            remedy=message("mermaid-empty-remedy", "A task is a line like “Make tea: 5: Me”."),
        )
    title = diagram.title or diagram.accessible_title or name.rpartition(".")[0] or name
    findings = () if _is_utf8(content) else (_not_utf8(),)
    atlas = atlas_of(
        AtlasInfo(title=title, content_language=content_language), *_records(diagram, title, say)
    )
    return Imported(atlas, (*findings, *diagram.findings))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(content: bytes) -> str:
    """Return the text; of one that is not UTF-8, as editors on Windows wrote it in western Europe."""
    return content.decode("utf-8-sig") if _is_utf8(content) else content.decode("cp1252", "replace")


def _not_utf8() -> Finding:
    return Finding(
        rule="mermaid-encoding",
        severity="warning",
        object_id="",
        message=message(
            "mermaid-encoding", "This diagram is not written in UTF-8; it was read as Windows-1252."
        ),
        remedy=message(
            "mermaid-encoding-remedy",
            "Look whether its accents are right, or save it in UTF-8 and import it again.",
        ),
    )


def _body(text: str) -> str | None:
    """Return the diagram's text, with the same line numbers as the file, or None."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _starts_journey(text):
        return text
    for fence in _FENCE.finditer(text):
        if _starts_journey(fence[1]):
            return "\n" * text[: fence.start(1)].count("\n") + fence[1]
    return None


def _starts_journey(text: str) -> bool:
    lines = (line.strip() for line in _without_blocks(text).splitlines())
    first = next((line for line in lines if line and not line.startswith(("%%", "#"))), "")
    return first == "journey"


def _without_blocks(text: str) -> str:
    """Return the text with front matter, directives and long descriptions blanked, lines kept."""
    text = _FRONT_MATTER.sub(lambda found: "\n" * found[0].count("\n"), text)
    for opening, closing in (_DIRECTIVE, _BLOCK_DESCRIPTION):
        text = _without(text, opening, closing)
    return text


def _without(text: str, opening: re.Pattern[str], closing: str) -> str:
    """Return the text with each block blanked; the first that is not closed ends the search, so that it stays short."""
    kept: list[str] = []
    at = 0
    while found := opening.search(text, at):
        end = text.find(closing, found.end())
        if end < 0:
            break
        kept += [text[at : found.start()], "\n" * text.count("\n", found.start(), end)]
        at = end + len(closing)
    return "".join([*kept, text[at:]])


def _parse(body: str) -> _Diagram:
    diagram = _Diagram()
    front = _FRONT_MATTER.match(body)
    title = _FRONT_TITLE.search(front["yaml"]) if front else None
    if title:
        diagram.title = one_line(title["text"].strip("\"' "))
    opening, closing = _BLOCK_DESCRIPTION
    described = opening.search(body)
    text, closed, _ = body[described.end() :].partition(closing) if described else ("", "", "")
    if closed:
        diagram.description = one_line(text)
    seen_header = False
    for number, line in enumerate(_without_blocks(body).splitlines(), start=1):
        for statement in line.split(";"):
            words = one_line(statement)
            if not words or words.startswith(("%%", "#")):
                continue
            if not seen_header:
                seen_header = words == "journey"
            else:
                _take(diagram, words, number)
    return diagram


def _take(diagram: _Diagram, words: str, number: int) -> None:
    keyword = _WORDS.fullmatch(words)
    key = keyword["key"] or keyword["acc"] if keyword else ""
    text = keyword["text"] if keyword else ""
    match key:
        case "title":
            diagram.title = text
        case "accTitle":
            diagram.accessible_title = text
        case "accDescr":
            diagram.description = text
        case "section":
            diagram.sections.append(_Section(text))
        case _:
            _take_task(diagram, words, number)


def _take_task(diagram: _Diagram, words: str, number: int) -> None:
    task = _task(words, number)
    if task is None:
        diagram.findings.append(_skipped(words, number))
        return
    if not diagram.sections:
        diagram.sections.append(_Section(""))
    diagram.sections[-1].tasks.append(task)
    if not 1 <= task.score <= 5:
        diagram.findings.append(_clipped(task))


def _task(words: str, number: int) -> _Task | None:
    """Return the task of a line; the score is the last or last but one part, so that names may hold colons."""
    parts = [part.strip() for part in words.split(":")]
    for from_end in (1, 2):
        if len(parts) > from_end and _NUMBER.fullmatch(parts[-from_end]) and any(parts[:-from_end]):
            name = ": ".join(part for part in parts[:-from_end] if part)
            written = parts[-from_end]
            actors = parts[-1].split(",") if from_end == 2 else []
            names = tuple(dict.fromkeys(actor.strip() for actor in actors if actor.strip()))
            return _Task(name, float(written), written, names, number)
    return None


def _skipped(words: str, number: int) -> Finding:
    return Finding(
        rule="mermaid-line",
        severity="warning",
        object_id="",
        message=message("mermaid-line", "Line {line} was left out: “{text}”.", line=number, text=words[:80]),
        remedy=message(
            "mermaid-line-remedy", "A task is a name, a score from 0 to 5 and actors, parted by colons."
        ),
    )


def _clipped(task: _Task) -> Finding:
    return Finding(
        rule="mermaid-score",
        severity="hint" if task.score == 0 else "warning",
        object_id="",
        message=message(
            "mermaid-score",
            "Line {line}: the score {score} of “{name}” is outside the scale and became {kept}; the original is kept.",
            line=task.line,
            score=task.written_score,
            name=task.name[:80],
            kept=f"{_emotion_score(task):+g}".replace("-", "−"),
        ),
        measured=task.score,
        limit=1 if task.score < 1 else 5,
    )


def _emotion_score(task: _Task) -> float:
    return max(-2.0, min(2.0, task.score - 3))


def _records(diagram: _Diagram, title: str, say: Say) -> Iterator[Record]:
    journey = derived_id("journeys", "mermaid", title)
    personas = _personas(diagram, journey)
    yield from personas.values()
    yield Journey(
        id=journey,
        title=title,
        scenario=diagram.description,
        personas=tuple(persona.id for persona in personas.values()),
    )
    feeling = Lane(
        id=derived_id("lanes", journey, "emotion"),
        journey=journey,
        lane_kind="emotion",
        title=say(message("emotion-lane", "Emotion")),
        order="a0",
    )
    contact = Lane(
        id=derived_id("lanes", journey, "channel"),
        journey=journey,
        title=say(message("touchpoint-lane", "Touchpoints")),
        order="a1",
    )
    yield from (feeling, contact)
    for order, (number, section) in zip(
        spread(len(diagram.sections)), enumerate(diagram.sections), strict=True
    ):
        stage = derived_id("stages", journey, str(number))
        yield Stage(id=stage, journey=journey, title=section.title, order=order)
        for place, (task, step_order) in enumerate(
            zip(section.tasks, spread(len(section.tasks)), strict=True)
        ):
            step = Step(
                id=derived_id("steps", stage, str(place)), stage=stage, title=task.name, order=step_order
            )
            yield from _step_records(
                task, step, feeling.id, contact.id, [personas[name].id for name in task.actors]
            )


def _personas(diagram: _Diagram, journey: str) -> dict[str, Persona]:
    names = list(
        dict.fromkeys(name for section in diagram.sections for task in section.tasks for name in task.actors)
    )
    return {
        name: Persona(id=derived_id("personas", journey, name), name=name, order=order)
        for name, order in zip(names, spread(len(names)), strict=True)
    }


def _step_records(
    task: _Task, step: Step, feeling: str, contact: str, personas: Sequence[str]
) -> Iterator[Record]:
    yield step
    yield Touchpoint(
        id=derived_id("touchpoints", step.id),
        place=Cell(step=step.id, lane=contact),
        title=task.name,
        personas=tuple(personas),
    )
    for persona in personas or (None,):
        yield Emotion(
            id=derived_id("emotions", step.id, persona or ""),
            lane=feeling,
            persona=persona,
            step=step.id,
            score=_emotion_score(task),
            original=task.written_score,
        )


MERMAID = Importer(
    id="mermaid",
    title=message("mermaid-format", "Mermaid journey diagram"),
    suffixes=(".mmd", ".mermaid", ".md"),
    recognises=recognises,
    run=run,
)
