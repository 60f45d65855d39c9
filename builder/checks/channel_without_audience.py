"""No audience is on a channel, in a plan that says where its readers are.

Why: Every channel costs work each week. One that none of your readers is on serves nobody.

How to mend it: Add the channel to `where:` of an audience that is there, or give it up. The site itself is for
everybody, and a channel in another language is where its sibling of the same kind is. Nothing is told while there is
an audience without `where:`.

For example:

    home-repairers: {where: [mastodon, newsletter]}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.problem import Problem, Severity
from builder.model.project import Project

SEVERITY: Severity = "warning"


def check(project: Project) -> Iterator[Problem]:
    settings = project.settings
    audiences = settings.audiences.values()
    if not audiences or not all(one.where for one in audiences):
        return
    names = {name for one in audiences for name in one.where}
    kinds = {settings.channels[name].kind for name in names if name in settings.channels}
    for channel in settings.channels.values():
        if channel.kind == "site" or channel.id in names or (channel.language and channel.kind in kinds):
            continue
        message = f"none of your audiences is on {channel.id}"
        hint = f"add {channel.id} to `where:` of an audience that is there, or take the channel out of calendar.yaml"
        at = settings.marks.key("channels", channel.id)
        yield Problem(at, "channel-without-audience", message, hint, SEVERITY)
