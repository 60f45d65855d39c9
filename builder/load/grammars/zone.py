"""A timezone by its name, `Europe/Berlin`: one that says the same on every machine."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# what a machine's owner has set, what says nothing, and copies of all zones that few machines have
HERE = {"localtime", "posixrules", "Factory", "posix", "right"}


def zone(name: str) -> ZoneInfo | None:
    """Return the zone of that name, or None."""
    if name.partition("/")[0] in HERE:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
