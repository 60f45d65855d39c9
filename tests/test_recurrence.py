"""Rules by which days come again: the same days as dateutil's, and an end to what never comes true."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as some

from builder.model.recurrence import cost_of, days_of, parts_of, text_of

LAST = date(2029, 12, 31)
NUMBERS = some.sets(some.integers(-31, 31).filter(bool), min_size=1, max_size=3)
NAMED = some.sets(some.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=3)
NTH = some.sampled_from(["1MO", "2TU", "-1FR", "5SU", "+3WE", "-2SA"])


def listed(values: Iterable[object]) -> str:
    return ",".join(sorted(map(str, values)))


@some.composite
def rules(draw: some.DrawFn) -> str:
    often = draw(some.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={often}"]
    parts += [f"INTERVAL={draw(some.integers(1, 5))}"] if draw(some.booleans()) else []
    parts += [f"BYMONTH={listed(draw(some.sets(some.integers(1, 12), min_size=1)))}"] if draw(some.booleans()) else []
    choice = draw(some.integers(0, 5))
    if choice == 1:
        parts.append(f"BYDAY={listed(draw(NAMED))}")
    elif choice == 2 and often in {"MONTHLY", "YEARLY"}:
        parts.append(f"BYDAY={draw(NTH)}")
    elif choice == 3 and often != "WEEKLY":
        parts.append(f"BYMONTHDAY={listed(draw(NUMBERS))}")
    elif choice == 4 and often == "YEARLY":
        parts.append(f"BYYEARDAY={listed(draw(NUMBERS))}")
    elif choice == 5 and often == "MONTHLY":
        parts += [f"BYDAY={listed(draw(NAMED))}", f"BYSETPOS={draw(some.sampled_from([1, 2, -1]))}"]
    parts += [f"WKST={draw(some.sampled_from(['MO', 'SU']))}"] if draw(some.booleans()) else []
    end = draw(some.sampled_from(["", "COUNT=7", "UNTIL=20280229"]))
    return ";".join([*parts, *([end] if end else [])])


@given(rules(), some.dates(date(2023, 1, 1), date(2026, 12, 31)), some.dates(date(2023, 1, 1), date(2027, 12, 31)))
@settings(deadline=None)
def test_the_days_are_those_of_dateutil(rule: str, start: date, first: date) -> None:
    parts = parts_of(rule)
    assert text_of(parts) == rule
    far = rrulestr(rule, dtstart=datetime.combine(start, time(0)))
    some_day = next(iter(days_of({**parts, "UNTIL": "21001231"}, start, start, date(2100, 12, 31))), None)
    theirs = takewhile(lambda day: day <= LAST, (moment.date() for moment in far)) if some_day else ()
    assert list(days_of(parts, start, first, LAST)) == [day for day in theirs if day >= first]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
    ],
)
def test_what_never_comes_true_has_an_end(rule: str) -> None:
    """No more days are looked at than lie between, and whoever asks can tell before how many."""
    assert list(days_of(parts_of(rule), date(1900, 1, 1), date(2026, 1, 1), LAST)) == []
    assert cost_of(parts_of(rule), date(1900, 1, 1), date(2026, 1, 1), LAST) <= 366 * 4


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("", "“” says nothing in a rule"),
        ("FREQ=SECONDLY", "“FREQ=SECONDLY” says nothing in a rule"),
        ("FREQ=DAILY;FREQ=DAILY", "“FREQ=DAILY” says nothing in a rule"),
        ("FREQ=DAILY;INTERVAL=0", "“INTERVAL=0” says nothing in a rule"),
        ("FREQ=YEARLY;BYMONTH=13", "“BYMONTH=13” has a number that is too large"),
        ("FREQ=YEARLY;BYDAY=MO TU", "“BYDAY=MO TU” says nothing in a rule"),
        ("BYDAY=MO", "this rule does not say how often"),
        ("FREQ=DAILY;BYMONTHDAY=" + ",".join(["1"] * 200), "this rule is too long"),
    ],
)
def test_what_is_no_rule_says_why(rule: str, said: str) -> None:
    with pytest.raises(ValueError, match="^" + said):
        parts_of(rule)
