"""calendar.yaml to Settings."""

from __future__ import annotations

from typing import cast
from urllib.parse import urlsplit

from builder.load.planfile import read_file
from builder.load.schema.forms import AnnounceForm, RungForm
from builder.load.schema.podcast import PodcastForm
from builder.load.schema.register import AudienceForm, CampaignForm, RepositoryForm
from builder.load.schema.settings import ChannelForm, PersonForm, SettingsForm, ShapeForm
from builder.load.schema.validate import validate
from builder.load.tree import Tree
from builder.model.problem import Location, Marks, Problem
from builder.model.register import Audience, Campaign, Pillar, Podcast, Repository, Series, Voice
from builder.model.settings import (
    Channel,
    DeskSettings,
    Feeding,
    IndexNow,
    Ladder,
    Person,
    Rung,
    Settings,
    Shape,
    Site,
    StageDays,
)

PATH = "calendar.yaml"
MEANT = ("calendar.yml", "calender.yaml", "calendar.yaml.txt", "Calendar.yaml", "calender.yml")
BY_HAND = "`site:` with `title:` and `url:` below it, and `timezone:`"
FIRST_LINES = f"`dateline new` writes one into an empty folder; by hand: {BY_HAND}"


def load_settings(tree: Tree) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read calendar.yaml; without it, or with any error in it, there are no settings and nothing can be published."""
    if not tree.has(PATH):
        other = next((name for name in MEANT if tree.has(name)), "")
        hint = f"rename {other} to {PATH}" if other else FIRST_LINES
        return None, (Problem(Location(PATH), "missing-key", "there is no calendar.yaml in this folder", hint),)
    document, _ = read_file(tree, PATH)
    if not document.usable:
        return None, document.problems
    filled = validate(SettingsForm, document.value or {}, document.marks)
    form = filled.form
    if form is None or filled.problems:
        return None, (*document.problems, *filled.problems)
    return settings_of(form, document.marks), (*document.problems, *_unnamed(form, document.marks))


def _unnamed(form: SettingsForm, marks: Marks) -> list[Problem]:
    """Warn of a site whose identity hangs on its address."""
    if form.site.namespace:
        return []
    message = "the site has no namespace: feeds and calendars would see everything anew if its address changed"
    hint = f"add `namespace: {_namespace(form)}` under `site:` and never change it"
    return [Problem(marks.key("site"), "missing-key", message, hint, severity="warning")]


def _namespace(form: SettingsForm) -> str:
    # RFC 4151: an authority and a day on which it was ours
    return form.site.namespace or f"{urlsplit(form.site.url).hostname},2026"


def settings_of(form: SettingsForm, marks: Marks) -> Settings:
    """Turn the filled form into nouns."""
    return Settings(
        site=_site(form),
        timezone=form.timezone,
        promise=form.promise,
        approval=form.approval,
        workdays=form.workdays,
        people={id_: _person(id_, person) for id_, person in form.people.items()},
        channels={id_: _channel(id_, channel) for id_, channel in form.channels.items()},
        ladders={name: ladder_of(rungs) for name, rungs in form.announce.items()},
        shapes={id_: _shape(id_, shape) for id_, shape in form.shapes.items()},
        audiences={id_: _audience(id_, one) for id_, one in form.audiences.items()},
        voices={id_: Voice(id_, one.name, one.url) for id_, one in form.voices.items()},
        pillars={id_: Pillar(id_, share) for id_, share in form.pillars.items()},
        campaigns={id_: _campaign(id_, one) for id_, one in form.campaigns.items()},
        series={id_: Series(id_, one.title, one.every, _podcast(one.podcast)) for id_, one in form.series.items()},
        teams=form.teams,
        products=form.products,
        holidays=form.holidays,
        observances=tuple(one.file for one in form.observances),
        sources={one.file: one.source for one in form.observances if one.source},
        severities=cast("dict[str, object]", form.checks),  # type: ignore[arg-type] # one of four words, by its grammar
        include=form.include,
        desk=DeskSettings(secret=form.desk.publish == "secret"),
        marks=marks,
    )


def _site(form: SettingsForm) -> Site:
    return Site(
        title=form.site.title,
        url=form.site.url,
        namespace=_namespace(form),
        description=form.site.description,
        languages=form.site.languages,
        permalink=form.site.permalink,
        html_files=form.site.html_files == "publish",
        cards=form.site.cards,
        repository=_repository(form.site.repository),
        indexnow=IndexNow(form.site.indexnow.key, form.site.indexnow.endpoint) if form.site.indexnow else None,
        feeds=Feeding(form.site.feeds.items, form.site.feeds.words == "full", form.site.feeds.hub),
        podcast=_podcast(form.site.podcast),
    )


def ladder_of(rungs: dict[str, RungForm]) -> Ladder:
    """Return the rungs of a ladder in the order they were written."""
    return tuple(Rung(name, rung.at, rung.on, rung.under_embargo) for name, rung in rungs.items())


def announce_of(form: AnnounceForm | None) -> str | Ladder | None:
    """Return the name of a ladder, or the ladder written in place."""
    if form is None:
        return None
    return form.ladder if form.ladder is not None else ladder_of(form.rungs or {})


def _person(id_: str, form: PersonForm) -> Person:
    who = (id_, form.name, form.does, form.away, form.stand_in, form.github)
    return Person(*who, form.capacity, form.team, form.remind)


def _channel(id_: str, form: ChannelForm) -> Channel:
    return Channel(
        id=id_,
        kind=form.kind,
        account=form.account,
        language=form.language,
        slots=form.slots,
        at=form.at,
        quiet=form.quiet.noun(),
        rate=form.rate,
        promotion=form.promotion,
        utm=form.utm,
        limits=form.limits,
        pictures=form.pictures,
    )


def _audience(id_: str, form: AudienceForm) -> Audience:
    return Audience(id_, form.name, form.where, form.trust, form.ask, form.expect)


def _campaign(id_: str, form: CampaignForm) -> Campaign:
    first, last = form.first, form.last
    return Campaign(id_, form.title, first.day if first else None, last.day if last else None)


def _podcast(form: PodcastForm | None) -> Podcast | None:
    if form is None:
        return None
    same = {name: getattr(form, name) for name in PodcastForm.model_fields if name not in {"explicit", "order"}}
    return Podcast(**same, explicit=form.explicit == "yes", serial=form.order == "oldest first")


def _repository(form: RepositoryForm | None) -> Repository | None:
    if form is None:
        return None
    return Repository(form.url.rstrip("/").removesuffix(".git"), form.branch, form.folder.strip("/"), form.forge)


def _shape(id_: str, form: ShapeForm) -> Shape:
    steps = tuple(StageDays(stage, step.days, step.by) for stage, step in form.days_before.items())
    return Shape(id_, steps, announce_of(form.announce), form.page is None, form.approval, form.parts)
