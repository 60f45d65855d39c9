"""What became of what readers asked, as rows of a report."""

from __future__ import annotations

from builder.model.listening import Asked
from builder.model.plan import Plan
from builder.model.report import Heard, Voiced


def heard_of(plan: Plan) -> Heard:
    """Return every question, what weighs most first."""
    listening = plan.listening
    rows = tuple(_voiced(one) for one in listening.asked)
    return Heard(rows, listening.closed, listening.percent, listening.days)


def _voiced(one: Asked) -> Voiced:
    return Voiced(
        id=one.question.id,
        question=one.question.question,
        state=one.state,
        weight=one.weight,
        times=one.times,
        last=one.last,
        days=one.days,
        owed=len(one.owed),
        answers=tuple(dict.fromkeys(answer.title for answer in one.answers)),
    )
