"""What X sees in a text and what it counts: every case of twitter-text, and what npm twitter-text 3.1.0 gives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.channels import rules_of
from builder.channels.rules import utf16
from builder.channels.twitter.entities import Entity, cashtags_of, entities_of, mentions_of
from builder.channels.twitter.urls import urls_of
from builder.model.message import Draft
from conftest import REPOSITORY

SHARED = REPOSITORY.parent / "shared" / "conformance"
CASES = SHARED / "twitter-text" / "conformance"
RECORDED = Path(__file__).parent / "channels" / "twitter-text.jsonl"
RULES = rules_of("x")
WEIGHTED = "WeightedTweetsCounterTest"  # of version 2
DISCOUNTED = "WeightedTweetsWithDiscountedEmojiCounterTest"
MIXED = "Count a mix of single byte single word, and double word unicode characters"
TONED = "Count unicode emoji chars outside the basic multilingual plane with skin tone modifiers"
OLDER = {  # cases of older rules, which are kept beside those of config/v3.json, and why they do not hold now
    "tweets: Invalid Tweet: 141 characters": "a post has 280 since version 2",
    "tweets: Invalid Tweet: 141 characters (due to newline)": "a post has 280 since version 2",
    f"{WEIGHTED}: {MIXED}": "an emoji of several letters is two since version 3",
    f"{WEIGHTED}: {TONED}": "an emoji with its tone is two since version 3",
}


def cases(file: str, *groups: str) -> list[Any]:
    """Return the cases of *groups*; without the data, one that says so."""
    path = CASES / f"{file}.yml"
    if not path.is_file():
        return [pytest.param(None, marks=pytest.mark.skip(f"{path} is not at hand"))]
    tests = yaml.safe_load(path.read_text("utf-8"))["tests"]
    named = {f"{group}: {row['description']}": row for group in groups for row in tests[group]}
    assert len(named) == sum(len(tests[group]) for group in groups)
    return [pytest.param(row | {"name": name}, id=name) for name, row in named.items()]


@pytest.mark.parametrize("case", cases("extract", "urls", "tco_urls_with_params"))
def test_links_are_found(case: dict[str, Any]) -> None:
    assert [url.words for url in urls_of(case["text"])] == case["expected"]


@pytest.mark.parametrize("case", cases("extract", "urls_with_indices", "urls_with_directional_markers"))
def test_links_are_found_where_they_are(case: dict[str, Any]) -> None:
    found = [{"url": url.words, "indices": [url.start, url.end]} for url in urls_of(case["text"])]
    assert found == case["expected"]


@pytest.mark.parametrize("group", ["country", "generic"])
def test_every_top_level_domain_is_known(group: str) -> None:
    if not (CASES / "tlds.yml").is_file():
        pytest.skip(f"{CASES} is not at hand")
    rows = yaml.safe_load((CASES / "tlds.yml").read_text("utf-8"))["tests"][group]
    assert len(rows) > 300
    assert [row for row in rows if [url.words for url in urls_of(row["text"])] != row["expected"]] == []


def hashtags_of(text: str) -> tuple[Entity, ...]:
    """Return the hashtags that are in no link."""
    return tuple(one for one in entities_of(text) if one.kind == "hashtag")


@pytest.mark.parametrize("case", cases("extract", "hashtags", "hashtags_from_astral"))
def test_hashtags_are_found(case: dict[str, Any]) -> None:
    assert [one.value for one in hashtags_of(case["text"])] == case["expected"]


@pytest.mark.parametrize("case", cases("extract", "hashtags_with_indices"))
def test_hashtags_are_found_where_they_are(case: dict[str, Any]) -> None:
    found = [{"hashtag": one.value, "indices": [one.start, one.end]} for one in hashtags_of(case["text"])]
    assert found == case["expected"]


@pytest.mark.parametrize("case", cases("extract", "mentions"))
def test_mentions_are_found(case: dict[str, Any]) -> None:
    assert [one.value for one in mentions_of(case["text"]) if one.kind == "mention"] == case["expected"]


@pytest.mark.parametrize("case", cases("extract", "mentions_with_indices", "mentions_or_lists_with_indices"))
def test_mentions_are_found_where_they_are(case: dict[str, Any]) -> None:
    """A list of somebody's is one, too."""
    wanted = [(row["screen_name"] + row.get("list_slug", ""), *row["indices"]) for row in case["expected"]]
    assert [(one.value, one.start, one.end) for one in mentions_of(case["text"])] == wanted


