"""What `dateline new` does where there is no project yet: it begins one. In a project it is for pieces.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from builder.answers import answer, decline
from builder.files import lay, standing
from builder.hour import hour
from builder.load.grammars.zone import zone
from builder.load.schema import web
from builder.load.settings import MEANT, PATH
from builder.load.text import one_line
from builder.model.nearest import did_you_mean, nearest
from builder.model.said import count
from builder.options import Options
from builder.pieces import piece, question
from builder.say import unwritable
from builder.starts import Facts, choices, start
from builder.wishes import Wish
from builder.written import scalar

ROOMS = ("calendar", "content", "questions")  # whose files would at once be part of what begins
URL = "https://site.example/"


def new(options: Options, wish: Wish) -> None:
    """Write what is wished for. Exit 2 where something stands there already, and for what nobody could mean."""
    if alien := wish.alien():
        raise click.UsageError(f"--{alien} does not go with the rest: `dateline new --help` shows what goes together")
    if len(wish.words) > (1 if wish.question is not None else 2):
        raise click.UsageError('put the title in quotes, like `dateline new "Sort the charger drawer"`')
    try:
        now = hour(options.now)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    if wish.question is not None:
        question(options, wish, now)
    elif wish.words:
        piece(options, wish, now)
    else:
        _begin(options, wish, now)


def _begin(options: Options, wish: Wish, now: datetime) -> None:
    """Write a project where there is none."""
    if (options.root / PATH).exists():
        decline(options, f'{PATH} stands here already; `dateline new "Its title"` writes down a piece')
    team, shape = _chosen("team", wish.team or "small"), _chosen("shape", wish.shape or "blog")
    files = start(team, shape, _facts(wish, now))
    if there := _within(options.root) or standing(options.root, (*MEANT, *files)):
        decline(options, f"{there} stands here already; a project begins in an empty folder, and nothing is written")
    try:
        lay(options.root, files)
    except OSError as error:
        decline(options, unwritable(error), status=1)
    answer(options, _told(wish, files), {"written": list(files), "team": team, "shape": shape})


def _within(root: Path) -> str:
    """Return something that lies in a room of a project, or nothing."""
    folders = (root / room for room in ROOMS)
    found = (place for folder in folders if folder.is_dir() for place in sorted(folder.iterdir()))
    return next((place.relative_to(root).as_posix() for place in found), "")


def _chosen(kind: str, name: str) -> str:
    there = choices(kind)
    if name not in there:
        hint = did_you_mean(nearest(name, there)) or f"there are {' and '.join(there)}"
        raise click.BadParameter(f"there is no “{name}” to begin with; {hint}", param_hint=f"--{kind}")
    return name


def _facts(wish: Wish, now: datetime) -> Facts:
    """Return what the project is to say of itself, as a plan would be read."""
    timezone, title = wish.timezone or "UTC", one_line(wish.title or "Our site")
    if zone(timezone) is None:
        raise click.BadParameter(f"“{timezone}” is no timezone; write one like Europe/Berlin", param_hint="--timezone")
    url = _read("url", web.site_url, wish.url or URL)
    language = _read("language", web.language, wish.language or "en")
    _read("title", scalar, title)
    facts = Facts(title, url, timezone, language, now.astimezone(ZoneInfo(timezone)).date())
    _read("url", web.namespace, facts.namespace)
    return facts


def _read(option: str, reader: Callable[[str], str], text: str) -> str:
    """Read what an option says as the plan would be read."""
    try:
        return reader(text)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=f"--{option}") from None


def _told(wish: Wish, files: Iterable[str]) -> Iterable[str]:
    """Yield what was written, what was taken for granted, and what comes next."""
    written = list(files)
    yield f"wrote {count(len(written), 'file')}: {', '.join(written)}"
    if wish.url is None:
        yield f"the address is {URL}: before anything goes out, write yours at `url:` and `namespace:` in {PATH}"
    if wish.timezone is None:
        yield f"all times are UTC: for another timezone change `timezone:` in {PATH}, like Europe/Berlin"
    yield 'next: `dateline new "Its title"` writes down an idea, `dateline build` makes site/ and desk/'
