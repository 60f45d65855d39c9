"""`dateline new`: projects that are right from the first day, pieces that read back as meant, nothing overwritten."""

from __future__ import annotations

import json
import os
import pty
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.files import lay
from builder.load.beforehand import Beforehand
from builder.load.entries import load_entries
from builder.load.text import one_line
from builder.pipeline import build
from builder.starts import Facts, choices, start
from builder.written import UnwritableError, id_of, lines
from conftest import CALENDAR, NOW, REPOSITORY, Project, dateline
from test_sites import files_of
from warm import told

STARTS = tuple(product(choices("team"), choices("shape")))
NOWHERE = Path(__file__).parent / "no-such-folder"
HOMES = "`url:` and `namespace:`"
ABOUT = ("--url", "https://repair.example/", "--timezone", "Europe/Berlin")
IDEA = "it is an idea: nothing is public; give it a `publish:` line when you know the week\n"


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command in *root*, where nobody can be asked, as of the hour of these tests."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    return told(words, cwd=root, env=env)


def test_every_team_and_every_shape_is_named(tmp_path: Path) -> None:
    """Whoever adds a folder says so in --help."""
    text = " ".join(run(tmp_path, "new", "--help").stdout.split())
    assert set(STARTS) >= set(product(("small", "newsroom"), ("blog", "podcast")))
    assert all(f"{name}," in text or f"{name}." in text for names in STARTS for name in names)


@pytest.mark.parametrize(("team", "shape"), STARTS)
def test_a_start_is_right_and_is_published(tmp_path: Path, team: str, shape: str) -> None:
    """It has no problem of any kind, is built by both programs to the same bytes, and its first post is out."""
    assert run(tmp_path, "new", "--team", team, "--shape", shape, *ABOUT).returncode == 0
    assert json.loads(run(tmp_path, "check", "--format", "json").stdout) == []
    done = run(tmp_path, "build")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("published 1 post, 1 page and ")
    by_build = files_of(tmp_path / "site")
    assert "2026/11/welcome/index.html" in by_build
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=tmp_path, env=env, check=True)
    assert files_of(tmp_path / "site") == by_build


@pytest.mark.parametrize(("team", "shape"), STARTS)
@settings(max_examples=20, deadline=None)  # each is a whole build
@given(
    minutes=st.integers(0, 60 * 24 * 365 * 40),
    timezone=st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kolkata"]),
)
def test_a_start_is_right_whenever_and_wherever_it_begins(team: str, shape: str, minutes: int, timezone: str) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    today = now.astimezone(ZoneInfo(timezone)).date()
    made = build(Beforehand(NOWHERE, start(team, shape, Facts("It", "https://a.example/", timezone, "en", today))), now)
    assert made.problems == ()
    assert made.made is not None
    assert [edition.id for edition in made.made.public.editions] == ["welcome"]


def test_a_small_team_has_a_small_plan(tmp_path: Path) -> None:
    """Two people, approval by merge, days for draft and review, and one idea of one line."""
    words = ("new", "--team", "small", "--title", "The Repair Desk", *ABOUT)
    done = run(tmp_path, *words)
    assert done.stdout == (
        "wrote 8 files: .gitignore, README.md, calendar/welcome.yaml, calendar/what-people-ask.yaml, content/about.md, "
        "content/posts/welcome.md, mkdocs.yml, calendar.yaml\n"
        'next: `dateline new "Its title"` writes down an idea, `dateline build` makes site/ and desk/\n'
    )
    assert (tmp_path / "calendar/what-people-ask.yaml").read_text("utf-8") == "title: What people ask us most\n"
    assert (tmp_path / "calendar.yaml").read_text("utf-8") == SMALL
    assert SMALL.count("\n") <= 20


SMALL = """\
version: 1
site:
  title: The Repair Desk
  url: https://repair.example/
  namespace: repair.example,2026 # feeds and calendars know you by it: never change it once a post is out
  languages: [en]
timezone: Europe/Berlin # every time in the plan is local to it
approval: merge # what is on the main branch is approved

people:
  chief: {name: Managing editor, does: [write, review]}
  writer: {name: Writer, does: [write]}

shapes:
  article:
    days_before: # working days before it goes out
      draft: {days: 5, by: owner}
      review: {days: 2, by: chief}
"""


