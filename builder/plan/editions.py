"""Entries and posts to editions: each piece in each of its languages, with its stage, its address and its identity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from urllib.parse import quote

from builder.model.addresses import url_of
from builder.model.entry import Entry
from builder.model.moments import Moment, NextSlot, Span, When
from builder.model.plan import Edition
from builder.model.post import Document
from builder.model.project import Project
from builder.model.protocol import Protocol
from builder.model.settings import Settings
from builder.plan.addresses import post_path
from builder.plan.approvals import Approvals
from builder.plan.clock import MIDNIGHT, Clock
from builder.plan.former import former_paths
from builder.plan.gatherings import page_of
from builder.plan.holds import held_until
from builder.plan.ladders import publish_moment
from builder.plan.live import live_of
from builder.plan.slots import next_slot
from builder.plan.stages import Known, stage_of


def editions_of(project: Project, clock: Clock) -> Iterator[Edition]:
    """Yield every edition: those with an entry first, in the order of the plan, then every other post."""
    written: dict[str, dict[str, Document]] = defaultdict(dict)
    for post in project.posts:
        if post.entry:
            written[post.entry].setdefault(post.lang, post)
    for entry in project.entries.values():
        posts = written.get(entry.id, {})
        langs = _languages(entry, posts, project.settings)
        approvals = Approvals.of(entry, langs, posts, project.settings)
        for lang in langs:
            yield _planned(lang, approvals, project, clock)
    for post in project.posts:
        if not post.entry and post.date:
            yield _imported(post, project, clock)


def _languages(entry: Entry, posts: Mapping[str, Document], settings: Settings) -> tuple[str, ...]:
    named = {*entry.languages, *entry.publish, *posts} - {""} or {settings.site.language}
    return tuple(sorted(named, key=lambda lang: (lang != settings.site.language, lang)))


def _planned(lang: str, approvals: Approvals, project: Project, clock: Clock) -> Edition:
    entry, settings = approvals.entry, project.settings
    paged = _paged(entry, settings)
    post = approvals.posts.get(lang) or (page_of(entry, lang) if paged and entry.gathers else None)
    when = entry.publish.get(lang, entry.publish.get(""))
    publish = publish_moment(when, entry, settings, clock) if isinstance(when, Moment) else None
    embargo = clock.exact(entry.embargo) if entry.embargo else None
    row = Known(
        written=post is not None or not paged,
        writing=entry.status == "writing" or bool(post and post.draft),
        dated=when is not None,
        public_from=_released(project, entry.id, _later(publish, embargo), clock, paged=paged),
        approved=approvals.given(lang),
        expires=clock.exact(entry.expires) if entry.expires else clock.iso(post.expires if post else ""),
        status=entry.status or ("dropped" if entry.dropped else None),
    )
    path = post_path(settings.site, post, publish) if post and publish and paged else ""
    edition = Edition(
        id=entry.id,
        lang=lang,
        title=(post.title if post else "") or entry.title or words_of(entry.id),
        summary=summary_of(post),
        authors=authors_of(post, settings) or authors_of_entry(entry, settings),
        tags=post.tags if post else (),
        stage=stage_of(row, clock.now),
        publish=publish,
        vague=None if publish else _vague(when),
        path=path,
        url=entry.share or (url_of(settings.site, path) if path else ""),
        guid=_guid(entry, post, lang, settings),
        entry=entry,
        post=post,
        released=row.public_from,
        embargo=embargo,
        expires=row.expires,
    )
    return _told(edition, approvals, project, clock, asked=row.written and not row.writing)


def _told(edition: Edition, approvals: Approvals, project: Project, clock: Clock, *, asked: bool) -> Edition:
    """Return *edition* with all else that is known of it: who approves it, who paid, where it stood before."""
    entry, post = approvals.entry, edition.post
    return replace(
        edition,
        updated=clock.iso(post.updated if post else ""),
        formerly=former_paths(project.settings.site, post, edition.path, (entry, edition.publish)),
        approvers=approvals.waits_for(edition.lang) if asked else (),
        words=approvals.digests.get(edition.lang, ""),
        agreed=approvals.agreed,
        voided=approvals.voided,
        disclosure=disclosure_of(entry, project.protocol),
        live=live_of(entry, project, clock),
    )


def _paged(entry: Entry, settings: Settings) -> bool:
    """Tell whether a piece is to have a page of its own."""
    shape = settings.shapes.get(entry.shape or "")
    return entry.page and entry.share is None and (shape is None or shape.page)


def _imported(post: Document, project: Project, clock: Clock) -> Edition:
    settings = project.settings
    publish = clock.iso(post.date)
    expires = clock.iso(post.expires)
    row = Known(
        written=True,
        writing=post.draft,
        dated=True,
        public_from=_released(project, post.id, publish, clock),
        approved=True,
        expires=expires,
        status=None,
    )
    path = post_path(settings.site, post, publish) if publish else ""
    return Edition(
        id=post.id,
        lang=post.lang,
        title=post.title or words_of(post.id.rpartition("/")[2]),
        summary=summary_of(post),
        authors=authors_of(post, settings),
        tags=post.tags,
        stage=stage_of(row, clock.now),
        publish=publish,
        vague=None,
        path=path,
        url=url_of(settings.site, path),
        released=row.public_from,
        expires=expires,
        guid=post.guid or guid_of(post.id, post.lang, settings),
        entry=None,
        post=post,
        updated=clock.iso(post.updated),
        formerly=former_paths(settings.site, post, path),
    )


def _later(publish: datetime | None, embargo: datetime | None) -> datetime | None:
    return max(publish, embargo or publish) if publish else None


def _released(
    project: Project, id_: str, moment: datetime | None, clock: Clock, *, paged: bool = True
) -> datetime | None:
    """Return *moment*, or the end of the hold that covers a page then."""
    held = held_until(project.hold, "pages", id_, moment, clock) if moment and paged else None
    return held or moment


def _guid(entry: Entry, post: Document | None, lang: str, settings: Settings) -> str:
    """Return the identity of a piece; a new edition is a new piece to those who follow, whatever it was before."""
    if entry.edition > 1:
        return guid_of(f"{entry.identity};edition={entry.edition}", lang, settings)
    return (post.guid if post else "") or guid_of(entry.identity, lang, settings)


def guid_of(identity: str, lang: str, settings: Settings) -> str:
    """Return the tag URI (RFC 4151) of a piece in a language; nothing in it ever changes."""
    ending = "" if lang == settings.site.language else f"/{lang}"
    return f"tag:{settings.site.namespace}:{quote(identity + ending, safe='/;=')}"


def summary_of(post: Document | None) -> str:
    """Return the summary of a post, else the opening of its words."""
    return (post.summary or post.body.facts.opening) if post else ""


def authors_of(post: Document | None, settings: Settings) -> tuple[str, ...]:
    """Return the names of a post's authors; one who is not in `people` is a name."""
    return tuple(map(settings.called, post.authors if post else ()))


