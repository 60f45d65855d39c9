"""Rules by which days come again (RFC 5545, 3.3.10), within bounds: a reader of our own, since dateutil's follows one
that never comes true, like 30 February, to the year 9999."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST = 300  # letters of a rule
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NAMES = "|".join(WEEKDAYS)
DAY = rf"(?:[+-]?[1-9][0-9]?)?(?:{NAMES})"
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")  # what comes more often is no matter of days
MOST = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
NUMBERS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[+-]?[1-9][0-9]{0,2})*")
TIMES = ("BYHOUR", "BYMINUTE", "BYSECOND")
PARTS = {
    "FREQ": re.compile("|".join(FREQUENCIES)),
    "INTERVAL": re.compile("[1-9][0-9]{0,2}"),
    "COUNT": re.compile("[1-9][0-9]{0,4}"),
    "UNTIL": re.compile("(?:19|2[0-9])[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:T[0-9]{6}Z?)?"),
    "BYDAY": re.compile(f"{DAY}(?:,{DAY})*"),
    "WKST": re.compile(NAMES),
    **dict.fromkeys(MOST, NUMBERS),
    **dict.fromkeys(TIMES, re.compile(r"[0-9]{1,2}(?:,[0-9]{1,2})*")),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, read; what it does not say it takes from the day on which it begins."""

    often: str
    interval: int
    months: frozenset[int]
    monthdays: frozenset[int]
    yeardays: frozenset[int]
    weeks: frozenset[int]
    weekdays: frozenset[tuple[int, int]]  # which one of its month or year, 0 any, and the number of the weekday
    positions: frozenset[int]
    week_begins: int
    count: int | None

    def holds(self, day: date) -> bool:
        """Tell whether a day of a period is one that the rule means."""
        return (
            (not self.months or day.month in self.months)
            and (not self.weekdays or self._weekday(day))
            and (not self.monthdays or _in(self.monthdays, day.day, monthrange(day.year, day.month)[1]))
            and (not self.yeardays or _in(self.yeardays, day.timetuple().tm_yday, 365 + isleap(day.year)))
            and (not self.weeks or day.isocalendar().week in self.weeks)
        )

    def _weekday(self, day: date) -> bool:
        number = day.weekday()
        if (0, number) in self.weekdays:
            return True
        by_year = self.often == "YEARLY" and not self.months
        index, length = (
            (day.timetuple().tm_yday, 365 + isleap(day.year))
            if by_year
            else (day.day, monthrange(day.year, day.month)[1])
        )
        nth, from_end = (index - 1) // 7 + 1, -((length - index) // 7 + 1)
        return (nth, number) in self.weekdays or (from_end, number) in self.weekdays


def parts_of(rule: str) -> dict[str, str]:
    """Return the parts of a rule by name; ValueError with what is wrong where it is none."""
    if len(rule) > LONGEST:
        raise ValueError("this rule is too long")
    parts: dict[str, str] = {}
    for part in rule.upper().removeprefix("RRULE:").strip().rstrip(";").split(";"):
        name, _, value = part.partition("=")
        form = PARTS.get(name)
        if form is None or not form.fullmatch(value) or name in parts:
            raise ValueError(f"“{part}” says nothing in a rule")
        if name in MOST and any(abs(int(number)) > MOST[name] for number in value.split(",")):
            raise ValueError(f"“{part}” has a number that is too large")
        parts[name] = value
    if "FREQ" not in parts:
        raise ValueError("this rule does not say how often")
    return parts


def text_of(parts: dict[str, str]) -> str:
    """Return a rule of days as it is written."""
    return ";".join(f"{name}={value}" for name, value in parts.items() if name not in TIMES)


def days_of(parts: dict[str, str], start: date, first: date, last: date) -> Iterator[date]:
    """Yield the days from *first* to *last* on which what begins on *start* comes again."""
    rule = _rule(parts, start)
    until = f"{parts.get('UNTIL', '99991231'):.8}"
    left = rule.count if rule.count is not None else -1
    for period in _periods(rule, start, first if left < 0 else start, last):
        for day in _picked(rule, period):
            if left == 0 or day > last or day.isoformat().replace("-", "") > until:
                return
            if day >= start:
                left -= 1
                if day >= first:
                    yield day


