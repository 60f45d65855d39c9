"""A hashtag of several words is written in small letters.

Why: A screen reader reads `#editorialcalendar` as one word that nobody understands, and who reads it with their eyes
must find its seams. `#EditorialCalendar` is read as two words, and leads to the same posts.

Which words a hashtag is made of is known from the tags of all pieces (`tags: [editorial calendar]`) and from the title
of its own. Others are not told.

How to mend it: Begin each of its words with a capital. The placeholder `{hashtags}` does so by itself.

For example:

    posts:
      mastodon: |
        How we plan a month ahead. {url} #EditorialCalendar
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from builder.channels.measuring import hashtags_of
from builder.model.carried import carried
from builder.model.plan import Edition
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered, Snippet
from builder.model.said import quoted

SEVERITY: Severity = "warning"
OF_TIME = True  # what was posted is not told any more
WORD = re.compile(r"[^\W_]+")
LONG = 4  # letters: shorter words of a title may be one by chance, as in “log in” and #login

Words = tuple[str, ...]


def check(rendered: Rendered) -> Iterator[Problem]:
    known = _joined(tag for edition in rendered.plan.editions for tag in edition.tags)
    better: dict[str, str] = {}

    def run_together(snippet: Snippet) -> Iterator[str]:
        for tag in _hashtags(snippet):
            words = known.get(tag.lower()) or _in_title(tag.lower(), snippet.announcement.edition)
            if words and not _readable(tag, words):
                better[f"#{tag}"] = f"#{''.join(word[:1].upper() + word[1:] for word in words)}"
                yield f"#{tag}"

    for one in carried(rendered, run_together):
        each = " each" if len(one.whats) > 1 else ""
        message = f"{quoted(one.whats)} in {one.where}: read out, that is one word{each}"
        yield one.told("hashtag-case", message, f"write {quoted(better[tag] for tag in one.whats)}")


def _hashtags(snippet: Snippet) -> Iterator[str]:
    return (tag for part, count in zip(snippet.parts, snippet.counts, strict=True) for tag in hashtags_of(part, count))


def _joined(tags: Iterable[str]) -> Mapping[str, Words]:
    """Return the words of every tag that has several, by how they look in one; `e-mail` is one word."""
    several = ((tag, tuple(WORD.findall(tag))) for tag in tags)
    return {
        "".join(words).lower(): words
        for tag, words in several
        if len(words) > 1 and (" " in tag or min(map(len, words)) >= LONG)
    }


def _in_title(tag: str, edition: Edition) -> Words:
    """Return the words of a title, side by side, that make *tag*."""
    title = tuple(WORD.findall(edition.title))
    if tag not in "".join(title).lower():
        return ()
    for first, last in combinations(range(len(title)), 2):
        words = title[first : last + 1]
        if "".join(words).lower() == tag and min(map(len, words)) >= LONG:
            return words
    return ()


def _readable(tag: str, words: Words) -> bool:
    """Tell whether the seams of *words* can be seen in *tag*; where there are no capitals, a seam cannot be shown."""
    at = 0
    for word, after in pairwise(words):
        at += len(word)
        seen = after[0].lower() == after[0].upper() or (tag[at].isupper() and not tag.isupper())
        if not seen and word[-1].isalpha():
            return False
    return True
