"""What holds for every test: no display, no settings of the person who runs them, no clock.

Order is shuffled by pytest-randomly with a fixed seed; `-p no:randomly` or another `--randomly-seed` changes it.
Warnings and Qt's messages are failures (pyproject.toml).
"""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A deadline or a "too slow" would be a wall-clock limit, and the cores are shared with other work.
settings.register_profile(
    "cjeditor", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("cjeditor")

_PERSONAL_PLACES = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "config",
    "LOCALAPPDATA": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": "state",
}


@pytest.fixture(autouse=True)
def personal_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gives each test, and each program it starts, a person of its own with nothing remembered."""
    places = tmp_path_factory.mktemp("person")
    for variable, folder in _PERSONAL_PLACES.items():
        place = places / folder
        place.mkdir(mode=0o700, exist_ok=True)
        monkeypatch.setenv(variable, str(place))
    _move_qt_settings(places / "config")
    return places


def pytest_sessionfinish() -> None:
    """Empty the clipboard: that of Qt's offscreen platform frees what it holds after Python has gone, and crashes."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


def _move_qt_settings(folder: Path) -> None:
    """QSettings asks the environment once only, so it is told again for each test."""
    if "PySide6.QtCore" not in sys.modules:
        return
    from PySide6.QtCore import QSettings

    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder))