def authors_of_entry(entry: Entry, settings: Settings) -> tuple[str, ...]:
    """Return the name of the owner, who stands for authors where none are named."""
    return (settings.people[entry.owner].name,) if entry.owner and entry.owner in settings.people else ()


def disclosure_of(entry: Entry, protocol: Protocol) -> str:
    """Return the words that tell who paid: those of voice.yaml, else those that any reader knows."""
    kind = entry.sponsor.disclosure if entry.sponsor else ""
    return protocol.disclosures.get(kind) or ("Advertisement" if kind == "paid" else kind)


def first_day(edition: Edition, settings: Settings, clock: Clock) -> date | None:
    """Return the day that deadlines count back from: of publish, of a span's start, or of the slot wished for."""
    if edition.publish:
        return edition.publish.date()
    match edition.vague:
        case Span():
            return edition.vague.first
        case NextSlot(channel=channel, after=after) if after and channel in settings.channels:
            slot = next_slot(settings.channels[channel], clock.at(after + timedelta(days=1), MIDNIGHT), clock)
            return slot.date() if slot else after
    return None


def _vague(when: When | None) -> Span | NextSlot | None:
    return None if isinstance(when, Moment) else when


def words_of(id_: str) -> str:
    """Return an id as words: `stuck-screw` becomes “Stuck screw”."""
    words = id_.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
