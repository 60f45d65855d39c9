"""What a piece that is to be heard has beside its words: the file, its transcript in three forms, its chapters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from urllib.parse import urljoin

from builder.model.addresses import url_of
from builder.model.artifact import Artifact, Rank
from builder.model.cues import chapters_of, cues_of, json_of, section_of, srt_of, vtt_of, words_of
from builder.model.episodes import Cue, Episode, Transcript
from builder.model.feeds import Enclosure
from builder.model.links import source_from
from builder.model.mimes import SOUNDS, ending_of
from builder.model.parts import HEADINGS
from builder.model.plan import Edition, PublicPlan
from builder.model.project import Asset
from builder.model.settings import Site
from builder.outputs.words import key
from builder.theme import Theme
from builder.versions import code_digest

FORMS = {"vtt": ("text/vtt", vtt_of), "srt": ("application/x-subrip", srt_of), "txt": ("text/plain", words_of)}
# roles of the podcast namespace's taxonomy (taxonomy.json) that credits name with the same word
ROLES = frozenset(
    ("host", "co-host", "guest", "editor", "producer", "narrator", "author", "writer", "composer", "reporter")
)
Assets = Mapping[str, Asset]


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield the transcripts and chapters of every recording, in the forms that programs ask for."""
    assets = {asset.path: asset for asset in plan.assets}
    own = {asset.place for asset in plan.assets}  # a file of the team's that has such a name stands there as it is
    for edition in plan.editions:
        if edition.post and "audio" in edition.post.parts:
            made = (*_transcripts(edition, assets), *_chapters(edition, assets))
            yield from (one for one in made if one.path not in own)


def _transcripts(edition: Edition, assets: Assets) -> Iterator[Artifact]:
    source = _asset(edition, "transcript", assets)
    if source and _is_timed(source):
        for form, (_, write) in FORMS.items():
            path = f"{_folder(edition)}transcript.{form}"
            render = partial(_transcript, source, write)
            yield Artifact("site", path, key(source.stamp, form, code_digest()), Rank.ASSET, render)


def _transcript(source: Asset, write: Callable[[Iterable[Cue]], str]) -> bytes:
    return write(cues_of(source.read().decode("utf-8-sig", "replace"))).encode(errors="replace")


def _chapters(edition: Edition, assets: Assets) -> Iterator[Artifact]:
    source = _asset(edition, "chapters", assets)
    post = edition.post
    if post and (source or _below(edition)):
        mark = key(source.stamp if source else post.body.digest, code_digest())
        yield Artifact(
            "site", f"{_folder(edition)}chapters.json", mark, Rank.ASSET, partial(_chaptered, source, edition)
        )


def _chaptered(source: Asset | None, edition: Edition) -> bytes:
    text = source.read().decode("utf-8-sig", "replace") if source else _below(edition)
    return json_of(chapters_of(text)).encode(errors="replace")


def _below(edition: Edition) -> str:
    """Return the lines with times below the heading Chapters, if the text has one."""
    post = edition.post
    titled = HEADINGS["chapters"]
    if post is None or not any(one.text.casefold().startswith(titled) for one in post.body.facts.headings):
        return ""
    text = section_of(post.body.text(), titled)
    return text if chapters_of(text) else ""


def enclosure_of(edition: Edition, assets: Assets) -> Enclosure | None:
    """Return the file that is to be heard; of one that stands elsewhere nobody knows the length."""
    post = edition.post
    written = post.parts.get("audio", "") if post else ""
    if not written:
        return None
    mime = SOUNDS.get(ending_of(written), SOUNDS["mp3"])
    if written.lower().startswith(("https:", "http:")):
        return Enclosure(written, 0, mime)
    asset = _asset(edition, "audio", assets)
    href = dict(edition.links).get(written, "").partition(" ")[0]
    return Enclosure(urljoin(edition.url, href), asset.size, mime, asset.seconds) if asset and href else None


def episode_of(edition: Edition, assets: Assets, site: Site) -> Episode:
    """Return what podcasts tell of an edition beside its words."""
    entry = edition.entry
    credited = [(name, role.casefold()) for role, name in entry.credits.items()] if entry else []
    people = [*((author, "host") for author in edition.authors), *(one for one in credited if one[1] in ROLES)]
    has_chapters = _asset(edition, "chapters", assets) or _below(edition)
    return Episode(
        season=entry.season if entry else 0,
        number=entry.episode if entry else 0,
        transcripts=tuple(_told(edition, assets, site)),
        chapters=url_of(site, f"{_folder(edition)}chapters.json") if has_chapters else "",
        people=tuple(dict.fromkeys(people)),
    )


def _told(edition: Edition, assets: Assets, site: Site) -> Iterator[Transcript]:
    source = _asset(edition, "transcript", assets)
    if source and _is_timed(source):
        yield from (Transcript(url_of(site, f"{_folder(edition)}transcript.{form}"), FORMS[form][0]) for form in FORMS)
    elif source:
        href = dict(edition.links).get(edition.post.parts["transcript"], "") if edition.post else ""
        mime = "text/html" if source.path.endswith((".html", ".htm")) else "text/plain"
        yield Transcript(urljoin(edition.url, href.partition(" ")[0]), mime)
    elif edition.post and any(
        one.text.casefold().startswith(HEADINGS["transcript"]) for one in edition.post.body.facts.headings
    ):
        yield Transcript(edition.url, "text/html")


def _is_timed(asset: Asset) -> bool:
    return asset.path.lower().endswith((".vtt", ".srt"))


def _asset(edition: Edition, part: str, assets: Assets) -> Asset | None:
    post = edition.post
    written = post.parts.get(part, "") if post else ""
    found = source_from(post.path, written, assets) if post and written else None
    return assets[found] if found else None


def _folder(edition: Edition) -> str:
    """Return the folder below which files of an edition stand that are made of it."""
    path = edition.path
    return path if path.endswith("/") or not path else f"{path.rpartition('.')[0]}/"
