"""What is sent to a network is what its own documentation takes, field by field, and holds no secret."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from builder.channels import all_rules, rules_of
from builder.model.message import Card, Message, Payload, Picture
from builder.outputs.messages import drafts_of
from fields import LATER, faults

TABLES = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in (Path(__file__).parent / "payloads").iterdir()}
DESK = Path(__file__).parent / "sites" / "channels"
ELSEWHERE = {"bluesky": "tests/test_bluesky.py holds it against the lexicons"}
ACCOUNTS = {
    "google_business": "accounts/1/locations/2",
    "mastodon": "@desk@social.example",
    "matrix": "!room:matrix.example",
    "discourse": "forum.example",
    "lemmy": "!repair@lemmy.example",
    "reddit": "r/repair",
    "pinterest": "549755885175",
    "linkedin": "1000",
    "telegram": "@repairdesk",
}
SECRET = re.compile(r"authori[sz]ation|api.?key|access.?token|secret|password|cookie|credential|bearer", re.IGNORECASE)
TOKEN = re.compile(r"\bBearer |xox[abp]-|\beyJ[\w-]{10,}\.|\b\d{6,}:[\w-]{30,}|access_token=")
ANSWERS = {
    "mastodon": ("in_reply_to_id",),
    "threads": ("reply_to_id",),
    "telegram": ("reply_parameters", "message_id"),
    "slack": ("thread_ts",),
    "discourse": ("topic_id",),
    "nostr": ("tags", 0, 1),
    "lemmy": ("post_id",),
}
DUE = datetime(2026, 12, 2, 8, 30, tzinfo=UTC)
# what the documentation writes where the secret stands
NAMED = ("bot<token>", "{webhook.token}")


def sent(kind: str) -> some.SearchStrategy[Message]:
    """Return messages of any words that the network takes."""
    words = some.text(some.characters(codec="utf-8"), min_size=1, max_size=200).filter(str.strip)
    lines = words.map(lambda text: " ".join(text.split()) or "x")
    page = some.sampled_from(("", "https://a.org/b/", "https://a.org/b/?utm_source=x&utm_medium=social"))
    shown = some.builds(
        Picture,
        file=some.sampled_from(("snippets/a.jpg", "snippets/b.png")),
        alt=lines,
        mime=some.just("image/jpeg"),
        width=some.integers(200, 2000),
        height=some.integers(200, 2000),
        url=some.sampled_from(("", "https://a.org/a.jpg")),
        sha256=some.just("0" * 64),
    )
    return some.builds(
        Message,
        id=some.just("tag:a.org,2026:a/launch.b.en"),
        kind=some.just(kind),
        account=some.just(ACCOUNTS.get(kind, "1000")),
        lang=some.sampled_from(("en", "de")),
        due=some.just(DUE),
        parts=some.lists(words, min_size=1, max_size=3).map(tuple),
        title=some.text("aé漢 👩🏽‍💻&", max_size=20).map(lambda text: f"A title of some words {text}".strip()),
        summary=lines,
        link=page,
        canonical=some.just("https://a.org/b/"),
        card=some.none() | some.builds(Card, url=some.just("https://a.org/b/"), title=lines, description=lines),
        pictures=some.lists(shown, max_size=3).map(tuple),
        tags=some.lists(words, max_size=4).map(tuple),
        html=some.just("<p>All</p>"),
        markdown=some.just("All"),
    )


def requests(kind: str, payload: Payload) -> list[dict[str, Any]]:
    """Return the requests of a network's table that a payload may be."""
    return [
        one
        for one in TABLES[kind]["requests"]
        if re.fullmatch(one["url"], payload.url) and re.fullmatch(one.get("suffix", "json"), payload.suffix)
    ]


def wrong(kind: str, payload: Payload) -> list[str]:
    """Return what in a payload is not as the network's table says; a form is compared by its fields."""
    found = requests(kind, payload)
    if len(found) != 1:
        return [f"{payload.method} {payload.url} ({payload.suffix}) is not documented"]
    (one,) = found
    headers: dict[str, str] = one["headers"]
    body: Any = json.loads(json.dumps(payload.body))
    if payload.suffix == "form":
        body = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
    return [
        *([] if payload.method == one["method"] else [f"{payload.method} is not {one['method']}"]),
        *(f"header {name} is {payload.headers.get(name)!r}" for name in headers.keys() ^ payload.headers.keys()),
        *(f"header {name}: {value}" for name, value in payload.headers.items() if not _like(headers.get(name), value)),
        *faults(body, one["body"]),
    ]