def test_what_was_taken_for_granted_is_said(tmp_path: Path) -> None:
    """Without any option it is a small team's blog, in English and in UTC, under an address that is nobody's."""
    told = run(tmp_path, "new").stdout.splitlines()[1:3]
    assert told == [
        f"the address is https://site.example/: before anything goes out, write yours at {HOMES} in calendar.yaml",
        "all times are UTC: for another timezone change `timezone:` in calendar.yaml, like Europe/Berlin",
    ]
    text = (tmp_path / "calendar.yaml").read_text("utf-8")
    assert "  title: Our site\n" in text
    assert "  languages: [en]\ntimezone: UTC #" in text


def test_a_start_speaks_of_its_own_site(tmp_path: Path) -> None:
    """Its identity is made of the host and of the year that --now says; a title that YAML would eat is quoted."""
    now = ("--now", "2031-05-06T10:00", "--timezone", "Asia/Tokyo")
    run(tmp_path, "new", "--title", "Repair: a #desk", "--url", "http://Bücher.example/a", "--language", "de", *now)
    text = (tmp_path / "calendar.yaml").read_text("utf-8")
    assert '  title: "Repair: a #desk"\n  url: http://xn--bcher-kva.example/a/\n' in text
    assert "  namespace: xn--bcher-kva.example,2031 #" in text
    assert "  languages: [de]\ntimezone: Asia/Tokyo #" in text
    assert (tmp_path / "calendar/welcome.yaml").read_text("utf-8").startswith("publish: Mon 2031-05-05 09:30\n")


@pytest.mark.parametrize(("team", "shape"), STARTS)
def test_no_line_of_a_layer_is_lost(team: str, shape: str) -> None:
    """Where two folders have lines for one key, the plan has them all, each key once."""
    facts = Facts("It", "https://a.example/", "UTC", "en", NOW.date())
    plan = start(team, shape, facts)["calendar.yaml"].decode()
    folders = (REPOSITORY / "starts" / name for name in (f"team/{team}", f"shape/{shape}", f"both/{team}-{shape}"))
    layers = [file.read_text("utf-8") for folder in folders if (file := folder / "calendar.yaml").exists()]
    assert {line for layer in layers for line in layer.splitlines() if "$" not in line} <= set(plan.splitlines())
    keys = re.findall(r"^\w+:", plan, re.MULTILINE)
    assert len(keys) == len(set(keys))


def test_the_readme_leads_from_an_empty_folder_to_a_site(tmp_path: Path) -> None:
    """Three commands; the idea is on the desk, and not on the site."""
    block = (REPOSITORY / "README.md").read_text("utf-8").partition("## Your own")[2].split("```")[1]
    commands = [shlex.split(line)[1:] for line in block.removeprefix("sh\n").splitlines()]
    assert [command[0] for command in commands] == ["new", "new", "build"]
    for command in commands:
        assert run(tmp_path, *command).returncode == 0
    pages = {where: (tmp_path / where / "index.html").read_text("utf-8") for where in ("site", "desk")}
    assert "charger drawer" not in "".join(
        file.decode("utf-8", "replace") for file in files_of(tmp_path / "site").values()
    )
    assert any("charger drawer" in file.decode("utf-8", "replace") for file in files_of(tmp_path / "desk").values())
    assert "The Repair Desk" in pages["site"]


