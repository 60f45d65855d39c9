"""What template languages left in Markdown: tags are shown as text, attribute lists and comments as nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from builder.load.code import STOP, Code

ANY = re.compile(r"\{[%{:#.]|\{[ \t]+[.#\w]|[)\]`*_]\{")
# Liquid's, kramdown's, Hugo's and Nunjucks' comments: one that is never closed hides all that follows, as it does there
COMMENT = (
    r"\{::comment\}(?s:.*?)(?:\{:/(?:comment)?\}|\Z)"
    r"|\{%-?\s*comment\s*-?%\}(?s:.*?)(?:\{%-?\s*endcomment\s*-?%\}|\Z)"
    r"|\{\{%\s*comment\s*%\}\}(?s:.*?)(?:\{\{%\s*/comment\s*%\}\}|\Z)"
    r"|\{\{-?\s*/\*(?s:.*?)(?:\*/\s*-?\}\}|\Z)|\{%-?\s*#[^{}]*+(?<=%)\}|\{#\s[^{}]*+(?<=\s#)\}"
)
# `{:?}` and `{:.2}` are Rust's and stay; `{:.class}`, `{: #id}`, `{:toc}`, `{:target="_blank"}` are kramdown's
LIST = (
    r"\{:(?:/?[a-z]{2,}\}|:[a-z][^{}\n]*+\}"
    r"|[ \t]*+(?:[.#][A-Za-z_-]|[\w:-]++=[\"'])[^{}\n]*+\}|[ \t]++[\w-]++[ \t]*+\})"
)
# without the colon, Python-Markdown's and goldmark's: behind a link, a picture or code, at a heading, on a line alone
PLAIN = (
    r"\{[ \t]*+(?:[.#][A-Za-z_][\w:-]*+|[\w:-]++=(?:\"[^\"{}\n]*+\"|'[^'{}\n]*+'|[\w%-]++)|data-[\w-]++)"
    r"(?:[ \t]++[^{}\n]*+)?\}"
)
INSIDE = r"(?:[^{}\n]++|\n(?![ \t]*\n)|\{[^{}\n]*+\})*+"  # within a paragraph
HIGHLIGHT = (
    r"\{%-?\s*highlight\s+(?P<language>[\w+#.-]+)[^{}]*+(?<=%)\}(?P<inside>(?s:.*?))"
    r"(?:\{%-?\s*endhighlight\s*-?%\}|\Z)"
)
FOREIGN = re.compile(
    rf"(?P<comment>{COMMENT})|(?P<raw>\{{%-?\s*(?:end)?raw\s*-?%\}})|(?P<list>{LIST})|(?P<plain>{PLAIN})"
    rf"|(?P<highlight>{HIGHLIGHT})|(?P<shortcode>\{{\{{[<%]{INSIDE}\}}\}})"
    rf"|(?P<tag>\{{%{INSIDE}(?<=%)\}}|\{{\{{{INSIDE}\}}\}})"
)
HEADING = re.compile(r"(#{1,6}[ \t]+)(.*?)[ \t]*$")
HEADING_ID = re.compile(r"[{: \t]#([A-Za-z_][\w:-]*)")
REST = re.compile(r"[ \t]*(?:#+[ \t]*)?(?:\n|\Z)")
SPECIAL = re.compile(r"[\\`*_\[\]<>~|&!:@]")
BEHIND = tuple(")]`*_")
KINDS = {
    "comment": "comments of templates",
    "list": "attribute lists, like {: .wide}",
    "plain": "attribute lists, like {: .wide}",
    "shortcode": "shortcodes, like {{< note >}}",
    "tag": "template tags, like {% include %} or {{ page.title }}",
}
SEEN = frozenset((KINDS["shortcode"], KINDS["tag"]))  # by readers
PLACES = 3


@dataclass(slots=True)
class Shown:
    """A text as it is to be rendered; how often each kind of foreign markup is in it, and the lines of the first."""

    text: str
    counts: dict[str, int] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)

    def note(self, kind: str, line: int) -> None:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if self.counts[kind] <= PLACES:
            self.lines.setdefault(kind, []).append(line)


def shown(text: str) -> Shown:
    """Return *text* without the markup of other generators; code and formulas are left alone."""
    made = Shown(text)
    if "{" not in text or not ANY.search(text):
        return made
    parts: list[str] = []
    code = Code(text)
    at, kept, line, counted = 0, 0, 1, 0
    while stop := STOP.search(text, at):
        at = stop.end()
        if stop[0] != "{":
            at = code.end(stop)
            continue
        found = FOREIGN.match(text, stop.start())
        piece = _piece(text, found) if found else None
        if found is None or piece is None:
            continue
        start, at, instead = piece
        parts += text[kept : max(kept, start)], instead
        if kind := KINDS.get(found.lastgroup or ""):
            line, counted = line + text.count("\n", counted, found.start()), found.start()
            made.note(kind, line)
        kept = at
    made.text = "".join((*parts, text[kept:])) if parts else text
    return made


def _piece(text: str, found: re.Match[str]) -> tuple[int, int, str] | None:
    """Return what part of *text* a piece of markup takes and what is shown there; None if it is none after all."""
    start, end = found.span()
    if found["comment"] or found["raw"]:
        return start, end, ""
    if found["highlight"]:
        return start, end, _fenced(found["language"], found["inside"].strip("\n"))
    line = text.rfind("\n", 0, start) + 1
    if text.startswith(("    ", "\t"), line):
        return None  # indented code
    if found["list"] or found["plain"]:
        return _attributes(text, found, line)
    return start, end, SPECIAL.sub(lambda special: f"&#{ord(special[0])};", found[0])


def _attributes(text: str, found: re.Match[str], line: int) -> tuple[int, int, str] | None:
    """An attribute list is shown as nothing; one at a heading may name it, and links may lead there by that name."""
    start, end = found.span()
    if last := REST.match(text, end):
        before = text[line:start]
        if not before.strip():
            return line, last.end(), ""
        if heading := HEADING.match(before):
            id_ = HEADING_ID.search(found[0])
            name = f'<a id="{id_[1]}"></a>' if id_ else ""
            return line, end, f"{heading[1]}{name}{heading[2]}"
        if not before.strip(" \t>"):
            return start, end, ""
    if found["list"] or text[start - 1 : start] in BEHIND:
        while start and text[start - 1] in " \t":
            start -= 1
        return start, end, ""
    return None


def _fenced(language: str, code: str) -> str:
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", code)), 3)
    return f"\n{fence}{language}\n{code}\n{fence}\n"
