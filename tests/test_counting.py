"""`dateline count` and `dateline explain channel/…`: real runs, their JSON, their words, their exit status."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import warm
from builder.channels import all_rules
from conftest import Project, dateline

CALENDAR = """\
site: {title: Repair, url: "https://repair.example/"}
channels:
  home: {kind: mastodon, limits: {text: 1000}}
  mastodon: {kind: mastodon, limits: {text: 20}}
"""


def counting(root: Path, *words: str, said: str | bytes) -> subprocess.CompletedProcess[str]:
    data = said.encode() if isinstance(said, str) else said
    done = warm.run(("count", *words), cwd=root, data=data)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def rows(root: Path, *words: str, said: str | bytes) -> list[dict[str, Any]]:
    done = counting(root, *words, said=said)
    assert (done.stderr, done.returncode) == ("", 0)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_text_is_counted_outside_of_any_project(tmp_path: Path) -> None:
    """A line's end that the shell adds is not counted."""
    (row,) = rows(tmp_path, "mastodon", said="Mend it 👩‍🔧 https://example.org/a/very/long/way\n")
    assert row == {"length": 33, "unit": "grapheme", "limit": 500, "fits": True, "parts": 1, "facets": []}


def test_many_texts_are_counted_by_line(tmp_path: Path) -> None:
    said = [{"text": "short"}, {"text": "word " * 150, "title": "T", "media": 2, "spoiler": "hot"}, {"text": "\ud800"}]
    found = rows(tmp_path, "mastodon", "--jsonl", said="\n".join(map(json.dumps, said)) + "\n\n")
    assert [(row["length"], row["fits"], row["parts"]) for row in found] == [
        (5, True, 1),
        (753, False, 2),
        (1, True, 1),
    ]


def test_bytes_that_are_no_text_are_counted(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "bluesky", said=b"a\xff\xfeb")
    assert row["fits"]


def test_a_channel_of_the_project_has_its_own_limits(project: Project) -> None:
    """Its name comes before a kind of the same name."""
    root = project({"calendar.yaml": CALENDAR})
    assert [rows(root, name, said="x" * 30)[0]["limit"] for name in ("home", "mastodon", "bluesky")] == [1000, 20, 300]


@pytest.mark.parametrize(
    ("words", "said", "why"),
    [
        (("bluesk",), "", "there is no channel “bluesk”; did you mean “bluesky”?"),
        (("bluesky", "--jsonl"), '{"text": "a"}\n{"text', "line 2 is no JSON"),
        (("bluesky", "--jsonl"), "[1]", 'line 1 is no object with a text; write {"text": "…"}'),
        (("bluesky", "--jsonl"), '{"text": 5}', "line 1: text is to be a text"),
        (("bluesky", "--jsonl"), '{"text": "a", "media": true}', "line 1: media is to be a whole number"),
    ],
)
def test_wrong_use_is_told(tmp_path: Path, words: tuple[str, ...], said: str, why: str) -> None:
    done = counting(tmp_path, *words, said=said)
    assert done.stderr.splitlines()[-1] == f"Error: {why}"
    assert done.returncode == 2


@pytest.mark.parametrize("kind", sorted(all_rules()))
def test_every_network_is_explained(tmp_path: Path, kind: str) -> None:
    """Every number stands there with its source."""
    done = subprocess.run(
        dateline("explain", f"channel/{kind}"), cwd=tmp_path, capture_output=True, text=True, check=True
    )
    for fact in all_rules()[kind].facts.values():
        assert fact.source.title in done.stdout
        assert fact.source.url in done.stdout
    row = json.loads(
        subprocess.run(
            dateline("explain", f"channel/{kind}", "--format", "json"), cwd=tmp_path, capture_output=True, check=True
        ).stdout
    )
    assert [fact["name"] for fact in row["facts"]] == list(all_rules()[kind].facts)


def test_an_unknown_network_is_wrong_use(tmp_path: Path) -> None:
    done = subprocess.run(
        dateline("explain", "channel/mastdon"), cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stderr.splitlines()[-1] == "Error: there is no network “mastdon”; did you mean “mastodon”?"
    assert done.returncode == 2
