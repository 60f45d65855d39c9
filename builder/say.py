"""What a command answers, in words and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from builder.model.plan import Plan
from builder.model.problem import Problem
from builder.model.said import count
from builder.model.shown import unobeyed
from builder.pipeline import Build, Made
from builder.publish import Outcome

PUBLIC = {"out"}
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


def made_lines(made: Made, build: Build, outcome: Outcome, seconds: float) -> Iterable[str]:
    """Yield what a build made, in how long, what it withheld and why."""
    posts, pages = count(len(made.public.editions), "post"), count(len(made.public.places), "page")
    snippets = count(len(made.rendered.snippets), "snippet")
    yield f"published {posts}, {pages} and {snippets} in {seconds:.1f} s"
    for name, written in (("site", outcome.site), ("desk", outcome.desk)):
        files = count(written.rendered + written.kept, "file")
        yield f"  {name}: {files}, {len(written.made)} written, {len(written.removed)} removed"
    if waiting := not_public(made.plan):
        yield f"  not public: {waiting}"
    for about in sorted(build.withheld):
        causes = sorted({str(problem.at) for problem in build.errors if problem.about == about})
        yield f"  withheld: {about} (see {', '.join(causes)})"


def not_public(plan: Plan) -> str:
    """Return what waits, by stage: `2 approved, 1 writing`."""
    counts = Counter(edition.stage for edition in plan.editions if edition.stage not in PUBLIC)
    return ", ".join(f"{number} {stage}" for stage, number in sorted(counts.items()))


def made_row(made: Made, build: Build, outcome: Outcome, seconds: float) -> dict[str, object]:
    """Return the same as JSON holds it."""
    return {
        "published": True,
        "seconds": round(seconds, 3),
        "posts": len(made.public.editions),
        "pages": len(made.public.places),
        "snippets": len(made.rendered.snippets),
        "written": sorted(f"site/{path}" for path in outcome.site.made)
        + sorted(f"desk/{p}" for p in outcome.desk.made),
        "removed": [f"site/{path}" for path in outcome.site.removed] + [f"desk/{p}" for p in outcome.desk.removed],
        "withheld": sorted(build.withheld),
        "problems": [problem_row(problem) for problem in build.problems],
    }


def unwritable(error: OSError) -> str:
    """Return what went wrong while writing; a full disk does not say at which file."""
    why = error.strerror or str(error)
    return f"this could not be written: {error.filename}: {why}" if error.filename else f"writing failed: {why}"
