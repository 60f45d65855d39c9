"""The team's calendars on a public host, where the plan asks for it: the address is the password."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

from builder.model.addresses import url_of
from builder.model.artifact import Artifact, Rank
from builder.model.privacy import FOLDER, folder_of
from builder.model.rendered import Desk
from builder.outputs.calendars import calendar_at
from builder.outputs.team_calendars import calendars
from builder.outputs.words import key
from builder.theme import Theme

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield a copy of each calendar, a list of them, and a page that keeps servers from listing the folder."""
    folder, settings = folder_of(desk.token), desk.rendered.plan.settings
    if not settings.desk.secret or not folder:
        return
    every = calendars(desk.rendered.plan)
    for one in every:
        path = f"{folder}{one.path.removeprefix('calendars/')}"
        yield calendar_at("site", path, one.view(settings.site.title, settings.timezone, url_of(settings.site, path)))
    rows = "\n".join(
        f'<li><a href="{escape(one.path.removeprefix("calendars/"))}">{escape(one.title)}</a>: {escape(one.about)}</li>'
        for one in every
    )
    told = "<p>Whoever has this address can read these calendars. Subscribe to one by its address.</p>"
    yield _page(f"{folder}index.html", f"{settings.site.title}: calendars of the team", f"{told}\n<ul>\n{rows}\n</ul>")
    yield _page(f"{FOLDER}index.html", "Nothing to see here", "<p>This folder has no list of what is in it.</p>")


def _page(path: str, title: str, body: str) -> Artifact:
    data = PAGE.format(title=escape(title), body=body).encode(errors="replace")
    return Artifact("site", path, key(data), Rank.LIST, partial(bytes, data))
