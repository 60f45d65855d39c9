"""The truth table: what is there, what was said and what time it is, to the stage of a piece."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from builder.model.entry import Status
from builder.model.plan import Stage


@dataclass(frozen=True, slots=True)
class Known:
    """A row of the table: *written* is whether words are there, *public_from* the later of publish and embargo."""

    written: bool
    writing: bool
    dated: bool
    public_from: datetime | None
    approved: bool
    expires: datetime | None = None
    status: Status | None = None


def stage_of(row: Known, now: datetime) -> Stage:
    """Read the table."""
    if row.status in {"parked", "dropped"}:
        return "dropped" if row.status == "dropped" else "parked"
    if row.expires and now >= row.expires:
        return "expired"
    if not row.written:
        return "planned" if row.dated else "idea"
    if row.writing or row.public_from is None:
        return "writing" if row.writing else "in review"
    if row.approved:
        return "out" if now >= row.public_from else "approved"
    return "missed" if now >= row.public_from else "in review"
