"""An audience trusts somebody, and no piece of the last 90 days lets them speak, or leads to them.

Why: Readers believe those whom they know already. One sentence of theirs does more than a page of ours.

How to mend it: Credit one of them in the next piece, link to them, or name them in it. A piece that is planned counts
when its entry credits one.

For example:

    credits: {advice: repair-cafe-network}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from builder.model.plan import Edition, Plan
from builder.model.problem import Problem, Severity
from builder.model.register import Voice
from builder.model.said import said, some

SEVERITY: Severity = "info"
OF_TIME = True
LATELY = timedelta(days=90)
FEW = 3  # voices that are named


def check(plan: Plan) -> Iterator[Problem]:
    trusting = [one for one in plan.settings.audiences.values() if one.trust]
    since = plan.today - LATELY
    lately = [one for one in plan.editions if _counts(one) and one.publish and one.publish.date() >= since]
    if not trusting or not lately:
        return  # the whole plan is silent
    wanted = {
        name: plan.settings.voices[name] for one in trusting for name in one.trust if name in plan.settings.voices
    }
    heard = _heard(wanted, lately)
    for audience in trusting:
        known = [name for name in audience.trust if name in wanted]
        if not known or heard & set(known):
            continue
        names = some([wanted[name].name or name for name in known], FEW)
        message = f"no piece since {said(since)} names or links to whom {audience.name or audience.id} trust: {names}"
        hint = f"credit one in a piece (`credits: {{advice: {known[0]}}}`), link to them, or name them in it"
        at = plan.settings.marks.of("audiences", audience.id, "trust")
        yield Problem(at, "trusted-voice-absent", message, hint, SEVERITY)


def _counts(edition: Edition) -> bool:
    return edition.entry is not None and edition.stage not in {"parked", "dropped"}


def _heard(voices: dict[str, Voice], editions: Iterable[Edition]) -> set[str]:
    """Return which voices any piece has. The newest are read first, and none once all were heard."""
    heard: set[str] = set()
    for edition in reversed(tuple(editions)):
        left = {name: voice for name, voice in voices.items() if name not in heard}
        if not left:
            break
        heard.update(_of(edition, left))
    return heard


def _of(edition: Edition, voices: dict[str, Voice]) -> Iterator[str]:
    entry = edition.entry
    named = {*edition.authors, *(entry.credits.values() if entry else ())}
    words = "\n".join((edition.title, edition.summary, edition.url, edition.post.body.text() if edition.post else ""))
    for name, voice in voices.items():
        seen = (voice.name and voice.name in words) or (voice.url and voice.url.rstrip("/") in words)
        if seen or name in named or (voice.name and voice.name in named):
            yield name
