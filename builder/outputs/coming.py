"""The calendars that readers get, in each language: what is to come, and what happens live."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

from builder.model.addresses import url_of
from builder.model.artifact import Artifact
from builder.model.calendars import CalendarFile, Row, later
from builder.model.plan import Edition, PublicPlan
from builder.model.teaser import Teaser
from builder.outputs.calendars import calendar_at
from builder.outputs.words import key
from builder.theme import Theme

HOUR = timedelta(hours=1)  # what has no end is shown as long
DAY = timedelta(days=1)
REMINDERS = (DAY, timedelta(minutes=15))


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield every calendar for readers."""
    for one in calendars(plan):
        site = plan.settings.site
        yield calendar_at("site", one.path, one.view(site.title, plan.settings.timezone, url_of(site, one.path)))


@lru_cache(maxsize=2)
def calendars(plan: PublicPlan) -> tuple[CalendarFile, ...]:
    """Return the calendars for readers; other languages than the first have one that has anything in it."""
    site = plan.settings.site
    found = []
    for lang in site.languages:
        prefix = "" if lang == site.language else f"{lang}/"
        teased = tuple(_teased(one) for one in plan.teasers if one.lang == lang)
        live = tuple(_live(one) for one in plan.editions[::-1] if one.lang == lang and one.live)
        if teased or not prefix:
            about = f"What {site.title} is working on"
            found.append(CalendarFile("readers", f"{prefix}coming-soon.ics", "coming soon", about, teased))
        if live:
            about = f"When {site.title} is live, and how to be there"
            found.append(CalendarFile("readers", f"{prefix}live.ics", "live", about, live))
    return tuple(found)


def _teased(teaser: Teaser) -> Row:
    return Row(
        uid=f"{key(teaser.guid, 'teaser')}@dateline",  # the id of what is private is private
        summary=teaser.title,
        start=teaser.first,
        end=teaser.last + DAY,
        stamp=datetime.combine(teaser.first, time(12, tzinfo=UTC)),
        standing="TENTATIVE",
        categories=("Coming soon",),
    )


def _live(edition: Edition) -> Row:
    live = edition.live
    assert live is not None  # noqa: S101 - the caller looked
    ways = {"Join: ": live.join, "Watch it again: ": live.replay}
    told = [edition.summary, *(f"{words}{way}" for words, way in ways.items() if way)]
    return Row(
        uid=f"{edition.guid}#live",
        summary=edition.title,
        start=live.starts,
        end=live.ends or later(live.starts, HOUR),
        stamp=edition.publish or live.starts,
        description="\n".join(filter(None, told)),
        url=edition.url,
        standing="CONFIRMED",
        categories=("Live", *edition.tags),
        join=live.join,
        alarms=() if live.over else REMINDERS,
    )
