"""The secret part of the address at which a public host has the team's calendars: the faces read it, as the hour."""

from __future__ import annotations

import os

NAME = "DATELINE_DESK_TOKEN"


def desk_token(*, trusted: bool) -> str:
    """Return what the environment says; a project that is not trusted is not given it."""
    return os.environ.get(NAME, "") if trusted else ""
