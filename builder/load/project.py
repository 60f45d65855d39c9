"""The whole of a tree to a Project: settings, plan, documents, and all that is wrong with reading them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from builder.load.assets import load_assets
from builder.load.binding import Binding
from builder.load.documents import Found, load_documents
from builder.load.entries import load_entries
from builder.load.fields import KNOWN
from builder.load.hold import load_hold
from builder.load.paths import is_markdown
from builder.load.settings import load_settings
from builder.load.strays import stray_content, stray_files, stray_includes, stray_rooms
from builder.load.theme import load_theme
from builder.load.tree import Tree
from builder.model.memo import Memo
from builder.model.post import Document
from builder.model.problem import Location, Problem
from builder.model.project import Loaded, Project, Source


def load(tree: Tree, memo: Memo) -> Loaded:
    """Read *tree*. Without usable settings there is no project; everything else is withheld piece by piece."""
    theme = load_theme(tree)
    if strays := stray_files(tree):
        return Loaded(None, Source(), theme, b"", strays)
    mkdocs = tree.read("mkdocs.yml") if tree.has("mkdocs.yml") else b""
    settings, problems = load_settings(tree)
    if settings is None:
        return Loaded(None, Source(), theme, mkdocs, (*problems, *load_entries(tree).problems))
    hold, held = load_hold(tree)
    entries = load_entries(tree, settings.include)
    content = tree.look("content")
    texts = (file for file in content.files if is_markdown(file.path))
    found = load_documents(tree, texts, memo, settings.site.languages)
    binding = Binding(entries, found)
    posts, pages = binding.sorted()
    links = (link for one in found for link in one.document.body.facts.links)
    others = [file for file in content.files if not is_markdown(file.path)]
    assets = load_assets(tree, others, links, memo, html=settings.site.html_files)
    project = Project(
        settings=settings,
        hold=hold,
        entries=entries.known,
        declared=entries.declared,
        questions=frozenset(file.path.rpartition("/")[2].rpartition(".")[0] for file in tree.files("questions")),
        posts=_told_apart(posts),
        pages=tuple(pages),
        assets=assets.known,
        sources=frozenset(one.document.path for one in found),
    )
    reading: Iterable[Problem] = (problem for one in found for problem in one.problems)
    strays = (*stray_rooms(tree), *stray_content(content), *stray_includes(tree, settings))
    return Loaded(
        project,
        _source(found),
        theme,
        mkdocs,
        (*problems, *held, *entries.problems, *binding.problems, *strays, *assets.problems, *reading),
    )


def _told_apart(posts: list[Document]) -> tuple[Document, ...]:
    """Give posts without an entry that would share an id, since only their dates differ, their whole path as id."""
    shared = Counter((post.id, post.lang) for post in posts if not post.entry)
    whole = ((post, post.path.removeprefix("content/").rpartition(".")[0]) for post in posts)
    return tuple(
        replace(post, id=path) if not post.entry and shared[post.id, post.lang] > 1 else post for post, path in whole
    )


def _source(found: list[Found]) -> Source:
    unknown: dict[str, list[Location]] = defaultdict(list)
    for one in found:
        for key, at in one.unknown.items():
            unknown[key].append(at)
    return Source({key: tuple(places) for key, places in sorted(unknown.items())}, KNOWN)
