"""`mkdocs serve` and `dateline serve`: what is edited shows over HTTP, and a mistake leaves the last good site."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import CALENDAR, NOW, REPOSITORY, Project, dateline

PATIENCE = 15  # seconds until an edit must show; MkDocs looks twice a second
AHEAD = "publish: Tue 2026-12-01 09:30\ntitle: Ahead\nshape: article\nowner: chief\n"
FILES = {
    "mkdocs.yml": "site_name: x\ndocs_dir: content\nplugins: [dateline]\n",
    "content/about.md": "# About us\n\nWe write.\n",
    "content/posts/out.md": "---\ntitle: Out\ndate: 2026-11-17\n---\n\nThe first words.\n",
    "calendar/ahead.yaml": AHEAD,
    "content/posts/ahead.md": "---\ntitle: Ahead\n---\n\nWords that are ahead.\n",
}
WAYS = ("mkdocs", "dateline")


@dataclass(frozen=True)
class Served:
    """A site that is being served, and what its server says."""

    root: Path
    url: str
    log: Path

    def get(self, path: str) -> str:
        """Return a page, or its status; nothing while the server is not there or is building."""
        try:
            with urllib.request.urlopen(f"{self.url}/{path}", timeout=5) as answer:  # noqa: S310 - our own server
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return str(error.code)
        except OSError:
            return ""

    def shows(self, path: str, words: str) -> None:
        """Wait until a page holds *words*."""
        end = time.monotonic() + PATIENCE
        while words not in (page := self.get(path)):
            assert time.monotonic() < end, f"{words!r} is not in {path}: {page[-2000:]}\n{self.log.read_text('utf-8')}"
            time.sleep(0.05)

    def says(self, words: str) -> None:
        """Wait until the log holds *words*."""
        end = time.monotonic() + PATIENCE
        while words not in self.log.read_text("utf-8"):
            assert time.monotonic() < end, self.log.read_text("utf-8")
            time.sleep(0.05)

    def write(self, path: str, text: str) -> None:
        """Write a file as editors do: beside it, then into its place."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f".{file.name}.part")
        part.write_text(text, "utf-8")
        part.replace(file)


@contextmanager
def serving(root: Path, way: str, log: Path, *more: str) -> Iterator[Served]:
    """Serve *root* on a free port; end the server in any case."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    words = {
        "mkdocs": [sys.executable, "-m", "mkdocs", "serve", "-a", address],
        "dateline": dateline("serve", "--address", address, *more),
    }[way]
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    with log.open("wb") as out:
        server = subprocess.Popen(words, cwd=root, env=env, stdout=out, stderr=out)
    try:
        yield Served(root, f"http://{address}", log)
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(5)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@pytest.mark.parametrize("way", WAYS)
def test_an_edit_shows(project: Project, tmp_path_factory: pytest.TempPathFactory, way: str) -> None:
    """Plan, words, template and stylesheet: each edit shows; a mistake is told, and the last good site stays."""
    root = project(FILES)
    with serving(root, way, tmp_path_factory.mktemp("log") / "log") as site:
        site.shows("about/", "We write.")
        site.shows("posts/out/", "The first words.")
        site.shows("2026/11/ahead/", "404")

        site.write("calendar/ahead.yaml", AHEAD.replace("2026-12-01", "2026-11-17"))
        site.shows("2026/11/ahead/", "Words that are ahead.")
        site.write("calendar/ahead.yaml", AHEAD)
        site.shows("2026/11/ahead/", "404")

        site.write("content/posts/out.md", FILES["content/posts/out.md"].replace("first", "second"))
        site.shows("posts/out/", "The second words.")
        site.write("content/about.md", "# About us\n\nWe repair.\n")
        site.shows("about/", "We repair.")

        template = (REPOSITORY / "theme/site/post.html").read_text("utf-8")  # there was no theme/ before
        site.write("theme/site/post.html", template.replace("{{ html }}", "{{ html }}<p>By our own template.</p>"))
        site.shows("posts/out/", "By our own template.")
        site.write("theme/site/assets/site.css", "/* our own style */")
        site.shows("assets/site.css", "/* our own style */")

        site.write("calendar.yaml", CALENDAR.replace("  title: Little", "  titel: Little"))
        site.says("calendar.yaml:2:3: error: there is no key “titel”")
        site.says("the last good site goes on being served")
        site.shows("posts/out/", "The second words.")
        site.write("theme/site/post.html", template.replace("{{ html }}", "{{ htlm }}"))
        site.write("calendar.yaml", CALENDAR)
        site.says("theme/site/post.html:")
        site.shows("posts/out/", "By our own template.")
        site.write("theme/site/post.html", template)
        site.write("calendar.yaml", CALENDAR.replace("title: Little", "title: Larger"))
        site.shows("posts/out/", "Larger")
        assert "By our own template." not in site.get("posts/out/")
        assert "Traceback" not in site.log.read_text("utf-8")


@pytest.mark.parametrize("way", WAYS)
def test_a_mistake_at_the_very_start(project: Project, tmp_path_factory: pytest.TempPathFactory, way: str) -> None:
    """The server runs and says what is wrong; once that is mended, the site shows. A plan may come later, too."""
    root = project({**FILES, "calendar.yaml": "site: {titel: Little}\n"})
    (root / "calendar/ahead.yaml").unlink()
    (root / "calendar").rmdir()
    with serving(root, way, tmp_path_factory.mktemp("log") / "log") as site:
        site.shows("", "calendar.yaml:1:8: error: there is no key “titel”")
        site.says("calendar.yaml:1:8: error: there is no key “titel”")
        site.write("calendar.yaml", CALENDAR)
        site.shows("posts/out/", "The first words.")
        site.shows("", "Little")
        site.write("calendar/ahead.yaml", AHEAD.replace("2026-12-01", "2026-11-17"))
        site.shows("2026/11/ahead/", "Words that are ahead.")
        assert "Traceback" not in site.log.read_text("utf-8")


def test_a_project_without_mkdocs_yml_or_content(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    """`dateline serve` needs a calendar.yaml and nothing else."""
    with serving(project({}), "dateline", tmp_path_factory.mktemp("log") / "log") as site:
        site.shows("", "Little")
        site.write("content/posts/new.md", "---\ntitle: New\ndate: 2026-11-20\n---\n\nWords that are new.\n")
        site.shows("posts/new/", "Words that are new.")


def test_nobody_can_listen(project: Project) -> None:
    """A port that is taken is one clear sentence."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        words = dateline("serve", "-q", "--address", address)
        done = subprocess.run(words, cwd=project(FILES), capture_output=True, text=True, check=False, timeout=30)
    assert done.stderr == f"nobody can listen at {address}: Address already in use\n"
    assert (done.stdout, done.returncode) == ("", 1)


def test_there_is_nothing_to_serve(tmp_path: Path) -> None:
    """A folder that is no project is not served, and nothing is made in it."""
    done = subprocess.run(dateline("serve"), cwd=tmp_path, capture_output=True, text=True, check=False, timeout=30)
    assert done.stderr.startswith("calendar.yaml:1:1: error: there is no calendar.yaml in this folder [missing-key]\n")
    assert done.stderr.endswith("there is nothing to serve\n")
    assert (done.stdout, done.returncode) == ("", 1)
    assert not list(tmp_path.iterdir())
