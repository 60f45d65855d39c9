"""The keys of an entry."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from builder.load.schema import web
from builder.load.schema.forms import A_Bar, A_Moment, A_When, Announce, Form, Later, Line, Names, Text, one_of, parsed


def _by_language(value: object) -> object:
    return {"": value} if isinstance(value, str) else value


def _by_rung(value: object) -> object:
    """Write the words of a channel as rung -> parts, whichever of the three forms they have."""
    by_rung = value if isinstance(value, dict) else {"": value}
    return {rung: [parts] if isinstance(parts, str) else parts for rung, parts in by_rung.items()}


class EntryForm(Form):
    publish: Annotated[dict[str, A_When], BeforeValidator(_by_language)] = {}
    title: Line = ""
    shape: Text | None = None
    owner: Line | None = None
    helpers: Names = ()
    audience: Names = ()
    answers: Names = ()
    part_of: Text | None = None
    pillar: Text | None = None
    leads_to: Names = ()
    languages: Names = ()
    due: dict[str, A_Moment] = {}
    announce: Announce | None = None
    posts: dict[str, Annotated[dict[str, list[Text]], BeforeValidator(_by_rung)]] = {}
    page: Annotated[str | None, one_of("none")] = None
    share: Annotated[str | None, parsed(web.address)] = None
    content: Text | None = None
    starts: A_Moment | None = None
    ends: A_Moment | None = None
    embargo: A_Bar = None
    expires: A_Moment | None = None
    credits: dict[str, Line] = {}
    formerly: Names = ()
    public: Annotated[str | None, one_of("teaser")] = None
    excepts: dict[str, Text] = Field({}, alias="except")
    approved: dict[str, Text] = {}
    sent: dict[str, Text] = {}
    status: Annotated[str | None, one_of("writing", "parked", "dropped")] = None
    dropped: A_Moment | None = None
    intent: Annotated[str | None, one_of("help", "invite", "thank", "ask", "offer")] = None
    evergreen: Later = None
    join: Later = None
    replay: Later = None
    sponsor: Later = None
    look_again: Later = None
    gathers: Later = None
    experiment: Later = None
