"""What is to be done next, in sections: of everyone, or of one person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from builder.model.due import Due
from builder.model.nearest import did_you_mean, nearest
from builder.model.plan import Edition, Plan
from builder.model.said import said
from builder.outputs.desk import SETTLED, overdue
from builder.outputs.pressing import ANYONE, does, there, to_approve, to_post

LIST = ("due", "missed", "going_out")  # the sections whose rows are alike, and are one list for programs


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to be done, as a program reads it, and in words: *when* is a day or a moment in ISO 8601."""

    row: Mapping[str, object]
    when: str
    what: str
    title: str
    late: bool = False

    @property
    def line(self) -> str:
        late = "late" if self.late else ""
        when = datetime.fromisoformat(self.when) if "T" in self.when else date.fromisoformat(self.when)
        return f"{late:<4}  {said(when):<20}  {self.what:<8}  {self.title}"


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    name: str
    todos: tuple[Todo, ...]


def person_of(asked: str, plan: Plan) -> str:
    """Return the id of who was asked for by id, handle or name. Raises ValueError, in words, for nobody."""
    people = plan.settings.people
    known = {id_: id_ for id_ in (entry.owner for entry in plan.project.entries.values()) if id_}
    known |= {name: id_ for id_, person in people.items() for name in (person.name, person.github, id_) if name}
    wanted = asked.removeprefix("@").casefold()
    found = next((id_ for name, id_ in known.items() if name.casefold() == wanted), None)
    if found is None:
        close = did_you_mean(nearest(asked, known))
        raise ValueError(f"there is no person “{asked}”{'; ' + close if close else ''}")
    return found


def sections(plan: Plan, person: str | None) -> tuple[Section, ...]:
    """Return every section, empty ones too; with *person* only what is theirs."""
    kinds: tuple[tuple[str, str, Callable[[Plan, str | None], Iterable[Todo]]], ...] = (
        ("due", "to do", _due),
        ("to_approve", "to approve", _to_approve),
        ("missed", "missed", _missed),
        ("owed", "an answer is owed", _owed),
        ("going_out", "going out", _going_out),
        ("by_hand", "to post by hand", _by_hand),
    )
    return tuple(Section(key, name, tuple(todos(plan, person))) for key, name, todos in kinds)


def next_rows(found: Iterable[Section], *, everything: bool) -> object:
    """Return what a program reads: the list of what is due, missed and going out, or every section by its key."""
    if everything:
        return {section.key: [todo.row for todo in section.todos] for section in found}
    return [todo.row for section in found if section.key in LIST for todo in section.todos]


def next_lines(found: Iterable[Section]) -> Iterator[str]:
    """Yield the sections that hold anything, in words."""
    first = True
    for section in found:
        if not section.todos:
            continue
        yield from (() if first else ("",))
        first = False
        yield section.name
        yield from (f"  {todo.line}" for todo in section.todos)
    if first:
        yield "nothing is due: plan something with a date, and its deadlines stand here"


def _due(plan: Plan, person: str | None) -> Iterator[Todo]:
    for due in plan.dues:
        if not due.met and person in {None, due.who}:
            day = due.day.isoformat()
            row = _row(due.entry, due.stage, day, due.who, late=due.late)
            yield Todo(row, day, due.stage, _titled(due, plan), due.late)


def _titled(due: Due, plan: Plan) -> str:
    note = f", {due.note}" if due.note else ""
    return f"{due.title} ({_name(due.who, plan)}{note})"


def _to_approve(plan: Plan, person: str | None) -> Iterator[Todo]:
    for edition in to_approve(plan, person):
        assert edition.publish is not None  # noqa: S101 - nobody is asked about what has no day
        when, who = edition.publish.isoformat(), edition.approvers
        line = edition.approval_of(person) if person else edition.approval_line
        row = {"entry": edition.id, "lang": edition.lang, "publish": when, "waits_for": list(who), "line": line}
        names = ", ".join("another person" if one == ANYONE else _name(one, plan) for one in who)
        yield Todo(row, when, "approve", f"{edition.title} (waits for {names}): {line}")


def _missed(plan: Plan, person: str | None) -> Iterator[Todo]:
    return (todo for todo in _goings(plan, person) if todo.late)


def _going_out(plan: Plan, person: str | None) -> Iterator[Todo]:
    return (todo for todo in _goings(plan, person) if not todo.late)


def _goings(plan: Plan, person: str | None) -> Iterator[Todo]:
    for edition in plan.editions:
        if edition.entry and edition.publish and edition.stage not in SETTLED:
            day = max(edition.publish.date(), plan.today)  # what is late is for who is there now
            if person in {None, there(edition.entry.owner, day, plan)}:
                yield _going(edition, edition.publish, day, plan)


def _going(edition: Edition, publish: datetime, day: date, plan: Plan) -> Todo:
    owner = edition.entry.owner if edition.entry else None
    stage, late = "missed" if edition.stage == "missed" else "publish", overdue(edition, plan.now)
    row = _row(edition.id, stage, publish.isoformat(), there(owner, day, plan), late=late)
    return Todo(row, publish.isoformat(), stage, f"{edition.title} ({_who(owner, day, plan)})", late)


def _owed(plan: Plan, person: str | None) -> Iterator[Todo]:
    """Yield each time that a question was heard and whoever asked still waits, though an answer is out."""
    for asked in plan.listening.owed:
        answer, question = asked.links[0], asked.question
        if person not in {None, plan.project.entries[answer.entry].owner} and not does(person, "answer", plan):
            continue
        for heard in asked.owed:
            row = {"question": question.id, "heard": heard.on.isoformat(), "where": heard.where}
            title = f"{question.question}{f' ({heard.where})' if heard.where else ''}: {answer.url}"
            yield Todo({**row, "entry": answer.entry, "url": answer.url}, heard.on.isoformat(), "reply", title)


def _by_hand(plan: Plan, person: str | None) -> Iterator[Todo]:
    for one in to_post(plan, person):
        entry = one.edition.entry
        assert entry is not None  # noqa: S101 - only what is planned is announced
        row = {"entry": entry.id, "rung": one.rung.name, "channel": one.channel.id, "lang": one.edition.lang}
        when, late = one.due.isoformat(), one.due < plan.now
        held = ", waiting since the hold" if one.freed else ""
        title = f"“{one.rung.name}” of {one.edition.title} ({_who(entry.owner, plan.today, plan)}{held})"
        more = {"due": when, "who": there(entry.owner, plan.today, plan), "late": late, "held": bool(held)}
        yield Todo({**row, **more}, when, one.channel.id, title, late)


def _who(owner: str | None, day: date, plan: Plan) -> str:
    who = there(owner, day, plan)
    return _name(who, plan) if who == owner else f"{_name(who, plan)}, for {_name(owner, plan)}, who is away"


def _name(who: str | None, plan: Plan) -> str:
    return plan.settings.called(who or "") or "nobody yet"


def _row(entry: str, stage: str, due: str, who: str | None, *, late: bool) -> dict[str, object]:
    return {"entry": entry, "stage": stage, "due": due, "who": who or None, "late": late}
