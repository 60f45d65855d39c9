"""When each stage of a piece is due, and who does it: working days back from publish, unless a day is pinned.

A working day is one of the team's `workdays:` that is no holiday, and on which whoever does the stage is there: what
their absence would take away is done before it. That goes for absences of up to five working days. For a longer one
the days are counted as if they were there, since nobody is done weeks ahead, and if it lies on the very day, the first
of their line of stand-ins who is there then does the stage. If there is none, it is due before the absence after all.
What is still to be done when its day has passed and its doer is gone goes to the stand-in in the same way.

A pinned day stays; if its doer is away then, it is the stand-in's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from builder.model.due import Due
from builder.model.moments import DaySpan
from builder.model.plan import Edition, Stage
from builder.model.rota import Rota
from builder.model.said import said
from builder.model.settings import Settings, Shape, StageDays
from builder.plan.clock import GAP, Clock

# stages that only an approval meets; every other one is met when the words are there to be reviewed
OF_APPROVAL = {"review", "approve", "approval", "legal"}
WRITTEN: set[Stage] = {"in review", "approved", "out", "missed", "expired"}
AGREED: set[Stage] = {"approved", "out", "expired"}
AT_REST: set[Stage] = {"parked", "dropped"}
BRIDGED = 5  # working days of an absence that a stage is done ahead of
ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Task:
    """A stage's day and doer; *instead_of* whom, *usual* when if nobody were away, and *note* says both in words."""

    day: date
    who: str
    instead_of: str = ""
    usual: date | None = None
    note: str = ""


def dues_of(edition: Edition, publish: date | None, settings: Settings, clock: Clock, rota: Rota) -> Iterator[Due]:
    """Yield the stages of a piece in order of their days."""
    entry = edition.entry
    if entry is None or edition.stage in AT_REST:
        return
    shape = settings.shapes.get(entry.shape or "")
    doers = _doers(shape, entry.owner or "")
    met = {stage: edition.stage in (AGREED if stage in OF_APPROVAL else WRITTEN) for stage in {*doers, *entry.due}}
    tasks: dict[str, Task] = {}
    for step in shape.days_before if shape and publish else ():
        if publish and step.stage not in entry.due:
            tasks[step.stage] = _counted(publish, step, doers[step.stage], clock, rota, met=met[step.stage])
    for stage, moment in entry.due.items():
        tasks[stage] = _pinned(moment.day, doers.get(stage, entry.owner or ""), rota)
    for stage, task in sorted(tasks.items(), key=lambda item: item[1].day):
        late = not met[stage] and task.day < clock.today
        told = (task.instead_of, task.usual, task.note)
        yield Due(entry.id, edition.title, stage, task.day, task.who, met[stage], late, *told)


def _doers(shape: Shape | None, owner: str) -> dict[str, str]:
    return {step.stage: owner if step.by == "owner" else step.by for step in shape.days_before} if shape else {}


def _pinned(day: date, who: str, rota: Rota) -> Task:
    away = rota.absence(who, day)
    return _stood_in(day, who, away, rota) if away else Task(day, who)


def _counted(publish: date, step: StageDays, who: str, clock: Clock, rota: Rota, *, met: bool) -> Task:  # noqa: PLR0913 - all that a day hangs on
    """Count one stage back, by the rule above."""
    usual = clock.workday(publish, -step.days)
    between = rota.between(who, usual, max(usual, publish - ONE))
    if between is None:
        return Task(usual, who)
    own, missed = _own_day(publish, max(step.days, 1), who, clock, rota)
    if own == usual:
        return Task(usual, who)
    away = rota.absence(who, usual)
    gone = own is not None and own < clock.today and not met and rota.absence(who, clock.today) is not None
    if away and (gone or missed > BRIDGED or own is None) and (own is None or rota.there(who, usual)):
        return _stood_in(usual, who, away, rota)
    if own is None or (away is None and missed > BRIDGED):
        return Task(usual, who)
    return Task(own, who, "", usual, f"not on {said(usual)}, since {rota.name(who)} is away {(away or between).when}")


def _own_day(publish: date, days: int, who: str, clock: Clock, rota: Rota) -> tuple[date | None, int]:
    """Return the day so many of their own working days back, and how many of the team's they miss on the way."""
    missed, day = 0, publish
    for _ in range(days * 7 + GAP):
        day -= ONE
        if not clock.works(day):
            continue
        if rota.absence(who, day):
            missed += 1
            continue
        days -= 1
        if not days:
            return day, missed
    return None, missed


def _stood_in(day: date, who: str, away: DaySpan, rota: Rota) -> Task:
    there = rota.there(who, day)
    if there is None:
        return Task(day, who, "", None, f"{rota.name(who)} is away {away.when}, and nobody stands in")
    return Task(day, there, who, None, f"for {rota.name(who)}, who is away {away.when}")
