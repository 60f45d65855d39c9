"""The keys of what a plan gives a name to: audiences, voices, campaigns, series, and where it is edited."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import Field

from builder.load.grammars import slot
from builder.load.schema import web
from builder.load.schema.forms import A_Moment, Form, Line, Names, Text, before, one_of, parsed
from builder.load.schema.podcast import PodcastForm
from builder.model.moments import Moment, Slot
from builder.model.register import Forge


class AudienceForm(Form):
    name: Line = ""
    where: Names = ()
    trust: Names = ()
    ask: Names = ()
    expect: Text = ""


class VoiceForm(Form):
    name: Line = ""
    url: Annotated[str, parsed(web.address)] = ""


class CampaignForm(Form):
    title: Line = ""
    first: Annotated[Moment | None, before("to")] = Field(None, alias="from")
    last: A_Moment | None = Field(None, alias="to")


class SeriesForm(Form):
    title: Line = ""
    every: Annotated[Slot | None, parsed(slot.parse)] = None
    podcast: PodcastForm | None = None


class RepositoryForm(Form):
    url: Annotated[str, parsed(web.address)]
    branch: Line = "main"
    folder: Line = ""
    forge: Annotated[Forge | None, one_of(*get_args(Forge))] = None


class IndexNowForm(Form):
    key: Annotated[str, parsed(web.key)]
    endpoint: Annotated[str, parsed(web.address)] = "https://api.indexnow.org/indexnow"


def keyed(value: object) -> object:
    """Write a key alone as the long form."""
    return {"key": value} if isinstance(value, str) else value


class ObservanceForm(Form):
    file: Annotated[str, parsed(web.below)]
    source: Annotated[str, parsed(web.feed)] = Field("", alias="from")


def placed(value: object) -> object:
    """Write a path alone as the long form."""
    return {"file": value} if isinstance(value, str) else value


def listed(value: object) -> object:
    """Write one of something as a list of it."""
    return tuple(value) if isinstance(value, list) else (value,)


def named(value: object) -> object:
    """Write a name alone as the long form."""
    return {"name": value} if isinstance(value, str) else value


def titled(value: object) -> object:
    """Write a title alone as the long form."""
    return {"title": value} if isinstance(value, str) else value


def addressed(value: object) -> object:
    """Write an address alone as the long form."""
    return {"url": value} if isinstance(value, str) else value
