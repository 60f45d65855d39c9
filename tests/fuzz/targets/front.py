"""Any bytes as a file of content: front matter in every spelling, fields typed, and a body that stands in the file."""

from __future__ import annotations

from builder.load import front
from builder.load.fields import DATE, TAGS, Fields
from builder.load.front import Front
from builder.load.text import decode
from fuzz.rules import problems_hold, value_holds

WORDS = ("---\n", "+++\n", "title: ", 'title = "', '{"title": "', "\\u0007", "date: 2026-12-01", "<<<<<<< ", "Title: ")


def one(data: bytes) -> None:
    """Split *data*, and read its fields."""
    text, broken = decode("a.md", data, "a.md")
    if broken:
        problems_hold((broken,), text)
    found = front.split("a.md", text)
    problems_hold(found.problems, text)
    if any(problem.severity == "error" for problem in found.problems):
        assert not any(problem.severity == "error" and problem.about != "a.md" for problem in found.problems)
        return
    assert text.endswith(found.body)
    assert front.body_of("a.md", text) == found.body
    value_holds(found.keys)
    fields = Fields(found.keys, found.marks)
    fields.text("title")
    fields.date(*DATE)
    fields.names(*TAGS)
    fields.private()
    problems_hold(fields.problems, text)


def plant() -> None:
    """Let values through that cannot be shown."""
    vars(front)["_sayable"] = _taken


def _taken(found: Front) -> Front:
    return found
