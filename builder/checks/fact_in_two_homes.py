"""The plan and the post give different dates.

Why: A fact that stands in two places will one day be changed in one of them only.

How to mend it: Delete the date from the post's front matter: the plan says when it goes out.

For example:

    publish: Tue 2026-12-01 09:30
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from builder.model.entry import Entry
from builder.model.moments import Moment, Span
from builder.model.post import Document
from builder.model.problem import Problem
from builder.model.project import Project
from builder.model.said import said

SEVERITY = "error"

DATES = ("date", "publishDate", "pubDate", "pubDatetime", "created", "published_at", "permalink", "url", "path")


def check(project: Project) -> Iterator[Problem]:
    for post in project.posts:
        entry = project.entries.get(post.entry)
        if entry is None or not post.date or _agrees(entry, post):
            continue
        at = next((post.marks.of(key) for key in DATES if (key,) in post.marks.at), None)
        home = "front matter" if at else "path"
        written, there = said(date.fromisoformat(post.date[:10])), entry.marks.of("publish", post.lang)
        message = f"the date in this post’s {home} is {written}, and the plan has another, at {there}"
        hint = "delete this line" if at else "take the date out of the name of the file, or of its folder"
        yield Problem(at or post.at, "fact-in-two-homes", message, hint, about=entry.id)


def _agrees(entry: Entry, post: Document) -> bool:
    """Tell whether the plan's date is the post's; a coarser one agrees with a finer."""
    on = date.fromisoformat(post.date[:10])
    match entry.publish.get(post.lang, entry.publish.get("")):
        case Moment(day=day):
            return day == on
        case Span(first=first, last=last):
            return first <= on <= last
    return True
