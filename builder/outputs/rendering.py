"""Announcements to snippets: an editor's own words, or the channel's template, counted as the network counts."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.channels import rules_for
from builder.channels.parting import is_cut_for, parted
from builder.model.message import Count, Message
from builder.model.network import Rules
from builder.model.ownwords import PLACEHOLDER, OwnWords
from builder.model.plan import Announcement, Plan
from builder.model.rendered import Rendered, Snippet, SnippetView
from builder.outputs.fitted import fitted
from builder.outputs.material import Material, materials
from builder.outputs.messages import drafts_of, message_of
from builder.outputs.pictured import picture_of, shown_by
from builder.outputs.replies import replies_of
from builder.outputs.telling import told
from builder.outputs.tracking import tracked
from builder.theme import Theme


def render_snippets(plan: Plan, theme: Theme) -> Rendered:
    """Return *plan* with the words of every announcement, and of every reply that can be given."""
    own, of = OwnWords.of(plan), materials(plan, theme)
    snippets = tuple(_snippet(one, of(one.edition), own, plan, theme) for one in plan.announcements)
    return Rendered(plan, snippets, tuple(replies_of(plan, theme)))


def _snippet(announcement: Announcement, of: Material, own: OwnWords, plan: Plan, theme: Theme) -> Snippet:
    rules = rules_for(announcement.channel)
    view = _view(announcement, of, rules)
    found = own.found(announcement)
    words = () if found.another else found.words
    shown = shown_by(announcement, rules, plan.project.assets)
    pictures = tuple(picture_of(copy, plan.settings.site) for copy in shown.copies)
    parts = tuple(_filled(part, view).strip() for part in words) or (
        fitted(told(view, announcement, plan), announcement.channel, theme, len(pictures)),
    )
    message = message_of(announcement, parts, rules, of, pictures)
    counts = _counts(message, rules)
    one = len(words) == 1 and not found.listed
    thread = _thread(message, rules) if one and rules.threads and not counts[0].fits else message
    split = counts[0] if len(thread.parts) > 1 == len(parts) else None
    return Snippet(
        announcement=announcement,
        message=thread,
        counts=_counts(thread, rules) if split else counts,
        rules=rules,
        at=found.at,
        own=bool(words),
        split=split,
        copies=shown.copies,
        left=shown.left,
    )


def _counts(message: Message, rules: Rules) -> tuple[Count, ...]:
    return tuple(rules.count(draft) for draft in drafts_of(message))


def _thread(message: Message, rules: Rules) -> Message:
    """Return *message* with its words as the posts of a thread, all or nothing: if any is too long, as it was."""
    thread = replace(message, parts=parted(next(drafts_of(message)), rules))
    return thread if not any(is_cut_for(over) for count in _counts(thread, rules) for over in count.over) else message


def _view(announcement: Announcement, of: Material, rules: Rules) -> SnippetView:
    edition = announcement.edition
    entry = edition.entry
    assert entry is not None  # noqa: S101 - only entries are announced
    return SnippetView(
        title=edition.title,
        summary=edition.summary,
        url=tracked(edition.url, announcement.channel) if edition.path and rules.link == "fixed" else edition.url,
        hashtags=of.hashtags,
        credits=of.credits,
        entry=edition.id,
        rung=announcement.rung.name,
        channel=announcement.channel.id,
        lang=edition.lang,
        again=announcement.again,
        rules=rules,
        times=announcement.times,
        looks_back=announcement.looks_back,
        site=of.site.title,
        ours=entry.share is None,
        tags=edition.tags,
        headings=of.headings,
        quote=of.quote,
        question=of.question,
        disclosure=edition.disclosure,
        # what an issue gathers grows with time, and no text may become too long by that alone
        gathered=() if "text" in rules.facts else edition.gathered,
    )


def _filled(text: str, view: SnippetView) -> str:
    """Fill in the placeholders; doubled braces are braces, and any other braces stay as they are."""

    def fill(found: re.Match[str]) -> str:
        return str(getattr(view, found[1])) if found[1] else found[0][0]

    return PLACEHOLDER.sub(fill, text)
