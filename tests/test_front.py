"""Front matter in every spelling comes to the same fields."""

from __future__ import annotations

import pytest

from builder.load.front import body_of, split

YAML = "---\ntitle: A hinge\ndate: 2014-03-02\ntags: [wood, glue]\n---\nWords.\n"
TOML = '+++\ntitle = "A hinge"\ndate = 2014-03-02\ntags = ["wood", "glue"]\n+++\nWords.\n'
JSON = '{"title": "A hinge", "date": "2014-03-02", "tags": ["wood", "glue"]}\n\nWords.\n'
PELICAN = "Title: A hinge\nDate: 2014-03-02\nTags: wood, glue\n\nWords.\n"
NIKOLA = ".. title: A hinge\n.. date: 2014-03-02\n.. tags: wood, glue\n\nWords.\n"
COMMENTED = f"<!--\n{NIKOLA.partition(chr(10) * 2)[0]}\n-->\n\nWords.\n"


@pytest.mark.parametrize("text", [YAML, TOML, JSON, PELICAN, NIKOLA, COMMENTED])
def test_spellings(text: str) -> None:
    front = split("content/a.md", text)
    assert front.problems == ()
    assert front.keys["title"] == "A hinge"
    assert front.keys["date"] == "2014-03-02"
    assert front.keys["tags"] in (["wood", "glue"], "wood, glue")
    assert front.body.strip() == "Words."
    assert body_of("content/a.md", text).strip() == "Words."


def test_places_are_those_of_the_values() -> None:
    assert split("a.md", PELICAN).marks.of("date").line == 2
    assert split("a.md", COMMENTED).marks.of("date").line == 3
    assert split("a.md", TOML).marks.of("date").line == 3


def test_a_value_goes_on_in_indented_lines() -> None:
    front = split("a.md", "Title: A hinge\nSummary: Matchsticks\n    and glue.\n\nWords.\n")
    assert front.keys["summary"] == "Matchsticks and glue."


@pytest.mark.parametrize("text", ["Note: this is no metadata.\n\nWords.\n", "Summary: of nothing.\n", "Words.\n", ""])
def test_words_with_a_colon_are_words(text: str) -> None:
    front = split("a.md", text)
    assert (front.keys, front.body) == ({}, text)
