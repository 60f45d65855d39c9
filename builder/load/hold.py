"""hold.yaml to a Hold; one that cannot be read publishes nothing, since it would hold something."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from builder.load.planfile import misnamed, read_file
from builder.load.schema.hold import HoldForm
from builder.load.schema.validate import validate
from builder.load.tree import Tree
from builder.model.hold import Hold
from builder.model.moments import Moment
from builder.model.problem import Problem
from builder.model.said import said

PATH = "hold.yaml"
MEANT = ("hold.yml", "holds.yaml", "hold.YAML", "Hold.yaml")
MORNING = time(9, 0)  # of a day without an hour, as everywhere in the plan


def load_hold(tree: Tree, timezone: str) -> tuple[Hold | None, tuple[Problem, ...]]:
    """Read hold.yaml, if there is one with anything in it; under another name it would hold nothing."""
    if not tree.has(PATH):
        return None, misnamed(tree, PATH, MEANT, "a hold is")
    document, _ = read_file(tree, PATH)
    if not document.usable or document.value is None:
        return None, document.problems
    filled = validate(HoldForm, document.value, document.marks)
    form = filled.form
    if form is None or filled.problems:
        return None, (*document.problems, *filled.problems)
    hold = Hold(form.since, form.until, form.reason, form.applies_to, form.excepts, document.marks)
    if (nothing := _holds_nothing(hold, timezone)) is not None:
        return None, (*document.problems, nothing)
    return hold, document.problems


def _holds_nothing(hold: Hold, timezone: str) -> Problem | None:
    if hold.until is None or _exact(hold.until, timezone) > _exact(hold.since, timezone):
        return None
    message = f"this hold begins on {_said(hold.since)} and ends on {_said(hold.until)}: it would hold nothing"
    hint = (
        f"write a later moment for `until:`, or an earlier one for `since:`, which is at {hold.marks.of('since')}; "
        "without `until:` it holds until somebody takes the file away"
    )
    return Problem(hold.marks.of("until"), "ends-before-start", message, hint)


def _exact(moment: Moment, timezone: str) -> datetime:
    return datetime.combine(moment.day, moment.time or MORNING, ZoneInfo(moment.zone or timezone))


def _said(moment: Moment) -> str:
    """Return a moment with the hour that it means, and its zone if it has one of its own."""
    wall = said(datetime.combine(moment.day, moment.time or MORNING))
    return f"{wall} {moment.zone}" if moment.zone else wall
