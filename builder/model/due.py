"""Stages of entries and the days they are due, and how much of it one person has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from builder.model.amounts import Rate


@dataclass(frozen=True, slots=True)
class Due:
    """A stage of an entry and the day it is due; *who* is a person's id, or empty when nobody owns it.

    *instead_of* is whom they stand in for, *usual* the day it would be due on if its doer were not away, and *note*
    says in words what an absence did to it.
    """

    entry: str
    title: str
    stage: str
    day: date
    who: str
    met: bool
    late: bool
    instead_of: str = ""
    usual: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """The stages that one person has due from one day to another: a day, a week from Monday, or a month.

    *capacity* is how many they take in such a time; without one, nobody has said, and weeks are counted.
    """

    person: str
    first: date
    last: date
    dues: tuple[Due, ...]
    capacity: Rate | None = None

    @property
    def open(self) -> tuple[Due, ...]:
        """What of it is still to be done."""
        return tuple(due for due in self.dues if not due.met)

    @property
    def over(self) -> int:
        """How many stages that are still to be done are too many."""
        return max(0, len(self.open) - self.capacity.count) if self.capacity else 0
