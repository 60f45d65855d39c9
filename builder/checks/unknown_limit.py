"""A channel has a limit of its own that its network knows nothing of.

Why: It would bound nothing, and a post would be held to the usual number.

How to mend it: Write one of the names that `dateline explain channel/KIND --format json` lists for the network.

For example:

    channels:
      mastodon: {kind: mastodon, limits: {text: 1000, url: 23}}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.channels import rules_of
from builder.model.problem import Problem, Severity
from builder.model.project import Project

SEVERITY: Severity = "warning"


def check(project: Project) -> Iterator[Problem]:
    for channel in project.settings.channels.values():
        rules = rules_of(channel.kind)
        for name in channel.limits:
            if name not in rules.facts:
                at = project.settings.marks.of("channels", channel.id, "limits", name)
                message = f"{rules.name} has no limit “{name}”, so {channel.id} keeps the usual ones"
                known = ", ".join(list(rules.facts)[:6])
                hint = f"write one of {known}, …" if known else "leave it out"
                yield Problem(at, "unknown-limit", message, hint, SEVERITY)
