"""`dateline observances fetch`: the calendars of others, downloaded into the repository, where a build reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import click

from builder.answers import answer, refuse
from builder.files import swap
from builder.load.ical import Event, read_events
from builder.load.observances import LARGEST
from builder.load.settings import load_settings
from builder.load.text import decode
from builder.load.tree import Folder
from builder.model.said import count
from builder.model.settings import Settings
from builder.model.shown import shown
from builder.options import Options
from builder.wire import Trust, UnreachableError, fetched

HOW = "give one an address in calendar.yaml: observances: [{file: team/launches.ics, from: https://…}]"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of a calendar: how many events are new, changed and gone, or *why* it stays as it was."""

    path: str
    source: str
    new: int = 0
    changed: int = 0
    gone: int = 0
    why: str = ""

    @property
    def line(self) -> str:
        parts = [count(self.new, "event") + " new"] if self.new else []
        parts += [f"{number} {what}" for number, what in ((self.changed, "changed"), (self.gone, "gone")) if number]
        return f"{self.path}: {self.why or ', '.join(parts) or 'nothing changed'}"

    @property
    def row(self) -> Mapping[str, object]:
        told = {"new": self.new, "changed": self.changed, "gone": self.gone}
        return {"file": self.path, "from": self.source, **told, "why": self.why or None}


def observances(options: Options, *, plain: bool) -> None:
    """Download every calendar that has an address. Exit 1 if one of them could not be had; the others are."""
    tree = Folder(options.root)
    settings, problems = load_settings(tree)
    if settings is None:
        refuse(options, "the plan cannot be read", problems)
    found = [_fetch(tree, path, url, settings, plain=plain) for path, url in settings.sources.items()]
    right, wrong = [one for one in found if not one.why], [one for one in found if one.why]
    lines = [one.line for one in right] if found else [f"no calendar has an address; {HOW}"]
    answer(options, lines, [one.row for one in found], always=not found)
    for one in wrong if options.format != "json" else ():
        click.echo(shown(one.line), err=True)
    if wrong:
        raise SystemExit(1)


def _fetch(tree: Folder, path: str, url: str, settings: Settings, *, plain: bool) -> Fetched:
    if tree.stray(path):
        return Fetched(path, url, why="this is no file, but a link or a folder; nothing is written there")
    zone = ZoneInfo(settings.timezone)
    try:
        data = fetched(url, Trust.of(url, plain=plain), LARGEST)
        new = _events(path, data, zone)
    except UnreachableError as error:
        return Fetched(path, url, why=f"not fetched from {url}: {error}")
    except ValueError as error:
        return Fetched(path, url, why=f"left as it is, since what came from {url} cannot be read: {error}")
    before = tree.read(path, LARGEST + 1) if tree.has(path) else None
    try:
        old = _events(path, before, zone) if before is not None else {}
    except ValueError:
        old = {}
    changed = sum(old[name] != event for name, event in new.items() if name in old)
    done = Fetched(path, url, len(new.keys() - old.keys()), changed, len(old.keys() - new.keys()))
    if before is None or old != new:  # a new stamp alone would be a commit that says nothing
        swap(tree.root, path, data)
    return done


def _events(path: str, data: bytes, zone: ZoneInfo) -> Mapping[tuple[str, str], Event]:
    """Return the events of a calendar by what names them. Raises ValueError, in words, if it is none, or not whole."""
    text, broken = decode(path, data, path)
    if broken:
        raise ValueError(broken.message)
    events, problems = read_events(path, text, zone)
    if problems and not events:
        raise ValueError(problems[0].message)
    if "END:VCALENDAR" not in text.upper():
        raise ValueError("it breaks off before its end")
    for event in events:
        event.number = 0  # where it stands does not matter
    return {_name(event): event for event in events}


def _name(event: Event) -> tuple[str, str]:
    """Return what stays the same of an event: its UID, and the day of its series that it is instead of."""
    return (event.uid, str(event.instead or "")) if event.uid else (event.title, str(event.first))
