"""Whose desk it is, and how it tells people, days and places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from builder.model.plan import Plan
from builder.model.problem import Location
from builder.model.rendered import Desk
from builder.model.settings import Person
from builder.outputs.forge import edit_page
from builder.outputs.words import day


@dataclass(frozen=True, slots=True)
class Eyes:
    """Whose desk it is: everyone's if *person* is None."""

    desk: Desk
    person: Person | None

    @property
    def plan(self) -> Plan:
        return self.desk.rendered.plan

    @property
    def now(self) -> datetime:
        return self.plan.now.astimezone(ZoneInfo(self.plan.settings.timezone))

    def mine(self, *who: str | None) -> bool:
        return self.person is None or self.person.id in who

    def name(self, who: str | None) -> str:
        return self.plan.settings.called(who or "nobody")

    def says(self, moment: datetime | date) -> str:
        """Return a day in words, with its time if it is a moment: `Tue 1 Dec, 09:30`."""
        timed = isinstance(moment, datetime)
        at = moment if isinstance(moment, datetime) else datetime.combine(moment, datetime.min.time(), self.now.tzinfo)
        shown = day(at, self.now)
        year = f" {shown.year}" if at.year != self.now.year else ""
        return f"{shown.weekday[:3]} {shown.day} {shown.month}{year}" + (f", {shown.time}" if timed else "")

    def edit(self, at: Location) -> str:
        return edit_page(self.plan.settings.site.repository, at)
