"""The templates of theme/, strict: a name that a template gets wrong is a problem of its line, not an empty text."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from functools import cached_property
from hashlib import blake2b
from typing import Literal

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from builder.model.nearest import did_you_mean, nearest
from builder.model.problem import Location, Problem
from builder.versions import code_digest

UNKNOWN = re.compile(r"has no attribute '(\w+)'|'(\w+)' is undefined")  # Jinja's words
CLOSED = "look for a mark that is not closed: {{ }}, {% %}, or a block without its end"
Room = Literal["site", "desk", "snippets"]


class BrokenTemplateError(Exception):
    """A template that cannot be rendered; *problem* says where."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))

    def __reduce__(self) -> tuple[type[BrokenTemplateError], tuple[Problem]]:
        return type(self), (self.problem,)  # it may come from another process


class Theme:
    """The files of a theme by their paths below theme/, and one strict environment a room."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._rooms: dict[Room, Environment] = {}

    def assets(self, room: Room) -> tuple[tuple[str, bytes], ...]:
        """Return the files of *room* that are copied as they are, by their paths below it."""
        prefix = f"{room}/assets/"
        found = ((path.removeprefix(f"{room}/"), data) for path, data in self._files.items() if path.startswith(prefix))
        return tuple(sorted(found))

    def digest(self, room: Room) -> str:
        """Return what stands for the templates of *room* and for all code that touches them."""
        return self._digests[room]

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {room: self._digest(room) for room in ("site", "desk", "snippets")}

    def _digest(self, room: str) -> str:
        made = blake2b(code_digest().encode(), digest_size=16)
        for path, data in sorted(self._files.items()):
            if path.startswith(f"{room}/") and not path.startswith(f"{room}/assets/"):
                made.update(path.encode() + b"\0" + data + b"\0")
        return made.hexdigest()

    def has(self, room: Room, name: str) -> bool:
        return f"{room}/{name}" in self._files

    def render(self, room: Room, name: str, **variables: object) -> str:
        """Render a template; BrokenTemplateError says where it is wrong."""
        try:
            return self.environment(room).get_template(name).render(variables)
        except TemplateError as error:
            raise BrokenTemplateError(_problem(error, Location(f"theme/{room}/{name}"), variables)) from error

    def environment(self, room: Room) -> Environment:
        """Return the environment of *room*: HTML is escaped, plain text is not."""
        if room not in self._rooms:
            self._rooms[room] = Environment(
                loader=FunctionLoader(lambda name: self._source(room, name)),
                undefined=StrictUndefined,
                autoescape=room != "snippets",  # noqa: S701 - snippets are plain text
                trim_blocks=True,
                lstrip_blocks=True,
                keep_trailing_newline=room != "snippets",
            )
        return self._rooms[room]

    def _source(self, room: Room, name: str) -> tuple[str, str, None] | None:
        data = self._files.get(f"{room}/{name}")
        return (data.decode("utf-8", "replace"), f"theme/{room}/{name}", None) if data is not None else None


def _problem(error: TemplateError, template: Location, variables: Mapping[str, object]) -> Problem:
    if isinstance(error, TemplateSyntaxError):
        at = Location(error.filename or template.path, error.lineno)
    else:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [frame for frame in frames if frame.filename.startswith("theme/")]
        at = Location(lines[-1].filename, lines[-1].lineno or 1) if lines else template
    said = error.message or str(error)
    if not (unknown := UNKNOWN.search(said)):
        return Problem(
            at, "template", f"this template cannot be used: {said[:1].lower()}{said[1:].rstrip('.')}", CLOSED
        )
    name = unknown[1] or unknown[2]
    names = {*variables, *(name for value in variables.values() for name in dir(value) if not name.startswith("_"))}
    hint = (
        did_you_mean(nearest(name, names)) or f"a name that is there may be used, like {', '.join(sorted(variables))}"
    )
    return Problem(at, "template", f"there is no “{name}” for this template", hint)
