"""What git knows of a folder: commits that changed it, and files as they were; nothing else is run by asking."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 20  # seconds for one question
MOST_COMMITS = 5_000
MOST_CHANGES = 100_000
BIGGEST = 1 << 20  # bytes of one file
MOST_BYTES = 32 << 20
# The user's own settings stay, since they say which folders are trusted; of the repository's those are overruled that
# name a program, a place on the network, or another form of the answer.
SETTINGS = (
    *("core.fsmonitor=false", f"core.hooksPath={os.devnull}", "core.pager=cat", "core.quotePath=false"),
    *(
        "log.showSignature=false",
        "log.showRoot=true",
        "log.follow=false",
        "log.mailmap=false",
        f"diff.orderFile={os.devnull}",
    ),
)
ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
SILENT = "git tells nothing of this folder: it is not installed, nothing is committed yet, or the folder is not yours"
HEAD = re.compile(rb"(true|false)\n([0-9a-f]{40,64})\n")
COMMIT = re.compile(rb"\x02([0-9a-f]+) (\d+) ([0-9a-f ]*)$")
CHANGE = re.compile(rb"\n?:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [A-Z]\d*$")
LISTED = re.compile(rb"([0-9a-f]+) blob (\d+)$")


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after a commit, as the ids of its bytes; "" where there was none."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Commit:
    """What a commit changed; *seconds* since 1970, *first* where nothing is known before it."""

    seconds: int
    changes: tuple[Change, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Git:
    """The repository that *root* is in, up to *head*; a *shallow* one has lost what was before."""

    root: Path
    head: str
    shallow: bool

    def commits(self, patterns: Iterable[str]) -> tuple[Commit, ...] | None:
        """Return what changed files of *patterns* below the root, the oldest first, the last `MOST_COMMITS` at most.

        A merge is one change: of interest is when something came, not where it was prepared. None without an answer.
        """
        form = ("--raw", "-z", "-r", "--no-abbrev", "--relative", "--format=%x02%H %ct %P")
        plain = ("--no-ext-diff", "--no-textconv", "--no-renames", "--no-color", "--no-notes", "--no-show-signature")
        line = ("--first-parent", "-m", "--reverse", f"--max-count={MOST_COMMITS}")
        paths = (pattern for pattern in patterns if not pattern.startswith(":"))  # which would mean more to git
        answer = _asked(self.root, ("log", *line, *form, *plain, self.head, "--", *paths))
        return None if answer is None else tuple(_commits(answer))

    def contents(self, ids: Iterable[str]) -> dict[str, bytes]:
        """Return the bytes of files by their ids; what is too big, too much or not there is left out."""
        wanted = "".join(f"{one}\n" for one in dict.fromkeys(ids)).encode()
        listed = _asked(self.root, ("cat-file", "--batch-check"), wanted) or b""
        sizes = [(found[1], int(found[2])) for line in listed.split(b"\n") if (found := LISTED.match(line))]
        chosen, left = [], MOST_BYTES
        for one, size in sizes:
            if size <= min(BIGGEST, left):
                chosen.append((one, size))
                left -= size
        data = _asked(self.root, ("cat-file", "--batch"), b"".join(one + b"\n" for one, _ in chosen)) or b""
        bytes_of, at = {}, 0
        for one, size in chosen:
            start = data.find(b"\n", at) + 1
            bytes_of[one.decode()] = data[start : start + size]
            at = start + size + 1
        return bytes_of


def git_of(root: Path) -> Git | str:
    """Return the repository around *root*, or why there is none, in words."""
    top = root.absolute()
    if not any((folder / ".git").exists() for folder in (top, *top.parents)):
        return "this project is in no git repository"
    said = _asked(top, ("rev-parse", "--is-shallow-repository", "HEAD"))
    found = HEAD.fullmatch(said or b"")
    return Git(top, found[2].decode(), found[1] == b"true") if found else SILENT


def _asked(root: Path, words: tuple[str, ...], given: bytes = b"") -> bytes | None:
    """Return what git answers; None where it refuses, is not there, or takes too long."""
    settings = [word for setting in SETTINGS for word in ("-c", setting)]
    command = ["git", "--no-pager", *settings, "-C", str(root), *words]
    try:
        done = subprocess.run(  # noqa: S603 - words of ours, and ids that git gave
            command, input=given, env=_environment(os.environ), capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _environment(around: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without what a hook or a shell may have told git."""
    return {name: value for name, value in around.items() if not name.startswith("GIT_")} | ENVIRONMENT


def _commits(answer: bytes) -> Iterator[Commit]:
    """Read what `git log --raw -z` prints: a commit's line, then pairs of what changed and where."""
    head: re.Match[bytes] | None = None
    changes: list[Change] = []
    number = 0
    parts = iter(answer.split(b"\0"))
    for part in parts:
        if found := COMMIT.match(part):
            yield from _commit(head, changes)
            head, changes = found, []
        elif changed := CHANGE.match(part):
            path = next(parts, b"").decode("utf-8", "surrogateescape")
            changes.append(Change(path, _id(changed[1]), _id(changed[2])))
            number += 1
            if number > MOST_CHANGES:
                break
    yield from _commit(head, changes)


def _commit(head: re.Match[bytes] | None, changes: list[Change]) -> Iterator[Commit]:
    if head:
        yield Commit(int(head[2]), tuple(changes), not head[3])


def _id(written: bytes) -> str:
    return "" if not written.strip(b"0") else written.decode()
