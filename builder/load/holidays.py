"""The holidays of countries and of their parts, and the team's own days. The only file that knows holidays, and only
when a plan asks for some: it knows five hundred places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from builder.model.moments import DaySpan
from builder.model.nearest import did_you_mean, nearest
from builder.model.problem import Problem
from builder.model.settings import Settings

OWN = "a day off"
MANY = 20  # names on a line
MOST_DAYS = 366  # of the team's own, at a time


def load_holidays(settings: Settings, years: Iterable[int]) -> tuple[dict[date, str], tuple[Problem, ...]]:
    """Return the holidays of *years* by day, with what they are called, and the places that nobody knows."""
    own: dict[date, str] = {}
    named: dict[date, str] = {}
    problems: list[Problem] = []
    wanted = frozenset(years)
    for number, one in enumerate(settings.holidays):
        if isinstance(one, DaySpan):
            own |= dict.fromkeys(_days(one), OWN)
        elif hint := _unknown(one):
            at = settings.marks.of("holidays", number)
            problems.append(Problem(at, "unknown-name", f"no holidays are known of “{one}”", hint))
        else:
            named = {**_of(one, wanted), **named}
    return dict(sorted({**own, **named}.items())), tuple(problems)


def _days(span: DaySpan) -> Iterator[date]:
    count = min((span.last - span.first).days + 1, MOST_DAYS)
    return (span.first + timedelta(days=step) for step in range(count))


def _of(place: str, years: frozenset[int]) -> dict[date, str]:
    import holidays  # noqa: PLC0415 - sixty milliseconds

    country, _, part = place.partition("-")
    known = holidays.country_holidays(country, subdiv=part or None, years=years)
    if "en_US" in known.supported_languages:  # what the desk is written in
        known = holidays.country_holidays(country, subdiv=part or None, years=years, language="en_US")
    return dict(known.items())


def _unknown(place: str) -> str:
    """Return what to write instead of a place that is not known; nothing if it is."""
    import holidays  # noqa: PLC0415 - as above

    country, _, part = place.partition("-")
    countries = holidays.list_supported_countries(include_aliases=True)
    if country not in countries:
        close = nearest(country, [name for name in countries if len(name) == len("DE")])
        return did_you_mean(close) or "write the two letters of a country, like DE, or of a part of it, like DE-BE"
    parts = countries[country]
    if not part or part in parts:
        return ""
    letters = [name for name in parts if name.isalnum() and name.isupper()]
    return f"write {country} alone" + (f", or a part of it: {', '.join(letters[:MANY])}" if letters else "")
