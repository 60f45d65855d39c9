"""Announcements to snippets: an editor's own words, or the channel's template, counted as the network counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from builder.channels import rules_for
from builder.channels.parting import parted
from builder.model.message import Count, Draft, Message
from builder.model.network import Rules
from builder.model.ownwords import PLACEHOLDER, OwnWords
from builder.model.plan import Announcement, Plan
from builder.model.rendered import Rendered, Snippet, SnippetView
from builder.model.settings import Channel
from builder.outputs.abroad import wholes
from builder.outputs.beside import credits_of
from builder.outputs.messages import Whole, drafts_of, headed, message_of
from builder.outputs.replies import TEMPLATE, replies_of
from builder.outputs.social import carded
from builder.outputs.telling import told
from builder.outputs.tracking import tracked
from builder.theme import Theme

SHORTEST = 40  # a summary cut below this says nothing; it is left out instead


def render_snippets(plan: Plan, theme: Theme) -> Rendered:
    """Return *plan* with the words of every announcement, and of every reply that can be given."""
    own, whole = OwnWords.of(plan), wholes(plan.settings.site)
    snippets = tuple(_snippet(one, own, plan, theme, whole) for one in plan.announcements)
    return Rendered(plan, snippets, tuple(replies_of(plan, theme)))


def _snippet(announcement: Announcement, own: OwnWords, plan: Plan, theme: Theme, whole: Whole) -> Snippet:
    rules = rules_for(announcement.channel)
    view = _view(announcement, plan, rules)
    found = own.found(announcement)
    words = () if found.another else found.words
    parts = tuple(_filled(part, view).strip() for part in words) or (
        _fitting(told(view, announcement, plan), rules, announcement, theme),
    )
    message = message_of(announcement, parts, rules, plan, whole)
    if message.card:
        card = carded(message.card, announcement.edition, plan.settings.site, theme)
        message = replace(message, card=card)
    counts = _counts(message, rules)
    thread = _thread(message, rules) if len(words) == 1 and rules.threads and not counts[0].fits else message
    split = counts[0] if len(thread.parts) > 1 == len(parts) else None
    return Snippet(
        announcement=announcement,
        message=thread,
        counts=_counts(thread, rules) if split else counts,
        rules=rules,
        at=found.at,
        own=bool(words),
        split=split,
    )


def _counts(message: Message, rules: Rules) -> tuple[Count, ...]:
    return tuple(rules.count(draft) for draft in drafts_of(message))


def _thread(message: Message, rules: Rules) -> Message:
    """Return *message* with its words as the posts of a thread, all or nothing: if any is too long, as it was."""
    thread = replace(message, parts=parted(next(drafts_of(message)), rules))
    return thread if all(count.fits for count in _counts(thread, rules)) else message


def _view(announcement: Announcement, plan: Plan, rules: Rules) -> SnippetView:
    edition = announcement.edition
    entry = edition.entry
    assert entry is not None  # noqa: S101 - only entries are announced
    return SnippetView(
        title=edition.title,
        summary=edition.summary,
        url=tracked(edition.url, announcement.channel) if edition.path and rules.link == "fixed" else edition.url,
        hashtags=" ".join(_hashtags(edition.tags)),
        credits=", ".join(f"{what}: {who}" for what, who in credits_of(entry, plan.settings)),
        entry=edition.id,
        rung=announcement.rung.name,
        channel=announcement.channel.id,
        lang=edition.lang,
        again=announcement.again,
        disclosure=edition.disclosure,
        # what an issue gathers grows with time, and no text may become too long by that alone
        gathered=() if "text" in rules.facts else edition.gathered,
    )


def _hashtags(tags: tuple[str, ...]) -> Iterator[str]:
    """Yield tags in CamelCase, which screen readers can read out."""
    for tag in tags:
        words = re.findall(r"\w+", tag)
        joined = "".join(word[:1].upper() + word[1:] for word in words)
        if joined and not joined.isdecimal():
            yield f"#{joined}"


def _filled(text: str, view: SnippetView) -> str:
    """Fill in the placeholders; doubled braces are braces, and any other braces stay as they are."""

    def fill(found: re.Match[str]) -> str:
        return str(getattr(view, found[1])) if found[1] else found[0][0]

    return PLACEHOLDER.sub(fill, text)


def _fitting(view: SnippetView, rules: Rules, announcement: Announcement, theme: Theme) -> str:
    """Render the channel's template; a summary that does not fit is shortened at a word, or left out."""
    name = _template(announcement.channel, view.lang, theme)
    text = theme.render("snippets", name, view=view).strip()
    while (over := _over(text, rules)) > 0 and (view.summary or view.join):
        # the page tells how to join, too
        view = replace(view, summary=_shortened(view.summary, over)) if view.summary else replace(view, join="")
        text = theme.render("snippets", name, view=view).strip()
    return text


def _over(text: str, rules: Rules) -> int:
    """Return by how much *text* is beyond the bound of the network's text, or its widest other one."""
    title, spoiler, words = headed(text, rules)
    over = rules.count(Draft(words, title, spoiler)).over
    return max((one.has - one.may for one in over if not one.short), default=0)


def _template(channel: Channel, lang: str, theme: Theme) -> str:
    """Return the closest template there is: of the channel, its kind, or any; in each the one of the language first."""
    names = (f"{name}{of}.txt.j2" for name in (channel.id, channel.kind, "default") for of in (f".{lang}", ""))
    replies = TEMPLATE, TEMPLATE.replace("reply.", f"reply.{lang}.")
    return next(name for name in names if theme.has("snippets", name) and name not in replies)


def _shortened(summary: str, over: int) -> str:
    """Return *summary* shorter by *over* and a little, cut at a word."""
    left = summary[: max(0, len(summary) - over - 1)].rpartition(" ")[0].rstrip(" ,;:.–—-…")
    return f"{left}…" if len(left) >= SHORTEST else ""
