"""Who is served: audience × place × form lately and soon, and how far the answer to each question is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from builder.model.coverage import Column, Coverage, Form, Placed, Reach, Served
from builder.model.entry import Entry
from builder.model.plan import Edition, Plan
from builder.model.questions import Question
from builder.model.register import Audience
from builder.model.settings import Settings

REACH = timedelta(days=90)
FORMS: tuple[Form, ...] = ("text", "audio", "video", "live", "print")
MADE_OF: Mapping[str, Form] = {
    "audio": "audio",
    "video": "video",
    "captions": "video",
    "starts": "live",
    "ends": "live",
    "join": "live",
    "transcript": "text",
}
SOUND, FILM = (".mp3", ".m4a", ".ogg", ".opus", ".wav"), (".mp4", ".webm", ".mov")
NEVER = {"parked", "dropped"}
FARTHEST = ("idea", "planned", "writing", "in review", "approved", "out")  # how far a piece can be

Piece = tuple[str, date]  # what tells one piece from another, and its day


def coverage_of(plan: Plan) -> Coverage:
    """Return what each audience of the plan gets; without audiences and questions there is nothing to tell."""
    settings, today = plan.settings, plan.now.astimezone(ZoneInfo(plan.settings.timezone)).date()
    if not (settings.audiences or plan.project.questions):
        return Coverage(today - REACH, today + REACH, (), (), (), ())
    pieces = [(edition, edition.entry) for edition in plan.editions if edition.entry and edition.stage not in NEVER]
    columns = _columns(settings)
    made = {form for piece in pieces for form in forms_of(*piece, settings)}
    forms = tuple(form for form in FORMS if form in made)
    found = _found(plan, pieces) if settings.audiences else {}
    served = (_served(one, columns, forms, found, settings, today) for one in settings.audiences.values())
    answers = _answers(plan)
    asked = (_asked(one, columns, answers[one.id], settings) for one in plan.project.questions.values())
    return Coverage(
        first=today - REACH,
        last=today + REACH,
        columns=columns,
        forms=forms,
        audiences=tuple(served),
        questions=tuple(sorted(asked, key=lambda one: (one.audience, -one.heard, one.id))),
    )


def _columns(settings: Settings) -> tuple[Column, ...]:
    """Return the places of each language: its pages, which stand for every channel that is a site, then the others."""
    return tuple(
        Column(lang, id_)
        for lang in settings.site.languages
        for id_ in ("", *(one.id for one in settings.channels.values() if one.kind != "site"))
        if not id_ or settings.channels[id_].language in {None, lang}
    )


def forms_of(edition: Edition, entry: Entry, settings: Settings) -> frozenset[Form]:
    """Return what a piece is: words, unless it is something to hear, to see or to be at."""
    shape = settings.shapes.get(entry.shape or "")
    forms = {MADE_OF[part] for part in (shape.parts if shape else ()) if part in MADE_OF}
    shown = edition.post.body.facts.images if edition.post else ()
    forms |= {"audio"} if any(path.lower().endswith(SOUND) for path in shown) else set()
    forms |= {"video"} if any(path.lower().endswith(FILM) for path in shown) else set()
    forms |= {"live"} if entry.starts else set()
    return frozenset(forms or {"text"})


def audience_of(entry: Entry, questions: Mapping[str, Question]) -> frozenset[str]:
    """Return whom a piece is for: whom it says, else those who asked what it answers."""
    asked = (one for id_ in entry.answers if id_ in questions for one in questions[id_].audience)
    return frozenset(entry.audience) or frozenset(asked)


def _found(plan: Plan, pieces: Iterable[tuple[Edition, Entry]]) -> dict[tuple[str, Column | Form | None], set[Piece]]:
    """Return the pieces of each audience: all, by column and by form."""
    found: dict[tuple[str, Column | Form | None], set[Piece]] = defaultdict(set)
    readers = {entry.id: audience_of(entry, plan.project.questions) for _, entry in pieces}
    for edition, entry in pieces:
        if edition.publish is None:
            continue
        piece = (edition.key, edition.publish.date())
        keys: set[Column | Form | None] = {None, *forms_of(edition, entry, plan.settings)}
        keys |= {Column(edition.lang)} if _paged(entry, plan.settings) else set()
        for one in readers[entry.id]:
            for key in keys:
                found[one, key].add(piece)
    for announced in plan.announcements:
        piece = (announced.edition.key, announced.due.date())
        channel, printed = announced.channel, announced.channel.kind == "print"
        for one in readers.get(announced.edition.id, ()):
            found[one, Column(announced.edition.lang, channel.id)].add(piece)
            if printed:
                found[one, "print"].add(piece)
    return found


def _paged(entry: Entry, settings: Settings) -> bool:
    shape = settings.shapes.get(entry.shape or "")
    return entry.page and entry.share is None and (shape is None or shape.page)


def _served(  # noqa: PLR0913, PLR0917 - all that a row is made of
    audience: Audience,
    columns: tuple[Column, ...],
    forms: tuple[Form, ...],
    found: Mapping[tuple[str, Column | Form | None], set[Piece]],
    settings: Settings,
    today: date,
) -> Served:
    def reach(key: Column | Form | None, *, wanted: bool = True) -> Reach:
        near = {piece for piece in found.get((audience.id, key), ()) if abs(piece[1] - today) <= REACH}
        past = {piece[0] for piece in near if piece[1] <= today}
        return Reach(len(past), len({piece[0] for piece in near if piece[1] > today}), wanted)

    used = {key for id_, key in found if id_ == audience.id}

    return Served(
        id=audience.id,
        name=audience.name or audience.id,
        pieces=reach(None),
        places=tuple(reach(one, wanted=_promised(audience, one, used, settings)) for one in columns),
        forms=tuple(reach(form, wanted=form in used) for form in forms),
    )


def _promised(audience: Audience, column: Column, used: Collection[Column | Form | None], settings: Settings) -> bool:
    """Tell whether an audience may wait for something in a place: it was served there, or is said to be there.

    A language that it never got anything in was promised to nobody.
    """
    if column in used or not (column.channel or used):
        return True
    spoken = {one.lang for one in used if isinstance(one, Column)} or {settings.site.language}
    return column.channel in audience.where and column.lang in spoken


def is_there(audience: Audience, column: Column, settings: Settings) -> bool:
    """Tell whether an audience is where a column is: on every page, and on the channels it is said to be on."""
    if not column.channel or not audience.where:
        return True
    kinds = {settings.channels[one].kind for one in audience.where if one in settings.channels}
    return column.channel in audience.where or settings.channels[column.channel].kind in kinds


def _answers(plan: Plan) -> Mapping[str, Mapping[Column, int]]:
    """Return how far the answer to each question is, by place, as an index of FARTHEST."""
    found: dict[str, dict[Column, int]] = defaultdict(dict)
    pages = ((one, Column(one.lang)) for one in plan.editions)
    posts = ((one.edition, Column(one.edition.lang, one.channel.id)) for one in plan.announcements)
    for edition, column in (*pages, *posts):
        for id_ in edition.entry.answers if edition.entry and edition.stage in FARTHEST else ():
            far = FARTHEST.index(edition.stage)
            found[id_][column] = max(far, found[id_].get(column, far))
    return found


def _asked(
    question: Question, columns: tuple[Column, ...], answers: Mapping[Column, int], settings: Settings
) -> Placed:
    audiences = [settings.audiences[one] for one in question.audience if one in settings.audiences]
    places = []
    for column in columns:
        wanted = not audiences or any(is_there(one, column, settings) for one in audiences)
        places.append(FARTHEST[answers[column]] if column in answers else "unanswered" if wanted else "")
    names = ", ".join(one.name or one.id for one in audiences)
    return Placed(question.id, question.question, names, len(question.heard), tuple(places))
