"""`dateline ping`: after a deploy, tell the hub of each feed that changed, and search engines of each page that did."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import click

from builder.answers import answer, refuse
from builder.hour import hour
from builder.making import made_of
from builder.model.addresses import file_of, url_of
from builder.model.plan import Edition, PublicPlan
from builder.model.said import count
from builder.model.settings import Site
from builder.model.shown import shown
from builder.options import Options
from builder.outputs.syndicated import feeds
from builder.store import opened
from builder.wire import Trust, UnreachableError, posted

TOPICS = 100  # feeds that a hub is told of at once
URLS = 10_000  # addresses that IndexNow takes at once: indexnow.org/documentation, read on 2026-12-01
ANSWER = 1 << 16
HOW = "name a hub (`feeds: {hub: https://…}`) or a key (`indexnow: {key: …}`) below `site:` in calendar.yaml"


Differs = Callable[[str, Edition | None], bool]  # of a path below the site, and the piece that it is of


@dataclass(frozen=True, slots=True)
class Ping:
    """What one service is told: *about* what in words, and the body of the request."""

    to: str
    about: str
    of: tuple[str, ...]
    body: bytes
    kind: str


def ping(options: Options, before: Path | None, since: str | None, *, dry: bool, plain: bool) -> None:
    """Tell who is to be told, or with *dry* only say so. Exit 1 if one of them could not be told."""
    if (before is None) == (since is None):
        raise click.UsageError(
            "say what changed: --before with the folder of the site as it was, or --since with the last deploy"
        )
    with opened(options.root) as store:
        whole = made_of(options, store)
    if whole.made is None:
        refuse(options, "the plan cannot be read", whole.errors)
    plan, site = whole.made.public, whole.made.public.settings.site
    if not (site.feeds.hub or site.indexnow):
        refuse(options, f"there is nobody to tell; {HOW}")
    differs = partial(_differs, options.root / "site", before) if before else partial(_newer, _moment(since))
    pings = [*_to_hub(site, tuple(_topics(plan, differs))), *_to_engines(site, tuple(_urls(plan, differs)))]
    _tell(options, pings, ["" if dry else _send(one, plain=plain) for one in pings], dry=dry)


def _tell(options: Options, pings: Sequence[Ping], whys: Sequence[str], *, dry: bool) -> None:
    """Say what was told to whom, and why not."""
    done = [one for one, why in zip(pings, whys, strict=True) if not why]
    lines = [line for one in done for line in _lines(one, dry=dry)]
    rows = [
        {"to": one.to, "of": list(one.of), "sent": not dry and not why, "why": why or None}
        for one, why in zip(pings, whys, strict=True)
    ]
    answer(options, lines if pings else ["nothing changed, so nobody is told"], rows, always=dry)
    for one, why in zip(pings, whys, strict=True):
        if why and options.format != "json":
            click.echo(shown(f"{one.to} could not be told of {one.about}: {why}"), err=True)
    if any(whys):
        raise SystemExit(1)


def _lines(one: Ping, *, dry: bool) -> Iterator[str]:
    yield f"{'would tell' if dry else 'told'} {one.to} of {one.about}"
    yield from (f"  {url}" for url in one.of) if dry else ()


def _moment(since: str | None) -> datetime:
    try:
        return hour(since)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--since") from None


def _differs(site: Path, before: Path, path: str, edition: Edition | None) -> bool:
    """Tell whether a file of the site is another than it was."""
    now, then = site / path, before / path
    return now.is_file() and not (then.is_file() and now.read_bytes() == then.read_bytes())


def _newer(since: datetime, path: str, edition: Edition | None) -> bool:
    """Tell whether a piece came out, or was updated, after a moment; of pages nobody says when they changed."""
    if edition is None:
        return False
    moments = (edition.released or edition.publish, edition.updated)
    return any(moment > since for moment in moments if moment)


def _topics(plan: PublicPlan, differs: Differs) -> Iterator[str]:
    """Yield the address of every feed, in each format, that has something new."""
    size = plan.settings.site.feeds.items
    for feed in feeds(plan):
        for form in feed.formats:
            path = feed.path(form)
            if any(differs(path, one) for one in feed.editions[:size]):
                yield url_of(plan.settings.site, path)


def _urls(plan: PublicPlan, differs: Differs) -> Iterator[str]:
    for edition in plan.editions:
        if differs(file_of(edition.path), edition):
            yield edition.url
    for place in plan.places:
        if differs(file_of(place.path), None):
            yield url_of(plan.settings.site, place.path)


def _to_hub(site: Site, topics: tuple[str, ...]) -> Iterator[Ping]:
    """Yield what a hub of WebSub is told; those that are in use take several topics at once."""
    for start in range(0, len(topics) if site.feeds.hub else 0, TOPICS):
        some = topics[start : start + TOPICS]
        body = urlencode([("hub.mode", "publish"), *(("hub.url", topic) for topic in some)]).encode()
        yield Ping(site.feeds.hub, count(len(some), "feed"), some, body, "application/x-www-form-urlencoded")


def _to_engines(site: Site, urls: tuple[str, ...]) -> Iterator[Ping]:
    found = site.indexnow
    for start in range(0, len(urls) if found else 0, URLS):
        assert found is not None  # noqa: S101 - asked right above
        some = urls[start : start + URLS]
        key, host = {"key": found.key, "keyLocation": url_of(site, f"{found.key}.txt")}, urlsplit(site.url).netloc
        body = json.dumps({"host": host, **key, "urlList": list(some)}).encode()
        yield Ping(found.endpoint, count(len(some), "page"), some, body, "application/json; charset=utf-8")


def _send(one: Ping, *, plain: bool) -> str:
    """Send it, and return in words why that failed; nothing if it did not."""
    try:
        posted(one.to, one.body, one.kind, Trust.of(one.to, plain=plain), ANSWER)
    except UnreachableError as error:
        return str(error)
    return ""
