"""Can I? A verb that refuses is asked the same question by a menu before it is called."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

from cjeditor.model.change import Change
from cjeditor.model.messages import UserError

P = ParamSpec("P")


def refusal(verb: Callable[P, Change], *args: P.args, **kwargs: P.kwargs) -> UserError | None:
    """Return why a verb would refuse, or None when it would not; verbs are pure and cost microseconds."""
    try:
        verb(*args, **kwargs)
    except UserError as error:
        return error
    return None


def can(verb: Callable[P, Change], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Whether a verb would do something: it does not refuse, and its Change is not empty."""
    try:
        return not verb(*args, **kwargs).is_empty
    except UserError:
        return False
