"""A blog of any size out of a seed: bodies all distinct, about 6 kB each, a tenth of the posts with entries."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WORDS = [
    "desk",
    "reader",
    "letter",
    "slot",
    "river",
    "copper",
    "window",
    "answer",
    "season",
    "repair",
    "patient",
    "corner",
    "signal",
    "garden",
    "method",
    "bright",
    "margin",
    "paper",
    "voice",
    "question",
    "plan",
    "early",
    "market",
    "engine",
    "silver",
    "number",
    "narrow",
    "listen",
    "carry",
    "proof",
    "common",
    "winter",
    "table",
    "gather",
    "notice",
    "honest",
    "simple",
    "thread",
    "weather",
    "kitchen",
    "record",
    "travel",
    "measure",
    "public",
    "minute",
    "harbour",
]
TAGS = tuple(f"{word}-{number}" for word in WORDS[:10] for number in range(20))
AUTHORS = tuple(f"Author {number}" for number in range(12))
FIRST_DAY = date(2000, 1, 1)
CALENDAR = """\
site:
  title: Bench
  url: https://bench.example/
  namespace: bench.example,2026
timezone: UTC
"""


def paragraph(rng: random.Random, words: int) -> str:
    text = rng.choices(WORDS, k=words)
    text[words // 3] = f"*{text[words // 3]}*"
    text[words // 2] = f"[{text[words // 2]}](https://example.org/{rng.randrange(10**9)})"
    return " ".join(text).capitalize() + "."


def code(rng: random.Random) -> str:
    lines = [f"    {rng.choice(WORDS)} = {rng.choice(WORDS)}({rng.randrange(10**6)}, 'text')" for _ in range(8)]
    return "\n".join(
        ["```python", f"def {rng.choice(WORDS)}(value: int) -> str:", *lines, "    return str(value)", "```"]
    )


def body(rng: random.Random, size: int = 6000) -> str:
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        parts.append(f"## {' '.join(rng.choices(WORDS, k=4)).capitalize()}")
        parts += [paragraph(rng, 90), paragraph(rng, 70)]
        parts.append("\n".join(f"- {paragraph(rng, 12)}" for _ in range(4)))
        if len(parts) < 5:
            parts.append(code(rng))
    return "\n\n".join(parts) + "\n"


def post(rng: random.Random, number: int) -> str:
    title = " ".join(rng.choices(WORDS, k=5)).capitalize()
    day = FIRST_DAY + timedelta(days=number % 9000)
    tags = ", ".join(sorted(rng.sample(TAGS, 3)))
    front = [f"title: {title} {number}", f"date: {day}T09:00:00Z", f"tags: [{tags}]"]
    front += [f"authors: [{rng.choice(AUTHORS)}]", f"summary: {paragraph(rng, 12)!r}"]
    return "\n".join(["---", *front, "---", "", body(rng)])


def write(root: Path, posts: int, seed: int = 2026, *, entries: bool = True) -> None:
    """Write a project of *posts* posts below *root*: `content/posts/*.md`, and a plan for a tenth of them."""
    rng = random.Random(seed)  # noqa: S311 - a corpus, not a secret
    folder = root / "content" / "posts"
    folder.mkdir(parents=True)
    (root / "content" / "about.md").write_text("# About\n\nA bench.\n", "utf-8")
    for number in range(posts):
        (folder / f"post-{number:05}.md").write_text(post(rng, number), "utf-8")
    (root / "calendar.yaml").write_text(CALENDAR, "utf-8")
    if not entries:
        return
    plan = [f"post-{n:05}:\n  publish: {FIRST_DAY + timedelta(days=n % 9000)} 09:00\n" for n in range(0, posts, 10)]
    (root / "calendar").mkdir()
    for start in range(0, len(plan), 100):
        (root / "calendar" / f"plan-{start:05}.yaml").write_text("".join(plan[start : start + 100]), "utf-8")
