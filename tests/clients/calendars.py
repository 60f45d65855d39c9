"""What calendar programs understand of a file: icalendar, ical.js and khal."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

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


def by_icaljs(files: list[Path]) -> dict[Path, list[Event]]:
    """Return what ical.js reads, the parser of Thunderbird and Nextcloud."""
    done = subprocess.run(["node", str(SCRIPT), *map(str, files)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {file: sorted(Event(*event) for event in events) for file, events in zip(files, rows, strict=True)}


def by_khal(files: list[Path], folder: Path) -> dict[Path, list[Event]]:
    """Return what khal lists of each file, as a calendar of its own, an event a file as vdirsyncer leaves them."""
    config = KHAL.format(
        folder=folder, calendars="".join(f"[[c{one}]]\npath = {folder}/c{one}\n" for one in range(len(files)))
    )
    (folder / "config").write_text(config, "utf-8")
    for number, file in enumerate(files):
        _split(file.read_bytes(), folder / f"c{number}")
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


def _split(data: bytes, folder: Path) -> None:
    """Write each event of a calendar into a file of its own, between the head of the calendar and its end."""
    folder.mkdir()
    head, *events = data.split(b"BEGIN:VEVENT\r\n")
    for number, event in enumerate(events):
        own = event.partition(b"END:VEVENT\r\n")[0]
        text = b"".join((head, b"BEGIN:VEVENT\r\n", own, b"END:VEVENT\r\nEND:VCALENDAR\r\n"))
        (folder / f"{number}.ics").write_bytes(text)


def _run(words: list[str]) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def _printed(uid: str, title: str, start: str, end: str, all_day: str) -> Event:
    first, last = (datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in (start, end))
    if all_day == "True":
        return Event(uid, title, first.date().isoformat(), (last.date() + timedelta(days=1)).isoformat())
    return Event(uid, title, first.isoformat(), last.isoformat())
