"""What a command answers, in words and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from builder.model.plan import Due, Edition, Plan
from builder.outputs.desk import SETTLED, overdue
from builder.pipeline import Build, Made
from builder.publish import Outcome
from builder.told import count, problem_row

PUBLIC = {"out"}


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


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to be done: *due* is a day or a moment in ISO 8601."""

    entry: str
    title: str
    stage: str
    due: str
    who: str | None
    late: bool


def next_rows(plan: Plan) -> list[dict[str, object]]:
    """Return what is to be done: stages by their day, then what missed its moment, then what goes out."""
    return [
        {"entry": todo.entry, "stage": todo.stage, "due": todo.due, "who": todo.who, "late": todo.late}
        for todo in _todos(plan)
    ]


def _todos(plan: Plan) -> list[Todo]:
    waiting = [edition for edition in plan.editions if edition.publish and edition.stage not in SETTLED]
    going = [_going(edition, edition.publish, plan) for edition in waiting if edition.entry and edition.publish]
    return [*(_due(due) for due in plan.dues if not due.met), *sorted(going, key=lambda todo: not todo.late)]


def _due(due: Due) -> Todo:
    return Todo(due.entry, due.title, due.stage, due.day.isoformat(), due.who or None, due.late)


def _going(edition: Edition, publish: datetime, plan: Plan) -> Todo:
    stage = "missed" if edition.stage == "missed" else "publish"
    who = edition.entry.owner if edition.entry else None
    return Todo(edition.id, edition.title, stage, publish.isoformat(), who, overdue(edition, plan.now))


def next_lines(plan: Plan) -> Iterable[str]:
    """Yield the same in words."""
    people = plan.settings.people
    todos = _todos(plan)
    for todo in todos:
        who = people[todo.who].name if todo.who and todo.who in people else (todo.who or "nobody yet")
        late = "late  " if todo.late else "      "
        yield f"{late}{todo.due[:16].replace('T', ' '):<16}  {todo.stage:<8}  {todo.title} ({who})"
    if not todos:
        yield "nothing is due: plan something with a date, and its deadlines stand here"
