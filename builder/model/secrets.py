"""What lets a program post in somebody's name, told by its form: none of it is shown again."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Secret:
    """*what* it is, in an author's words, and *whose*: who can make a new one."""

    what: str
    whose: str


WEBHOOK = "the address of a webhook"
TOKEN = "a token"  # noqa: S105 - the word, and none of them
# as the documentation of Discord, Slack and Telegram shows them, NIP-19, RFC 7519 and RFC 3986, section 3.2.1 (read on
# 2026-11-30); what is no more than a long word is not told
FORMS: tuple[tuple[re.Pattern[str], Secret], ...] = tuple(
    (re.compile(form), Secret(what, whose))
    for form, what, whose in (
        (r"(?i:discord(?:app)?\.com/api/(?:v\d+/)?webhooks)/\d+/[\w-]{8,}", WEBHOOK, "Discord"),
        (r"(?i:hooks\.slack\.com/(?:services|workflows|triggers))/\w+/\S+", WEBHOOK, "Slack"),
        (r"\bx(?:ox[a-z]|app)-[\w-]{8,}", TOKEN, "Slack"),
        (r"(?<!\d)\d{8,10}:[\w-]{35}(?![\w-])", TOKEN, "Telegram’s BotFather"),
        (r"\bnsec1[02-9ac-hj-np-z]{58}\b", "a secret key", "your client"),
        (r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+", TOKEN, "who gave it out"),
        (r"(?i:https?://)[^\s/@:]+:[^\s/@]+@", "a password", "who gave it out"),
    )
)


def secret_in(text: str) -> Secret | None:
    """Return the secret that *text* holds, if it holds one."""
    return next((secret for form, secret in FORMS if form.search(text)), None)
