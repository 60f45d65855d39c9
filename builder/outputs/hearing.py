"""What the desk says of those who ask: whom a reply is owed, and who answers, from when nobody does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from builder.model.days import weekdays_text
from builder.model.deskviews import Row
from builder.model.listening import Asked
from builder.model.problem import Location
from builder.model.protocol import Answering
from builder.model.rendered import Reply
from builder.model.rota import Rota
from builder.model.views import Link
from builder.outputs.eyes import Eyes

AHEAD = 60  # days in which it is told that nobody will answer


def owed(eyes: Eyes) -> Iterator[Row]:
    """Yield the replies that are ready, then the questions whose answer is not out yet, or not planned."""
    ready: dict[str, list[Reply]] = defaultdict(list)
    for reply in eyes.desk.rendered.replies:
        ready[reply.asked.question.id].append(reply)
    for replies in ready.values():
        if _answers(eyes, replies[0].asked):
            yield _reply_row(eyes, *replies)
    for asked in eyes.plan.listening.asked:
        if asked.owed and asked.question.id not in ready and _answers(eyes, asked):
            yield _waiting_row(eyes, asked)


def _answers(eyes: Eyes, asked: Asked) -> bool:
    """Tell whether it is theirs: of who answers, and of the owners of what answers it."""
    if eyes.person is None or "answer" in eyes.person.does:
        return True
    entries = eyes.plan.project.entries
    return any(entries[one.entry].owner == eyes.person.id for one in asked.answers if one.entry in entries)


def _reply_row(eyes: Eyes, reply: Reply, *others: Reply) -> Row:
    """Return the reply in the site's first language, with ways to what is to be sent in the others."""
    said = (*_heard(eyes, reply.asked), "the answer is out; once the reply is sent, write `reply: given`")
    at = _place(reply.asked)
    return Row(
        title=reply.asked.question.question,
        said=said,
        where=str(at),
        edit=eyes.edit(at),
        words=reply.text,
        lang=reply.answer.lang,
        links=(Link("As a text file", reply.file), *(Link(f"In {one.answer.lang}", one.file) for one in others)),
    )


def _waiting_row(eyes: Eyes, asked: Asked) -> Row:
    planned = [one for one in asked.answers if one.standing == "planned"]
    titles = ", ".join(dict.fromkeys(one.title for one in planned))
    said = f"to be answered by {titles}" if planned else "nothing in the plan answers it"
    at = _place(asked)
    return Row(asked.question.question, (*_heard(eyes, asked), said), where=str(at), edit=eyes.edit(at))


def _heard(eyes: Eyes, asked: Asked) -> tuple[str, ...]:
    waiting = len(asked.owed)
    who = "1 person waits" if waiting == 1 else f"{waiting} people wait"
    first = min(asked.owed, key=lambda one: one.on)
    where = f", {first.where}" if first.where else ""
    return (f"{who} for a reply, since {eyes.says(first.on)}{where}",)


def _place(asked: Asked) -> Location:
    heard = asked.question.heard
    number = next((number for number, one in enumerate(heard) if one.reply == "owed"), 0)
    return asked.question.marks.of("heard", number, "reply")


def answering(eyes: Eyes) -> Iterator[Row]:
    """Yield who answers on which days, and from when nobody does; nothing without `answering:` in voice.yaml."""
    rules = eyes.plan.project.protocol.answering
    if not rules or (eyes.person is not None and eyes.person.id not in {one.who for one in rules}):
        return
    said = tuple(f"{weekdays_text(one.days)}: {eyes.name(one.who)}" for one in rules)
    rota, today = eyes.plan.project.rota, eyes.now.date()
    gap = _gap(rules, today, rota)
    end = f"nobody answers {'today' if gap == today else f'on {eyes.says(gap)}'}" if gap else ""
    at = rules[0].at
    title = f"Today: {eyes.name(rota.answers(rules, today))}"
    yield Row(title, said, end, "close", where=str(at), edit=eyes.edit(at))


def _gap(rules: tuple[Answering, ...], today: date, rota: Rota) -> date | None:
    """Return the first day for which somebody is named and nobody is there."""
    for ahead in range(AHEAD):
        day = today + timedelta(days=ahead)
        if any(day.weekday() in one.days for one in rules) and not rota.answers(rules, day):
            return day
    return None
