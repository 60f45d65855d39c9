"""LinkedIn's little text format, read back as its documentation says: what was written arrives."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as some

from builder.channels import rules_of
from builder.channels.linkedin import escaped
from builder.channels.rules import GRAPHEME
from builder.model.message import Draft

PIECES = [
    "@[Ä (b)](urn:li:organization:1)",
    "@",
    "[",
    "](",
    "urn:li:person:1",
    "#",
    "tag",
    "_",
    "\\",
    "{hashtag|",
    "|",
    "}",
    "é",
]
TEXTS = some.text() | some.lists(some.sampled_from([*PIECES, " ", "\ud800", "👋", ")", "\n"])).map("".join)
ELEMENT = re.compile(
    r"\\(?P<sign>[\\|{}@\[\]()<>#*_~])"
    r"|\{hashtag\|\\#\|(?P<tag>(?:\\.|[^\\|{}@\[\]()<>#*_~])+)\}"
    r"|@\[(?P<name>(?:\\.|[^\\|{}@\[\]()<>#*_~])+)\]\((?P<urn>urn:li:(?:person|organization):[\w-]+)\)"
    r"|(?P<plain>[^\\|{}@\[\]()<>#*_~])",
    re.DOTALL,
)


def read(little: str) -> str:
    """Return the words that LinkedIn makes of *little*; at a sign without its escape it would cut."""
    words, at = "", 0
    while at < len(little):
        found = ELEMENT.match(little, at)
        assert found, little[at:]
        at = found.end()
        words += _meant(found)
    return words


def _meant(found: re.Match[str]) -> str:
    plain = {name: re.sub(r"\\(.)", r"\1", value or "", flags=re.DOTALL) for name, value in found.groupdict().items()}
    if found["tag"]:
        return f"#{plain['tag']}"
    return f"@[{plain['name']}]({found['urn']})" if found["urn"] else found["sign"] or found["plain"]


@settings(deadline=None)
@given(TEXTS)
@example("@[a](urn:li:person:1)@[b](urn:li:person:2)")
@example("#a#b @#c [@](#d)")
def test_what_is_written_arrives(text: str) -> None:
    """Any text does, and its mentions and hashtags are those that are told."""
    little = escaped(text)
    assert read(little) == text
    facets = rules_of("linkedin").count(Draft(text)).facets
    found = [one["tag"] or one["urn"] for one in ELEMENT.finditer(little)]
    assert [re.sub(r"\\(.)", r"\1", one) for one in found if one] == [one.value for one in facets]
    ends = (text[: found.end()] for found in GRAPHEME.finditer(text))
    edges = {0, *(len(before.encode("utf-8", "surrogatepass")) for before in ends)}
    assert {edge for one in facets for edge in (one.start, one.end)} <= edges
