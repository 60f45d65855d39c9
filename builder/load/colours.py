"""Code to coloured spans: Pygments' grammars, with each state's rules tried as one expression instead of one by one.

Lexing is half of a cold build. A Python state has some forty rules, of which most fail at every token; joined by `|`
they fail inside the engine, in the same order and so with the same result. Where rules cannot be joined, Pygments does
it all itself. The only file that knows Pygments.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import Any

from pygments.lexer import Lexer, RegexLexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, Token, Whitespace, _TokenType
from pygments.util import ClassNotFound

# what would mean something else, or nothing, inside a larger expression
UNJOINABLE = re.compile(r"\\[1-9]|\(\?P|\(\?\(|\(\?[aiLmsux]+\)")
INLINE = re.compile(r"\A\(\?([imsx]+)\)")  # flags for a whole rule; joined, they hold for its part only
FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}
FEW = 100  # pieces of code in a language that are not worth it: joining takes a tenth of a second
_met: Counter[str] = Counter()  # it decides which way is taken, and both give the same
Rule = tuple[Any, Any, Any]  # how to match, what it is, which state comes next


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring rules of a state as one expression; *rule_of* tells which of them a group means."""

    match: Callable[[str, int], re.Match[str] | None]
    rule_of: dict[int, Rule]


def coloured(code: str, language: str) -> str | None:
    """Return *code* as HTML spans with Pygments' short class names; None for a language that nobody knows."""
    lexer = _lexer(language)
    if lexer is None:
        return None
    _met[language] += 1
    pairs = tokens(lexer, code) if _met[language] > FEW else lexer.get_tokens(code)
    return "".join(_span(kind, text) for kind, text in _merged(pairs))


def tokens(lexer: Lexer, code: str) -> Iterator[tuple[_TokenType, str]]:
    """Yield the tokens that `lexer.get_tokens(code)` gives."""
    states = _states(type(lexer))
    if states is None:
        yield from lexer.get_tokens(code)
    else:
        yield from _walk(lexer, states, code.strip("\n") + "\n")  # as get_tokens() does: stripnl, ensurenl


def _walk(lexer: Lexer, states: dict[str, list[Run]], text: str) -> Iterator[tuple[_TokenType, str]]:
    at, stack = 0, ["root"]
    while at < len(text):
        found, rule = _first(states[stack[-1]], text, at)
        if found is None or rule is None:
            if text[at] == "\n":  # a line end that no rule wants closes all that is open
                stack = ["root"]
                yield Whitespace, "\n"
            else:
                yield Token.Error, text[at]
            at += 1
            continue
        matches, action, after = rule
        if type(action) is _TokenType:
            yield action, found[0]
        elif action is not None:
            for _, kind, words in action(lexer, matches(text, at)):
                yield kind, words
        at = found.end()
        if after is not None:
            _enter(stack, after)


def _first(runs: list[Run], text: str, at: int) -> tuple[re.Match[str] | None, Rule | None]:
    for run in runs:
        if found := run.match(text, at):
            return found, run.rule_of[found.lastindex or 0] if len(run.rule_of) > 1 else run.rule_of[0]
    return None, None


def _enter(stack: list[str], after: Any) -> None:  # noqa: ANN401 - Pygments has a name, a tuple of names or a number
    for step in after if isinstance(after, tuple) else (after,):
        if step == "#pop" or isinstance(step, int):
            keep = max(1, len(stack) - (abs(step) if isinstance(step, int) else 1))
            del stack[keep:]
        else:
            stack.append(stack[-1] if step == "#push" else step)


@lru_cache
def _states(kind: type[Lexer]) -> dict[str, list[Run]] | None:
    """Return the states of a lexer as runs; None if it does more than follow its rules."""
    rules_of = getattr(kind, "_tokens", None)  # made with the first lexer of its kind
    plain = issubclass(kind, RegexLexer) and kind.get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed
    if rules_of is None or not plain or kind.get_tokens is not Lexer.get_tokens:
        return None
    return {name: list(_runs(rules)) for name, rules in rules_of.items()}


def _runs(rules: list[Rule]) -> Iterator[Run]:
    """Join as many neighbouring rules as can be joined."""
    for flags, group in groupby(rules, key=_joinable):
        together = list(group)
        joined = _joined(together, flags) if flags is not None and len(together) > 1 else None
        if joined:
            yield joined
        else:
            yield from (Run(rule[0], {0: rule}) for rule in together)


def _joinable(rule: Rule) -> int | None:
    """Return the flags that a rule's neighbours must share; None if it stands alone."""
    pattern = getattr(rule[0], "__self__", None)  # the compiled pattern whose match() it is
    if pattern is None or UNJOINABLE.search(INLINE.sub("", pattern.pattern)):
        return None
    inline = INLINE.match(pattern.pattern)
    return int(pattern.flags & ~sum(FLAGS[flag] for flag in inline[1])) if inline else int(pattern.flags)


def _joined(rules: list[Rule], flags: int) -> Run | None:
    """Join rules, each with an empty group at its end that tells which one it was.

    At its end and not around it: so an alternative begins with its own first letter, which the engine looks at first.
    """
    rule_of: dict[int, Rule] = {}
    parts: list[str] = []
    groups = 0
    for rule in rules:
        pattern = rule[0].__self__
        groups += pattern.groups + 1
        rule_of[groups] = rule
        inline = INLINE.match(pattern.pattern)
        body = pattern.pattern[inline.end() :] if inline else pattern.pattern
        parts.append(f"(?{inline[1] if inline else ''}:{body})()")
    try:
        return Run(re.compile("|".join(parts), flags).match, rule_of)
    except re.error:
        return None


def _merged(pairs: Iterable[tuple[_TokenType, str]]) -> Iterator[tuple[_TokenType, str]]:
    """Join neighbours of one kind, which need only one span."""
    last, words = None, ""
    for kind, text in pairs:
        if kind is last:
            words += text
            continue
        if last is not None and words:
            yield last, words
        last, words = kind, text
    if last is not None and words:
        yield last, words


def _span(kind: _TokenType, text: str) -> str:
    name = _class(kind)
    return f'<span class="{name}">{_escaped(text)}</span>' if name else _escaped(text)


_escaped = lru_cache(maxsize=1 << 13)(escape)  # the same few words over and over


@lru_cache(maxsize=512)
def _class(kind: _TokenType) -> str:
    """Return the short class name of a token type, or of the nearest above it that has one."""
    while kind not in STANDARD_TYPES and kind.parent is not None:
        kind = kind.parent
    return "" if kind is Whitespace else STANDARD_TYPES.get(kind, "")


@lru_cache
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language) if language else None
    except ClassNotFound:
        return None
