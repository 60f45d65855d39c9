"""What a network counts: tables of text and length, and Unicode's own data where it is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from builder.channels import all_rules, rules_of
from builder.channels.rules import graphemes
from builder.model.message import Draft
from conftest import REPOSITORY

TABLES = Path(__file__).parent / "channels"
UNICODE = REPOSITORY.parent / "shared" / "conformance" / "unicode"
# where our segmenter (regex, of the data of Unicode 17) differs from the test data, and the whole of it
DIFFERS = {
    "GraphemeBreakTest-15.0.0.txt": {"\u2701\u200d\u2701"},  # scissors are no Extended_Pictographic any more
    "grapheme-break-17.0.0-derived.txt": {  # a virama that no consonant stands before should not join (GB9c)
        *("\u094d\u0915", "\u094d\u0308\u0915", "a\u094d\u0924", "?\u094d\u0924"),
    },
}


def length(kind: str, text: str) -> int:
    return rules_of(kind).count(Draft(text)).length


def rows(name: str) -> list[Any]:
    table = yaml.safe_load((TABLES / f"{name}.yaml").read_text("utf-8"))
    return [pytest.param(row, id=row.get("why") or repr(row["text"])) for row in table]


def text_of(row: dict[str, Any]) -> str:
    letters, times = row.get("repeat", ("", 0))
    return str(letters) * int(times) + str(row["text"])


@pytest.mark.parametrize("row", rows("graphemes"))
def test_graphemes(row: dict[str, Any]) -> None:
    """A character is what a reader calls one; both networks agree on that."""
    assert graphemes(row["text"]) == row["graphemes"]
    assert length("bluesky", row["text"]) == row["graphemes"]
    assert length("mastodon", row["text"]) == row["graphemes"]


@pytest.mark.parametrize("row", rows("mastodon"))
def test_mastodon(row: dict[str, Any]) -> None:
    assert length("mastodon", text_of(row)) == sum(row["length"])


@pytest.mark.parametrize("row", rows("bluesky"))
def test_bluesky(row: dict[str, Any]) -> None:
    assert length("bluesky", text_of(row)) == sum(row["length"])


@given(some.text())
def test_a_text_is_never_longer_than_its_characters(text: str) -> None:
    """Any text can be counted; only a link, which takes 23, may be longer than it looks."""
    assert 0 <= graphemes(text) <= len(text)
    assert length("mastodon", text) <= len(text) + 23 * text.lower().count("http")


@pytest.mark.parametrize("piece", ["(", "(a", "(a)", "a.", "a-", "https://", "@a.", "@", ".", "?(", "[", "：//"])
def test_no_text_takes_long(piece: str) -> None:
    """A text that is made to be slow is not."""
    for before in ("", "https://a.org/", "https://", "@a@", "https://a.org?"):
        assert length("mastodon", before + piece * 3000) > 0


def test_limits_are_dated_facts() -> None:
    """Every number has a source and the day on which it was read."""
    for kind, rules in all_rules().items():
        assert rules.kind == kind
        for fact in rules.facts.values():
            assert fact.value >= 0
            assert fact.source.title
            assert fact.source.read_on >= "2026-01-01"
    assert (rules_of("mastodon").most("text"), rules_of("bluesky").most("text")) == (500, 300)


def test_a_kind_without_a_file_takes_any_length() -> None:
    assert rules_of("site").count(Draft("x" * 100_000)).fits


def test_an_account_has_limits_of_its_own() -> None:
    rules = rules_of("mastodon").owned({"text": 1000, "other": 3})
    assert rules.count(Draft("x" * 1000)).fits
    assert not rules.count(Draft("x" * 1001)).fits
    assert "other" not in rules.facts


def broken_up(file: Path) -> Iterator[tuple[str, int]]:
    """Yield each text of Unicode's test data with the number of its clusters: one less than its ÷ signs."""
    for line in file.read_text("utf-8").splitlines():
        case = line.partition("#")[0].split()
        if case:
            yield "".join(chr(int(word, 16)) for word in case if word not in {"÷", "×"}), case.count("÷") - 1


@pytest.mark.parametrize(
    ("name", "cases"), [("GraphemeBreakTest-15.0.0.txt", 602), ("grapheme-break-17.0.0-derived.txt", 766)]
)
def test_unicode_data(name: str, cases: int) -> None:
    """We count as Unicode's own test data does."""
    if not (UNICODE / name).is_file():
        pytest.skip(f"{UNICODE / name} is not at hand")
    found = list(broken_up(UNICODE / name))
    assert len(found) == cases
    assert {text for text, count in found if graphemes(text) != count} == DIFFERS[name]


def sequences_of(file: Path) -> Iterator[str]:
    """Yield each emoji of one of Unicode's lists: a line has the codes of one, or the first and last of a row."""
    for line in file.read_text("utf-8").splitlines():
        codes = line.partition("#")[0].partition(";")[0].strip()
        first, _, last = codes.partition("..")
        if last:
            yield from map(chr, range(int(first, 16), int(last, 16) + 1))
        elif codes:
            yield "".join(chr(int(code, 16)) for code in codes.split())


@pytest.mark.parametrize(
    ("name", "cases"),
    [("emoji-test-15.0.txt", 4733), ("emoji-sequences-15.0.txt", 2314), ("emoji-zwj-sequences-15.0.txt", 1350)],
)
def test_every_emoji_is_one(name: str, cases: int) -> None:
    """An emoji is one character, however many it is made of, and however it is qualified; so is a tone of skin."""
    if not (UNICODE / name).is_file():
        pytest.skip(f"{UNICODE / name} is not at hand")
    sequences = list(sequences_of(UNICODE / name))
    assert len(sequences) == cases
    assert {graphemes(sequence) for sequence in sequences} == {1}
    apart = [sequence for sequence in sequences if not "\U0001f3fb" <= sequence <= "\U0001f3ff"]
    assert {length("bluesky", f"a{sequence}b") for sequence in apart} == {3}
