"""Who holds a document or a journal: a person on a machine, in a process that may be dead.

A process of another machine cannot be asked and counts as alive.
"""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cjeditor.frozen import frozen


@frozen
class Holder:
    """Name, machine and process, since when (ISO, UTC); `started` tells a process from a later one of the same number."""

    name: str
    machine: str
    pid: int
    since: str
    started: str = ""

    @property
    def is_on_this_machine(self) -> bool:
        """Whether the process can be asked."""
        return self.machine == platform.node()

    @property
    def is_dead(self) -> bool:
        """Whether the process ran on this machine and runs no more."""
        return self.is_on_this_machine and not _is_running(self.pid, self.started)

    def plain(self) -> dict[str, Any]:
        """Return it as plain values for a file."""
        return asdict(self)


def this_process() -> Holder:
    """Return the holder that we are."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Holder(_user_name(), platform.node(), os.getpid(), now, _started(os.getpid()))


def holder_of(plain: object) -> Holder | None:
    """Return the holder in the plain values of a file, None when they are none."""
    match plain:
        case {"name": str(name), "machine": str(machine), "pid": int(pid), "since": str(since), **rest}:
            started = rest.get("started")
            return Holder(name, machine, pid, since, started if isinstance(started, str) else "")
        case _:
            return None


def _user_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without an entry; before Python 3.13 a KeyError
        return str(os.getuid()) if hasattr(os, "getuid") else ""


def _is_running(pid: int, started: str) -> bool:
    if pid <= 0:
        return False
    now = _started(pid)
    if now or started:
        return now == started if started else True
    return _answers(pid)


def _started(pid: int) -> str:
    """Return when a process began, in ticks since the machine did; "" where the system does not tell or it is gone."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    fields = status.rpartition(")")[2].split()
    return "" if fields[0] in {"Z", "X"} else fields[19]


def _answers(pid: int) -> bool:
    """Whether a process of this number exists, on systems without /proc."""
    if sys.platform == "win32":  # os.kill would end it
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, 0, pid)
        return bool(handle and ctypes.windll.kernel32.CloseHandle(handle))
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
