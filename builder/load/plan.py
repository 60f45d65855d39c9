"""The plan as it was written: hold, entries, questions, how the team speaks, days that others set, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from builder.load.entries import Entries, load_entries
from builder.load.history import load_history
from builder.load.hold import load_hold
from builder.load.holidays import load_holidays
from builder.load.observances import load_observances
from builder.load.protocol import load_protocol
from builder.load.questions import Questions, load_questions
from builder.load.results import Results, load_results
from builder.load.tree import Tree
from builder.load.years import years_of
from builder.model.history import History
from builder.model.hold import Hold
from builder.model.memo import Memo
from builder.model.observances import Observance
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
    results: Results
    holidays: Mapping[date, str]
    observances: tuple[Observance, ...]
    history: History
    problems: tuple[Problem, ...]


def load_plan(tree: Tree, settings: Settings, memo: Memo) -> Written:
    """Read what people plan; what is wrong with a file is told, and withholds what it says."""
    hold, held = load_hold(tree, settings.timezone)
    entries = load_entries(tree, settings.include)
    questions = load_questions(tree)
    protocol, spoken = load_protocol(tree)
    results = load_results(tree)
    years = years_of(entries.known.values(), settings)
    holidays, places = load_holidays(settings, years)
    observances, strange = load_observances(tree, settings, years)
    history = load_history(tree, settings.include, memo) if entries.known else History()
    told = (*held, *entries.problems, *questions.problems, *spoken, *results.problems, *places, *strange)
    return Written(hold, entries, questions, protocol, results, holidays, observances, history, told)
