"""The truth table: what is there, what was said and what time it is, to the stage of a piece."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from builder.model.entry import Entry, Status
from builder.model.plan import Stage
from builder.model.post import Document
from builder.model.settings import Approval


@dataclass(frozen=True, slots=True)
class Known:
    """A row of the table: *written* is whether words are there, *public_from* the later of publish and embargo."""

    written: bool
    writing: bool
    dated: bool
    public_from: datetime | None
    approved: bool
    expires: datetime | None = None
    status: Status | None = None


def stage_of(row: Known, now: datetime) -> Stage:
    """Read the table."""
    if row.status in {"parked", "dropped"}:
        return "dropped" if row.status == "dropped" else "parked"
    if row.expires and now >= row.expires:
        return "expired"
    if not row.written:
        return "planned" if row.dated else "idea"
    if row.writing or row.public_from is None:
        return "writing" if row.writing else "in review"
    if row.approved:
        return "out" if now >= row.public_from else "approved"
    return "missed" if now >= row.public_from else "in review"


def words_digest(entry: Entry | None, post: Document | None) -> str:
    """Return the digest of these exact words, eight hexadecimal digits: title, summary, body and posts."""
    posts = {channel: dict(rungs) for channel, rungs in entry.posts.items()} if entry else {}
    title = post.title if post and post.title else (entry.title if entry else "")
    words = [title, post.summary if post else "", post.body.digest if post else "", posts]
    return blake2b(json.dumps(words, sort_keys=True).encode(), digest_size=4).hexdigest()


def waits_for(rule: Approval, entry: Entry, post: Document | None) -> tuple[str, ...]:
    """Return who has yet to approve these exact words, by name where the rule names them."""
    if approved(rule, entry, post):
        return ()
    now = words_digest(entry, post)
    named = rule if isinstance(rule, tuple) else ("NAME",)
    return tuple(name for name in named if entry.approved.get(name) != now)


def approved(rule: Approval, entry: Entry, post: Document | None) -> bool:
    """Tell whether *rule* is satisfied. Where history would have to tell who wrote, the owner does not count."""
    if entry.doubtful or rule == "merge":
        return not entry.doubtful
    now = words_digest(entry, post)
    by = {name for name, digest in entry.approved.items() if digest == now}
    if rule == "one other person":
        return bool(by - {entry.owner})
    return set(rule) <= by
