"""Markdown as GitHub shows it, to safe HTML and to facts: the only file that knows the engine and the cleaner."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

import comrak
import nh3

from builder.load.colours import coloured
from builder.model.post import Facts
from builder.model.views import Heading

EXTENSIONS = comrak.ExtensionOptions(
    table=True,
    strikethrough=True,
    autolink=True,
    tasklist=True,
    footnotes=True,
    alerts=True,
    header_id_prefix="",
)
SAFE = comrak.RenderOptions()
WITH_HTML = comrak.RenderOptions(unsafe_=True)
# a tag, with `>` allowed inside its quoted attributes
REST = r'(?:[^>"]|"[^"]*")*'
RAW_HTML = re.compile(r"<[A-Za-z/!?]")
ANCHORED = re.compile(rf'<h([1-6]) id="([^"]*)">(.*?)<a {REST}class="anchor"></a></h\1>', re.DOTALL)
HEADING = re.compile(r'<h([1-6]) id="([^"]*)">(.*?)</h\1>', re.DOTALL)
TITLE = re.compile(r'\A\s*<h1 id="[^"]*">(.*?)</h1>\n?', re.DOTALL)
HIGHEST = re.compile(r"(</?)h1(?=[ >])")
TASK = re.compile(rf'<input type="checkbox"({REST})>')
CODE = re.compile(r'<pre><code(?: class="language-([^"]*)")?>(.*?)</code></pre>', re.DOTALL)
TARGET = re.compile(rf"<(?:a|img|audio|video|source)\b{REST}>")
ATTRIBUTE = re.compile(r'\b(href|src)="([^"]*)"')
ALIGNED = re.compile(r'(<t[hd]) align="(left|center|right)"')
MORE = re.compile(r"^[ \t]*(<!--[ \t]*more[ \t]*-->)[ \t]*$", re.MULTILINE | re.IGNORECASE)
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
NOTE_MARK = re.compile(r'<sup class="footnote-ref">.*?</sup>', re.DOTALL)
TAG = re.compile(rf"<[a-zA-Z/!]{REST}>")
BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|t[dh]|div|blockquote|pre|dt|dd)>|<[bh]r\b")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\?|\Z", re.IGNORECASE)
OPENING = 220  # characters of a first paragraph that stand for a missing summary

TAGS = nh3.ALLOWED_TAGS | {"section", "input", "audio", "video", "source", "figure", "figcaption", "picture"}
ATTRIBUTES = {
    **{tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()},
    "*": {"class", "id", "title", "lang", "dir", "role"},
    "input": {"type", "checked", "disabled"},
    "img": {"src", "alt", "width", "height", "loading", "title"},
    "audio": {"src", "controls", "preload", "title"},
    "video": {"src", "controls", "preload", "poster", "width", "height", "title"},
    "source": {"src", "type"},
    "details": {"open"},
    "th": {"align", "scope", "colspan", "rowspan"},
    "td": {"align", "colspan", "rowspan"},
    "ol": {"start", "reversed"},
}
SCHEMES = {"http", "https", "mailto", "tel", "sms", "xmpp", "irc", "geo", "webcal"}


def to_html(text: str, links: Mapping[str, str], *, titled: bool, colours: bool) -> str:
    """Return safe HTML; *links* maps relative targets as written, *titled* drops a first heading of level 1."""
    made = _safe(text)
    if titled:
        made = TITLE.sub("", made, count=1)
    made = HIGHEST.sub(r"\1h2", made)  # the page's title is its only heading of level 1
    made = TASK.sub(_labelled, made)
    if colours:
        made = CODE.sub(_coloured, made)
    made = ALIGNED.sub(r'\1 class="\2"', made)
    return TARGET.sub(lambda tag: _led(tag[0], links), made)


def facts(text: str) -> tuple[Facts, str]:
    """Return what is known of a body, and the words of its first heading if that is of level 1."""
    made = _safe(text)
    title = TITLE.match(made)
    if title:
        made = made[title.end() :]
    headings = tuple(
        Heading(int(level), html.unescape(id_), plain(words)) for level, id_, words in HEADING.findall(made)
    )
    known = Facts(
        words=len(text.split()),
        opening=_told(text) or _opening(made),
        headings=headings,
        links=tuple(dict.fromkeys(_relative(made))),
    )
    return known, plain(title[1]) if title else ""


def plain(made: str) -> str:
    """Return the words of some HTML of ours, on one line."""
    return " ".join(html.unescape(TAG.sub("", BLOCK_END.sub(" ", made))).split())


def _safe(text: str) -> str:
    if not RAW_HTML.search(text):
        made: str = comrak.markdown_to_html(text, EXTENSIONS, None, SAFE)
    else:
        raw = comrak.markdown_to_html(text, EXTENSIONS, None, WITH_HTML)
        made = nh3.clean(
            raw,
            tags=TAGS,
            attributes=ATTRIBUTES,
            url_schemes=SCHEMES,
            link_rel=None,
            generic_attribute_prefixes={"aria-", "data-footnote"},
        )
    return ANCHORED.sub(r'<h\1 id="\2">\3</h\1>', made)


def _told(text: str) -> str:
    """Return what stands above a line `<!--more-->`, if there is one."""
    above, more, _ = MORE.split(text, maxsplit=1) if MORE.search(text) else ("", "", "")
    return plain(NOTE_MARK.sub("", TITLE.sub("", _safe(above)))) if more else ""


def _opening(made: str) -> str:
    first = PARAGRAPH.search(made)
    words = plain(NOTE_MARK.sub("", first[1])) if first else ""
    if len(words) <= OPENING:
        return words
    return words[:OPENING].rpartition(" ")[0].rstrip(",;:.–—-") + "…"


def _relative(made: str) -> list[str]:
    tags = TARGET.findall(made)
    targets = (html.unescape(found[1]) for tag in tags for found in ATTRIBUTE.findall(tag))
    return [target for target in targets if not ELSEWHERE.match(target)]


def _led(tag: str, links: Mapping[str, str]) -> str:
    """Point a tag where its target is now; pictures keep their room and are fetched when they come into view."""
    size = ""

    def point(found: re.Match[str]) -> str:
        nonlocal size
        target = html.unescape(found[2])
        if target not in links:
            return found[0]
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


def _coloured(block: re.Match[str]) -> str:
    language, code = block[1] or "text", block[2]
    spans = coloured(html.unescape(code), html.unescape(language))
    code = code if spans is None else spans
    return f'<div class="code"><pre><code class="language-{language}">{code}</code></pre></div>'
