"""ExportDialog: the sheet as it will come out, what can be chosen about it, and the way to a file or a printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressDialog,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cjeditor.drawing.frame import Frame
from cjeditor.interchange.exporters import EXPORTERS
from cjeditor.interchange.exporters.request import (
    ExportRequest,
    PosterSheet,
    layout_options,
    pictures_of,
)
from cjeditor.layout.letters import letters_of
from cjeditor.layout.map_layout import lay_out
from cjeditor.model.messages import Message, UserError, counted, message
from cjeditor.poster.compose import sheet_frame
from cjeditor.poster.legibility import legibility
from cjeditor.poster.paper import PAPERS, Sheet
from cjeditor.poster.plan import PosterPlan, plan_poster
from cjeditor.poster.setup import HARDWARE_MARGIN_MM, PosterSetup
from cjeditor.ui.dialogs.export_job import ExportJob, options_of
from cjeditor.ui.dialogs.preview import SheetPreview
from cjeditor.ui.dialogs.sizes import keep_size
from cjeditor.ui.fields.font import CHOOSE as CHOOSE_FONT
from cjeditor.ui.file_names import poster_name
from cjeditor.ui.labels import label, shortened
from cjeditor.ui.letters import letters_beyond
from cjeditor.ui.timing import delayed
from cjeditor.ui.wording import refusal_words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from cjeditor.ui.desk import Desk

_TITLE = message("ui.export.title", "Export a poster")
_PRINT_TITLE = message("ui.print.title", "Print a poster")
_NATURAL = message("ui.export.natural", "As large as the map")
_AUTO = message("ui.export.auto", "Whichever shows the map larger")
_PORTRAIT = message("ui.export.portrait", "Portrait")
_LANDSCAPE = message("ui.export.landscape", "Landscape")
_FIT = message("ui.export.fit", "Fit to the paper")
_ALL = message("ui.export.all", "All journeys, a page each")
_ROWS: Final[dict[str, Message]] = {
    "format": message("ui.export.format", "Format"),
    "journey": message("ui.export.journey", "Journey"),
    "paper": message("ui.export.paper", "Paper"),
    "turn": message("ui.export.turn", "Orientation"),
    "scale": message("ui.export.scale", "Size"),
    "margin": message("ui.export.margin", "Margin"),
    "bleed": message("ui.export.bleed", "Bleed"),
    "dpi": message("ui.export.dpi", "Resolution"),
}
_MARKS = message("ui.export.marks", "Crop marks")
_GROUP = message("ui.export.group", "Group the channel lanes")
_INK = message("ui.export.ink", "Save ink")
_CANCEL = message("ui.answer.cancel", "Cancel")
_EXPORT = message("ui.export.export", "Export…")
_PRINT = message("ui.print.print", "Print…")
_WORKING = message("ui.export.working", "Drawing the map…")
_FIRST_PAPER = "A0"
_DELAY_MS = 120


class ExportDialog(QDialog):
    """Preview at the left, choices at the right; remembers the paper."""

    def __init__(self, desk: Desk, *, for_printer: bool = False) -> None:
        super().__init__(desk.window)
        desk.finish_editing()
        self.desk, self.for_printer = desk, for_printer
        self.sheet: PosterSheet | None = None
        self._pages: dict[tuple[str, bool, bool], Frame] = {}
        self._lacking: dict[tuple[str, bool, bool], tuple[str, ...]] = {}
        self.setWindowTitle(desk.say(_PRINT_TITLE if for_printer else _TITLE))
        keep_size(self, desk.services, "export", QSize(1080, 660).boundedTo(desk.window.size()))
        self.preview = SheetPreview(pictures_of(desk.atlas))
        self.facts = label("", "quiet", wraps=True)
        self.boxes = label("", "warning", wraps=True)
        self.small = label("", "warning", wraps=True)
        self.choose_font = QPushButton(desk.say(CHOOSE_FONT))
        self.choose_font.setAutoDefault(False)
        self.choose_font.clicked.connect(self._choose_font)
        self._waiting = delayed(self, _DELAY_MS, self.refresh)
        self._make_choices()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.preview, 1)
        row.addWidget(self._side())
        self.refresh()

    def setup(self) -> PosterSetup:
        """Return what is chosen about the print."""
        turn = self.turn.currentData()
        return PosterSetup(
            paper=PAPERS.get(self.paper.currentData() or ""),
            landscape=None if turn is None else bool(turn),
            scale_percent=None if self.scale.value() == self.scale.minimum() else self.scale.value(),
            margin=self.margin.value(),
            marks=self.marks.isChecked(),
            bleed=self.bleed.value(),
        )

    def request(self) -> ExportRequest:
        """Return what is asked of the exporter."""
        desk = self.desk
        chosen = self.journey.currentData()
        return ExportRequest(
            atlas=desk.atlas,
            journeys=(chosen,) if chosen else desk.atlas.index.journeys(),
            setup=self.setup(),
            say=desk.say_content,
            dpi=float(self.dpi.value()),
            group_lanes=self.group.isChecked(),
            ink_saving=self.ink.isChecked(),
            file_name=desk.session.path.name if desk.session.path is not None else "",
            chosen_face=desk.options.chosen_face,
        )

    def refresh(self) -> None:
        """Show the sheet as chosen now, or why it cannot be made."""
        self._waiting.stop()
        request = self.request()
        self.dpi.setEnabled(self.format.currentData() == "png" and not self.for_printer)
        self.turn.setEnabled(isinstance(request.setup.paper, Sheet))
        try:
            self.sheet = self._sheet(request, request.journeys[0])
        except UserError as error:
            text, more = refusal_words(error, self.desk.say)
            self.sheet = None
            self.preview.show_sheet(None, f"{text}\n{more}")
            self.facts.setText("")
        else:
            self.preview.show_sheet(self.sheet, self.windowTitle(), has_boxes=not self._borrows_fonts())
            self.facts.setText(self._facts(self.sheet.plan))
        self.go.setEnabled(self.sheet is not None)
        self._tell_boxes(self._boxes(request))
        self._tell_small(request.journeys[0])

    def options(self) -> list[str]:
        """Return the choices as the command line says them."""
        is_landscape = self.sheet is not None and self.sheet.plan.is_landscape
        return options_of(self.request(), is_landscape=is_landscape)

    def proposed_name(self) -> str:
        """Return the name of a file, without its suffix; a journey among several is named, or they overwrite each other."""
        return poster_name(Path(self.desk.document_name).stem, self.desk.atlas, self.request().journeys)

    def export_to(self, output: Path) -> ExportJob | None:
        """Export to a file in a process of its own; the dialog closes when that worked."""
        desk = self.desk
        name = desk.session.path.name if desk.session.path is not None else "map.cjmap"
        try:
            job = ExportJob(desk.atlas, name, self.options(), output, desk)
        except UserError as error:
            self._tell(refusal_words(error, desk.say)[0])
            return None
        progress = QProgressDialog(desk.say(_WORKING), desk.say(_CANCEL), 0, 0, self)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(400)
        progress.setAutoClose(False)
        progress.canceled.connect(job.cancel)
        job.done.connect(lambda worked, said: self._exported(progress, output, worked=worked, said=said))
        job.start()
        progress.setValue(0)
        return job

    def print_on(self, printer: QPrinter) -> None:
        """Paint the sheets on a printer, a page each, at their exact size."""
        from cjeditor.ui.dialogs.printing import print_sheets

        request = self.request()
        print_sheets(
            printer, [self._sheet(request, journey) for journey in request.journeys], self.desk.atlas
        )

    def _make_choices(self) -> None:
        desk, say = self.desk, self.desk.say
        self.format, self.journey, self.paper, self.turn = (QComboBox() for _ in range(4))
        for exporter in EXPORTERS:
            self.format.addItem(say(exporter.title), exporter.id)
        for journey in desk.atlas.index.journeys():
            self.journey.addItem(shortened(desk.atlas.journeys[journey].title, 40), journey)
        self.journey.setCurrentIndex(max(0, self.journey.findData(desk.journey_id)))
        if self.journey.count() > 1:
            self.journey.addItem(say(_ALL), "")
        self.paper.addItem(say(_NATURAL), "")
        for name, paper in PAPERS.items():
            height = f" × {paper.height:g}" if isinstance(paper, Sheet) else ""
            self.paper.addItem(f"{name}  ({paper.width:g}{height} mm)", name)
        remembered = desk.services.remembered("paper") or _FIRST_PAPER
        self.paper.setCurrentIndex(max(0, self.paper.findData(remembered)))
        for words, turn in ((_AUTO, None), (_PORTRAIT, False), (_LANDSCAPE, True)):
            self.turn.addItem(say(words), turn)
        for box in (self.format, self.journey, self.paper, self.turn):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(18)
            box.currentIndexChanged.connect(lambda _index: self._waiting.start())
        self.scale = _length(4, 400, 4, " %")
        self.scale.setSpecialValueText(say(_FIT))
        self.margin = _length(0, 100, HARDWARE_MARGIN_MM, " mm")
        self.bleed = _length(0, 50, 0, " mm")
        self.dpi = QSpinBox()
        self.dpi.setRange(36, 600)
        self.dpi.setValue(150)
        self.dpi.setSuffix(" dpi")
        for number in (self.scale, self.margin, self.bleed, self.dpi):
            number.valueChanged.connect(lambda _value: self._waiting.start())
        self.marks, self.group, self.ink = (QCheckBox(say(words)) for words in (_MARKS, _GROUP, _INK))
        for tick in (self.marks, self.group, self.ink):
            tick.toggled.connect(lambda _on: self._waiting.start())

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(372)
        column, form = QVBoxLayout(side), QFormLayout()
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(12)
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, title in _ROWS.items():
            if name == "format" and self.for_printer:
                continue
            field: QWidget = getattr(self, name)
            field.setAccessibleName(self.desk.say(title))
            if not (name == "dpi" and self.for_printer):
                form.addRow(self.desk.say(title), field)
        column.addLayout(form)
        for box in (self.marks, self.group, self.ink):
            column.addWidget(box)
        column.addStretch(1)
        column.addWidget(self.boxes)
        column.addWidget(self.choose_font, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.small)
        column.addWidget(self.facts)
        column.addLayout(self._buttons())
        return side

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        cancel = QPushButton(self.desk.say(_CANCEL))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.go = QPushButton(self.desk.say(_PRINT if self.for_printer else _EXPORT))
        self.go.setDefault(True)
        self.go.clicked.connect(lambda: self._ask_printer() if self.for_printer else self._ask_file())
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.go)
        return row

    def _sheet(self, request: ExportRequest, journey: str) -> PosterSheet:
        """Return a journey's sheet; the layout is kept while only the paper changes."""
        frame = self._page(request, journey)
        plan = plan_poster(frame.width, frame.height, request.setup)
        return PosterSheet(journey, sheet_frame(frame, plan, request.setup, request.say), plan)

    def _page(self, request: ExportRequest, journey: str) -> Frame:
        key = (journey, request.group_lanes, request.ink_saving)
        if key not in self._pages:
            layout = lay_out(request.atlas, journey, layout_options(request))
            self._pages[key] = layout.page_frame()
            self._lacking[key] = letters_of(layout.findings)
        return self._pages[key]

    def _borrows_fonts(self) -> bool:
        """Whether letters without a font of ours come out in those of this computer."""
        return self.for_printer or EXPORTERS[self.format.currentIndex()].borrows_fonts

    def _boxes(self, request: ExportRequest) -> int:
        """How many letters of the journeys chosen come out as empty boxes."""
        if self._borrows_fonts() or not letters_beyond(request.atlas, request.chosen_face):
            return 0
        found: set[str] = set()
        for journey in request.journeys:
            self._page(request, journey)
            found.update(self._lacking[journey, request.group_lanes, request.ink_saving])
        return len(found)

    def _tell_boxes(self, count: int) -> None:
        words = counted(
            "ui.export.boxes",
            "{count} letter has no font and will be an empty box.",
            "{count} letters have no font and will be empty boxes.",
            count,
        )
        self.boxes.setText(self.desk.say(words) if count else "")
        self.boxes.setVisible(bool(count))
        self.choose_font.setVisible(bool(count))

    def _tell_small(self, journey: str) -> None:
        """Say what nobody will read on this sheet, before it is on the wall."""
        distance, plan = self.desk.atlas.info.viewing_distance_m, self.sheet.plan if self.sheet else None
        found = legibility(plan, journey, distance) if plan is not None else ()
        lost = [finding for finding in found if finding.severity == "error"][-1:]
        self.small.setText("\n".join(self.desk.say(finding.message) for finding in lost))
        self.small.setVisible(bool(lost))

    def _choose_font(self) -> None:
        self.desk.wishes.font.emit()
        self._pages.clear()
        self.refresh()

    def _facts(self, plan: PosterPlan) -> str:
        return self.desk.say(
            message(
                "ui.export.facts",
                "{width} × {height} mm, the map at {percent} % of its natural size.",
                width=f"{plan.trim.width:.0f}",
                height=f"{plan.trim.height:.0f}",
                percent=f"{plan.percent:.0f}",
            )
        )

    def _ask_file(self) -> None:
        desk = self.desk
        exporter = EXPORTERS[self.format.currentIndex()]
        suffix = exporter.suffixes[0]
        first = desk.folder / f"{self.proposed_name()}{suffix}"
        filters = f"{desk.say(exporter.title)} (*{suffix})"
        chosen, _filter = QFileDialog.getSaveFileName(
            self, desk.say(_EXPORT).rstrip("…"), str(first), filters
        )
        if chosen:
            self.export_to(Path(chosen) if Path(chosen).suffix else Path(chosen + suffix))

    def _ask_printer(self) -> None:
        from cjeditor.ui.dialogs.printing import ask_printer

        printer = ask_printer(self, self.sheet.plan if self.sheet is not None else None)
        if printer is not None:
            self.print_on(printer)
            self._remember()
            self.accept()

    def _exported(self, progress: QProgressDialog, output: Path, *, worked: bool, said: str) -> None:
        progress.canceled.disconnect()
        progress.close()
        progress.deleteLater()
        if worked:
            self.desk.said(_done(output.name, self._boxes(self.request())))
            self._remember()
            self.accept()
        elif said:
            self._tell(said)

    def _remember(self) -> None:
        self.desk.services.remember("paper", self.paper.currentData() or "natural")

    def _tell(self, text: str) -> None:
        from cjeditor.ui.dialogs.boxes import Answer, ask

        ask(self, text, "", [Answer("ok", self.desk.say(message("ui.box.ok", "OK")))], is_warning=True)


def _done(name: str, boxes: int) -> Message:
    if not boxes:
        return message("ui.export.done", "Exported to {name}.", name=name)
    return counted(
        "ui.export.done_boxes",
        "Exported to {name}. {count} letter has no font and is an empty box.",
        "Exported to {name}. {count} letters have no font and are empty boxes.",
        boxes,
        name=name,
    )


def _length(least: float, most: float, value: float, suffix: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(least, most)
    box.setDecimals(0 if suffix == " %" else 1)
    box.setValue(value)
    box.setSuffix(suffix)
    return box
