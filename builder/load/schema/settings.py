"""The keys of calendar.yaml."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, PlainValidator

from builder.load.grammars import ranges
from builder.load.schema import web
from builder.load.schema.forms import (
    Announce,
    Clock,
    Count,
    DaySpans,
    Form,
    Later,
    Line,
    Name,
    Names,
    PathEscapesError,
    RungForm,
    Slots,
    Text,
    Weekdays,
    Zone,
    one_of,
    parsed,
    several,
    words,
)
from builder.model.moments import Quiet
from builder.model.settings import Approval

KINDS = (
    *("site", "print", "email", "press", "podcast", "sms"),
    *("x", "bluesky", "mastodon", "threads", "linkedin", "facebook", "instagram", "youtube", "tiktok", "pinterest"),
    *("reddit", "telegram", "discord", "slack", "whatsapp", "hackernews", "lobsters", "devto", "medium", "hashnode"),
    *("discourse", "lemmy", "nostr", "google_business", "matrix"),
)


def _languages(value: object) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(web.language(text) for text in several(value)))
    if not found:
        raise ValueError("a site has a language; write the one that most is written in first, like [en]")
    return found


def _include(text: str) -> str:
    if text.startswith(("/", "~")) or ".." in text.split("/") or "\\" in text:
        raise PathEscapesError(f"“{text}” leads out of this folder; name files below it, like team/*.yaml")
    return text


def _approval(value: object) -> Approval:
    if value == "merge":
        return "merge"
    return "one other person" if value == "one other person" else several(value)


def _steps(value: object) -> object:
    """Write `draft: 5` as its long form."""
    if not isinstance(value, dict):
        return value
    return {key: {"days": item} if isinstance(item, str) else item for key, item in value.items()}


class SiteForm(Form):
    title: Line
    url: Annotated[str, parsed(web.site_url)]
    namespace: Annotated[str | None, parsed(web.namespace)] = None
    description: Line = ""
    languages: Annotated[tuple[str, ...], PlainValidator(_languages)] = ("en",)
    permalink: Annotated[str, parsed(web.permalink)] = "/{year}/{month}/{id}/"
    html_files: Annotated[str, one_of("publish", "ignore")] = "ignore"
    repository: Later = None


class PersonForm(Form):
    name: Line
    does: Names = ()
    away: DaySpans = ()
    stand_in: Text | None = None
    github: Later = None
    capacity: Later = None
    team: Later = None


class QuietForm(Form):
    hours: Annotated[tuple[object, ...] | None, parsed(ranges.hours)] = None
    days: Weekdays = ()

    def noun(self) -> Quiet:
        start, end = self.hours or (None, None)
        return Quiet(start, end, self.days)  # type: ignore[arg-type] # the grammar gives two times


class ChannelForm(Form):
    kind: Annotated[str, one_of(*KINDS)]
    account: Line = ""
    language: Annotated[str | None, parsed(web.language)] = None
    slots: Slots = ()
    at: Clock | None = None
    quiet: QuietForm = Field(default_factory=QuietForm)
    promotion: Later = None
    rate: Later = None
    utm: Later = None
    limits: Later = None


class StepForm(Form):
    days: Count
    by: Text = "owner"


class ShapeForm(Form):
    days_before: Annotated[dict[str, StepForm], BeforeValidator(_steps)] = {}
    announce: Announce | None = None
    page: Annotated[str | None, one_of("none")] = None
    approval: Names | None = None
    parts: Later = None


class NamedForm(Form):
    """Something with a name whose other keys are read where they are used."""

    name: Later = None
    title: Later = None
    url: Later = None
    where: Later = None
    trust: Later = None
    expect: Later = None
    ask: Later = None
    every: Later = None
    from_: Later = Field(None, alias="from")
    to: Later = None


def _named(value: object) -> object:
    """A pillar is a name and a share; campaigns, series, audiences and voices are mappings."""
    return {"name": words(value)} if isinstance(value, str) else value


Named = Annotated[NamedForm, BeforeValidator(_named)]


class SettingsForm(Form):
    version: Annotated[str, one_of("1")] = "1"
    site: SiteForm
    timezone: Zone = "UTC"
    promise: Line = ""
    approval: Annotated[Approval, BeforeValidator(_approval)] = "merge"
    workdays: Weekdays = (0, 1, 2, 3, 4)
    people: dict[Name, PersonForm] = {}
    audiences: dict[str, Named] = {}
    voices: dict[str, Named] = {}
    channels: dict[Name, ChannelForm] = {}
    announce: dict[Name, dict[Name, RungForm]] = {}
    shapes: dict[str, ShapeForm] = {}
    pillars: dict[str, Named] = {}
    campaigns: dict[str, Named] = {}
    series: dict[str, Named] = {}
    checks: dict[str, Annotated[str, one_of("error", "warning", "info", "off")]] = {}
    include: Annotated[tuple[Annotated[str, parsed(_include)], ...], BeforeValidator(several)] = ()
    holidays: Later = None
    products: Later = None
    observances: Later = None
    theme: Later = None
    teams: Later = None
    desk: Later = None
