"""What each command answers: real runs, their words, their JSON, their exit status, in good and bad surroundings."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from builder.filters import FILTERS
from conftest import NOW, REPOSITORY, Project, dateline
from warm import told

POST = "---\ntitle: {}\nsummary: A summary.\n---\n\nWords of {}.\n"
OUT = "publish: Tue 2026-11-17 09:30\ntitle: Out\nshape: article\nowner: chief\n"
AHEAD = "publish: Tue 2026-12-01 09:30\ntitle: Ahead\nshape: article\nowner: chief\n"
WRONG = "publish: Thu 2026-12-08 09:30\ntitle: Wrong\nshape: article\nowner: chief\n"
LATE = "publish: Tue 2026-11-24 09:30\ntitle: Late\nshape: article\nowner: chief\n"
GOOD = {
    "calendar/out.yaml": OUT,
    "calendar/ahead.yaml": AHEAD,
    "content/posts/out.md": POST.format("Out", "out"),
    "content/posts/ahead.md": POST.format("Ahead", "ahead"),
}
MISTAKEN = {**GOOD, "calendar/wrong.yaml": WRONG, "content/posts/wrong.md": POST.format("Wrong", "wrong")}
WARNED = {**GOOD, "calendar/late.yaml": LATE}
MISTAKE = """\
calendar/wrong.yaml:1:10: error: 2026-12-08 is a Tue, not a Thu [weekday-mismatch]
    write Tue, or the date you meant
"""
WARNING = (
    "calendar/late.yaml:1:10: warning: the draft of “Late” was due on Tue 2026-11-17, 5 days ago (Managing editor) "
    "[deadline-late]"
)
COMMANDS = ("build", "check", "serve", "next", "cal", "observances", "ping", "report", "new", "explain", "count")


def run(root: Path, *words: str, now: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a command in *root* with its output piped, as of the hour of these tests."""
    env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    if now:
        env["SOURCE_DATE_EPOCH"] = str(int(NOW.timestamp()))
    return told(words, cwd=root, env=env)


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of *folder* that are no memory."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files if ".dateline" not in file.parts}


def timeless(text: str) -> str:
    return re.sub(r"in \d+\.\d s", "in 0.0 s", text)


def refused(done: subprocess.CompletedProcess[str], said: str, status: int = 1) -> None:
    """One clear sentence, no traceback, the right exit status."""
    assert done.stderr == said
    assert done.stdout == ""
    assert done.returncode == status


def test_build_says_what_it_made(project: Project) -> None:
    """In a pipe the answer, and nothing but the answer, is on standard output."""
    root = project(GOOD)
    done = run(root, "build")
    lines = timeless(done.stdout).splitlines()
    assert lines[0] == "published 1 post, 0 pages and 6 snippets in 0.0 s"
    assert re.fullmatch(r"  site: (\d+) files, \1 written, 0 removed", lines[1])
    assert re.fullmatch(r"  desk: (\d+) files, \1 written, 0 removed", lines[2])
    assert lines[3:] == ["  not public: 1 approved"]
    assert (done.stderr, done.returncode) == ("", 0)
    assert (root / "site/2026/11/out/index.html").is_file()
    assert not (root / "site/2026/12/ahead").exists()


def test_build_again_writes_nothing(project: Project) -> None:
    root = project(GOOD)
    run(root, "build")
    assert re.search(r"site: \d+ files, 0 written, 0 removed\n  desk: \d+ files, 0 written", run(root, "build").stdout)


def test_build_withholds_and_says_why(project: Project) -> None:
    """An entry in error is withheld, the rest is published, and the exit status is 0."""
    root = project(MISTAKEN)
    done = run(root, "build")
    assert done.stderr == MISTAKE
    assert done.stdout.endswith("  withheld: wrong (see calendar/wrong.yaml:1:10)\n")
    assert done.returncode == 0
    assert (root / "site/2026/11/out/index.html").is_file()


def test_build_strict_publishes_nothing(project: Project) -> None:
    """With --strict one error is enough: exit status 1, and no folder is made."""
    root = project(MISTAKEN)
    before = tree(root)
    refused(run(root, "build", "--strict"), f"{MISTAKE}nothing is published\n")
    assert tree(root) == before


def test_build_strict_leaves_the_last_good_trees(project: Project) -> None:
    root = project(GOOD)
    run(root, "build")
    project(MISTAKEN)
    before = tree(root)
    assert run(root, "build", "--strict").returncode == 1
    assert tree(root) == before


