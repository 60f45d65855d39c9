"""The history of calendar/ to promises: what `publish` of each entry said, and since when."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.load.entries import ENTRY_KEYS, is_plan, stem
from builder.load.git import MOST_COMMITS, SILENT, Change, Commit, Git, git_of
from builder.load.grammars.moment import parse
from builder.load.tree import Tree
from builder.model.history import History, Promise, Promised
from builder.model.memo import Known, Memo
from builder.model.moments import Moment, Span

MEMO = ".git"  # the name under which it is remembered; no file that is read is called so
SHALLOW = (
    "this clone does not have all commits: fetch them (`git fetch --unshallow`, or `fetch-depth: 0` in a workflow)"
)
MANY = "git remembers more versions of the plan than are read here; what was promised long ago is left out"
UNTRUSTED = "git is not asked about a project that is not trusted"
# Old files are read by their lines alone: a thousand versions of a plan would take the reader of YAML half a minute,
# and what it refuses today was a promise all the same.
TOP = re.compile(r"^([A-Za-z0-9][\w-]*) *:(.*)$", re.MULTILINE)
PUBLISH = re.compile(r"^( *)publish *:((?: .*)?(?:\n\1 +\S.*)*)$", re.MULTILINE)
INDENT = re.compile(r"\n( +)(?![ #])")
INLINE = re.compile(r"[{,] *publish *: *(\{[^{}]*\}|[^{},]*)")
BY_LANGUAGE = re.compile(r"([A-Za-z][\w-]*) *: +([^{},\n]*)")
REMARK = re.compile(r"(?:^|\s)#.*")

Dates = Mapping[str, str]  # by language, as written
Row = list[Any]  # a promise as JSON holds it


def load_history(tree: Tree, include: tuple[str, ...], memo: Memo) -> History:
    """Return what was promised up to the last commit; an empty history says why it knows nothing."""
    root = tree.repository()
    git = git_of(root) if root else UNTRUSTED
    if isinstance(git, str):
        return History(unknown=git)
    stamp = f"{git.head} {git.shallow} {' '.join(include)}"
    known = memo.get(MEMO)
    if known is None or known.stamp != stamp:
        read = _read(git, include)
        if read is None:
            return History(unknown=SILENT)
        known = Known(stamp, "", json.dumps(read))
        memo.put(MEMO, known)
    unknown, rows, touched = json.loads(known.found)
    return History(
        promises={id_: tuple(map(_promise, of)) for id_, of in rows.items()},
        touched={id_: dt.datetime.fromtimestamp(seconds, dt.UTC) for id_, seconds in touched.items()},
        shallow=git.shallow,
        commit=git.head,
        unknown=unknown,
    )


def _read(git: Git, include: tuple[str, ...]) -> tuple[str, dict[str, list[Row]], dict[str, int]] | None:
    commits = git.commits(("calendar", *include))
    if commits is None:
        return None
    wanted = {one for commit in commits for one in _wanted(commit)}
    contents = git.contents(sorted(wanted))
    told = _Told({id_: _lines(data) for id_, data in contents.items()}, shallow=git.shallow)
    for commit in commits:
        told.take(commit)
    much = len(commits) >= MOST_COMMITS or len(contents) < len(wanted)
    return SHALLOW if git.shallow else MANY if much else "", told.rows, told.touched


def _wanted(commit: Commit) -> Iterator[str]:
    return (one for change in commit.changes if is_plan(change.path) for one in (change.before, change.after) if one)


@dataclass(slots=True)
class _Told:
    """What the files say, commit by commit; *rows* are the promises of each entry as they came, *touched* is when its
    lines last changed, in seconds since 1970."""

    texts: Mapping[str, str]
    shallow: bool
    files: dict[str, dict[str, Dates]] = field(default_factory=dict)
    last: dict[str, Dates] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    touched: dict[str, int] = field(default_factory=dict)

    def take(self, commit: Commit) -> None:
        """Note what a commit changed; of a file first seen when it changes also what it said before."""
        changed = [change for change in commit.changes if is_plan(change.path) and self._readable(change)]
        for change in changed:
            if change.before and change.path not in self.files:
                self.files[change.path] = self._dates(change.path, change.before)
                self._note(self.files[change.path], None)
        touched = {id_ for change in changed for id_ in self.files.get(change.path, {})}
        for change in changed:
            self.files[change.path] = self._dates(change.path, change.after)
        now = {id_: dates for change in changed for id_, dates in self.files[change.path].items()}
        known = commit.seconds if not (self.shallow and commit.first) else None
        self._note({id_: {} for id_ in touched} | now, known)
        if known is not None:
            for change in changed:
                before, after = (self._lines(change.path, one) for one in (change.before, change.after))
                self.touched |= {id_: known for id_, lines in after.items() if before.get(id_) != lines}

    def _readable(self, change: Change) -> bool:
        return all(not one or one in self.texts for one in (change.before, change.after))

    def _dates(self, path: str, id_: str) -> dict[str, Dates]:
        return dict(dates_in(path, self.texts.get(id_, "")))

    def _lines(self, path: str, id_: str) -> dict[str, str]:
        return {entry: lines.strip() for entry, _, lines in lines_in(path, self.texts.get(id_, ""))}

    def _note(self, dates: Mapping[str, Dates], seconds: int | None) -> None:
        for id_, said in dates.items():
            if said != self.last.get(id_, {}):
                self.last[id_] = said
                self.rows.setdefault(id_, []).append([seconds, _promised(said)])


def _lines(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\0", "")


def dates_in(path: str, text: str) -> Iterator[tuple[str, Dates]]:
    """Yield the ids of a plan file, and what `publish` says of each: by language, or for all of them under ""."""
    for id_, rest, lines in lines_in(path, text):
        if rest is None:
            yield id_, next((_by_language(one[2]) for one in PUBLISH.finditer(lines) if not one[1]), {})
        else:
            yield id_, _below(rest, lines)


def lines_in(path: str, text: str) -> Iterator[tuple[str, str | None, str]]:
    """Yield the ids of a plan file with the lines of each, and what stands behind the id: None where the file is one
    entry.
    """
    tops = [(found[1], found[2].strip(), found.start()) for found in TOP.finditer(text)]
    if any(key == "publish" or (key in ENTRY_KEYS and rest and rest[0] not in "#{") for key, rest, _ in tops):
        yield stem(path), None, text
        return
    ends = [start for _, _, start in tops[1:]] + [len(text)]
    for (id_, rest, start), end in zip(tops, ends, strict=False):
        yield id_, rest, text[start:end]


def _below(rest: str, text: str) -> Dates:
    """Return the dates of an entry whose lines are *text*; deeper lines than its own may be anyone's words."""
    if rest.startswith("{"):
        found = INLINE.search(text)
        return _by_language(found[1]) if found else {}
    own = INDENT.search(text)
    return next((_by_language(one[2]) for one in PUBLISH.finditer(text) if own and one[1] == own[1]), {})


def _by_language(written: str) -> Dates:
    """Read what stands behind `publish:`, in one of its three forms."""
    lines = [REMARK.sub("", line).strip() for line in written.split("\n")]
    first = lines[0]
    if first and not first.startswith("{"):
        return {"": " ".join(first.strip("\"'").split())}
    pairs = BY_LANGUAGE.findall("\n".join(lines))
    return {lang: " ".join(said.strip().strip("\"'").split()) for lang, said in pairs if said.strip()}


def _promised(dates: Dates) -> dict[str, list[str | None]]:
    return {lang: [text, *(day.isoformat() if day else None for day in _days(text))] for lang, text in dates.items()}


def _days(text: str) -> tuple[dt.date | None, dt.date | None]:
    try:
        when = parse(text)
    except ValueError:  # what nobody can read promises nothing
        return None, None
    match when:
        case Moment():
            return when.day, when.day
        case Span():
            return when.first, when.last
    return None, None


def _promise(row: Row) -> Promise:
    seconds, dates = row
    since = None if seconds is None else dt.datetime.fromtimestamp(seconds, dt.UTC)
    return Promise(
        since, {lang: Promised(text, _day(first), _day(last)) for lang, (text, first, last) in dates.items()}
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
