"""sitemap.xml, for search engines: every public page, with the day of its last change where it is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from xml.sax.saxutils import escape

from builder.model.addresses import url_of
from builder.model.artifact import Artifact, Rank
from builder.model.plan import PublicPlan
from builder.outputs import ways
from builder.outputs.lists import paths
from builder.outputs.sections import Section, sections
from builder.outputs.words import key
from builder.theme import Theme
from builder.versions import code_digest

MOST = 50_000  # URLs a file, sitemaps.org


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield sitemap.xml, in several files under an index where one would be too long."""
    site = plan.settings.site
    rows = [(url_of(site, path), "") for section in sections(plan) for path in _lists(section)]
    rows += [(url_of(site, place.path), "") for place in plan.places]
    rows += [(edition.url, _changed(edition.updated or edition.publish)) for edition in plan.editions]
    unique = tuple(dict(sorted(rows, reverse=True)).items())[::-1]
    parts = [unique[start : start + MOST] for start in range(0, len(unique), MOST)]
    if len(parts) == 1:
        yield _artifact("sitemap.xml", parts[0])
        return
    for number, part in enumerate(parts, start=1):
        yield _artifact(f"sitemap-{number}.xml", part)
    names = tuple(url_of(site, f"sitemap-{number}.xml") for number in range(1, len(parts) + 1))
    yield Artifact("site", "sitemap.xml", key(names, code_digest()), Rank.LIST, partial(_index, names))


def _lists(section: Section) -> tuple[str, ...]:
    return (section.prefix, *paths(section), *ways.paths(section))


def _artifact(path: str, rows: tuple[tuple[str, str], ...]) -> Artifact:
    return Artifact("site", path, key(rows, code_digest()), Rank.LIST, partial(_render, rows))


def _changed(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""


def _render(rows: tuple[tuple[str, str], ...]) -> bytes:
    lines = [
        f"<url><loc>{escape(url)}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</url>"
        for url, changed in rows
    ]
    return _document("urlset", lines)


def _index(names: tuple[str, ...]) -> bytes:
    return _document("sitemapindex", [f"<sitemap><loc>{escape(name)}</loc></sitemap>" for name in names])


def _document(root: str, lines: list[str]) -> bytes:
    top = f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', top, *lines, f"</{root}>", ""]).encode()
