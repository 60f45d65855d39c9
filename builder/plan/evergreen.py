"""What is evergreen is shared anew: a step `again-1`, `again-2`, … every so often after publish."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import takewhile

from builder.model.entry import Entry
from builder.model.moments import Duration, Moment
from builder.model.settings import Ladder, Rung, Settings
from builder.plan.clock import Clock

AHEAD = timedelta(days=366)  # a rhythm without an end is planned as far as this from now, or from publish
BEHIND = timedelta(days=90)  # what was shared longer ago is history
MOST = 999
FARTHEST = 73_000  # days, so that no rhythm leaves the calendar
NOT_SHARED = {"site", "print", "press"}  # a page stands, and papers are printed: neither is posted to


def again_rungs(
    entry: Entry, ladder: Ladder, publish: datetime, settings: Settings, clock: Clock
) -> Iterator[tuple[Rung, datetime]]:
    """Yield the re-shares of a piece that went or goes out at *publish*, each with its moment.

    The first one, and those with words of their own, are there however far they are: what is wrong with their words
    must be told when these are written, and not on the day that they come into view.
    """
    rhythm, on = entry.evergreen, shared_on(ladder, settings)
    if rhythm is None or not on:
        return
    taken = {rung.name for rung in ladder}
    for number, day in _days(entry, publish, clock):
        name = f"again-{number}"
        if (rhythm.until is None or day <= rhythm.until) and name not in taken:
            at = publish.timetz().replace(tzinfo=None)
            yield Rung(name, Moment(day, at), on), clock.at(day, at)


def shared_on(ladder: Ladder, settings: Settings) -> tuple[str, ...]:
    """Return the channels of the first step that is posted to any, without those that are no posts."""
    for rung in ladder:
        on = tuple(name for name in rung.on if _shared(name, settings))
        if on:
            return on
    return ()


def _shared(name: str, settings: Settings) -> bool:
    channel = settings.channels.get(name)
    return channel is not None and channel.kind not in NOT_SHARED


def _days(entry: Entry, publish: datetime, clock: Clock) -> Iterator[tuple[int, date]]:
    rhythm = entry.evergreen
    assert rhythm is not None  # noqa: S101 - the caller looked
    step = rhythm.every.count * (1 if rhythm.every.unit == "days" else 7)
    numbers = range(1, max(1, min(rhythm.times or MOST, FARTHEST // step)) + 1)

    def day_of(number: int) -> date:
        return clock.shift(publish, Duration(rhythm.every.count * number, rhythm.every.unit), 1).date()

    today = clock.now.astimezone(clock.zone).date()
    near = numbers[bisect_left(numbers, today - BEHIND, key=day_of) :]
    last = max(today, publish.date()) + AHEAD
    days = dict(takewhile(lambda found: found[1] <= last, ((number, day_of(number)) for number in near)))
    named = {1, *_named(entry)} & {*numbers}
    days |= {number: day_of(number) for number in named if number not in days}
    return iter(sorted(days.items()))


def _named(entry: Entry) -> Iterator[int]:
    """Yield the numbers of the re-shares that have words of their own."""
    for rungs in entry.posts.values():
        for name in rungs:
            number = name.removeprefix("again-")
            if number != name and number.isdecimal() and len(number) <= len(str(MOST)):
                yield int(number)
