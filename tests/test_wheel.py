"""What is installed is what was in the checkout: code, resources, licence and the command."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without network by the backend that pip would call."""
    target = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(target)]
    finished = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel was unpacked into, as an installer would."""
    target = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def relative_files(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def test_the_wheel_carries_every_resource(installed: Path) -> None:
    in_checkout = relative_files(ROOT / "resources")
    assert in_checkout
    assert relative_files(installed / "cjeditor" / "resources") == in_checkout


def test_the_wheel_carries_the_licence_and_the_command(installed: Path) -> None:
    (information,) = installed.glob("cjeditor-*.dist-info")
    assert (information / "licenses" / "LICENSE").is_file()
    assert "cjeditor = cjeditor.app.command_line:main" in (information / "entry_points.txt").read_text()


def test_an_installed_program_finds_its_own_resources(installed: Path) -> None:
    program = "from cjeditor.resource_files import resource_path; print(resource_path('fonts'))"
    finished = subprocess.run(
        [sys.executable, "-c", program], cwd=installed, capture_output=True, text=True, check=True
    )
    assert Path(finished.stdout.strip()) == installed / "cjeditor" / "resources" / "fonts"
