"""Work on what nobody knows, in a process of its own with bounded time and memory; nothing else in it is different."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass

from builder.workers import work_alone

Lift = Callable[[], None]
OUT_OF_MEMORY = 112  # an exit status that nothing else of ours has


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds of work and of the clock, bytes of memory."""

    work: int = 120
    clock: int = 300
    memory: int = 2 << 30


def bounded(act: Callable[[Lift], None], bounds: Bounds) -> str | int:
    """Run *act* in a child; return its exit status, or why it was ended.

    *act* is given what lifts the bounds, for the moment from which its work must not be left half done.
    """
    if not hasattr(os, "fork"):  # Windows knows neither these bounds nor a child like this
        act(lambda: None)
        return 0
    sys.stdout.flush()
    sys.stderr.flush()
    heard, said = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        _child(act, bounds, said)
    os.close(said)
    return _awaited(child, heard, bounds)


def _child(act: Callable[[Lift], None], bounds: Bounds, said: int) -> None:
    """Do the work, and end: only the parent goes on."""
    status = 1
    try:
        _bind(bounds)
        act(lambda: _lift(said))
        status = 0
    except SystemExit as end:
        status = int(end.code or 0)
    except MemoryError:
        status = OUT_OF_MEMORY
    except Exception:  # noqa: BLE001 - nobody else can tell it any more
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _bind(bounds: Bounds) -> None:
    import resource  # noqa: PLC0415 - not there on Windows

    work_alone()  # a bound is a process's own: with workers there would be one for each
    for what, most in ((resource.RLIMIT_CPU, bounds.work), (resource.RLIMIT_AS, bounds.memory)):
        hardest = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hardest == resource.RLIM_INFINITY else min(most, hardest), hardest))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _lift(said: int) -> None:
    import resource  # noqa: PLC0415 - as above

    for what in (resource.RLIMIT_CPU, resource.RLIMIT_AS):
        hardest = resource.getrlimit(what)[1]
        resource.setrlimit(what, (hardest, hardest))
    os.write(said, b"!")


def _awaited(child: int, heard: int, bounds: Bounds) -> str | int:
    try:
        ready, _, _ = select.select([heard], [], [], bounds.clock)  # it ends, or it lifts its bounds
        if not ready:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    except BaseException:  # an interrupt is for both
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    finally:
        os.close(heard)
    if not ready:
        return f"it took longer than {bounds.clock} seconds"
    return _why(os.waitstatus_to_exitcode(status), bounds)


def _why(status: int, bounds: Bounds) -> str | int:
    if status == -signal.SIGXCPU:
        return f"it took more than {bounds.work} seconds of work"
    if status in {OUT_OF_MEMORY, -signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS}:
        return f"it took more than {bounds.memory >> 20:,} MB of memory"
    return "it was ended from outside" if status < 0 else status
