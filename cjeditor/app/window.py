"""The program with windows: starts Qt, shows a bare window at once, then loads the rest and the files.

`open_window` serves tests and programs that embed the window; `run_window` is the whole life of the program.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from cjeditor.app.display import no_core_dump
from cjeditor.app.settings import Settings
from cjeditor.model.messages import Finding
from cjeditor.ui.action_bar import ActionBar
from cjeditor.ui.first_paint import FirstPaint
from cjeditor.ui.icons import program_icon
from cjeditor.ui.panels import Panels
from cjeditor.ui.shell import MainWindow
from cjeditor.ui.theme import Theme, apply_theme, theme_of
from cjeditor.ui.wording import Say, spoken, wording

if TYPE_CHECKING:
    from cjeditor.drawing.face import ChosenFace
    from cjeditor.model.atlas import Atlas
    from cjeditor.model.records.info import FallbackFace
    from cjeditor.session.session import Session
    from cjeditor.ui.workplace import Workplace

STYLE: Final = "Fusion"


class Program(QObject):
    """The running program: its windows, theme, language and settings; gives each desk its services."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self.app, self.settings = app, settings
        app.setApplicationName("cjeditor")
        app.setDesktopFileName("cjeditor")
        app.setQuitOnLastWindowClosed(False)
        self.windows: list[MainWindow] = []
        self._bars: dict[MainWindow, ActionBar] = {}
        self._panels: dict[MainWindow, Panels] = {}
        self._translator = QTranslator(self)
        self.language = "en"
        self.say: Say = wording("en")
        self.theme: Theme = theme_of(self.theme_choice)
        self._speak()
        apply_theme(self.theme)
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: self._dress())

    # What a desk asks of the program

    @property
    def theme_choice(self) -> str:
        """Which theme was chosen."""
        return self.settings.text("theme", "system")

    @property
    def language_choice(self) -> str:
        """Which interface language was chosen; "" follows the system."""
        return self.settings.text("language")

    @property
    def recent(self) -> tuple[Path, ...]:
        """The files opened lately."""
        return self.settings.recent

    def set_theme(self, choice: str) -> None:
        """Choose a theme for all windows."""
        self.remember("theme", choice)
        self._dress()

    def set_language(self, code: str) -> None:
        """Choose an interface language for all windows."""
        self.remember("language", code)
        self._speak()
        for bar in self._bars.values():
            bar.reword(self.say)
        for desk in self._desks():
            desk.reword()

    def remember_file(self, path: Path) -> None:
        """Put a file at the top of those opened lately."""
        self.settings.add_recent(path.absolute())
        self._recent_changed()

    def forget_file(self, path: Path) -> None:
        """Drop a file from those opened lately."""
        self.settings.drop_recent(path.absolute())
        self._recent_changed()

    def remembered(self, key: str) -> str:
        """Return what was remembered under a key."""
        return self.settings.text(key)

    def remember(self, key: str, value: str) -> None:
        """Remember a text for the next start."""
        self.settings.put(key, value)
        self.settings.save()

    def new_window(self, beside: MainWindow) -> None:
        """Show a new map in a window of its own."""
        self.fill(self._window_beside(beside), None)

    def show_in_new_window(
        self, session: Session, imported: Sequence[Finding] | None, beside: MainWindow
    ) -> None:
        """Show a document in a window of its own; `imported` is what an import could not take."""
        self._desk(self._window_beside(beside)).documents.show(session, imported)

    def check(self, atlas: Atlas) -> Sequence[Finding]:
        """Return the findings of every check."""
        from cjeditor.app.checks import check_atlas

        say = wording(atlas.info.content_language)
        return check_atlas(atlas, say, chosen_face=self.font_of(atlas.info.fallback_face))

    def font_of(self, wanted: FallbackFace | None) -> ChosenFace | None:
        """Return the font a map names, None when it names none or this computer has it not."""
        if wanted is None:
            return None
        from cjeditor.app.fonts import font_of

        return font_of(wanted, self.settings)

    def remember_font(self, face: ChosenFace) -> None:
        """Remember where a font lies."""
        from cjeditor.app.fonts import remember_font

        remember_font(face, self.settings)

    def quit(self) -> None:
        """Close all windows, each after its question; stop at the first that stays."""
        for window in list(self.windows):
            if not window.close():
                return

    # Windows

    def add_window(self) -> MainWindow:
        """Show a bare window: menus, toolbar and places, no document yet."""
        window = MainWindow()
        window.setWindowIcon(program_icon())
        window.setWindowTitle("cjeditor")
        bar, panels = ActionBar(window, self.say, self.theme), Panels(window, self.say)
        bar.show_recent(self.recent)
        window.restore_layout(self.settings.text("geometry"), self.settings.text("layout"))
        self.windows.append(window)
        self._bars[window] = bar
        self._panels[window] = panels
        window.closed.connect(lambda: self._closed(window))
        window.show()
        return window

    def _window_beside(self, other: MainWindow) -> MainWindow:
        window = self.add_window()
        window.move(other.pos().x() + 32, other.pos().y() + 32)
        return window

    def fill(self, window: MainWindow, path: Path | None) -> bool:
        """Load the rest of the program and show a file, or an untitled map; False when the file cannot be shown."""
        desk = self._desk(window)
        if path is not None and desk.documents.open(path):
            return True
        if not desk.is_ready:
            desk.documents.show_new_map()
        return path is None

    def fill_all(self, window: MainWindow, files: Sequence[Path]) -> None:
        """Show each file, or an untitled map; one that cannot be shown leaves a box here and no window of its own."""
        self.fill(window, files[0] if files else None)
        for path in files[1:]:
            self._desk(window).documents.open(path)

    def show_recovered(self, session: Session) -> None:
        """Show a recovered map in a window of its own."""
        self._desk(self.add_window()).show_session(session)

    def flush(self) -> None:
        """Bring all edits of all windows to the crash journals."""
        for desk in self._desks():
            if desk.is_ready:
                desk.session.flush()

    def _desk(self, window: MainWindow) -> Workplace:
        from cjeditor.ui.workplace import Workplace

        if not isinstance(window.content, Workplace):
            window.content = Workplace(window, self._panels[window], self)
            self._bars[window].take_over(window.content)
        return window.content

    def _desks(self) -> Iterator[Workplace]:
        return (self._desk(window) for window in self.windows if window.content is not None)

    def _closed(self, window: MainWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
            del self._bars[window], self._panels[window]
        window.deleteLater()
        self.settings.save()
        if not self.windows:
            self.app.quit()

    def _recent_changed(self) -> None:
        self.settings.save()
        for bar in self._bars.values():
            bar.show_recent(self.settings.recent)

    def _dress(self) -> None:
        self.theme = theme_of(self.theme_choice)
        apply_theme(self.theme)
        for bar in self._bars.values():
            bar.dress(self.theme)
        for desk in self._desks():
            desk.dress()

    def _speak(self) -> None:
        """Take up the chosen language, or the system's; Qt's own dialogs speak it too."""
        self.language = spoken(self.language_choice or QLocale.system().name())
        self.say = wording(self.language)
        QLocale.setDefault(QLocale(self.language))
        self.app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self.language != "en" and self._translator.load(f"qtbase_{self.language}", folder):
            self.app.installTranslator(self._translator)


def open_window(path: Path | str | None = None) -> MainWindow:
    """Return a window on a file, or on an untitled map, loaded and shown; Qt's event loop is the caller's."""
    program = _program()
    window = program.add_window()
    program.fill(window, None if path is None else Path(path))
    return window


def run_window(files: Sequence[Path]) -> int:
    """Show each file in a window, or an untitled map, and stay until the last window is closed."""
    program = _program()
    first = program.add_window()
    FirstPaint(first, lambda: _load(program, first, files))
    return program.app.exec()


def desk_of(window: MainWindow) -> Workplace:
    """Return what fills a window: its document, views and panels."""
    from cjeditor.ui.workplace import Workplace

    assert isinstance(window.content, Workplace)
    return window.content


def _load(program: Program, first: MainWindow, files: Sequence[Path]) -> None:
    from cjeditor.app.collection import IdleCollector
    from cjeditor.app.crashes import CrashWatch

    program.setProperty("crashes", CrashWatch(program.say, program.flush, program))
    collector = IdleCollector(program)
    program.fill_all(first, files)
    from cjeditor.app.recovery import offer_recovery  # when the map is there

    offer_recovery(desk_of(first), program.show_recovered)
    collector.settle()


def _program() -> Program:
    """Return the program of this process; one with other settings, as every test has, begins anew."""
    app, settings = QApplication.instance(), Settings()
    if not isinstance(app, QApplication):
        # The style is an argument: to hand out the one that `setStyle` returns, PySide reads all that styles know.
        with no_core_dump():
            app = QApplication([*sys.argv[:1], "-style", STYLE])
        return Program(app, settings)
    found = next((known for known in app.findChildren(Program) if known.settings.path == settings.path), None)
    if found is None:
        app.setStyle(STYLE)
    return found or Program(app, settings)
