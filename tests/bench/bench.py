"""Dateline beside Hugo on the same pages, in turns, several rounds: ratios of one run on one machine, and never a test.

    python tests/bench/bench.py --posts 10000 --rounds 2

A tenth of the posts has entries in the plan; code is highlighted by both; an edit changes the body of one post.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import corpus

HUGO = Path(__file__).parent / "hugo"
COLD_BAR, EDIT_BAR = 1.0, 5.0  # as fast as Hugo, and five times as fast


def dateline(root: Path) -> list[str]:
    return [sys.executable, "-m", "builder", "build", "-q", "--root", str(root), "--now", "2026-11-22T12:00"]


def hugo(root: Path) -> list[str]:
    return [str(Path(sys.executable).parent / "hugo"), "--quiet", "--source", str(root)]


def seconds(words: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def edit(root: Path, number: int) -> None:
    """Change the body of one post."""
    post = root / "content" / "posts" / f"post-{number:05}.md"
    post.write_text(post.read_text("utf-8") + f"\nEdited {number}.\n", "utf-8")


def emptied(root: Path, *names: str) -> Path:
    for name in names:
        shutil.rmtree(root / name, ignore_errors=True)
    return root


def projects(folder: Path, posts: int) -> tuple[Path, Path]:
    """Write the same posts for both, and the layouts for Hugo."""
    ours, theirs = folder / "dateline", folder / "hugo"
    corpus.write(ours, posts)
    shutil.copytree(HUGO, theirs)
    shutil.copytree(ours / "content", theirs / "content")
    return ours, theirs


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        ours, theirs = projects(Path(name), options.posts)
        times: dict[str, list[float]] = {"cold": [], "edit": [], "Hugo cold": [], "Hugo edit": []}

        def measure(what: str, words: list[str]) -> None:
            times[what].append(seconds(words))
            print(f"{what:<10} {times[what][-1]:6.1f} s", flush=True)

        for number in range(options.rounds):
            measure("cold", dateline(emptied(ours, "site", "desk", ".dateline")))
            measure("Hugo cold", hugo(emptied(theirs, "public", "resources")))
            edit(ours, number)
            measure("edit", dateline(ours))
            edit(theirs, number)
            measure("Hugo edit", hugo(theirs))
    return told({what: median(found) for what, found in times.items()}, options.posts)


def told(times: dict[str, float], posts: int) -> int:
    """Print the ratios; 1 if a bar is missed."""
    cold, edited = times["Hugo cold"] / times["cold"], times["Hugo edit"] / times["edit"]
    print(f"{posts} posts, {os.cpu_count()} cores, medians; Hugo's time divided by ours:")
    print(f"  cold  {cold:5.2f}  (bar {COLD_BAR:g})")
    print(f"  edit  {edited:5.2f}  (bar {EDIT_BAR:g})")
    return int(cold < COLD_BAR or edited < EDIT_BAR)


if __name__ == "__main__":
    raise SystemExit(main())
