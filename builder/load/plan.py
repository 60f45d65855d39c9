"""The plan as it was written: the hold, the entries, the questions."""

from __future__ import annotations

from dataclasses import dataclass

from builder.load.entries import Entries, load_entries
from builder.load.hold import load_hold
from builder.load.questions import Questions, load_questions
from builder.load.tree import Tree
from builder.model.hold import Hold
from builder.model.problem import Problem
from builder.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Written:
    """All files of the plan but calendar.yaml."""

    hold: Hold | None
    entries: Entries
    questions: Questions
    problems: tuple[Problem, ...]


def load_plan(tree: Tree, settings: Settings) -> Written:
    """Read what people plan; what is wrong with a file is told, and withholds what it says."""
    hold, held = load_hold(tree)
    entries = load_entries(tree, settings.include)
    questions = load_questions(tree)
    return Written(hold, entries, questions, (*held, *entries.problems, *questions.problems))
