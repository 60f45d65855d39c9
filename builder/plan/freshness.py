"""How old it is what readers find: when each piece was last looked at, when it asks for a look, what comes again."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from builder.model.plan import Edition, Plan
from builder.model.report import Again, Freshness, Old

YEAR = 365  # days
AGES = (90, 180, YEAR, 2 * YEAR)  # the ends of the spans that are counted; what is older stands in one more
SHOWN = 50  # of the oldest pieces; a blog that comes from elsewhere may have thousands
SOON = timedelta(days=90)


def freshness_of(plan: Plan) -> Freshness:
    """Return the ages of all that is out, and what asks for a look or comes again in the next 90 days."""
    today = plan.now.astimezone(ZoneInfo(plan.settings.timezone)).date()
    out = [(_seen(one), one) for one in plan.editions if one.public]
    counts = Counter(bisect_left(AGES, (today - seen).days) for seen, _ in out)
    asks = [(one.entry.look_again, _old(seen, one)) for seen, one in out if one.entry and one.entry.look_again]
    old = [
        (seen, one)
        for seen, one in out
        if (today - seen).days > YEAR and not (one.entry and one.entry.look_again)  # which has its day already
    ]
    old.sort(key=lambda pair: (pair[0], pair[1].key))
    return Freshness(
        ages=tuple((most, counts[number]) for number, most in enumerate((*AGES, 0))),
        oldest=tuple(_old(seen, one) for seen, one in old[:SHOWN]),
        more=max(0, len(old) - SHOWN),
        due=tuple(one for day, one in sorted(asks, key=_by_day) if day <= today),
        ahead=tuple(one for day, one in sorted(asks, key=_by_day) if today < day <= today + SOON),
        again=tuple(_again(plan, today)),
    )


def _seen(edition: Edition) -> date:
    assert edition.publish is not None  # noqa: S101 - what is public has its day
    moments = (moment for moment in (edition.publish, edition.updated) if moment)
    return max(moments).date()


def _old(seen: date, edition: Edition) -> Old:
    entry, post = edition.entry, edition.post
    asked = bool(entry and entry.look_again)
    where = entry.marks.of("look_again") if entry and asked else post.at if post else ""
    return Old(edition.title, edition.lang, str(where), seen, entry.look_again if entry else None)


def _by_day(pair: tuple[date, Old]) -> tuple[date, str, str]:
    return pair[0], pair[1].title, pair[1].lang


def _again(plan: Plan, today: date) -> list[Again]:
    found = []
    for one in plan.announcements:
        day = one.due.date()
        evergreen = one.edition.entry is not None and one.edition.entry.evergreen is not None
        if one.again and evergreen and today <= day <= today + SOON:
            found.append(Again(day, one.edition.title, one.channel.id))
    return found
