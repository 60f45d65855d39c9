"""hold.yaml to a Hold; one that cannot be read publishes nothing, since it would hold something."""

from __future__ import annotations

from builder.load.planfile import misnamed, read_file
from builder.load.schema.hold import HoldForm
from builder.load.schema.validate import validate
from builder.load.tree import Tree
from builder.model.hold import Hold
from builder.model.problem import Problem

PATH = "hold.yaml"
MEANT = ("hold.yml", "holds.yaml", "hold.YAML", "Hold.yaml")


def load_hold(tree: Tree) -> tuple[Hold | None, tuple[Problem, ...]]:
    """Read hold.yaml, if there is one with anything in it; under another name it would hold nothing."""
    if not tree.has(PATH):
        return None, misnamed(tree, PATH, MEANT, "a hold is")
    document, _ = read_file(tree, PATH)
    if not document.usable or document.value is None:
        return None, document.problems
    filled = validate(HoldForm, document.value, document.marks)
    form = filled.form
    if form is None or filled.problems:
        return None, (*document.problems, *filled.problems)
    return Hold(form.since, form.until, form.reason, form.applies_to, form.excepts, document.marks), document.problems
