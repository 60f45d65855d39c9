"""What is evergreen is shared anew: a step `again-1`, `again-2`, … every so often after publish."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import takewhile

from builder.model.entry import Entry
from builder.model.moments import Duration, Moment
from builder.model.plan import Edition
from builder.model.project import Project
from builder.model.settings import Channel, Ladder, Rung, Settings
from builder.plan.clock import Clock
from builder.plan.slots import allowed

AHEAD = timedelta(days=366)  # a rhythm without an end is planned as far as this from now, or from publish
BEHIND = timedelta(days=90)  # what was shared longer ago is history
MOST = 999
AWAY = 21  # days that a re-share may move by, to one on which the team is there
FARTHEST = 73_000  # days, so that no rhythm leaves the calendar
NOT_SHARED = {"site", "print", "press"}  # a page stands, and papers are printed: neither is posted to


def again_rungs(
    entry: Entry, ladder: Ladder, publish: datetime, settings: Settings, clock: Clock
) -> Iterator[tuple[int, Rung, datetime]]:
    """Yield the re-shares of a piece that went or goes out at *publish*, each with its number, from 1, and its moment.

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
            yield number, Rung(name, Moment(day, at), on), clock.at(day, at)


def suited(edition: Edition, channel: Channel, moment: datetime, project: Project, clock: Clock) -> datetime:
    """Return when *channel* shares a piece again that is due at *moment*: nobody chose that day, so it may be another.

    It is a working day that is not quiet, on which somebody answers, if there is one near: after *moment*, or before it
    where the rhythm or the piece ends. It never moves as far as the next time that the piece is shared.
    """
    entry, before = edition.entry, edition.expires
    assert entry is not None  # noqa: S101 - the caller looked
    assert entry.evergreen is not None  # noqa: S101 - likewise
    until = entry.evergreen.until
    most = min(AWAY, _step(entry))
    wall = moment.timetz().replace(tzinfo=None)
    for offset in (*range(most), *range(-1, -most, -1)):
        day = moment.date() + timedelta(days=offset)
        if day.weekday() in channel.quiet.days:
            continue
        due = allowed(channel, clock.at(day, wall), clock)
        ended = (before and due >= before) or (until and due.date() > until)
        if not ended and clock.works(due.date()) and _answered(due.date(), project):
            return due
    return allowed(channel, moment, clock)


def _answered(day: date, project: Project) -> bool:
    """Tell whether somebody answers on *day*, or nobody says who does."""
    answering = project.protocol.answering
    return not answering or project.rota.answers(answering, day) is not None


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
    numbers = range(1, max(1, min(rhythm.times or MOST, FARTHEST // _step(entry))) + 1)

    def day_of(number: int) -> date:
        return clock.shift(publish, Duration(rhythm.every.count * number, rhythm.every.unit), 1).date()

    today = clock.now.astimezone(clock.zone).date()
    near = numbers[bisect_left(numbers, today - BEHIND, key=day_of) :]
    last = max(today, publish.date()) + AHEAD
    days = dict(takewhile(lambda found: found[1] <= last, ((number, day_of(number)) for number in near)))
    named = {1, *_named(entry)} & {*numbers}
    days |= {number: day_of(number) for number in named if number not in days}
    return iter(sorted(days.items()))


def _step(entry: Entry) -> int:
    """Return about how many days a rhythm has from one time to the next."""
    assert entry.evergreen is not None  # noqa: S101 - the caller looked
    every = entry.evergreen.every
    return every.count * (1 if every.unit == "days" else 7)


def _named(entry: Entry) -> Iterator[int]:
    """Yield the numbers of the re-shares that have words of their own."""
    for rungs in entry.posts.values():
        for name in rungs:
            number = name.removeprefix("again-")
            if number != name and number.isdecimal() and len(number) <= len(str(MOST)):
                yield int(number)
