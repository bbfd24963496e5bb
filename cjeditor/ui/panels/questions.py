"""Questions: what the flow graph answers about the map, as a table and as marks on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cjeditor.graph import QUESTIONS, Answer, AnswerColumn, AnswerRow, Question
from cjeditor.model.messages import Message, UserError, message
from cjeditor.ui.fields.editor import Editor, Surroundings
from cjeditor.ui.fields.factory import make_editor
from cjeditor.ui.fields.specs import specs_of
from cjeditor.ui.labels import label
from cjeditor.ui.panels.mark_legend import MarkLegend
from cjeditor.ui.panels.result_list import Entry, ResultList
from cjeditor.ui.wording import refusal_words

if TYPE_CHECKING:
    from cjeditor.ui.desk import Desk

_QUESTION = message("ui.questions.question", "Question")
_ASK = message("ui.questions.ask", "Ask")
_SHOW = message("ui.questions.show", "Show on the map")
_HIDE = message("ui.questions.hide", "Clear the map")
_ANSWER = message("ui.questions.answer", "Answer")


class Questions(QWidget):
    """The panel: a question, its options, the answer, and a button that marks it on the map and takes it off again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.legend = MarkLegend(desk.say)
        self.list = ResultList(desk, desk.say(_ANSWER))
        self._place()
        self.choice.currentIndexChanged.connect(self._chosen)
        self.ask_button.clicked.connect(self.ask)
        self.show_button.clicked.connect(self._mark)
        desk.reset.connect(self._chosen)
        desk.refreshed.connect(self._follow_marks)
        self._chosen()

    @property
    def question(self) -> Question:
        """The question on show."""
        return QUESTIONS[max(0, self.choice.currentIndex())]

    def ask_this(self, question_id: str) -> None:
        """Turn to a question, and ask it."""
        self.choice.setCurrentIndex(self.choice.findData(question_id))
        self.ask()

    def standing(self) -> tuple[str, dict[str, Any], bool, bool]:
        """Return the question, what was chosen for it, and whether it was asked and marked on the map."""
        chosen = {name: editor.shown for name, editor in self._options.items()}
        return self.question.id, chosen, self.answer is not None, self.desk.has_marks

    def stand(self, where: tuple[str, dict[str, Any], bool, bool]) -> None:
        """Ask again what another such panel was asked, in the words and colours of now."""
        question_id, chosen, was_asked, was_marked = where
        self.choice.setCurrentIndex(self.choice.findData(question_id))
        for name, value in chosen.items():
            self._options[name].show_value(value)
        if was_asked:
            self.ask()
        if was_marked:
            self._mark()

    def ask(self) -> None:
        """Ask about the document as it is now, and show the answer."""
        desk = self.desk
        try:
            self.answer = self.question.answer(
                desk.atlas, **{name: editor.shown for name, editor in self._options.items()}
            )
        except UserError as error:
            self._sum_up(" ".join(refusal_words(error, desk.say)))
            return
        answer = self.answer
        self._sum_up(desk.say(answer.summary))
        self.list.show_entries([self._entry(answer, row) for row in answer.rows])
        self.show_button.setEnabled(True)
        if desk.has_marks:
            desk.set_marks(answer.marks)

    def _sum_up(self, words: str) -> None:
        self.summary.setText(words)
        self.summary.show()

    def _place(self) -> None:
        asked, buttons, column = QWidget(), QHBoxLayout(), QVBoxLayout(self)
        form = QVBoxLayout(asked)
        form.setContentsMargins(12, 10, 12, 2)
        form.setSpacing(8)
        for button in (self.ask_button, self.show_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for part in (self.choice, self.explanation, self.fields, buttons, self.legend, self.summary):
            if isinstance(part, QWidget):
                form.addWidget(part)
            else:
                form.addLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(_Yielding(asked))
        column.addWidget(self.list, 1)

    def _chosen(self) -> None:
        desk = self.desk
        self.answer = None
        if desk.has_marks:  # the map shows what the panel explains
            desk.set_marks()
        self.explanation.setText(desk.say(self.question.explanation))
        self.summary.hide()
        self.list.show_entries([])
        self.legend.show_meanings(self.question.legend)
        self._follow_marks()
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
        if self.desk.has_marks:
            self.desk.set_marks()
        elif self.answer is not None:
            self.desk.set_marks(self.answer.marks)

    def _follow_marks(self) -> None:
        """Offer what the button would do now, and explain the marks while there are any."""
        has_marks = self.desk.has_marks
        self.show_button.setText(self.desk.say(_HIDE if has_marks else _SHOW))
        self.show_button.setEnabled(has_marks or self.answer is not None)
        self.legend.setVisible(has_marks)

    def _entry(self, answer: Answer, row: AnswerRow) -> Entry:
        """Return a row as its names, and its other values each with the head of its column."""
        cells = [
            (column, words)
            for column, value in zip(answer.columns, row.values, strict=True)
            if (words := self._words(column, value))
        ]
        names = " → ".join(words for column, words in cells if column.kind == "name")
        say, others = self.desk.say, [cell for cell in cells if cell[0].kind != "name"]
        more = "  ·  ".join(f"{say(column.title)}: {words}" for column, words in others)
        return Entry(names, more, (row.object_id,))

    def _words(self, column: AnswerColumn, value: Any) -> str:
        if isinstance(value, Message):
            return self.desk.say(value)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        return f"{value:.0%}" if column.kind == "share" else QLocale().toString(float(value), "g", 6)


class _Yielding(QScrollArea):
    """As high as what it holds; on a low screen it scrolls and leaves room for the answer.

    Not resizable, as Qt calls that: the least height of wrapped words would be that of a column of single words.
    """

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self._held = held
        self.setWidget(held)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(80)

    def sizeHint(self) -> QSize:
        return QSize(200, self._held.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._held and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        layout, width = self._held.layout(), self.viewport().width()
        self._held.resize(width, layout.totalHeightForWidth(width) if layout is not None else 0)
        self.updateGeometry()
