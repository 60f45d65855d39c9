"""The questions of readers and the plan to what becomes of them: unanswered, planned, answered or outdated.

A question is answered while an answer that is out is up to date. An answer is outdated when it has expired, when its
`look_again:` has come, or when the question was heard three times or more in the last 90 days and after the day on
which the answer was published or last updated: those who still ask do not find it, or not in it what they asked for.
With no answer up to date, a question is planned if another piece that answers it is under way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from statistics import median

from builder.model.listening import Answer, Asked, Listening, State
from builder.model.plan import Edition, Stage
from builder.model.project import Project
from builder.model.questions import Question
from builder.model.said import said
from builder.plan.clock import Clock

RECENT = timedelta(days=90)
AGAIN = 3  # times that a question is heard in spite of its answer until that is taken for outdated
AT_REST: set[Stage] = {"parked", "dropped"}
RANKS = ("out", "outdated", "planned")


def listening_of(editions: Iterable[Edition], project: Project, clock: Clock) -> Listening:
    """Return what became of every question until now."""
    if not project.questions:
        return Listening()
    answering: dict[str, list[Edition]] = defaultdict(list)
    for edition in editions:
        if edition.entry and edition.entry.answers and edition.stage not in AT_REST:
            for question in dict.fromkeys(edition.entry.answers):
                answering[question].append(edition)
    # a question that could not be read asks nothing
    read = (question for question in project.questions.values() if question.question)
    languages = project.settings.site.languages
    asked = sorted((_asked(one, answering[one.id], languages, clock) for one in read), key=_order)
    days = [one.days for one in asked if one.days is not None]
    closed = sum(one.state == "answered" for one in asked)
    return Listening(tuple(asked), closed, median(days) if days else None)


def _order(one: Asked) -> tuple[int, int, str]:
    """Order by weight; of two that weigh the same, the one that was heard last comes first."""
    return -one.weight, -one.last.toordinal() if one.last else 0, one.question.id


def _asked(question: Question, editions: Iterable[Edition], languages: tuple[str, ...], clock: Clock) -> Asked:
    answers = sorted((_answer(edition, question, clock) for edition in editions), key=_best)
    recent = sum(one.on > clock.today - RECENT for one in question.heard)
    return Asked(question, _state(answers), tuple(answers), len(question.heard) + recent, languages)


def _best(answer: Answer) -> tuple[int, int, str, str]:
    since = answer.updated or answer.out
    return RANKS.index(answer.standing), -since.toordinal() if since else 0, answer.entry, answer.lang


def _state(answers: list[Answer]) -> State:
    there = {answer.entry for answer in answers if answer.standing != "planned"}
    if any(answer.standing == "out" for answer in answers):
        return "answered"
    if any(answer.entry not in there for answer in answers):  # a translation of what is outdated mends nothing
        return "planned"
    return "outdated" if there else "unanswered"


def _answer(edition: Edition, question: Question, clock: Clock) -> Answer:
    words = (edition.id, edition.lang, edition.title)
    if edition.stage not in {"out", "expired"} or edition.publish is None:
        return Answer(*words, "", "planned")
    out = max(edition.publish, edition.embargo or edition.publish).date()
    updated = edition.updated.date() if edition.updated else None
    url = edition.url if edition.stage == "out" else ""
    why = next(_aged(edition, question, max(out, updated or out), clock), "")
    return Answer(*words, url, "outdated" if why else "out", out, updated, why)


def _aged(edition: Edition, question: Question, since: date, clock: Clock) -> Iterator[str]:
    """Yield why an answer is outdated, in words."""
    entry = edition.entry
    if edition.stage == "expired":
        yield "it has expired"
    if entry and entry.look_again and entry.look_again <= clock.today:
        yield f"it was to be looked at again on {said(entry.look_again)}"
    again = sum(one.on > max(since, clock.today - RECENT) for one in question.heard)
    if again >= AGAIN:
        yield f"it was asked {again} times since {said(since)}"
