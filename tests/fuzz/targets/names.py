"""Any text as a name, an address, a date or a moment: a part of a path that stays in its folder, or a ValueError."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from builder.load import paths
from builder.load.dates import iso
from builder.load.grammars import duration, moment, ranges, rung, slot
from builder.load.schema import web
from builder.model.addresses import file_of, quoted, unsafe
from builder.outputs.team_calendars import files_of
from builder.outputs.words import slug

WORDS = (
    "../",
    "%2e%2e/",
    "/",
    "\\",
    "2026-12-01",
    "next blog slot",
    "week of ",
    "day 0",
    "Tue 09:30",
    "https://",
    ".de",
)
GRAMMARS: tuple[Callable[[str], object], ...] = (
    *(iso, duration.parse, moment.parse, moment.exact, ranges.days, ranges.hours, rung.parse, slot.parse),
    *(web.name, web.language, web.namespace, web.site_url, web.address, web.permalink),
)


def one(data: bytes) -> None:
    """Read *data* as everything that a name may be."""
    text = data.decode("utf-8", "replace")
    part = slug(text)
    assert part
    assert not unsafe(part), ascii(part)
    (file,) = files_of((text,)).values()
    assert not unsafe(file), ascii(file)
    address = paths.address_of(text)
    assert ".." not in unquote(address).split("/"), ascii(address)
    assert not address.startswith("/"), ascii(address)
    assert quoted(file_of(address)).isascii()
    name = paths.name_of(f"content/{text}.md", ("en", "de"))
    assert isinstance(name.id, str)
    paths.dated_folder(text)
    for parse in GRAMMARS:
        told = _told(parse, text)
        assert not isinstance(told, UnicodeError), parse
        assert told is None or str(told), parse


def _told(parse: Callable[[str], object], text: str) -> ValueError | None:
    """Return what a grammar says of a text that it does not take."""
    try:
        parse(text)
    except ValueError as error:
        return error
    return None


def plant() -> None:
    """Let an address lead out of the site when its dots are coded."""
    whole = paths.address_of
    vars(paths)["address_of"] = lambda text: text if "%2e" in text.lower() else whole(text)
