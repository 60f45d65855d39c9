"""What there is to subscribe to in each language: its names, where the page of each stands, and the address to take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from builder.model.calendars import CalendarFile
from builder.model.feeds import Feed, FeedOf
from builder.outputs.coming import calendars
from builder.outputs.sections import Section
from builder.outputs.syndicated import feeds

ABOUT: Mapping[FeedOf, str] = {
    "site": "Every new piece of {site}",
    "newsletter": "Every new piece of {site}, dated by when it really came out, so that a mail misses none",
    "podcast": "Every new recording of {name}, to listen to wherever you are",
    "tag": "Every new piece of {site} about {name}",
    "author": "Every new piece of {site} by {name}",
    "series": "Every new part of {name}",
    "form": "Every new piece of {site} of this form: {name}",
}
NAMES: Mapping[FeedOf, str] = {"site": "All pieces", "newsletter": "For services that mail what is new"}


def paths(section: Section) -> Iterator[str]:
    """Yield where every page stands."""
    yield top_of(section)
    yield from (feed_path(section, one) for one in feeds_of(section))
    yield from (calendar_path(section, one) for one in calendars_of(section))


def top_of(section: Section) -> str:
    return f"{section.prefix}subscribe/"


def feed_path(section: Section, feed: Feed) -> str:
    below = feed.folder.removeprefix(section.prefix)
    return f"{top_of(section)}{below or ''}{feed.of if feed.of in {'newsletter', 'podcast'} else 'feed'}/"


def calendar_path(section: Section, one: CalendarFile) -> str:
    return f"{top_of(section)}{one.path.removeprefix(section.prefix).removesuffix('.ics')}/"


@lru_cache(maxsize=16)
def feeds_of(section: Section) -> tuple[Feed, ...]:
    return tuple(one for one in feeds(section.plan) if one.lang == section.lang)


def calendars_of(section: Section) -> tuple[CalendarFile, ...]:
    """Return the calendars of a language, which stand at its top."""
    return tuple(one for one in calendars(section.plan) if one.path.rpartition("/")[0] == section.prefix.rstrip("/"))


def named(feed: Feed, site: str) -> str:
    """Return how a feed is called among those of its site."""
    return NAMES.get(feed.of) or feed.title.removeprefix(f"{site}: ")


def about(feed: Feed, site: str) -> str:
    """Say what a feed has."""
    return ABOUT[feed.of].format(site=site, name=feed.title.removeprefix(f"{site}: "))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def webcal(url: str) -> str:
    """Return the address that programs take as a subscription, and not as a file to import once."""
    return f"webcal://{url.partition('://')[2]}"
