"""Moments: a day and a time of day as a message, so that a sentence tells it in the language it is in.

Knows no time zone: a moment is told as the clock that it comes from shows it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from cjeditor.model.messages import Message, message

_MONTHS: Final = (
    message("moment.month.1", "January"),
    message("moment.month.2", "February"),
    message("moment.month.3", "March"),
    message("moment.month.4", "April"),
    message("moment.month.5", "May"),
    message("moment.month.6", "June"),
    message("moment.month.7", "July"),
    message("moment.month.8", "August"),
    message("moment.month.9", "September"),
    message("moment.month.10", "October"),
    message("moment.month.11", "November"),
    message("moment.month.12", "December"),
)


def moment(when: datetime) -> Message:
    """Return a day and a time to the minute: "22 November 2026, 04:36"."""
    return message(
        "moment",
        "{day} {month} {year}, {time}",
        day=when.day,
        month=_MONTHS[when.month - 1],
        year=str(when.year),
        time=f"{when:%H:%M}",
    )
