"""A piece goes out, and no channel tells anybody.

Why: A page that is announced nowhere is found by nobody who does not look for it.

How to mend it: Say by which ladder it is announced, or give its kind of piece one. If it is to be quiet, say why.

For example:

    announce: standard
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Edition, Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said
from builder.model.settings import Settings

SEVERITY: Severity = "warning"
OF_TIME = True  # what is out is not told of any more
AHEAD = {"planned", "writing", "in review", "approved"}


def check(plan: Plan) -> Iterator[Problem]:
    settings = plan.settings
    if not _has_ladders(plan):
        return
    announced = {one.edition.key for one in plan.announcements}
    for edition in plan.editions:
        entry = edition.entry
        if entry is None or edition.publish is None or edition.stage not in AHEAD or edition.key in announced:
            continue
        shape = settings.shapes.get(entry.shape or "")
        if not entry.page or entry.share or (shape and not shape.page):
            continue
        message = f"“{edition.title}” goes out on {said(edition.publish)} and is announced nowhere"
        yield Problem(
            entry.marks.of("publish", edition.lang),
            "never-announced",
            message,
            _hint(edition, settings),
            SEVERITY,
            edition.id,
        )


def _has_ladders(plan: Plan) -> bool:
    settings = plan.settings
    own = (entry.announce for entry in plan.project.entries.values())
    return bool(settings.ladders) or any(shape.announce for shape in settings.shapes.values()) or any(own)


def _hint(edition: Edition, settings: Settings) -> str:
    entry = edition.entry
    shape = settings.shapes.get(entry.shape or "") if entry else None
    if entry and (entry.announce or (shape and shape.announce)):
        own = f"name a channel that carries “{edition.lang}” in one (`on:` below `announce:`)"
        return f"none of the steps of its ladder is for it: {own}; steps that count from a start need `starts:`"
    some = f"`announce: {next(iter(settings.ladders))}`" if settings.ladders else "`announce:` with steps of its own"
    return f"add {some}; if it is to be quiet, add `except: {{never-announced: why}}`"
