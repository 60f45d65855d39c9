"""What a command answers, in words and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from builder.desk_token import NAME
from builder.model.plan import Plan
from builder.model.privacy import MAKE, weakness
from builder.model.said import count
from builder.pipeline import Build, Made
from builder.publish import Outcome
from builder.told import problem_row

PUBLIC = {"out"}


def made_lines(made: Made, build: Build, outcome: Outcome, seconds: float) -> Iterable[str]:
    """Yield what a build made, in how long, what it withheld and why."""
    posts, pages = count(len(made.public.editions), "post"), count(len(made.public.places), "page")
    snippets = count(len(made.rendered.snippets), "snippet")
    yield f"published {posts}, {pages} and {snippets} in {seconds:.1f} s"
    for name, written in (("site", outcome.site), ("desk", outcome.desk)):
        files = count(written.rendered + written.kept, "file")
        yield f"  {name}: {files}, {len(written.made)} written, {len(written.removed)} removed"
    yield from _secret(made)
    if waiting := not_public(made.plan):
        yield f"  not public: {waiting}"
    for about in sorted(build.withheld):
        causes = sorted({str(problem.at) for problem in build.errors if problem.about == about})
        yield f"  withheld: {about} (see {', '.join(causes)})"


def _secret(made: Made) -> Iterable[str]:
    """Yield where the team's calendars stand, or why they do not, where the plan wants them on a public host."""
    if made.secret:
        yield f"  team: its calendars are at {made.plan.settings.site.url}{made.secret}"
        yield "    the address is the password: whoever has it can read them, so tell it to nobody else"
    elif made.plan.settings.desk.secret:
        yield f"  team: its calendars are not copied: {NAME} {weakness(made.token)}"
        yield f"    make one with {MAKE}, and keep it with the secrets of whatever deploys the site"


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
