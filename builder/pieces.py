"""What `dateline new` does in a project: a piece or a question in a file of its own, and what that makes of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime

import click

from builder.answers import answer, complain, decline
from builder.files import lay, standing
from builder.load.beforehand import Beforehand
from builder.load.entries import LONGEST, SLUG
from builder.load.settings import PATH, load_settings
from builder.load.text import one_line
from builder.load.tree import Folder
from builder.model.addresses import unsafe
from builder.model.plan import Plan
from builder.model.problem import Problem
from builder.model.shown import shown
from builder.options import Options
from builder.pipeline import Build, build
from builder.plan.clock import Clock
from builder.say import unwritable
from builder.store import opened
from builder.told import problem_row
from builder.wishes import Wish
from builder.written import UnwritableError, id_of, lines, title_of

IDEA = "it is an idea: nothing is public; give it a `publish:` line when you know the week"
UNREADABLE = "the plan cannot be read, and nothing is written"


def piece(options: Options, wish: Wish, now: datetime) -> None:
    """Write down a piece, and say what that makes of it."""
    _in_a_project(options)
    id_, title = _named(options, wish.words)
    path = f"calendar/{id_}.yaml"
    facts = {"publish": wish.publish, "title": title, "shape": wish.shape, "owner": wish.owner}
    text = _lines(options, facts)
    with opened(options.root) as store:
        before = build(Folder(options.root), now, store)
        if before.made is None:
            decline(options, UNREADABLE, before.problems, status=1)
        if there := before.made.plan.project.declared.get(id_):
            decline(options, f"“{id_}” is planned already, in {there}; give this piece another id, before its title")
        _free(options, path)
        after = build(Beforehand(options.root, {path: text}), now, store)
    told = _allowed(options, before, before.made.plan, after, id_)
    assert after.made is not None  # noqa: S101 - what the one file stops is an error of it
    meaning = _meaning(after.made.plan, id_, wish.publish or "")
    _write(options, wish, path, text, meaning)
    complain(options, told)
    row = {"written": [path], "id": id_, "means": meaning, "problems": [problem_row(problem) for problem in told]}
    answer(options, [f"wrote {path}", meaning], row)


def question(options: Options, wish: Wish, now: datetime) -> None:
    """Note a question, and where it was heard today."""
    _in_a_project(options)
    settings, problems = load_settings(Folder(options.root))
    if settings is None:
        decline(options, UNREADABLE, problems, status=1)
    asked = _said(options, wish.question or "")
    id_ = _checked(options, wish.words[0]) if wish.words else _id_of(options, asked, "--question ")
    if there := _noted(options, id_):
        decline(options, f"{there} notes this question already; add below `heard:` there where it was heard now")
    path, today = f"questions/{id_}.yaml", now.astimezone(Clock.of(settings, now).zone).date()
    _free(options, path)
    text = _lines(options, {"question": asked}) + f"heard:\n  - on: {today}\n    ".encode()
    text += _lines(options, {"where": one_line(wish.heard or "not noted")})
    meaning = f"a piece answers it with the line `answers: [{id_}]`"
    _write(options, wish, path, text, meaning)
    answer(options, [f"wrote {path}", meaning], {"written": [path], "id": id_, "means": meaning, "problems": []})


def _noted(options: Options, id_: str) -> str:
    """Return the file of a question, or nothing."""
    paths = (file.path for file in Folder(options.root).files("questions"))
    return next((path for path in paths if path.rpartition("/")[2].rpartition(".")[0] == id_), "")


def _in_a_project(options: Options) -> None:
    if not (options.root / PATH).exists():
        why = f"there is no {PATH} in this folder; `dateline new --team small` begins a project in an empty one"
        decline(options, why)


def _named(options: Options, words: tuple[str, ...]) -> tuple[str, str]:
    """Return the id and the title that one or two words stand for."""
    title = _said(options, words[-1])
    if len(words) > 1:
        return _checked(options, words[0]), title
    id_ = _id_of(options, title)
    return id_, title_of(id_) if id_ == title else title


def _said(options: Options, words: str) -> str:
    """Return words on one line, which there must be."""
    line = one_line(words)
    if not line:
        decline(options, 'there are no words to write down; write some in quotes, like "Sort the charger drawer"')
    return line


def _id_of(options: Options, title: str, option: str = "") -> str:
    """Return the id that a title makes."""
    id_ = id_of(title)
    if not id_:
        example = f'dateline new its-id {option}"{title}"'
        decline(options, f"no id can be made of “{title}”; write one before it, in small letters: `{example}`")
    return _checked(options, id_)


def _checked(options: Options, id_: str) -> str:
    """Return an id that can be one: it names a file."""
    if not SLUG.fullmatch(id_) or len(id_) > LONGEST or unsafe(id_):
        like = id_of(id_) or "its-id"
        like = f"{like}-1" if unsafe(like) else like
        hint = f"write {LONGEST} small letters, digits and hyphens at most, like `{like}`"
        decline(options, f"“{id_}” cannot be an id; {hint}")
    return id_


def _lines(options: Options, facts: Mapping[str, str | None]) -> bytes:
    try:
        return lines({key: words for key, words in facts.items() if words is not None}).encode()
    except UnwritableError as error:
        decline(options, f"this cannot be written into a plan: {error}")


def _allowed(options: Options, before: Build, plan: Plan, after: Build, id_: str) -> tuple[Problem, ...]:
    """Return what is to be told of the new piece; what it must not be or change ends the command."""
    new = tuple(sorted(set(after.problems) - set(before.problems)))
    if wrong := [problem for problem in new if problem.severity == "error"]:
        decline(options, "; ".join(part for part in (wrong[0].message, wrong[0].hint) if part))
    out = {edition.post.path for edition in plan.editions if edition.public and edition.post}
    for post in after.made.plan.project.posts if after.made else ():
        if post.entry == id_ and post.path in out:
            decline(options, f"{post.path} is out by its own date and would wait for this piece; give it another id")
    return new


def _meaning(plan: Plan, id_: str, publish: str) -> str:
    """Say what a new piece is now, and what it needs to go on."""
    edition = next(one for one in plan.editions if one.id == id_ and one.entry)
    if edition.stage == "idea":
        return IDEA
    if edition.post:
        return f"its text is {edition.post.path}: it is {edition.stage}"
    if edition.stage != "planned":
        return f"it has no page, and its words stand below `posts:`: it is {edition.stage}"
    waits = (due for due in plan.dues if due.entry == id_ and not due.met)
    due = next((f"; the {one.stage} {'was' if one.late else 'is'} due on {one.day}" for one in waits), "")
    if edition.publish is None:
        return f"it is planned for {publish}: nothing is public before it has a day and a text{due}"
    return f"it is planned for {publish}: nothing is public before, and its text is content/posts/{id_}.md{due}"


def _free(options: Options, path: str) -> None:
    """Refuse to write where something stands."""
    if there := standing(options.root, [path]):
        decline(options, f"{there} stands here already, and nothing is written")


def _write(options: Options, wish: Wish, path: str, text: bytes, meaning: str) -> None:
    """Write one file, once the person at the terminal has seen it and agrees."""
    if not wish.yes and sys.stdin.isatty() and sys.stderr.isatty():
        for line in (path, *(f"    {one}" for one in text.decode().splitlines()), meaning):
            click.echo(shown(line), err=True)
        if not click.confirm("write it?", default=True, err=True):
            decline(options, "nothing is written", status=1)
    try:
        lay(options.root, {path: text})
    except OSError as error:
        decline(options, unwritable(error), status=1)
