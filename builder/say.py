"""What a command answers, in words and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from builder.model.plan import Plan
from builder.model.problem import Problem
from builder.pipeline import Build, Made
from builder.publish import Outcome

PUBLIC = {"out"}


def count(number: int, word: str) -> str:
    """Return `1 post`, `2 posts`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def summary(problems: Iterable[Problem]) -> str:
    """Return `2 errors, 1 warning`, or that nothing is wrong."""
    counts = Counter(problem.severity for problem in problems)
    found = [count(counts["error"], "error"), count(counts["warning"], "warning")]
    return ", ".join(found) if counts["error"] or counts["warning"] else "nothing is wrong"


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


def next_rows(plan: Plan) -> list[dict[str, object]]:
    """Return what is to be done: stages by their day, then what missed its moment, then what goes out."""
    stages: list[dict[str, object]] = [
        {"entry": due.entry, "stage": due.stage, "due": due.day.isoformat(), "who": due.who or None, "late": due.late}
        for due in plan.dues
        if not due.met
    ]
    missed: list[dict[str, object]] = []
    going: list[dict[str, object]] = []
    for edition in plan.editions:
        if edition.entry is None or edition.publish is None or edition.stage in {"out", "expired", "parked", "dropped"}:
            continue
        late = edition.stage == "missed"
        row: dict[str, object] = {
            "entry": edition.id,
            "stage": "missed" if late else "publish",
            "due": edition.publish.isoformat(),
            "who": edition.entry.owner,
            "late": late,
        }
        (missed if late else going).append(row)
    return [*stages, *missed, *going]


def next_lines(plan: Plan) -> Iterable[str]:
    """Yield the same in words."""
    titles = {edition.id: edition.title for edition in plan.editions}
    people = plan.settings.people
    rows = next_rows(plan)
    for row in rows:
        who = people[str(row["who"])].name if row["who"] in people else (row["who"] or "nobody yet")
        late = "late  " if row["late"] else "      "
        due = str(row["due"])[:16].replace("T", " ")
        yield f"{late}{due:<16}  {row['stage']:<8}  {titles[str(row['entry'])]} ({who})"
    if not rows:
        yield "nothing is due: plan something with a date, and its deadlines stand here"
