"""The plan as it was written: the hold, the entries, the questions, how the team speaks."""

from __future__ import annotations

from dataclasses import dataclass

from builder.load.entries import Entries, load_entries
from builder.load.hold import load_hold
from builder.load.protocol import load_protocol
from builder.load.questions import Questions, load_questions
from builder.load.tree import Tree
from builder.model.hold import Hold
from builder.model.problem import Problem
from builder.model.protocol import Protocol
from builder.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Written:
    """All files of the plan but calendar.yaml."""

    hold: Hold | None
    entries: Entries
    questions: Questions
    protocol: Protocol
    problems: tuple[Problem, ...]


def load_plan(tree: Tree, settings: Settings) -> Written:
    """Read what people plan; what is wrong with a file is told, and withholds what it says."""
    hold, held = load_hold(tree)
    entries = load_entries(tree, settings.include)
    questions = load_questions(tree)
    protocol, spoken = load_protocol(tree)
    problems = (*held, *entries.problems, *questions.problems, *spoken)
    return Written(hold, entries, questions, protocol, problems)
