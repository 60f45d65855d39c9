"""One kind of output a file: `artifacts(what, theme)` yields files to be, of what its first argument declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType

from builder.model.artifact import Artifact
from builder.registry import modules_in, wanted
from builder.theme import Theme


@cache
def outputs() -> dict[str, ModuleType]:
    """Return every output by its name."""
    return {name: module for name, module in modules_in(__name__, __path__).items() if hasattr(module, "artifacts")}


def artifacts(given: Iterable[object], theme: Theme) -> Iterator[Artifact]:
    """Yield the artifacts of every output whose argument is among *given*."""
    by_type = {type(value): value for value in given}
    for module in outputs().values():
        value = by_type.get(wanted(module.artifacts))
        if value is not None:
            yield from module.artifacts(value, theme)
