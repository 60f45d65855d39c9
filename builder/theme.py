"""The templates of theme/, strict: a name that a template gets wrong is a problem of its line, not an empty text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, MutableMapping
from functools import cached_property
from hashlib import blake2b
from traceback import walk_tb
from types import SimpleNamespace
from typing import Any, Literal

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateAssertionError,
    TemplateNotFound,
    TemplatesNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
    pass_context,
)

from builder.filters import FILTERS
from builder.model.nearest import did_you_mean, nearest
from builder.model.problem import Location, Problem
from builder.versions import code_digest

UNKNOWN = re.compile(r"has no attribute '(\w+)'|'(\w+)' is undefined")  # Jinja's words
CLOSED = "look for a mark that is not closed: {{ }}, {% %}, or a block without its end"
OTHERS = "Jinja's documentation has a list of those that there are"
NAMING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)  # the tags that ask for another template
SUFFIXES = (".html", ".xml", ".txt", ".j2")
Room = Literal["site", "desk", "snippets", "card"]
ROOMS: tuple[Room, ...] = ("site", "desk", "snippets", "card")


class BrokenTemplateError(Exception):
    """A template that cannot be rendered; *problem* says where. If there are several, *problems* are all of them."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        self.problem = problems[0]
        super().__init__("\n".join(map(str, problems)))

    def __reduce__(self) -> tuple[type[BrokenTemplateError], tuple[Problem, ...]]:
        return type(self), self.problems  # it may come from another process


class _Environment(Environment):
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return names as one dictionary: of the chain that Jinja makes a copy would be made at every rendering."""
        return {**self.globals, **(d or {})}


class Theme:
    """The files of a theme by their paths below theme/, and one strict environment a room."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._rooms: dict[Room, Environment] = {}
        self._words: dict[str, SimpleNamespace] = {}

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
        return {room: self._digest(room) for room in ROOMS}

    @cached_property
    def card_mark(self) -> str:
        """What stands for the template of cards alone: addresses of pictures hang on it, and not on our code."""
        return self._digest("card", "")

    def _digest(self, room: str, code: str | None = None) -> str:
        made = blake2b((code_digest() if code is None else code).encode(), digest_size=16)
        for path, data in sorted(self._files.items()):
            if path.startswith(f"{room}/") and not path.startswith(f"{room}/assets/"):
                made.update(path.encode() + b"\0" + data + b"\0")
        return made.hexdigest()

    def has(self, room: Room, name: str) -> bool:
        return f"{room}/{name}" in self._files

    def render(self, room: Room, name: str, **variables: object) -> str:
        """Render a template; BrokenTemplateError says where it is wrong, whatever goes wrong in it."""
        try:
            return self.environment(room).get_template(name).render(variables)
        except BrokenTemplateError:
            raise
        except Exception as error:
            raise BrokenTemplateError(self._problem(error, f"theme/{room}/{name}", variables)) from error

    def words(self, lang: str) -> SimpleNamespace:
        """Return the fixed words of posts in *lang*, of `snippets/words/`; what is not there is said in English."""
        if lang not in self._words:
            found: dict[str, object] = {}
            for name in (f"words/{tongue}.txt.j2" for tongue in dict.fromkeys(("en", lang.partition("-")[0], lang))):
                if self.has("snippets", name):
                    self.render("snippets", name)  # of its mistakes a module does not tell the place
                    found |= vars(self.environment("snippets").get_template(name).module)
            self._words[lang] = SimpleNamespace(**found)
        return self._words[lang]

    def mistakes(self, known: Mapping[str, bytes]) -> tuple[Problem, ...]:
        """Return what is wrong with any template, also with one that nothing uses now, without rendering it. One that
        is as it is in *known* is believed."""
        files = (path for path, data in sorted(self._files.items()) if known.get(path) != data)
        paths = (path for path in files if path.endswith(SUFFIXES) and "/assets/" not in path)
        return tuple(problem for path in paths for problem in self._mistakes(path))

    def environment(self, room: Room) -> Environment:
        """Return the environment of *room*: HTML is escaped, plain text is not."""
        if room not in self._rooms:
            made = self._rooms[room] = _Environment(
                loader=FunctionLoader(lambda name: self._source(room, name)),
                auto_reload=False,  # its files are given, and stay as they are
                undefined=StrictUndefined,
                autoescape=room != "snippets",  # snippets are plain text
                trim_blocks=True,
                lstrip_blocks=True,
                keep_trailing_newline=room != "snippets",
            )
            if room == "snippets":
                made.filters |= {name: pass_context(one) for name, one in FILTERS.items()}
        return self._rooms[room]

    def _source(self, room: Room, name: str) -> tuple[str, str, None] | None:
        path = f"{room}/{name}"
        return (_text(self._files[path], f"theme/{path}"), f"theme/{path}", None) if path in self._files else None

    def _mistakes(self, path: str) -> Iterator[Problem]:
        room = next((room for room in ROOMS if path.startswith(f"{room}/")), None)
        if room is None:
            return
        environment, name, written = self.environment(room), path.removeprefix(f"{room}/"), f"theme/{path}"
        try:
            tree = environment.parse(_text(self._files[path], written), name, written)
            asked = [(node.lineno, wanted) for node in tree.find_all(NAMING) if (wanted := _wanted(node))]
            environment.compile(tree, name, written)
        except BrokenTemplateError as broken:
            yield broken.problem
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the template's
            yield self._problem(error, written, {})
        else:
            missing = ((line, names) for line, names in asked if not any(self.has(room, one) for one in names))
            yield from (self._missing(Location(written, line), room, names) for line, names in missing)

    def _problem(self, error: Exception, path: str, variables: Mapping[str, object]) -> Problem:
        at = _place(error, path)
        said = str(error).rstrip(".") or type(error).__name__
        match error:
            case TemplateSyntaxError():
                hint = OTHERS if isinstance(error, TemplateAssertionError) else CLOSED
                return Problem(at, "template", f"this template cannot be used: {said[:1].lower()}{said[1:]}", hint)
            case SyntaxError():  # of the Python that Jinja makes of it
                return Problem(at, "template", f"this template cannot be used: {error.msg}")
            case TemplateNotFound() if error.name:
                names = tuple(map(str, error.templates)) if isinstance(error, TemplatesNotFound) else (str(error.name),)
                return self._missing(at, path.split("/")[1], names)
            case UndefinedError() if unknown := UNKNOWN.search(said):
                return _unknown(at, unknown[1] or unknown[2], variables)
            case RecursionError():
                hint = "look for one that includes, extends or calls itself"
                return Problem(at, "template", "this template never comes to an end", hint)
        hint = "mend what stands between {{ }} or {% %} on this line"
        return Problem(at, "template", f"this line cannot be rendered: {said}", hint)

    def _missing(self, at: Location, room: str, names: tuple[str, ...]) -> Problem:
        there = [path.removeprefix(f"{room}/") for path in self._files if path.startswith(f"{room}/")]
        hint = did_you_mean(nearest(names[0], there)) or f"write it, as theme/{room}/{names[0]}, or ask for another"
        return Problem(at, "template", f"there is no template “{'” or “'.join(names)}”", hint)


