"""Who agreed to these exact words: the three rules, and the digests that stand for words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from builder.model.entry import Entry
from builder.model.post import Document
from builder.model.settings import Approval, Settings

Named = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Approvals:
    """The rule of an entry, the digest of its words by language, and what its `approved:` line makes of them.

    Those who are *voided* agreed to words that are not there any more.
    """

    entry: Entry
    posts: Mapping[str, Document]
    rule: Approval
    digests: Mapping[str, str] = field(default_factory=dict)
    agreed: Named = ()
    voided: tuple[str, ...] = ()

    @classmethod
    def of(cls, entry: Entry, langs: Iterable[str], posts: Mapping[str, Document], settings: Settings) -> Approvals:
        shape = settings.shapes.get(entry.shape or "")
        rule = shape.approval if shape and shape.approval else settings.approval
        if rule == "merge" and not entry.approved:
            return cls(entry, posts, rule)
        digests = {lang: words_digest(entry, posts.get(lang)) for lang in langs}
        there = set(digests.values())
        kept = ((who, tuple(one for one in said if one in there)) for who, said in entry.approved.items())
        voided = tuple(who for who, said in entry.approved.items() if not there.issuperset(said))
        return cls(entry, posts, rule, digests, tuple((who, said) for who, said in kept if said), voided)

    def waits_for(self, lang: str) -> tuple[str, ...]:
        """Return who has yet to approve the words in *lang*, by name where the rule names them."""
        if self.given(lang):
            return ()
        if isinstance(self.rule, str):
            return ("NAME",)
        by = self._by(lang)
        return tuple(name for name in self.rule if name not in by)

    def given(self, lang: str) -> bool:
        """Tell whether the rule is satisfied. Where history would have to tell who wrote, no owner or author counts."""
        if self.entry.doubtful or self.rule == "merge":
            return not self.entry.doubtful
        if isinstance(self.rule, tuple):
            return set(self.rule) <= self._by(lang)
        post = self.posts.get(lang)
        return bool(self._by(lang) - {self.entry.owner, *(post.authors if post else ())})

    def _by(self, lang: str) -> set[str]:
        return {who for who, said in self.agreed if self.digests[lang] in said}


def words_digest(entry: Entry | None, post: Document | None) -> str:
    """Return the digest of these exact words, eight hexadecimal digits: title, summary, body and posts."""
    posts = {channel: dict(rungs) for channel, rungs in entry.posts.items()} if entry else {}
    title = post.title if post and post.title else (entry.title if entry else "")
    words = [title, post.summary if post else "", post.body.facts.said if post else "", posts]
    return blake2b(json.dumps(words, sort_keys=True).encode(), digest_size=4).hexdigest()
