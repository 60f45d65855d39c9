"""What is sent to Mastodon."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import yaml

from builder.channels import rules_of
from builder.model.message import Draft, Message
from conftest import REPOSITORY, Project, built

DUE = datetime(2026, 12, 1, 8, tzinfo=UTC)
MESSAGE = Message("tag:a", "mastodon", "@us@repair.org", "en", DUE, ("One", "Two"))


def test_the_same_words_have_the_same_key() -> None:
    rules = rules_of("mastodon")

    def keys(message: Message) -> list[str]:
        return [one.headers["Idempotency-Key"] for one in rules.payloads(message, rules)]

    assert keys(MESSAGE) == keys(replace(MESSAGE, due=DUE.replace(day=2)))
    assert keys(MESSAGE)[0] != keys(replace(MESSAGE, parts=("Other", "Two")))[0]
    second = rules.payloads(MESSAGE, rules)[1]
    assert second.url == "https://repair.org/api/v1/statuses"
    assert isinstance(second.body, dict)
    assert second.body["in_reply_to_id"] == "IdOfPart1"


@pytest.mark.parametrize(("path", "linked"), [(4096, True), (4097, False)])
def test_what_is_too_long_to_be_a_link_is_counted_in_full(path: int, *, linked: bool) -> None:
    text = "https://a.org/".ljust(path, "b")
    assert rules_of("mastodon").count(Draft(text)).length == (23 if linked else path)


TLDS = REPOSITORY.parent / "shared" / "conformance" / "twitter-text" / "conformance" / "tld_lib.yml"


@pytest.mark.skipif(not TLDS.is_file(), reason="the list of the gem is not at hand")
def test_every_top_level_domain_of_the_gem_is_known() -> None:
    listed = yaml.safe_load(TLDS.read_text("utf-8"))
    names = [*listed["country"], *listed["generic"]]
    assert len(names) > 1500
    count = rules_of("mastodon").count
    assert [name for name in names if count(Draft(f"https://a.{name}/a/path/that/is/long")).length != 23] == []
    assert [name for name in names if count(Draft(f"https://a.{name}qq/a/path/that/is/long")).length == 23] == []


def test_the_first_line_may_be_a_content_warning(project: Project) -> None:
    """It counts with every part of a thread, is sent with every part, and stands in the file to copy from."""
    words = ["CW: Spiders\n\nOne " + "word " * 97, "Two {url}"]
    posts = f"posts: {{mastodon: {json.dumps(words)}, bluesky: 'CW: no'}}\n"
    plan = f"publish: Tue 2026-12-01 09:30\ntitle: A plug\nannounce: standard\n{posts}"
    made = built(project({"calendar/plug.yaml": plan, "content/posts/plug.md": "Pull it out first.\n"})).made
    assert made
    snippets = {one.announcement.channel.id: one for one in made.rendered.snippets}
    mastodon, bluesky = snippets["mastodon"], snippets["bluesky"]
    assert mastodon.text.startswith("CW: Spiders\n\nOne word")
    assert [count.length for count in mastodon.counts] == [
        7 + 3 + 97 * 5,
        7 + 4 + len("https://little.example/2026/12/plug/"),
    ]
    bodies = [payload.body for payload in mastodon.rules.payloads(mastodon.message, mastodon.rules)]
    assert [(body["spoiler_text"], body["sensitive"]) for body in bodies if isinstance(body, dict)] == [
        ("Spiders", True)
    ] * 2
    assert bluesky.parts == ("CW: no",)


@pytest.mark.parametrize(
    ("spoiler", "text", "length"),
    [
        ("a" * 520, "", 520),
        ("", "a" * 520, 520),
        ("a" * 250, "b" * 251, 501),
        ("", "a" * 476 + " http://" + "b" * 30 + ".com/example", 500),
        ("", "a" * 475 + " @alice@" + "b" * 30 + ".com", 482),
        ("https://a.org", "", 13),
        ("e", "\u0301", 1),
        ("a", " \n", 1),
    ],
)
def test_a_content_warning_counts(spoiler: str, text: str, length: int) -> None:
    """The cases of status_length_validator_spec.rb; a link in a warning is words, and blank text is none."""
    count = rules_of("mastodon").count(Draft(text, spoiler=spoiler))
    assert (count.length, count.fits) == (length, length <= 500)
