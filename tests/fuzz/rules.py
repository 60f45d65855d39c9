"""What holds of every reading of any file: said once, for the targets and for the tests."""

from __future__ import annotations

from collections.abc import Iterable

from builder.load.refused import DEEPEST, UNPRINTABLE
from builder.load.yaml import Value
from builder.model.problem import Problem

LONGEST = 2000  # letters of a problem


def problems_hold(problems: Iterable[Problem], text: str) -> None:
    """Each problem says what is wrong on one line, at a place of the text; each mend finds there what it replaces."""
    lines = text.split("\n")
    for problem in problems:
        assert 1 <= problem.at.line <= len(lines), problem
        assert 1 <= problem.at.column <= len(lines[problem.at.line - 1]) + 1, problem
        assert problem.message, problem
        assert not problem.message.endswith("."), problem
        assert len(str(problem)) < LONGEST, len(str(problem))
        if problem.fix:
            line = lines[problem.fix.at.line - 1]
            assert line[problem.fix.at.column - 1 :].startswith(problem.fix.old), problem


def value_holds(value: Value, depth: int = 0) -> None:
    """A value is text, a list or a mapping, no deeper than is allowed, and can be shown."""
    assert depth <= DEEPEST
    if isinstance(value, dict):
        for key, item in value.items():
            value_holds(key)
            value_holds(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            value_holds(item, depth + 1)
    else:
        assert value is None or (isinstance(value, str) and not UNPRINTABLE.search(value)), ascii(value)[:200]