PLANNED = "it is planned for Tue 2026-12-08 09:30: nothing is public before, and its text is content/posts/stuck.md"
PIECES = {
    "an idea": (
        ("Sort the charger drawer",),
        "sort-the-charger-drawer",
        "title: Sort the charger drawer\n",
        IDEA,
    ),
    "an id and a title": (("stuck", "Getting a screw out"), "stuck", "title: Getting a screw out\n", IDEA),
    "an id alone": (("stuck-screw",), "stuck-screw", "title: Stuck screw\n", IDEA),
    "accents": (("Über das Café’s Öl",), "uber-das-cafes-ol", "title: Über das Café’s Öl\n", IDEA),
    "a week": (
        ("stuck", "Screws", "--publish", "week of 2026-12-07"),
        "stuck",
        "publish: week of 2026-12-07\ntitle: Screws\n",
        "it is planned for week of 2026-12-07: nothing is public before it has a day and a text\n",
    ),
    "a plan": (
        ("stuck", "Screws: a start", "--owner", "chief", "--shape", "article", "--publish", "Tue 2026-12-08 09:30"),
        "stuck",
        'publish: Tue 2026-12-08 09:30\ntitle: "Screws: a start"\nshape: article\nowner: chief\n',
        f"{PLANNED}; the draft is due on 2026-12-01\n",
    ),
    "a text that waits for it": (
        ("draft", "A draft"),
        "draft",
        "title: A draft\n",
        "its text is content/posts/draft.md: it is in review\n",
    ),
    "no page": (
        ("ask", "A question", "--shape", "quick", "--publish", "Tue 2026-12-08 09:30"),
        "ask",
        "publish: Tue 2026-12-08 09:30\ntitle: A question\nshape: quick\n",
        "it has no page, and its words stand below `posts:`: it is approved\n",
    ),
}
QUICK = f"{CALENDAR}  quick: {{page: none, announce: {{launch: {{at: day 0, on: [mastodon]}}}}}}\n"
FILES = {
    "calendar.yaml": QUICK,
    "calendar/plan.yaml": "first:\n  title: First\nsecond:\n  title: Second\n",
    "content/posts/draft.md": "---\ntitle: A draft\nsummary: It waits.\ndraft: false\n---\n\nWords.\n",
    "content/posts/2026-11-02-out.md": "---\ntitle: Out\nsummary: It is out.\n---\n\nWords.\n",
}


@pytest.mark.parametrize(("words", "id_", "text", "means"), PIECES.values(), ids=PIECES)
def test_a_piece(project: Project, words: tuple[str, ...], id_: str, text: str, means: str) -> None:
    """It is one file, in the order of the house, and what it is now is said."""
    done = run(project(FILES), "new", *words)
    assert (done.stdout, done.returncode) == (f"wrote calendar/{id_}.yaml\n{means}", 0)
    assert (project({}) / f"calendar/{id_}.yaml").read_text("utf-8") == text


def test_a_warning_about_a_new_piece_is_told(project: Project) -> None:
    root = project(FILES)
    done = run(
        root, "new", "late", "Late", "--shape", "article", "--owner", "chief", "--publish", "Tue 2026-11-24 09:30"
    )
    assert done.stdout.endswith("content/posts/late.md; the draft was due on 2026-11-17\n")
    assert done.stderr.startswith("calendar/late.yaml:1:10: warning: the draft of “Late” was due on Tue 2026-11-17")
    assert done.stderr.splitlines()[0].endswith(" [deadline-late]")
    assert done.returncode == 0


def test_a_question(project: Project) -> None:
    root = project(FILES)
    done = run(root, "new", "--question", "How do I get a stuck screw out?", "--heard", "repair café")
    assert done.stdout == (
        "wrote questions/how-do-i-get-a-stuck-screw-out.yaml\n"
        "a piece answers it with the line `answers: [how-do-i-get-a-stuck-screw-out]`\n"
    )
    assert (root / "questions/how-do-i-get-a-stuck-screw-out.yaml").read_text("utf-8") == (
        "question: How do I get a stuck screw out?\nheard:\n  - on: 2026-11-22\n    where: repair café\n"
    )
    assert run(root, "new", "oel", "--question", "油はどこ？").returncode == 0
    assert (root / "questions/oel.yaml").read_text("utf-8") == (
        "question: 油はどこ？\nheard:\n  - on: 2026-11-22\n    where: not noted\n"
    )
    problems = json.loads(run(root, "check", "--format", "json").stdout)
    told = {problem["rule"] for problem in problems if "questions/" in problem["path"]}
    assert told == {"question-unanswered"}


