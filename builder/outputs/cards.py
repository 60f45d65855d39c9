"""What pages tell of a piece whose own they are not, before there is such a page: made once, and keyed once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from builder.model.addresses import quoted
from builder.model.plan import Edition
from builder.model.views import Item, Waiting
from builder.outputs.words import day, day_of


@dataclass(frozen=True, slots=True)
class Card:
    """All that an item of a list is made of, the page aside that it stands on; *published* is written by ISO 8601."""

    title: str
    path: str
    summary: str
    published: str
    ahead: bool
    minutes: int
    authors: tuple[str, ...]
    waiting: Waiting | None

    @classmethod
    def of(cls, edition: Edition, now: datetime) -> Card:
        assert edition.publish is not None  # noqa: S101 - what is public has a date
        return cls(
            title=edition.title,
            path=edition.path,
            summary=edition.summary,
            published=edition.publish.isoformat(),
            ahead=edition.publish > now,
            minutes=edition.minutes,
            authors=edition.authors,
            waiting=waiting(edition, now),
        )

    def item(self, root: str) -> Item:
        """Return the item of a list whose page is *root* below the top."""
        return Item(
            title=self.title,
            href=root + quoted(self.path),
            summary=self.summary,
            published=day_of(self.published, ahead=self.ahead),
            minutes=self.minutes,
            authors=self.authors,
            waiting=self.waiting,
        )


def waiting(edition: Edition, now: datetime) -> Waiting | None:
    """Return what is said of a piece that only its writers see; one without a date stands as if it were of now."""
    if not edition.previewed:
        return None
    planned = edition.publish if edition.publish != now else None
    return Waiting(edition.stage, day(planned, now) if planned else None)
