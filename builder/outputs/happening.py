"""What is on each day: pieces, posts, deadlines, free slots, holidays, events of others, absences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from builder.model.days import moment_text
from builder.model.moments import Span
from builder.model.months import Happening
from builder.model.plan import Edition, Plan
from builder.outputs.pressing import there

AT_REST = {"parked", "dropped"}
SETTLED = {"out", "expired", *AT_REST}
ORDER = {"holiday": 0, "observance": 1, "away": 2, "out": 3, "post": 3, "due": 4, "free": 5, "vague": 6}


@dataclass(frozen=True, slots=True)
class Asked:
    """The days that are asked for, both included, of one person or one channel, if they are named."""

    first: date
    last: date
    person: str = ""
    channel: str = ""

    def has(self, first: date, last: date | None = None) -> bool:
        return first <= self.last and (last or first) >= self.first


def happenings(plan: Plan, asked: Asked) -> tuple[Happening, ...]:
    """Return all that is on the days that are asked for, in order of time."""
    found = [*_going(plan, asked), *_posts(plan, asked), *_vague(plan, asked), *_around(plan, asked)]
    if not asked.channel:
        found += [*_dues(plan, asked), *_away(plan, asked)]
    if not asked.person:
        found += _free(plan, asked)
    return tuple(sorted(found, key=lambda one: (one.day, ORDER[one.kind], one.time, one.title, one.entry)))


def _mine(edition: Edition, plan: Plan, asked: Asked) -> bool:
    """Tell whether a piece is theirs, or was left to them while its owner is away."""
    if not asked.person:
        return True
    owner, day = edition.entry.owner if edition.entry else None, edition.publish or plan.now
    return there(owner, day.date(), plan) == asked.person


def _going(plan: Plan, asked: Asked) -> Iterator[Happening]:
    """Yield each piece at the moment that it goes out, with the channels that tell of it at once."""
    zone = ZoneInfo(plan.settings.timezone)
    with_it: dict[tuple[str, datetime], list[str]] = defaultdict(list)
    for one in plan.announcements:
        with_it[one.edition.key, one.due].append(one.channel.id)
    for edition in plan.editions:
        if edition.publish is None or edition.stage in AT_REST or not _mine(edition, plan, asked):
            continue
        local = edition.publish.astimezone(zone)
        channels = tuple(dict.fromkeys(with_it[edition.key, edition.publish]))
        if asked.has(local.date()) and (not asked.channel or asked.channel in channels):
            yield _piece(edition, local, channels)


def _piece(edition: Edition, local: datetime, channels: tuple[str, ...]) -> Happening:
    return Happening(
        local.date(),
        "out",
        edition.title,
        f"{local:%H:%M}",
        entry=edition.id,
        stage=edition.stage,
        channels=channels,
        late=edition.stage == "missed",
        href=edition.url if edition.public else "",
    )


def _posts(plan: Plan, asked: Asked) -> Iterator[Happening]:
    """Yield what is posted about a piece at other moments, once a moment."""
    zone = ZoneInfo(plan.settings.timezone)
    at: dict[tuple[str, datetime], list[str]] = defaultdict(list)
    pieces = {}
    for one in plan.announcements:
        if one.due != one.edition.publish and (not asked.channel or one.channel.id == asked.channel):
            local = one.due.astimezone(zone)
            if asked.has(local.date()) and _mine(one.edition, plan, asked):
                at[one.edition.key, local].append(one.channel.id)
                pieces[one.edition.key] = one.edition
    for (key, local), channels in at.items():
        piece, names = pieces[key], tuple(dict.fromkeys(channels))
        time = f"{local:%H:%M}"
        yield Happening(local.date(), "post", piece.title, time, entry=piece.id, stage=piece.stage, channels=names)


def _dues(plan: Plan, asked: Asked) -> Iterator[Happening]:
    for due in plan.dues:
        if not due.met and asked.has(due.day) and asked.person in {"", due.who}:
            said, who = f"{due.stage} due", plan.settings.called(due.who) if due.who and not asked.person else ""
            yield Happening(due.day, "due", due.title, entry=due.entry, who=who, said=said, late=due.late)


def _free(plan: Plan, asked: Asked) -> Iterator[Happening]:
    """Yield the slots of series and channels on whose day nothing goes out."""
    if not asked.channel:
        for one in plan.free:
            if asked.has(one.moment.date()):
                yield Happening(one.moment.date(), "free", one.title, f"{one.moment:%H:%M}", said="free")
    for outlook in plan.outlooks:
        name = outlook.channel.id
        for moment in outlook.free if asked.channel in {"", name} else ():
            if asked.has(moment.date()):
                yield Happening(moment.date(), "free", name, f"{moment:%H:%M}", said="free")


def _vague(plan: Plan, asked: Asked) -> Iterator[Happening]:
    """Yield what has no fixed day yet, over the days that it is meant for, or on that which its wish comes to."""
    if asked.channel:
        return
    wishes = {wish.edition: wish for wish in plan.wishes}
    for edition in plan.editions:
        if edition.publish or edition.vague is None or edition.stage in SETTLED or not _mine(edition, plan, asked):
            continue
        wish = wishes.get(edition.key)
        span = edition.vague if isinstance(edition.vague, Span) else None
        day = span.first if span else (wish.day if wish else None)
        if day is None or not asked.has(day, span.last if span else None):
            continue
        said = str(edition.vague) + (f" ({moment_text(wish.moment)})" if wish and wish.moment else "")
        until, stage = span.last if span else None, edition.stage
        yield Happening(day, "vague", edition.title, until=until, entry=edition.id, stage=stage, said=said)


def _around(plan: Plan, asked: Asked) -> Iterator[Happening]:
    """Yield holidays, and the events of calendars of others."""
    for day, name in plan.project.holidays.items():
        if asked.has(day):
            yield Happening(day, "holiday", name)
    for one in plan.project.observances:
        if asked.has(one.first, one.last):
            yield Happening(one.first, "observance", one.title, until=one.last)


def _away(plan: Plan, asked: Asked) -> Iterator[Happening]:
    for id_, spans in plan.project.rota.absences.items():
        for span in spans if asked.person in {"", id_} else ():
            if asked.has(span.first, span.last):
                name = plan.settings.called(id_)
                yield Happening(span.first, "away", f"{name} is away", until=span.last)