NO_ID = "no id can be made of “油はどこ”; write one before it, in small letters:"
FORM = "write a moment like `Tue 2026-12-01 09:30`, `week of 2026-12-07`, `December 2026` or `next blog slot`"
NAMESPACE = "write a host of yours and a year, like repair.example,2026"
QUESTION = ("new", "--question", "Where to?")
MISUSED = "Usage: dateline new [OPTIONS] [ID] [TITLE]\nTry 'dateline new --help' for help.\n\nError: "
REFUSALS: dict[str, tuple[Mapping[str, str], tuple[str, ...], str]] = {
    "a project": (FILES, (), 'calendar.yaml stands here already; `dateline new "Its title"` writes down a piece'),
    "a misnamed project": (
        {"calendar.yml": CALENDAR},
        (),
        "calendar.yml stands here already; a project begins in an empty folder, and nothing is written",
    ),
    "a file": (
        {"README.md": "Ours.\n"},
        ("--team", "newsroom"),
        "README.md stands here already; a project begins in an empty folder, and nothing is written",
    ),
    "a blog": (
        {"content/posts/ours.md": "Ours.\n"},
        (),
        "content/posts stands here already; a project begins in an empty folder, and nothing is written",
    ),
    "no project": (
        {"README.md": "Ours.\n"},
        ("An idea",),
        "there is no calendar.yaml in this folder; `dateline new --team small` begins a project in an empty one",
    ),
    "no project for a question": (
        {},
        QUESTION[1:],
        "there is no calendar.yaml in this folder; `dateline new --team small` begins a project in an empty one",
    ),
    "an id that is planned": (
        FILES,
        ("second", "Again"),
        "“second” is planned already, in calendar/plan.yaml:3:1; give this piece another id, before its title",
    ),
    "an id that is planned in a file that cannot be read": (
        {**FILES, "calendar/broken.yaml": "title: [\n"},
        ("broken",),
        "“broken” is planned already, in calendar/broken.yaml:1:1; give this piece another id, before its title",
    ),
    "a file that says nothing of it": (
        {**FILES, "calendar/third.yaml": "fourth:\n  title: Fourth\n"},
        ("third",),
        "calendar/third.yaml stands here already, and nothing is written",
    ),
    "a post that is out": (
        FILES,
        ("out", "Out again"),
        "content/posts/2026-11-02-out.md is out by its own date and would wait for this piece; give it another id",
    ),
    "no id": (
        FILES,
        ("Stuck Screw", "Getting it out"),
        "“Stuck Screw” cannot be an id; write 100 small letters, digits and hyphens at most, like `stuck-screw`",
    ),
    "a way out": (
        FILES,
        ("../../out", "Getting out"),
        "“../../out” cannot be an id; write 100 small letters, digits and hyphens at most, like `out`",
    ),
    "a device": (
        FILES,
        ("Aux",),
        "“aux” cannot be an id; write 100 small letters, digits and hyphens at most, like `aux-1`",
    ),
    "no letter of an id": (
        FILES,
        ("油はどこ",),
        f'{NO_ID} `dateline new its-id "油はどこ"`',
    ),
    "no letter of a question's id": (
        FILES,
        ("--question", "油はどこ"),
        f'{NO_ID} `dateline new its-id --question "油はどこ"`',
    ),
    "no words": (
        FILES,
        ("some-id", "  "),
        'there are no words to write down; write some in quotes, like "Sort the charger drawer"',
    ),
    "what cannot be shown": (
        FILES,
        ("bell", "A \x07 bell"),
        "this cannot be written into a plan: a character that cannot be shown stands here (U+0007)",
    ),
    "a weekday": (
        FILES,
        ("An idea", "--publish", "Thu 2026-12-08"),
        "2026-12-08 is a Tue, not a Thu; write Tue, or the date you meant",
    ),
    "no moment": (
        FILES,
        ("An idea", "--publish", "soon"),
        f"“soon” is no moment; {FORM}",
    ),
    "nobody": (FILES, ("An idea", "--owner", "cheif"), "there is no person “cheif”; did you mean “chief”?"),
    "no shape": (FILES, ("An idea", "--shape", "artcle"), "there is no shape “artcle”; did you mean “article”?"),
    "a question that is noted": (
        {**FILES, "questions/old/where-to.yaml": "question: Where to?\n"},
        QUESTION[1:],
        "questions/old/where-to.yaml notes this question already; add below `heard:` there where it was heard now",
    ),
    "no quotes": (
        FILES,
        ("Sort", "the", "drawer"),
        f'{MISUSED}put the title in quotes, like `dateline new "Sort the charger drawer"`',
    ),
    "a team for a piece": (
        FILES,
        ("An idea", "--team", "small"),
        f"{MISUSED}--team does not go with the rest: `dateline new --help` shows what goes together",
    ),
    "a moment for a project": (
        {},
        ("--publish", "2026-12-01"),
        f"{MISUSED}--publish does not go with the rest: `dateline new --help` shows what goes together",
    ),
    "an owner of a question": (
        FILES,
        (*QUESTION[1:], "--owner", "chief"),
        f"{MISUSED}--owner does not go with the rest: `dateline new --help` shows what goes together",
    ),
    "no team": (
        {},
        ("--team", "smal"),
        f"{MISUSED}Invalid value for --team: there is no “smal” to begin with; did you mean “small”?",
    ),
    "no such shape": (
        {},
        ("--shape", "film"),
        f"{MISUSED}Invalid value for --shape: there is no “film” to begin with; there are blog and podcast",
    ),
    "no address": (
        {},
        ("--url", "repair"),
        f"{MISUSED}Invalid value for --url: “repair” is no web address; write one like https://example.org/",
    ),
    "an address without a name": (
        {},
        ("--url", "http://[::1]/"),
        f"{MISUSED}Invalid value for --url: “::1,2026” is no namespace; {NAMESPACE}",
    ),
    "no timezone": (
        {},
        ("--timezone", "Berlin"),
        f"{MISUSED}Invalid value for --timezone: “Berlin” is no timezone; write one like Europe/Berlin",
    ),
    "no language": (
        {},
        ("--language", "English!"),
        f"{MISUSED}Invalid value for --language: “English!” is no language; write one like en or pt-BR",
    ),
    "a title that cannot be shown": (
        {},
        ("--title", "A\x1bB"),
        f"{MISUSED}Invalid value for --title: a character that cannot be shown stands here (U+001B)",
    ),
    "no hour": (
        {},
        ("--now", "today"),
        f"{MISUSED}Invalid value: “today” is no moment; write one like 2026-11-22T09:00",
    ),
}


