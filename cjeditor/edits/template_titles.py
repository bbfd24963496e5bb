"""The names and titles of the templates, known without what builds them: menus are there before any map."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cjeditor.model.messages import Message, message

TEMPLATE_TITLES: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "journey": message("template.journey", "Customer journey: three stages, four lanes"),
        "blueprint": message("template.blueprint", "Service blueprint with its three lines"),
        "workshop": message("template.workshop", "Workshop: six stages to fill together"),
        "empty": message("template.empty", "An atlas without a journey"),
    }
)
