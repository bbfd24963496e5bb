"""`analyse`: the questions of the graph, as a table or as JSON."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from cjeditor.app.commands.command import AS_JSON, FILE, Command, read_for_showing
from cjeditor.app.console import Console, Status, one_line
from cjeditor.graph import QUESTIONS, Answer, Question, question
from cjeditor.graph.answer import AnswerColumn, Value
from cjeditor.model.messages import Message, UserError, message
from cjeditor.ui.wording import Say


def arguments(parser: ArgumentParser, say: Say) -> None:
    """Name the file, the question and the form."""
    parser.add_argument("file", type=Path, metavar=say(FILE))
    parser.add_argument(
        "question",
        metavar=say(message("cli.question", "QUESTION")),
        nargs="?",
        help=say(message("cli.question.help", "without one, the questions are listed")),
    )
    parser.add_argument("--json", action="store_true", help=say(AS_JSON))


def run(options: Namespace, console: Console) -> Status:
    """Answer a question; 1 when the answer has findings from warning up, or the file loaded in part."""
    asked = _question(options.question) if options.question else None
    loaded = read_for_showing(options.file, console)
    if asked is None:
        _list(console, as_json=options.json)
        return Status.DONE
    answer = asked.answer(loaded.atlas)
    if options.json:
        console.out_json(plain(asked, answer, console))
    else:
        _print(answer, console)
    return Status.DONE if loaded.is_whole else Status.FINDINGS


def _question(name: str) -> Question:
    found = question(name)
    if found is None:
        known = [q.id for q in QUESTIONS]
        near = get_close_matches(name, known, n=1)
        raise UserError(
            message("cli.no-question", "There is no question called “{name}”.", name=name),
            remedy=message("cli.question-meant", "Did you mean “{name}”?", name=near[0])
            if near
            else message("cli.no-question.remedy", "Ask one of {names}.", names=", ".join(known)),
        )
    return found


def _list(console: Console, *, as_json: bool) -> None:
    if as_json:
        console.out_json([{"id": asked.id, "title": console.say(asked.title)} for asked in QUESTIONS])
        return
    for asked in QUESTIONS:
        console.out(f"{asked.id:<12} {console.say(asked.explanation)}")


def plain(asked: Question, answer: Answer, console: Console) -> dict[str, Any]:
    """Return an answer as plain values, each row by its columns' keys."""
    return {
        "question": asked.id,
        "summary": console.say(answer.summary),
        "rows": [
            {"id": row.object_id}
            | {
                column.key: console.say(value) if isinstance(value, Message) else value
                for column, value in zip(answer.columns, row.values, strict=True)
            }
            for row in answer.rows
        ],
        "findings": [
            {
                "rule": found.rule,
                "severity": found.severity,
                "object": found.object_id,
                "message": console.say(found.message),
            }
            for found in answer.findings
        ],
    }


def _print(answer: Answer, console: Console) -> None:
    console.out(console.say(answer.summary))
    if not answer.rows:
        return
    heads = [console.say(column.title) for column in answer.columns]
    rows = [
        [_cell(value, column, console) for value, column in zip(row.values, answer.columns, strict=True)]
        for row in answer.rows
    ]
    widths = [max(len(line[place]) for line in [heads, *rows]) for place in range(len(heads))]
    for line in [heads, *rows]:
        console.out(_aligned(line, widths, answer.columns))


def _cell(value: Value, column: AnswerColumn, console: Console) -> str:
    match value:
        case None:
            return "–"
        case Message():
            return one_line(console.say(value))
        case float() if column.kind == "share":
            return f"{value * 100:.0f} %"
        case float():
            return console.say(message("cli.figure", "{figure}", figure=round(value, 2)))
        case _:
            return one_line(str(value))


def _aligned(line: Sequence[str], widths: Sequence[int], columns: Sequence[AnswerColumn]) -> str:
    cells = (
        cell.ljust(width) if column.kind in {"name", "text"} else cell.rjust(width)
        for cell, width, column in zip(line, widths, columns, strict=True)
    )
    return "  ".join(cells).rstrip()


ANALYSE = Command("analyse", message("cli.analyse", "ask a question of the flows"), arguments, run)
