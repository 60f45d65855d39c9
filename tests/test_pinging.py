"""`dateline ping`: a hub and a search engine of this machine are told what changed, and nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl

from conftest import CALENDAR, NOW, Project, dateline

Heard = list[tuple[str, str, bytes]]
POST = "---\ntitle: {0}\ndate: {1}\nauthor: {2}\n---\n\nWords of {0}.\n"
FILES = {
    "content/posts/old.md": POST.format("Old", "2026-11-02", "Ada"),
    "content/posts/new.md": POST.format("New", "2026-11-20", "Bob"),
}
KEY = "6f1c9ad2e0b74d55"


@contextmanager
def hub(status: int = 202) -> Iterator[tuple[str, Heard]]:
    """Listen on this machine, and yield the address and what was heard there."""
    heard: Heard = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.append((self.path, self.headers["Content-Type"], body))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{found.server_port}", heard
        found.shutdown()


def planned(project: Project, home: str) -> Path:
    told = f"  feeds: {{hub: '{home}/hub'}}\n  indexnow: {{key: {KEY}, endpoint: '{home}/now'}}\n"
    calendar = CALENDAR.replace("  namespace: little", f"{told}  namespace: little")
    return project({"calendar.yaml": calendar, **FILES})


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    line = dateline(*words, "--now", NOW.isoformat())
    return subprocess.run(line, cwd=root, capture_output=True, text=True, check=False)


def test_what_came_out_since_is_told(project: Project) -> None:
    with hub() as (home, heard):
        done = run(planned(project, home), "ping", "--since", "2026-11-10T00:00", "--http")
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout == f"told {home}/hub of 7 feeds\ntold {home}/now of 1 page\n"
    (path, kind, body), (there, form, asked) = heard
    assert (path, kind) == ("/hub", "application/x-www-form-urlencoded")
    told = parse_qsl(body.decode())
    assert told[0] == ("hub.mode", "publish")
    assert ("hub.url", "https://little.example/authors/bob/atom.xml") in told
    assert not any("ada" in value for _, value in told)
    assert (there, form) == ("/now", "application/json; charset=utf-8")
    assert json.loads(asked) == {
        "host": "little.example",
        "key": KEY,
        "keyLocation": f"https://little.example/{KEY}.txt",
        "urlList": ["https://little.example/posts/new/"],
    }


def test_what_is_another_file_than_it_was_is_told(project: Project) -> None:
    with hub() as (home, heard):
        root = planned(project, home)
        assert run(root, "build", "-q").returncode == 0
        assert (root / f"site/{KEY}.txt").read_text("utf-8") == KEY
        shutil.copytree(root / "site", root / "before")
        done = run(root, "ping", "--before", "before", "--http")
        assert (done.stdout, heard) == ("nothing changed, so nobody is told\n", [])
        (root / "content/posts/old.md").write_text(POST.format("Mended", "2026-11-02", "Ada"), "utf-8")
        assert run(root, "build", "-q").returncode == 0
        assert run(root, "ping", "--before", "before", "--http").returncode == 0
    topics = [value for name, value in parse_qsl(heard[0][2].decode()) if name == "hub.url"]
    assert "https://little.example/feed.xml" in topics
    assert "https://little.example/authors/ada/feed.xml" in topics
    assert "https://little.example/authors/bob/feed.xml" not in topics
    assert "https://little.example/posts/old/" in json.loads(heard[1][2])["urlList"]


def test_a_dry_run_asks_nobody(project: Project) -> None:
    with hub() as (home, heard):
        done = run(planned(project, home), "ping", "--since", "2026-11-10T00:00", "--dry-run")
    assert heard == []
    assert done.stdout.startswith(f"would tell {home}/hub of 7 feeds\n  https://little.example/feed.xml\n")
    assert done.stdout.endswith(f"would tell {home}/now of 1 page\n  https://little.example/posts/new/\n")


def test_who_could_not_be_told_is_said(project: Project) -> None:
    with hub(500) as (home, _):
        done = run(planned(project, home), "ping", "--since", "2026-11-10T00:00", "--http")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"{home}/hub could not be told of 7 feeds: the answer was 500 Internal Server Error",
        f"{home}/now could not be told of 1 page: the answer was 500 Internal Server Error",
    ]


def test_wrong_use_is_told(project: Project) -> None:
    root = project(FILES)
    assert "say what changed: --before with the folder" in run(root, "ping").stderr
    done = run(root, "ping", "--since", "2026-11-10T00:00")
    assert (done.returncode, done.stderr.startswith("there is nobody to tell; name a hub")) == (1, True)
    assert "“soon” is no moment" in run(planned(project, "https://hub.example"), "ping", "--since", "soon").stderr
