"""The clock, which only the faces read: everything behind them is told the hour."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def hour(text: str | None = None) -> datetime:
    """Return *text* (ISO 8601; UTC without an offset), else SOURCE_DATE_EPOCH, else the clock, in whole seconds."""
    if text:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the one place that reads it
