"""Issues that gather what went out: what each of them lists, of what is public at its moment."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from builder.model.entry import Entry
from builder.model.occasions import Gathered
from builder.model.plan import Edition
from builder.model.post import Body, Document, Facts
from builder.model.settings import Settings
from builder.plan.clock import Clock
from builder.plan.ladders import ladder_for

FIRST = timedelta(days=28)  # how far back an issue looks that has none before it
GOES_OUT = {"approved", "out"}
AT_REST = {"parked", "dropped"}
TITLES = 3  # of what is gathered, in the summary of an issue that has none of its own


def page_of(entry: Entry, lang: str) -> Document:
    """Return the page of an issue without words of its own: what it gathers is what it says."""
    nothing = Body("", Facts(), str, _nothing, _nothing, dict, str)
    path = entry.marks.path
    return Document(path=path, id=entry.id, lang=lang, body=nothing, name=entry.id, entry=entry.id, marks=entry.marks)


def _nothing(_: Mapping[str, str]) -> str:
    return ""


def gathered(editions: Sequence[Edition], settings: Settings, clock: Clock) -> Sequence[Edition]:
    """Return *editions* of which each issue knows what it gathers."""
    issues = [edition for edition in editions if edition.entry and edition.entry.gathers]
    if not issues:
        return editions
    shelf = Shelf.of(editions)
    filled: dict[str, Edition] = {}
    last: dict[tuple[str, str], datetime] = {}
    for issue in sorted(issues, key=_moment):
        moment, entry = issue.released or issue.publish, issue.entry
        if moment is None or entry is None or issue.stage in AT_REST:
            continue
        stream = (_stream(entry, settings), issue.lang)
        pieces = [*shelf.pieces(issue, entry, last.get(stream, moment - FIRST), moment)]
        filled[issue.key] = _with(issue, tuple(_told(piece) for piece in pieces))
        if issue.stage in {"out", "expired"} or moment > clock.now:  # one that never went out gathered nothing
            last[stream] = moment
    return [filled.get(edition.key, edition) for edition in editions]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What can be gathered, by language in order of time, and by id and language."""

    in_time: Mapping[str, tuple[tuple[float, ...], tuple[Edition, ...]]]
    by_id: Mapping[tuple[str, str], Edition]

    @classmethod
    def of(cls, editions: Sequence[Edition]) -> Shelf:
        there: dict[str, list[Edition]] = defaultdict(list)
        for edition in editions:
            if edition.stage in GOES_OUT and edition.url and edition.released:
                there[edition.lang].append(edition)
        in_time = {}
        for lang, some in there.items():
            ordered = tuple(sorted(some, key=_moment))
            in_time[lang] = (tuple(_moment(one)[0] for one in ordered), ordered)
        by_id = {(edition.id, edition.lang): edition for some in there.values() for edition in some}
        return cls(in_time, by_id)

    def pieces(self, issue: Edition, entry: Entry, since: datetime, until: datetime) -> Iterator[Edition]:
        """Yield what *issue* lists: what went out after *since*, or what it names, if it is public at *until*."""
        if entry.gathers == "since last":
            moments, editions = self.in_time.get(issue.lang, ((), ()))
            found = editions[bisect_right(moments, since.timestamp()) : bisect_right(moments, until.timestamp())]
            some = (edition for edition in found if not (edition.entry and edition.entry.gathers))
        else:
            named = (self.by_id.get((id_, issue.lang)) for id_ in entry.gathers)
            some = (edition for edition in named if edition and edition.released and edition.released <= until)
        for edition in some:
            if edition.key != issue.key and not (edition.expires and edition.expires <= until):
                yield edition


def _moment(edition: Edition) -> tuple[float, str]:
    moment = edition.released or edition.publish
    return moment.timestamp() if moment else 0.0, edition.key


def _stream(entry: Entry, settings: Settings) -> str:
    """Return what an issue is one of: its series, else the letter that it goes out by, else its first channel."""
    names = [name for rung in ladder_for(entry, settings) for name in rung.on if name in settings.channels]
    letters = [name for name in names if settings.channels[name].kind == "email"]
    series = [id_ for id_ in entry.part_of if id_ in settings.series]
    return next(iter((*series, *entry.part_of, *letters, *names)), "")


def _with(issue: Edition, pieces: tuple[Gathered, ...]) -> Edition:
    summary = issue.summary or "; ".join(piece.title for piece in pieces[:TITLES])
    return replace(issue, gathered=pieces, summary=summary)


def _told(edition: Edition) -> Gathered:
    return Gathered(edition.title, edition.summary, edition.url, edition.path)