def test_build_strict_is_not_stopped_by_warnings(project: Project) -> None:
    root = project(WARNED)
    done = run(root, "build", "--strict")
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, WARNING)


def test_build_json(project: Project) -> None:
    root = project(MISTAKEN)
    done = run(root, "build", "--format", "json")
    row = json.loads(done.stdout)
    assert list(row) == [
        "published",
        "seconds",
        "posts",
        "pages",
        "snippets",
        "written",
        "removed",
        "withheld",
        "problems",
    ]
    assert (row["published"], row["posts"], row["withheld"]) == (True, 1, ["wrong"])
    assert "site/2026/11/out/index.html" in row["written"]
    assert "desk/outbox.json" in row["written"]
    assert row["problems"] == [MISTAKE_ROW]
    assert (done.stderr, done.returncode) == ("", 0)


MISTAKE_ROW = {
    "path": "calendar/wrong.yaml",
    "line": 1,
    "column": 10,
    "severity": "error",
    "rule": "weekday-mismatch",
    "message": "2026-12-08 is a Tue, not a Thu",
    "hint": "write Tue, or the date you meant",
    "about": "wrong",
}


def test_build_strict_json(project: Project) -> None:
    """A refusal is JSON too, where JSON was asked for."""
    done = run(project(MISTAKEN), "build", "--strict", "--format", "json")
    assert json.loads(done.stdout) == {"published": False, "why": "nothing is published", "problems": [MISTAKE_ROW]}
    assert (done.stderr, done.returncode) == ("", 1)


def test_build_into_named_folders(project: Project, tmp_path: Path) -> None:
    root = project(GOOD)
    assert run(root, "build", "--site", "out/public", "--desk", str(tmp_path / "out/team")).returncode == 0
    assert (root / "out/public/index.html").is_file()
    assert (root / "out/team/outbox.json").is_file()
    assert not (root / "site").exists()


def test_check(project: Project) -> None:
    """Check writes no tree; an error makes its exit status 1."""
    root = project(MISTAKEN)
    before = tree(root)
    done = run(root, "check")
    assert (done.stdout, done.stderr, done.returncode) == ("1 error, 0 warnings\n", MISTAKE, 1)
    assert tree(root) == before


def test_check_of_what_is_right(project: Project) -> None:
    done = run(project(GOOD), "check")
    assert (done.stdout, done.stderr, done.returncode) == ("nothing is wrong\n", "", 0)


def test_warnings_never_change_the_status(project: Project) -> None:
    done = run(project(WARNED), "check")
    assert (done.stdout, done.stderr.splitlines()[0], done.returncode) == ("0 errors, 1 warning\n", WARNING, 0)


def test_check_json(project: Project) -> None:
    done = run(project(MISTAKEN), "check", "--format", "json")
    assert json.loads(done.stdout) == [MISTAKE_ROW]
    assert (done.stderr, done.returncode) == ("", 1)


def test_check_fix(project: Project) -> None:
    """--fix makes the smallest change that mends, and then nothing is wrong."""
    root = project(MISTAKEN)
    done = run(root, "check", "--fix")
    assert (done.stdout, done.stderr, done.returncode) == ("nothing is wrong\n", "mended 1\n", 0)
    assert (root / "calendar/wrong.yaml").read_text("utf-8") == WRONG.replace("Thu", "Tue")


def test_quiet_and_verbose(project: Project) -> None:
    """-q leaves only errors; -v adds what is good to know."""
    root = project({**WARNED, "content/posts/out.md": "---\ntitle: Out\nmood: fine\n---\n\nWords.\n"})
    done = run(root, "build", "-q")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    assert run(root, "build").stderr.splitlines()[0] == WARNING
    said = run(root, "build", "-v").stderr
    assert WARNING in said
    assert "info: " in said
    assert "[unknown-front-matter]" in said


