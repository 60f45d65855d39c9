"""The same question is written down twice, or two pieces that are under way answer the same one.

Why: What was heard is counted in two places, and weighs half in each. Of two pieces on one question one is for nothing.

How to mend it: Put what was heard together in one of the files, and take the other away. Of two pieces, keep one; if
both are meant, let one lead to the other (`leads_to:`), or put them in one series (`part_of:`).

For example:

    leads_to: [stuck-screw-again]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from builder.model.entry import Entry
from builder.model.plan import Plan, Stage
from builder.model.problem import Problem, Severity
from builder.model.questions import Question

SEVERITY: Severity = "warning"
OF_TIME = True  # a piece that is out is no duplicate of one to come
ALIKE = 0.75  # of the words of both that are in each
MANY = 40  # questions with a rare word in common that are compared with one another
COMING: set[Stage] = {"idea", "planned", "writing", "in review", "approved", "missed"}
# words of questions that say nothing of their subject
SMALL = {
    *("a", "an", "and", "are", "at", "be", "can", "could", "do", "does", "for", "get", "how", "i", "in", "is", "it"),
    *("my", "of", "on", "or", "should", "the", "to", "we", "what", "when"),
}


def check(plan: Plan) -> Iterator[Problem]:
    yield from _questions([one for one in plan.project.questions.values() if one.question])
    yield from _answers(plan)


def _questions(questions: list[Question]) -> Iterator[Problem]:
    words = {one.id: _words(one.question) for one in questions}
    often = Counter(word for found in words.values() for word in found)
    by_word: dict[str, list[Question]] = {}
    for question in questions:
        mine = words[question.id]
        # two that have three of four words in common share one of the rarest few of each; so only those are compared
        rare = sorted(mine, key=lambda word: (often[word], word))[: int(len(mine) * (1 - ALIKE)) + 1]
        near = (other for word in rare for other in by_word.get(word, ())[:MANY])
        twin = next((other for other in near if _alike(mine, words[other.id]) and _same_readers(question, other)), None)
        for word in rare:
            by_word.setdefault(word, []).append(question)
        if twin:
            message = f"“{question.question}” is asked already: “{twin.question}”"
            hint = f"put what was heard together in {twin.marks.path}, and take this file away"
            yield Problem(question.marks.of("question"), "question-twice", message, hint, SEVERITY, question.marks.path)


def _words(text: str) -> frozenset[str]:
    """Return the words that tell what is asked: without small ones and the s of many things."""
    words = [word.removesuffix("s") if len(word) > 3 else word for word in re.findall(r"\w+", text.casefold())]  # noqa: PLR2004 - "is", "gas"
    return frozenset(word for word in words if word not in SMALL) or frozenset(words)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two questions have nearly the same words; with other numbers they are two."""
    both = len(one & other)
    if both < ALIKE * (len(one) + len(other) - both):
        return False
    return not any(word[0].isdecimal() for word in one ^ other)


def _same_readers(one: Question, other: Question) -> bool:
    return not one.audience or not other.audience or bool(set(one.audience) & set(other.audience))


def _answers(plan: Plan) -> Iterator[Problem]:
    first: dict[tuple[str, str], Entry] = {}
    told: set[str] = set()
    for edition in plan.editions:
        entry = edition.entry
        if entry is None or edition.stage not in COMING or edition.id in told:
            continue
        for number, question in enumerate(entry.answers):
            before = first.setdefault((question, edition.lang), entry)
            if before is entry or _belong(before, entry):
                continue
            told.add(entry.id)
            asked = plan.project.questions[question].question if question in plan.project.questions else question
            message = f"“{edition.title}” is to answer “{asked}”, and so is “{before.title or before.id}”"
            other = f"add `leads_to: [{entry.id}]` to the other, at {before.marks.key('title')}"
            hint = f"keep one of them; if both are meant, {other}"
            yield Problem(entry.marks.of("answers", number), "question-twice", message, hint, SEVERITY, entry.id)
            break


def _belong(one: Entry, other: Entry) -> bool:
    together: Iterable[bool] = (
        other.id in one.leads_to,
        one.id in other.leads_to,
        bool(set(one.part_of) & set(other.part_of)),
    )
    return any(together)
