"""Pictures with a title to figures, and sound and film by picture syntax to players."""

from __future__ import annotations

import re

from builder.load.prose.tags import attributes
from builder.model.parts import AUDIO, VIDEO

PICTURE = re.compile(r"<img [^>]*>")
# a paragraph that holds a picture and nothing else, perhaps as a link
ALONE = re.compile(r"<p>(<a [^>]*>)?(<(img|audio|video) [^>]*>(?:<a [^>]*>[^<]*</a></(?:audio|video)>)?)(</a>)?</p>")
TITLE = re.compile(r' title="([^"]*)"')
ENDING = re.compile(rf' src="[^"?#]*\.({"|".join((*AUDIO, *VIDEO))})[?#"]', re.IGNORECASE)


def shown(made: str) -> str:
    """Return *made* with players and captions."""
    made = PICTURE.sub(_player, made)
    return ALONE.sub(_figure, made) if ' title="' in made else made


def _player(found: re.Match[str]) -> str:
    """Return what plays the target of a picture's tag, or the tag; who cannot play it gets a link."""
    ends = ENDING.search(found[0])
    if not ends:
        return found[0]
    kind = "audio" if ends[1].lower() in AUDIO else "video"
    written = attributes(found[0])
    source = written.get("src", "")
    name = written.get("alt") or source.partition("?")[0].rpartition("/")[2]
    title = f' title="{written["title"]}"' if "title" in written else ""
    opening = f'<{kind} controls="" preload="none" src="{source}" aria-label="{name}"{title}>'
    return f'{opening}<a href="{source}">{name}</a></{kind}>'


def _figure(found: re.Match[str]) -> str:
    opened, picture, closed = found[1] or "", found[2], found[4] or ""
    caption = TITLE.search(picture)
    if not caption or bool(opened) != bool(closed):
        return found[0]
    picture = TITLE.sub("", picture, count=1)
    return f"<figure>{opened}{picture}{closed}<figcaption>{caption[1]}</figcaption></figure>"
