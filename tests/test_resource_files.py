"""In a checkout, resources are found beside the package."""

from pathlib import Path

import pytest

from cjeditor.resource_files import resource_bytes, resource_path

ROOT = Path(__file__).resolve().parent.parent


def test_a_checkout_keeps_resources_beside_the_package() -> None:
    assert resource_path("fonts") == ROOT / "resources" / "fonts"


def test_a_resource_is_read_whole() -> None:
    resource = next(file for file in (ROOT / "resources").rglob("*") if file.is_file())
    assert resource_bytes(*resource.relative_to(ROOT / "resources").parts) == resource.read_bytes()


def test_an_unknown_resource_says_so() -> None:
    with pytest.raises(FileNotFoundError):
        resource_bytes("no such thing")
