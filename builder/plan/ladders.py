"""Ladders to announcements: every rung on every channel that carries the language, with its moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from builder.model.entry import Entry
from builder.model.hold import Covered
from builder.model.moments import DayOf, Moment, NextSlot, Offset
from builder.model.occasions import Live
from builder.model.plan import Announcement, Edition, Stage
from builder.model.project import Project
from builder.model.settings import Channel, Ladder, Rung, Settings
from builder.plan.clock import Clock
from builder.plan.evergreen import again_rungs, suited
from builder.plan.holds import held_until
from builder.plan.slots import allowed, next_slot, usual_time

COVERED: dict[str, Covered] = {"email": "mail", "site": "pages"}
LIVE: tuple[Covered, ...] = ("live",)
TRUSTED = {"press", "email"}  # who may be told before the embargo ends: people whom somebody chose
WAITS_FOR: dict[Stage, str] = {
    "idea": "nothing is written yet",
    "planned": "nothing is written yet",
    "writing": "it is still being written",
    "in review": "it is not approved yet",
    "missed": "it missed its date",
    "expired": "it has expired",
}


def ladder_for(entry: Entry, settings: Settings) -> Ladder:
    """Return the ladder an entry climbs: its own, its shape's, or none."""
    shape = settings.shapes.get(entry.shape or "")
    announce = entry.announce if entry.announce is not None else (shape.announce if shape else None)
    return settings.ladders.get(announce, ()) if isinstance(announce, str) else (announce or ())


def publish_moment(moment: Moment, entry: Entry, settings: Settings, clock: Clock) -> datetime:
    """Return when a piece goes out; a day without a time takes the usual time of its ladder's first channel."""
    names = [name for rung in ladder_for(entry, settings)[:1] for name in rung.on]
    channel = next((settings.channels[name] for name in names if name in settings.channels), None)
    return clock.exact(moment, usual_time(channel, moment.day))


@dataclass(frozen=True, slots=True)
class Step:
    """A rung on a channel: when it is due, and when it was *meant* to be before quiet hours moved it. One that
    `evergreen:` makes has a *number*, from 1."""

    due: datetime
    meant: datetime
    rung: Rung
    channel: Channel
    number: int = 0


def announcements_of(edition: Edition, project: Project, clock: Clock) -> Iterator[Announcement]:
    """Yield what is said of *edition*, rung by rung; a rung whose moment cannot be known yet says nothing."""
    entry = edition.entry
    if entry is None or edition.stage in {"parked", "dropped"}:
        return
    carried: set[str] = set()
    steps = sorted(_steps(entry, edition, project, clock), key=lambda step: step.due)
    for step, (times, looks_back) in zip(steps, _times(steps, edition.live), strict=True):
        rung, channel, again = step.rung, step.channel, step.number > 0 or step.channel.id in carried
        kept = _kept(edition, step, project, clock)
        freed = kept.until if kept and kept.until <= clock.now else None
        sent = entry.sent.get(channel.id, {})
        where = sent.get(rung.name) or ("" if channel.id in carried else sent.get("", ""))
        blocked = [*_blocked(edition, step), *([kept.why] if kept and not freed else [])]
        if not where:
            blocked += _over(entry, rung, clock)
        due, meant, reshared = step.due, step.meant, step.number > 0
        yield Announcement(
            edition, rung, channel, due, meant, again, tuple(blocked), reshared, where, freed, times, looks_back
        )
        carried.add(channel.id)


def _times(steps: list[Step], live: Live | None) -> Iterator[tuple[int, bool]]:
    """Yield how often the channel of each step has carried the piece before it, and whether it is the channel's first
    since something live is over. Those of `evergreen:` are counted by their numbers: what is long past is not planned.
    """
    climbed = Counter(step.channel.id for step in steps if not step.number)
    before: Counter[str] = Counter()
    looked: set[str] = set()
    for step in steps:
        name, over = step.channel.id, live is not None and live.past(step.due)
        yield climbed[name] + step.number - 1 if step.number else before[name], over and name not in looked
        before[name] += not step.number
        looked |= {name} if over else set()


@dataclass(frozen=True, slots=True)
class Kept:
    """Until when a hold keeps a step back, and which one, in words."""

    until: datetime
    why: str


