"""Theme: the light and the dark window. Only surround and panels turn dark; the paper of the map stays white.

Owns the colours of the window and its style sheet; the colours of the map are drawing/look's.
"""

from __future__ import annotations

from string import Template
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from cjeditor.frozen import frozen
from cjeditor.resource_files import resource_path


@frozen
class Theme:
    """The colours of a window as "#RRGGBB"."""

    name: str
    surround: str
    panel: str
    field: str
    ink: str
    quiet: str
    line: str
    accent: str
    on_accent: str
    hover: str
    warning: str

    @property
    def is_dark(self) -> bool:
        """Whether ink is light on dark panels."""
        return self.name == "dark"


LIGHT: Final = Theme(
    name="light",
    surround="#E4E7EC",
    panel="#F7F8FA",
    field="#FFFFFF",
    ink="#1F2430",
    quiet="#5B6472",
    line="#D5DAE1",
    accent="#2E4A7D",
    on_accent="#FFFFFF",
    hover="#E6EAF1",
    warning="#B3261E",
)
DARK: Final = Theme(
    name="dark",
    surround="#1B1F27",
    panel="#262B35",
    field="#1B1F27",
    ink="#E8EBF0",
    quiet="#A3ACB9",
    line="#3B4250",
    accent="#8FB0EA",
    on_accent="#14181F",
    hover="#343B48",
    warning="#FF9C92",
)


