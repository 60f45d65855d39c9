"""channels/index.html of the desk: what each network takes, where that was read, when, and how sure it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from builder.channels import all_rules, rules_for, rules_of
from builder.model.artifact import Artifact, Rank
from builder.model.channelviews import AccountView, ChannelsView, NetworkView
from builder.model.factlines import facts_of
from builder.model.rendered import Desk
from builder.model.settings import Channel
from builder.outputs.words import key
from builder.theme import Theme

PATH = "channels/index.html"


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield the page of all networks."""
    view = channels_view(desk)
    yield Artifact("desk", PATH, key(view, theme.digest("desk")), Rank.LIST, partial(_render, theme, view))


def _render(theme: Theme, view: ChannelsView) -> bytes:
    return theme.render("desk", "channels.html", view=view).encode(errors="replace")


def channels_view(desk: Desk) -> ChannelsView:
    """Return the networks that the plan's channels are of, and all others; our own pages are none of them."""
    settings = desk.rendered.plan.settings
    used: dict[str, list[Channel]] = defaultdict(list)
    for channel in settings.channels.values():
        if channel.kind in all_rules():
            used[channel.kind].append(channel)
    return ChannelsView(
        site=settings.site.title,
        lang=settings.site.language,
        root="../",
        home=settings.site.url,
        used=tuple(network_view(kind, channels) for kind, channels in used.items()),
        others=tuple(network_view(kind, []) for kind in sorted(all_rules()) if kind not in used),
    )


def network_view(kind: str, channels: list[Channel]) -> NetworkView:
    """Return what a kind of network takes, with the *channels* that are of it."""
    rules = rules_of(kind)
    return NetworkView(
        kind=kind,
        name=rules.name,
        facts=facts_of(rules),
        link=rules.link,
        pictures=rules.pictures,
        threads=rules.threads,
        notes=rules.notes,
        accounts=tuple(_account(channel) for channel in channels),
    )


def _account(channel: Channel) -> AccountView:
    own = tuple(line for line in facts_of(rules_for(channel)) if line.own)
    return AccountView(channel.id, channel.account, own)
