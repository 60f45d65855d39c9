"""The whole of a tree to a Project: settings, plan, documents, and all that is wrong with reading them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from builder.load.assets import load_assets
from builder.load.beside import look_beside
from builder.load.binding import Binding
from builder.load.documents import load_documents
from builder.load.entries import load_entries
from builder.load.nikola import metas_of
from builder.load.paths import is_markdown
from builder.load.placing import kept_below
from builder.load.plan import Written, load_plan
from builder.load.settings import load_settings
from builder.load.siblings import told_apart
from builder.load.source import source_of
from builder.load.strays import stray_files, strays_of
from builder.load.theme import load_theme
from builder.load.tree import Tree
from builder.model.memo import Memo
from builder.model.problem import Problem
from builder.model.project import Loaded, Project, Source
from builder.model.settings import Settings


def load(tree: Tree, memo: Memo) -> Loaded:
    """Read *tree*. Without usable settings there is no project; everything else is withheld piece by piece."""
    theme = load_theme(tree)
    if strays := stray_files(tree):
        return Loaded(None, Source(), theme, b"", strays)
    mkdocs = tree.read("mkdocs.yml") if tree.has("mkdocs.yml") else b""
    settings, problems = load_settings(tree)
    if settings is None:
        problems = _before_all(problems) if tree.has("calendar.yaml") else problems
        return Loaded(None, Source(), theme, mkdocs, (*problems, *load_entries(tree).problems))
    plan = load_plan(tree, settings, memo)
    content = tree.look("content")
    texts = (file for file in content.files if is_markdown(file.path))
    found = load_documents(tree, texts, memo, settings.site.languages, metas_of(content.files))
    beside = look_beside(tree, content.files)
    found = beside.applied(found, settings.people)
    binding = Binding(plan.entries, found)
    posts, pages = binding.sorted()
    links = (link for one in found for link in one.document.body.facts.links)
    others = [file for file in content.files if not is_markdown(file.path)]
    assets = load_assets(tree, others, links, memo, html=settings.site.html_files)
    project = replace(
        planned(settings, plan),
        posts=told_apart(posts),
        pages=kept_below(pages, posts, settings.site.language),
        assets=assets.known,
        sources=frozenset(one.document.path for one in found),
        unshown=assets.unshown,
        others=frozenset([file.path for file in others] + [stray.path for stray in content.strays]),
    )
    strays = tuple(strays_of(tree, content, settings))
    told = (*problems, *plan.problems, *binding.problems, *beside.problems, *strays, *assets.problems)
    reading = (problem for one in found for problem in one.problems)
    return Loaded(project, source_of(found, content.files), theme, mkdocs, (*told, *reading))


def _before_all(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Say at the last problem of calendar.yaml that most other files have not been looked at."""
    *before, last = sorted(problems)
    joint = " " if last.hint.endswith("?") else "; "
    return (*before, replace(last, hint=f"{last.hint}{joint}the other files are looked at once this is mended"))


def planned(settings: Settings, plan: Written) -> Project:
    """Return the project as far as it is a plan, without the texts."""
    return Project(
        settings=settings,
        hold=plan.hold,
        entries=plan.entries.known,
        declared=plan.entries.declared,
        questions=plan.questions.known,
        protocol=plan.protocol,
        results=tuple(plan.results.known),
        observances=plan.observances,
        holidays=plan.holidays,
        history=plan.history,
    )
