"""The keys of an entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, get_args

from pydantic import BeforeValidator, Field, PlainValidator

from builder.load.grammars.evergreen import parse as rhythm
from builder.load.schema import web
from builder.load.schema.forms import (
    A_Bar,
    A_Moment,
    A_When,
    Announce,
    Form,
    Line,
    Names,
    Text,
    before,
    one_of,
    parsed,
    several,
)
from builder.model.amounts import Evergreen
from builder.model.entry import Intent
from builder.model.moments import Moment

NAME = re.compile(r"\w[\w .-]*")
MOST_EDITIONS = 99
MOST_EPISODES = 99_999
NOT_YET = {"no", "false", "off", "not yet"}
ABOVE_TEXT = "`{}:` belongs to the text: write it into its .md file, between the two lines of ---"
OF_TEXT = ("tags", "summary", "description", "categories", "image", "authors", "author", "slug")


def _by_language(value: object) -> object:
    return {"": value} if isinstance(value, str) else value


def _by_rung(value: object) -> object:
    """Write the words of a channel as rung -> parts, whichever of the three forms they have."""
    by_rung = value if isinstance(value, dict) else {"": value}
    return {rung: [parts] if isinstance(parts, str) else parts for rung, parts in by_rung.items()}


def _gathers(value: object) -> tuple[str, ...] | str:
    if isinstance(value, str):
        said = " ".join(value.lower().split())
        if said == "since last":
            return "since last"
        if said.startswith("since ") or re.sub(r"\W|_", "", said) == "sincelast":
            hint = "write `since last`, which is all that went out since the issue before, or a list of ids"
            raise ValueError(f"“{value}” is not possible here; {hint}")
    return several(value)


def _experiment(value: object) -> object:
    """Write the hypothesis alone as the long form."""
    return {"hypothesis": value} if isinstance(value, str) else value


def _sponsor(value: object) -> object:
    if not isinstance(value, str):
        return value
    name = value if NAME.fullmatch(value) else f'"{value}"'
    hint = f"write {{name: {name}, disclosure: paid}}, or another word of `disclosures:` in voice.yaml"
    raise ValueError(f"“{value}” pays for this piece, and it is not said how readers are told; {hint}")


def _sent(value: object) -> object:
    """Write where a post stands as rung -> where, whichever of the two forms it has; `no` is what is not sent yet."""
    steps = value if isinstance(value, dict) else {"": value}
    return {step: where for step, where in steps.items() if str(where).strip().lower() not in NOT_YET}


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_EPISODES):
        raise ValueError(f"“{text}” is no number of a season or an episode; write 1, 2, 3 …")
    return int(text)


def _edition(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_EDITIONS):
        raise ValueError(f"“{text}” is no number of an edition; write 2 when the piece comes out anew, then 3")
    return int(text)


class SponsorForm(Form):
    name: Line
    disclosure: Text = "paid"


class ExperimentForm(Form):
    hypothesis: Line
    measure: Line = ""
    decide: A_Moment | None = None
    verdict: Line = ""


class EntryForm(Form):
    elsewhere: ClassVar[Mapping[str, str]] = {
        **{key: ABOVE_TEXT.format(key) for key in OF_TEXT},
        "date": "write `publish:`, and the day behind it",
    }

    publish: Annotated[dict[str, A_When], BeforeValidator(_by_language)] = {}
    title: Line = ""
    shape: Text | None = None
    owner: Line | None = None
    helpers: Names = ()
    audience: Names = ()
    answers: Names = ()
    part_of: Names = ()
    pillar: Text | None = None
    leads_to: Names = ()
    languages: Names = ()
    due: dict[str, A_Moment] = {}
    announce: Announce | None = None
    posts: dict[str, Annotated[dict[str, list[Text]], BeforeValidator(_by_rung)]] = {}
    page: Annotated[str | None, one_of("none")] = None
    share: Annotated[str | None, parsed(web.address)] = None
    content: Text | None = None
    starts: Annotated[Moment | None, before("ends")] = None
    ends: A_Moment | None = None
    embargo: A_Bar = None
    expires: A_Moment | None = None
    credits: dict[str, Line] = {}
    formerly: Names = ()
    public: Annotated[str | None, one_of("teaser")] = None
    excepts: dict[str, Text] = Field({}, alias="except")
    approved: dict[str, Names] = {}
    sent: dict[str, Annotated[dict[str, Line], BeforeValidator(_sent)]] = {}
    status: Annotated[str | None, one_of("writing", "parked", "dropped")] = None
    dropped: A_Moment | None = None
    intent: Annotated[Intent | None, one_of(*get_args(Intent))] = None
    evergreen: Annotated[Evergreen | None, parsed(rhythm)] = None
    join: Annotated[str, parsed(web.address)] = ""
    replay: Annotated[str, parsed(web.address)] = ""
    sponsor: Annotated[SponsorForm | None, BeforeValidator(_sponsor)] = None
    look_again: A_Moment | None = None
    gathers: Annotated[tuple[str, ...] | str, PlainValidator(_gathers)] = ()
    experiment: Annotated[ExperimentForm | None, BeforeValidator(_experiment)] = None
    season: Annotated[int, parsed(_number)] = 0
    episode: Annotated[int, parsed(_number)] = 0
    edition: Annotated[int, parsed(_edition)] = 1
