"""What stands in a tree: nothing is read through a link, nothing waits for a pipe, and any name is handled."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from builder.load.tree import Folder
from builder.model.addresses import mended, unsafe
from builder.model.problem import Problem
from builder.model.shown import UNSEEN, shown
from builder.outputs.words import slug
from builder.pipeline import Build, build
from builder.store import opened
from conftest import CALENDAR, NOW, Project, built, dateline

OUT = "---\ntitle: {0}\ndate: 2026-01-05\n---\nWords of {0}.\n"
UNREAD = "---\ntitle: Secret\ndate: 2026-01-05\n---\nThe words that nobody may read.\n"


def told(build: Build) -> dict[str, Problem]:
    return {problem.at.path: problem for problem in build.problems if problem.rule == "symlink-escapes"}


def addresses(build: Build) -> set[str]:
    assert build.made is not None, build.problems
    return {edition.path for edition in build.made.public.editions}


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder outside the project with a post, a plan file, a picture and a template."""
    folder = tmp_path_factory.mktemp("elsewhere")
    for name, text in {
        "secret.md": UNREAD,
        "secret.yaml": "title: Secret\n",
        "post.html": "x",
        "hold.yaml": "",
    }.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("link", ["content/posts/a-link.md", "content/posts/deep/folder", "questions/link.yaml"])
def test_a_link_in_content_is_told_and_the_rest_goes_out(project: Project, elsewhere: Path, link: str) -> None:
    root = project({"content/posts/open.md": OUT.format("Open")})
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(elsewhere if link.endswith("folder") else elsewhere / "secret.md")
    made = built(root)
    assert set(told(made)) == {link}
    assert addresses(made) == {"posts/open/"}


@pytest.mark.parametrize(
    "link",
    [
        "calendar.yaml",
        "hold.yaml",
        "mkdocs.yml",
        "content",
        "theme",
        "calendar",
        "theme/site/post.html",
        "calendar/more",
    ],
)
def test_what_a_link_could_hide_stops_the_build(project: Project, elsewhere: Path, link: str) -> None:
    """A hold that is a link is no hold at all, and a folder of plan files would let out what is to wait."""
    root = project({})
    (root / link).unlink(missing_ok=True)
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(elsewhere)
    made = built(root)
    assert made.made is None
    assert [problem.at.path for problem in made.errors] == [link]


def test_an_include_through_a_link_names_the_line(project: Project, elsewhere: Path) -> None:
    root = project({})
    calendar = root / "calendar.yaml"
    calendar.write_text(f"{calendar.read_text('utf-8')}include: [team/*.yaml]\n", "utf-8")
    (root / "team").symlink_to(elsewhere)
    made = built(root)
    assert made.made is None
    line = calendar.read_text("utf-8").splitlines().index("include: [team/*.yaml]") + 1
    assert [(one.at.path, one.at.line, one.rule) for one in made.errors] == [("calendar.yaml", line, "symlink-escapes")]


def test_the_memory_of_builds_is_not_written_through_a_link(project: Project, elsewhere: Path) -> None:
    root = project({"content/posts/open.md": OUT.format("Open")})
    (root / ".dateline").symlink_to(elsewhere)
    before = sorted(elsewhere.iterdir())
    with opened(root) as store:
        assert build(Folder(root), NOW, store).errors == ()
    assert sorted(elsewhere.iterdir()) == before


OUTSIDE = {
    "calendar/a.yaml": "publish: 2026-11-17\ncontent: ../../secret.md\n",
    "calendar/b.yaml": "publish: 2026-11-17\ncontent: ~/secret.md\n",
    "calendar/c.yaml": "publish: 2026-11-17\ncontent: posts\\open.md\n",
}


@pytest.mark.parametrize("path", OUTSIDE)
def test_an_entry_whose_words_lie_outside_is_withheld(project: Project, path: str) -> None:
    """Also where a file of the project has the same name: nobody knows which was meant."""
    made = built(project({path: OUTSIDE[path], "content/posts/open.md": OUT.format("Open")}))
    (problem,) = made.errors
    assert (problem.rule, problem.at.path, problem.at.line) == ("path-escapes", path, 2)


@pytest.mark.parametrize("pattern", ["../team/*.yaml", "/etc/*.yaml", "~/x.yaml", "team\\*.yaml"])
def test_an_include_from_outside_stops_the_build(project: Project, pattern: str) -> None:
    made = built(project({"calendar.yaml": f"{CALENDAR}include: ['{pattern}']\n"}))
    assert [(one.rule, one.at.path) for one in made.errors] == [("path-escapes", "calendar.yaml")]


