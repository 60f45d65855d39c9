"""`utm`: built in lower case, and only where it takes no room in the text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from builder.model.settings import Channel
from builder.outputs.payloads import payloads_of
from builder.outputs.tracking import tracked
from builder.pipeline import Made
from conftest import Project, built


@pytest.mark.parametrize(
    ("url", "utm", "link"),
    [
        ("https://repair.example/a/", {}, "https://repair.example/a/"),
        ("", {"source": "mastodon"}, ""),
        (
            "https://repair.example/a/",
            {"source": "Mastodon", "medium": "Social Media"},
            "https://repair.example/a/?utm_source=mastodon&utm_medium=social-media",
        ),
        ("https://repair.example/?p=3#top", {"source": "x"}, "https://repair.example/?p=3&utm_source=x#top"),
        ("https://repair.example/?utm_source=own", {"source": "x"}, "https://repair.example/?utm_source=own"),
        ("https://repair.example/", {"campaign": "50% & more"}, "https://repair.example/?utm_campaign=50%25-%26-more"),
    ],
)
def test_an_address(url: str, utm: dict[str, str], link: str) -> None:
    assert tracked(url, Channel("mastodon", "mastodon", utm=utm)) == link


@given(some.text(max_size=30), some.text(max_size=30))
@settings(deadline=None)
def test_any_value_makes_an_address(source: str, campaign: str) -> None:
    """Whatever an editor writes, the address stays one word of ASCII, in lower case behind the path."""
    value = {"source": source, "campaign": campaign}
    link = tracked("https://repair.example/a/", Channel("x", "x", utm=value))
    assert link.isascii()
    assert len(link.split()) == 1


CALENDAR = """\
site: {title: Repair, url: "https://repair.example/", namespace: "repair.example,2026"}
channels:
  mastodon: {kind: mastodon, account: "@desk@social.example", utm: {source: Mastodon}}
  bluesky: {kind: bluesky, account: repair.example, utm: {source: Bluesky}}
  facebook: {kind: facebook, utm: {source: Facebook}}
announce:
  standard: {launch: {at: day 0, on: [mastodon, bluesky, facebook]}}
"""


def test_where_it_costs_no_text(project: Project) -> None:
    """Any link takes the same room on Mastodon; on Bluesky every letter counts; Facebook has it apart."""
    root = project(
        {
            "calendar.yaml": CALENDAR,
            "calendar/lamp.yaml": "publish: Tue 2026-12-01 09:30\ntitle: A lamp\nannounce: standard\n",
            "content/posts/lamp.md": "---\ntitle: A lamp\n---\n\nWords.\n",
        }
    )
    made = built(root).made
    assert made is not None
    found = {one.announcement.channel.id: one.message for one in made.rendered.snippets}
    page = "https://repair.example/2026/12/lamp/"
    assert f"{page}?utm_source=mastodon" in found["mastodon"].parts[0]
    assert "utm" not in found["bluesky"].parts[0]
    assert page in found["bluesky"].parts[0]
    record = _record(made, "bluesky")
    (facet,) = record["facets"]
    text = record["text"].encode()
    assert text[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode() == page
    assert facet["features"][0]["uri"] == f"{page}?utm_source=bluesky"
    assert record["embed"]["external"]["uri"] == f"{page}?utm_source=bluesky"
    assert found["facebook"].link == f"{page}?utm_source=facebook"
    assert {one.canonical for one in found.values()} == {page}


def _record(made: Made, channel: str) -> Any:  # noqa: ANN401 - JSON
    """Return the record that is sent to a channel: of its text each letter counts, and of where a link leads none."""
    snippet = next(one for one in made.rendered.snippets if one.announcement.channel.id == channel)
    (payload,) = payloads_of(snippet)
    assert isinstance(payload.body, dict)
    return payload.body["record"]
