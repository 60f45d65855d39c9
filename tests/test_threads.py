"""A thread: nothing is lost, no part is too long, and no cut is where it hurts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from builder.channels import rules_of
from builder.channels.parting import parted
from builder.channels.rules import GRAPHEME, counted, graphemes
from builder.model.message import Count, Draft
from builder.model.network import Fact, Rules, Source

LINK = re.compile(r"https?://\S+|[@#]\w+")
NUMBER = re.compile(r" \d+/\d+\Z")


def count(draft: Draft, rules: Rules) -> Count:
    return counted(rules, {"text": graphemes(draft.text) + graphemes(draft.spoiler), "title": len(draft.title)})


def whole(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in LINK.finditer(text))


FACTS = {"text": Fact(20, "grapheme", Source("this test")), "title": Fact(5, "char", Source("this test"))}
RULES = Rules("short", "Short", FACTS, count, whole=whole, threads=True)
TEXTS = some.lists(
    some.one_of(
        some.text(max_size=12),
        some.sampled_from([" ", "\n", "\r\n", "\n\n", ". ", "。", "\u00a0", "\u0301", "\u0600", "👩‍🔧", "🇩🇪", "क्षि"]),
        some.sampled_from(["https://repair.example/a", "@desk", "#Lamps", "word ", "Dr. ", "?! "]),
    ),
    max_size=40,
).map("".join)


def unnumbered(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(NUMBER.sub("", part) for part in parts) if len(parts) > 1 else parts


def bare(text: str) -> str:
    return "".join(text.split())


@settings(deadline=None)
@given(TEXTS)
def test_nothing_is_lost(text: str) -> None:
    """The parts without their numbers, one after the other, are the text: only space is dropped, at the seams."""
    parts = unnumbered(parted(Draft(text), RULES))
    assert bare("".join(parts)) == bare(text)
    at = 0
    for part in parts:
        found = text.find(part, at)
        assert found >= 0
        assert not bare(text[at:found])
        at = found + len(part)


@settings(deadline=None)
@given(TEXTS)
def test_no_part_is_too_long(text: str) -> None:
    """A part is beyond the bound only if it is one grapheme, or one link, mention or tag."""
    parts = parted(Draft(text), RULES)
    for part, words in zip(parts, unnumbered(parts), strict=True):
        if not RULES.count(Draft(part)).fits and bare(text):
            assert graphemes(words) == 1 or LINK.search(words)


@settings(deadline=None)
@given(TEXTS)
@example("a \u0301b " * 9)
@example("\u0600 a" * 20)
@example("\r\n" * 40)
def test_cuts_are_between_graphemes(text: str) -> None:
    """No cut is within a grapheme, a link, a mention or a tag."""
    edges = {0, *(found.end() for found in GRAPHEME.finditer(text))}
    at = 0
    for part in unnumbered(parted(Draft(text), RULES)):
        start = text.find(part, at)
        at = start + len(part)
        assert {start, at} <= edges
        assert not any(low < cut < high for low, high in whole(text) for cut in (start, at))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It fits.", ("It fits.",)),
        ("Heat it first. Then turn it.", ("Heat it first. 1/2", "Then turn it. 2/2")),
        ("Heat the screw and turn it", ("Heat the screw 1/2", "and turn it 2/2")),
        ("One.\n\nTwo, two, two. Three.", ("One. 1/3", "Two, two, two. 2/3", "Three. 3/3")),
        ("Wait, wait.\n\nTwo. Three four.", ("Wait, wait. 1/2", "Two. Three four. 2/2")),
        ("Ask Dr. Gray, please, now.", ("Ask Dr. Gray, 1/2", "please, now. 2/2")),
        ("Am 3. Mai kommen wir wieder", ("Am 3. Mai kommen 1/2", "wir wieder 2/2")),
        ("ねじを温めてください。次に、左へ回します。", ("ねじを温めてください。 1/2", "次に、左へ回します。 2/2")),
        ("पेंच गरम करो। फिर घुमाओ। फिर रुको।", ("पेंच गरम करो। 1/2", "फिर घुमाओ। फिर रुको। 2/2")),
        ("انتظر قليلا؟ ثم أدر البرغي", ("انتظر قليلا؟ 1/2", "ثم أدر البرغي 2/2")),
        ("x" * 30, ("x" * 16 + " 1/2", "x" * 14 + " 2/2")),
        ("see https://repair.example/long now", ("see 1/3", "https://repair.example/long 2/3", "now 3/3")),
        (" " * 30, (" " * 30,)),
        ("Heat it." + " " * 30, ("Heat it.",)),
    ],
)
def test_seams(text: str, parts: tuple[str, ...]) -> None:
    """Sentences first, then words; what is no end of a sentence is none."""
    assert parted(Draft(text), RULES) == parts


def test_numbers_take_room() -> None:
    """A thread of more than nine parts has room for longer numbers."""
    parts = parted(Draft("word " * 60), RULES)
    assert len(parts) > 9
    assert parts[-1].endswith(f" {len(parts)}/{len(parts)}")
    assert all(RULES.count(Draft(part)).fits for part in parts)


def test_parts_have_more_to_carry() -> None:
    """What is read before the text counts with every part; a title that is too long is no reason to cut."""
    parts = parted(Draft("one two three four", spoiler="ten letter"), RULES)
    assert all(RULES.count(Draft(part, spoiler="ten letter")).fits for part in parts)
    assert parts == ("one 1/4", "two 2/4", "three 3/4", "four 4/4")
    assert parted(Draft("It fits.", title="far too long"), RULES) == ("It fits.",)
    assert parted(Draft("one two", spoiler="x" * 21), RULES) == ("one two",)


@pytest.mark.parametrize(
    "piece", ["word ", "x", "Wait. ", "a\u0301\u0302", "https://a.example/ ", "字", "\n\n", "a\u00a0"]
)
def test_a_long_text_is_cut_once(piece: str) -> None:
    """What is counted on the way is a few times the text, however long that is."""
    seen = 0

    def counting(draft: Draft, rules: Rules) -> Count:
        nonlocal seen
        seen += len(draft.text)
        return counted(rules, {"text": graphemes(draft.text)})

    text = piece * (100_000 // len(piece))
    rules = replace(rules_of("bluesky"), counting=counting, whole=whole)
    parts = parted(Draft(text), rules)
    assert bare("".join(unnumbered(parts))) == bare(text)
    assert seen < 60 * len(text)
