"""What a fuzzer found once is never found again, and every target takes any input at all."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from fuzz.run import HERE, TARGETS

CORPUS = sorted(file for target in TARGETS for file in (HERE / "corpus" / target).iterdir())
LETTERS = some.sampled_from(
    [*"ab: \n#-{}[],'\"|>@*&!%?`\t\r\\=~^_<()./0\0\x1b\x85é", "\u2028", "\u202e", "\ufeff", "\U0001f600"]
)


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_was_found_stays_mended(file: Path) -> None:
    import_module(f"fuzz.targets.{file.parent.name}").one(file.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@settings(deadline=None)
@given(data=some.data())
def test_any_text_is_taken(target: str, data: some.DataObject) -> None:
    """Made of the letters that mean something somewhere, and of the words that a target knows."""
    room = import_module(f"fuzz.targets.{target}")
    parts = data.draw(some.lists(LETTERS | some.sampled_from(room.WORDS) | some.text(max_size=3), max_size=30))
    room.one("".join(parts).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("target", TARGETS)
@settings(deadline=None)
@given(data=some.binary(max_size=200))
def test_any_bytes_are_taken(target: str, data: bytes) -> None:
    import_module(f"fuzz.targets.{target}").one(data)
