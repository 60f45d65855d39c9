"""The account of a channel is none that its network could have.

Why: Where a post is sent to is told by the account, and it stands over every preview. With `repair` for
`@repair@mastodon.example` the file for the interface has no server to go to.

How to mend it: Write it as in the hint: as the network itself shows it, or, where an interface wants one, the number.
What a program signs in with, a token or the address of a webhook, is a secret and stands nowhere in the plan.

For example:

    channels:
      mastodon: {kind: mastodon, account: "@repair@mastodon.example"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.channels import rules_of
from builder.model.problem import Problem, Severity
from builder.model.project import Project
from builder.model.secrets import secret_in

SEVERITY: Severity = "warning"


def check(project: Project) -> Iterator[Problem]:
    for channel in project.settings.channels.values():
        rules = rules_of(channel.kind)
        if not channel.account or not rules.account or re.fullmatch(rules.account.form, channel.account):
            continue
        if not secret_in(channel.account):  # secret-in-plan tells of it
            at = project.settings.marks.of("channels", channel.id, "account")
            message = f"“{channel.account}” is no account of {rules.name}"
            yield Problem(at, "account-shape", message, f'write one like account: "{rules.account.like}"', SEVERITY)
