"""Markdown beside others who read it: CommonMark's own specification, and GitHub's anchors."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from builder.load import markdown
from conformance import differing

HERE = Path(__file__).parent
BARE = {602, 608, 611, 612}  # show what the parser does without the extension that links bare addresses
HEADINGS = [
    ["Heat", "Heat", "heat", "Heat 1", "Heat-1", "Heat"],
    ["What you need: a hammer, a drill & patience!", "100% oak – or ash?", "C++ and C#", "under_score", "two   spaces"],
    [
        "Überraschung",
        "Größe & Maß",
        "Привет, мир",
        "你好,世界",
        "日本語の見出し",
        "שלום",
        "हिन्दी",
        "Ⅷ",
        "½ litre",
        "x² + y²",
        "ⓐ",
    ],
    ["😄 emoji", "A 🇩🇪 flag", "❤️ heart", "👩‍💻 works", ":ok: shortcode"],
    ["-", "--", "a - b", "...", "a.b.c", "(brackets)", "“quotes”", "it’s", "tab\there", "1.2.3"],
]


def test_every_example_of_commonmark() -> None:
    count, different = differing(HERE / "node_modules" / "commonmark-spec" / "spec.txt")
    assert count == 652
    assert set(different) == BARE


def test_anchors_are_as_github_has_them() -> None:
    """Also those of repeated headings, of emoji, of letters of other scripts, and of digits that are none."""
    done = subprocess.run(
        ["node", str(HERE / "slugs.mjs")], input=json.dumps(HEADINGS), capture_output=True, text=True, check=True
    )
    for headings, wanted in zip(HEADINGS, json.loads(done.stdout), strict=True):
        text = "\n\n".join(f"## {heading.replace('_', chr(92) + '_')}" for heading in headings)
        facts, _, _ = markdown.facts(text)
        assert [heading.id for heading in facts.headings] == wanted
