"""ExportJob: an export in a process of our own command line on a private copy, so that the window stays free.

Cancelling kills it; the output is written whole or not at all by that process.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTemporaryDir, Signal

from cjeditor.files.atomic import write_atomically
from cjeditor.files.document import document_bytes
from cjeditor.interchange.exporters.request import ExportRequest
from cjeditor.model.atlas import Atlas

_DONE = 0


class ExportJob(QObject):
    """Runs `cjeditor export`; `done` tells whether it worked, and the line it said when it did not."""

    done = Signal(bool, str)
    progressed = Signal(str)

    def __init__(
        self, atlas: Atlas, file_name: str, options: Sequence[str], output: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._folder = QTemporaryDir()
        self._said = ""
        self._is_cancelled = False
        copy = Path(self._folder.path()) / file_name
        write_atomically(copy, document_bytes(atlas))
        self._process = QProcess(self)
        self._process.setProgram(sys.executable)
        self._process.setArguments(["-m", "cjeditor", "export", str(copy), "-o", str(output), *options])
        self._process.readyReadStandardError.connect(self._hear)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._failed)

    def start(self) -> None:
        """Begin; the copy goes when the job is gone."""
        self._process.start()

    def cancel(self) -> None:
        """Give up."""
        self._is_cancelled = True
        self._process.kill()

    def _hear(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        for line in text.replace("\r", "\n").splitlines():
            if line.strip():
                self._said = line.strip()
                self.progressed.emit(self._said)

    def _ended(self, code: int, _status: QProcess.ExitStatus) -> None:
        self._hear()
        self._folder.remove()
        self.done.emit(code == _DONE, "" if self._is_cancelled else self._said)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._folder.remove()
            self.done.emit(False, self._process.errorString())


def options_of(request: ExportRequest, *, is_landscape: bool) -> list[str]:
    """Return what is asked of the exporter as the command line says it."""
    setup = request.setup
    options = [word for journey in request.journeys for word in ("--journey", journey)]
    options += ["--paper", setup.paper.name] if setup.paper is not None else []
    options += ["--scale", f"{setup.scale_percent:g}"] if setup.scale_percent is not None else []
    options += ["--margin", f"{setup.margin:g}", "--bleed", f"{setup.bleed:g}", "--dpi", f"{request.dpi:g}"]
    flags = {
        "--landscape": is_landscape,
        "--marks": setup.marks,
        "--group-lanes": request.group_lanes,
        "--ink-saving": request.ink_saving,
    }
    return options + [flag for flag, is_on in flags.items() if is_on]
