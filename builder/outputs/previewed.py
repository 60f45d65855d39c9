"""Snippets to specimens: which posts have a preview, where it stands, and all that it shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from builder.model.plan import Announcement, Plan
from builder.model.problem import Location, Problem
from builder.model.rendered import Desk, Snippet
from builder.model.specimens import Specimen, Wrong
from builder.model.views import Link
from builder.outputs.forge import edit_page
from builder.outputs.messages import drafts_of
from builder.outputs.snippets import file_of
from builder.outputs.stretches import part_of
from builder.outputs.words import day

WITHHELD = "its words are to be mended first"
LATELY = timedelta(days=7)  # so long after it went out a post can still be looked at
FORMS: Mapping[str, Literal["mail", "sheet", "leaf"]] = {"email": "mail", "press": "sheet", "print": "leaf"}
WEB = ("https://", "http://")

Places = Mapping[Location | str, tuple[Problem, ...]]


def shown(one: Announcement, now: datetime) -> bool:
    """Tell whether a post has a preview: it is still to come, or went out lately."""
    return one.due >= now - LATELY


def preview_of(one: Announcement, now: datetime) -> str:
    """Return where the preview of a post stands, below the desk; "" if it has none."""
    return f"preview/{one.edition.id}/index.html" if shown(one, now) else ""


def day_path(on: date) -> str:
    """Return where the page of a day stands, below the desk."""
    return f"day/{on.isoformat()}/index.html"


def placed(problems: Iterable[Problem]) -> Places:
    """Return what is wrong by the post that it is told of, or by its place."""
    by_place: dict[Location | str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_place[problem.post or problem.at].append(problem)
    return {at: tuple(found) for at, found in by_place.items()}


def specimens_of(desk: Desk) -> tuple[Specimen, ...]:
    """Return every post that has a preview, in order of time."""
    plan, places = desk.rendered.plan, placed(desk.problems)
    found = [one for one in desk.rendered.snippets if shown(one.announcement, plan.now)]
    over = [replace(one, announcement=replace(one.announcement, blocked_by=(WITHHELD,))) for one in withheld_of(desk)]
    if over:
        found = sorted(found + over, key=lambda one: (one.announcement.due, one.announcement.id))
    return tuple(_specimen(one, plan, places) for one in found)


def withheld_of(desk: Desk) -> tuple[Snippet, ...]:
    """Return the posts of entries that are withheld for their words, and have a preview all the same."""
    return tuple(one for one in desk.withheld if shown(one.announcement, desk.rendered.plan.now))


def _specimen(snippet: Snippet, plan: Plan, places: Places) -> Specimen:
    one, message, rules = snippet.announcement, snippet.message, snippet.rules
    drafts = zip(drafts_of(message), snippet.counts, strict=True)
    fold = rules.facts.get("fold")
    return Specimen(
        title=one.edition.title,
        stage=one.edition.stage,
        form=FORMS.get(one.channel.kind, "post"),
        channel=one.channel.id,
        network=rules.name,
        kind=one.channel.kind,
        rung=one.rung.name,
        lang=one.edition.lang,
        due=day(one.due.astimezone(ZoneInfo(plan.settings.timezone)), plan.now),
        by=message.site,
        account=message.account,
        ready=one.ready,
        blocked_by=one.blocked_by,
        sent=Link(one.sent, one.sent if one.sent.startswith(WEB) else "") if one.sent else None,
        heading=rules.heading,
        subject=message.title if rules.heading else "",
        preheader=message.spoiler if one.channel.kind == "email" else "",
        spoiler=message.spoiler if one.channel.kind != "email" else "",
        parts=tuple(part_of(draft, count, rules) for draft, count in drafts),
        fold=f"{fold.value:g}" if fold else "",
        card=message.card,
        pictures=message.pictures,
        wrong=tuple(_wrong(snippet, places)),
        notes=rules.notes,
        file="" if one.blocked_by == (WITHHELD,) else file_of(one),
        preview=preview_of(one, plan.now),
        where=str(snippet.at),
        edit=edit_page(plan.settings.site.repository, snippet.at),
    )


def _wrong(snippet: Snippet, places: Places) -> Iterable[Wrong]:
    """Yield what is wrong with these words: with this post alone, or with all that an editor wrote for the channel."""
    of_all = places.get(snippet.at, ()) if snippet.own else ()
    for problem in sorted((*places.get(snippet.announcement.id, ()), *of_all)):
        yield Wrong(problem.severity, problem.message, problem.hint)
