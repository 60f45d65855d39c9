"""Specifications with examples in them, and our engine's answer made comparable: what it adds is taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import comrak

from builder.load.markdown import EXTENSIONS, WITH_HTML

EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)
ANCHOR = re.compile(r'<a href="#[^"]*" aria-label="[^"]*"[^>]*class="anchor"></a>')
HEADING_ID = re.compile(r'(<h[1-6]) id="[^"]*"')
META = re.compile(r' data-meta="[^"]*"')
TAG = re.compile(r'<([a-zA-Z][\w-]*)((?:\s[\w-]+(?:="[^"]*")?)*)\s*/?>')
ATTRIBUTE = re.compile(r'\s([\w-]+)(?:="([^"]*)")?')
SPACE = re.compile(r"\s*\n\s*")


def differing(file: Path) -> tuple[int, dict[int, tuple[str, str, str]]]:
    """Return how many examples *file* has, and those that we answer otherwise, by number: Markdown, wanted, made."""
    found = list(_examples(file))
    answers = {number: (text, wanted, _answer(text)) for number, text, wanted in found}
    return len(found), {number: one for number, one in answers.items() if _normal(one[1]) != _normal(one[2])}


def _answer(text: str) -> str:
    """Return what the engine makes of *text* as we ask it to, before anything is cleaned or finished."""
    made: str = comrak.markdown_to_html(text, EXTENSIONS, None, WITH_HTML)
    return made


def _examples(file: Path) -> Iterator[tuple[int, str, str]]:
    for number, found in enumerate(EXAMPLE.finditer(file.read_text("utf-8")), 1):
        if found[2].strip() != "<IGNORE>":
            yield number, found[1].replace("→", "\t"), found[2].replace("→", "\t")


def _normal(made: str) -> str:
    made = META.sub("", HEADING_ID.sub(r"\1", ANCHOR.sub("", made)))
    return SPACE.sub("\n", TAG.sub(_sorted, made)).strip()


def _sorted(tag: re.Match[str]) -> str:
    written = (f' {name}="{value}"' for name, value in sorted(ATTRIBUTE.findall(tag[2])))
    return f"<{tag[1]}{''.join(written)}>"
