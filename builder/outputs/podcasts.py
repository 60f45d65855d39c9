"""Which podcasts there are: of the site, if anything is to be heard, and of each series that is; what they tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from urllib.parse import urljoin
from uuid import UUID, uuid5

from builder.model.episodes import LiveShow, Show, Status
from builder.model.feeds import Feed
from builder.model.plan import Edition, PublicPlan
from builder.model.register import Podcast
from builder.model.settings import Site
from builder.outputs.sections import Section
from builder.outputs.words import slug

# the namespace of podcasts' UUIDs, docs/tags/guid.md of the podcast namespace
NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


def podcasts(section: Section) -> Iterator[Feed]:
    """Yield the podcasts of a section; the one of the site has all that is to be heard."""
    settings, lang, prefix = section.plan.settings, section.lang, section.prefix
    heard = tuple(one for one in section.editions if is_heard(one))
    if not heard:
        return
    own = settings.site.podcast
    title = (own.title if own else "") or settings.site.title
    yield Feed("podcast", "", title, lang, prefix, prefix, heard, formats=("rss",))
    for series in settings.series.values():
        episodes = tuple(one for one in heard if one.entry and series.id in one.entry.part_of)
        if episodes:
            named = (
                series.podcast.title if series.podcast else ""
            ) or f"{settings.site.title}: {series.title or series.id}"
            path = f"{prefix}series/{slug(series.id)}/"
            yield Feed("podcast", series.id, named, lang, path, prefix, episodes, formats=("rss",))


def is_heard(edition: Edition) -> bool:
    """Tell whether a piece has a recording to be heard."""
    return edition.post is not None and "audio" in edition.post.parts


def told_of(series: str, plan: PublicPlan) -> Podcast:
    """Return what is said of the podcast of a series, or of the site.

    What a series does not say of those behind it, the site does; its name and its identity are its own.
    """
    site = plan.settings.site.podcast or Podcast()
    if not series:
        return site
    own = plan.settings.series[series].podcast or Podcast()
    both = ("category", "image", "author", "email", "funding", "license", "explicit")
    return replace(own, **{name: getattr(own, name) or getattr(site, name) for name in both})


def show_of(feed: Feed, plan: PublicPlan) -> Show:
    """Return what a podcast tells of itself. Its identity comes from the site's namespace, never from its address."""
    site, told = plan.settings.site, told_of(feed.name, plan)
    first = feed.lang == site.language
    named = f"tag:{site.namespace}:podcasts/{feed.name}{'' if first else f'/{feed.lang}'}"
    return Show(
        guid=(told.guid if first else "") or str(uuid5(NAMESPACE, named)),
        author=told.author or site.title,
        email=told.email,
        image=urljoin(site.url, told.image.lstrip("/")) if told.image else "",
        categories=told.category,
        explicit=told.explicit,
        serial=told.serial,
        funding=told.funding,
        license=told.license,
        live=tuple(_live(feed, plan)),
    )


def _live(feed: Feed, plan: PublicPlan) -> Iterator[LiveShow]:
    for one in plan.editions:
        belongs = not feed.name or (one.entry is not None and feed.name in one.entry.part_of)
        if one.live is None or one.lang != feed.lang or not belongs:
            continue
        live = one.live
        yield LiveShow(
            guid=f"{one.guid}#live",
            title=one.title,
            url=one.url,
            status=_status(one, plan.now),
            start=live.starts.isoformat(),
            end=live.ends.isoformat() if live.ends else "",
            join=live.join or live.replay or one.url,
        )


def _status(edition: Edition, now: datetime) -> Status:
    live = edition.live
    if live is None or live.over:
        return "ended"
    return "live" if now >= live.starts else "pending"


def about(feed: Feed, plan: PublicPlan) -> str:
    """Return what a podcast is about, in words."""
    site: Site = plan.settings.site
    return told_of(feed.name, plan).description or site.description or feed.title