@pytest.mark.parametrize(("files", "words", "why"), REFUSALS.values(), ids=REFUSALS)
def test_what_is_refused(tmp_path: Path, files: Mapping[str, str], words: tuple[str, ...], why: str) -> None:
    """One sentence, exit status 2, and not one file is other than before."""
    lay(tmp_path, {path: text.encode() for path, text in files.items()})
    done = run(tmp_path, "new", *words)
    assert done.stderr == f"{why}\n"
    assert (done.stdout, done.returncode) == ("", 2)
    there = {path: data.decode() for path, data in files_of(tmp_path).items() if not path.startswith(".dateline")}
    assert there == files


def test_a_plan_that_cannot_be_read_gets_no_piece(project: Project) -> None:
    root = project({"calendar.yaml": "site: [\n"})
    for words in (("An idea",), QUESTION[1:]):
        done = run(root, "new", *words)
        assert done.stderr.endswith("the plan cannot be read, and nothing is written\n")
        assert "calendar.yaml:1:7: error:" in done.stderr
        assert done.returncode == 1
    assert not (root / "calendar").exists()


@pytest.mark.parametrize("name", ["calendar.yaml", "content", "README.md", "content/posts", "calendar/welcome.yaml"])
def test_nothing_is_written_through_a_link(tmp_path: Path, name: str) -> None:
    """Not a project, where a link stands in the way, whether it leads anywhere or not."""
    root, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / name).parent.mkdir(parents=True)
    (root / name).symlink_to(elsewhere if name in {"content", "content/posts"} else elsewhere / "nothing")
    done = run(root, "new")
    why = "a project begins in an empty folder, and nothing is written"
    assert (done.stderr, done.returncode) == (f"{name} stands here already; {why}\n", 2)
    assert list(elsewhere.iterdir()) == []
    assert [path.is_symlink() or path.is_dir() for path in root.rglob("*")].count(False) == 0


def test_no_piece_is_written_through_a_link(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    root, elsewhere = project({}), tmp_path_factory.mktemp("elsewhere")
    (root / "calendar").symlink_to(elsewhere)
    done = run(root, "new", "An idea")
    assert (done.returncode, list(elsewhere.iterdir())) == (1, [])


def test_all_or_nothing(tmp_path: Path) -> None:
    """Where one file cannot be written, none is left, and neither are their folders; what was there stays."""
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="name too long"):
        lay(tmp_path, {"a/b/c": b"1", "d": b"2", "e" * 300: b"3"})
    assert [path.name for path in tmp_path.rglob("*")] == ["a"]
    (tmp_path / "d").write_bytes(b"ours")
    with pytest.raises(FileExistsError):
        lay(tmp_path, {"a/b/c": b"1", "d": b"2"})
    assert files_of(tmp_path) == {"d": b"ours"}


