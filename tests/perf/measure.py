"""Clocks of the bench: CPU time of subject and reference in alternating runs, so that both meet the same machine."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from statistics import median
from time import process_time

from cjeditor.drawing.text.wrap import clear_memo

Timed = Callable[[], float]
"""Runs something once and returns its CPU time in milliseconds."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one row gave: a value, what it is held against (0 when nothing), and what was counted beside it."""

    value: float
    reference: float = 0.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Samples:
    """Milliseconds of the subject and of its reference, round by round."""

    subject: tuple[float, ...]
    reference: tuple[float, ...]

    @property
    def median(self) -> Measured:
        """The medians of both."""
        return Measured(median(self.subject), median(self.reference))

    @property
    def p95(self) -> Measured:
        """The subject's 95th percentile beside the reference's median."""
        return Measured(percentile(self.subject, 0.95), median(self.reference))


def timed(run: Callable[[], object], *, before: Callable[[], object] | None = None, times: int = 1) -> Timed:
    """Return a clock of `run`, averaged over some times; `before` and dropping the results are not timed."""

    def clock() -> float:
        if before is not None:
            before()
        start = process_time()
        kept = [run() for _ in range(times)]
        spent = process_time() - start
        del kept
        return spent * 1000 / times

    return clock


def alternating(subject: Timed, reference: Timed, rounds: int) -> Samples:
    """Run both in turns, after one round that does not count.

    Garbage is collected between the rounds and never within: so does the program, when it is idle.
    """
    pairs: list[tuple[float, float]] = []
    gc.disable()
    try:
        for _ in range(rounds + 1):
            gc.collect()
            pairs.append((subject(), reference()))
    finally:
        gc.enable()
    return Samples(tuple(pair[0] for pair in pairs[1:]), tuple(pair[1] for pair in pairs[1:]))


def forget_layout() -> None:
    """Forget what layout remembers of texts, cards and curves, as in a process that has seen no document yet."""
    clear_memo()
    rooms = [module for name, module in sys.modules.items() if name.startswith("cjeditor.layout")]
    for known in (value for room in rooms for value in vars(room).values()):
        if isinstance(known, _lru_cache_wrapper):
            known.cache_clear()


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
