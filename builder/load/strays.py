"""What stands in a tree and is not read, as problems: links, pipes, names that cannot be shown or kept everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch

from builder.load.tree import File, Kind, Look, Stray, Tree
from builder.model.addresses import composed, unsafe
from builder.model.problem import Location, Problem
from builder.model.settings import Settings

ALONE = ("calendar.yaml", "hold.yaml", "voice.yaml", "mkdocs.yml")
ROOMS = ("calendar", "questions", "results", "theme")
SUFFIXES = {"calendar": (".yaml", ".yml"), "questions": (".yaml", ".yml"), "results": (".csv",)}
CONTENT = "content"
MEANT = {
    "calendar": ("calender", "calendars", "Calendar"),
    CONTENT: ("contents", "Content", "contens"),
    "questions": ("question", "Questions"),
    "results": ("result", "Results"),
}
NAMED = "give it a name of letters, digits and hyphens"
NO_FILE = "delete it: Dateline reads files and folders and nothing else"
SAID: dict[Kind, tuple[str, str, str]] = {
    "folder": ("symlink-escapes", "this is a folder, and a file of this name is read", "give the folder another name"),
    "pipe": ("symlink-escapes", "this is a pipe and no file", NO_FILE),
    "socket": ("symlink-escapes", "this is a socket and no file", NO_FILE),
    "device": ("symlink-escapes", "this is a device and no file", NO_FILE),
    "closed": (
        "symlink-escapes",
        "this cannot be opened: whoever builds is not allowed to read it",
        "allow it, with `chmod -R u+rX` and its name",
    ),
    "name": (
        "file-name",
        "this name has something in it that cannot be shown, so it is not read",
        NAMED,
    ),
    "deep": ("file-name", "this lies so deep in folders that most disks cannot keep it", "move it further up"),
}


def stray_files(tree: Tree) -> tuple[Problem, ...]:
    """Tell of links and the like in the place of the files that decide over the whole project."""
    found = (tree.stray(path) for path in ALONE)
    return tuple(_problem(stray, "") for stray in found if stray)


def strays_of(tree: Tree, content: Look, settings: Settings) -> Iterator[Problem]:
    """Tell of all else that is not read: links and odd names, rooms and files called otherwise."""
    yield from stray_rooms(tree)
    yield from stray_content(content)
    yield from misnamed_rooms(tree, content)
    yield from stray_includes(tree, settings)


def stray_rooms(tree: Tree) -> Iterator[Problem]:
    """Tell of everything in the plan's and the theme's folders that is passed over."""
    for room in ROOMS:
        look = tree.look(room)
        for stray in look.strays:
            yield _problem(stray, stray.path if _alone(stray, room) else "")
        yield from _other_kinds(look, room)
        for file in look.files if room == "theme" else ():  # its assets keep their names in the site
            if reason := unsafe(file.path):
                yield Problem(Location(file.path), "file-name", f"this name {reason}", NAMED)


def _other_kinds(look: Look, room: str) -> Iterator[Problem]:
    """Tell of files of the plan that another suffix keeps from being read."""
    suffixes = SUFFIXES.get(room, ("",))
    for file in look.files:
        name = file.path.rpartition("/")[2].lower()
        if not name.endswith(suffixes) and not name.startswith("readme"):
            hint = f"save it as {suffixes[0]}, or move it elsewhere"
            message = f"this file is not read: in {room}/ only those that end in {suffixes[0]} are"
            yield Problem(Location(file.path), "unread-file", message, hint, "warning", file.path)


def misnamed_rooms(tree: Tree, content: Look) -> Iterator[Problem]:
    """Tell of a folder that was probably meant to be read, where the one that is read has nothing in it."""
    for room, names in MEANT.items():
        if any(content.files if room == CONTENT else tree.files(room)):
            continue
        for name in names:
            if any(tree.files(name)):
                message = f"a folder of this name is not read, and there is nothing in {room}/"
                yield Problem(Location(name), "file-name", message, f"rename it to {room}", "warning")


def _alone(stray: Stray, room: str) -> bool:
    """Tell whether a stray can hide nothing but itself: one file, known by its name, that says when what is public."""
    return room in {"questions", "results"} or (room == "calendar" and not stray.folder and stray.kind != "name")


def stray_content(look: Look) -> Iterator[Problem]:
    """Tell of what is passed over in content/; if that may be much, nothing is published."""
    for stray in look.strays:
        much = stray.path == CONTENT or (stray.kind == "closed" and stray.folder)
        yield _problem(stray, "" if much else stray.path)
    first: dict[str, str] = {}
    odd: set[str] = set()
    for file in look.files:
        if unsafe(file.path) and (name := _up_to_the_odd(file.path)) not in odd:
            odd.add(name)
            hint = f"{NAMED}; until then its address is written otherwise"
            yield Problem(Location(name), "file-name", f"this name {unsafe(name)}", hint, "warning", name)
        if (other := first.setdefault(same(file.path), file.path)) != file.path:
            message = f"this name differs from {other} only in capitals, or in how an accent is written"
            hint = "give one of them another name: many disks keep only one of the two"
            yield Problem(Location(file.path), "case-collision", message, hint, about=file.path)


def _up_to_the_odd(path: str) -> str:
    """Return the file, or the folder that makes its path unsafe, so that a folder of many files is told once."""
    parts = path.split("/")
    above = ("/".join(parts[:count]) for count in range(1, len(parts)))
    return next((one for one in above if unsafe(one)), path)


def stray_includes(tree: Tree, settings: Settings) -> Iterator[Problem]:
    """Tell of links and the like where `include:` looks for plan files and `observances:` names calendars, and of an
    `include:` that names nothing: it may be misspelt, and what it was to name would go out by its own date.
    """
    for number, path in enumerate(settings.observances):
        if stray := tree.stray(path):
            rule, message, hint = _words(stray)
            at = settings.marks.of("observances", number)
            yield Problem(at, rule, f"{path} is not read: {message}", hint, about=path)
    for number, pattern in enumerate(settings.include):
        at = settings.marks.of("include", number)
        folder = pattern.rpartition("/")[0].partition("*")[0].rstrip("/")
        look = tree.look(folder) if folder else Look()
        if tree.sees(pattern) and not look.strays and not _named(pattern, look.files or tree.files(folder)):
            hint = "write the path as it is seen from calendar.yaml, like team/*.yaml, or add the file"
            yield Problem(at, "missing-include", f"there is no file {pattern}", hint)
        for stray in look.strays:
            if not fnmatch(stray.path, pattern) and not stray.folder:
                continue
            rule, message, hint = _words(stray)
            yield Problem(at, rule, f"{stray.path} is not read: {message}", hint)


def _named(pattern: str, files: Iterable[File]) -> bool:
    return any(fnmatch(file.path, pattern) for file in files)


def same(path: str) -> str:
    """Return what two paths have in common that many disks cannot tell apart."""
    return path.lower() if path.isascii() else composed(path).casefold()


def _problem(stray: Stray, about: str) -> Problem:
    rule, message, hint = _words(stray)
    return Problem(Location(stray.path), rule, message, hint, about=about)


def _words(stray: Stray) -> tuple[str, str, str]:
    if stray.kind != "link":
        return SAID[stray.kind]
    what = "folder" if stray.folder else "file"
    if stray.target:
        message = f"this is a link to {stray.target}, and links are not followed"
        return "symlink-escapes", message, f"write that path where this one is meant, or put a copy of the {what} here"
    message = "this is a link to another place, and links are not followed"
    return "symlink-escapes", message, f"put the {what} itself here"
