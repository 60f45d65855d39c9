"""What we send to Bluesky is what AT Protocol takes, and what we take for that passes every case of its own tests."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from atproto.data import cbor, cid_of, is_data
from atproto.lexicons import Lexicons, is_lexicon
from atproto.strings import FORMATS
from builder.channels import rules_of
from builder.model.message import Card, Message
from conftest import REPOSITORY
from test_bluesky import MESSAGE, PICTURE, TEXTS

CONFORMANCE = REPOSITORY.parent / "shared" / "conformance"
LEXICONS, INTEROP = CONFORMANCE / "atproto-lexicons", CONFORMANCE / "atproto-interop"
at_hand = pytest.mark.skipif(not CONFORMANCE.is_dir(), reason="the public test data is not at hand")
FILES = {name.replace("-", ""): name for name in FORMATS} | {"aturi": "at-uri", "recordkey": "record-key"}


def lines_of(file: Path) -> Iterator[str]:
    return (line for line in file.read_text("utf-8").split("\n") if line and not line.startswith("#"))


@at_hand
def test_every_format_but_one_has_its_cases() -> None:
    """There are no cases of a CID's syntax: those of the data have some."""
    read = {file.name.partition("_")[0] for file in (INTEROP / "syntax").iterdir()}
    assert {FILES[name] for name in read} == FORMATS.keys() - {"cid"}


@at_hand
@pytest.mark.parametrize("file", sorted((INTEROP / "syntax").glob("*.txt")), ids=lambda file: file.stem)
def test_syntax(file: Path) -> None:
    """What parses and means nothing, like a month zero, is no good either."""
    name, _, kind = file.stem.partition("_")
    lines = list(lines_of(file))
    assert lines
    assert [line for line in lines if FORMATS[FILES[name]](line) != kind.endswith("_valid")] == []


def cases(*path: str) -> list[Any]:
    file = INTEROP.joinpath(*path)
    found = json.loads(file.read_text("utf-8")) if file.is_file() else []
    return [pytest.param(one, id=one.get("note") or one.get("name")) for one in found]


@at_hand
@pytest.mark.parametrize("case", cases("data-model", "data-model-valid.json"))
def test_data(case: dict[str, Any]) -> None:
    assert is_data(case["json"])


@at_hand
@pytest.mark.parametrize("case", cases("data-model", "data-model-invalid.json"))
def test_no_data(case: dict[str, Any]) -> None:
    assert not is_data(case["json"])


@at_hand
@pytest.mark.parametrize("case", cases("data-model", "data-model-fixtures.json"))
def test_the_bytes_of_data(case: dict[str, Any]) -> None:
    """What we take for the same data has the same bytes and the same CID."""
    data = b"".join(cbor(case["json"]))
    assert is_data(case["json"])
    assert data == b64decode(case["cbor_base64"] + "=" * (-len(case["cbor_base64"]) % 4))
    assert cid_of(data) == case["cid"]


@at_hand
@pytest.mark.parametrize("good", [True, False])
def test_lexicons(*, good: bool) -> None:
    found = json.loads((INTEROP / "lexicon" / f"lexicon-{'valid' if good else 'invalid'}.json").read_text("utf-8"))
    assert [one["name"] for one in found if is_lexicon(one["lexicon"]) != good] == []


def faults(case: dict[str, Any]) -> list[str]:
    lexicons = Lexicons.of(INTEROP / "lexicon" / "catalog" / "record.json")
    main = lexicons.known["example.lexicon.record"]["main"]
    return list(lexicons.faults(case["data"], main, "example.lexicon.record"))


@at_hand
@pytest.mark.parametrize("case", cases("lexicon", "record-data-valid.json"))
def test_record_data(case: dict[str, Any]) -> None:
    assert is_data(case["data"])
    assert faults(case) == []


@at_hand
@pytest.mark.parametrize("case", cases("lexicon", "record-data-invalid.json"))
def test_no_record_data(case: dict[str, Any]) -> None:
    assert not is_data(case["data"]) or faults(case)


def told(message: Message) -> list[str]:
    """Return what is wrong with the requests and the records of *message*."""
    lexicons = Lexicons.of(*LEXICONS.rglob("*.json"))
    asked = lexicons.known["com.atproto.repo.createRecord"]["main"]["input"]["schema"]
    post = lexicons.known["app.bsky.feed.post"]["main"]
    rules, found = rules_of("bluesky"), []
    for payload in rules.payloads(message, rules):
        body: Any = json.loads(json.dumps(payload.body))
        found += list(lexicons.faults(body, asked, "com.atproto.repo.createRecord"))
        found += list(lexicons.faults(body["record"], post, "app.bsky.feed.post"))
        found += [] if is_data(body["record"]) else ["no data"]
    return found


@at_hand
@pytest.mark.parametrize(
    "message",
    [
        MESSAGE,
        replace(MESSAGE, pictures=(PICTURE,)),
        replace(MESSAGE, pictures=(PICTURE,) * 5),
        replace(MESSAGE, card=Card("https://a.org", "A", "", PICTURE)),
        replace(MESSAGE, account="did:plc:ewvi7nxzyoun6zhxrhs64oiz", lang="pt-BR"),
        replace(MESSAGE, parts=tuple(map(str, range(12)))),
    ],
)
def test_a_record_is_as_the_lexicon_says(message: Message) -> None:
    """The whole request and the record, each string in its format, too."""
    assert told(message) == []


@at_hand
def test_a_long_record_is_not() -> None:
    assert told(replace(MESSAGE, parts=("x" * 301,))) == ["text: Graphemes is 301"]


@at_hand
@settings(deadline=None, max_examples=50)
@given(TEXTS.filter(lambda text: len(text) <= 300), some.text(), some.text())
def test_no_text_and_no_account_spoils_a_record(text: str, account: str, lang: str) -> None:
    assert told(replace(MESSAGE, parts=(text, text), account=account, lang=lang)) == []


def test_the_client_marks_what_no_record_may_hold() -> None:
    """`@a..org` is a mention to the client, and no handle; a language in capitals is written in small letters."""
    rules = rules_of("bluesky")
    spoilt = replace(MESSAGE, parts=("@a..org @b.org",), lang="EN-gb", account="@nobody")
    (payload,) = rules.payloads(spoilt, rules)
    body: Any = payload.body
    assert [one["features"][0]["did"] for one in body["record"]["facets"]] == ["did:placeholder:b.org"]
    assert (body["repo"], body["record"]["langs"]) == ("did:placeholder:account", ["en-gb"])
