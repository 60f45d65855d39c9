"""Problems to rows of JSON and back, for the memory of files."""

from __future__ import annotations

from typing import Any

from builder.model.problem import Location, Problem, Splice


def row_of(problem: Problem) -> list[Any]:
    """Return a problem as JSON can hold it."""
    fix = problem.fix
    return [
        *(problem.at.path, problem.at.line, problem.at.column),
        *(problem.rule, problem.message, problem.hint, problem.severity),
        [fix.at.line, fix.at.column, fix.old, fix.new] if fix else None,
    ]


def problem_of(path: str, row: list[Any]) -> Problem:
    """Return the problem that was packed as *row*; it withholds the file at *path*."""
    written, line, column, rule, message, hint, severity, fix = row
    mend = Splice(Location(path, fix[0], fix[1]), fix[2], fix[3]) if fix else None
    return Problem(Location(written, line, column), rule, message, hint, severity, path, mend)