def _like(pattern: str | None, value: str) -> bool:
    return pattern is None or re.fullmatch(pattern, value) is not None


def files() -> Iterator[Any]:
    """Yield the payloads of the golden desk, read back from its files as a program would."""
    channels = yaml.safe_load((DESK / "calendar.yaml").read_text("utf-8"))["channels"]
    for row in json.loads((DESK / "expected" / "desk" / "outbox.json").read_text("utf-8")):
        for request in row.get("requests", ()):
            suffix = request["body"].partition(f".{row['lang']}.")[2]
            text = (DESK / "expected" / "desk" / request["body"]).read_bytes().decode("utf-8", "replace")
            body = json.loads(text) if suffix.endswith("json") else text
            sends = {name: request.get(name, "") for name in ("method", "url")}
            payload = Payload(suffix, body, 1, **sends, headers=request.get("headers", {}))
            kind = channels[row["channel"]]["kind"]
            if kind in TABLES and (payload.method or suffix == "json"):
                yield pytest.param(kind, payload, id=f"{kind} {suffix}")


@pytest.mark.parametrize(("kind", "payload"), list(files()))
def test_a_file_of_the_desk_is_as_its_network_documents_it(kind: str, payload: Payload) -> None:
    assert wrong(kind, payload) == []


@pytest.mark.parametrize("kind", sorted(TABLES))
@settings(deadline=None)
@given(data=some.data())
def test_any_message_is_sent_as_its_network_documents_it(kind: str, data: some.DataObject) -> None:
    rules, message = rules_of(kind), data.draw(sent(kind))
    assume(all(rules.count(draft).fits for draft in drafts_of(message)))
    assume(not any(rules.refused(part) for part in (message.title, *message.parts)))
    for payload in rules.payloads(message, rules):
        if payload.method or payload.suffix == "json":
            assert wrong(kind, payload) == []


@pytest.mark.parametrize("kind", sorted(all_rules()))
def test_what_is_sent_has_a_table(kind: str) -> None:
    """A network that is sent something says in its docstring where that is published, and on which day it was read."""
    rules = all_rules()[kind]
    message = Message(
        "tag:a",
        kind,
        ACCOUNTS.get(kind, "1"),
        "en",
        DUE,
        ("Words",),
        "A title",
        pictures=(Picture("a.jpg", "A", "image/jpeg", 9, 9, "https://a.org/a.jpg"),),
    )
    if any(payload.method for payload in rules.payloads(message, rules)) and kind not in ELSEWHERE:
        assert TABLES[kind]["url"].startswith("https://")
        assert re.search(r"2026-\d\d-\d\d", rules.payloads.__doc__ or "")


@pytest.mark.parametrize("kind", sorted(all_rules()))
@settings(deadline=None)
@given(data=some.data())
def test_nothing_holds_a_secret(kind: str, data: some.DataObject) -> None:
    rules = all_rules()[kind]
    for payload in rules.payloads(message := data.draw(sent(kind)), rules):
        assert not [name for name in payload.headers if SECRET.search(name)]
        said = json.dumps([payload.url, *payload.headers.values()])
        for name in NAMED:
            said = said.replace(name, "")
        assert not TOKEN.search(said)
        assert not SECRET.search(said)
        assert not [name for name in names(payload.body) if SECRET.search(name)], message


def names(body: object) -> Iterator[str]:
    """Yield the names of all fields of a body."""
    if isinstance(body, dict):
        for name, value in body.items():
            yield name
            yield from names(value)
    elif isinstance(body, list):
        for one in body:
            yield from names(one)


@pytest.mark.parametrize(("kind", "way"), ANSWERS.items())
def test_a_part_answers_the_one_before(kind: str, way: tuple[str | int, ...]) -> None:
    """Where an interface takes the id of an earlier part, its placeholder stands there."""
    message = Message("tag:a", kind, ACCOUNTS.get(kind, "1"), "en", DUE, ("One", "Two"), "A title of some words")
    rules = rules_of(kind)
    found: Any = next(one.body for one in rules.payloads(message, rules) if one.part == 2)
    for name in way:
        found = found[name]
    assert LATER.fullmatch(found)
