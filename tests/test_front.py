"""Front matter in every spelling comes to the same fields."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

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


@pytest.mark.parametrize(
    "above", ["title: A hinge\nauthors: [ada, ben]\n", "layout: post\ntitle: A hinge\n", "title: A\ntags:\n- a\n"]
)
def test_a_first_fence_that_was_deleted(above: str) -> None:
    """What would be read half, or shown to readers, withholds its file."""
    (told,) = split("hinge.md", f"{above}---\nWords.\n").problems
    assert (told.at.line, told.rule) == (1, "front-matter-unclosed")
    assert told.message.endswith("the first line must be ---")


@pytest.mark.parametrize(
    "text",
    [
        "title: A hinge\ntags: a, b\n---\nWords.\n",
        "title: A: b\ntags: [a]\n---\n",
        "Title: A [b]\nTags: [a]\n---\n",
        "title: A\n\nOne\n---\n",
    ],
)
def test_lines_without_fences_are_read_as_before(text: str) -> None:
    front = split("hinge.md", text)
    assert front.problems == ()
    assert front.keys["title"]


@pytest.mark.parametrize("text", ["Note: this is no metadata.\n\nWords.\n", "Summary: of nothing.\n", "Words.\n", ""])
def test_words_with_a_colon_are_words(text: str) -> None:
    front = split("a.md", text)
    assert (front.keys, front.body) == ({}, text)


@given(
    some.recursive(
        some.text(some.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs")), min_size=1) | some.none(),
        some.lists,
        max_leaves=8,
    )
)
def test_json_comes_back_as_it_was_written(value: object) -> None:
    """With every letter coded, and with none."""
    for ascii_only in (True, False):
        text = json.dumps({"a": value}, ensure_ascii=ascii_only, indent=1)
        front = split("a.md", f"{text}\n\nWords.\n")
        if not any(problem.rule == "control-character" for problem in front.problems):
            assert (front.problems, front.keys, front.body) == ((), {"a": value}, "Words.\n")


@given(some.text(some.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs"), exclude_characters="\ufeff")))
def test_toml_comes_back_as_it_was_written(words: str) -> None:
    front = split("a.md", f"+++\na.b = {json.dumps(words, ensure_ascii=False)}\n+++\nWords.\n")
    assert (front.problems, front.keys, front.body) == ((), {"a": {"b": words}}, "Words.\n")
