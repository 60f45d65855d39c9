"""What X sees in a text and what it counts, by the cases of twitter-text, and by what npm twitter-text 3.1.0 gives."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from builder.channels.twitter.urls import urls_of
from conftest import REPOSITORY

CASES = REPOSITORY.parent / "shared" / "conformance" / "twitter-text" / "conformance"


def cases(file: str, *groups: str) -> list[Any]:
    """Return the cases of *groups*; without the data, one that says so."""
    path = CASES / f"{file}.yml"
    if not path.is_file():
        return [pytest.param(None, marks=pytest.mark.skip(f"{path} is not at hand"))]
    tests = yaml.safe_load(path.read_text("utf-8"))["tests"]
    return [pytest.param(row, id=f"{group}: {row['description']}") for group in groups for row in tests[group]]


@pytest.mark.parametrize("case", cases("extract", "urls", "tco_urls_with_params"))
def test_links_are_found(case: dict[str, Any]) -> None:
    assert [url.words for url in urls_of(case["text"])] == case["expected"]


@pytest.mark.parametrize("case", cases("extract", "urls_with_indices", "urls_with_directional_markers"))
def test_links_are_found_where_they_are(case: dict[str, Any]) -> None:
    found = [{"url": url.words, "indices": [url.start, url.end]} for url in urls_of(case["text"])]
    assert found == case["expected"]
