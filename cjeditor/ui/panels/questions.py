"""Questions: what the flow graph answers about the map, as a table and as marks on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cjeditor.graph import QUESTIONS, Answer, AnswerColumn, Question
from cjeditor.model.messages import Message, UserError, message
from cjeditor.ui.fields.editor import Editor, Surroundings
from cjeditor.ui.fields.factory import make_editor
from cjeditor.ui.fields.specs import specs_of
from cjeditor.ui.labels import label
from cjeditor.ui.panels.result_list import Line, ResultList
from cjeditor.ui.wording import refusal_words

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_QUESTION = message("ui.questions.question", "Question")
_ASK = message("ui.questions.ask", "Ask")
_SHOW = message("ui.questions.show", "Show on the map")
_ANSWER = message("ui.questions.answer", "Answer")


class Questions(QWidget):
    """The panel: a question, its options, the answer, and a button that marks it on the map."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.answer: Answer | None = None
        self._options: dict[str, Editor] = {}
        self.choice = QComboBox()
        self.choice.setAccessibleName(desk.say(_QUESTION))
        for question in QUESTIONS:
            self.choice.addItem(desk.say(question.title), question.id)
        self.explanation, self.summary = label("", "quiet", wraps=True), label("", "head", wraps=True)
        self.ask_button, self.show_button = QPushButton(desk.say(_ASK)), QPushButton(desk.say(_SHOW))
        self.fields = QVBoxLayout()
        self.list = ResultList(desk, desk.say(_ANSWER))
        self._place()
        self.choice.currentIndexChanged.connect(self._chosen)
        self.ask_button.clicked.connect(self.ask)
        self.show_button.clicked.connect(self._mark)
        desk.reset.connect(self._chosen)
        self._chosen()

    @property
    def question(self) -> Question:
        """The question on show."""
        return QUESTIONS[max(0, self.choice.currentIndex())]

    def ask_this(self, question_id: str) -> None:
        """Turn to a question, and ask it."""
        self.choice.setCurrentIndex(self.choice.findData(question_id))
        self.ask()

    def ask(self) -> None:
        """Ask about the document as it is now, and show the answer."""
        desk = self.desk
        try:
            self.answer = self.question.answer(
                desk.atlas, **{name: editor.shown for name, editor in self._options.items()}
            )
        except UserError as error:
            self.summary.setText(" ".join(refusal_words(error, desk.say)))
            return
        answer = self.answer
        self.summary.setText(desk.say(answer.summary))
        lines = [
            Line(tuple(map(self._words, answer.columns, row.values)), (row.object_id,)) for row in answer.rows
        ]
        self.list.show_lines([desk.say(column.title) for column in answer.columns], lines)
        self.show_button.setEnabled(True)
        if desk.has_marks:
            desk.set_marks(answer.marks)

    def _place(self) -> None:
        column, buttons = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(12, 10, 12, 0)
        column.setSpacing(8)
        for widget in (self.choice, self.explanation):
            column.addWidget(widget)
        column.addLayout(self.fields)
        for button in (self.ask_button, self.show_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)

    def _chosen(self) -> None:
        desk = self.desk
        self.answer = None
        self.explanation.setText(desk.say(self.question.explanation))
        self.summary.setText("")
        self.list.show_lines([""], [])
        self.show_button.setEnabled(False)
        self._show_options()

    def _show_options(self) -> None:
        """Show an editor for each option of the question, with what it is without a choice."""
        while (item := self.fields.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        desk, model = self.desk, self.question.options
        around = Surroundings(desk.say, lambda: desk.atlas, lambda: desk.services.theme)
        self._options = {}
        for spec in specs_of(model, self.question.id):
            field = model.model_fields[spec.name]
            title = desk.say(Message("ui.questions.option", field.title or spec.name))
            editor = self._options[spec.name] = make_editor(spec, around, title)
            editor.show_value(field.default)
            if spec.editor != "flag":
                self.fields.addWidget(label(title, "quiet"))
            self.fields.addWidget(editor)

    def _mark(self) -> None:
        if self.answer is not None:
            self.desk.set_marks(self.answer.marks)

    def _words(self, column: AnswerColumn, value: Any) -> str:
        if isinstance(value, Message):
            return self.desk.say(value)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        return f"{value:.0%}" if column.kind == "share" else QLocale().toString(float(value), "g", 6)
