"""Where a public host has what is the team's alone: under an address that nobody can guess."""

from __future__ import annotations

import re

FOLDER = "private/"
BITS = 128
# as `secrets.token_urlsafe(16)` and `secrets.token_hex(16)` write so many: 22 letters at the least
TOKEN = re.compile(r"[A-Za-z0-9_-]{22,128}")
DIFFERENT = 8  # letters of it; of so many that are drawn, fewer are different in one of many millions
MAKE = 'python3 -c "import secrets; print(secrets.token_urlsafe(16))"'


def weakness(token: str) -> str:
    """Return why *token* cannot be a secret address, in words; nothing if it can."""
    if not token:
        return "is not set"
    if not TOKEN.fullmatch(token):
        return "is no secret: it needs 22 letters and digits or more, and nothing else but - and _"
    return "is no secret: it was not drawn by chance" if len({*token}) < DIFFERENT else ""


def folder_of(token: str) -> str:
    """Return the folder below the site's root; nothing without a token that keeps a secret."""
    return "" if weakness(token) else f"{FOLDER}{token}/"
