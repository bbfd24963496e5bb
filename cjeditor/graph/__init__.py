"""The flow graph of an atlas and what one may ask of it: a new question is one file and one line in `QUESTIONS`.

A question answers with a table, findings and marks (see `answer`), so that the panel, the marks on the map and the
command line need no change for the next one. networkx is imported when one is run.
"""

from __future__ import annotations

from typing import Final

from cjeditor.graph import handoffs, reach
from cjeditor.graph.answer import Answer, AnswerColumn, AnswerRow, Options, Question
from cjeditor.graph.lint import lint

QUESTIONS: Final[tuple[Question, ...]] = (handoffs.QUESTION, reach.QUESTION)


def question(question_id: str) -> Question | None:
    """Return the question of this id, None when there is none."""
    return next((one for one in QUESTIONS if one.id == question_id), None)


__all__ = ["QUESTIONS", "Answer", "AnswerColumn", "AnswerRow", "Options", "Question", "lint", "question"]
