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
FIELDS = ("uid", "title", "start-long-full", "end-long-full", "all-day")
KHAL = """\
[calendars]
[[all]]
path = {folder}/events
type = calendar
[locale]
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


def by_icaljs(file: Path) -> list[Event]:
    """Return what ical.js reads, the parser of Thunderbird and Nextcloud."""
    done = subprocess.run(["node", str(SCRIPT), str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return sorted(Event(*event) for event in json.loads(done.stdout))


def by_khal(file: Path, folder: Path) -> list[Event]:
    """Return what khal prints once it has imported the file into an empty calendar in *folder*."""
    (folder / "events").mkdir(parents=True)
    (folder / "config").write_text(KHAL.format(folder=folder), "utf-8")
    khal = ["khal", "-c", str(folder / "config")]
    _run([*khal, "import", "--batch", "-a", "all", str(file)])
    line = SEPARATOR.join(f"{{{field}}}" for field in FIELDS)
    said = _run([*khal, "list", "--once", "--day-format", "", "--format", line, "2000-01-01", "2100-01-01"])
    return sorted(_printed(*row.split(SEPARATOR)) for row in said.splitlines() if SEPARATOR in row)


def _run(words: list[str]) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def _printed(uid: str, title: str, start: str, end: str, all_day: str) -> Event:
    first, last = (datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in (start, end))
    if all_day == "True":
        return Event(uid, title, first.date().isoformat(), (last.date() + timedelta(days=1)).isoformat())
    return Event(uid, title, first.isoformat(), last.isoformat())
