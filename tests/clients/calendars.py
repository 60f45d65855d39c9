"""What programs understand of a calendar: icalendar, recurring-ical-events, vobject, ical.js, vdirsyncer and khal."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import recurring_ical_events
import vobject
from icalendar import Calendar

SCRIPT = Path(__file__).parent / "icaljs.mjs"
SEPARATOR = "\x1f"
FIELDS = ("calendar", "uid", "title", "start-long-full", "end-long-full", "all-day")
KHAL = """\
[calendars]
{calendars}[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M:%S
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M:%S
longdatetimeformat = %Y-%m-%d %H:%M:%S
[sqlite]
path = {folder}/khal.db
"""


@dataclass(frozen=True, order=True)
class Event:
    """An event: days and moments in ISO 8601, moments in UTC; the last day is not included."""

    uid: str
    summary: str
    start: str
    end: str


def by_icalendar(file: Path) -> list[Event]:
    """Return what icalendar reads; a property that it cannot parse raises."""
    calendar = Calendar.from_ical(file.read_bytes())
    assert isinstance(calendar, Calendar)
    broken = {component.name: component.errors for component in calendar.walk() if component.errors}
    assert not broken
    return sorted(
        Event(event.uid, event.summary or "", _text(event.start), _text(event.end)) for event in calendar.events
    )


def _text(moment: date) -> str:
    return moment.astimezone(UTC).isoformat() if isinstance(moment, datetime) else moment.isoformat()


def by_vobject(file: Path) -> list[Event]:
    """Return what vobject reads, and dateutil of the file's own timezones."""
    events = vobject.readOne(file.read_text("utf-8")).contents.get("vevent", [])
    times = ((one, _text(one.dtstart.value), _text(one.dtend.value)) for one in events)
    return sorted(
        Event(one.uid.value, one.summary.value if "summary" in one.contents else "", *at) for one, *at in times
    )


def by_expansion(file: Path) -> list[Event]:
    """Return what recurring-ical-events finds from 2000 to 2029; of what comes again the first."""
    found: dict[str, Event] = {}
    calendar = recurring_ical_events.of(Calendar.from_ical(file.read_bytes()))
    for event in sorted(calendar.between((2000, 1, 1), (2029, 1, 1)), key=lambda one: _text(one["dtstart"].dt)):
        starts, ends = (_text(event[name].dt) for name in ("dtstart", "dtend"))
        found.setdefault(event["uid"], Event(event["uid"], event.get("summary", ""), starts, ends))
    return sorted(found.values())


def by_icaljs(files: list[Path]) -> dict[Path, list[Event]]:
    """Return what ical.js reads, the parser of Thunderbird and Nextcloud."""
    done = subprocess.run(["node", str(SCRIPT), *map(str, files)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {file: sorted(Event(*event) for event in events) for file, events in zip(files, rows, strict=True)}


def by_khal(files: list[Path], folder: Path) -> dict[Path, list[Event]]:
    """Return what khal lists of each file as a calendar of its own, once vdirsyncer has fetched it."""
    config = KHAL.format(
        folder=folder, calendars="".join(f"[[c{one}]]\npath = {folder}/c{one}\n" for one in range(len(files)))
    )
    (folder / "config").write_text(config, "utf-8")
    _synchronized(files, folder)
    line = SEPARATOR.join(f"{{{field}}}" for field in FIELDS)
    # `--once` would show an event of two calendars in one; what comes again, or lasts, is told by its first day here
    words = ["list", "--day-format", "", "--format", line, "2000-01-01", "2029-01-01"]
    said = _run(["khal", "-c", str(folder / "config"), *words])
    found: dict[Path, dict[str, Event]] = {file: {} for file in files}
    for row in said.splitlines():
        if SEPARATOR in row:
            calendar, *fields = row.split(SEPARATOR)
            found[files[int(calendar.strip()[1:])]].setdefault(fields[0], _printed(*fields))
    return {file: sorted(events.values()) for file, events in found.items()}


def _synchronized(files: list[Path], folder: Path) -> None:
    """Have vdirsyncer bring each file into a folder of its own, c0, c1, …, an event a file: as khal's users do."""
    lines = ["[general]", f'status_path = "{folder}/status"']
    for number, file in enumerate(files):
        shutil.copy(file, folder / f"{number}.ics")  # it writes to both sides
        (folder / f"c{number}").mkdir()
        lines += [f"[pair p{number}]", f'a = "a{number}"', f'b = "b{number}"', "collections = null"]
        lines += [f"[storage a{number}]", 'type = "singlefile"', f'path = "{folder}/{number}.ics"']
        lines += [f"[storage b{number}]", 'type = "filesystem"', f'path = "{folder}/c{number}"', 'fileext = ".ics"']
    (folder / "vdirsyncer").write_text("\n".join((*lines, "")), "utf-8")
    for command in ("discover", "sync"):
        words = [
            str(Path(sys.executable).parent / "vdirsyncer"),
            "-v",
            "CRITICAL",
            "-c",
            str(folder / "vdirsyncer"),
            command,
        ]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def _run(words: list[str]) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def _printed(uid: str, title: str, start: str, end: str, all_day: str) -> Event:
    first, last = (datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in (start, end))
    if all_day == "True":
        return Event(uid, title, first.date().isoformat(), (last.date() + timedelta(days=1)).isoformat())
    return Event(uid, title, first.isoformat(), last.isoformat())
