"""Where a file is edited in the browser: the pages of a forge's web editor, at a line, or with a new file begun."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from builder.model.problem import Location
from builder.model.register import Forge, Repository

# each as the forge's own buttons lead, seen 2026-11: to edit a file, and to begin one with a name and words
EDIT: dict[Forge, str] = {
    "github": "{url}/edit/{branch}/{path}#L{line}",
    "gitlab": "{url}/-/edit/{branch}/{path}#L{line}",
    "forgejo": "{url}/_edit/{branch}/{path}#L{line}",
    "bitbucket": "{url}/src/{branch}/{path}?mode=edit#lines-{line}",
}
NEW: dict[Forge, str] = {
    "github": "{url}/new/{branch}?filename={path}&value={words}",
    "gitlab": "{url}/-/new/{branch}?file_name={path}",
    "forgejo": "{url}/_new/{branch}/{folder}",
    "bitbucket": "{url}/create-file/{branch}/{folder}",
}


def edit_page(repository: Repository | None, at: Location) -> str:
    """Return the address where *at* can be edited; "" without a repository."""
    if repository is None:
        return ""
    return EDIT[_forge(repository)].format(**_parts(repository, at.path), line=at.line)


def new_page(repository: Repository | None, path: str, words: str) -> str:
    """Return the address where the file *path* can be begun, with *words* in it where the forge takes them."""
    if repository is None:
        return ""
    return NEW[_forge(repository)].format(**_parts(repository, path), words=quote(words, safe=""))


def _parts(repository: Repository, path: str) -> dict[str, str]:
    below = quote(f"{repository.folder}/{path}" if repository.folder else path)
    folder = below.rpartition("/")[0]
    return {"url": repository.url, "branch": quote(repository.branch), "path": below, "folder": folder}


def _forge(repository: Repository) -> Forge:
    """Return which forge it is, by its name where nothing was said; most that have a name of their own run Forgejo."""
    host = urlsplit(repository.url).hostname or ""
    named: tuple[Forge, ...] = ("github", "gitlab", "bitbucket")
    by_name: Forge = next((forge for forge in named if forge in host), "forgejo")
    return repository.forge or by_name
