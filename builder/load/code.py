"""Where code and formulas end in Markdown, for what must leave them alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

STOP = re.compile(r"\{|`+|~~~+|\$")
BEFORE_FENCE = re.compile(r"[ \t>]*(?:[-+*][ \t]+|\d+[.)][ \t]+)?")
FENCE = 3
# as GitHub reads formulas: `$5 and $6` are prices
MATH = re.compile(r"\$\$(?s:.*?)\$\$|\$(?=[^\s$])[^$\n]*+(?<=\S)\$(?!\d)")


@dataclass(slots=True)
class Code:
    """The code of *text*, asked for from its beginning to its end."""

    text: str
    paragraph: int = -1  # where the one ends that was asked for last
    open: set[int] = field(default_factory=set)  # lengths of the runs of backticks that nothing in it closes
    formula: bool = True  # whether another $$ may follow

    def end(self, stop: re.Match[str]) -> int:
        """Return where the code or formula ends that begins at *stop*, or where *stop* does if none begins there."""
        if stop[0] == "$":
            return self._math(stop)
        if len(stop[0]) >= FENCE and self._is_fence(stop):
            return self._fenced(stop)
        return self._span(stop[0], stop.end()) if stop[0][0] == "`" else stop.end()

    def _math(self, stop: re.Match[str]) -> int:
        double = self.text.startswith("$$", stop.start())
        if double and not self.formula:
            return stop.end() + 1
        found = MATH.match(self.text, stop.start())
        self.formula = self.formula and (bool(found) or not double)
        return found.end() if found else stop.end() + double

    def _is_fence(self, stop: re.Match[str]) -> bool:
        line = self.text.rfind("\n", 0, stop.start()) + 1
        end = self.text.find("\n", stop.end())
        inside = self.text[stop.end() : end if end >= 0 else len(self.text)]
        fenced = BEFORE_FENCE.fullmatch(self.text, line, stop.start())
        return fenced is not None and (stop[0][0] == "~" or "`" not in inside)

    def _fenced(self, stop: re.Match[str]) -> int:
        fence, at = stop[0], stop.end()
        while (at := self.text.find(fence, at)) >= 0:
            line = self.text.rfind("\n", 0, at) + 1
            end = self.text.find("\n", at)
            end = end if end >= 0 else len(self.text)
            if not self.text[line:at].strip(" \t>") and not self.text[at:end].strip(fence[0] + " \t"):
                return end
            at = end
        return len(self.text)

    def _span(self, run: str, start: int) -> int:
        if self.paragraph < start:
            end = self.text.find("\n\n", start)
            self.paragraph, self.open = end if end >= 0 else len(self.text), set()
        if len(run) in self.open:
            return start
        at = start
        while (at := self.text.find(run, at, self.paragraph)) >= 0:
            end = at + len(run)
            while self.text.startswith("`", end):
                end += 1
            if end == at + len(run):
                return end
            at = end
        self.open.add(len(run))
        return start
