"""Brevity's cases of what is a link in a text, which X sees as it does."""

from __future__ import annotations

import json
import re

import pytest

from builder.channels.twitter.urls import urls_of
from conftest import REPOSITORY

BREVITY = REPOSITORY.parent / "shared" / "conformance" / "brevity" / "tests.json"
CASES = json.loads(BREVITY.read_text("utf-8"))["autolink"] if BREVITY.is_file() else []
LINKED = re.compile(r'<a class="auto-link" href="[^"]*">(.*?)</a>')
# brevity leaves the links of HTML alone; a post is no HTML, and what looks like it is words with a link
DIFFERS = {
    'starts.with.a.link and ends with <a href="https://kylewm.com/about#me">HTML</a>.': ["https://kylewm.com/about#me"]
}


@pytest.mark.skipif(not BREVITY.is_file(), reason=f"{BREVITY} is not at hand")
def test_every_case_is_there() -> None:
    assert len(CASES) == 8
    assert DIFFERS.keys() <= {case["text"] for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_autolink(case: dict[str, str]) -> None:
    links = [*LINKED.findall(case["expected"]), *DIFFERS.get(case["text"], ())]
    assert [url.words for url in urls_of(case["text"])] == links
