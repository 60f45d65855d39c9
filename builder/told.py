"""Problems in words and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from builder.model.problem import Problem
from builder.model.said import count
from builder.model.shown import unobeyed

FEW = 10  # warnings of one rule; a blog that comes from elsewhere may have thousands


def summary(problems: Iterable[Problem]) -> str:
    """Return `2 errors, 1 warning`, or that nothing is wrong."""
    counts = Counter(problem.severity for problem in problems)
    found = [count(counts["error"], "error"), count(counts["warning"], "warning")]
    return ", ".join(found) if counts["error"] or counts["warning"] else "nothing is wrong"


def as_json(row: object, encoding: str) -> str:
    """Return *row* as JSON, exact; what is not in *encoding*, and what a terminal would obey, by its codes."""
    text = unobeyed(json.dumps(row, ensure_ascii=False, indent=1))
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return unobeyed(json.dumps(row, indent=1))
    return text


def problem_lines(problems: Iterable[Problem], *, all_of_them: bool) -> Iterator[str]:
    """Yield problems in words; of a rule's warnings the first few, and how many there are more."""
    counts: Counter[str] = Counter()
    for problem in problems:
        counts[problem.rule] += problem.severity != "error"
        if all_of_them or problem.severity == "error" or counts[problem.rule] <= FEW:
            yield str(problem)
    for rule, number in sorted(counts.items()):
        if number > FEW and not all_of_them:
            yield f"and {number - FEW} more of [{rule}]; -v shows all"


def problem_row(problem: Problem) -> dict[str, object]:
    """Return a problem as JSON holds it."""
    return {
        "path": problem.at.path,
        "line": problem.at.line,
        "column": problem.at.column,
        "severity": problem.severity,
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
        "about": problem.about,
    }
