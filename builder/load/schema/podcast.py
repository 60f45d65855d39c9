"""The keys of a podcast, below `site:` or a series."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator

from builder.load.schema import web
from builder.load.schema.forms import Form, Line, one_of, parsed, several
from builder.model.genres import NAMES
from builder.model.nearest import nearest

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")


def _genre(text: str) -> tuple[str, str]:
    """Read a category by its own name, or with the one above it: `Hobbies`, `Leisure: Hobbies`."""
    name = text.rpartition(":")[2].strip().casefold()
    if name not in NAMES:
        meant = nearest(name, NAMES)
        known = f"; did you mean “{NAMES[meant][1] or NAMES[meant][0]}”?" if meant else ""
        raise ValueError(f"“{text}” is no category of podcasts{known or '; write one like Leisure or Hobbies'}")
    return NAMES[name]


def _image(text: str) -> str:
    if not text.startswith("/") and urlsplit(text).scheme not in {"https", "http"}:
        raise ValueError(f"“{text}” is no address of a picture; write https://…, or /assets/… for one of theme/site")
    return text


def _guid(text: str) -> str:
    if not UUID.fullmatch(text.lower()):
        raise ValueError(f"“{text}” is no GUID of a podcast; copy what stands in <podcast:guid> of its old feed")
    return text.lower()


def _mail(text: str) -> str:
    if not MAIL.fullmatch(text):
        raise ValueError(f"“{text}” is no e-mail address; write one like desk@example.org")
    return text


class PodcastForm(Form):
    title: Line = ""
    description: Line = ""
    category: Annotated[tuple[Annotated[tuple[str, str], parsed(_genre)], ...], BeforeValidator(several)] = ()
    explicit: Annotated[str, one_of("yes", "no")] = "no"
    image: Annotated[str, parsed(_image)] = ""
    author: Line = ""
    email: Annotated[str, parsed(_mail)] = ""
    funding: Annotated[str, parsed(web.address)] = ""
    license: Line = ""
    guid: Annotated[str, parsed(_guid)] = ""
    order: Annotated[str, one_of("newest first", "oldest first")] = "newest first"