def _wanted(node: nodes.Node) -> tuple[str, ...]:
    """Return the names of the templates that *node* asks for: one of them is enough; none if they are not fixed."""
    if getattr(node, "ignore_missing", False):
        return ()
    try:
        value = node.template.as_const()  # type: ignore[attr-defined] # each of NAMING has one
    except nodes.Impossible:
        return ()
    names = tuple(value) if isinstance(value, list | tuple) else (value,)
    return names if all(isinstance(name, str) for name in names) else ()


def _text(data: bytes, path: str) -> str:
    """Return the text of a template; where it is not UTF-8, BrokenTemplateError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = Location(path, data.count(b"\n", 0, error.start) + 1)
        message = f"a letter on this line (byte {data[error.start]:#04x}) is not UTF-8"
        hint = "save the file as UTF-8: editors offer it beside “Save as”"
        raise BrokenTemplateError(Problem(at, "template", message, hint)) from None


def _place(error: Exception, path: str) -> Location:
    """Return the line where *error* arose: the innermost one of a template."""
    if isinstance(error, TemplateSyntaxError):
        return Location(error.filename or path, error.lineno)
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    inner = next((frame for frame in reversed(frames) if frame[0].startswith("theme/")), (path, 1))
    return Location(*inner)


def _unknown(at: Location, name: str, variables: Mapping[str, object]) -> Problem:
    names = {*variables, *(name for value in variables.values() for name in dir(value) if not name.startswith("_"))}
    usable = f"a name that is there may be used, like {', '.join(sorted(variables))}"
    return Problem(
        at, "template", f"there is no “{name}” for this template", did_you_mean(nearest(name, names)) or usable
    )
