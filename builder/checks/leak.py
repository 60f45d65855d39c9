"""Something of a private piece stands in a public file.

Why: What is not out yet, or under embargo, would be read by everyone. The build is not published.

How to mend it: Take the words, the title, the address, the id or the picture out of the public file that is named.
If the words are meant to be public, change them in the private piece until it is out; a title may be told once its
entry says `public: teaser`.

For example:

    publish: Tue 2026-12-01 09:30
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from hashlib import blake2b
from urllib.parse import unquote, urljoin

from ahocorasick_rs import BytesAhoCorasick, Implementation

from builder.model.addresses import file_of
from builder.model.problem import Problem
from builder.model.rendered import Canary, Published
from builder.model.spelling import letters, odd, skeleton, written_out

SEVERITY = "error"
FIRM = True  # no exception silences it

LINKED = re.compile(r"""\b(?:href|src|content|poster)=["']?([^"'\s>]+)""")
GOES_ON = r"(?!\.\w|[\w/%-])"
SMALL = 200_000  # bytes of patterns up to which the fastest way takes little memory
TEXTS = (".html", ".xml", ".txt", ".json", ".ics", ".css", ".js")
TAKEN = "take “{}” out of what that is made of; nothing is published until then"
SHOWN = "no public page may show it, under any name; nothing is published until then"


def check(published: Published) -> Iterator[Problem]:
    search: _Search | None = None
    found: dict[int, list[str]] = defaultdict(list)
    for path, data in published.files() if published.canaries else ():
        search = search or _Search(published)  # most builds have nothing new to search in
        for number in search.found(path, data):
            found[number].append(f"site/{path}")
    for number, paths in sorted(found.items()):
        canary = published.canaries[number]
        if not published.holds(canary):
            message = (
                f"the {canary.what} of “{canary.about}”, which is private, would be public in {_some(sorted(paths))}"
            )
            yield Problem(canary.at, "leak", message, SHOWN if canary.what == "picture" else TAKEN.format(canary.text))


def _some(paths: list[str]) -> str:
    return paths[0] if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more"


class _Search:
    """All canaries in one pass over the letters of a file; those of other scripts, and all that is exact, in a second.

    What has few letters of ASCII is sought among the letters of all scripts.
    """

    def __init__(self, published: Published) -> None:
        self._home, self._canaries = published.home, published.canaries
        latin: dict[bytes, list[int]] = defaultdict(list)
        other: dict[bytes, list[int]] = defaultdict(list)
        self._pictures: dict[str, list[int]] = defaultdict(list)
        self._files: dict[str, list[int]] = defaultdict(list)
        for number, canary in enumerate(published.canaries):
            if canary.what == "picture":
                self._pictures[canary.text].append(number)
                continue
            text = self._sought(canary)
            few, all_ = skeleton(text.encode("utf-8", "replace")), letters(text)
            if 2 * len(few) >= len(all_):
                latin[few].append(number)
            else:
                other[all_.encode()].append(number)
            if canary.what == "address":
                self._files[file_of(text)].append(number)
        self._latin, self._other = _matcher(latin), _matcher(other)

    def _sought(self, canary: Canary) -> str:
        """Return the part of a canary that stands wherever it is told: of an address what is below the site's root."""
        return unquote(canary.text.removeprefix(self._home) if canary.what == "address" else canary.text)

    def found(self, path: str, data: bytes) -> set[int]:
        """Return the numbers of the canaries in a file, its path included."""
        numbers = self._latin(skeleton(data))
        if not data.isascii() or odd(data):
            numbers |= self._other(lambda: letters(written_out(data)).encode())
        if self._pictures and not path.endswith(TEXTS):
            numbers |= {*self._pictures.get(blake2b(data, digest_size=16).hexdigest(), ())}
        exact = {number for number in numbers if self._canaries[number].what in {"address", "identity"}}
        if exact:
            text = written_out(data)
            numbers -= {number for number in exact if not self._stands(self._canaries[number], text, path)}
        return numbers | {*self._files.get(path, ())}

    def _stands(self, canary: Canary, text: str, path: str) -> bool:
        """Tell an address or an identity from the letters of one, and from the beginning of a longer one."""
        if canary.what == "identity":
            return bool(re.search(rf"(?<!\w){re.escape(canary.text)}{GOES_ON}", text))
        below = re.escape(self._sought(canary).removesuffix("/"))
        host, root = self._home.partition("://")[2], "/" + self._home.split("/", 3)[3]
        before = rf"""(?:(?<![\w.-]){re.escape(host)}|["'(=]{re.escape(root)})"""
        if re.search(rf"{before}{below}(?:/(?:index\.html)?)?{GOES_ON}", text):
            return True
        wanted, near = unquote(canary.text), (target for target in LINKED.findall(text) if "//" not in target)
        led = (unquote(urljoin(self._home + path, target)).partition("#")[0] for target in near)
        return any(target.removesuffix("index.html") == wanted for target in led)


def _matcher(patterns: dict[bytes, list[int]]) -> Callable[[bytes | Callable[[], bytes]], set[int]]:
    if not patterns:
        return lambda _: set()
    small = sum(map(len, patterns)) < SMALL
    fastest = Implementation.DFA if small else None
    search, owners = BytesAhoCorasick([*patterns], implementation=fastest), [*patterns.values()]

    def match(data: bytes | Callable[[], bytes]) -> set[int]:
        hits = search.find_matches_as_indexes(data if isinstance(data, bytes) else data(), overlapping=True)
        return {number for which in {which for which, _, _ in hits} for number in owners[which]}

    return match
