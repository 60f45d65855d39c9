"""More goes out on a channel in a day, a week or a month than it is to carry.

Why: Who posts too often is muted, and what matters is lost among the rest.

How to mend it: Move one of the pieces, or give one step of a ladder another day. What is shared again counts, too.

For example:

    reminder: {at: day 15, on: [mastodon]}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from builder.model.amounts import Rate, span_of
from builder.model.plan import Announcement, Plan
from builder.model.problem import Problem, Severity
from builder.model.said import count, said, some, span_said
from builder.model.settings import Channel

SEVERITY: Severity = "warning"
OF_TIME = True  # what is shared again comes into view
FEW = 8  # posts that are named


def check(plan: Plan) -> Iterator[Problem]:
    found: dict[tuple[date, str], list[Announcement]] = defaultdict(list)
    for one in plan.announcements:
        if one.channel.rate:
            first, last = span_of(one.due.date(), one.channel.rate.per)
            if last >= plan.today:
                found[first, one.channel.id].append(one)
    for (first, id_), posts in found.items():
        channel = plan.settings.channels[id_]
        if channel.rate and len(posts) > channel.rate.count:
            yield _problem(channel, channel.rate, first, posts)


def _problem(channel: Channel, rate: Rate, first: date, posts: Sequence[Announcement]) -> Problem:
    """Tell it at the last of the posts: it is the one too many."""
    named = some([f"“{one.rung.name}” of “{one.edition.title}” ({said(one.due)})" for one in posts], FEW)
    when = span_said(first, rate.per)
    message = f"{len(posts)} posts go out on {channel.id} {when}, and its rate is at most {rate}: {named}"
    over = count(len(posts) - rate.count, "post")
    hint = f"move {over} to another day, or take {channel.id} out of a step of its ladder (`on:` below `announce:`)"
    last = posts[-1].edition
    assert last.entry  # noqa: S101 - only what has an entry is announced
    at = last.entry.marks.of("announce" if last.entry.announce else "publish")
    return Problem(at, "rate-exceeded", message, hint, SEVERITY, last.id)