def cost_of(parts: dict[str, str], start: date, first: date, last: date) -> int:
    """Return how many days have to be looked at for that."""
    begin = start if "COUNT" in parts else max(start, first)
    share = {"WEEKLY": 7, "YEARLY": 12 if "BYMONTH" in parts or not _says(parts) else 1}.get(parts["FREQ"], 1)
    return max((last - begin).days, 0) // share + 1


def _says(parts: dict[str, str]) -> bool:
    return any(name in parts for name in ("BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY"))


def _rule(parts: dict[str, str], start: date) -> Rule:
    often, says = parts["FREQ"], _says(parts)
    months = _numbers(parts, "BYMONTH")
    monthdays = _numbers(parts, "BYMONTHDAY")
    weekdays = _weekdays(parts.get("BYDAY", ""), often)
    if often == "YEARLY" and not says:
        months = months or frozenset((start.month,))
    if often in {"YEARLY", "MONTHLY"} and not says:
        monthdays = frozenset((start.day,))
    if often == "WEEKLY" and not says:
        weekdays = frozenset(((0, start.weekday()),))
    return Rule(
        often=often,
        interval=int(parts.get("INTERVAL", "1")),
        months=months,
        monthdays=monthdays,
        yeardays=_numbers(parts, "BYYEARDAY"),
        weeks=_numbers(parts, "BYWEEKNO"),
        weekdays=weekdays,
        positions=_numbers(parts, "BYSETPOS"),
        week_begins=WEEKDAYS.index(parts.get("WKST", "MO")),
        count=int(parts["COUNT"]) if "COUNT" in parts else None,
    )


def _numbers(parts: dict[str, str], name: str) -> frozenset[int]:
    return frozenset(int(number) for number in parts[name].split(",")) if name in parts else frozenset()


def _weekdays(text: str, often: str) -> frozenset[tuple[int, int]]:
    named = [part for part in text.split(",") if part]
    counted = often in {"MONTHLY", "YEARLY"}
    return frozenset((int(part[:-2] or 0) if counted else 0, WEEKDAYS.index(part[-2:])) for part in named)


def _in(wanted: frozenset[int], index: int, length: int) -> bool:
    return index in wanted or index - length - 1 in wanted


def _picked(rule: Rule, period: Iterator[date]) -> list[date]:
    days = [day for day in period if rule.holds(day)]
    if not rule.positions:
        return days
    return [day for number, day in enumerate(days, 1) if _in(rule.positions, number, len(days))]


def _periods(rule: Rule, start: date, first: date, last: date) -> Iterator[Iterator[date]]:
    """Yield the days of each period up to *last*, without whole periods before *first*."""
    match rule.often:
        case "DAILY" | "WEEKLY":
            length = 1 if rule.often == "DAILY" else 7
            begin = start - timedelta(days=(start.weekday() - rule.week_begins) % 7 if length > 1 else 0)
            step = length * rule.interval
            begin += timedelta(days=max((first - begin).days // step, 0) * step)
            while begin <= last:
                yield _run(begin, length)
                begin += timedelta(days=step)
        case "MONTHLY":
            month = start.year * 12 + start.month - 1
            month += max((first.year * 12 + first.month - 1 - month) // rule.interval, 0) * rule.interval
            while month <= last.year * 12 + last.month - 1:
                yield _month(*divmod(month, 12))
                month += rule.interval
        case _:
            year = start.year + max((first.year - start.year) // rule.interval, 0) * rule.interval
            for one in range(year, last.year + 1, rule.interval):
                yield (day for month in sorted(rule.months or range(1, 13)) for day in _month(one, month - 1))


def _run(begin: date, count: int) -> Iterator[date]:
    return (begin + timedelta(days=step) for step in range(count))


def _month(year: int, month: int) -> Iterator[date]:
    return (date(year, month + 1, number) for number in range(1, monthrange(year, month + 1)[1] + 1))
