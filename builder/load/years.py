"""The years that a plan speaks of: nothing that comes again for ever is counted out beyond them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from builder.model.entry import Entry
from builder.model.moments import Moment, NextSlot, Span
from builder.model.settings import Settings

MOST = 60  # years; of a plan that speaks of more, the latest


def years_of(entries: Iterable[Entry], settings: Settings) -> frozenset[int]:
    """Return the years of all days that are planned, those before them, and those after them."""
    spoken = {day.year for day in (*_settings(settings), *(day for entry in entries for day in _entry(entry)))}
    around = {year + step for year in spoken for step in (-1, 0, 1)}
    return frozenset(sorted(around)[-MOST:])


def _entry(entry: Entry) -> Iterator[date]:
    for when in entry.publish.values():
        if isinstance(when, Moment):
            yield when.day
        elif isinstance(when, Span):
            yield from (when.first, when.last)
        elif isinstance(when, NextSlot) and when.after:
            yield when.after
    moments = (*entry.due.values(), entry.starts, entry.ends, entry.embargo, entry.expires)
    yield from (moment.day for moment in moments if moment)
    yield from (day for day in (entry.dropped, entry.look_again) if day)


def _settings(settings: Settings) -> Iterator[date]:
    for person in settings.people.values():
        yield from (day for span in person.away for day in (span.first, span.last))
    for campaign in settings.campaigns.values():
        yield from (day for day in (campaign.first, campaign.last) if day)
