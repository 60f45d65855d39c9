"""The words of a link do not say where it leads.

Why: Screen readers list the links of a page without what stands around them: “here, here, more”. Everybody else looks
for links with their eyes, and finds the same.

How to mend it: Make a link of the words that name what it leads to. An address as it stands is fine, too.

For example:

    Read [how to get a stuck screw out](stuck-screw.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Plan
from builder.model.problem import Problem
from builder.model.slips import Read, Slip, gathered, texts_of
from builder.model.vague import is_vague

SEVERITY = "warning"


def check(plan: Plan) -> Iterator[Problem]:
    return gathered(_slips(plan), "{} links do not say where they lead")


def _slips(plan: Plan) -> Iterator[Slip]:
    for read in texts_of(plan):
        if read.document.body.facts.vague and (found := _vague(read)):
            yield Slip(read, len(found), _told)


def _vague(read: Read) -> list[tuple[str, str]]:
    return [one for one in read.document.body.facts.vague if is_vague(one[0], read.document.lang)]


def _told(read: Read) -> Problem:
    (said, target), *others = _vague(read)
    more = f" ({1 + len(others)} in this file)" if others else ""
    message = f"the link “{said}” does not say where it leads{more}"
    hint = f"make a link of the words that name it, as in `[how to get a stuck screw out]({target[:60]})`"
    return Problem(read.at(target), "link-text-vague", message, hint, "warning", read.about)
