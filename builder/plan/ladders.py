"""Ladders to announcements: every rung on every channel that carries the language, with its moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from builder.model.entry import Entry
from builder.model.hold import Covered
from builder.model.moments import DayOf, Moment, NextSlot, Offset
from builder.model.plan import Announcement, Edition, Stage
from builder.model.project import Project
from builder.model.settings import Channel, Ladder, Rung, Settings
from builder.plan.clock import Clock
from builder.plan.holds import held_until
from builder.plan.slots import allowed, next_slot, usual_time

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


def announcements_of(edition: Edition, project: Project, clock: Clock) -> Iterator[Announcement]:
    """Yield what is said of *edition*, rung by rung; a rung whose moment cannot be known yet says nothing."""
    entry, settings = edition.entry, project.settings
    if entry is None or edition.stage in {"parked", "dropped"}:
        return
    carried: set[str] = set()
    for due, meant, rung, channel in sorted(_steps(entry, edition, settings, clock), key=lambda step: step[0]):
        blocked = (*_blocked(edition, entry, rung, due, clock), *_held(project, entry, channel, due, clock))
        yield Announcement(edition, rung, channel, due, meant, again=channel.id in carried, blocked_by=blocked)
        carried.add(channel.id)


def _held(project: Project, entry: Entry, channel: Channel, due: datetime, clock: Clock) -> Iterator[str]:
    what: tuple[Covered, ...] = ("mail" if channel.kind == "email" else "posts", *(("live",) if entry.starts else ()))
    if any(held_until(project.hold, one, entry.id, due, clock) for one in what):
        reason = project.hold.reason if project.hold else ""
        yield f"it is on hold: {reason}" if reason else "it is on hold"


def _steps(
    entry: Entry, edition: Edition, settings: Settings, clock: Clock
) -> Iterator[tuple[datetime, datetime, Rung, Channel]]:
    for rung in ladder_for(entry, settings):
        moment = _moment(rung, edition, entry, settings, clock)
        if moment is None:
            continue
        for channel in _channels(rung, edition.lang, settings):
            yield allowed(channel, moment, clock), moment, rung, channel


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
            channel = settings.channels.get(rung.at.channel)
            return next_slot(channel, publish, clock) if channel and publish else None
        case Offset():
            anchors = {"publish": None, "start": entry.starts, "end": entry.ends}
            written = anchors[rung.at.anchor]
            anchor = publish if rung.at.anchor == "publish" else (clock.exact(written) if written else None)
            sign = -1 if rung.at.side == "before" else 1
            return clock.shift(anchor, rung.at.duration, sign) if anchor else None


def _blocked(edition: Edition, entry: Entry, rung: Rung, due: datetime, clock: Clock) -> Iterator[str]:
    if reason := WAITS_FOR.get(edition.stage):
        yield reason
    if rung.under_embargo:
        return
    embargo = clock.exact(entry.embargo) if entry.embargo else None
    if embargo and due < embargo:
        yield "it is under embargo then"
    if edition.path and edition.publish and due < edition.publish:
        yield "its page is not out then"
    if entry.expires and due >= clock.exact(entry.expires):
        yield "it has expired then"
