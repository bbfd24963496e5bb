"""An `os` whose calls can be counted, failed or stopped for good, one at a time."""

import os
from collections.abc import Callable
from typing import Any

CALLS = frozenset(
    {
        "access",
        "close",
        "fchmod",
        "fchown",
        "fsync",
        "ftruncate",
        "link",
        "listdir",
        "open",
        "read",
        "replace",
        "stat",
        "unlink",
        "write",
    }
)


class Killed(BaseException):
    """What a process that is no more would raise if it could."""


class BrokenOs:
    """Stands for the module `os`; breaks the call of one number, and with `for_good` all after it."""

    def __init__(self, at: int = 0, error: BaseException | None = None, *, for_good: bool = False) -> None:
        self.at, self.error, self.for_good = at, error, for_good
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self._watched(name, real) if name in CALLS else real

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            self.calls.append(name)
            number = len(self.calls)
            if self.error is not None and (number == self.at or (self.for_good and number > self.at)):
                if name == "close" and not self.for_good:
                    real(*args, **named)
                raise self.error
            return real(*args, **named)

        return call
