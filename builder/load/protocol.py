"""voice.yaml to a Protocol; what is paid for may not go out before it can be read what tells so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
        answering=tuple(_answering(form, marks)),
        marks=marks,
    )


def _answering(form: ProtocolForm, marks: Marks) -> Iterator[Answering]:
    for (days, names), key in zip(form.answering.items(), _keys(marks, "answering"), strict=False):
        for number, who in enumerate(names):
            yield Answering(days, who, marks.of("answering", key, number))


def _keys(marks: Marks, above: str) -> list[Key]:
    """Return the keys below *above* as they are written, in their order."""
    return [keys[1] for keys in marks.keys if len(keys) == 2 and keys[0] == above]  # noqa: PLR2004 - one below another


def _usage(form: UsageForm, marks: Marks) -> Usage:
    avoid = [Avoided(one.word, one.because, one.instead) for one in form.avoid]
    avoid += [Avoided(word, instead=use) for use, words in form.prefer.items() for word in words]
    return Usage(tuple(avoid), marks)


def _below(marks: Marks, *keys: Key) -> Marks:
    for key in keys:
        parts: Mapping[Key, Marks] = marks.parts()
        marks = parts.get(key, Marks(marks.path))
    return marks
