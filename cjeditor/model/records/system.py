"""System: software or equipment behind a touchpoint."""

from __future__ import annotations

from typing import ClassVar

from cjeditor.model.records.base import CrewId, Ordered, Text


class System(Ordered):
    """What runs in the background, and the crew that keeps it."""

    kind: ClassVar[str] = "systems"

    title: Text = ""
    code: Text = ""
    crew: CrewId | None = None
    description: Text = ""
