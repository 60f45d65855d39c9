"""voice.yaml to a Protocol; what is paid for may not go out before it can be read what tells so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builder.load.planfile import misnamed, read_file
from builder.load.schema.protocol import ProtocolForm, UsageForm
from builder.load.schema.validate import validate
from builder.load.tree import Tree
from builder.model.nearest import nearest
from builder.model.problem import Key, Marks, Problem
from builder.model.protocol import Answering, Avoided, Protocol, Usage

PATH = "voice.yaml"
MEANT = ("voices.yaml", "voice.yml", "voices.yml", "Voice.yaml", "voice.YAML")
VITAL = ("disclosures",)


def load_protocol(tree: Tree) -> tuple[Protocol, tuple[Problem, ...]]:
    """Read voice.yaml, if there is one. A mistake in it withholds nothing, unless disclosures may be lost by it."""
    if not tree.has(PATH):
        return Protocol(), misnamed(tree, PATH, MEANT, "how you speak is")
    document, _ = read_file(tree, PATH)
    if not document.usable or document.value is None:
        return Protocol(), document.problems
    filled = validate(ProtocolForm, document.value, document.marks)
    about = "" if filled.form is None or any(nearest(key, VITAL) for key in filled.wrong) else PATH
    told = (*document.problems, *(replace(problem, about=about) for problem in filled.problems))
    return protocol_of(filled.form, document.marks) if filled.form else Protocol(), told


def protocol_of(form: ProtocolForm, marks: Marks) -> Protocol:
    """Turn the filled form into the noun."""
    return Protocol(
        everywhere=_usage(form, marks),
        languages={name: _usage(one, _below(marks, "languages", name)) for name, one in form.languages.items()},
        channels={name: _usage(one, _below(marks, "channels", name)) for name, one in form.channels.items()},
        disclosures=form.disclosures,
        answering=tuple(Answering(days, who) for days, names in form.answering.items() for who in names),
        marks=marks,
    )


def _usage(form: UsageForm, marks: Marks) -> Usage:
    avoid = [Avoided(one.word, one.because, one.instead) for one in form.avoid]
    avoid += [Avoided(word, instead=use) for use, words in form.prefer.items() for word in words]
    return Usage(tuple(avoid), marks)


def _below(marks: Marks, *keys: Key) -> Marks:
    for key in keys:
        parts: Mapping[Key, Marks] = marks.parts()
        marks = parts.get(key, Marks(marks.path))
    return marks
