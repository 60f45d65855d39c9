"""Any text as a body: whatever comes out holds no element, attribute or scheme beyond the allow-list."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3

from builder.load import markdown
from builder.load.prose.allowed import ATTRIBUTES, TAGS
from builder.load.prose.formulas import ATTRIBUTES as OF_FORMULAS
from builder.load.prose.formulas import ELEMENTS
from builder.load.prose.nesting import TooDeepError

WORDS = (
    "[a](",
    "![a](",
    "<a href=",
    "javascript:",
    "&#106;",
    "<object ",
    "<p>",
    "onerror=",
    "```",
    "|",
    "[^1]",
    "> [!NOTE]",
    "$\\text{",
    "```math\n",
)
FORMULA = {*OF_FORMULAS, "alttext"}
LEADING = {"href", "src", "poster", "cite", "action", "formaction", "data", "srcset", "background", "xlink:href"}
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
IGNORED = re.compile(r"[\x00-\x20]+")  # browsers leave these out of an address before they look for its scheme
RUNNING = {"javascript", "vbscript", "data", "file"}
IMAGE = re.compile(r"\s*data:image/(?:png|gif|jpeg|webp)", re.IGNORECASE)
KNOWN = TAGS | ELEMENTS


class Allowed(HTMLParser):
    """Asserts of every tag that it is allowed."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in KNOWN, tag
        for name, value in attrs:
            known = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | (FORMULA if tag in ELEMENTS else set())
            assert name in known or name.startswith(("aria-", "data-")), (tag, name)
            if name in LEADING:
                scheme = SCHEME.match(IGNORED.sub("", value or ""))
                assert not scheme or scheme[1].lower() not in RUNNING or IMAGE.match(value or ""), (tag, name, value)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def one(data: bytes) -> None:
    """Render *data* in every way that it is rendered."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    try:
        facts, _, _ = markdown.facts(text)
    except TooDeepError:
        return
    links = {target: f"../{number}/" for number, target in enumerate(facts.links)}
    for colours in (True, False):
        made = markdown.to_html(text, links, titled=colours, colours=colours)
        reader = Allowed(convert_charrefs=True)
        reader.feed(made)
        reader.close()
    assert "\n" not in facts.opening
    assert all("\n" not in heading.text for heading in facts.headings)


def plant() -> None:
    """Let an element through that runs what is not ours."""
    vars(markdown)["CLEANER"] = nh3.Cleaner(tags=TAGS | {"object"}, attributes=ATTRIBUTES, link_rel=None)
