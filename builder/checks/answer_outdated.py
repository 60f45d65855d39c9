"""A question has no answer that is up to date any more.

Why: Who follows an old answer comes to harm, or asks again. Where a question is still heard, readers do not find the
answer, or do not find in it what they asked for.

How to mend it: Bring the piece up to date, and say so in its file with `updated:`; or plan a new one that answers the
question. An answer is outdated when it has expired, and when its question was heard three times since it went out or
was last updated, and within 90 days. (Of a piece that was to be looked at again, `look-again` tells.)

For example:

    updated: 2026-12-01
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity

SEVERITY: Severity = "warning"
OF_TIME = True
RENEW = "bring it up to date and write `updated:` with the day at the top of its file"
REVIVE = "bring it up to date and give it another day below `expires:`"


def check(plan: Plan) -> Iterator[Problem]:
    for asked in plan.listening.asked:
        if asked.state != "outdated":
            continue
        best = next(answer for answer in asked.answers if answer.standing == "outdated")
        entry = plan.project.entries[best.entry]
        if best.url and entry.look_again and entry.look_again <= plan.today:
            continue
        message = f"the answer to “{asked.question.question}”, which is “{best.title}”, is outdated: {best.why}"
        hint = f"{RENEW if best.url else REVIVE}, or plan a new piece that answers it"
        at = asked.question.marks.of("question")
        yield Problem(at, "answer-outdated", message, hint, SEVERITY, best.entry)
