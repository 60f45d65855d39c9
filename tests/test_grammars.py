"""The small grammars: what is written to what is meant, what is wrong to the whole of what is said, any text at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from builder.load.grammars import days, duration, moment, ranges, rung, slot
from builder.load.grammars.days import DAYS, LONG_DAYS, MONTHS
from builder.model.moments import (
    DayOf,
    DaySpan,
    Duration,
    Moment,
    Monthly,
    NextSlot,
    Offset,
    RungTime,
    Slot,
    Span,
    Unit,
    Weekly,
    When,
)

TUESDAY = date(2026, 12, 1)
MOMENT = "write a moment like `Tue 2026-12-01 09:30`, `week of 2026-12-07`, `December 2026` or `next blog slot`"
EXACT = "write a moment like `Tue 2026-12-01 09:30`, `2026-12-01` or `2026-12-01 09:30 Europe/London`"
RUNG = (
    "write `day 0`, `day 14 09:00`, `2 days before publish`, `1 hour before start`, `next newsletter slot` or a moment"
)
DURATION = "write a duration like `3 days`, `2 working days`, `1 hour`, `90 minutes` or `2 weeks`"
SLOT = "write a slot like `Tue 09:30`, `weekdays 08:00`, `1st Thu 10:00` or `every 2 weeks on Mon`"

GOOD: list[tuple[Callable[[str], object], str, object]] = [
    (days.clock, "09:30", time(9, 30)),
    (days.clock, "9:30", time(9, 30)),
    (days.clock, "00:00", time(0, 0)),
    (days.clock, "23:59", time(23, 59)),
    (days.day, "2026-12-01", TUESDAY),
    (days.day, "2028-02-29", date(2028, 2, 29)),
    (days.weekday, "Tue", 1),
    (days.weekday, "tuesday", 1),
    (days.weekday, "SUN", 6),
    (days.weekday, "Tues", None),
    (days.weekday, "", None),
    (days.month, "December", 12),
    (days.month, "dec", 12),
    (days.month, "May", 5),
    (days.month, "Decem", None),
    (moment.parse, "2026-12-01", Moment(TUESDAY)),
    (moment.parse, "Tue 2026-12-01", Moment(TUESDAY)),
    (moment.parse, "tuesday 2026-12-01", Moment(TUESDAY)),
    (moment.parse, "2026-12-01 09:30", Moment(TUESDAY, time(9, 30))),
    (moment.parse, "Tue 2026-12-01 09:30", Moment(TUESDAY, time(9, 30))),
    (moment.parse, "  Tue   2026-12-01\t09:30 ", Moment(TUESDAY, time(9, 30))),
    (moment.parse, "2026-12-09 05:00 Europe/London", Moment(date(2026, 12, 9), time(5, 0), "Europe/London")),
    (moment.parse, "2026-12-09 05:00 UTC", Moment(date(2026, 12, 9), time(5, 0), "UTC")),
    (moment.parse, "week of 2026-12-07", Span(date(2026, 12, 7), date(2026, 12, 13), "week")),
    (moment.parse, "week of Mon 2026-12-07", Span(date(2026, 12, 7), date(2026, 12, 13), "week")),
    (moment.parse, "Week of Thu 2026-12-10", Span(date(2026, 12, 7), date(2026, 12, 13), "week")),
    (moment.parse, "December 2026", Span(date(2026, 12, 1), date(2026, 12, 31), "month")),
    (moment.parse, "feb 2028", Span(date(2028, 2, 1), date(2028, 2, 29), "month")),
    (moment.parse, "next blog slot", NextSlot("blog")),
    (moment.parse, "next blog slot after 2026-12-07", NextSlot("blog", date(2026, 12, 7))),
    (moment.parse, "Next mastodon-de slot after Mon 2026-12-07", NextSlot("mastodon-de", date(2026, 12, 7))),
    (duration.parse, "3 days", Duration(3, "days")),
    (duration.parse, "1 day", Duration(1, "days")),
    (duration.parse, "2 working days", Duration(2, "working days")),
    (duration.parse, "1 working day", Duration(1, "working days")),
    (duration.parse, "1 hour", Duration(1, "hours")),
    (duration.parse, "90 Minutes", Duration(90, "minutes")),
    (duration.parse, "2  weeks", Duration(2, "weeks")),
    (rung.parse, "day 0", DayOf(0)),
    (rung.parse, "Day 14", DayOf(14)),
    (rung.parse, "day 14 09:00", DayOf(14, time(9, 0))),
    (rung.parse, "2 days before publish", Offset(Duration(2, "days"), "before", "publish")),
    (rung.parse, "7 days before start", Offset(Duration(7, "days"), "before", "start")),
    (rung.parse, "1 hour after end", Offset(Duration(1, "hours"), "after", "end")),
    (rung.parse, "2 working days Before Publish", Offset(Duration(2, "working days"), "before", "publish")),
    (rung.parse, "next newsletter slot", NextSlot("newsletter")),
    (rung.parse, "Tue 2026-12-01 09:30", Moment(TUESDAY, time(9, 30))),
    (slot.parse, "Tue 09:30", Weekly((1,), time(9, 30))),
    (slot.parse, "tuesday", Weekly((1,))),
    (slot.parse, "weekdays 08:00", Weekly((0, 1, 2, 3, 4), time(8, 0))),
    (slot.parse, "Weekdays", Weekly((0, 1, 2, 3, 4))),
    (slot.parse, "1st Thu", Monthly(1, 3)),
    (slot.parse, "4th Thursday 10:00", Monthly(4, 3, time(10, 0))),
    (slot.parse, "last Fri 10:00", Monthly(-1, 4, time(10, 0))),
    (slot.parse, "every week on Mon", Weekly((0,))),
    (slot.parse, "every 1 week on Mon", Weekly((0,))),
    (slot.parse, "every 2 weeks on Mon", Weekly((0,), None, 2)),
    (slot.parse, "Every 2 Weeks on Mon 09:00", Weekly((0,), time(9, 0), 2)),
    (slot.parse, "every 52 weeks on Mon", Weekly((0,), None, 52)),
    (ranges.days, "2026-12-21 to 2027-01-04", DaySpan(date(2026, 12, 21), date(2027, 1, 4))),
    (ranges.days, "Mon 2026-12-21 to Mon 2027-01-04", DaySpan(date(2026, 12, 21), date(2027, 1, 4))),
    (ranges.days, "2026-12-21", DaySpan(date(2026, 12, 21), date(2026, 12, 21))),
    (ranges.days, "2026-12-21 to 2026-12-21", DaySpan(date(2026, 12, 21), date(2026, 12, 21))),
    (ranges.hours, "21:00 to 07:00", (time(21, 0), time(7, 0))),
    (ranges.hours, "12:00 to 13:30", (time(12, 0), time(13, 30))),
    (ranges.weekdays, "Mon to Fri", (0, 1, 2, 3, 4)),
    (ranges.weekdays, "Sat to Mon", (5, 6, 0)),
    (ranges.weekdays, "Sat", (5,)),
    (ranges.weekdays, "Sun to Sun", (6,)),
]

BAD: list[tuple[Callable[[str], object], str, str]] = [
    (days.clock, "24:00", "“24:00” is no time of day; write one like 09:30"),
    (days.clock, "9.30", "“9.30” is no time of day; write one like 09:30"),
    (days.clock, "09:60", "“09:60” is no time of day; write one like 09:30"),
    (days.clock, "9:30 pm", "“9:30 pm” is no time of day; write one like 09:30"),
    (days.clock, "٠٩:٣٠", "“٠٩:٣٠” is no time of day; write one like 09:30"),
    (days.day, "1.12.2026", "“1.12.2026” is no date; write one like 2026-12-01"),
    (days.day, "2026-12-1", "“2026-12-1” is no date; write one like 2026-12-01"),
    (days.day, "2026-02-30", "there is no such day as 2026-02-30; write one that its month has"),
    (days.day, "2026-13-01", "there is no such day as 2026-13-01; write one that its month has"),
    (days.day, "0000-00-00", "the year 0000 is out of reach; write one from 1900 to 2999"),
    (days.day, "9999-12-31", "the year 9999 is out of reach; write one from 1900 to 2999"),
    (moment.parse, "", f"there is no moment here; {MOMENT}"),
    (moment.parse, "tomorrow", f"“tomorrow” is no moment; {MOMENT}"),
    (moment.parse, "Tue", f"“Tue” is no moment; {MOMENT}"),
    (moment.parse, "Thu 2026-12-01", "2026-12-01 is a Tue, not a Thu"),
    (moment.parse, "Thursday 2026-12-01 09:30", "2026-12-01 is a Tuesday, not a Thursday"),
    (moment.parse, "week of Tue 2026-12-07", "2026-12-07 is a Mon, not a Tue"),
    (moment.parse, "next blog slot after Tue 2026-12-07", "2026-12-07 is a Mon, not a Tue"),
    (moment.parse, "week of Die 2026-12-07", "“Die” is no weekday; write one like Tue, or leave it out"),
    (moment.parse, "Die 2026-12-01", "“Die” is no weekday; write one like Tue, or leave it out"),
    (moment.parse, "2026-11-31", "there is no such day as 2026-11-31; write one that its month has"),
    (moment.parse, "Tue 2026-11-31", "there is no such day as 2026-11-31; write one that its month has"),
    (moment.parse, "2026-12-01 25:00", "“25:00” is no time of day; write one like 09:30"),
    (moment.parse, "2026-12-01 at 09:30", "“at” is no time of day; write one like 09:30"),
    (moment.parse, "2026-12-01 09:30 Berlin", "“Berlin” is no timezone; write one like Europe/London"),
    (moment.parse, "2026-12-01 09:30 Europe", "“Europe” is no timezone; write one like Europe/London"),
    (moment.parse, "2026-12-01 09:30 ../UTC", "“../UTC” is no timezone; write one like Europe/London"),
    (moment.parse, "2026-12-01 09:30 UTC sharp", f"“sharp” does not belong to a moment; {MOMENT}"),
    (moment.parse, "2026-12-01T09:30", f"“2026-12-01T09:30” is no moment; {MOMENT}"),
    (moment.parse, "week of", f"“week” is no moment; {MOMENT}"),
    (moment.parse, "week of 2999-12-31 or so", f"“2999-12-31 or so” is no moment; {MOMENT}"),
    (moment.parse, "Dezember 2026", f"“Dezember” is no moment; {MOMENT}"),
    (moment.parse, "December 0000", "the year 0000 is out of reach; write one from 1900 to 2999"),
    (moment.parse, "week of 9999-12-31", "the year 9999 is out of reach; write one from 1900 to 2999"),
    (moment.parse, "next slot", f"“next” is no moment; {MOMENT}"),
    (moment.parse, "next blog slot after soon", f"“soon” is no moment; {MOMENT}"),
    (moment.exact, "week of 2026-12-07", f"“week” is no moment; {EXACT}"),
    (moment.exact, "December 2026", f"“December” is no moment; {EXACT}"),
    (duration.parse, "", f"“” is no duration; {DURATION}"),
    (duration.parse, "three days", f"“three days” is no duration; {DURATION}"),
    (duration.parse, "3 months", f"“3 months” is no duration; {DURATION}"),
    (duration.parse, "-3 days", f"“-3 days” is no duration; {DURATION}"),
    (duration.parse, "1.5 hours", f"“1.5 hours” is no duration; {DURATION}"),
    (duration.parse, "10000 days", f"“10000 days” is no duration; {DURATION}"),
    (rung.parse, "", f"“” says no time; {RUNG}"),
    (rung.parse, "day", f"“day” says no time; {RUNG}"),
    (rung.parse, "day -2", f"“day -2” says no time; {RUNG}"),
    (rung.parse, "day 14 noon", "“noon” is no time of day; write one like 09:30"),
    (rung.parse, "soon after publish", f"“soon” is no duration; {DURATION}"),
    (rung.parse, "2 days before launch", f"“2 days before launch” says no time; {RUNG}"),
    (rung.parse, "week of 2026-12-07", f"“week of 2026-12-07” is too vague for a post; {RUNG}"),
    (rung.parse, "December 2026", f"“December 2026” is too vague for a post; {RUNG}"),
    (
        rung.parse,
        "next blog slot after 2026-12-07",
        f"“next blog slot after 2026-12-07” is too vague for a post; {RUNG}",
    ),
    (rung.parse, "Thu 2026-12-01", "2026-12-01 is a Tue, not a Thu"),
    (rung.parse, "2026-11-31", "there is no such day as 2026-11-31; write one that its month has"),
    (rung.parse, "2026-12-01 9 Uhr", "“9” is no time of day; write one like 09:30"),
    (slot.parse, "", f"“” is no slot; {SLOT}"),
    (slot.parse, "09:30", f"“09:30” is no slot; {SLOT}"),
    (slot.parse, "Dienstag 09:30", f"“Dienstag 09:30” is no slot; {SLOT}"),
    (slot.parse, "Tue 25:00", "“25:00” is no time of day; write one like 09:30"),
    (slot.parse, "Tue, Thu", f"“Tue, Thu” is no slot; {SLOT}"),
    (slot.parse, "5th Thu", f"“5th Thu” is no slot; {SLOT}"),
    (slot.parse, "1st", f"“1st” is no slot; {SLOT}"),
    (slot.parse, "1st Thursdays", f"“1st Thursdays” is no slot; {SLOT}"),
    (slot.parse, "every 0 weeks on Mon", "“every 0 weeks on Mon” is no slot; write 1 to 52 weeks"),
    (slot.parse, "every 53 weeks on Mon", "“every 53 weeks on Mon” is no slot; write 1 to 52 weeks"),
    (slot.parse, "every 2 days", f"“every 2 days” is no slot; {SLOT}"),
    (ranges.days, "", f"there is no moment here; {EXACT}"),
    (ranges.days, "2026-12-21 - 2027-01-04", "“-” is no time of day; write one like 09:30"),
    (
        ranges.days,
        "2027-01-04 to 2026-12-21",
        "“2027-01-04 to 2026-12-21” ends before it begins; write the earlier day first",
    ),
    (ranges.days, "Tue 2026-12-21 to 2027-01-04", "2026-12-21 is a Mon, not a Tue"),
    (
        ranges.days,
        "2026-12-21 12:00 to 2027-01-04",
        "“2026-12-21 12:00 to 2027-01-04” has a time of day; a range is of whole days, like `2026-12-21 to 2027-01-04`",
    ),
    (ranges.hours, "21:00", "“21:00” is no range of hours; write one like `21:00 to 07:00`"),
    (ranges.hours, "21 to 7", "“21” is no time of day; write one like 09:30"),
    (ranges.weekdays, "Mon-Fri", "“Mon-Fri” is no range of weekdays; write one like `Mon to Fri`"),
    (ranges.weekdays, "Mon to", "“Mon to” is no range of weekdays; write one like `Mon to Fri`"),
    (ranges.weekdays, "Mon to Freitag", "“Mon to Freitag” is no range of weekdays; write one like `Mon to Fri`"),
]
PARSERS = (
    *(days.clock, days.day, moment.parse, moment.exact, duration.parse, rung.parse, slot.parse),
    *(ranges.days, ranges.hours, ranges.weekdays),
)


@pytest.mark.parametrize(("parse", "text", "value"), GOOD)
def test_what_is_written_is_what_is_meant(parse: Callable[[str], object], text: str, value: object) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(("parse", "text", "said"), BAD)
def test_what_is_wrong_is_said_whole(parse: Callable[[str], object], text: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        parse(text)


def test_a_wrong_weekday_knows_the_right_one() -> None:
    with pytest.raises(moment.WrongWeekdayError) as raised:
        moment.parse("thursday 2026-12-01")
    assert (raised.value.said, raised.value.right) == ("thursday", "Tuesday")


# words of the grammars, in any order: nearer to what people get wrong than any text
WORDS = some.sampled_from(
    [
        *(
            "week",
            "weeks",
            "every",
            "of",
            "on",
            "next",
            "slot",
            "after",
            "before",
            "to",
            "day",
            "days",
            "working",
            "hour",
        ),
        *("publish", "start", "end", "1st", "last", "weekdays", "Mon", "Tuesday", "Dec", "December", "0", "14", "9999"),
        *(
            "0000",
            "09:30",
            "24:00",
            "2026-12-01",
            "0001-01-01",
            "9999-12-31",
            "2026-02-30",
            "２０２６-12-01",
            "UTC",
            "Europe",
        ),
        *("Europe/Berlin", "posixrules", ".", "..", "/", "\0", "“", "—", "İ"),
    ]
)
SAID = some.one_of(some.text(), some.lists(WORDS, max_size=7).map(" ".join))


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: f"{parse.__module__.rpartition('.')[2]}.{parse.__name__}")
def test_any_text_is_read_or_refused(parse: Callable[[str], object]) -> None:
    """Whatever is written: a value, or a ValueError that says something."""

    @given(SAID)
    @example("week of 9999-12-31")
    @example("December 0000")
    @example("2026-12-01 09:30 \0")
    @example("2026-12-01 09:30 \ud800")
    @example("2026-12-01 09:30 " + "a" * 300)
    def read(text: str) -> None:
        said = "read"
        try:
            parse(text)
        except ValueError as error:
            said = str(error)
        assert said.strip()

    read()


DAYS_ANY = some.dates(date(1900, 1, 1), date(2999, 12, 31))
TIMES = some.times().map(lambda at: at.replace(second=0, microsecond=0))
CHANNELS = some.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)
MOMENTS = some.one_of(
    some.builds(Moment, DAYS_ANY, some.none()),
    some.builds(Moment, DAYS_ANY, TIMES, some.sampled_from([None, "UTC", "Europe/London", "America/St_Johns"])),
)
WEEKS = some.integers(0, 57000).map(lambda week: date(1900, 1, 1) + timedelta(weeks=week))  # a Monday
SPANS = WEEKS.map(lambda monday: Span(monday, monday + timedelta(days=6), "week"))
NEXT_SLOTS = some.builds(NextSlot, CHANNELS, some.none() | DAYS_ANY)
UNITS: tuple[Unit, ...] = ("minutes", "hours", "days", "weeks", "working days")
DURATIONS = some.builds(Duration, some.integers(0, 9999), some.sampled_from(UNITS))
SIDES = (some.sampled_from(["before", "after"]), some.sampled_from(["publish", "start", "end"]))
RUNGS = some.one_of(
    some.builds(DayOf, some.integers(0, 9999), some.none() | TIMES),
    some.builds(Offset, DURATIONS, *SIDES),
    some.builds(NextSlot, CHANNELS),
    MOMENTS,
)
SLOTS = some.one_of(
    some.builds(Weekly, some.tuples(some.integers(0, 6)), some.none() | TIMES, some.integers(1, 52)),
    some.builds(Weekly, some.just((0, 1, 2, 3, 4)), some.none() | TIMES),
    some.builds(Monthly, some.sampled_from([1, 2, 3, 4, -1]), some.integers(0, 6), some.none() | TIMES),
)


def timed(words: str, at: time | None) -> str:
    return f"{words} {at:%H:%M}" if at else words


def moment_text(value: When) -> str:
    match value:
        case Moment():
            named = timed(f"{DAYS[value.day.weekday()]} {value.day}", value.time)
            return f"{named} {value.zone}" if value.zone else named
        case Span(unit="week"):
            return f"week of {value.first}"
        case Span():
            return f"{MONTHS[value.first.month - 1]} {value.first.year}"
        case NextSlot():
            return f"next {value.channel} slot" + (f" after {value.after}" if value.after else "")


def duration_text(value: Duration) -> str:
    unit = value.unit.removesuffix("s") if value.count == 1 else value.unit
    return f"{value.count} {unit}"


def rung_text(value: RungTime) -> str:
    match value:
        case DayOf():
            return timed(f"day {value.number}", value.time)
        case Offset():
            return f"{duration_text(value.duration)} {value.side} {value.anchor}"
    return moment_text(value)


def slot_text(value: Slot) -> str:
    match value:
        case Monthly():
            nth = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", -1: "last"}[value.nth]
            return timed(f"{nth} {LONG_DAYS[value.day]}", value.time)
        case Weekly(days=(0, 1, 2, 3, 4)):
            return timed("weekdays", value.time)
        case Weekly(every=1):
            return timed(DAYS[value.days[0]], value.time)
    return timed(f"every {value.every} weeks on {DAYS[value.days[0]]}", value.time)


@given(some.one_of(MOMENTS, SPANS, NEXT_SLOTS))
def test_a_moment_reads_back(value: When) -> None:
    assert moment.parse(moment_text(value)) == value


@given(DURATIONS)
def test_a_duration_reads_back(value: Duration) -> None:
    assert duration.parse(duration_text(value)) == value


@given(RUNGS)
def test_a_rung_reads_back(value: RungTime) -> None:
    assert rung.parse(rung_text(value)) == value


@given(SLOTS)
def test_a_slot_reads_back(value: Slot) -> None:
    assert slot.parse(slot_text(value)) == value


@given(DAYS_ANY, DAYS_ANY)
def test_a_range_of_days_reads_back(one: date, other: date) -> None:
    span = DaySpan(min(one, other), max(one, other))
    assert ranges.days(f"{span.first} to {span.last}") == span


@given(TIMES, TIMES)
def test_a_range_of_hours_reads_back(start: time, end: time) -> None:
    assert ranges.hours(f"{start:%H:%M} to {end:%H:%M}") == (start, end)


@given(some.integers(0, 6), some.integers(0, 6))
def test_a_range_of_weekdays_is_at_most_a_week(first: int, last: int) -> None:
    found = ranges.weekdays(f"{DAYS[first]} to {LONG_DAYS[last]}")
    assert (found[0], found[-1]) == (first, last)
    assert len(set(found)) == len(found) <= 7
