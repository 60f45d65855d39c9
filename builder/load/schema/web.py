"""Values that become parts of addresses, file names and identities, and so may hold little."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from builder.model.addresses import unsafe

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")  # RFC 5646, what web sites use of it
# RFC 4151: an authority, a comma, a day on which it was ours
NAMESPACE = re.compile(r"[A-Za-z0-9.-]+(?:@[A-Za-z0-9.-]+)?,\d{4}(?:-\d{2}){0,2}")
# what a part has taken it keeps: else a long one that does not fit is tried in every way there is
PERMALINK = re.compile(r"/(?:[\w~-][\w.~-]*+/?|\{(?:year|month|day|id|slug)\}|[./](?=[{\w]))*/?")
KNOWN = ("{year}", "{month}", "{day}", "{id}", "{slug}")


class PathEscapesError(ValueError):
    """A path that leads out of the project."""


def name(text: str) -> str:
    """Read the short name of a person, a channel, a step: it stands in file names."""
    if not NAME.fullmatch(text):
        raise ValueError(f"“{text}” cannot be a short name; use letters, digits, hyphens and underscores")
    if unsafe(text):
        raise ValueError(f"“{text}” cannot be a short name: Windows has a device of this name; write more of it")
    return text


def language(text: str) -> str:
    """Read a language, `en` or `pt-BR`."""
    if not LANGUAGE.fullmatch(text) or unsafe(text):
        raise ValueError(f"“{text}” is no language; write one like en or pt-BR")
    return text


def handle(text: str) -> str:
    """Read the name of somebody on a forge, `octocat` or `@octocat`."""
    plain = text.removeprefix("@")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", plain):
        raise ValueError(f"“{text}” is no name on a forge; write it as it stands in the address of their page")
    return plain


def namespace(text: str) -> str:
    """Read the namespace of a tag URI."""
    if not NAMESPACE.fullmatch(text):
        raise ValueError(f"“{text}” is no namespace; write a host of yours and a year, like repair.example,2026")
    return text


def site_url(text: str) -> str:
    """Read the address of a site: a host and by need a path, with a slash at its end."""
    url = address(text)
    parts = urlsplit(url)
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError(f"“{text}” has more than a host and a path; write one like https://example.org/blog/")
    try:
        name = (parts.hostname or "").encode("idna").decode()
    except UnicodeError:
        raise ValueError(f"“{parts.hostname}” is no name of a host; write one like example.org") from None
    host = (f"[{name}]" if ":" in name else name) + (f":{parts.port}" if parts.port else "")
    return f"{parts.scheme}://{host}{parts.path.rstrip('/')}/"


def address(text: str) -> str:
    """Read a web address."""
    try:
        parts = urlsplit(text)
        right = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        right = False
    if not right or re.search(r"[\s<>\"]", text):
        raise ValueError(f"“{text}” is no web address; write one like https://example.org/")
    return text


def permalink(text: str) -> str:
    """Read a pattern of addresses below the site's root."""
    if not PERMALINK.fullmatch(text) or any(part in {".", ".."} for part in text.split("/")):
        raise ValueError("this pattern cannot be filled in; write it like /{year}/{month}/{id}/")
    if "{id}" not in text and "{slug}" not in text:
        raise ValueError("every post would have the same address; write {id} or {slug} into it")
    return text


def below(text: str) -> str:
    """Read the path of files below the project's folder."""
    if text.startswith(("/", "~")) or ".." in text.split("/") or "\\" in text:
        raise PathEscapesError(f"“{text}” leads out of this folder; name files below it, like team/*.yaml")
    return text


def feed(text: str) -> str:
    """Read the address of a calendar; programs call some `webcal:`, which is the same over https."""
    return address(re.sub(r"^webcals?://", "https://", text, flags=re.IGNORECASE))


def key(text: str) -> str:
    """Read a key of IndexNow: 8 to 128 letters, digits and hyphens (indexnow.org/documentation, read on 2026-12-01)."""
    if not re.fullmatch(r"[A-Za-z0-9-]{8,128}", text) or unsafe(f"{text}.txt"):
        raise ValueError("this is no key of IndexNow; make one of 8 to 128 letters, digits and hyphens")
    return text
