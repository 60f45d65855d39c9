"""The words that a template gives a post, made to fit: what can be spared goes first, and the title last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from builder.channels.shortening import shortened
from builder.filters import dots
from builder.model.message import Draft
from builder.model.network import Rules
from builder.model.rendered import SnippetView
from builder.model.settings import Channel
from builder.outputs.messages import headed
from builder.outputs.replies import TEMPLATE
from builder.theme import Theme

SHORTEST = 40  # a summary cut below this says nothing; it is left out instead
GAP = re.compile(r"\n\s*\n")
Fits = Callable[[SnippetView], bool]


def fitted(view: SnippetView, channel: Channel, theme: Theme, media: int) -> str:
    """Render the channel's template, as short as its network wants it beside so many pictures."""
    name, say, rules = template_of(channel, view.lang, theme), theme.words(view.lang), view.rules

    def rendered(view: SnippetView) -> str:
        # what has nothing to say leaves an empty line, and any number of these is one
        return GAP.sub("\n\n", theme.render("snippets", name, view=view, say=say)).strip()

    text = rendered(view)
    over = _over(text, rules, media)
    if "title" in over:
        view = _entitled(view, lambda one: "title" not in _over(rendered(one), rules, media))
        over = _over(text := rendered(view), rules, media)
    for shorter in _spared(view, lambda one: not _over(rendered(one), rules, media)) if over else ():
        text = rendered(shorter)
        if not _over(text, rules, media):
            break
    return text


def _spared(view: SnippetView, fits: Fits) -> Iterator[SnippetView]:
    """Yield *view* with less and less: without anything of the text, with a short summary or none, without how to join
    and who we are, which the page tells, too, and with a short title."""
    if view.headings or view.quote:
        view = replace(view, headings=(), quote="")
        yield view
    if view.summary:
        short = _short(view, view.summary, lambda summary: fits(replace(view, summary=summary)))
        view = replace(view, summary=short if len(short) >= SHORTEST else "")
        yield view
    if view.join or view.question or view.site:
        view = replace(view, join="", question="", site="")
        yield view
    yield _entitled(view, fits)


def _entitled(view: SnippetView, fits: Fits) -> SnippetView:
    """Return *view* with as much of its title as fits, or the beginning of it where the rest alone is too long."""
    title = _short(view, view.title, lambda title: fits(replace(view, title=title)))
    return replace(view, title=title or _short(view, view.title, lambda title: len(title) <= SHORTEST))


def _short(view: SnippetView, text: str, fits: Callable[[str], bool]) -> str:
    return shortened(text, fits, view.rules.whole, ellipsis=dots(view.rules.kind))


def _over(text: str, rules: Rules, media: int) -> frozenset[str]:
    """Return what of the network's bounds *text* is beyond; a subject that is not shown whole is still sent whole."""
    title, spoiler, words = headed(text, rules)
    over = rules.count(Draft(words, title, spoiler, media)).over
    return frozenset(one.what for one in over if not one.short and one.what != "title_shown")


def template_of(channel: Channel, lang: str, theme: Theme) -> str:
    """Return the closest template there is: of the channel, its kind, or any; in each the one of the language first."""
    names = (f"{name}{of}.txt.j2" for name in (channel.id, channel.kind, "default") for of in (f".{lang}", ""))
    replies = TEMPLATE, TEMPLATE.replace("reply.", f"reply.{lang}.")
    return next(name for name in names if theme.has("snippets", name) and name not in replies)
