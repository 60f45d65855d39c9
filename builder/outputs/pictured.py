"""Which pictures of its piece a post carries, and where the copy of each stands that its network takes.

A network that shows a card of the page which a post links to shows either that or pictures: so it is given pictures
only when the plan asks for them. One that lives of pictures is given all of the piece's, one that has room for a single
one the picture that stands for the piece. What is drawn (SVG), a film, and what stands on another site is no picture
for a network; of an animated GIF all but a few networks are given the first frame.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urljoin

from builder.channels.fitting import BITMAPS, cut_of
from builder.model.addresses import composed, file_of, quoted
from builder.model.copies import Copy, Cut
from builder.model.links import source_from
from builder.model.message import Picture
from builder.model.mimes import PICTURES
from builder.model.network import Rules
from builder.model.plan import Announcement, Edition
from builder.model.post import Document
from builder.model.project import Asset
from builder.model.settings import Channel, Site
from builder.outputs.words import key, slug


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of a piece: its target as it is *written*, what it shows, and its file."""

    written: str
    alt: str
    asset: Asset


@dataclass(frozen=True, slots=True)
class Taken:
    """The copies that a post carries, and how many more pictures its piece has for it than its network takes."""

    copies: tuple[Copy, ...] = ()
    left: int = 0


def shown_by(one: Announcement, rules: Rules, assets: Mapping[str, Asset]) -> Taken:
    """Return what a post carries: nothing before its piece may be known."""
    return Taken() if one.early else taken(one.edition, one.channel, rules, assets)


def taken(edition: Edition, channel: Channel, rules: Rules, assets: Mapping[str, Asset]) -> Taken:
    """Return what a post about *edition* carries on *channel*."""
    wanted = channel.pictures or rules.pictures
    if rules.pictures is None or wanted == "none" or edition.post is None:
        return Taken()
    found = tuple(_found(edition, edition.post, assets))
    found = found[:1] if wanted == "cover" else found
    most = 1 if rules.single else rules.most("images")
    shown = found[:most]
    copies = tuple(_copy(edition, one, cut_of(one.asset, rules, len(shown)), rules) for one in shown)
    return Taken(copies, len(found) - len(shown))


def picture_of(copy: Copy, site: Site) -> Picture:
    """Return a copy as a message has it; what only its bytes tell is not known before it is made."""
    url = site.url + quoted(copy.place) if copy.place else ""
    cut, asset = copy.cut, copy.asset
    size = (cut.width, cut.height) if cut else (asset.width, asset.height)
    return Picture(copy.file, copy.alt, "image/jpeg" if cut else PICTURES[asset.suffix], *size, url)


def named(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the pictures of a text as they are written, with what they show: first the one that stands for it."""
    alts = dict(reversed(document.body.facts.alts))
    if document.image:
        yield document.image, document.image_alt or alts.get(document.image, "")
    yield from ((written, alts.get(written, "")) for written in document.body.facts.images)


def _found(edition: Edition, post: Document, assets: Mapping[str, Asset]) -> Iterator[Shown]:
    """Yield the pictures of a piece that can be copied, each once."""
    places = {composed(path): assets[path] for path in edition.assets if path in assets}
    seen: set[str] = set()
    for written, alt in named(post):
        source = source_from(post.path, written, places)
        if source is None or source in seen:
            continue
        seen.add(source)
        asset = places[source]
        if asset.mark and asset.suffix in BITMAPS and asset.width and asset.height:
            yield Shown(written, alt, asset)


def _copy(edition: Edition, one: Shown, cut: Cut | None, rules: Rules) -> Copy:
    stem = slug(posixpath.basename(one.asset.path).rpartition(".")[0])
    mark, suffix = (key(one.asset.mark, cut), "jpg") if cut else (one.asset.mark, one.asset.suffix)
    name = f"{stem}.{mark[:8]}.{suffix}"
    place = "" if cut and not rules.fetches else _place(edition, one, name if cut else "")
    return Copy(one.asset, one.written, one.alt, cut, f"pictures/{name}", place)


def _place(edition: Edition, one: Shown, name: str) -> str:
    """Return where a copy is public: *name* beside its page, or the original if there is none."""
    if not edition.path:
        return ""
    if name:
        return posixpath.join(posixpath.dirname(file_of(edition.path)), name)
    way = dict(edition.links).get(one.written, "").partition(" ")[0]
    return unquote(urljoin(f"/{quoted(edition.path)}", way)).lstrip("/")
