"""The keys of calendar.yaml."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainValidator

from builder.load.grammars import amount, duration, ranges
from builder.load.schema import web
from builder.load.schema.forms import (
    Announce,
    Bound,
    Clock,
    Count,
    DaySpans,
    Form,
    Later,
    Line,
    Name,
    Names,
    RungForm,
    Slots,
    Text,
    Weekdays,
    Zone,
    one_of,
    parsed,
    several,
)
from builder.load.schema.podcast import PodcastForm
from builder.load.schema.register import (
    AudienceForm,
    CampaignForm,
    IndexNowForm,
    ObservanceForm,
    RepositoryForm,
    SeriesForm,
    VoiceForm,
    addressed,
    keyed,
    listed,
    named,
    placed,
    titled,
)
from builder.model.amounts import Rate, Share
from builder.model.moments import DaySpan, Quiet
from builder.model.settings import Approval, Pictures

KINDS = (
    *("site", "print", "email", "press", "podcast", "sms"),
    *("x", "bluesky", "mastodon", "threads", "linkedin", "facebook", "instagram", "youtube", "tiktok", "pinterest"),
    *("reddit", "telegram", "discord", "slack", "whatsapp", "hackernews", "lobsters", "devto", "medium", "hashnode"),
    *("discourse", "lemmy", "nostr", "google_business", "matrix"),
)
UTM = ("source", "medium", "campaign", "term", "content")
PARTS = ("audio", "video", "transcript", "captions", "chapters", "image", "starts", "ends", "join", "replay")
MOST_ITEMS = 500  # readers fetch a feed whole, several times a day
REGION = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")  # ISO 3166


def _languages(value: object) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(web.language(text) for text in several(value)))
    if not found:
        raise ValueError("a site has a language; write the one that most is written in first, like [en]")
    return found


def _approval(value: object) -> Approval:
    if value == "merge":
        return "merge"
    return "one other person" if value == "one other person" else several(value)


def _holidays(value: object) -> tuple[str | DaySpan, ...]:
    """Read codes of countries or their states, and days of the team's own."""
    return tuple(text.upper() if REGION.fullmatch(text.upper()) else _own_days(text) for text in several(value))


def _own_days(text: str) -> DaySpan:
    if not re.search(r"[0-9]{4}", text):
        raise ValueError(f"“{text}” is no place; write a country like DE, a part of it like DE-BE, or days: 2026-12-24")
    return ranges.days(text)


def _items(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_ITEMS):
        raise ValueError(f"“{text}” is no number of pieces that a feed can show at once: 1 to {MOST_ITEMS}")
    return int(text)


def _before(text: str) -> timedelta:
    """Read how long before something an alarm is."""
    found = duration.parse(text.removesuffix("before").strip())
    if found.unit == "working days":
        raise ValueError(f"“{text}” is no time for an alarm; write `1 day before` or `2 hours before`")
    return timedelta(**{found.unit: found.count})


def _steps(value: object) -> object:
    """Write `draft: 5` as its long form."""
    if not isinstance(value, dict):
        return value
    return {key: {"days": item} if isinstance(item, str) else item for key, item in value.items()}


class FeedsForm(Form):
    items: Annotated[int, parsed(_items)] = 20
    words: Annotated[str, one_of("full", "summary")] = "full"
    hub: Annotated[str, parsed(web.address)] = ""


class SiteForm(Form):
    title: Line
    url: Annotated[str, parsed(web.site_url)]
    namespace: Annotated[str | None, parsed(web.namespace)] = None
    description: Line = ""
    languages: Annotated[tuple[str, ...], PlainValidator(_languages)] = ("en",)
    permalink: Annotated[str, parsed(web.permalink)] = "/{year}/{month}/{id}/"
    html_files: Annotated[str, one_of("publish", "ignore")] = "ignore"
    cards: Annotated[str, one_of("all", "planned", "none")] = "planned"
    repository: Annotated[RepositoryForm | None, BeforeValidator(addressed)] = None
    feeds: FeedsForm = Field(default_factory=FeedsForm)
    indexnow: Annotated[IndexNowForm | None, BeforeValidator(keyed)] = None
    podcast: PodcastForm | None = None


class PersonForm(Form):
    name: Line
    does: Names = ()
    away: DaySpans = ()
    stand_in: Text | None = None
    github: Annotated[str, parsed(web.handle)] = ""
    capacity: Annotated[Rate | None, parsed(amount.rate)] = None
    team: Line = ""
    remind: Annotated[timedelta | None, parsed(_before)] = None


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
    promotion: Annotated[Share | None, parsed(amount.share)] = None
    rate: Annotated[Rate | None, parsed(amount.rate)] = None
    utm: dict[Annotated[str, one_of(*UTM)], Line] = {}
    limits: dict[Name, Bound] = {}
    pictures: Annotated[Pictures | None, one_of("none", "cover", "all")] = None


class StepForm(Form):
    days: Count
    by: Text = "owner"


class ShapeForm(Form):
    days_before: Annotated[dict[str, StepForm], BeforeValidator(_steps)] = {}
    announce: Announce | None = None
    page: Annotated[str | None, one_of("none")] = None
    approval: Names | None = None
    parts: Annotated[tuple[Annotated[str, one_of(*PARTS)], ...], BeforeValidator(several)] = ()


class DeskForm(Form):
    publish: Annotated[str | None, one_of("secret")] = None


class SettingsForm(Form):
    version: Annotated[str, one_of("1")] = "1"
    site: SiteForm
    timezone: Zone = "UTC"
    promise: Line = ""
    approval: Annotated[Approval, BeforeValidator(_approval)] = "merge"
    workdays: Weekdays = (0, 1, 2, 3, 4)
    people: dict[Name, PersonForm] = {}
    teams: Annotated[tuple[Line, ...], BeforeValidator(several)] = ()
    audiences: dict[Name, AudienceForm] = {}
    voices: dict[Name, Annotated[VoiceForm, BeforeValidator(named)]] = {}
    channels: dict[Name, ChannelForm] = {}
    announce: dict[Name, dict[Name, RungForm]] = {}
    shapes: dict[str, ShapeForm] = {}
    pillars: dict[Name, Annotated[Share | None, parsed(amount.share)]] = {}
    campaigns: dict[Name, Annotated[CampaignForm, BeforeValidator(titled)]] = {}
    series: dict[Name, Annotated[SeriesForm, BeforeValidator(titled)]] = {}
    checks: dict[str, Annotated[str, one_of("error", "warning", "info", "off")]] = {}
    include: Annotated[tuple[Annotated[str, parsed(web.below)], ...], BeforeValidator(several)] = ()
    holidays: Annotated[tuple[str | DaySpan, ...], PlainValidator(_holidays)] = ()
    products: Annotated[tuple[Line, ...], BeforeValidator(several)] = ()
    observances: Annotated[tuple[Annotated[ObservanceForm, BeforeValidator(placed)], ...], BeforeValidator(listed)] = ()
    theme: Later = None
    desk: DeskForm = Field(default_factory=DeskForm)
