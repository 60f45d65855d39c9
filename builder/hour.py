"""The clock, which only the faces read: everything behind them is told the hour."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

EPOCH = "SOURCE_DATE_EPOCH"
FORM = "write one like 2026-11-22T09:00"
YEARS = range(1970, 3000)  # beyond them, a deadline or a timezone would leave the calendar


def hour(text: str | None = None) -> datetime:
    """Return *text* (ISO 8601; UTC without an offset), else SOURCE_DATE_EPOCH, else the clock, in whole seconds.

    A ValueError says which text is no moment.
    """
    epoch = os.environ.get(EPOCH)
    if epoch == "":  # as a workflow writes a variable that it does not have; MkDocs would stumble over it
        del os.environ[EPOCH]
    if text is None and not epoch:
        return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the one place that reads it
    try:
        moment = datetime.fromisoformat(text) if text is not None else datetime.fromtimestamp(int(epoch or ""), UTC)
    except (ValueError, OverflowError, OSError):
        moment = None
    if moment is None or moment.year not in YEARS:
        named = f"“{text}” is no moment; {FORM}" if text is not None else f"{EPOCH} is no moment: “{epoch}”"
        raise ValueError(named)
    return moment.replace(microsecond=0, tzinfo=moment.tzinfo or UTC)


@contextmanager
def kept(moment: datetime) -> Iterator[None]:
    """Keep the clock at *moment* for MkDocs and its plugins, which read the variable for themselves."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = str(int(moment.timestamp()))
    try:
        yield
    finally:
        del os.environ[EPOCH]
        if before is not None:
            os.environ[EPOCH] = before
