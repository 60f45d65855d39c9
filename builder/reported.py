"""What `dateline report` answers, in words and as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from builder.model.coverage import Coverage, Reach
from builder.model.plan import Plan
from builder.model.report import Course, Freshness, Heard, Promises, Report, Trial, Work
from builder.model.said import count, said
from builder.plan.report import report_of

WIDE = 60  # letters of a title in a line
CAME = {"out", "expired"}


def report_row(plan: Plan, part: str | None = None) -> object:
    """Return the report, or a part of it, as JSON holds it: the nouns by their fields, days in ISO 8601."""
    report = report_of(plan)
    rows = {name: plain(of(report)) for name, (_, of, _) in PARTS.items()}
    return rows[part] if part else {"today": report.today.isoformat(), **rows}


def plain(value: object) -> object:
    """Return a noun as mappings, lists, text and numbers."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def report_lines(plan: Plan, part: str | None = None) -> Iterator[str]:
    """Yield the same in words, each part under its heading."""
    report = report_of(plan)
    for number, name in enumerate([part] if part else PARTS):
        heading, of, lines = PARTS[name]
        if number:
            yield ""
        yield heading
        yield from (f"  {line}" for line in lines(of(report)))


def _coverage(coverage: Coverage) -> Iterator[str]:
    if not coverage.audiences:
        yield "say under `audiences:` in calendar.yaml who reads you, and in each piece whom it is for"
    for one in coverage.audiences:
        yield f"{one.name}: {_reach(one.pieces)}"
        places = zip(coverage.columns, one.places, strict=True)
        holes = [f"{column.channel or 'page'} ({column.lang})" for column, reach in places if reach.hole]
        holes += [form for form, reach in zip(coverage.forms, one.forms, strict=True) if reach.hole]
        if holes and not one.pieces.hole:
            yield f"  nothing: {', '.join(holes)}"
    open_ = [one for one in coverage.questions if not set(one.places) - {"", "unanswered"}]
    for asked in sorted(open_, key=lambda one: -one.heard):
        yield f"no answer anywhere: {asked.question} (heard {_times(asked.heard)})"


def _reach(reach: Reach) -> str:
    return "nothing at all" if reach.hole else f"{reach.past} out, {reach.ahead} to come"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _shares(courses: tuple[Course, ...]) -> Iterator[str]:
    if not courses:
        yield "say `promotion: at most 20%` of a channel, or what your `pillars:` are, in calendar.yaml"
    for one in courses:
        what = f"offers on {one.name}" if one.of == "offers" else one.name
        yield f"{what}: {one.wish}" if one.wish else what
        for point in one.points:
            off = "" if point.kept else ", not as it is to be"
            yield f"  {said(point.day)}: {point.percent}% ({point.part} of {point.whole}){off}"


def _workload(people: tuple[Work, ...]) -> Iterator[str]:
    if not people:
        yield "nobody has a deadline ahead"
    for one in people:
        busy = [span for span in one.spans if span.number]
        yield f"{one.name}: {count(sum(span.number for span in busy), 'stage')} due" + (
            f", room for {one.capacity}" if one.capacity else ""
        )
        for span in busy:
            over = f"; {count(span.over, 'stage')} too many" if span.over else ""
            away = ", and away" if span.away else ""
            stages = ", ".join(f"{number} {stage}" for stage, number in span.stages)
            yield f"  from {said(span.first)}: {stages}{over}{away}"


def _promises(promises: Promises) -> Iterator[str]:
    if promises.unknown:
        yield f"not all is known: {promises.unknown}"
    known = promises.known
    if known:
        kept = sum(late <= 0 for late in known)
        out = sum(one.late is not None and one.stage in CAME for one in promises.kept)
        of = f"{kept} of {count(len(known), 'piece')}"
        yield f"{of} came, or are to come, on the day that was promised first, or before"
        yield f"{out or 'none'} of them {'is' if out <= 1 else 'are'} out"
    elif not promises.unknown:
        yield "no date of the plan is committed yet"
    for one in promises.kept:
        moved = f", moved {_times(one.moved)}" if one.moved else ""
        late = f", {count(one.late, 'day')} late" if one.late and one.late > 0 else ""
        first = f" (promised for {said(one.first)})" if one.first and one.first != one.day else ""
        yield f"{said(one.day)}{first}  {_short(one.title)} ({one.lang}){moved}{late}"


def _trials(trials: tuple[Trial, ...]) -> Iterator[str]:
    if not trials:
        yield "nothing is tried: `experiment:` in a piece says what you expect, and how you will see it"
    for one in trials:
        by = f", by {said(one.decide)}" if one.decide else ""
        yield f"{one.state}{by}: {one.hypothesis} ({_short(one.title)})"
        if one.verdict:
            yield f"  {one.verdict}"
        for outcome in one.outcomes:
            if outcome.counted is not None:
                usual = f", usual are {outcome.usual}" if outcome.usual is not None else ""
                yield f"  {outcome.channel}: {outcome.counted} {one.counts}{usual}"


def _freshness(freshness: Freshness) -> Iterator[str]:
    yield f"{sum(number for _, number in freshness.ages)} out"
    for one in freshness.due:
        yield f"look again since {_day(one.due)}: {_short(one.title)} ({one.where})"
    for one in freshness.oldest:
        yield f"last looked at on {said(one.seen)}: {_short(one.title)} ({one.where})"
    if freshness.more:
        yield f"and {freshness.more} more"
    for one in freshness.ahead:
        yield f"look again on {_day(one.due)}: {_short(one.title)}"
    for again in freshness.again:
        yield f"shared again on {said(again.day)}, {again.channel}: {_short(again.title)}"


def _listening(heard: Heard) -> Iterator[str]:
    if not heard.questions:
        yield "no question is written down: `dateline new --question` does it"
        return
    days = f", in {heard.days:g} days (median)" if heard.days is not None else ""
    yield f"{heard.answered} of {count(len(heard.questions), 'question')} answered ({heard.percent}%){days}"
    for one in heard.questions:
        owed = f", {count(one.owed, 'reply')} owed" if one.owed else ""
        owed = owed.replace("replys", "replies")
        if one.state != "answered" or one.owed:
            yield f"{one.state}, heard {_times(one.times)}{owed}: {one.question}"


def _day(day: dt.date | None) -> str:
    return said(day) if day else ""


def _short(title: str) -> str:
    return title if len(title) <= WIDE else f"{title[: WIDE - 1].rstrip()}…"


Of = Callable[[Report], object]
Lines = Callable[..., Iterable[str]]
PARTS: Mapping[str, tuple[str, Of, Lines]] = {
    "coverage": ("Coverage, of the last and the next 90 days", lambda report: report.coverage, _coverage),
    "shares": ("Shares, of 28 days of posts and 84 days of pieces", lambda report: report.shares, _shares),
    "workload": ("Workload", lambda report: report.workload, _workload),
    "promised-delivered": ("Promised and delivered", lambda report: report.promises, _promises),
    "experiments": ("Experiments", lambda report: report.trials, _trials),
    "freshness": ("Freshness", lambda report: report.freshness, _freshness),
    "listening": ("Listening", lambda report: report.listening, _listening),
}
