"""A post goes out on a day on which nobody is there to answer.

Why: A question without an answer stands below the post for everyone to see; the first day is when most of them come.

How to mend it: Move the post to a day on which somebody answers, or name somebody for that day: under `answering:` in
voice.yaml, or as a stand-in (`stand_in:` in calendar.yaml) for who is away.

For example:

    answering: {Mon to Fri: social, Sat: chief}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from builder.model.moments import DaySpan
from builder.model.plan import Announcement, Plan
from builder.model.problem import Problem, Severity
from builder.model.rota import Rota
from builder.model.said import said, some

SEVERITY: Severity = "warning"
OF_TIME = True  # what is due in time comes into view
FEW = 5  # posts that are named
ONE_WAY = {"site", "print", "press", "podcast"}  # nobody answers there
Cause = tuple[str, DaySpan]  # who would answer and is away; or nobody, and the day


def check(plan: Plan) -> Iterator[Problem]:
    if not plan.project.protocol.answering:
        return
    rota = plan.project.rota
    causes: dict[date, Cause | None] = {}
    found: dict[Cause, list[Announcement]] = defaultdict(list)
    for one in plan.announcements:
        day = one.due.date()
        if (
            not plan.today <= day <= plan.soon
            or one.sent
            or one.channel.kind in ONE_WAY
            or day in plan.project.holidays
        ):
            continue  # a holiday is a problem of its own
        if day not in causes:
            causes[day] = _cause(day, plan, rota)
        if cause := causes[day]:
            found[cause].append(one)
    for (who, span), posts in found.items():
        yield _problem(who, span, posts, rota)


def _cause(day: date, plan: Plan, rota: Rota) -> Cause | None:
    """Return why nobody answers on *day*; None if somebody does."""
    named = [one.who for one in plan.project.protocol.answering if day.weekday() in one.days]
    if rota.answers(plan.project.protocol.answering, day):
        return None
    away = rota.absence(named[0], day) if named else None
    return (named[0], away) if away else ("", DaySpan(day, day))


def _problem(who: str, span: DaySpan, posts: Sequence[Announcement], rota: Rota) -> Problem:
    named = some(
        [f"“{one.rung.name}” of “{one.edition.title}” on {one.channel.id} ({said(one.due)})" for one in posts], FEW
    )
    count = "a post goes" if len(posts) == 1 else f"{len(posts)} posts go"
    if who:
        why = f"{rota.name(who)}, who answers, is away {span.when} without anybody to stand in"
        hint = f"move what goes out then, or name who stands in: `stand_in:` below `{who}:` in calendar.yaml"
    else:
        why = f"nobody answers on {said(span.first)}"
        hint = "move what goes out then, or name somebody for that weekday under `answering:` in voice.yaml"
    entries = {one.edition.id: one.edition.entry for one in posts if one.edition.entry}
    id_, entry = next(iter(entries.items()))
    about = id_ if len(entries) == 1 else ""
    message = f"{why}, and {count} out: {named}"
    return Problem(entry.marks.of("publish"), "nobody-there-to-answer", message, hint, SEVERITY, about)
