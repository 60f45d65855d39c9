"""Shares over time: of offers among the posts of each channel, and of each pillar among all pieces.

A share is of the days up to one on which something goes out: 28 of a channel, 84 of the pieces, which are fewer. Every
post counts, and each time that a piece is shared again is one; of what is parked or dropped nothing does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from builder.model.plan import Announcement, Edition
from builder.model.portions import Portion
from builder.model.settings import Settings
from builder.plan.clock import Clock
from builder.plan.editions import first_day

POSTS = 28  # days of posts
PIECES = 84  # days of pieces


def promotion_of(announcements: Iterable[Announcement], settings: Settings) -> Iterator[Portion]:
    """Yield the share of offers on each channel that has a limit, by channel and day."""
    posts: dict[str, list[tuple[date, str]]] = defaultdict(list)
    limited = {channel.id for channel in settings.channels.values() if channel.promotion}
    for one in announcements if limited else ():
        if one.channel.id in limited:
            entry = one.edition.entry
            posts[one.channel.id].append((one.due.date(), (entry and entry.intent) or ""))
    for channel, rows in sorted(posts.items()):
        for first, last, counts in _windows(rows, POSTS):
            yield Portion(channel, first, last, counts["offer"], counts.total())


def pillars_of(editions: Iterable[Edition], settings: Settings, clock: Clock) -> Iterator[Portion]:
    """Yield the share of each pillar, also of one that nothing stands on, by pillar and day."""
    if not settings.pillars:
        return
    rows: list[tuple[date, str]] = []
    seen: set[str] = set()
    for edition in editions:
        entry = edition.entry
        if entry is None or edition.id in seen or edition.stage in {"parked", "dropped"}:
            continue
        if day := first_day(edition, settings, clock):
            seen.add(edition.id)
            rows.append((day, entry.pillar or ""))
    made = [
        Portion(pillar, first, last, counts[pillar], counts.total())
        for first, last, counts in _windows(rows, PIECES)
        for pillar in settings.pillars
    ]
    yield from sorted(made, key=lambda one: (one.name, one.last))


def _windows(rows: list[tuple[date, str]], days: int) -> Iterator[tuple[date, date, Counter[str]]]:
    """Yield, for each day that has rows, the days up to it from the first row on, with how many of each kind."""
    rows = sorted(rows)
    counts: Counter[str] = Counter()
    begin = 0
    for number, (last, kind) in enumerate(rows, 1):
        counts[kind] += 1
        if number < len(rows) and rows[number][0] == last:
            continue
        first = last - timedelta(days=days - 1)
        while rows[begin][0] < first:
            counts[rows[begin][1]] -= 1
            begin += 1
        yield max(first, rows[0][0]), last, counts
