"""Somebody asked and waits for a reply, and the answer is out.

Why: Whoever asked is glad of an answer even weeks later, and tells others. The reply costs a minute: it is ready.

How to mend it: Send the reply that stands on the desk, then write `reply: given` where `reply: owed` stands.

For example:

    heard:
      - {on: 2026-11-14, where: repair café, reply: given}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.listening import Asked
from builder.model.problem import Location, Problem, Severity
from builder.model.rendered import Rendered
from builder.model.said import some

SEVERITY: Severity = "warning"
OF_TIME = True  # answers go out by themselves
FEW = 3  # files that are named


def check(rendered: Rendered) -> Iterator[Problem]:
    files: dict[str, list[str]] = {}
    for reply in rendered.replies:
        files.setdefault(reply.asked.question.id, []).append(reply.file)
    for asked in rendered.plan.listening.asked:
        if not asked.owed or asked.state not in {"answered", "outdated"}:
            continue
        ready = files.get(asked.question.id)
        best = (*asked.links, *asked.answers)[0]
        if not ready and best.standing == "outdated":
            continue  # there is nothing to send, and that it is outdated is told already
        owed = len(asked.owed)
        waits = "1 person waits" if owed == 1 else f"{owed} people wait"
        message = f"{waits} for a reply to “{asked.question.question}”, and “{best.title}” is out"
        send = f"send what stands on the desk in {some(ready, FEW)}" if ready else "tell them in your own words"
        hint = f"{send}, then write `reply: given` here{' and at each of the others' if owed > 1 else ''}"
        yield Problem(_place(asked), "reply-owed", message, hint, SEVERITY, asked.question.marks.path)


def _place(asked: Asked) -> Location:
    first = next(number for number, heard in enumerate(asked.question.heard) if heard.reply == "owed")
    return asked.question.marks.of("heard", first, "reply")
