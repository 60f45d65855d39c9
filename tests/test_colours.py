"""Joined rules colour code just as Pygments itself would."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name

from builder.load.colours import coloured, tokens
from conftest import REPOSITORY

LANGUAGES = (
    "python",
    "rust",
    "scala",
    "bash",
    "javascript",
    "yaml",
    "json",
    "html",
    "css",
    "go",
    "java",
    "sql",
    "diff",
)
SAMPLES = [
    *sorted((REPOSITORY / "builder").glob("*.py"))[:6],
    *sorted((REPOSITORY / "theme/site").glob("*.html")),
    *sorted((REPOSITORY / "theme/site/assets").glob("*.[cj]s*")),
    REPOSITORY / "pyproject.toml",
    REPOSITORY / "mkdocs.yml",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.name)
def test_tokens_are_those_of_pygments(language: str, sample: Path) -> None:
    """Any text, also one that is not of the language."""
    lexer = get_lexer_by_name(language)
    text = sample.read_text("utf-8")
    assert list(tokens(lexer, text)) == list(lexer.get_tokens(text))


@given(st.text(alphabet=st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
def test_any_text_is_coloured_whole(text: str) -> None:
    lexer = get_lexer_by_name("python")
    assert list(tokens(lexer, text)) == list(lexer.get_tokens(text))


def test_spans_are_escaped_and_joined() -> None:
    assert coloured('x = "<a>"', "python") == (
        '<span class="n">x</span> <span class="o">=</span> <span class="s2">&quot;&lt;a&gt;&quot;</span>\n'
    )


def test_a_language_that_nobody_knows_has_no_colours() -> None:
    assert coloured("x", "klingon") is None
    assert coloured("x", "") is None
