"""A site that uses every key of the plan once: all of them are understood as they are meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from builder.load.planfile import read_file
from builder.load.project import load
from builder.load.schema.forms import AnnounceForm, Form
from builder.load.schema.hold import HoldForm
from builder.load.tree import Folder
from builder.model.memo import Forgetful
from builder.model.problem import Marks
from conftest import Golden

SITE = Path(__file__).parent / "sites" / "whole-plan"
PLAN = ("settings", "entries", "questions", "protocol", "results", "observances", "holidays")
ELSEWHERE = {HoldForm, AnnounceForm}  # a hold would hold all else, and the other is no mapping that anyone writes


def forms(above: type[Form] = Form) -> Iterator[type[Form]]:
    for form in above.__subclasses__():
        yield form
        yield from forms(form)


def written() -> set[str]:
    """Return every key in the files of the plan."""
    tree = Folder(SITE)
    found = [file.path for file in tree.files("") if file.path.endswith(".yaml")]
    return {str(keys[-1]) for path in found for keys in read_file(tree, path)[0].marks.keys if keys}


def test_every_key_is_used() -> None:
    known = {field.alias or name for form in {*forms()} - ELSEWHERE for name, field in form.model_fields.items()}
    assert known - written() == set()


def lines(value: object, depth: int = 0) -> Iterator[str]:
    """Yield a value in the words in which it is told: what differs from saying nothing, a line each."""
    pad = "  " * depth
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _named(f"{pad}{key or '(all)'}", item, depth)
    elif isinstance(value, (tuple, list, frozenset)):
        for item in sorted(value) if isinstance(value, frozenset) else value:
            yield from _named(f"{pad}-", item, depth)
    elif is_dataclass(value):
        for one in fields(value):
            item = getattr(value, one.name)
            if not isinstance(item, Marks) and item not in (None, "", (), {}, False):
                yield from _named(f"{pad}{one.name}", item, depth)


def _named(name: str, item: object, depth: int) -> Iterator[str]:
    plain = is_dataclass(item) and type(item).__str__ is object.__str__
    if plain or isinstance(item, (Mapping, tuple, list, frozenset)):
        yield f"{name}:"
        yield from lines(item, depth + 1)
    else:
        yield f"{name} {item}" if name.endswith("-") else f"{name}: {item}"


def test_every_key_is_understood_as_meant(golden: Golden) -> None:
    """What the plan says, told in the small grammars: read the diff as an editor would."""
    loaded = load(Folder(SITE), Forgetful())
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.project
    told = {name: "\n".join(lines(getattr(loaded.project, name))) + "\n" for name in PLAN}
    golden({f"{name}.txt": text.encode() for name, text in told.items()}, Path(__file__).parent / "whole")
