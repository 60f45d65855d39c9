"""hold.yaml to a Hold; one that cannot be read publishes nothing, since it would hold something."""

from __future__ import annotations

from builder.load.planfile import read_file
from builder.load.schema.hold import HoldForm
from builder.load.schema.validate import validate
from builder.load.tree import Tree
from builder.model.hold import Hold
from builder.model.problem import Problem

PATH = "hold.yaml"


def load_hold(tree: Tree) -> tuple[Hold | None, tuple[Problem, ...]]:
    """Read hold.yaml, if there is one with anything in it."""
    if not tree.has(PATH):
        return None, ()
    document, _ = read_file(tree, PATH)
    if not document.usable or document.value is None:
        return None, document.problems
    filled = validate(HoldForm, document.value, document.marks)
    form = filled.form
    if form is None or filled.problems:
        return None, (*document.problems, *filled.problems)
    return Hold(form.since, form.until, form.reason, form.applies_to, form.excepts), document.problems