def _kept(edition: Edition, step: Step, project: Project, clock: Clock) -> Kept | None:
    """Return what keeps a step back when it is due: the hold of its channel, or that of its page."""
    entry, hold = edition.entry, project.hold
    if entry is None or hold is None:
        return None
    what = (COVERED.get(step.channel.kind, "posts"), *(LIVE if entry.starts else ()))
    ends = [until for one in what if (until := held_until(hold, one, entry.id, step.due, clock))]
    if ends:
        return Kept(max(ends), f"it is on hold: {hold.reason}" if hold.reason else "it is on hold")
    if not edition.path or edition.publish is None or edition.released is None or _chosen(step):
        return None
    waits = max(edition.publish, edition.embargo or edition.publish) <= step.due < edition.released
    return Kept(edition.released, "its page is on hold then") if waits else None


def _chosen(step: Step) -> bool:
    """Tell whether a step is for those who may be told before the embargo ends."""
    return step.rung.under_embargo and step.channel.kind in TRUSTED


def _over(entry: Entry, rung: Rung, clock: Clock) -> Iterator[str]:
    """Yield why a reminder of something live comes too late: nobody is told of it when it has begun, or is over."""
    if not isinstance(rung.at, Offset) or rung.at.side != "before":
        return
    written, said = {"start": (entry.starts, "begun"), "end": (entry.ends, "ended")}.get(rung.at.anchor, (None, ""))
    if written and clock.exact(written) <= clock.now:
        yield f"it has {said} by now"


def _steps(entry: Entry, edition: Edition, project: Project, clock: Clock) -> Iterator[Step]:
    settings = project.settings
    ladder = ladder_for(entry, settings)
    for rung in ladder:
        for channel in _channels(rung, edition.lang, settings):
            moment = _moment(rung, edition, entry, settings, clock)
            if moment is not None:
                yield Step(allowed(channel, moment, clock), moment, rung, channel)
    if entry.evergreen is None or edition.publish is None:
        return
    for number, rung, moment in again_rungs(entry, ladder, edition.publish, settings, clock):
        for channel in _channels(rung, edition.lang, settings):
            due = suited(edition, channel, moment, project, clock)
            if edition.expires is None or due < edition.expires:
                yield Step(due, due, rung, channel, number)


def _channels(rung: Rung, lang: str, settings: Settings) -> Iterator[Channel]:
    """Yield the channels of *rung* for *lang*: those that carry it, and siblings of the same kind that do."""
    seen: set[str] = set()
    for name in rung.on:
        named = settings.channels.get(name)
        if named is None:
            continue
        carries = named.language in {None, lang}
        siblings = [
            other for other in settings.channels.values() if other.kind == named.kind and other.language == lang
        ]
        for channel in [named] if carries else siblings:
            if channel.id not in seen:
                seen.add(channel.id)
                yield channel


def _speaking(name: str, lang: str, settings: Settings) -> Channel | None:
    """Return the channel of that name, or the sibling with slots of its own that speaks *lang* in its place."""
    named = settings.channels.get(name)
    if named is None or named.language in {None, lang}:
        return named
    siblings = (one for one in settings.channels.values() if one.kind == named.kind and one.language == lang)
    return next((one for one in siblings if one.slots), named)


def _moment(rung: Rung, edition: Edition, entry: Entry, settings: Settings, clock: Clock) -> datetime | None:
    publish = edition.publish
    match rung.at:
        case Moment():
            first = next((settings.channels[name] for name in rung.on if name in settings.channels), None)
            return clock.exact(rung.at, usual_time(first, rung.at.day))
        case DayOf():
            if publish is None:
                return None
            at = rung.at.time or publish.timetz().replace(tzinfo=None)
            return clock.at(publish.date() + timedelta(days=rung.at.number), at)
        case NextSlot():
            slots = _speaking(rung.at.channel, edition.lang, settings)
            return next_slot(slots, publish, clock) if slots and publish else None
        case Offset():
            anchors = {"publish": None, "start": entry.starts, "end": entry.ends}
            written = anchors[rung.at.anchor]
            anchor = publish if rung.at.anchor == "publish" else (clock.exact(written) if written else None)
            sign = -1 if rung.at.side == "before" else 1
            return clock.shift(anchor, rung.at.duration, sign) if anchor else None


def _blocked(edition: Edition, step: Step) -> Iterator[str]:
    if reason := WAITS_FOR.get(edition.stage):
        yield reason
    if _chosen(step):
        return
    if edition.embargo is not None and step.due < edition.embargo:
        yield "it is under embargo then"
    if edition.path and edition.publish and step.due < edition.publish:
        yield "its page is not out then"
    if edition.expires and step.due >= edition.expires:
        yield "it has expired then"
