"""What may be the account of a network, and what is a secret and never stands in a plan."""

from __future__ import annotations

import re

import pytest

from builder.channels import all_rules, rules_of
from builder.model.secrets import secret_in

A_TOKEN = "A" * 35
A_KEY = "q" * 58


@pytest.mark.parametrize("kind", [kind for kind, rules in sorted(all_rules().items()) if rules.account])
def test_an_example_is_an_account(kind: str) -> None:
    account = rules_of(kind).account
    assert account
    assert re.fullmatch(account.form, account.like.replace("…", A_KEY))


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("mastodon", ["@a@b.org", "a.b@c.d.org"], ["@a", "@a@b", "https://b.org/@a"]),
        (
            "bluesky",
            ["a.org", "@a.b.org", "did:web:a.org"],
            ["a", "@a..org", "a.123", "https://bsky.app/profile/a.org"],
        ),
        ("telegram", ["@repair", "-1001234567890"], ["repair", "@ab", "https://t.me/repair"]),
        ("linkedin", ["urn:li:person:A1_b-2", "1000"], ["repair", "https://www.linkedin.com/company/repair"]),
        ("email", ["a+b@c.org"], ["a@b", "A <a@b.org>", "a@b.org, c@d.org"]),
        ("slack", ["C0123456789", "#news"], ["news"]),
        ("facebook", ["100064000000000"], ["repair"]),
        ("reddit", ["r/repair", "u/repair_desk", "repair"], ["https://reddit.com/r/repair"]),
        ("lemmy", ["!repair@a.org"], ["!repair"]),
        ("youtube", ["@repair", "UC" + "a" * 22], ["repair"]),
        ("discourse", ["forum.a.org", "https://forum.a.org/"], ["forum"]),
        ("google_business", ["accounts/1/locations/2"], ["locations/2"]),
        ("nostr", ["npub1" + A_KEY, "0" * 64], ["repair", "nsec1" + A_KEY]),
    ],
)
def test_accounts(kind: str, good: list[str], bad: list[str]) -> None:
    account = rules_of(kind).account
    assert account
    assert [text for text in good if not re.fullmatch(account.form, text)] == []
    assert [text for text in bad if re.fullmatch(account.form, text)] == []


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("https://discord.com/api/webhooks/1/not-a-token", "Discord"),
        ("see https://ptb.discordapp.com/api/v10/webhooks/123/abcdefgh?wait=true", "Discord"),
        ("https://hooks.slack.com/services/T0/B0/x", "Slack"),
        ("xoxb-not-a-token", "Slack"),
        (f"https://api.telegram.org/bot12345678:{A_TOKEN}/", "Telegram’s BotFather"),
        (f"nsec1{A_KEY}", "your client"),
        ("https://us:secret@a.org/", "who gave it out"),
        ("eyJhbGciOiJIUzI1.eyJzdWIiOiIx.c2ln", "who gave it out"),
        ("https://discord.com/api/webhooks/", ""),
        ("https://a.org:8080/@us", ""),
        ("The boxes are xoxo-ed, and 12345678: that many", ""),
        (f"12345678:{A_TOKEN}A", ""),
        (f"npub1{A_KEY}", ""),
        ("https://a.org/?q=b:c@d", ""),
    ],
)
def test_secrets(text: str, whose: str) -> None:
    """What is a long word and no more is none."""
    found = secret_in(text)
    assert (found.whose if found else "") == whose
