"""What presses, in rows: late and due, to approve, missed, going out, to post by hand, owed, and who answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice

from builder.model.deskviews import Group, Row
from builder.model.due import Due
from builder.model.plan import Announcement, Edition
from builder.model.rendered import Snippet
from builder.model.views import Link
from builder.outputs.eyes import Eyes
from builder.outputs.hearing import answering, owed
from builder.outputs.pressing import ANYONE, asked, there, to_approve, to_post
from builder.outputs.previewed import preview_of
from builder.outputs.snippets import file_of

MOST = 12  # rows under a heading; a morning holds no more
SOON = timedelta(days=7)
NEXT = 3  # pieces that go out next


def groups_of(eyes: Eyes) -> Iterator[Group]:
    """Yield the groups that have anything in them, what presses most first."""
    kinds: tuple[tuple[str, str, Callable[[Eyes], Iterable[Row]]], ...] = (
        ("late", "Late", _late),
        ("due", "Now", _due),
        ("to-approve", "To approve", _to_approve),
        ("missed", "Missed", _missed),
        ("going-out", "Going out next", _going_out),
        ("by-hand", "To post by hand", _by_hand),
        ("owed", "Owed an answer", owed),
        ("answering", "Who is answering", answering),
    )
    for id_, name, rows_of in kinds:
        rows = tuple(rows_of(eyes))
        if rows:
            yield Group(id_, name, rows[:MOST], len(rows[MOST:]))


def due_row(eyes: Eyes, due: Due) -> Row:
    """Return a stage that is to be done, and by when."""
    entry = eyes.plan.project.entries[due.entry]
    at = entry.marks.of("due", due.stage) if due.stage in entry.due else entry.marks.of("publish")
    days = (due.day - eyes.now.date()).days
    was = "was due" if days < 0 else "due"
    said = [f"{due.stage} {was} {eyes.says(due.day)}"]
    if eyes.person is None:
        said.append(eyes.name(due.who) if due.who else "nobody owns it")
    flag = _days(-days, "late") if days < 0 else ("today" if days == 0 else "")
    return Row(due.title, tuple(said), flag, "close" if days >= 0 else "", where=str(at), edit=eyes.edit(at))


def _days(count: int, what: str) -> str:
    return f"{count} day{'' if count == 1 else 's'} {what}"


def _late(eyes: Eyes) -> Iterator[Row]:
    missed = {edition.id for edition in eyes.plan.editions if edition.stage == "missed"}  # they say so themselves
    late = (due for due in eyes.plan.dues if due.late and not due.met and due.entry not in missed)
    return (due_row(eyes, due) for due in late if eyes.mine(due.who))


def _due(eyes: Eyes) -> Iterator[Row]:
    until = eyes.now.date() + SOON
    for due in eyes.plan.dues:
        if not due.met and not due.late and due.day < until and eyes.mine(due.who):
            yield due_row(eyes, due)


def _to_approve(eyes: Eyes) -> Iterator[Row]:
    me = eyes.person.id if eyes.person else None
    for edition in to_approve(eyes.plan, me):
        entry = edition.entry
        assert entry and edition.publish  # noqa: S101, PT018 - nobody else is asked
        waits = ", ".join("another person" if who == ANYONE else eyes.name(who) for who in edition.approvers)
        line, add = _approval(eyes, edition)
        said = (f"waits for {waits}", f"goes out {eyes.says(edition.publish)}", f"to approve these exact words, {add}")
        at = entry.marks.of("approved") if entry.approved else entry.marks.of()
        yield Row(edition.title, said, sign=edition.stage, where=str(at), edit=eyes.edit(at), words=line)


def _approval(eyes: Eyes, edition: Edition) -> tuple[str, str]:
    """Return the line that approves the words, and what to do with it: nobody is offered the line of another."""
    if eyes.person is None:
        return edition.approval_line, f"add{edition.own_name}:"
    return edition.approval_of(eyes.person.id), "add:"


def _missed(eyes: Eyes) -> Iterator[Row]:
    for edition in eyes.plan.editions:
        entry = edition.entry
        if entry is None or edition.stage != "missed" or edition.publish is None:
            continue
        approves = eyes.person is None or asked(edition, eyes.person.id, eyes.plan)
        if not approves and not eyes.mine(there(entry.owner, eyes.now.date(), eyes.plan)):
            continue
        said, words = [f"should have gone out {eyes.says(edition.publish)}", eyes.name(entry.owner)], ""
        if edition.approvers and approves:
            words, add = _approval(eyes, edition)
            said.append(f"move it, or to approve these exact words, {add}")
        at = entry.marks.of("publish")
        yield Row(edition.title, tuple(said), sign=edition.stage, where=str(at), edit=eyes.edit(at), words=words)


def _going_out(eyes: Eyes) -> Iterator[Row]:
    said: dict[str, list[Announcement]] = defaultdict(list)
    for one in eyes.plan.announcements:
        said[one.edition.key].append(one)
    coming = (
        edition
        for edition in eyes.plan.editions
        if edition.entry and edition.publish and edition.publish > eyes.plan.now
        if edition.stage in {"planned", "writing", "in review", "approved"}
        if eyes.mine(there(edition.entry.owner, edition.publish.date(), eyes.plan))
    )
    for edition in islice(coming, NEXT):
        yield _going_row(eyes, edition, said[edition.key])


def _going_row(eyes: Eyes, edition: Edition, announced: list[Announcement]) -> Row:
    entry, publish = edition.entry, edition.publish
    assert entry and publish  # noqa: S101, PT018 - the caller asked for both
    first = [one for one in announced if one.due.date() == publish.date()]
    hours: dict[datetime, list[str]] = defaultdict(list)
    for one in first:
        hours[one.due.astimezone(eyes.now.tzinfo)].append(one.channel.id)
    with_it = ", ".join(dict.fromkeys(hours.pop(publish, ())))
    when = f"{eyes.says(publish)}: {with_it}" if with_it else eyes.says(publish)
    later = tuple(f"at {due:%H:%M}: {', '.join(dict.fromkeys(names))}" for due, names in sorted(hours.items()))
    blocked = tuple(dict.fromkeys(reason for one in first for reason in one.blocked_by)) or _waits(edition)
    at = entry.marks.of("publish")
    return Row(
        edition.title,
        (when, *later, *_instead(eyes, entry.owner, publish.date()), *blocked),
        sign=edition.stage,
        where=str(at),
        edit=eyes.edit(at),
        links=tuple(link for one in announced[:1] for link in _preview(eyes, one)),
    )


def _preview(eyes: Eyes, one: Announcement) -> tuple[Link, ...]:
    """Return the way to a post as its readers will see it."""
    path = preview_of(one, eyes.plan.now)
    return (Link("As readers will see it", path),) if path else ()


def _instead(eyes: Eyes, owner: str | None, day: date) -> tuple[str, ...]:
    who = there(owner, day, eyes.plan)
    return () if who == owner else (f"{eyes.name(who)} stands in for {eyes.name(owner)}",)


def _waits(edition: Edition) -> tuple[str, ...]:
    return () if edition.stage == "approved" else (f"not approved yet: it is {edition.stage}",)


def _by_hand(eyes: Eyes) -> Iterator[Row]:
    wanted = {one.id for one in to_post(eyes.plan, eyes.person.id if eyes.person else None)}
    return (_hand_row(eyes, snippet) for snippet in eyes.desk.rendered.snippets if snippet.announcement.id in wanted)


def _hand_row(eyes: Eyes, snippet: Snippet) -> Row:
    one, entry = snippet.announcement, snippet.announcement.edition.entry
    assert entry is not None  # noqa: S101 - only what is planned is announced
    at = entry.marks.of("sent") if entry.sent else entry.marks.of()
    flag = "waiting since the hold" if one.freed else ("" if one.due < eyes.plan.now else "today")
    when = eyes.says(one.due.astimezone(eyes.now.tzinfo))
    said = (
        f"{one.channel.id}, {when}",
        *_instead(eyes, entry.owner, eyes.now.date()),
        f"once it is posted, add `sent: {{{one.channel.id}: its address}}` to its file",
    )
    return Row(
        title=one.edition.title,
        said=said,
        flag=f"today at {when[-5:]}" if flag == "today" else flag,
        tone="close",
        where=str(at),
        edit=eyes.edit(at),
        words=snippet.text,
        lang=one.edition.lang,
        links=(Link("As a text file", file_of(one)), *_preview(eyes, one)),
    )
