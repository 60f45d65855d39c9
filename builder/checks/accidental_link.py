"""A network takes a word for an address and makes a link of it: the name of a file, or two sentences without a space.

Why: `.md`, `.py` and `.sh` are countries, so README.md and setup.py are links on X and Bluesky. They lead to strangers,
who may sell what your readers find there. X shows them in another colour and counts 23 characters for each.

How to mend it: Write it without the dot, as in “the README file”. If you mean a link, write it whole, with https://:
then nothing is told. What looks like an address and like no file is not told either.

For example:

    posts:
      bluesky: |
        What belongs into a good README file? {url}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from builder.model.carried import carried
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered, Snippet
from builder.model.said import quoted

SEVERITY: Severity = "warning"
OF_TIME = True  # what was posted is not told any more
# ends of addresses that are ends of files as well, and in words about software nearly always those; of .ai, .app, .cc,
# .in, .is, .pl, .rs and .so, addresses are as usual
FILES = frozenset(("md", "mk", "mm", "mov", "pm", "ps", "pub", "py", "sh", "zip"))
NAMES = frozenset(("main.rs", "lib.rs", "mod.rs", "build.rs", "main.cc", "main.ml", "main.tf"))
MADE = frozenset(("makefile.am", "makefile.in", "configure.ac"))
LIBRARY = re.compile(r"lib\w+\.so", re.IGNORECASE)
# two labels of a country in which these stand before the country's own are addresses: example.com.py
SECOND = frozenset(("ac", "co", "com", "coop", "edu", "gob", "gov", "mil", "net", "org"))
# “…it is done.So we…”: a sentence that begins without a space. Who writes Example.Com means the address.
NO_SPACE = re.compile(r"[^\W_]*[a-z]\.(?!Com|Org|Net)[A-Z][a-z]+")


def check(rendered: Rendered) -> Iterator[Problem]:
    home = urlsplit(rendered.plan.settings.site.url).hostname or ""

    def links(snippet: Snippet) -> Iterator[str]:
        for part, count in zip(snippet.parts, snippet.counts, strict=True):
            marked = [facet for facet in count.facets if facet.type == "link"]
            data = part.encode("utf-8", "surrogatepass") if marked else b""
            found = (data[one.start : one.end].decode("utf-8", "replace") for one in marked)
            yield from (words for words in found if is_accident(words, home))

    for one in carried(rendered, links):
        become = "becomes a link" if len(one.whats) == 1 else "become links"
        hint = f"take out the dot, or put a space behind it; if you mean the link, write https://{one.whats[0]}"
        yield one.told("accidental-link", f"{quoted(one.whats)} in {one.where} {become}", hint)


def is_accident(words: str, home: str) -> bool:
    """Tell whether *words*, of which a network makes a link, are no address; *home* is the host of the site."""
    host, slash, _ = words.partition("/")
    host = re.split(r"[?#:]", host)[0]
    labels = host.lower().split(".")
    if (
        "://" in words
        or slash
        or len(labels) == 1
        or host.lower() == home
        or labels[0] == "www"
        or labels[-2] in SECOND
    ):
        return False
    name = ".".join(labels[-2:])
    return labels[-1] in FILES or name in NAMES | MADE or bool(LIBRARY.fullmatch(host) or NO_SPACE.fullmatch(host))
