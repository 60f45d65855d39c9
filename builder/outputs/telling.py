"""What a template may tell besides: the embargo, the text for the press, when something live begins, how to join."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import datetime

from builder.model.entry import Entry
from builder.model.plan import Announcement, Edition, Plan
from builder.model.rendered import Release, SnippetView
from builder.outputs.words import day

UNREAD = re.compile(r"<(style|script|math|svg)\b.*?</\1>", re.DOTALL)
END = re.compile(r"</(?:p|h[1-6]|blockquote|pre|ul|ol|table|figure|dl|details)>")
LINE = re.compile(r"</(?:li|tr|dt|dd|figcaption|summary)>\n?|<br ?/?>\n?")
TAG = re.compile(r"<[^<>]*>")
SPACES = re.compile(r"[ \t]*\n[ \t]*")
GAPS = re.compile(r"\n{3,}")


def told(view: SnippetView, announcement: Announcement, plan: Plan) -> SnippetView:
    """Return *view* with what the template alone needs to know at the moment that the post is due."""
    edition = announcement.edition
    entry = edition.entry
    if entry and edition.live:
        view = _live(view, entry, edition, announcement.due, plan.now)
    until = _secret_until(announcement)
    if until:  # there is no page yet to lead to
        zone = plan.settings.timezone
        view = replace(view, embargo=day(until, plan.now), timezone=zone, url="", headings=(), quote="")
    if announcement.channel.kind == "press" and entry:
        sponsor = entry.sponsor.name if entry.sponsor else ""
        text = _plain(edition)
        begins = text.startswith(view.summary.rstrip("…"))  # it was made of the text, which need not say it twice
        summary, release = "" if begins else view.summary, _release(announcement, plan)
        return replace(view, text=text, sponsor=sponsor, summary=summary, release=release)
    return view


def _release(announcement: Announcement, plan: Plan) -> Release:
    site, issued = plan.settings.site, day(announcement.due, plan.now)
    return Release(site.title, site.description, site.url, announcement.channel.account, issued)


def _live(view: SnippetView, entry: Entry, edition: Edition, due: datetime, now: datetime) -> SnippetView:
    live = edition.live
    assert live is not None  # noqa: S101 - the caller has seen it
    if live.past(due):
        return replace(view, phase="after", replay=entry.replay)
    begins = day(live.starts, now)
    if due < live.starts:
        return replace(view, phase="before", begins=begins, join=entry.join)
    return replace(view, phase="during", begins=begins, join=entry.join)


def _secret_until(announcement: Announcement) -> datetime | None:
    """Return when the piece may be told to everybody, if this post tells it to some people before."""
    ends = [moment for moment in (announcement.edition.publish, announcement.edition.embargo) if moment]
    return max(ends) if announcement.rung.under_embargo and ends and announcement.due < max(ends) else None


def _plain(edition: Edition) -> str:
    """Return the words of a piece as plain text, with an empty line between its paragraphs."""
    if edition.post is None:
        return ""
    marked = UNREAD.sub("", edition.post.body.plain(dict(edition.links)))
    spaced = LINE.sub("\n", END.sub("\n\n", marked))
    return GAPS.sub("\n\n", SPACES.sub("\n", html.unescape(TAG.sub("", spaced)))).strip()
