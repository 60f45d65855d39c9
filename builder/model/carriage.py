"""The pictures that posts carry, as rules read them: each once for a channel, with the place where it is written."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.copies import Copy
from builder.model.links import Text
from builder.model.problem import Location, Problem, Severity
from builder.model.rendered import Rendered, Snippet


@dataclass(frozen=True, slots=True)
class Carriage:
    """A picture on a channel: the first post that carries it there, and its copy."""

    snippet: Snippet
    copy: Copy

    @property
    def name(self) -> str:
        """What its file is called."""
        return posixpath.basename(self.copy.asset.path)

    @property
    def channel(self) -> str:
        return self.snippet.announcement.channel.id

    @property
    def size(self) -> tuple[int, int]:
        """What the copy has in pixels, wide and high."""
        cut, asset = self.copy.cut, self.copy.asset
        return (cut.width, cut.height) if cut else (asset.width, asset.height)

    @property
    def at(self) -> Location:
        """Where the piece names it."""
        post, about = self.snippet.announcement.edition.post, self.snippet.announcement.edition.id
        return Text(post, "", about, "error").at(self.copy.written) if post else self.snippet.at

    @property
    def least(self) -> str:
        """How large the network wants it, in words."""
        rules, named = self.snippet.rules, {"width_min": "wide", "height_min": "high"}
        sides = [f"{rules.most(name)} pixels {side}" for name, side in named.items() if name in rules.facts]
        return f"{' and '.join(sides)} at least"

    def short(self, width: int, height: int) -> tuple[str, ...]:
        """Return the facts of the network that a picture of this size is below."""
        has = {"width_min": width, "height_min": height}
        return tuple(name for name, side in has.items() if side < (self.snippet.rules.most(name) or 0))

    def severity(self, *facts: str) -> Severity:
        """Return how bad it is to be beyond *facts* of the network: hearsay only warns."""
        known = self.snippet.rules.facts
        return "error" if all(known[name].source.certain for name in facts if name in known) else "warning"

    def problem(self, rule: str, message: str, hint: str, severity: Severity) -> Problem:
        """Return what is wrong with it, told at its place."""
        one = self.snippet.announcement
        return Problem(self.at, rule, message, hint, severity, one.edition.id, post=one.id)


def carriages(rendered: Rendered) -> Iterator[Carriage]:
    """Yield every picture once for each channel that carries it, however many posts do."""
    seen: set[tuple[str, str, str]] = set()
    for snippet in rendered.snippets:
        one = snippet.announcement
        for copy in snippet.copies:
            mark = (one.edition.key, one.channel.id, copy.asset.path)
            if mark not in seen:
                seen.add(mark)
                yield Carriage(snippet, copy)
