"""replies/<question>.<lang>.txt: what to send to those who asked, once the answer is out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import blake2b

from builder.model.artifact import Artifact, Rank
from builder.model.listening import Answer, Asked
from builder.model.plan import Plan
from builder.model.rendered import Desk, Reply, ReplyView
from builder.outputs.words import key, slug
from builder.theme import Theme

TEMPLATE = "reply.txt.j2"


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield a text file for every reply that is owed and can be given."""
    for reply in desk.rendered.replies:
        text = reply.text + "\n"
        yield Artifact("desk", reply.file, key(text), Rank.PAGE, partial(text.encode, errors="replace"))


def replies_of(plan: Plan, theme: Theme) -> Iterator[Reply]:
    """Yield the words of each reply that is owed, one in each language that its answer is out in."""
    for asked in plan.listening.owed:
        for answer in asked.links:
            yield Reply(asked, answer, _words(asked, answer, theme), _file(asked.question.id, answer.lang))


def _words(asked: Asked, answer: Answer, theme: Theme) -> str:
    own = f"reply.{answer.lang}.txt.j2"
    view = ReplyView(asked.question.question, answer.title, answer.url, answer.lang)
    name = own if theme.has("snippets", own) else TEMPLATE
    return theme.render("snippets", name, view=view, say=theme.words(answer.lang)).strip()


def _file(question: str, lang: str) -> str:
    """Return where a reply stands; questions whose files differ in what no address holds have the digests of these."""
    name = slug(question)
    ending = "" if name == question else f"-{blake2b(question.encode(), digest_size=4).hexdigest()}"
    return f"replies/{name}{ending}.{lang}.txt"
