"""The whole program on one page: a tree and an hour to a build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from builder import checks
from builder.load.project import load
from builder.load.tree import Tree
from builder.model.artifact import Artifact, Rank
from builder.model.memo import Forgetful, Memo
from builder.model.plan import Place, Plan, PublicPlan
from builder.model.privacy import folder_of
from builder.model.problem import Problem
from builder.model.project import Project
from builder.model.rendered import Canary, Desk, Listing, Published, Rendered, Snippet
from builder.model.views import PageView
from builder.outputs import artifacts
from builder.outputs.pages import page_views
from builder.outputs.redirects import unless_taken
from builder.outputs.rendering import render_snippets
from builder.outputs.words import key
from builder.plan import make_plan, public_part
from builder.plan.canaries import canaries_of, holds
from builder.plan.previews import unpublished
from builder.plan.report import report_of
from builder.theme import BrokenTemplateError, Theme

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a project that could be read: the plan, its public part, the artifacts of both trees."""

    plan: Plan
    public: PublicPlan
    rendered: Rendered
    theme: Theme
    artifacts: tuple[Artifact, ...]
    canaries: tuple[Canary, ...]
    pages: tuple[tuple[Place, PageView], ...]
    pages_key: str
    token: str = ""

    @property
    def secret(self) -> str:
        """The folder of the site that only the team knows of, if there is one."""
        return folder_of(self.token) if self.plan.settings.desk.secret else ""


@dataclass(frozen=True, slots=True)
class Build:
    """All problems, and all that was made; nothing was where the project itself is in error."""

    problems: tuple[Problem, ...]
    made: Made | None = None
    withheld: frozenset[str] = field(default_factory=frozenset)
    everything: Plan | None = None  # with what is withheld, if a plan could be made and rendered

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")


def build(tree: Tree, now: datetime, memo: Memo | None = None, *, drafts: bool = False, token: str = "") -> Build:
    """Read *tree* and make everything of it as of *now*. An entry in error is withheld and leaves the rest.

    With *drafts* its site has what is written and not out yet, too: for its writers' eyes, and never to be published.
    With a *token* it has the team's calendars, if the plan asks for that, at an address that is as secret.
    """
    loaded = load(tree, memo or Forgetful())
    if loaded.project is None:
        return Build(tuple(sorted(loaded.problems)))
    said = _Said(loaded.project, token)
    said.take((*loaded.problems, *checks.check(loaded.source)))
    # what of an entry in error could be read is checked all the same; a file that could not be read is not
    files = {document.path for document in (*loaded.project.posts, *loaded.project.pages)}
    said.take(checks.check(loaded.project.without(said.withheld & files)))
    theme = Theme(loaded.theme)
    try:
        plan = said.through(loaded.project, lambda project: make_plan(project, now, drafts=drafts))
        planned = said.withheld
        rendered = said.through(plan.project, lambda project: render_snippets(_replanned(plan, project), theme))
        everything = _replanned(rendered.plan, loaded.project)
        said.over = render_snippets(plan.announcing(said.withheld - planned), theme).snippets
        made = _built(rendered, canaries_of(everything), theme, loaded.mkdocs, said)
        return replace(made, everything=everything)
    except BrokenTemplateError as broken:
        said.take((broken.problem,))
        return Build(said.sorted())


def _replanned(plan: Plan, project: Project) -> Plan:
    """Plan another part of a project, or take the plan there is of it."""
    return plan if project is plan.project else make_plan(project, plan.now, drafts=plan.drafts)


def _built(rendered: Rendered, canaries: tuple[Canary, ...], theme: Theme, mkdocs: bytes, said: _Said) -> Build:
    if any(not problem.about and problem.severity == "error" for problem in said.problems):
        return Build(said.sorted())
    before = said.withheld
    public = public_part(rendered.plan)
    made = unless_taken(artifacts((public,), theme), public)
    beside = Counter(one.path for one in made if one.rank not in {Rank.PAGE, Rank.REDIRECT})
    beside.subtract({asset.place: 1 for asset in public.assets})
    said.take(checks.check(Listing(rendered.plan, frozenset(+beside), public.assets)))
    if said.withheld != before:
        plan = _replanned(rendered.plan, rendered.plan.project.without(said.withheld))
        return _built(render_snippets(plan, theme), canaries, theme, mkdocs, said)
    desk = (
        Desk(rendered, said.sorted(), said.over, said.token),
        report_of(rendered.plan),
        unpublished(rendered.plan, public),
    )
    made += tuple(artifacts(desk, theme))
    pages = tuple(page_views(public))
    pages_key = key([(place.page.path, place.links, view) for place, view in pages], theme.digest("site"), mkdocs)
    whole = Made(rendered.plan, public, rendered, theme, made, canaries, pages, pages_key, said.token)
    return Build(said.sorted(), whole, said.withheld)


@dataclass(slots=True)
class _Said:
    """What the checks of one build have said so far, and the posts that are withheld for their words."""

    project: Project
    token: str = ""
    problems: list[Problem] = field(default_factory=list)
    over: tuple[Snippet, ...] = ()

    def take(self, problems: Iterable[Problem]) -> None:
        self.problems += checks.judged(problems, self.project)

    @property
    def withheld(self) -> frozenset[str]:
        return frozenset(problem.about for problem in self.problems if problem.severity == "error" and problem.about)

    def through(self, project: Project, stage: Callable[[Project], T]) -> T:
        """Make a stage of what is not withheld, check it, and make it again without what that found in error."""
        before = self.withheld
        made = stage(project.without(before))
        self.take(checks.check(made))
        return made if self.withheld == before else stage(project.without(self.withheld))

    def sorted(self) -> tuple[Problem, ...]:
        return tuple(sorted(set(self.problems)))


def inspect(build: Build, files: Callable[[], Iterator[tuple[str, bytes]]]) -> tuple[Problem, ...]:
    """Return what is wrong with the bytes of *files*, which are about to be public."""
    if build.made is None:
        return ()
    made = build.made
    copied = tuple(data for path, data in made.theme.assets("site") if path.endswith((".txt", ".css", ".js")))

    def readable() -> Iterator[tuple[str, bytes]]:
        return (file for file in files() if not (made.secret and file[0].startswith(made.secret)))

    published = Published(made.plan.settings.site.url, readable, made.canaries, partial(holds, made.public, copied))
    return tuple(checks.judged(checks.check(published), made.plan.project))
