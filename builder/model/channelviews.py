"""What `desk/channels/` may see: every network's numbers, and what the accounts have of their own."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.factlines import FactLine
from builder.model.settings import Pictures


@dataclass(frozen=True, slots=True)
class AccountView:
    """A channel of calendar.yaml: its id, its account, and the limits that are its own."""

    id: str
    account: str
    own: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class NetworkView:
    """A network: its facts, how a *link* counts there, which *pictures* a post carries, how it is posted, and our
    *accounts*, if any."""

    kind: str
    name: str
    facts: tuple[FactLine, ...]
    link: str
    pictures: Pictures | None
    threads: bool
    notes: tuple[str, ...]
    accounts: tuple[AccountView, ...]


@dataclass(frozen=True, slots=True)
class ChannelsView:
    """`desk/channels/index.html`: the networks that the plan uses, and the others that it could."""

    site: str
    lang: str
    root: str
    home: str
    used: tuple[NetworkView, ...]
    others: tuple[NetworkView, ...]