IDS = {"con": "a device", "x" * 101: "too long", "Con": "small letters"}


@pytest.mark.parametrize("id_", IDS)
def test_an_id_is_a_name_that_any_disk_can_hold(project: Project, id_: str) -> None:
    made = built(project({"calendar/all.yaml": f"{id_}:\n  publish: 2026-12-01\n  title: T\n"}))
    (problem,) = made.errors
    assert problem.rule == "id-not-a-slug"
    assert IDS[id_] in f"{problem.message} {problem.hint}"


def test_a_link_within_the_project_says_where_it_leads(project: Project) -> None:
    root = project({"content/posts/open.md": OUT.format("Open")})
    (root / "content/posts/again.md").symlink_to("open.md")
    problem = told(built(root))["content/posts/again.md"]
    assert "content/posts/open.md" in problem.message


@pytest.mark.parametrize("face", [dateline("build", "--root"), [sys.executable, "-m", "mkdocs", "build", "-q", "-f"]])
def test_links_without_end_are_not_walked(project: Project, face: list[str]) -> None:
    """MkDocs would follow each of these through the other, and through the whole machine."""
    settings = "site_name: x\ndocs_dir: content\nplugins: [dateline]\n"
    root = project({"content/about.md": "# About\n\nWords.\n", "mkdocs.yml": settings})
    for name, target in {"a": ".", "b": ".", "top": "/"}.items():
        (root / "content" / name).symlink_to(target)
    where = root / "mkdocs.yml" if "mkdocs" in face else root
    done = subprocess.run([*face, str(where)], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "content/top:1:1" in done.stderr
    assert (root / "site/about/index.html").is_file()


def test_a_hard_link_is_a_file(project: Project, elsewhere: Path) -> None:
    root = project({"content/posts/open.md": OUT.format("Open")})
    os.link(root / "content/posts/open.md", root / "content/posts/other.md")
    assert addresses(built(root)) == {"posts/open/", "posts/other/"}


def test_pipes_sockets_and_devices_are_not_opened(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that is opened waits for whoever writes to it, and here nobody ever does."""
    root = project({"content/posts/open.md": OUT.format("Open")})
    os.mkfifo(root / "content/posts/pipe.md")
    os.mkfifo(root / "calendar-pipe")
    monkeypatch.chdir(root / "content/posts")  # a socket's path has to be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.md")
        made = built(root)
    assert set(told(made)) == {"content/posts/pipe.md", "content/posts/socket.md"}
    assert addresses(made) == {"posts/open/"}


@pytest.mark.parametrize("name", ["calendar.yaml", "hold.yaml", "mkdocs.yml"])
@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_no_pipe_and_no_folder_in_the_place_of_a_file(project: Project, name: str, kind: str) -> None:
    root = project({})
    (root / name).unlink(missing_ok=True)
    os.mkfifo(root / name) if kind == "pipe" else (root / name).mkdir()
    made = built(root)
    assert [(one.rule, one.at.path) for one in made.errors] == [("symlink-escapes", name)]


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/hostname", "a//b", "link/x.md", "x.md/y", "pipe", "a", ""])
def test_reading_stays_in_the_folder(tmp_path: Path, path: str) -> None:
    root = tmp_path / "root"
    (root / "a").mkdir(parents=True)
    (tmp_path / "x").write_text("x")
    (tmp_path / "x.md").write_text("x")
    (root / "x.md").write_text("x")
    (root / "link").symlink_to(tmp_path)
    os.mkfifo(root / "pipe")
    with pytest.raises((FileNotFoundError, IsADirectoryError)):
        Folder(root).read(path)
    assert Folder(root).read("x.md") == b"x"


def test_a_thousand_folders_in_each_other_end(project: Project) -> None:
    root = project({"content/posts/open.md": OUT.format("Open")})
    place = root / "content"
    for _ in range(700):
        place /= "d"
    place.mkdir(parents=True)
    (place / "deep.md").write_text(OUT.format("Deep"), "utf-8")
    made = built(root)
    assert "file-name" in {problem.rule for problem in made.problems}
    assert addresses(made) == {"posts/open/"}


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("why?.md", "posts/why-/"),
        ("aux.md", "posts/aux-/"),
        ("a: b.md", "posts/a- b/"),
        ("<b>bold<b>.md", "posts/-b-bold-b-/"),
        ("-rf.md", "posts/-rf/"),
        ("cafe\u0301.md", "posts/caf\u00e9/"),
        ("ends. .md", "posts/ends/"),
        (f"{'x' * 250}.md", f"posts/{'x' * 120}-"),
    ],
)
def test_a_post_of_any_name_has_an_address(project: Project, name: str, address: str) -> None:
    """Nothing of a blog is lost for its file's name; what Windows cannot hold is told, and its address mended."""
    made = built(project({f"content/posts/{name}": OUT.format("Named")}))
    (path,) = addresses(made)
    assert path.startswith(address)
    assert not unsafe(path)
    assert {one.rule for one in made.problems} == ({"file-name"} if unsafe(name) else set())


@pytest.mark.parametrize("name", [b"two\nlines.md", b"latin-\xe9.md", b"back\x08.md", "turned\u202edm.md".encode()])
def test_a_name_that_cannot_be_shown_is_not_read(project: Project, name: bytes) -> None:
    root = project({"content/posts/open.md": OUT.format("Open")})
    with open(os.path.join(os.fsencode(root), b"content/posts", name), "w") as file:  # noqa: PTH118, PTH123 - a Path has no bytes
        file.write(UNREAD)
    made = built(root)
    (problem,) = made.errors
    assert problem.rule == "file-name"
    assert str(problem).isprintable() or "\n    " in str(problem)
    str(problem).encode()
    assert addresses(made) == {"posts/open/"}


def test_hidden_files_are_never_published(project: Project) -> None:
    shows = "![s](.secret.png) ![t](.git/x.png) [h](.htaccess) [e](../.env)"
    root = project({"content/posts/open.md": OUT.format("Open") + shows, "content/posts/.htaccess": "x"})
    for name in (".secret.png", ".git/x.png"):
        (root / "content/posts" / name).parent.mkdir(exist_ok=True)
        (root / "content/posts" / name).write_bytes(b"x")
    (root / "content/.env").write_text("x")
    made = built(root)
    assert made.made is not None
    assert made.made.public.assets == ()


def test_names_that_a_disk_takes_for_one_are_told_once(project: Project) -> None:
    root = project({"content/posts/Open.md": OUT.format("Open"), "content/posts/open.md": OUT.format("Other")})
    made = built(root)
    assert [(one.rule, one.at.path) for one in made.problems] == [("case-collision", "content/posts/open.md")]
    assert addresses(made) == {"posts/Open/"}


@pytest.mark.parametrize("tag", ["con", "AUX", "nul", "x" * 300, "caf\u00e9", "cafe\u0301"])
def test_a_tag_of_any_name_has_an_address(tag: str) -> None:
    assert not unsafe(slug(tag))
    assert slug("caf\u00e9") == slug("cafe\u0301")


@given(some.text(max_size=300))
@example("con.txt")
@example("..")
@example(". ")
@example("COM\xb9.x")
def test_a_mended_name_is_safe(name: str) -> None:
    """One part of a path, whatever is in it, comes out as one part that any disk can hold; a safe one stays."""
    part = name.replace("/", "")
    if part:
        assert not unsafe(mended(part))
        assert len(PurePosixPath(mended(part)).parts) == 1
    if part and not unsafe(part):
        assert mended(part) == part


@given(some.binary(max_size=60))
def test_any_bytes_of_a_name_can_be_shown(name: bytes) -> None:
    plain = shown(os.fsdecode(name))
    plain.encode()
    assert not UNSEEN.search(plain)


@given(some.lists(some.binary(min_size=1, max_size=40), min_size=1, max_size=4))
@example([b"con.md", b"CON.md", b"\xff.md", b"a\nb.md"])
@example([b".md", b"..md", b"-.md", b" .md"])
def test_files_of_any_name_can_be_built(names: list[bytes]) -> None:
    """No name of a file stops a made or leaves the site's folder."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content/posts").mkdir(parents=True)
        (root / "calendar.yaml").write_text("site: {title: T, url: https://t.example/, namespace: 't.example,2026'}\n")
        for name in names:
            plain = name.replace(b"/", b"").replace(b"\0", b"")
            if plain not in {b"", b".", b".."}:
                with open(os.path.join(os.fsencode(root), b"content/posts", plain + b".md"), "w") as file:  # noqa: PTH118, PTH123 - as above
                    file.write(UNREAD)
        made = built(root)
        assert made.made is not None, made.problems
        assert not [path for path in addresses(made) if unsafe(path)]
        for problem in made.problems:
            assert not UNSEEN.search(str(problem).replace("\n    ", ""))
