"""The MkDocs face, and the only file that knows MkDocs: it makes the pages that are no posts, we hand over the rest."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from builder import pages
from builder.desk_token import desk_token
from builder.files import excuse
from builder.hour import hour, kept
from builder.load.tree import Folder
from builder.model.addresses import file_of
from builder.model.plan import Place
from builder.model.problem import Problem
from builder.model.shown import shown
from builder.pipeline import Build, Made, build
from builder.publish import Folders, misplaced, page_artifacts, publish, undrawn
from builder.say import unwritable
from builder.store import BusyError, opened
from builder.theme import BrokenTemplateError
from builder.watch import watch
from builder.write import NotOursError

log = logging.getLogger("mkdocs.plugins.dateline")
LAST = -1000  # behind those, too, that call themselves last, which is -100
tell = partial(pages.log_problems, log)


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
        self.toc = get_toc(pages.tokens(self.place.page.body.facts.headings))
        self.present_anchor_ids = {heading.id for heading in self.place.page.body.facts.headings}


class DatelinePlugin(BasePlugin[DatelineConfig]):  # type: ignore[no-untyped-call] # likewise
    """Under `mkdocs` it builds and publishes; given a build by our own command it only makes the pages."""

    given: Build | None = None
    pages: Mapping[str, bytes] = {}
    problems: tuple[Problem, ...] = ()
    scratch: Path | None = None
    drafts = False  # whether what is not public is shown: `dateline serve --drafts` alone says so

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        # that this method is here keeps the plugin the same object through all rebuilds of serve
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.clean()
        settings = Path(config.config_file_path)
        self.root, self.settings = pages.root_of(settings, Path(config.docs_dir)), settings.name
        self.build = self.given or self._read()
        self.target = Path(config.site_dir)
        if self.given is None and (reason := misplaced(Folders(self.target, self.root / "desk"), self.root)):
            raise PluginError(reason)
        self.scratch = Path(tempfile.mkdtemp(prefix="dateline-"))
        config.site_dir = str(self.scratch)
        if config.nav is not None:
            log.info("nav: in %s has no effect: Dateline's theme makes the navigation of the pages", self.settings)
            config.nav = None  # MkDocs would look in it for our home pages, which are none of its files
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
                tree = Folder(self.root)
                made = pages.with_pages(
                    build(tree, now, store, drafts=self.drafts, token=desk_token(trusted=True)), tree, self.settings
                )
        except OSError as error:  # a file that an editor is just replacing; its next event builds again
            if self.command != "serve":
                raise
            log.error("%s: %s", shown(str(error.filename)), error.strerror)  # noqa: TRY400 - an author needs no traceback
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
        settings = self.build.made.plan.settings if self.build.made else None
        named = (*settings.include, *settings.observances) if settings else ()
        watch(server, self.root, (path.partition("/")[0] for path in named if "/" in path))
        return server

    @event_priority(LAST)  # other plugins may want the folder
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        self.content = config.docs_dir
        config.docs_dir = config.site_dir  # empty now: MkDocs would follow links through the whole machine

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        config.docs_dir = self.content
        if self.build.made is None:
            return Files([])
        kept = [file for file in files if file.generated_by]  # what other plugins make
        for place, _ in self.build.made.pages:
            source, folders = place.page.path.removeprefix("content/"), (config.docs_dir, config.site_dir)
            file = File(source, *folders, config.use_directory_urls, dest_uri=file_of(place.path))
            file.inclusion = InclusionLevel.INCLUDED  # the plan says what is public, and not exclude_docs
            file.page = DatelinePage(place, file, config)
            kept.append(file)
        return Files(kept)

    @event_priority(LAST)  # other plugins may want the environment
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ANN401 - a jinja2 Environment
        config.theme.static_templates = set()  # sitemap.xml and 404.html are ours
        self.templates = pages.Templates(self.build.made.theme) if self.build.made else None
        return self.templates or env

    def on_page_context(
        self,
        context: Any,  # noqa: ANN401 - MkDocs' own mapping
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> Any:  # noqa: ANN401
        view = pages.view_of(self.build, page.file.src_uri)
        return {**context, "view": view, "html": Markup(page.content or "")}  # noqa: S704 - made safe by load/markdown

    @event_priority(LAST)  # other plugins write their files now
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        scratch = Path(config.site_dir)
        self.pages = pages.files_below(scratch)
        self.clean()
        self.problems = tuple(sorted(set(self.templates.problems))) if self.templates else ()
        if self.given:
            return
        if self.build.made is None or self.problems:
            self._refuse(self.problems)
        else:
            self._publish(self.build.made)

    def _publish(self, made: Made) -> None:
        folders = Folders(self.target, pages.desk_of(self.target, self.root, drafts=self.drafts))
        try:
            with opened(self.root) as store:
                shown = undrawn(self.build) if self.command == "serve" else self.build
                outcome = publish(shown, page_artifacts(made, self.pages), folders, store)
        except BrokenTemplateError as broken:
            self._refuse(broken.problems)
        except OSError as error:
            self._refuse((), unwritable(error))
        except (BusyError, NotOursError) as error:
            self._refuse((), str(error))
        else:
            if not outcome.published:
                self._refuse(outcome.site.problems)

    def _refuse(self, problems: tuple[Problem, ...], message: str = "") -> None:
        """Say why nothing is published; `serve` goes on with the last good site."""
        tell(problems)
        if self.command != "serve":
            raise PluginError(shown(message) or "nothing is published")
        log.error("%s", shown(message) or "nothing is published; the last good site goes on being served")
        excuse(self.target, pages.excuse_page(self.build.errors or problems))

    def on_build_error(self, *, error: Exception) -> None:
        self.clean()

    def on_shutdown(self) -> None:
        self.clean()
        if self.drafts:
            shutil.rmtree(pages.desk_of(self.target, self.root, drafts=True), ignore_errors=True)

    def clean(self) -> None:
        """Take MkDocs' scratch folder away."""
        if self.scratch:
            shutil.rmtree(self.scratch, ignore_errors=True)


def make_pages(made: Build, root: Path, settings: Path) -> Mapping[str, bytes]:
    """Run MkDocs in this process for the pages of *made*, by the file *settings*; return their bytes by path,
    or raise what stops them.
    """
    assert made.made is not None  # noqa: S101 - the commands make pages of what was made
    with pages.mistakes_told(root), kept(made.made.plan.now):
        folders = {"docs_dir": str(root / "content"), "site_dir": str(root / "site")}
        config = load_config(config_file=str(settings), **folders)
        plugin = config.plugins.get("dateline")
        if not isinstance(plugin, DatelinePlugin):
            raise PluginError("dateline is not among the plugins")
        plugin.given = made
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
            plugin.clean()  # also what others wrote after us
    if plugin.problems:
        raise BrokenTemplateError(*plugin.problems)
    return plugin.pages


def serve(root: Path, address: str, *, drafts: bool) -> None:
    """Serve the site with live reload until interrupted; OSError where nobody can listen.

    MkDocs serves out of a folder of its own, which it takes away in the end; so nothing that is shown stays.
    """
    DatelinePlugin.drafts = drafts  # MkDocs makes the plugin itself, and gives it nothing
    (root / "content").mkdir(exist_ok=True)  # MkDocs wants it, and what is written next belongs there
    mkdocs_serve(config_file=str(pages.settings_file(root)), docs_dir=str(root / "content"), dev_addr=address)
