"""The arrow of imports, and the list of the rooms that may touch the world or know a library."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

BUILDER = Path(__file__).parent.parent / "builder"
FILES = sorted(file for file in BUILDER.rglob("*.py") if "carried" not in file.parts)

MODEL = {"model"}
CORE = MODEL | {"registry", "versions", "workers"}
MAY_IMPORT = {
    "__init__": set(),
    "__main__": {"cli"},
    "model": set(),
    "registry": set(),
    "versions": set(),
    "workers": set(),
    "hour": set(),
    "desk_token": set(),
    "theme": MODEL | {"filters", "versions"},
    "filters": MODEL | {"channels"},
    "channels": CORE,
    "drawing": MODEL | {"channels"},
    "load": MODEL | {"workers"},
    "checks": CORE | {"channels"},
    "plan": MODEL,
    "outputs": CORE | {"channels", "drawing", "filters", "theme"},
    "pipeline": CORE | {"load", "checks", "plan", "outputs", "theme"},
    "store": MODEL | {"versions"},
    "watch": set(),
    "files": MODEL,
    "write": MODEL | {"files", "store", "workers"},
    "publish": MODEL | {"outputs", "pipeline", "store", "theme", "write"},
    "todo": MODEL | {"outputs"},
    "told": MODEL,
    "say": MODEL | {"desk_token", "outputs", "pipeline", "publish", "told"},
    "pages": MODEL | {"load", "pipeline", "theme"},
    "bounds": {"workers"},
    "untrusted": {"bounds", "options", "load", "pipeline", "publish", "write"},
    "wishes": set(),
    "options": set(),
    "written": MODEL | {"load"},
    "starts": MODEL | {"load", "written"},
    "cli": {"commands", "counting", "explained", "looks", "new", "options", "outward", "recall", "wishes"},
    "new": MODEL
    | {"answers", "options", "files", "hour", "load", "pieces", "say", "starts", "told", "wishes", "written"},
    "pieces": MODEL
    | {"answers", "options", "files", "load", "pipeline", "plan", "say", "store", "told", "wishes", "written"},
    "answers": MODEL | {"options", "told"},
    "recall": MODEL | {"answers", "options", "hour", "load", "store"},
    "making": MODEL | {"answers", "options", "desk_token", "hour", "load", "pipeline", "store", "untrusted"},
    "looks": MODEL | {"answers", "making", "monthly", "options", "outputs", "reported", "store", "todo"},
    "explained": MODEL | {"answers", "channels", "checks", "filters", "options"},
    "monthly": MODEL,
    "wire": set(),
    "outward": {"fetching", "options", "pinging"},
    "pinging": MODEL | {"answers", "hour", "making", "options", "outputs", "store", "wire"},
    "fetching": MODEL | {"answers", "files", "load", "options", "wire"},
    "commands": MODEL
    | {"answers", "bounds", "checks", "files", "hour", "load", "making", "options", "pages", "pipeline", "plan"}
    | {"plugin", "publish", "recall", "say", "store", "theme", "untrusted", "write"},
    "counting": MODEL | {"channels", "options", "load"},
    "reported": MODEL | {"plan"},
    "plugin": MODEL
    | {"desk_token", "hour", "load", "pages", "pipeline", "publish", "say", "store", "theme", "watch", "files"}
    | {"write"},
}
ONE_FILE = {
    "latex2mathml": "load/prose/formulas.py",
    "mkdocs": "plugin.py",
    "feedgen": "outputs/feeding/",
    "holidays": "load/holidays.py",
    "icalendar": "outputs/calendars.py",
    "comrak": "load/markdown.py",
    "nh3": "load/markdown.py",
    "mutagen": "load/sounds.py",
    "pygments": "load/colours.py",
    "yaml": "load/yaml.py",
    "jinja2": "theme.py",
    "uharfbuzz": "drawing/shaping.py",
    "resvg_py": "drawing/raster.py",
    "PIL": "drawing/pixels.py",
    "regex": "channels/rules.py",
    "rich": "monthly.py",
    "segno": "outputs/codes.py",
    "sqlite3": "store.py",
    "urllib.request": "wire.py",
    "socket": "wire.py",
    "ssl": "wire.py",
    "subprocess": "load/git.py",
    "ahocorasick_rs": "checks/leak.py",
}
WRITERS = {"write.py", "files.py", "store.py", "plugin.py"}  # plugin.py makes and empties MkDocs' scratch folder
WRITES = {"write_text", "write_bytes", "mkdir", "rmdir", "unlink", "rmtree", "mkdtemp", "copyfile", "makedirs"}


def imports_of(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names if node.module == "builder")
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def calls_of(file: Path) -> set[str]:
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    functions = (node.func for node in nodes if isinstance(node, ast.Call))
    return {function.attr for function in functions if isinstance(function, ast.Attribute)}


def name_of(file: Path) -> str:
    return file.relative_to(BUILDER).as_posix()


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_imports_point_one_way(file: Path) -> None:
    room = file.relative_to(BUILDER).parts[0].removesuffix(".py")
    rooms = {name.split(".")[1] for name in imports_of(file) if name.startswith("builder.")}
    assert rooms <= MAY_IMPORT[room] | {room}


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_one_file_knows_each_library(file: Path) -> None:
    for name in imports_of(file):
        home = ONE_FILE.get(name) or ONE_FILE.get(name.split(".")[0])
        assert home is None or name_of(file).startswith(home), f"{name} belongs to {home}"


def test_pydantic_stays_in_its_room() -> None:
    users = {name_of(file) for file in FILES if any(name.startswith("pydantic") for name in imports_of(file))}
    assert all(user.startswith("load/schema/") for user in users)


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_name_has_one_meaning(file: Path) -> None:
    """A second one at the top of a file would hide the first, which no linter tells of."""
    body = ast.parse(file.read_text("utf-8")).body
    targets = [target for node in body if isinstance(node, ast.Assign) for target in node.targets]
    targets += [node.target for node in body if isinstance(node, ast.AnnAssign)]
    names = Counter(target.id for target in targets if isinstance(target, ast.Name))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_only_the_writer_writes(file: Path) -> None:
    if name_of(file) not in WRITERS:
        assert not calls_of(file) & WRITES


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_the_hour_is_an_argument(file: Path) -> None:
    """Only hour.py reads the clock, and only the faces import it."""
    if name_of(file) != "hour.py":
        assert not calls_of(file) & {"now", "today", "utcnow"}
    if "builder.hour" in set(imports_of(file)):
        assert name_of(file) in {"making.py", "new.py", "pinging.py", "plugin.py", "recall.py"}


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_file_says_what_happens_in_it(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text("utf-8")))


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_nothing_is_long(file: Path) -> None:
    """A file has 250 lines at most and a function 40: beyond that it is two."""
    text = file.read_text("utf-8")
    assert text.count("\n") <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, node.name
