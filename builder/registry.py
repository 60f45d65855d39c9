"""A file in a package is an entry in its registry, and declares by its argument's type what it wants to be given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, get_type_hints


def modules_in(package: str, path: Iterable[str]) -> dict[str, ModuleType]:
    """Return every module of *package* by name, in alphabetical order: `modules_in(__name__, __path__)`."""
    names = sorted(module.name for module in iter_modules(path))
    return {name: import_module(f"{package}.{name}") for name in names}


def wanted(function: Callable[..., Any]) -> type[Any]:
    """Return the type of the first argument of *function*."""
    return next(iter(get_type_hints(function).values()))  # type: ignore[no-any-return] # a hint is a type
