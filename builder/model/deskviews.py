"""What a template of the desk may see: frozen, as the views of the public pages are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from builder.model.charts import Chart
from builder.model.views import Day, Link


@dataclass(frozen=True, slots=True)
class Post:
    """One post to paste: its parts with their lengths, when it is due, and what stands in its way."""

    entry: str
    title: str
    rung: str
    channel: str
    kind: str
    lang: str
    due: Day
    ready: bool
    blocked_by: tuple[str, ...]
    parts: tuple[str, ...]
    lengths: tuple[str, ...]  # "211 of 500 characters", one a part
    href: str
    preview: str  # the page that shows it as its readers will see it, if there is one
    sent: Link | None  # where it stands, posted by hand; without a way there if that is no address


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A line of the agenda: a deadline or a publish moment."""

    day: Day
    title: str
    what: str  # "draft due", "goes out"
    who: str
    stage: str
    late: bool
    where: str  # calendar/stuck-screw.yaml:3
    edit: str  # the forge's page for it


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem as the desk shows it."""

    where: str
    severity: str
    message: str
    hint: str
    rule: str
    edit: str
    preview: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Something to do or to know: a title, what is to be said of it, and where it is mended.

    *edit* is the page of the forge for that; *words* are to be copied, in the language *lang*; *flag* is late or close.
    """

    title: str
    said: tuple[str, ...] = ()
    flag: str = ""
    tone: str = ""  # close, or "" for late
    sign: str = ""  # the stage
    where: str = ""
    edit: str = ""
    words: str = ""
    lang: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind under their heading; *more* of them are not shown."""

    id: str
    name: str
    rows: tuple[Row, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of the first line, what it counts, and the heading that it leads to."""

    count: int
    words: str
    href: str
    bad: bool = False


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of this week: what is due or goes out, and who is away or what is celebrated."""

    day: Day
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    posts: str = ""  # the page of all its posts, if it has any


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose work is shown."""

    name: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TodayView:
    """The first screen, for everyone or for one person: what is to be done now, and this week."""

    site: str
    lang: str
    root: str  # "" or "../"
    today: Day
    home: str
    whose: tuple[Choice, ...]
    person: str
    hold: str
    held: bool
    tally: tuple[Tally, ...]
    groups: tuple[Group, ...]
    begin: tuple[Link, ...]
    week: tuple[WeekDay, ...]


@dataclass(frozen=True, slots=True)
class DeskView:
    """`desk/index.html`, below its first screen: the agenda, the problems, every snippet."""

    agenda: tuple[AgendaItem, ...]
    undated: tuple[AgendaItem, ...]
    problems: tuple[ProblemLine, ...]
    snippets: tuple[Post, ...]
    calendars: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TeamCalendar:
    """A calendar of the team: *href* is below the desk, *address* what is put into a program."""

    title: str
    about: str
    href: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class CalendarsView:
    """`calendars.html`: the calendars of the team; *public* if they stand on the host of the site, too."""

    site: str
    lang: str
    root: str
    home: str
    calendars: tuple[TeamCalendar, ...]
    public: bool


@dataclass(frozen=True, slots=True)
class ReportPage:
    """`desk/report/*.html`: a *part* of the report, and its *charts* by what they are of."""

    name: str
    site: str
    lang: str
    root: str
    home: str
    today: dt.date
    part: object
    charts: tuple[tuple[str, Chart], ...]
