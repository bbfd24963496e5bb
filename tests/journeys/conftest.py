"""A person at a window, for every test of the window."""

from tests.windows import person

__all__ = ["person"]