def test_explain(project: Project) -> None:
    root = project({})
    whole = run(root, "explain", "too-long")
    assert whole.stdout.startswith("A post is longer than its network takes.\n\nWhy: ")
    assert json.loads(run(root, "explain", "too-long", "--format", "json").stdout) == {
        "rule": "too-long",
        "text": whole.stdout.removesuffix("\n"),
    }
    lines = run(root, "explain").stdout.splitlines()
    assert any(re.fullmatch(r"too-long {2,}A post is longer than its network takes\.", line) for line in lines)
    assert all(re.fullmatch(r"\S+ {2,}\S.*", line) for line in lines)
    assert len({len(line) - len(line.split(maxsplit=1)[1]) for line in lines}) == 1
    rules = json.loads(run(root, "explain", "--format", "json").stdout)
    assert len(rules) == len(lines)
    assert rules["too-long"] == "A post is longer than its network takes."


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_is_explained(project: Project, name: str) -> None:
    """What it gives, and how to write it."""
    root = project({})
    text = run(root, "explain", f"filter/{name}").stdout
    assert re.search(rf"[.:]\n\n\{{[{{%].*\b{name}\b.*[%}}]\}}\n", text)
    assert json.loads(run(root, "explain", f"filter/{name}", "--format", "json").stdout) == {
        "filter": name,
        "text": text.removesuffix("\n"),
    }


@pytest.mark.parametrize(
    "words",
    [
        (("--format", "json"), ("check",), ()),
        ((), ("check",), ("--format", "json")),
        (("--format", "text"), ("check",), ("--format", "json")),  # what stands after wins
    ],
)
def test_options_stand_before_the_command_or_after_it(project: Project, words: tuple[tuple[str, ...], ...]) -> None:
    root = project(GOOD)
    elsewhere = root / "content"
    before, command, after = words
    for place in (("--root", str(root), *before, *command, *after), (*before, *command, *after, "--root", str(root))):
        assert json.loads(run(elsewhere, *place).stdout) == []


@pytest.mark.parametrize("at", [0, 1])
def test_the_hour_is_an_option(project: Project, at: int) -> None:
    """At a later hour the second post is out, too; an hour without an offset is UTC."""
    root = project(GOOD)
    words = ["build", "--format", "json"]
    words[at:at] = ["--now", "2026-12-01T09:30:00+01:00"]
    assert json.loads(run(root, *words).stdout)["posts"] == 2
    assert json.loads(run(root, "build", "--format", "json", "--now", "2026-12-01T08:29").stdout)["posts"] == 1
    assert json.loads(run(root, "build", "--format", "json", "--now", "2026-12-01T08:30").stdout)["posts"] == 2


WRONG_USE = {
    "an unknown option": (("build", "--strickt"), "No such option '--strickt'"),
    "an unknown command": (("bild",), "No such command 'bild'"),
    "an unknown format": (("check", "--format", "yaml"), "'yaml' is not one of 'text', 'json'"),
    "an unknown rule": (("explain", "to-long"), "there is no rule “to-long”; did you mean “too-long”?"),
    "an unknown filter": (("explain", "filter/shortn"), "there is no filter “shortn”; did you mean “shorten”?"),
    "an hour out of reach": (("check", "--now", "0001-01-01"), "“0001-01-01” is no moment; write one like"),
    "no hour": (("check", "--now", ""), "“” is no moment; write one like 2026-11-22T09:00"),
    "a bad address": (("serve", "--address", "nowhere"), "“nowhere” is no address; write one like 127.0.0.1:8000"),
    "a bad port": (("serve", "--address", "127.0.0.1:99999"), "is no address; write one like 127.0.0.1:8000"),
    "a bad hour": (("check", "--now", "tomorrow"), "“tomorrow” is no moment; write one like 2026-11-22T09:00"),
    "no such folder": (("--root", "nowhere", "check"), "Directory 'nowhere' does not exist"),
    "a folder that is a file": (("check", "--root", "calendar.yaml"), "Directory 'calendar.yaml' is a file"),
    "too many words": (("check", "everything"), "Got unexpected extra argument"),
}


@pytest.mark.parametrize("name", WRONG_USE)
def test_wrong_use(project: Project, name: str) -> None:
    """Wrong use is exit status 2, one sentence after the usage, and nothing done."""
    root = project(GOOD)
    before = tree(root)
    words, said = WRONG_USE[name]
    done = run(root, *words)
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert (done.stdout, done.returncode) == ("", 2)
    assert tree(root) == before


def test_a_bad_epoch(project: Project) -> None:
    """SOURCE_DATE_EPOCH is a number of seconds; anything else is wrong use."""
    root = project(GOOD)
    for epoch in ("yesterday", "1e9", "99999999999999999999"):
        env = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
        done = subprocess.run(dateline("check"), cwd=root, env=env, capture_output=True, text=True, check=False)
        assert f"SOURCE_DATE_EPOCH is no moment: “{epoch}”" in done.stderr
        assert "Traceback" not in done.stderr
        assert done.returncode == 2


