"""Markdown as GitHub shows it, to safe HTML and to facts: the only file that knows the engine and the cleaner."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

import comrak
import nh3

from builder.load.prose import anchors, code, contents, formulas, media, words
from builder.load.prose.allowed import ATTRIBUTES, SCHEMES, TAGS
from builder.load.prose.nesting import DEEPEST, LONG, TooDeepError, refuse_html, refuse_markers, refuse_notes
from builder.load.prose.quoted import quoted
from builder.load.prose.removed import Removed, of_html, of_link, targets
from builder.load.prose.seen import described, nameless, vague
from builder.load.prose.tags import ELSEWHERE, leads, plain
from builder.model.post import Facts
from builder.model.vague import LONGEST
from builder.model.views import Heading

EXTENSIONS = comrak.ExtensionOptions(
    table=True,
    strikethrough=True,
    autolink=True,
    tasklist=True,
    footnotes=True,
    alerts=True,
    math_dollars=True,
    math_code=True,
    header_id_prefix="",
)
SAFE = comrak.RenderOptions(full_info_string=True)
WITH_HTML = comrak.RenderOptions(unsafe_=True, full_info_string=True)
CHARACTERS = comrak.ParseOptions(sourcepos_chars=True)  # columns are of characters, not of bytes
CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    url_schemes=SCHEMES,
    link_rel=None,
    generic_attribute_prefixes={"aria-", "data-footnote"},
)
MOST_HEADINGS = 2_000  # of a text, which its contents list
# a tag, with `>` allowed inside its quoted attributes
REST = r'(?:[^>"]|"[^"]*")*'
RAW_HTML = re.compile(r"<(?!https?:)[A-Za-z/!?]")
TITLE = re.compile(r'\A\s*<h1 id="[^"]*">(.*?)</h1>\n?', re.DOTALL)
HIGHEST = re.compile(r"(</?)h1(?=[ >])")
TASK = re.compile(rf'<input type="checkbox"({REST})>')
# a tag that leads somewhere, and the words of a link if they are few
TARGET = re.compile(rf"(<(?:a|img|audio|video|source)\b{REST}>)([^<]{{1,{LONGEST}}}</a>)?")
# links that lead elsewhere, or stay on the page, are most of all and need nothing
LED = re.compile(rf'<(?:a(?! href="(?:https?:|#))|img|audio|video|source)\b{REST}>')
ATTRIBUTE = re.compile(r'\b(href|src)="([^"]*)"')
ALIGNED = re.compile(r'(<t[hd]) align="(left|center|right)"')
ENTRY = re.compile(r'<a href="(entry:[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
MORE = re.compile(r"^[ \t]*(<!--[ \t]*more[ \t]*-->)[ \t]*$", re.MULTILINE | re.IGNORECASE)


def to_html(text: str, links: Mapping[str, str], *, titled: bool, colours: bool) -> str:
    """Return safe HTML; *links* maps relative targets as written, *titled* drops a first heading of level 1.

    A target `entry:…` that *links* does not lead anywhere is shown as its words only.
    """
    # each `in` is a guard: a long word is sooner not found than an expression
    foreign = _is_foreign(text)
    try:
        made = _safe(text, foreign=foreign)
    except TooDeepError:  # it is withheld when it is read; between the two it may have become so
        return f"<pre>{html.escape(text)}</pre>"
    if titled:
        made = TITLE.sub("", made, count=1)
    if "<h1 id=" in made or foreign:
        made = HIGHEST.sub(r"\1h2", made)  # the page's title is its only heading of level 1
    made = TASK.sub(_labelled, made)
    if "data-math-style=" in made:
        made = formulas.shown(made)
    made = code.shown(made, colours=colours)
    made = ALIGNED.sub(r'\1 class="\2"', made)
    if "<p>[TOC]</p>" in made or "{:toc}</" in made:
        made = contents.shown(made)
    if '<img src="' in made or foreign:
        made = media.shown(made)
    if 'href="entry:' in made:
        made = ENTRY.sub(lambda link: _entry(link, links), made)
    return LED.sub(lambda tag: _led(tag[0], links), made)


def facts(text: str) -> tuple[Facts, str, bool]:
    """Return what is known of a body, the words of its first heading if that is of level 1, and whether `removed()`
    may have something to tell.

    TooDeepError for what cannot be read in good time.
    """
    foreign = _is_foreign(text)
    made = _safe(text, foreign=foreign)
    title = TITLE.match(made)
    body = made[title.end() :] if title else made
    found = anchors.HEADING.findall(body)[:MOST_HEADINGS]
    headings = tuple(Heading(int(level), html.unescape(id_), plain(said)) for level, id_, said in found)
    leading = tuple(dict.fromkeys(_targets(made)))
    pictures = described(made) if any(not is_link for is_link, _, _ in leading) else ()
    opening = _told(text) or words.opening(body)
    known = Facts(
        words=words.count(text),
        opening=opening,
        headings=headings,
        links=tuple(dict.fromkeys(target for _, target, _ in leading if _is_ours(target))),
        images=tuple(target for is_link, target, _ in leading if not is_link and not ELSEWHERE.match(target)),
        fragments=tuple(dict.fromkeys(target[1:] for is_link, target, _ in leading if is_link and target[0:1] == "#")),
        anchors=anchors.anchors_of(made if foreign else title[0] if title else ""),
        nameless=nameless(pictures, text, foreign=foreign),
        vague=vague(leading),
        alts=tuple((target, alt) for target, alt in pictures if alt and not ELSEWHERE.match(target)),
        quote=quoted(body, opening),
    )
    suspect = foreign or not all(leads(target) for _, target, _ in leading)
    return known, plain(title[1]) if title else "", suspect


def removed(text: str) -> Iterator[tuple[int, int, Removed]]:
    """Yield what is not shown of a body that `facts()` took, with line and column from 1, once a kind."""
    known: set[tuple[str, str]] = set()
    for line, column, written, target in _written(text):
        for one in (*of_html(written), *of_link(target)):
            if (one.rule, one.kind) not in known:
                known.add((one.rule, one.kind))
                yield *_moved(line, column, written, one.offset), one


def places(text: str) -> dict[str, tuple[int, int]]:
    """Return line and column from 1 of each target of a body that `facts()` took, unquoted."""
    found: dict[str, tuple[int, int]] = {}
    for line, column, written, target in _written(text):
        if target:
            found.setdefault(unquote(target), (line, column))
        for offset, one in targets(written):
            found.setdefault(unquote(one), _moved(line, column, written, offset))
    return found


def _written(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the place of each piece of HTML and of each link, with the one or the target of the other."""
    waiting = [comrak.parse_document(text, EXTENSIONS, CHARACTERS, WITH_HTML)]
    while waiting:
        node = waiting.pop()
        waiting += reversed(node.children)
        start, kind = node.sourcepos.start, node.node_value
        if isinstance(kind, comrak.HtmlBlock):
            yield start.line, start.column, kind.value.literal, ""
        elif isinstance(kind, comrak.HtmlInline):
            yield start.line, start.column, kind.value, ""
        elif isinstance(kind, comrak.Link | comrak.Image):
            yield start.line, start.column, "", kind.value.url


