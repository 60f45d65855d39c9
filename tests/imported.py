"""Little blogs of other generators to build, for the tests."""

from __future__ import annotations

from builder.model.plan import Edition
from conftest import Project, built

CALENDAR = "site: {{title: T, url: https://t.example/, namespace: 't.example,2026', languages: {}}}\ntimezone: UTC\n"


def yaml(*lines: str) -> str:
    """Return a file with these lines of YAML."""
    return "\n".join(["---", *lines, "---", "x", ""])


def toml(*lines: str) -> str:
    """Return a file with these lines of TOML."""
    return "\n".join(["+++", *lines, "+++", "x", ""])


def public(project: Project, files: dict[str, str], languages: str = "[en, de]") -> dict[str, Edition]:
    """Return what is public of *files* by its path; there are no errors."""
    made = built(project({**files, "calendar.yaml": CALENDAR.format(languages)}))
    assert made.errors == ()
    assert made.made is not None
    return {edition.path: edition for edition in made.made.public.editions}


def told(project: Project, files: dict[str, str], rule: str) -> list[str]:
    """Return what is said of *files* under *rule*."""
    made = built(project({**files, "calendar.yaml": CALENDAR.format("[en, de]")}))
    return [str(problem) for problem in made.problems if problem.rule == rule]
