"""Promised against delivered: the first day that each piece was promised for, and the day it came, or is to come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from builder.model.history import Promise, Promised
from builder.model.plan import Edition, Plan
from builder.model.report import Kept, Promises

YEAR = timedelta(days=365)
SETTLED = {"parked", "dropped"}
DELIVERED = {"out", "expired", "approved"}
BEGINNING = datetime.min.replace(tzinfo=ZoneInfo("UTC"))


def promises_of(plan: Plan) -> Promises:
    """Return what came of the dates that git remembers, of the last year and of all that is ahead."""
    since = plan.now.astimezone(ZoneInfo(plan.settings.timezone)).date() - YEAR
    planned = (one for one in plan.editions if one.entry and one.publish and one.stage not in SETTLED)
    found = (_kept(one, plan) for one in planned if one.publish and one.publish.date() >= since)
    return Promises(tuple(one for one in found if one), plan.project.history.unknown)


def _kept(edition: Edition, plan: Plan) -> Kept | None:
    entry, publish = edition.entry, edition.publish
    assert entry is not None  # noqa: S101 - the caller looked
    assert publish is not None  # noqa: S101 - likewise
    told = [one for id_ in (*entry.formerly, edition.id) for one in plan.project.history.promises.get(id_, ())]
    said = [(one.since, date) for one in sorted(told, key=_since) if (date := one.of(edition.lang))]
    if not said:
        return None
    zone = ZoneInfo(plan.settings.timezone)
    day, today = publish.date(), plan.now.astimezone(zone).date()
    # what is not committed yet, or said by a word that names no day, is moved by the tree itself
    dates = [one for _, one in said] + [Promised("", day, day)]
    since, first = next(((when, one) for when, one in said if one.last), (None, None))
    # what was written down after its day was no promise; what is older than our knowledge is an unknown one
    known = since is not None and first is not None and first.last is not None and since.date() <= first.last
    waits = edition.stage not in DELIVERED and day < today
    return Kept(
        entry=edition.id,
        title=edition.title,
        lang=edition.lang,
        stage=edition.stage,
        since=since.astimezone(zone).date() if since else None,
        first=first.last if first and known else None,
        day=day,
        moved=_moves(dates),
        late=_late(first, today if waits else day) if first and known else None,
    )


def _since(promise: Promise) -> datetime:
    return promise.since or BEGINNING


def _moves(dates: Iterable[Promised]) -> int:
    """Count the dates that did not keep the one before."""
    moves, before = 0, None
    for one in dates:
        if one.last and before and not one.keeps(before):
            moves += 1
        before = one if one.last else before
    return moves


def _late(promised: Promised, day: date) -> int:
    """Return how many days after its last day a promise was met, less than none before its first."""
    assert promised.first is not None  # noqa: S101 - what names a last day names a first
    assert promised.last is not None  # noqa: S101 - as above
    return max(0, (day - promised.last).days) + min(0, (day - promised.first).days)
