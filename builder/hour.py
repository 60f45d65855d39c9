"""The clock, which only the faces read: everything behind them is told the hour."""

from __future__ import annotations

import os
from datetime import UTC, datetime

FORM = "write one like 2026-11-22T09:00"
YEARS = range(1970, 3000)  # beyond them, a deadline or a timezone would leave the calendar


def hour(text: str | None = None) -> datetime:
    """Return *text* (ISO 8601; UTC without an offset), else SOURCE_DATE_EPOCH, else the clock, in whole seconds.

    A ValueError says which text is no moment.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if text is None and not epoch:
        return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the one place that reads it
    try:
        moment = datetime.fromisoformat(text) if text is not None else datetime.fromtimestamp(int(epoch or ""), UTC)
    except (ValueError, OverflowError, OSError):
        moment = None
    if moment is None or moment.year not in YEARS:
        named = f"“{text}” is no moment; {FORM}" if text is not None else f"SOURCE_DATE_EPOCH is no moment: “{epoch}”"
        raise ValueError(named)
    return moment.replace(microsecond=0, tzinfo=moment.tzinfo or UTC)