def _moved(line: int, column: int, written: str, offset: int) -> tuple[int, int]:
    lines = written.count("\n", 0, offset)
    return (line + lines, offset - written.rfind("\n", 0, offset)) if lines else (line, column + offset)


def _is_foreign(text: str) -> bool:
    """Tell whether authors may have written HTML."""
    return RAW_HTML.search(text) is not None


def _safe(text: str, *, foreign: bool) -> str:
    if foreign or text.count(">") > DEEPEST:  # quotes are all that keeps the engine itself
        refuse_markers(text)
    if len(text) > LONG:
        refuse_notes(text)
    if not foreign:
        made: str = comrak.markdown_to_html(text, EXTENSIONS, None, SAFE)
        return anchors.guarded(made)
    raw = comrak.markdown_to_html(text, EXTENSIONS, None, WITH_HTML)
    refuse_html(text, raw)
    return anchors.guarded(CLEANER.clean(raw), foreign=True)


def _told(text: str) -> str:
    """Return what stands above a line `<!--more-->`, if there is one."""
    above, more, _ = MORE.split(text, maxsplit=1) if "<!--" in text and MORE.search(text) else ("", "", "")
    return plain(words.NOTE_MARK.sub("", TITLE.sub("", _safe(above, foreign=_is_foreign(above))))) if more else ""


def _targets(made: str) -> Iterator[tuple[bool, str, str]]:
    """Yield whether it is a link, its target, and its words if they are few, of all that leads somewhere; footnotes are
    the engine's own.
    """
    for tag, said in TARGET.findall(made):
        for name, target in ATTRIBUTE.findall(tag) if " data-footnote" not in tag else ():
            yield name == "href", html.unescape(target) if "&" in target else target, said if name == "href" else ""


def _is_ours(target: str) -> bool:
    return target.startswith("entry:") or not ELSEWHERE.match(target)


def _entry(link: re.Match[str], links: Mapping[str, str]) -> str:
    return link[0] if links.get(html.unescape(link[1])) else link[2]


def _led(tag: str, links: Mapping[str, str]) -> str:
    """Point a tag where its target is now; pictures keep their room and are fetched when they come into view."""
    size = ""

    def point(found: re.Match[str]) -> str:
        nonlocal size
        target = html.unescape(found[2])
        if target not in links:
            return found[0] if leads(target) else ""
        href, _, size = links[target].partition(" ")
        return f'{found[1]}="{html.escape(href)}"'

    led = ATTRIBUTE.sub(point, tag)
    if not led.startswith("<img "):
        return led
    if size and " width=" not in led and " height=" not in led:
        width, _, height = size.partition("x")
        led = f'<img width="{width}" height="{height}" {led[5:]}'
    return led if "loading=" in led else f'<img loading="lazy" {led[5:]}'


def _labelled(box: re.Match[str]) -> str:
    done = "done" if "checked" in box[1] else "to do"
    return f'<input type="checkbox" aria-label="{done}"{box[1]}>'