def test_an_epoch_that_a_workflow_left_empty(project: Project) -> None:
    """An empty SOURCE_DATE_EPOCH is none, and --now is stronger than any: also for MkDocs, which reads it too."""
    root = project(GOOD)
    (root / "content" / "about.md").write_text("# About\n")
    for epoch, words in (("", ()), ("yesterday", ("--now", NOW.isoformat()))):
        env = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
        done = subprocess.run(dateline("check", *words), cwd=root, env=env, capture_output=True, text=True, check=False)
        assert (done.stderr, done.returncode) == ("", 0)


def test_an_answer_that_has_no_room(project: Project) -> None:
    """Where standard output takes no more, a sentence says so."""
    root = project(GOOD)
    for words in (("check",), ("--help",)):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                dateline(*words), cwd=root, stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
        assert (done.stderr, done.returncode) == ("writing failed: No space left on device\n", 1)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert f"\n| `dateline {command}" in (REPOSITORY / "README.md").read_text("utf-8")


@pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)], ids=" ".join)
def test_help_shows_an_example(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = run(tmp_path, *command, "--help")
    assert f"Example:\n    dateline {' '.join(command)}" in done.stdout
    assert (done.stderr, done.returncode) == ("", 0)
    assert all(option in done.stdout for option in ("--root", "--now", "--format", "-q", "-v"))


@pytest.mark.parametrize("words", [("--help",), ("check",), ("check", "--nonsense"), ("--version",)])
def test_the_console_script_is_the_module(project: Project, words: tuple[str, ...]) -> None:
    """`dateline` and `python -m builder` say and return the same."""
    root = project(MISTAKEN)
    script = Path(sys.executable).parent / "dateline"
    by_script = subprocess.run([str(script), *words], cwd=root, capture_output=True, text=True, check=False)
    by_module = run(root, *words, now=False)
    assert (by_script.stdout, by_script.stderr, by_script.returncode) == (
        by_module.stdout,
        by_module.stderr,
        by_module.returncode,
    )


NO_CALENDAR = """\
calendar.yaml:1:1: error: there is no calendar.yaml in this folder [missing-key]
    `dateline new` writes one into an empty folder; by hand: `site:` with `title:` and `url:` below it, and `timezone:`
"""


@pytest.mark.parametrize("command", ["build", "check", "next"])
def test_a_folder_that_is_no_project(tmp_path: Path, command: str) -> None:
    """One problem that says what to write; nothing is made."""
    done = run(tmp_path, command)
    ends = {"build": "nothing is published\n", "check": "", "next": "the plan cannot be read\n"}
    assert done.stderr == NO_CALENDAR + ends[command]
    assert done.returncode == 1
    assert not tree(tmp_path)


def test_an_empty_calendar(project: Project) -> None:
    done = run(project({"calendar.yaml": ""}), "build")
    assert done.stderr.startswith("calendar.yaml:1:1: error: “site” is missing [missing-key]\n    add `site: ")
    assert done.stderr.endswith("\nnothing is published\n")
    assert (done.stdout, done.returncode) == ("", 1)


@pytest.mark.parametrize("words", [("build",), ("build", "--strict"), ("next",), ("report",)], ids=" ".join)
def test_a_refusal_ends_with_its_reason(project: Project, words: tuple[str, ...]) -> None:
    """The error stands right above the sentence that says no, though warnings are in files after it."""
    strange = "entry,channel,date,clics\nlate,blog,2026-11-02,3\n"
    root = project({**WARNED, "hold.yaml": "since: 2026-11-01\nresaon: a strike\n", "results/all.csv": strange})
    said = run(root, *words).stderr.splitlines()
    assert said[-3].startswith("hold.yaml:2:1: error: there is no key “resaon”")
    assert said[-1] in {"nothing is published", "the plan cannot be read"}
    warned = sum(": warning: " in line for line in said)
    assert bool(warned) == (words[0] == "build")


def test_an_empty_content(project: Project) -> None:
    """A project without a word of content is a site without posts."""
    root = project({})
    assert timeless(run(root, "build").stdout).startswith("published 0 posts, 0 pages and 0 snippets")
    (root / "content").mkdir()
    assert run(root, "build").returncode == 0
    (root / "content/posts").mkdir()
    assert run(root, "build").returncode == 0
    assert (root / "site/index.html").is_file()


UNWRITABLE = {
    "a file": ("plain", "this could not be written: {root}/plain: Not a directory\n"),
    "below a file": ("plain/site", "this could not be written: {root}/plain/site: Not a directory\n"),
    "below the root of nowhere": (
        "/proc/nowhere/site",
        "this could not be written: /proc/nowhere: No such file or directory\n",
    ),
}


@pytest.mark.parametrize("name", UNWRITABLE)
@pytest.mark.parametrize("which", ["--site", "--desk"])
def test_an_output_that_cannot_be_written(project: Project, name: str, which: str) -> None:
    """One sentence with the place and the cause; what stands there is left alone."""
    folder, said = UNWRITABLE[name]
    root = project({**GOOD, "plain": "keep me"})
    before = tree(root)
    done = run(root, "build", which, folder)
    assert "Traceback" not in done.stderr
    refused(done, said.format(root=root))
    assert tree(root) == before


@pytest.mark.parametrize("which", ["--site", "--desk"])
def test_a_folder_of_others(project: Project, which: str) -> None:
    """A folder with files that Dateline did not make is refused and not touched."""
    root = project({**GOOD, "mine/letter.txt": "keep me", "mine/index.html": "<h1>Mine</h1>"})
    before = tree(root)
    done = run(root, "build", which, "mine")
    why = f"{root}/mine holds files that Dateline did not make; name an empty folder, or empty it"
    refused(done, f"nothing is published: {why}\n")
    assert tree(root) == before


MISPLACED = {
    "one for both": (("--site", "out", "--desk", "out"), "the site is public and the desk is not: name two folders"),
    "the desk in the site": (("--desk", "site/desk"), "the site is public and the desk is not: name two folders"),
    "the site in the desk": (("--site", "desk/site"), "the site is public and the desk is not: name two folders"),
    "the project": (("--site", "."), "holds the project itself; name a folder of its own"),
    "above the project": (("--desk", ".."), "holds the project itself; name a folder of its own"),
    "among the words": (("--site", "content"), "content is where you write; name a folder of its own"),
    "in the plan": (("--desk", "calendar/out"), "calendar/out is where you write; name a folder of its own"),
}


@pytest.mark.parametrize("name", MISPLACED)
def test_no_tree_stands_where_it_would_do_harm(project: Project, name: str) -> None:
    """A tree removes what it does not know, and the desk is private: such folders are wrong use."""
    root = project({**GOOD, "index.html": "Dateline"})
    before = tree(root)
    words, said = MISPLACED[name]
    done = run(root, "build", *words)
    assert said in " ".join(done.stderr.split())
    assert (done.stdout, done.returncode) == ("", 2)
    assert tree(root) == before


def test_a_memory_that_cannot_be_kept(project: Project) -> None:
    """A file where `.dateline` should be costs time only; nor does a truncated database cost more."""
    root = project({**GOOD, ".dateline": "a file"})
    done = run(root, "build")
    assert (done.stderr, done.returncode) == ("", 0)
    assert (root / ".dateline").read_text("utf-8") == "a file"
    assert run(root, "build").returncode == 0
    (root / ".dateline").unlink()
    run(root, "build")
    (root / ".dateline/cache.sqlite").write_bytes(b"SQLite format 3\0 and then nothing")
    before = tree(root)
    done = run(root, "build")
    assert (done.stderr, done.returncode) == ("", 0)
    assert tree(root) == before


def test_a_plan_that_is_no_text(project: Project) -> None:
    """Bytes that are no UTF-8 are a problem of their file, and no traceback."""
    root = project(GOOD)
    (root / "calendar.yaml").write_bytes(b"site: \xff\xfe")
    for command in ("build", "check", "next"):
        done = run(root, command)
        assert "calendar.yaml:1:7: error: " in done.stderr
        assert "Traceback" not in done.stderr
        assert done.returncode == 1


def test_a_pipe_that_closes(project: Project) -> None:
    """`dateline explain | head -1` ends without a traceback."""
    words = " ".join(dateline("explain"))
    done = subprocess.run(
        ["sh", "-c", f"{words} | head -1"], cwd=project({}), capture_output=True, text=True, check=False
    )
    assert done.stderr == ""


def test_a_terminal_that_knows_few_letters(project: Project) -> None:
    """Where standard output cannot take a letter, it takes another one: never a traceback."""
    root = project({**MISTAKEN, "calendar/late.yaml": LATE.replace("Late", "Später 🛠")})
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    for command in ("check", "next", "build"):
        done = subprocess.run(dateline(command), cwd=root, env=env, capture_output=True, check=False)
        assert b"Traceback" not in done.stderr
        assert done.returncode == int(command == "check")
