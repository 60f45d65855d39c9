"""`dateline observances fetch`: calendars come from a real server, within bounds; a bad one replaces no good one."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from builder import wire
from builder.wire import Trust, UnreachableError, fetched
from conftest import CALENDAR, NOW, Project, dateline

Answers = Mapping[str, tuple[int, Mapping[str, str], bytes]]


def event(uid: str, title: str, day: str = "20261210") -> str:
    return (
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:{day}\r\n"
        f"SUMMARY:{title}\r\nEND:VEVENT\r\n"
    )


def ics(*events: str) -> bytes:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x\r\n{''.join(events)}END:VCALENDAR\r\n".encode()


ONE = ics(event("a", "Fair"), event("b", "Launch"))
TWO = ics(event("a", "Fair"), event("b", "Launch", "20261211"), event("c", "Talk"), event("d", "Tour"))


@contextmanager
def server(answers: Answers) -> Iterator[str]:
    """Serve *answers* by path on this machine, and yield the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()


def fetch(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        dateline("observances", "fetch", *words), cwd=root, capture_output=True, text=True, check=False
    )


def planned(project: Project, *addresses: str) -> Path:
    rows = "".join(f"  - {{file: team/{number}.ics, from: '{url}'}}\n" for number, url in enumerate(addresses))
    return project({"calendar.yaml": f"{CALENDAR}observances:\n{rows}"})


def test_what_changed_is_told_in_words(project: Project) -> None:
    with server({"/a.ics": (200, {}, ONE)}) as home:
        root = planned(project, f"{home}/a.ics")
        done = fetch(root, "--http")
    assert (done.stdout, done.stderr, done.returncode) == ("team/0.ics: 2 events new\n", "", 0)
    assert (root / "team/0.ics").read_bytes() == ONE
    (root / "team/0.ics").write_bytes(TWO)
    with server({"/a.ics": (200, {}, ONE)}) as home:
        planned(project, f"{home}/a.ics")
        assert fetch(root, "--http").stdout == "team/0.ics: 1 changed, 2 gone\n"
    assert sorted(path.name for path in (root / "team").iterdir()) == ["0.ics"]


def test_new_stamps_alone_change_nothing(project: Project) -> None:
    """A commit that says nothing helps nobody."""
    with server({"/a.ics": (200, {}, ONE.replace(b"20260101T", b"20260909T"))}) as home:
        root = planned(project, f"{home}/a.ics")
        (root / "team").mkdir()
        (root / "team/0.ics").write_bytes(ONE)
        assert fetch(root, "--http").stdout == "team/0.ics: nothing changed\n"
    assert (root / "team/0.ics").read_bytes() == ONE


BAD = {
    "/page": (200, {}, b"<!doctype html>"),
    "/half": (200, {}, ONE[:-20]),
    "/short": (200, {"Content-Length": "99999"}, ONE),
    "/large": (200, {}, b"BEGIN:VCALENDAR\r\n" + b"X-A:1\r\n" * 200_000),
    "/ring": (302, {"Location": "/ring"}, b""),
    "/away": (302, {"Location": "http://localhost.example.invalid/"}, b""),
    "/file": (302, {"Location": "file:///etc/hostname"}, b""),
    "/ftp": (302, {"Location": "ftp://example.org/a.ics"}, b""),
}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/page", "cannot be read: this is no calendar: it does not begin with BEGIN:VCALENDAR"),
        ("/half", "cannot be read: it breaks off before its end"),
        ("/short", "the answer is broken off"),
        ("/large", "this has more than 1000 kB"),
        ("/none", "the answer was 404 Not Found"),
        ("/ring", "the answer was 302"),
        ("/away", "there is no such host, or no network"),
        ("/file", ""),
        ("/ftp", ""),
    ],
)
def test_a_good_calendar_stays_where_a_bad_one_comes(project: Project, path: str, said: str) -> None:
    with server(BAD) as home:
        root = planned(project, home + path)
        (root / "team").mkdir()
        (root / "team/0.ics").write_bytes(ONE)
        done = fetch(root, "--http")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("team/0.ics: ")
    assert said in done.stderr
    assert (root / "team/0.ics").read_bytes() == ONE


def test_one_that_fails_stops_no_other(project: Project) -> None:
    with server({"/a.ics": (200, {}, ONE)}) as home:
        root = planned(project, f"{home}/none", f"{home}/a.ics")
        done = fetch(root, "--http", "--format", "json")
    assert done.returncode == 1
    assert [(row["file"], row["new"], bool(row["why"])) for row in json.loads(done.stdout)] == [
        ("team/0.ics", 0, True),
        ("team/1.ics", 2, False),
    ]


def test_nothing_unencrypted_is_asked_unless_told(project: Project) -> None:
    with server({"/a.ics": (200, {}, ONE)}) as home:
        done = fetch(planned(project, f"{home}/a.ics"))
    assert done.returncode == 1
    assert "is not encrypted, and anybody on the way could change it" in done.stderr


def test_no_name_leads_into_a_private_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither at first, nor where an address leads on to; a number that somebody wrote is meant."""
    found = socket.getaddrinfo
    with server({"/a": (200, {}, b"secret"), "/on": (302, {"Location": "/a"}, b"")}) as home:
        port = home.rpartition(":")[2]
        inside = f"http://inside.example:{port}"
        monkeypatch.setattr(socket, "getaddrinfo", lambda _, *more, **given: found("127.0.0.1", *more, **given))
        with pytest.raises(UnreachableError, match=r"inside.example leads into a private network"):
            fetched(f"{inside}/a", Trust.of(inside, plain=True), 100)
        with pytest.raises(UnreachableError, match=r"localhost leads into a private network"):
            fetched(f"http://localhost:{port}/a", Trust.of(home, plain=True), 100)
        assert fetched(f"{home}/on", Trust.of(home, plain=True), 100) == b"secret"


def test_what_drips_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "LONGEST", 0.0)
    with server({"/a": (200, {}, b"slow")}) as home, pytest.raises(UnreachableError, match="took longer"):
        fetched(f"{home}/a", Trust.of(home, plain=True), 100)


def test_nothing_is_written_through_a_link(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    with server({"/a.ics": (200, {}, ONE)}) as home:
        root = planned(project, f"{home}/a.ics")
        (root / "team").symlink_to(elsewhere)
        done = fetch(root, "--http")
    assert done.returncode == 1
    assert not list(elsewhere.iterdir())


def test_without_an_address_it_is_said_how_to_give_one(project: Project) -> None:
    done = fetch(project({}))
    assert done.stdout.startswith("no calendar has an address; give one an address in calendar.yaml: observances: [{")
    assert done.returncode == 0


def test_webcal_is_asked_over_https(project: Project) -> None:
    done = fetch(planned(project, "webcal://127.0.0.1:9/a.ics"))
    assert done.stderr == "team/0.ics: not fetched from https://127.0.0.1:9/a.ics: connection refused\n"


def test_a_build_asks_nobody(project: Project) -> None:
    """With every way to the network shut, a build and a check of a plan with addresses give what they always do."""
    root = planned(project, "https://fair.example/a.ics")
    (root / "team").mkdir()
    (root / "team/0.ics").write_bytes(ONE)
    shut = (
        "import socket, sys\n"
        "def no(*_, **__): raise SystemExit('the network was asked')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = no\n"
        "from builder.cli import main\nmain()\n"
    )
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    for command in ("build", "check", "cal"):
        words = [sys.executable, "-c", shut, command, "--root", str(root)]
        done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
        assert (done.returncode, "asked" in done.stderr) == (0, False), done.stderr
