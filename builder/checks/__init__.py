"""One rule a file: `check(what)` yields problems of what its argument's type declares; its docstring is for authors.

A rule without `check` is found while reading, and its file holds its documentation.

A check may compare two things with the hour, and no others: days in the plan's timezone, and the plan's own moments
(plan/turns.py has them all). So what `check` found is true until the next of these, and `dateline check` says it again
till then without reading anything; “within the last 36 hours” would be wrong for hours. tests/test_turns.py holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from types import ModuleType
from typing import Any

from builder.model.problem import Problem
from builder.model.project import Project
from builder.registry import modules_in, wanted


@cache
def rules() -> dict[str, ModuleType]:
    """Return every rule by its name, as authors write it: `unknown-name`."""
    return {name.replace("_", "-"): module for name, module in modules_in(__name__, __path__).items()}


@cache
def _readers() -> tuple[tuple[type[Any], ModuleType], ...]:
    return tuple((wanted(module.check), module) for module in rules().values() if hasattr(module, "check"))


def check(what: object) -> Iterator[Problem]:
    """Yield the problems of *what*, from every rule that reads its type."""
    for kind, module in _readers():
        if kind is type(what):
            yield from module.check(what)


def judged(problems: Iterable[Problem], project: Project) -> Iterator[Problem]:
    """Yield problems with the severity that the project gives their rule, without those an entry is excepted from."""
    for problem in problems:
        rule = rules()[problem.rule]
        if getattr(rule, "FIRM", False) or not hasattr(rule, "check"):
            yield problem
            continue
        severity = project.settings.severities.get(problem.rule, problem.severity)
        entry = project.entries.get(problem.about)
        if severity == "off" or (entry and problem.rule in entry.excepts):
            continue
        if severity == "error" and getattr(rule, "OF_TIME", False):
            severity = "warning"
        yield replace(problem, severity=severity) if severity != problem.severity else problem
