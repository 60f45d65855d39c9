"""What podcasts have beside RSS: Apple's tags and those of the podcast namespace, as extensions of feedgen."""

from __future__ import annotations

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from builder.model.episodes import Episode, LiveShow, Show
from builder.outputs.feeding.extensions import ATOM
from builder.outputs.feeding.items import speakable

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"


class Podcasting(BaseExtension):  # type: ignore[misc] # feedgen has no types
    """Tags of a channel: https://help.apple.com/itc/podcasts_connect/#/itcb54353390, and docs/1.0.md of the other."""

    show: Show

    def extend_ns(self) -> dict[str, str]:
        return {"itunes": ITUNES, "podcast": PODCAST}

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        channel, show = feed[0], self.show
        _add(channel, ITUNES, "author", show.author)
        _add(channel, ITUNES, "type", "serial" if show.serial else "episodic")
        _add(channel, ITUNES, "explicit", "true" if show.explicit else "false")
        if show.image:
            _add(channel, ITUNES, "image", "", href=show.image)
        for name, below in show.categories:
            category = _add(channel, ITUNES, "category", "", text=name)
            if below:
                _add(category, ITUNES, "category", "", text=below)
        if show.email:
            owner = _add(channel, ITUNES, "owner", "")
            _add(owner, ITUNES, "name", show.author)
            _add(owner, ITUNES, "email", show.email)
        self._podcast(channel)
        return feed

    def _podcast(self, channel: etree._Element) -> None:
        show = self.show
        _add(channel, PODCAST, "guid", show.guid)
        _add(channel, PODCAST, "medium", "podcast")
        _add(channel, PODCAST, "locked", "yes", **({"owner": show.email} if show.email else {}))
        if show.funding:
            _add(channel, PODCAST, "funding", show.author, url=show.funding)
        if show.license:
            _add(channel, PODCAST, "license", show.license)
        for live in show.live:
            _live(channel, live)


class Numbered(BaseEntryExtension):  # type: ignore[misc] # feedgen has no types
    """Tags of an episode."""

    episode: Episode
    seconds: int = 0
    image: str = ""

    def extend_rss(self, item: etree._Element) -> etree._Element:
        one = self.episode
        if self.seconds:
            _add(item, ITUNES, "duration", str(self.seconds))
        if self.image:
            _add(item, ITUNES, "image", "", href=self.image)
        _add(item, ITUNES, "episodeType", "full")
        for name, number in (("season", one.season), ("episode", one.number)):
            if number:
                _add(item, ITUNES, name, str(number))
                _add(item, PODCAST, name, str(number))
        for transcript in one.transcripts:
            _add(item, PODCAST, "transcript", "", url=transcript.url, type=transcript.mime)
        if one.chapters:
            _add(item, PODCAST, "chapters", "", url=one.chapters, type="application/json+chapters")
        for person, role in one.people:
            _add(item, PODCAST, "person", person, role=role)
        return item


def _live(channel: etree._Element, live: LiveShow) -> None:
    when = {"status": live.status, "start": live.start, **({"end": live.end} if live.end else {})}
    item = _add(channel, PODCAST, "liveItem", "", **when)
    # the tags of an item, in namespaces of their own: validators of RSS refuse others inside of an extension
    _add(item, ITUNES, "title", live.title)
    _add(item, ATOM, "id", live.guid)
    _add(item, ATOM, "link", "", href=live.url, rel="alternate", type="text/html")
    _add(item, PODCAST, "contentLink", live.title, href=live.join)


def _add(above: etree._Element, space: str, name: str, words: str, **told: str) -> etree._Element:
    given = {one: speakable(text) for one, text in told.items()}
    element = etree.SubElement(above, f"{{{space}}}{name}", given)
    element.text = speakable(words) or None
    return element
