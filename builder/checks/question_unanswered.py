"""Readers ask something, and nothing in the plan answers it.

Why: What people ask is what they need. A question that was heard three times is asked by many who never write.

How to mend it: Name the question in the entry of a piece that answers it, or plan one. Pieces that are parked or
dropped answer nothing. A question that was heard less than three times is only good to know.

For example:

    answers: [stuck-screw]
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.problem import Problem, Severity
from builder.model.project import Project
from builder.model.said import count

OFTEN = 3  # times heard from which on it is a warning


def check(project: Project) -> Iterator[Problem]:
    at_work = (one for one in project.entries.values() if one.status in {None, "writing"} and not one.dropped)
    answered = {question for entry in at_work for question in entry.answers}
    for id_, one in project.questions.items():
        if id_ in answered or not one.question:
            continue
        times, owed = len(one.heard), sum(heard.reply == "owed" for heard in one.heard)
        heard = f"; it was heard {'once' if times == 1 else count(times, 'time')}" if times else ""
        waits = f", and a reply is owed to {count(owed, 'person') if owed == 1 else f'{owed} people'}" if owed else ""
        message = f"nothing in the plan answers “{one.question}”{heard}{waits}"
        hint = f"add `answers: [{id_}]` to the entry of a piece that does; or plan one, with that line below its title"
        severity: Severity = "warning" if times >= OFTEN else "info"
        yield Problem(one.marks.of("question"), "question-unanswered", message, hint, severity, one.marks.path)
