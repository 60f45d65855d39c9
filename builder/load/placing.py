"""Where a file says that it stands, and when: its permalink, and the date that this or its path implies."""

from __future__ import annotations

from dataclasses import replace

from builder.load.fields import ADDRESS, Fields
from builder.load.paths import JEKYLL, Name, address_of, dated_folder
from builder.load.permalinks import without_templates
from builder.model.post import Document
from builder.model.problem import Location, Problem

HOME = {"", "index.html"}


def written_address(fields: Fields, path: str) -> str:
    """Return the permalink of a file, or nothing where it cannot be known."""
    if fields.unmade():
        return ""
    written = fields.text(*ADDRESS)
    filled = without_templates(written, fields.keys, path)
    if filled is None:
        at = next((fields.marks.of(key) for key in ADDRESS if key in fields.keys), Location(path))
        message = f"the address “{written}” holds a template that asks for more than this file says"
        hint = "write the address itself, like `/2026/12/stuck-screw/`; until then it is the path of the file"
        fields.problems.append(Problem(at, "foreign-address", message, hint, "warning", path))
    return filled or ""


def placed(document: Document, address: str, name: Name) -> tuple[Document, tuple[Problem, ...]]:
    """Give a document the date and the address that its path or permalink implies."""
    own = address_of(address) if address else ""
    date = document.date or name.date or dated_folder(own.rstrip("/"))
    if address and not own:
        if address.strip("/") not in HOME:
            return document, (_misplaced(document, "path-escapes", f"the address “{address}” leads out of the site"),)
        if date or name.among_posts:
            return document, (
                _misplaced(document, "path-collision", f"the address “{address}” is that of the home page"),
            )
    if (date, own) != (document.date, document.address) or name.draft:  # most have it right, and a copy has its price
        document = replace(document, date=date, address=own, draft=document.draft or name.draft)
    return document, ()


def _misplaced(document: Document, rule: str, message: str) -> Problem:
    at = next((document.marks.of(key) for key in ADDRESS if (key,) in document.marks.at), document.at)
    hint = "write it from the site's root and without .. or \\, like `/2026/12/stuck-screw/`"
    return Problem(at, rule, message, hint, about=document.path)


def kept_below(pages: list[Document], posts: list[Document], language: str) -> tuple[Document, ...]:
    """Leave a Jekyll site's folder of its first language in the addresses of its pages: only Hugo takes it away."""
    jekyll = {post.path.split("/")[1].lower() for post in posts if f"/{JEKYLL}/" in post.path}
    return tuple(pages) if language.lower() not in jekyll else tuple(_kept(page, language) for page in pages)


def _kept(page: Document, language: str) -> Document:
    folder, _, below = page.path.removeprefix("content/").partition("/")
    if folder.lower() != language.lower() or page.address or not below:
        return page
    return replace(page, address=f"{folder}/{page.id}/" if page.id else f"{folder}/")
