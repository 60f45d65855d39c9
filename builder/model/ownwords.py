"""The words that an editor wrote for a channel: which posts they are for, in which language, what they may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from builder.model.entry import Words
from builder.model.plan import Announcement, Plan
from builder.model.problem import Location

PLACEHOLDERS = ("url", "title", "summary", "hashtags", "credits", "disclosure")
PLACEHOLDER = re.compile(rf"\{{\{{|\}}\}}|\{{({'|'.join(PLACEHOLDERS)})\}}")
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Found:
    """Own words, if there are any, and the place to mend them; those in *another* language are not used. *listed*: they
    were written as a list, which says where each post ends, even if there is one."""

    words: Words
    at: Location
    another: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The language that the own words of each entry are in, by its id, where it has several."""

    first: Mapping[str, str]

    @classmethod
    def of(cls, plan: Plan) -> OwnWords:
        """A piece in several languages has its words in that of the site, or else in the first of its own."""
        site, first = plan.settings.site.language, dict[str, str]()
        for edition in plan.editions:
            if edition.entry:
                known = first.get(edition.id, edition.lang)
                first[edition.id] = min(known, edition.lang, key=lambda lang: (lang != site, lang))
        return cls(first)

    def found(self, one: Announcement) -> Found:
        """Return the words that the entry has for this channel and rung."""
        entry = one.edition.entry
        assert entry is not None  # noqa: S101 - only entries are announced
        by_rung = entry.posts.get(one.channel.id)
        if by_rung:
            again = ("again",) if one.reshared else ("",)  # what was said once is not said again in the same words
            for name in (one.rung.name, *again):
                if name in by_rung:
                    keys = ("posts", one.channel.id, *((name,) if name else ()))
                    another, listed = self._another(one, by_rung[name]), (*keys, 0) in entry.marks.at
                    return Found(by_rung[name], entry.marks.of(*keys), another, listed)
        return Found((), entry.marks.key("title"))

    def _another(self, one: Announcement, words: Words) -> bool:
        """Tell whether *words* are of another language than the announcement; placeholders alone are of every one."""
        if one.channel.language or one.edition.lang == self.first[one.edition.id]:
            return False
        return any(LETTER.search(PLACEHOLDER.sub("", part)) for part in words)
