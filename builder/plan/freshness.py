"""How old it is what readers find: when each piece was last looked at, when it asks for a look, what comes again."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date, timedelta
from operator import itemgetter
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
    out = [(seen, one) for one in plan.editions if one.public and (seen := _seen(one))]
    counts = Counter(bisect_left(AGES, (today - seen).days) for seen, _ in out)
    asks = [(one.entry.look_again, _old(seen, one)) for seen, one in out if one.entry and one.entry.look_again]
    since = today - timedelta(days=YEAR)
    # what asks for a look has its day already
    old = [pair for pair in out if pair[0] < since and not (pair[1].entry and pair[1].entry.look_again)]
    old.sort(key=itemgetter(0))  # the editions of a day stand in order already
    return Freshness(
        ages=tuple((most, counts[number]) for number, most in enumerate((*AGES, 0))),
        oldest=tuple(_old(seen, one) for seen, one in old[:SHOWN]),
        more=max(0, len(old) - SHOWN),
        due=tuple(one for day, one in sorted(asks, key=_by_day) if day <= today),
        ahead=tuple(one for day, one in sorted(asks, key=_by_day) if today < day <= today + SOON),
        again=tuple(_again(plan, today)),
    )


def _seen(edition: Edition) -> date | None:
    if edition.updated and edition.publish:
        return max(edition.publish, edition.updated).date()
    return edition.publish.date() if edition.publish else None


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