def test_what_was_written_as_json(tmp_path: Path) -> None:
    """Every answer is one JSON value, a refusal too; exit statuses are the same."""
    begun = json.loads(run(tmp_path, "new", *ABOUT, "--format", "json").stdout)
    assert (begun["written"][-1], begun["team"], begun["shape"]) == ("calendar.yaml", "small", "blog")
    idea = json.loads(run(tmp_path, "new", "--format", "json", "An idea").stdout)
    assert idea == {"written": ["calendar/an-idea.yaml"], "id": "an-idea", "means": IDEA.strip(), "problems": []}
    done = run(tmp_path, "new", "--format", "json", "An idea")
    assert (json.loads(done.stdout)["written"], done.stderr, done.returncode) == ([], "", 2)
    (tmp_path / "calendar.yaml").write_text("site: [\n")
    done = run(tmp_path, "new", "--format", "json", "Another")
    assert (json.loads(done.stdout)["problems"][0]["rule"], done.returncode) == ("yaml-syntax", 1)


@pytest.mark.parametrize(("said", "status"), [("y", 0), ("", 0), ("n", 1)])
def test_a_person_is_asked(project: Project, said: str, status: int) -> None:
    """At a terminal the file is shown before it is written; no is no."""
    root = project(FILES)
    screen, status_seen = at_a_terminal(root, f"{said}\n", "new", "An idea: it #waits")
    shown = 'calendar/an-idea-it-waits.yaml\r\n    title: "An idea: it #waits"\r\nit is an idea: nothing is public;'
    assert screen.startswith(shown)
    assert "write it? [Y/n]: " in screen
    assert status_seen == status
    assert (root / "calendar/an-idea-it-waits.yaml").exists() == (status == 0)
    assert ("nothing is written" in screen) == (status == 1)


def test_whoever_says_yes_is_not_asked(project: Project) -> None:
    root = project(FILES)
    screen, status = at_a_terminal(root, "", "new", "An idea", "--yes")
    assert (screen, status) == (f"wrote calendar/an-idea.yaml\r\n{IDEA.strip()}\r\n", 0)


def at_a_terminal(root: Path, said: str, *words: str) -> tuple[str, int]:
    """Run a command at a terminal where somebody types *said*; return the screen and the exit status."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(dateline(*words), cwd=root, stdin=theirs, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        os.write(ours, said.encode())
        screen = b""
        while True:
            try:
                screen += os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
        status = running.wait()
    os.close(ours)
    return screen.decode().removeprefix(f"{said.strip()}\r\n" if said else ""), status


TITLES = st.text(max_size=80) | st.lists(
    st.sampled_from(
        [*"'\"\\#:,-?[]{}&*!|>%@` \t\n~=<.", "\x85", "\u2028", "\xa0", "\ufeff", "no", "12", "Tést", "🙂", "ש"]
    ),
    max_size=20,
).map("".join)


@given(title=TITLES)
@example("Portrait: the café")
@example("#repair")
@example("no")
@example("2026-12-01")
@example("'quoted' \"both\" \\ ways")
@example('"all of it"')
@example("a\nb\r\n c\u2028d")
@example("- a: {b}")
@example("key: |")
def test_any_title_reads_back(title: str) -> None:
    """On one line, as it is; what no plan can hold is refused."""
    meant = one_line(title)
    try:
        text = lines({"publish": "Tue 2026-12-01 09:30", "title": meant, "owner": meant})
    except UnwritableError:
        assert not all(32 <= ord(letter) < 127 or "\xa1" <= letter <= "\uabff" for letter in meant)
        return
    assert text.count("\n") == (3 if meant else 1)
    entries = load_entries(Beforehand(NOWHERE, {"calendar/it.yaml": text.encode()}))
    assert [problem.rule for problem in entries.problems if problem.severity == "error"] == []
    assert (entries.known["it"].title, entries.known["it"].owner or "") == (meant, meant)


@given(title=st.text(max_size=200))
def test_an_id_is_one_whatever_the_title(title: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", id_of(title))
    assert len(id_of(title)) <= 60