@pytest.mark.parametrize("case", cases("extract", "cashtags"))
def test_cashtags_are_found(case: dict[str, Any]) -> None:
    assert [one.value for one in cashtags_of(case["text"])] == case["expected"]


@pytest.mark.parametrize("case", cases("extract", "cashtags_with_indices"))
def test_cashtags_are_found_where_they_are(case: dict[str, Any]) -> None:
    found = [{"cashtag": one.value, "indices": [one.start, one.end]} for one in cashtags_of(case["text"])]
    assert found == case["expected"]


def is_valid(text: str) -> bool:
    return RULES.count(Draft(text)).fits and bool(text) and not RULES.refused(text)


@pytest.mark.parametrize("case", cases("validate", "tweets"))
def test_posts_are_told_from_what_is_none(case: dict[str, Any]) -> None:
    assert (is_valid(case["text"]) == case["expected"]) == (case["name"] not in OLDER)


@pytest.mark.parametrize("case", cases("validate", WEIGHTED, DISCOUNTED, "UnicodeDirectionalMarkerCounterTest"))
def test_posts_are_weighed(case: dict[str, Any]) -> None:
    """Length, parts of a thousand and validity are those of the cases, all but those of the older version."""
    wanted, length = case["expected"], RULES.count(Draft(case["text"])).length
    found = {"weightedLength": length, "permillage": length * 1000 // 280, "valid": is_valid(case["text"])}
    same = found == {name: wanted[name] for name in found}
    assert same == (case["name"] not in OLDER)


@pytest.mark.parametrize("group", ["usernames", "lists", "hashtags"])
def test_names_are_told_from_what_is_none(group: str) -> None:
    for case in (one.values[0] for one in cases("validate", group)):
        if case is None:
            pytest.skip(f"{CASES} is not at hand")
        whole = [one.kind + "s" for one in entities_of(case["text"]) if one.end - one.start == len(case["text"])]
        assert (whole == [group.replace("user", "mention").replace("mentionnames", "mentions")]) == case["expected"]


def recorded() -> list[dict[str, Any]]:
    return [json.loads(line) for line in RECORDED.read_text("utf-8").splitlines()]


def seen(text: str, entities: tuple[Entity, ...]) -> list[list[object]]:
    """Return *entities* as the reference tells them, in UTF-16 units."""
    return [[utf16(text[: one.start]), utf16(text[: one.end]), one.value] for one in entities]


def test_the_reference_gives_the_same() -> None:
    """Of some hundred texts parseTweet and the extractors of npm twitter-text 3.1.0 (node 20, run on 2026-11-30)."""
    rows = recorded()
    assert len(rows) > 500
    for row in rows:
        text = row["text"]
        assert RULES.count(Draft(text)).more["length_reference"] == row["weighted"], ascii(text)
        links = tuple(Entity(url.start, url.end, "link", url.words) for url in urls_of(text))
        assert seen(text, links) == row.get("urls", []), ascii(text)
        assert seen(text, tuple(mentions_of(text))) == row.get("mentions", []), ascii(text)
        assert seen(text, hashtags_of(text)) == row.get("hashtags", []), ascii(text)
        assert seen(text, tuple(cashtags_of(text))) == row.get("cashtags", []), ascii(text)


def test_every_emoji_is_two_by_the_documentation() -> None:
    """The reference counts more for what is newer than it; the larger number is the length."""
    file = SHARED / "unicode" / "emoji-test-15.0.txt"
    if not file.is_file():
        pytest.skip(f"{file} is not at hand")
    lines = [line.partition(";") for line in file.read_text("utf-8").splitlines() if "; fully-" in line]
    counts = [RULES.count(Draft("".join(chr(int(code, 16)) for code in codes.split()))) for codes, _, _ in lines]
    assert {count.more["length_documented"] for count in counts} == {2}
    assert all(count.length == count.more["length_reference"] for count in counts)
    assert sum(count.length > 2 for count in counts) == 692
