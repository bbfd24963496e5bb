"""The pinned PySide6 must not steal references to None, as 6.12.0 does on Python 3.10 and 3.11.

Runs in a process of its own, because a thief ends in an abort. From Python 3.12 on None is immortal and its count
stands still, so that the same assertion holds there and simply costs nothing.
"""

import subprocess
import sys

VOID_CALLS = """
import sys
from PySide6.QtCore import QObject, QPointF

thing, point = QObject(), QPointF()
before = sys.getrefcount(None)
for _ in range(50_000):
    thing.setObjectName("a")
    point.setX(1.0)
print(sys.getrefcount(None) - before)
"""


def test_a_hundred_thousand_void_calls_steal_no_reference_to_none() -> None:
    finished = subprocess.run([sys.executable, "-c", VOID_CALLS], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    # Other parts of the interpreter may let go of a few.
    assert int(finished.stdout) > -100
