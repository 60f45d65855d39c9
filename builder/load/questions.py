"""questions/ to Questions: a file each, and its name is the id."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from builder.load.planfile import read_file
from builder.load.schema.questions import QuestionForm
from builder.load.schema.validate import validate
from builder.load.tree import Tree
from builder.model.problem import Location, Marks, Problem
from builder.model.questions import Found, Heard, Question


@dataclass(slots=True)
class Questions:
    """What was read; a question in error is known by its id alone, so that entries may go on answering it."""

    known: dict[str, Question] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load_questions(tree: Tree) -> Questions:
    """Read every file of questions/. A mistake in one withholds nothing: no page is made of it."""
    questions = Questions()
    for file in tree.files("questions"):
        if file.path.lower().endswith((".yaml", ".yml")):
            told = _take(questions, tree, file.path)
            questions.problems += [replace(problem, about=file.path) for problem in told]
    return questions


def _take(questions: Questions, tree: Tree, path: str) -> tuple[Problem, ...]:
    id_ = path.rpartition("/")[2].rpartition(".")[0]
    if id_ in questions.known:
        first = questions.known[id_].marks.path
        hint = f"{first} has this name too; put what was heard together in one of them, or give one another name"
        return (Problem(Location(path), "duplicate-id", f"the question “{id_}” is written down twice", hint),)
    document, _ = read_file(tree, path)
    questions.known[id_] = Question(id_, "", marks=document.marks)
    if not document.usable:
        return document.problems
    if not isinstance(document.value, dict):
        hint = "write `question: How do I …?`, as readers would ask it"
        return (Problem(Location(path), "missing-key", "this file asks nothing yet", hint, "warning"),)
    filled = validate(QuestionForm, document.value, document.marks)
    if filled.form:
        questions.known[id_] = question_of(id_, filled.form, document.marks)
    return (*document.problems, *filled.problems)


def question_of(id_: str, form: QuestionForm, marks: Marks) -> Question:
    """Turn the filled form into a question."""
    heard = tuple(Heard(one.on.day, one.where, one.reply) for one in form.heard)
    found = tuple(Found(one.url, one.says, one.checked.day if one.checked else None) for one in form.found)
    return Question(id_, form.question, form.audience, heard, found, marks)
