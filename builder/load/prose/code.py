"""Blocks of code: coloured, with the lines marked or numbered that their first line asks for."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from builder.load.colours import coloured
from builder.load.prose.tags import attributes

# the engine writes the attributes in an order that is another one each day
BLOCK = re.compile(r"<pre><code([^>]*)>(.*?)</code></pre>", re.DOTALL)
# {2,4-5} as of Gatsby and VitePress; hl_lines="2 4-5" as of MkDocs; hl_lines=[2,"4-5"] as of Hugo
MARKED = re.compile(r"""\{([\d\s,-]+)\}|hl_lines\s*=\s*(?:"([^"]*)"|'([^']*)'|\[([^\]]*)\]|([\d-]+))""")
NUMBERED = re.compile(r"""\b(?:linenos|linenums|numberLines|showLineNumbers)\b(?!\s*=\s*["']?false)""")
FIRST = re.compile(r"""\b(?:linenostart|linenums|startFrom)\s*=\s*["']?(\d{1,6})""")
RANGE = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")
# a grammar's time may be quadratic: as much as one block of 7,000 characters takes, a second or so
MOST = 7_000**2
SPAN = re.compile(r"(<span [^>]*>)([^<]*\n[^<]*)</span>")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines to mark, from 1, and the number of the first one if they are numbered."""

    marked: tuple[tuple[int, int], ...]
    first: int | None

    def has(self, line: int) -> bool:
        return any(start <= line <= end for start, end in self.marked)


def shown(made: str, *, colours: bool) -> str:
    """Return *made* with its blocks of code coloured, or without what only a stylesheet of ours would show."""
    if not colours and " data-meta=" not in made and "{" not in made:
        return made
    if not colours:
        return BLOCK.sub(_plain, made)
    left = MOST

    def block(found: re.Match[str]) -> str:
        nonlocal left
        left -= len(found[2]) ** 2
        return _coloured(found, bare=left < 0)

    return BLOCK.sub(block, made)


def _coloured(block: re.Match[str], *, bare: bool) -> str:
    language, lines = _asked(block)
    code = block[2]
    spans = None if bare or "<" in code else coloured(html.unescape(code), html.unescape(language))
    code = _lined(code if spans is None else spans, lines, numbers=True)
    return f'<div class="code"><pre><code class="language-{language}">{code}</code></pre></div>'


def _plain(block: re.Match[str]) -> str:
    if " data-meta=" not in block[1] and "{" not in block[1]:
        return block[0]
    language, lines = _asked(block)
    return f'<pre><code class="language-{language}">{_lined(block[2], lines, numbers=False)}</code></pre>'


def _asked(block: re.Match[str]) -> tuple[str, Lines | None]:
    """Return the language of a block and what its first line asks for: ```` ```python {2,4-5} ````."""
    written = attributes(block[1])
    word, brace, more = written.get("class", "").removeprefix("language-").partition("{")
    meta = html.unescape(f"{brace}{more} {written.get('data-meta', '')}")
    if not word and brace:  # as pandoc has it: {.python hl_lines="2"}
        word = more.strip(".}")
    return word or "text", lines_of(meta) if meta.strip() else None


def lines_of(meta: str) -> Lines | None:
    """Return the lines that the words after a language ask for."""
    asked = " ".join(group for found in MARKED.finditer(meta) for group in found.groups() if group)
    marked = tuple((int(start), int(end or start)) for start, end in RANGE.findall(asked))
    first = FIRST.search(meta)
    number = (int(first[1]) if first else 1) if first or NUMBERED.search(meta) else None
    return Lines(marked, number) if marked or number is not None else None


def _lined(code: str, lines: Lines | None, *, numbers: bool) -> str:
    if lines is None:
        return code
    whole = SPAN.sub(lambda span: span[1] + span[2].replace("\n", f"</span>\n{span[1]}") + "</span>", code)
    return "".join(
        _line(line, number, lines, numbers) for number, line in enumerate(whole.splitlines(keepends=True), 1)
    )


def _line(line: str, number: int, lines: Lines, numbers: bool) -> str:  # noqa: FBT001 - private
    if numbers and lines.first is not None:
        line = f'<span class="nr" data-nr="{lines.first + number - 1}"></span>{line}'
    return f"<mark>{line}</mark>" if lines.has(number) else line