def theme_of(choice: str) -> Theme:
    """Return the theme of a choice; "system" follows the desktop."""
    if choice == "system":
        is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if is_dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def apply_theme(theme: Theme) -> None:
    """Dress the whole program."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setPalette(_palette(theme))
        sheet = _sheet(theme)
        if app.styleSheet() != sheet:  # dressing every widget anew takes a while
            app.setStyleSheet(sheet)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.panel,
        role.WindowText: theme.ink,
        role.Base: theme.field,
        role.AlternateBase: theme.panel,
        role.Text: theme.ink,
        role.PlaceholderText: theme.quiet,
        role.Button: theme.panel,
        role.ButtonText: theme.ink,
        role.BrightText: theme.warning,
        role.ToolTipBase: theme.ink,
        role.ToolTipText: theme.panel,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.Light: theme.hover,
        role.Midlight: theme.hover,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.surround,
        role.Accent: theme.accent,
    }
    palette = QPalette()
    for known, colour in colours.items():
        palette.setColor(known, QColor(colour))
    for known in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, known, _mixed(theme.ink, theme.panel, 0.45))
    return palette


def _mixed(colour: str, ground: str, share: float) -> QColor:
    over, under = QColor(colour), QColor(ground)
    parts = zip(
        (over.red(), over.green(), over.blue()), (under.red(), under.green(), under.blue()), strict=True
    )
    return QColor(*(round(a * share + b * (1 - share)) for a, b in parts))


_SHEET: Final = Template("""
QMainWindow, QMainWindow > QWidget#surround { background: $surround; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QMenuBar { background: $panel; padding: 1px 4px; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $panel; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 22px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $quiet; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; left: 8px; }
QMenu::indicator:checked { image: url("$icons/check-$over.svg"); }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolBar { background: $panel; border: none; border-bottom: 1px solid $line; padding: 3px 6px; spacing: 2px; }
QToolBar::separator { width: 1px; background: $line; margin: 5px 5px; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px; background: transparent; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $hover; border-color: $line; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
QFrame#dock_title { background: $panel; border-bottom: 1px solid $line; }
QFrame#dock_title QToolButton { padding: 2px; }
QDockWidget > QWidget, QDockWidget QStackedWidget, QDockWidget QScrollArea > QWidget > QWidget { background: $panel; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $quiet; padding: 5px 12px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar::tab:hover:!selected { background: $hover; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: none; }
QStatusBar { background: $panel; border-top: 1px solid $line; color: $quiet; }
QStatusBar::item { border: none; }
QTreeView, QTableView, QListView { background: $field; border: none; outline: none; alternate-background-color: $panel; }
QTreeView::item, QListView::item { padding: 3px 2px; border-radius: 4px; }
QTreeView::item:selected, QListView::item:selected { background: $accent; color: $on_accent; }
QListView#results { border-top: 1px solid $line; }
QListView#results::item { border-radius: 0; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $hover; color: $ink; }
QTreeView::item:hover:!selected, QListView::item:hover:!selected { background: $hover; }
QTreeView::item:focus { border: 1px solid $accent; }
QTableView::item:focus { border: 2px solid $accent; }
QTableView { gridline-color: $line; border-top: 1px solid $line; }
QHeaderView::section { background: $panel; color: $quiet; border: none; border-bottom: 1px solid $line; padding: 5px 6px; text-align: left; }
QLineEdit, QDialog QPlainTextEdit, QDockWidget QPlainTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox {
  background: $field; border: 1px solid $line; border-radius: 5px; padding: 3px 6px; selection-background-color: $accent;
  selection-color: $on_accent; }
QTableView QLineEdit, QTableView QComboBox, QTreeView QLineEdit { border-radius: 0; padding: 0 2px; border-color: $accent; }
QTextBrowser#guide { background: $field; border: none; border-left: 1px solid $line; }
QLineEdit[is_wrong="true"], QLineEdit[is_wrong="true"]:focus { border-color: $warning; }
QLineEdit:focus, QDialog QPlainTextEdit:focus, QDockWidget QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QComboBox:focus { border-color: $accent; }
QLineEdit:disabled, QDockWidget QPlainTextEdit:disabled, QComboBox:disabled { color: $quiet; background: $panel; }
QSpinBox, QDoubleSpinBox, QDateEdit { padding-right: 22px; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; padding: 0 0 0 5px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 22px; border: none; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 2px; }
QAbstractSpinBox::up-arrow { image: url("$icons/chevron-up.svg"); width: 20px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$icons/chevron.svg"); width: 20px; height: 12px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow, QToolButton#calendar::menu-indicator { image: url("$icons/chevron.svg"); width: 20px; height: 12px; }
QToolButton#calendar::menu-indicator { subcontrol-position: center center; subcontrol-origin: padding; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $line; selection-background-color: $accent; selection-color: $on_accent; }
QPushButton { background: $field; border: 1px solid $line; border-radius: 5px; padding: 5px 14px; min-width: 60px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border-color: $accent; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:disabled { color: $quiet; background: $panel; }
QPushButton#picker { text-align: left; padding: 4px 22px 4px 8px; min-width: 20px; font-weight: 400; background-image: url("$icons/chevron.svg");
  background-repeat: no-repeat; background-position: right center; background-origin: border; background-clip: border; }
QPushButton#picker:hover { background-color: $hover; }
QToolButton#add_tab { font-size: 14pt; padding: 0 8px 2px 8px; color: $quiet; }
QToolButton#fold { font-weight: 600; color: $quiet; padding: 4px 2px; border: none; }
QToolButton#fold:checked { background: transparent; color: $ink; }
QCheckBox::indicator, QTableView::indicator, QListView::indicator { width: 14px; height: 14px; border: 1px solid $quiet; border-radius: 3px; background: $field; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked { background: $accent; border-color: $accent; image: url("$icons/check-$on.svg"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url("$icons/dash-$on.svg"); }
QCheckBox:focus { color: $accent; }
QGroupBox { border: none; border-top: 1px solid $line; margin-top: 18px; padding-top: 4px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; padding: 2px 6px 2px 0; color: $quiet; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -4px 0; border-radius: 6px; background: $accent; }
QToolTip { background: $ink; color: $panel; border: none; padding: 3px 6px; }
QLabel#quiet { color: $quiet; }
QLabel#head { font-weight: 600; }
QLabel#warning { color: $warning; }
QFrame#notice { background: $hover; border-bottom: 1px solid $line; }
QFrame#picklist { background: $panel; border: 1px solid $accent; }
QFrame#picklist QPushButton#foot { text-align: left; border: none; background: transparent; font-weight: 400; padding: 5px 6px; }
QFrame#picklist QPushButton#foot:hover { background: $hover; }
QFrame#palette { background: $panel; border: 1px solid $accent; border-radius: 8px; }
""")


def _sheet(theme: Theme) -> str:
    names = ("surround", "panel", "field", "ink", "quiet", "line", "accent", "on_accent", "hover", "warning")
    colours = {name: getattr(theme, name) for name in names}
    on, over = ("dark", "light") if theme.is_dark else ("light", "dark")
    icons = resource_path("icons").as_posix()
    return _SHEET.substitute(colours, icons=icons, on=on, over=over)
