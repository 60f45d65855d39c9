"""The small grammars: what is written to what is meant, what is wrong to the whole of what is said, any text at all."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from builder.load.grammars import amount, days, duration, evergreen, moment, ranges, rung, slot
from builder.model.amounts import Evergreen, Rate, Share
from builder.model.days import DAYS, LONG_DAYS, hours_text, weekdays_text
from builder.model.moments import (
    DayOf,
    DaySpan,
    Duration,
    Moment,
    Monthly,
    NextSlot,
    Offset,
    Ruled,
    Span,
    Unit,
    Weekly,
)

TUESDAY = date(2026, 12, 1)
MOMENT = "write a moment like `Tue 2026-12-01 09:30`, `week of 2026-12-07`, `December 2026` or `next blog slot`"
EXACT = "write a moment like `Tue 2026-12-01 09:30`, `2026-12-01` or `2026-12-01 09:30 Europe/London`"
RUNG = (
    "write `day 0`, `day 14 09:00`, `2 days before publish`, `1 hour before start`, `next newsletter slot` or a moment"
)
DURATION = "write a duration like `3 days`, `2 working days`, `1 hour`, `90 minutes` or `2 weeks`"
SLOT = "write a slot like `Tue 09:30`, `weekdays 08:00`, `1st Thu 10:00` or `every 2 weeks on Mon`"

OR_DATE = ", or the date you meant"
RULE = "write it like `RRULE:FREQ=MONTHLY;BYDAY=2TU 10:00`"
SHARE = "write one like `at most 20%`, `at least 20%` or `about 50%`"
RATE = "write one like `at most 2 a day` or `3 pieces a week`"
EVERGREEN = "write it like `every 90 days, 3 times` or `every 12 weeks, until 2027-12-01`"

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
    (ranges.weekdays, "mon  TO  fri", (0, 1, 2, 3, 4)),
    (ranges.hours, " 21:00  To 07:00", (time(21, 0), time(7, 0))),
    (slot.parse, "RRULE:FREQ=MONTHLY;BYDAY=2TU 10:00", Ruled("FREQ=MONTHLY;BYDAY=2TU", time(10, 0))),
    (slot.parse, "freq=weekly;byday=mo", Ruled("FREQ=WEEKLY;BYDAY=MO")),
    (slot.parse, "FREQ=DAILY;BYHOUR=9;BYMINUTE=5", Ruled("FREQ=DAILY", time(9, 5))),
    (amount.share, "20%", Share(20, "about")),
    (amount.share, "At  Most 20 %", Share(20, "at most")),
    (amount.share, "at least 100%", Share(100, "at least")),
    (amount.rate, "at most 2 a day", Rate(2, "day")),
    (amount.rate, "3 pieces a week", Rate(3, "week")),
    (amount.rate, "3 per month", Rate(3, "month")),
    (evergreen.parse, "every 90 days", Evergreen(Duration(90, "days"))),
    (evergreen.parse, "Every  90 Days,twice", Evergreen(Duration(90, "days"), 2)),
    (evergreen.parse, "every 90 days 3 times", Evergreen(Duration(90, "days"), 3)),
    (evergreen.parse, "every 12 weeks until 2027-12-01", Evergreen(Duration(12, "weeks"), None, date(2027, 12, 1))),
    (
        evergreen.parse,
        "every 30 working days, 3 times, until Wed 2027-12-01",
        Evergreen(Duration(30, "working days"), 3, date(2027, 12, 1)),
    ),
]

BAD: list[tuple[Callable[[str], object], str, str]] = [
    (days.clock, "24:00", "“24:00” is no time of day; write one like 09:30"),
    (days.clock, "9.30", "“9.30” is no time of day; write 09:30"),
    (days.clock, "09:60", "“09:60” is no time of day; write one like 09:30"),
    (days.clock, "9:30 pm", "“9:30 pm” is no time of day; write 21:30"),
    (days.clock, "٠٩:٣٠", "“٠٩:٣٠” is no time of day; write one like 09:30"),
    (days.day, "1.12.2026", "“1.12.2026” is no date; write 2026-12-01"),
    (days.day, "2026-12-1", "“2026-12-1” is no date; write 2026-12-01"),
    (days.day, "2026-02-30", "there is no such day as 2026-02-30; write one that its month has"),
    (days.day, "2026-13-01", "there is no such day as 2026-13-01; write one that its month has"),
    (days.day, "0000-00-00", "the year 0000 is out of reach; write one from 1900 to 2999"),
    (days.day, "9999-12-31", "the year 9999 is out of reach; write one from 1900 to 2999"),
    (moment.parse, "", f"there is no moment here; {MOMENT}"),
    (moment.parse, "tomorrow", f"“tomorrow” is no moment; {MOMENT}"),
    (moment.parse, "Tue", f"“Tue” is no moment; {MOMENT}"),
    (moment.parse, "Thu 2026-12-01", "2026-12-01 is a Tue, not a Thu; write Tue, or the date you meant"),
    (
        moment.parse,
        "Thursday 2026-12-01 09:30",
        f"2026-12-01 is a Tuesday, not a Thursday; write Tuesday{OR_DATE}",
    ),
    (moment.parse, "week of Tue 2026-12-07", f"2026-12-07 is a Mon, not a Tue; write Mon{OR_DATE}"),
    (
        moment.parse,
        "next blog slot after Tue 2026-12-07",
        f"2026-12-07 is a Mon, not a Tue; write Mon{OR_DATE}",
    ),
    (moment.parse, "week of Die 2026-12-07", "“Die” is no weekday; write one like Tue, or leave it out"),
    (moment.parse, "Die 2026-12-01", "“Die” is no weekday; write one like Tue, or leave it out"),
    (moment.parse, "2026-11-31", "there is no such day as 2026-11-31; write one that its month has"),
    (moment.parse, "Tue 2026-11-31", "there is no such day as 2026-11-31; write one that its month has"),
    (moment.parse, "2026-12-01 25:00", "“25:00” is no time of day; write one like 09:30"),
    (moment.parse, "2026-12-01 at 09:30", "“2026-12-01 at 09:30” is no moment; write Tue 2026-12-01 09:30"),
    (moment.parse, "2026-12-01 09:30 Berlin", "“Berlin” is no timezone; write one like Europe/London"),
    (moment.parse, "2026-12-01 09:30 Europe", "“Europe” is no timezone; write one like Europe/London"),
    (moment.parse, "2026-12-01 09:30 ../UTC", "“../UTC” is no timezone; write one like Europe/London"),
    (moment.parse, "2026-12-01 09:30 UTC sharp", f"“sharp” does not belong to a moment; {MOMENT}"),
    (moment.parse, "2026-12-01T09:30", "“2026-12-01T09:30” is no moment; write Tue 2026-12-01 09:30"),
    (moment.parse, "01.12.2026", "“01.12.2026” is no moment; write Tue 2026-12-01"),
    (moment.parse, "Thu 1.12.2026 9.30", "“Thu 1.12.2026 9.30” is no moment; write Tue 2026-12-01 09:30"),
    (moment.parse, "12/01/2026", f"“12/01/2026” is no moment; {MOMENT}"),
    (moment.parse, "13/12/2026", "“13/12/2026” is no moment; write Sun 2026-12-13"),
    (moment.parse, "31.02.2026", f"“31.02.2026” is no moment; {MOMENT}"),
    (moment.parse, "December 1, 2026", "“December 1, 2026” is no moment; write Tue 2026-12-01"),
    (moment.parse, "1st of Dec 2026 9 pm", "“1st of Dec 2026 9 pm” is no moment; write Tue 2026-12-01 21:00"),
    (moment.parse, "week of 7.12.2026", "“7.12.2026” is no moment; write 2026-12-07"),
    (moment.parse, "noon", f"“noon” is no moment; {MOMENT}"),
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
    (duration.parse, "3 months", "“3 months” is not always as long; write 90 days"),
    (duration.parse, "1 Year", "“1 Year” is not always as long; write 365 days"),
    (duration.parse, "-3 days", f"“-3 days” is no duration; {DURATION}"),
    (duration.parse, "1.5 hours", f"“1.5 hours” is no duration; {DURATION}"),
    (duration.parse, "10000 days", f"“10000 days” is no duration; {DURATION}"),
    (rung.parse, "", f"“” says no time; {RUNG}"),
    (rung.parse, "day", f"“day” says no time; {RUNG}"),
    (rung.parse, "day -2", f"“day -2” says no time; {RUNG}"),
    (rung.parse, "day 14 noon", "“noon” is no time of day; write 12:00"),
    (rung.parse, "1.12.2026", "“1.12.2026” is no moment; write Tue 2026-12-01"),
    (rung.parse, "soon after publish", f"“soon” is no duration; {DURATION}"),
    (rung.parse, "2 days before launch", f"“2 days before launch” says no time; {RUNG}"),
    (rung.parse, "week of 2026-12-07", f"“week of 2026-12-07” is too vague for a post; {RUNG}"),
    (rung.parse, "December 2026", f"“December 2026” is too vague for a post; {RUNG}"),
    (
        rung.parse,
        "next blog slot after 2026-12-07",
        f"“next blog slot after 2026-12-07” is too vague for a post; {RUNG}",
    ),
    (rung.parse, "Thu 2026-12-01", "2026-12-01 is a Tue, not a Thu; write Tue, or the date you meant"),
    (rung.parse, "2026-11-31", "there is no such day as 2026-11-31; write one that its month has"),
    (rung.parse, "2026-12-01 9 Uhr", "“2026-12-01 9 Uhr” is no moment; write Tue 2026-12-01 09:00"),
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
    (ranges.days, "", "there is no moment here; write one like `2026-12-21 to 2027-01-04`, or one day"),
    (
        ranges.days,
        "2026-12-21 - 2027-01-04",
        "“2026-12-21 - 2027-01-04” is no range of days; write 2026-12-21 to 2027-01-04",
    ),
    (ranges.days, "21.12.2026 to 4.1.2027", "“21.12.2026” is no moment; write Mon 2026-12-21"),
    (
        ranges.days,
        "2027-01-04 to 2026-12-21",
        "“2027-01-04 to 2026-12-21” ends before it begins; write the earlier day first",
    ),
    (ranges.days, "Tue 2026-12-21 to 2027-01-04", "2026-12-21 is a Mon, not a Tue; write Mon, or the date you meant"),
    (
        ranges.days,
        "2026-12-21 12:00 to 2027-01-04",
        "“2026-12-21 12:00 to 2027-01-04” has a time of day; write whole days, like `2026-12-21 to 2027-01-04`",
    ),
    (ranges.hours, "21:00", "“21:00” is no range of hours; write one like `21:00 to 07:00`"),
    (ranges.hours, "21 to 7", "“21” is no time of day; write one like 09:30"),
    (ranges.hours, "21:00-07:00", "“21:00-07:00” is no range of hours; write 21:00 to 07:00"),
    (ranges.weekdays, "Mon-Fri", "“Mon-Fri” is no range of weekdays; write Mon to Fri"),
    (amount.share, "20", f"“20” is no share; {SHARE}"),
    (amount.share, "101%", f"“101%” is no share; {SHARE}"),
    (amount.share, "max 20%", f"“max 20%” is no share; {SHARE}"),
    (amount.rate, "2/day", f"“2/day” is no count in a time; {RATE}"),
    (amount.rate, "two a day", f"“two a day” is no count in a time; {RATE}"),
    (evergreen.parse, "every 3 months 3 times", "“every 3 months” is not always as long; write every 90 days, 3 times"),
    (evergreen.parse, "every quarter", "“every quarter” is not always as long; write every 90 days"),
    (evergreen.parse, "90 days", f"“90 days” says no rhythm; {EVERGREEN}"),
    (evergreen.parse, "every 2 hours", f"“every 2 hours” is too often; {EVERGREEN}"),
    (evergreen.parse, "every 90 days, often", f"“often” does not belong to a rhythm; {EVERGREEN}"),
    (evergreen.parse, "every 90 days, until 1.1.2027", "“1.1.2027” is no moment; write Fri 2027-01-01"),
    (slot.parse, "Tue 9.30", "“9.30” is no time of day; write 09:30"),
    (slot.parse, "FREQ=HOURLY", f"“FREQ=HOURLY” is no rule of days: “FREQ=HOURLY” says nothing in a rule; {RULE}"),
    (slot.parse, "RRULE:BYDAY=MO", f"“RRULE:BYDAY=MO” is no rule of days: this rule does not say how often; {RULE}"),
    (
        slot.parse,
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        f"“FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30” is no rule of days: no day is like that; {RULE}",
    ),
    (
        slot.parse,
        "FREQ=DAILY;COUNT=3",
        f"“FREQ=DAILY;COUNT=3” is no rule of days: it has no first day to count from; {RULE}",
    ),
    (
        slot.parse,
        "FREQ=DAILY;BYHOUR=9,10",
        f"“FREQ=DAILY;BYHOUR=9,10” is no rule of days: a slot has one time, which stands behind it; {RULE}",
    ),
    (ranges.weekdays, "Mon to", "“Mon to” is no range of weekdays; write one like `Mon to Fri`"),
    (ranges.weekdays, "Mon to Freitag", "“Mon to Freitag” is no range of weekdays; write one like `Mon to Fri`"),
]
PARSERS = (
    *(days.clock, days.day, moment.parse, moment.exact, duration.parse, rung.parse, slot.parse),
    *(ranges.days, ranges.hours, ranges.weekdays, amount.share, amount.rate, evergreen.parse),
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
        *(
            "RRULE:FREQ=DAILY",
            "FREQ=YEARLY;BYMONTH=13",
            "every 90 days,",
            "until",
            "20%",
            "at most",
            "3 times",
            "a",
            "-",
        ),
        *("9.30", "9h", "pm", "01.12.2026", "31/12/2026", "1,", "December,", "2026"),
        *("Europe/Berlin", "posixrules", ".", "..", "/", "\0", "“", "—", "İ"),
    ]
)
SAID = some.one_of(some.text(), some.lists(WORDS, max_size=7).map(" ".join))


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: f"{parse.__module__.rpartition('.')[2]}.{parse.__name__}")
def test_any_text_is_read_or_refused(parse: Callable[[str], object]) -> None:
    """Whatever is written: a value, or a ValueError that says what to write."""

    @given(SAID)
    @example("week of 9999-12-31")
    @example("December 0000")
    @example("2026-12-01 09:30 \0")
    @example("2026-12-01 09:30 \ud800")
    @example("2026-12-01 09:30 " + "a" * 300)
    def read(text: str) -> None:
        said = "; write"
        try:
            parse(text)
        except ValueError as error:
            said = str(error)
        assert "; write" in said

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


RULES = some.builds(
    Ruled,
    some.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TH;INTERVAL=2", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=YEARLY"]),
    some.none() | TIMES,
)
SPANNED = some.tuples(DAYS_ANY, DAYS_ANY).map(lambda ends: DaySpan(min(ends), max(ends)))
MONTHS_ANY = DAYS_ANY.map(lambda day: (day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])))
RHYTHMS = some.builds(
    Evergreen,
    some.builds(Duration, some.integers(1, 9999), some.sampled_from(["days", "weeks", "working days"])),
    some.none() | some.integers(1, 999),
    some.none() | DAYS_ANY,
)
WRITTEN: list[tuple[Callable[[str], object], some.SearchStrategy[object]]] = [
    (moment.parse, some.one_of(MOMENTS, SPANS, NEXT_SLOTS)),
    (moment.parse, MONTHS_ANY.map(lambda ends: Span(*ends, "month"))),
    (duration.parse, DURATIONS),
    (rung.parse, RUNGS),
    (slot.parse, some.one_of(SLOTS, RULES)),
    (ranges.days, SPANNED),
    (amount.share, some.builds(Share, some.integers(0, 100), some.sampled_from(["at most", "at least", "about"]))),
    (amount.rate, some.builds(Rate, some.integers(0, 9999), some.sampled_from(["day", "week", "month"]))),
    (evergreen.parse, RHYTHMS),
]


@pytest.mark.parametrize(("parse", "values"), WRITTEN)
def test_every_value_is_told_as_it_is_written(
    parse: Callable[[str], object], values: some.SearchStrategy[object]
) -> None:
    """What a message or the desk says can be written into the plan, with more spaces too."""

    @given(values)
    def read_back(value: object) -> None:
        assert parse(str(value)) == value
        assert parse(f"  {value} ".replace(" ", "  ")) == value

    read_back()


@given(TIMES, TIMES)
def test_a_range_of_hours_reads_back(start: time, end: time) -> None:
    assert ranges.hours(hours_text(start, end)) == (start, end)


@given(some.integers(0, 6), some.integers(0, 6))
def test_a_range_of_weekdays_is_at_most_a_week(first: int, last: int) -> None:
    found = ranges.weekdays(f"{DAYS[first]} to {LONG_DAYS[last]}")
    assert (found[0], found[-1]) == (first, last)
    assert len(set(found)) == len(found) <= 7
    assert ranges.weekdays(weekdays_text(found)) == found
