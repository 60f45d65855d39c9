"""Which feeds there are in each language: the site's, for mail, of tags of three posts, authors, series and forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from builder.model.feeds import Feed
from builder.model.parts import is_in_file
from builder.model.plan import Edition, PublicPlan
from builder.outputs.podcasts import podcasts
from builder.outputs.sections import FEED_FROM, Section, sections
from builder.outputs.words import slug

# what a piece may be beside text, and how a feed of such pieces is called
FORMS = {"audio": "To listen to", "video": "To watch", "pictures": "Pictures", "live": "Live", "text": "To read"}
PICTURES = 3  # at least so many make a piece one of pictures,
WORDS = 60  # if it has no more words than these for each


@lru_cache(maxsize=2)
def feeds(plan: PublicPlan) -> tuple[Feed, ...]:
    """Return every feed, the site's own first in each language; made once a plan."""
    return tuple(feed for section in sections(plan) for feed in _of(section))


def _of(section: Section) -> Iterator[Feed]:
    site, lang, prefix = section.plan.settings.site.title, section.lang, section.prefix
    yield Feed("site", site, site, lang, prefix, prefix, section.editions, archived=True)
    yield Feed("newsletter", site, site, lang, prefix, prefix, _released(section), formats=("rss",))
    yield from podcasts(section)
    for tag, editions in section.tags.values():
        if len(editions) >= FEED_FROM:
            path = section.tag_path(tag)
            yield Feed("tag", tag, f"{site}: {tag}", lang, path, path, editions)
    for author, editions in section.authors.values():
        path = section.author_path(author)
        yield Feed("author", author, f"{site}: {author}", lang, path, path, editions)
    for series, editions in _series(section).items():
        title = section.plan.settings.series[series].title or series
        path = f"{prefix}series/{slug(series)}/"
        yield Feed("series", series, f"{site}: {title}", lang, path, prefix, editions, archived=True)
    forms = _forms(section)
    for form in FORMS if len(forms) > 1 else ():
        if form in forms:
            yield Feed("form", form, f"{site}: {FORMS[form]}", lang, f"{prefix}forms/{form}/", prefix, forms[form])


def _released(section: Section) -> tuple[Edition, ...]:
    """Return the editions under the moments at which they really came out: the last of publish, embargo, end of a hold.

    Services that mail what is new in a feed ask for it once a day or a week, and look for what is dated later than the
    time before. What was held back until after such a moment would never be sent under its planned date.
    """
    dated = (replace(one, publish=one.released or one.publish, updated=None) for one in section.editions)
    return tuple(sorted(dated, key=lambda one: (one.publish, one.key), reverse=True))


def _series(section: Section) -> dict[str, tuple[Edition, ...]]:
    """Return the editions of each series that has any, in the order in which the plan names them."""
    found: dict[str, list[Edition]] = {id_: [] for id_ in section.plan.settings.series}
    for edition in section.editions:
        for part in edition.entry.part_of if edition.entry else ():
            if part in found:
                found[part].append(edition)
    return {id_: tuple(editions) for id_, editions in found.items() if editions}


def _forms(section: Section) -> dict[str, tuple[Edition, ...]]:
    found: dict[str, list[Edition]] = defaultdict(list)
    for edition in section.editions:
        for form in forms_of(edition):
            found[form].append(edition)
    return {form: tuple(editions) for form, editions in found.items()}


def forms_of(edition: Edition) -> tuple[str, ...]:
    """Return what a piece is: a talk may be heard and watched, and what is nothing else is text."""
    post = edition.post
    if post is None:
        return ()
    facts = post.body.facts
    has = {
        "audio": is_in_file("audio", post),
        "video": is_in_file("video", post),
        "pictures": len(facts.images) >= PICTURES and facts.words <= WORDS * len(facts.images),
        "live": edition.live is not None,
    }
    return tuple(form for form, given in has.items() if given) or ("text",)
