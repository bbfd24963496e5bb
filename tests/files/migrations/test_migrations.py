"""Each step of the file's history stays what it was."""

from typing import Any

import pytest

from cjeditor.files.damage import Repeated
from cjeditor.files.migrations import CURRENT_VERSION, migrated
from cjeditor.files.migrations.from_0000 import migrate


def test_the_current_version_and_later_ones_are_left_alone() -> None:
    plain = {"version": CURRENT_VERSION, "map": {}}
    assert migrated(plain, CURRENT_VERSION) is plain
    assert migrated(plain, CURRENT_VERSION + 5) is plain


@pytest.mark.parametrize(
    "odd",
    [5, Repeated([("step", "a"), ("step", "b")]), {"step": "a"}, {"place": 1, "step": "a", "lane": "b"}],
)
def test_a_touchpoint_of_version_0_that_is_not_understood_is_left_to_loading(odd: Any) -> None:
    migrate_one = migrate({"touchpoints": [odd]})["touchpoints"][0]
    assert migrate_one == ({name: odd[name] for name in odd if name == "place"} if type(odd) is dict else odd)


def test_other_shapes_of_version_0_are_left_to_loading() -> None:
    assert migrate({"touchpoints": 5}) == {"touchpoints": 5, "version": 1}
    before = {"touchpoints": [{"channel": "a", "channels": ["b"]}]}
    assert migrate(before) == {"touchpoints": [{"channels": ["b"]}], "version": 1}
