"""Posts to every network, rendered and counted on one core, beside a loop of plain arithmetic in the same run.

    python tests/bench/snippets.py --snippets 10000 --rounds 3

The channels are those of tests/sites/channels, which has one of each kind; every entry is announced twice on all.
"""

from __future__ import annotations

import argparse
import gc
import re
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import corpus

from builder.load.project import load
from builder.load.tree import Folder
from builder.model.memo import Forgetful
from builder.model.plan import Plan
from builder.outputs.rendering import render_snippets
from builder.plan import make_plan
from builder.theme import Theme

SITE = Path(__file__).parents[1] / "sites" / "channels" / "calendar.yaml"
BAR = 3.0  # seconds for ten thousand, on a machine that counts to YARD in about 0.2
YARD = 5_000_000
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def write(root: Path, snippets: int) -> None:
    """Write a project whose plan announces at least so many posts."""
    text = SITE.read_text("utf-8")
    kinds = text.split("channels:", 1)[1].split("announce:", 1)[0].count("kind:")
    again = text.index("shapes:")
    launch = text[text.index("    launch:") : again]
    head = text[:again] + launch.replace("launch:", "again:").replace("day 0", "day 30") + text[again:]
    (root / "calendar").mkdir()
    (root / "content" / "posts").mkdir(parents=True)
    (root / "calendar.yaml").write_text(head, "utf-8")
    rng = Random(7)  # noqa: S311 - a corpus, not a secret
    for number in range(snippets // (2 * kinds) + 1):
        entry = f"publish: 2027-01-{1 + number % 28:02} 09:00\nshape: article\nowner: press-desk\n"
        post = re.sub("^date: .*\n", f"entry: post-{number:05}\n", corpus.post(rng, number), flags=re.MULTILINE)
        (root / "calendar" / f"post-{number:05}.yaml").write_text(entry, "utf-8")
        (root / "content" / "posts" / f"post-{number:05}.md").write_text(post, "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--snippets", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    gc.disable()  # as `builder/making.py` does
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), options.snippets)
        loaded = load(Folder(Path(name)), Forgetful())
        assert loaded.project is not None, loaded.problems
        plan = make_plan(loaded.project, NOW)
        best = min(rendered(plan, Theme(loaded.theme)) for _ in range(options.rounds))
    yard = min(counting() for _ in range(options.rounds))
    bar = BAR * len(plan.announcements) / 10_000
    print(f"{len(plan.announcements)} posts: {best:.2f} s of one core (bar {bar:.2f}), {best / yard:.1f} yardsticks")
    return int(best > bar)


def rendered(plan: Plan, theme: Theme) -> float:
    start = time.process_time()
    render_snippets(plan, theme)
    return time.process_time() - start


def counting() -> float:
    start = time.process_time()
    sum(range(YARD))
    return time.process_time() - start


if __name__ == "__main__":
    raise SystemExit(main())
