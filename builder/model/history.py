"""What the plan promised before: the dates of each entry as git remembers them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Promised:
    """A date as it was written, with the first and the last day that keep it; none where the words name no day."""

    text: str
    first: dt.date | None = None
    last: dt.date | None = None

    def keeps(self, other: Promised) -> bool:
        """Tell whether *other*, said before, holds still: a day of the week that was promised is no change of it."""
        if not (self.first and self.last and other.first and other.last):
            return self.first == other.first
        return other.first <= self.first and self.last <= other.last


@dataclass(frozen=True, slots=True)
class Promise:
    """What `publish` of an entry said from *since* on, by language as there; empty when it was taken away.

    *since* is None for what was there already when our knowledge begins.
    """

    since: dt.datetime | None
    publish: Mapping[str, Promised] = field(default_factory=dict)

    def of(self, lang: str) -> Promised | None:
        """Return what was promised of the piece in *lang*."""
        return self.publish.get(lang, self.publish.get(""))


@dataclass(frozen=True, slots=True)
class History:
    """The promises of every entry, the oldest first, up to *commit*; *unknown* says in words what they leave out.

    *touched* is when the lines of an entry were last changed. A *shallow* clone has lost what was before it.
    """

    promises: Mapping[str, tuple[Promise, ...]] = field(default_factory=dict)
    touched: Mapping[str, dt.datetime] = field(default_factory=dict)
    shallow: bool = False
    commit: str = ""
    unknown: str = ""
