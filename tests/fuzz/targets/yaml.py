"""Any bytes as a file of the plan: text or a problem, and no exception, no object, nothing unseen."""

from __future__ import annotations

import re

from builder.load import yaml
from builder.load.text import decode, turned
from fuzz.rules import problems_hold, value_holds

WORDS = ("title: ", "publish: ", "- ", "{a: b}", "[a, b]", "|\n  ", "&a ", "*a", "!!str ", "<<: ", "---\n", "...\n")


def one(data: bytes) -> None:
    """Read *data*; an assertion or any other exception is a finding."""
    text, broken = decode("plan.yaml", data)
    turned("plan.yaml", data)
    if broken:
        problems_hold((broken,), text)
        return
    found = yaml.read("plan.yaml", text)
    problems_hold(found.problems, text)
    if found.usable:
        value_holds(found.value)
        lines = text.split("\n")
        assert all(1 <= line <= len(lines) for line, _ in found.marks.at.values())


def plant() -> None:
    """Let control characters that are written with a backslash through."""
    vars(yaml)["UNPRINTABLE"] = re.compile(r"(?!)")
