"""Projects to begin with: folders of starts/, laid over one another, their few placeholders filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from string import Template
from urllib.parse import urlsplit

from builder.load.settings import PATH
from builder.load.theme import CARRIED
from builder.load.tree import Folder
from builder.model.days import day_text
from builder.written import scalar

ROOM = "starts"
HIDDEN = "dot-"  # a file of a hidden name would be at work where it only waits to be copied
# a key at the left edge with what belongs to it: remarks above, lines further in
BLOCK = re.compile(r"(?:^#.*\n|^\n)*^(\w+):.*\n(?:[ \t].*\n|\n(?=[ \t]))*", re.MULTILINE)
WEEKEND = (5, 6)
TUESDAY = 1
SOON = timedelta(weeks=1)  # as near as a draft and a review before it allow: no channel is to be silent for weeks
CAMPAIGN = timedelta(weeks=12)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is different in every project that begins; *today* is the day it begins on, where it begins."""

    title: str
    url: str
    timezone: str
    language: str
    today: date

    @property
    def namespace(self) -> str:
        """Its host and year: RFC 4151, an authority and a day on which it was ours."""
        return f"{urlsplit(self.url).hostname},{self.today.year}"

    def written(self) -> dict[str, str]:
        """Return every placeholder as it stands in a plan."""
        last, ahead = self.today - timedelta(days=1), self.today + SOON
        while last.weekday() in WEEKEND:
            last -= timedelta(days=1)
        ahead += timedelta(days=(TUESDAY - ahead.weekday()) % 7)
        named = {name: scalar(getattr(self, name)) for name in ("title", "url", "namespace", "timezone", "language")}
        return named | {
            "last_workday": day_text(last),
            "last_day": last.isoformat(),
            "tuesday_ahead": day_text(ahead),
            "last_day_of_campaign": (self.today + CAMPAIGN).isoformat(),
        }


def choices(kind: str) -> tuple[str, ...]:
    """Return which starts of a *kind* there are, `team` or `shape`: each is a folder."""
    paths = (file.path.split("/") for file in Folder(CARRIED).files(f"{ROOM}/{kind}"))
    return tuple(sorted({parts[2] for parts in paths}))


def start(team: str, shape: str, facts: Facts) -> Mapping[str, bytes]:
    """Return the files of a project by their paths; calendar.yaml, which makes it one, is the last."""
    found: dict[str, str] = {}
    for layer in ("every", f"team/{team}", f"shape/{shape}", f"both/{team}-{shape}"):
        for path, text in _layer(layer):
            found[path] = _joined(found[path], text) if path == PATH and path in found else text
    words = facts.written()
    plan = {path for path in found if path.endswith(".yaml")}
    filled = {path: Template(text).substitute(words) if path in plan else text for path, text in found.items()}
    return {path: filled[path].encode() for path in sorted(filled, key=lambda path: (path == PATH, path))}


def _layer(name: str) -> list[tuple[str, str]]:
    """Return the texts of a folder of starts/ by their paths in the project."""
    tree, above = Folder(CARRIED), f"{ROOM}/{name}/"
    files = tree.files(above.rstrip("/"))
    return [(file.path.removeprefix(above).replace(HIDDEN, "."), tree.read(file.path).decode()) for file in files]


def _joined(plan: str, more: str) -> str:
    """Return *plan* with the lines of *more*: those below a key that it has at that key's end, the others behind it."""
    blocks = {block[1]: block[0] for block in BLOCK.finditer(plan)}
    for block in BLOCK.finditer(more):
        below = block[0].partition(f"{block[1]}:")[2].partition("\n")[2]
        known = blocks.get(block[1])
        blocks[block[1]] = f"{known}{below}" if known else f"\n{block[0].lstrip()}"
    return "".join(blocks.values())
