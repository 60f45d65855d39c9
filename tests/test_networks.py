"""What the smaller networks count and are sent: a table each, and what holds for any text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as some

from builder.channels import rules_of
from builder.channels.importing import imported
from builder.model.message import Draft, Message, Payload, Picture
from test_numbers import OURS

TABLES = Path(__file__).parent / "channels"
DUE = datetime(2026, 12, 2, 8, 30, tzinfo=UTC)
# how deep in its JSON a network is given the words
WORDS = {
    "facebook": ("message",),
    "instagram": ("caption",),
    "youtube": ("snippet", "description"),
    "tiktok": ("post_info", "description"),
    "pinterest": ("description",),
    "devto": ("article", "description"),
    "discourse": ("raw",),
    "lemmy": ("body",),
    "nostr": ("content",),
    "matrix": ("body",),
    "google_business": ("summary",),
}


def rows() -> Iterator[Any]:
    for kind in OURS:
        for row in yaml.safe_load((TABLES / f"{kind}.yaml").read_text("utf-8")):
            yield pytest.param(kind, row, id=f"{kind}: {row['why']}")


def times(what: tuple[str, int]) -> str:
    return what[0] * what[1]


@pytest.mark.parametrize(("kind", "row"), list(rows()))
def test_a_draft_counts(kind: str, row: dict[str, Any]) -> None:
    text = times(row.get("repeat", ("", 0))) + row["text"]
    count = rules_of(kind).count(Draft(text, times(row.get("title", ("", 0))), media=row.get("media", 0)))
    assert count.length == row["length"]
    assert [one.what for one in count.over] == row.get("over", [])
    assert list(rules_of(kind).refused(text)) == row.get("refused", [])


@pytest.mark.parametrize("kind", OURS)
@settings(deadline=None)
@given(text=some.text(some.characters()), title=some.text(some.characters()), media=some.integers(0, 40))
def test_any_text_can_be_counted(kind: str, text: str, title: str, media: int) -> None:
    """Lone surrogates, too, which no network could be sent."""
    count = rules_of(kind).count(Draft(text, title, media=media))
    assert count.length >= 0
    assert count.fits == (not count.over)


@pytest.mark.parametrize("kind", OURS)
@pytest.mark.parametrize("piece", ["#", "#a", "@", "@a.", "1 ", "(1", ")1)", "+", "https://", "`", "a."])
def test_no_text_takes_long(kind: str, piece: str) -> None:
    count = rules_of(kind).count(Draft(piece * 3000, piece * 300))
    assert count.length >= 3000


def message(kind: str, text: str = "Words", title: str = "A title", tags: tuple[str, ...] = ("a b", "C#")) -> Message:
    picture = Picture("a.jpg", "A battery", "image/jpeg", 800, 600, "https://a.org/a.jpg")
    return Message(
        id="tag:a.org,2026:a/launch.b.en",
        kind=kind,
        account="",
        lang="en",
        due=DUE,
        parts=(text,),
        title=title,
        link="https://a.org/b/",
        canonical="https://a.org/b/",
        pictures=(picture,),
        tags=tags,
        html="<p>All</p>",
        markdown="All",
    )


def sent(one: Message) -> tuple[Payload, ...]:
    rules = rules_of(one.kind)
    return rules.payloads(one, rules)


def within(body: Any, way: tuple[str, ...]) -> Any:  # noqa: ANN401 - JSON
    return within(body[way[0]], way[1:]) if way else body


@pytest.mark.parametrize("kind", WORDS)
@settings(deadline=None)
@given(text=some.text())
def test_the_text_that_is_sent_is_the_text_that_was_counted(kind: str, text: str) -> None:
    body = json.loads(json.dumps(sent(message(kind, text))[0].body))
    assert within(body, WORDS[kind]) == text


@settings(deadline=None)
@given(text=some.text(min_size=1), title=some.text(min_size=1))
def test_a_form_of_reddit_says_what_was_written(text: str, title: str) -> None:
    (form,) = sent(message("reddit", text, title))
    fields = parse_qs(str(form.body), keep_blank_values=True)
    assert (fields["text"], fields["title"], fields["kind"]) == ([text], [title], ["self"])


def test_a_title_alone_is_a_link_on_reddit() -> None:
    (form,) = sent(message("reddit", ""))
    fields = parse_qs(str(form.body))
    assert (fields["kind"], fields["url"]) == (["link"], ["https://a.org/b/"])


@settings(deadline=None)
@given(title=some.text(), tags=some.lists(some.text(), max_size=9))
def test_front_matter_is_read_as_it_was_meant(title: str, tags: list[str]) -> None:
    front = {"title": title, "tags": tags}
    head, _, body = imported(front, "All").removeprefix("---\n").rpartition("---\n")
    assert body == "\nAll\n"
    assert yaml.safe_load(head or "{}") == {name: value for name, value in front.items() if value}


@pytest.mark.parametrize("kind", ["devto", "medium", "hashnode"])
def test_a_whole_piece_names_the_original(kind: str) -> None:
    files = {one.suffix: str(one.body) for one in sent(message(kind, tags=("a", "b", "c", "d", "e")))}
    assert '"https://a.org/b/"' in files["md"]
    assert files["md"].endswith("---\n\nAll\n")


def test_as_many_tags_as_are_taken() -> None:
    many = tuple(f"tag number {number} of a great many words" for number in range(9))
    article: Any = sent(message("devto", tags=many))[0].body
    assert len(article["article"]["tags"]) <= 126
    assert '"tags"' not in str(sent(message("medium", tags=many))[0].body)
    film: Any = sent(message("youtube", tags=many * 9))[0].body
    assert len(",".join(film["snippet"]["tags"])) <= 500


def test_several_pictures_are_a_carousel() -> None:
    one = message("instagram")
    made = sent(replace(one, pictures=one.pictures * 3))
    assert [payload.suffix for payload in made] == [*(f"media{number}.json" for number in range(1, 5)), "publish.json"]
    carousel: Any = made[3].body
    assert carousel["children"] == ["IdOfMedia1", "IdOfMedia2", "IdOfMedia3"]
    assert made[4].body == {"creation_id": "IdOfMedia4"}


@pytest.mark.parametrize("kind", ["instagram", "tiktok", "pinterest"])
def test_a_picture_that_nobody_can_fetch_cannot_be_sent(kind: str) -> None:
    assert sent(replace(message(kind), pictures=())) == ()


def test_a_transaction_is_that_of_its_words() -> None:
    urls = {sent(message("matrix", text))[0].url for text in ("a", "a", "b")}
    assert len(urls) == 2
