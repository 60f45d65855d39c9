"""A secret stands in the plan: a token, a key, or the address of a webhook, with which anyone could post.

Why: The plan is in a repository. Everybody who can read it, now or in years, can post in your name; and words that hold
a secret would be posted with it.

How to mend it: Take it out, and let the network make a new one, since git keeps the old one. A secret belongs to the
program that sends: Dateline sends nothing, and needs none.

For example:

    channels:
      discord: {kind: discord}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.entry import Entry
from builder.model.problem import Problem, Severity
from builder.model.project import Project
from builder.model.secrets import secret_in

SEVERITY: Severity = "error"
FIRM = True  # no exception makes a secret safe
HINT = "take it out, and let {} make a new one: git keeps what was written once"


def check(project: Project) -> Iterator[Problem]:
    for channel in project.settings.channels.values():
        if secret := secret_in(channel.account):
            at = project.settings.marks.of("channels", channel.id, "account")
            message = f"the account of {channel.id} is {secret.what}, with which anyone could post"
            yield Problem(at, "secret-in-plan", message, HINT.format(secret.whose), SEVERITY)
    for entry in project.entries.values():
        yield from _words(entry)


def _words(entry: Entry) -> Iterator[Problem]:
    """Yield the secrets in the words of an entry, which is withheld: they would be posted."""
    for channel, by_rung in entry.posts.items():
        for rung, words in by_rung.items():
            if secret := secret_in("\n".join(words)):
                at = entry.marks.of("posts", channel, *((rung,) if rung else ()))
                message = f"the words for {channel} hold {secret.what}, with which anyone could post"
                yield Problem(at, "secret-in-plan", message, HINT.format(secret.whose), SEVERITY, entry.id)
