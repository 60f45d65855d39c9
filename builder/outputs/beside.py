"""What stands on the page of a piece beside its words: sponsor, credits, series, what is live, what an issue lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from builder.model.addresses import quoted, root_of
from builder.model.entry import Entry
from builder.model.occasions import Gathered, Live
from builder.model.pieceviews import Beside, Credit, InSeries, Listed, OnAir
from builder.model.plan import Edition
from builder.model.settings import Settings
from builder.model.views import Link
from builder.outputs.recordings import recording_of
from builder.outputs.sections import Section
from builder.outputs.words import day

NOTHING = Beside()


def besides(section: Section) -> Mapping[str, Beside]:
    """Return what the plan tells of each edition of *section*, by its key; nothing of most."""
    places = _places(section)
    found = {
        edition.key: _beside(section, edition, places.get(edition.key))
        for edition in section.editions
        if edition.entry or (edition.post and edition.post.parts)
    }
    return {key: beside for key, beside in found.items() if beside != NOTHING}


def beside_of(section: Section, edition: Edition) -> Beside | None:
    """Return the same of a piece that is not in *section* yet: of a series it will be the next part."""
    known = section.plan.settings.series
    first = _series(edition, known)
    parts = [one for one in section.editions if first and _series(one, known) == first]
    last = _link(parts[0], root_of(edition.path)) if parts else None
    series = InSeries(known[first].title or first, len(parts) + 1, last, None) if first else None
    beside = _beside(section, edition, series)
    return beside if beside != NOTHING else None


def credits_of(entry: Entry, settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return who did what, by name; one who is not in `people` is a name."""
    return tuple((what, settings.called(who)) for what, who in entry.credits.items())


def _places(section: Section) -> Mapping[str, InSeries]:
    """Return where each piece stands in its series; campaigns are the team's own matter."""
    parts: dict[str, list[Edition]] = defaultdict(list)
    known = section.plan.settings.series
    for edition in reversed(section.editions):
        if first := _series(edition, known):
            parts[first].append(edition)
    places = {}
    for id_, editions in parts.items():
        around = zip((None, *editions), editions, (*editions[1:], None), strict=False)
        for number, (before, edition, after) in enumerate(around, start=1):
            root, title = root_of(edition.path), known[id_].title or id_
            places[edition.key] = InSeries(title, number, _link(before, root), _link(after, root))
    return places


def _series(edition: Edition, known: Collection[str]) -> str:
    """Return the series that a piece is a part of, if any."""
    return next((id_ for id_ in (edition.entry.part_of if edition.entry else ()) if id_ in known), "")


def _link(edition: Edition | None, root: str) -> Link | None:
    return Link(edition.title, root + quoted(edition.path)) if edition else None


def _beside(section: Section, edition: Edition, series: InSeries | None) -> Beside:
    root, entry = root_of(edition.path), edition.entry
    recording = recording_of(edition)
    if entry is None:
        return Beside(recording=recording)
    return Beside(
        disclosure=edition.disclosure,
        sponsor=entry.sponsor.name if entry.sponsor else "",
        credits=tuple(_credits(entry, edition, section.plan.settings)),
        series=series,
        live=_on_air(section, edition.live) if edition.live else None,
        gathered=tuple(_listed(piece, root) for piece in edition.gathered),
        recording=recording,
    )


def _credits(entry: Entry, edition: Edition, settings: Settings) -> Iterator[Credit]:
    """Yield who did what, but for the words of those who stand as authors: their own line says so."""
    for what, who in credits_of(entry, settings):
        if what != "words" or who not in edition.authors:
            yield Credit(what, who)


def _on_air(section: Section, live: Live) -> OnAir:
    now = section.plan.now
    return OnAir(day(live.starts, now), day(live.ends, now) if live.ends else None, live.over, live.join, live.replay)


def _listed(piece: Gathered, root: str) -> Listed:
    return Listed(piece.title, root + quoted(piece.path) if piece.path else piece.url, piece.summary)
