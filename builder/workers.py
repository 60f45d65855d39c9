"""Work spread over the cores, where the system can fork; the results are those of a plain loop, in the same order."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEW = 200  # items that are done before another process has begun
CHUNK = 50

# what the children inherit by the fork: functions and artifacts hold closures, which cannot be sent
_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
_alone = False


def spread(function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """Yield `function(item)` for each of *items*; exceptions come through."""
    global _work  # noqa: PLW0603 - inherited by the fork
    if len(items) < FEW or cores() == 1:
        yield from map(function, items)
        return
    _work = (function, items)
    try:
        with multiprocessing.get_context("fork").Pool(cores()) as pool:
            for results in pool.imap(_chunk, range(0, len(items), CHUNK)):
                yield from results
    finally:
        _work = None


def cores() -> int:
    """Return how many processes are worth having: one where forking is unsafe, as among threads."""
    if _alone or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def work_alone() -> None:
    """Do all work of this process in a plain loop from now on."""
    global _alone  # noqa: PLW0603 - of a process, as are the bounds that it is for
    _alone = True


def _chunk(start: int) -> list[Any]:
    assert _work is not None  # noqa: S101 - set before the fork
    function, items = _work
    return [function(item) for item in items[start : start + CHUNK]]
