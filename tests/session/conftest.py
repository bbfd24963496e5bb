from pathlib import Path

import pytest

from cjeditor.files.document import save_document
from cjeditor.session.opening import open_session
from cjeditor.session.session import Session
from tests.session.small_map import MAP


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "map.cjmap"
    save_document(path, MAP)
    return path


@pytest.fixture
def session(path: Path, folder: Path) -> Session:
    return open_session(path, journal_folder=folder)
