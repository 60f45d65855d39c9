"""The MkDocs face, and the only file that knows MkDocs: it makes the pages that are no posts, we hand over the rest."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, cast

from markupsafe import Markup, escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from builder.files import excuse
from builder.hour import hour
from builder.load.theme import CARRIED
from builder.load.tree import Folder
from builder.model.addresses import file_of
from builder.model.plan import Place
from builder.model.problem import Problem
from builder.model.views import Heading, PageView
from builder.pipeline import Build, Made, build
from builder.publish import Folders, misplaced, page_artifacts, publish
from builder.store import BusyError, opened
from builder.theme import BrokenTemplateError, Theme
from builder.watch import watch
from builder.write import NotOursError

log = logging.getLogger("mkdocs.plugins.dateline")
LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.DEBUG}


class DatelineConfig(Config):  # type: ignore[no-untyped-call] # MkDocs' own
    """Empty on purpose: the plan, not mkdocs.yml, configures Dateline."""


class DatelinePage(Page):
    """A page whose words come from our engine and not from MkDocs'."""

    def __init__(self, place: Place, file: File, config: MkDocsConfig) -> None:
        self.place = place
        super().__init__(None, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = self.place.page.body.text()
        self.meta = {"title": self.place.page.title} if self.place.page.title else {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.place.page.body.html(dict(self.place.links))
        self.toc = get_toc([_token(heading) for heading in self.place.page.body.facts.headings])
        self.present_anchor_ids = {heading.id for heading in self.place.page.body.facts.headings}


def _token(heading: Heading) -> Any:  # noqa: ANN401 - MkDocs keeps the type of its tokens to itself
    return {"name": heading.text, "id": heading.id, "level": heading.level, "children": []}


class Templates:
    """The templates that MkDocs is given: our theme's page template, whose mistakes are problems and no exceptions."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.problems: list[Problem] = []

    def get_template(self, name: str) -> Templates:
        """Return the one template there is, whatever a page asks for."""
        return self

    def render(self, context: Mapping[str, object]) -> str:
        """Render a page; a template that cannot be used is noted, and nothing will be published."""
        try:
            return self._theme.render("site", "main.html", view=context["view"], html=context["html"])
        except BrokenTemplateError as broken:
            self.problems.append(broken.problem)
            return str(escape(broken.problem))


class DatelinePlugin(BasePlugin[DatelineConfig]):  # type: ignore[no-untyped-call] # likewise
    """Under `mkdocs` it builds and publishes; given a build by our own command it only makes the pages."""

    given: Build | None = None
    pages: Mapping[str, bytes] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        # that this method is here keeps the plugin the same object through all rebuilds of serve
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.root = root_of(config)
        self.build = self.given or self._read()
        self.target = Path(config.site_dir)
        if self.given is None and (reason := misplaced(Folders(self.target, self.root / "desk"), self.root)):
            raise PluginError(reason)
        self.scratch = Path(tempfile.mkdtemp(prefix="dateline-"))
        config.site_dir = str(self.scratch)
        config.theme.static_templates = set()  # sitemap.xml and 404.html are ours
        if self.build.made:
            config.site_url = self.build.made.plan.settings.site.url
        elif self.command != "serve":
            raise PluginError(f"{len(self.build.errors)} errors: nothing is published")
        return config

    def _read(self) -> Build:
        try:
            now = hour()
        except ValueError as error:
            raise PluginError(str(error)) from None
        try:
            with opened(self.root) as store:
                made = build(Folder(self.root), now, store)
        except OSError as error:  # a file that an editor is just replacing; its next event builds again
            if self.command != "serve":
                raise
            log.error("%s: %s", error.filename, error.strerror)  # noqa: TRY400 - an author needs no traceback
            return Build(())
        tell(made.problems)
        return made

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Any,  # noqa: ANN401 - MkDocs' own function
    ) -> LiveReloadServer:
        included = self.build.made.plan.settings.include if self.build.made else ()
        watch(server, self.root, (pattern.partition("/")[0] for pattern in included if "/" in pattern))
        return server

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        if self.build.made is None:
            return Files([])
        kept = [file for file in files if file.generated_by]  # what other plugins make
        for place, _ in self.build.made.pages:
            source = place.page.path.removeprefix("content/")
            file = File(
                source, config.docs_dir, config.site_dir, config.use_directory_urls, dest_uri=file_of(place.path)
            )
            file.page = DatelinePage(place, file, config)
            kept.append(file)
        return Files(kept)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ANN401 - a jinja2 Environment
        self.templates = Templates(self.build.made.theme) if self.build.made else None
        return self.templates or env

    def on_page_context(
        self,
        context: Any,  # noqa: ANN401 - MkDocs' own mapping
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> Any:  # noqa: ANN401
        made = self.build.made
        views: dict[str, PageView] = {place.page.path: view for place, view in made.pages} if made else {}
        view = views.get(f"content/{page.file.src_uri}")
        return {**context, "view": view, "html": Markup(page.content or "")}  # noqa: S704 - made safe by load/markdown

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        files = (file for file in self.scratch.rglob("*") if file.is_file())
        self.pages = {file.relative_to(self.scratch).as_posix(): file.read_bytes() for file in files}
        shutil.rmtree(self.scratch, ignore_errors=True)
        problems = tuple(self.templates.problems) if self.templates else ()
        if self.given:
            if problems:
                raise BrokenTemplateError(problems[0])
        elif self.build.made is None or problems:
            self._refuse(problems)
        else:
            self._publish(self.build.made)

    def _publish(self, made: Made) -> None:
        folders = Folders(self.target, self.root / "desk")
        try:
            with opened(self.root) as store:
                outcome = publish(self.build, page_artifacts(made, self.pages), folders, store)
        except BrokenTemplateError as broken:
            self._refuse((broken.problem,))
        except (OSError, BusyError, NotOursError) as error:
            self._refuse((), str(error))
        else:
            if not outcome.published:
                self._refuse(outcome.site.problems)

    def _refuse(self, problems: tuple[Problem, ...], message: str = "") -> None:
        """Say why nothing is published; `serve` goes on with the last good site."""
        tell(problems)
        if self.command != "serve":
            raise PluginError(message or "nothing is published")
        log.error(message or "nothing is published; the last good site goes on being served")
        lines = "".join(f"<li>{escape(problem)}</li>" for problem in self.build.errors or problems)
        excuse(self.target, f"<!DOCTYPE html><title>Dateline</title><h1>Nothing to show yet</h1><ul>{lines}</ul>")

    def on_build_error(self, *, error: Exception) -> None:
        shutil.rmtree(getattr(self, "scratch", ""), ignore_errors=True)


def tell(problems: tuple[Problem, ...]) -> None:
    """Log problems, each with file, line and column."""
    for problem in problems:
        log.log(LEVELS[problem.severity], "%s", problem)


def root_of(config: MkDocsConfig) -> Path:
    """Return the project's root: the folder of mkdocs.yml, or of content/ where there is only the carried one."""
    file = Path(config.config_file_path)
    return Path(config.docs_dir).parent if file.parent == CARRIED else file.parent


def settings_file(root: Path) -> Path:
    """Return the project's own mkdocs.yml, or the one that Dateline carries."""
    own = root / "mkdocs.yml"
    return own if own.is_file() else CARRIED / "mkdocs.yml"


def make_pages(made: Build, root: Path) -> Mapping[str, bytes]:
    """Run MkDocs in this process for the pages of *made*; return their bytes by path."""
    config = load_config(
        config_file=str(settings_file(root)), docs_dir=str(root / "content"), site_dir=str(root / "site")
    )
    plugin = config.plugins.get("dateline")
    if not isinstance(plugin, DatelinePlugin):  # the project's mkdocs.yml is for something else
        config = load_config(config_file=str(CARRIED / "mkdocs.yml"), docs_dir=str(root / "content"))
        plugin = cast("DatelinePlugin", config.plugins["dateline"])
    plugin.given = made
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    return plugin.pages


def serve(root: Path, address: str) -> None:
    """Serve the site with live reload until interrupted; OSError where nobody can listen."""
    (root / "content").mkdir(exist_ok=True)  # MkDocs wants it, and what is written next belongs there
    mkdocs_serve(config_file=str(settings_file(root)), docs_dir=str(root / "content"), dev_addr=address)
