"""The previews show what will be: the words as they are sent, the card of the very page, the page itself."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.channels import all_rules, rules_of
from builder.channels.rules import counted, graphemes
from builder.model.factlines import facts_of
from builder.model.message import Count, Draft, Facet
from builder.model.network import Fact, Rules, Source
from builder.model.specimens import Stretch
from builder.outputs.stretches import part_of
from conftest import NOW, Project, built
from test_embargo import PICTURE

OUT = datetime(2026, 12, 2, 12, tzinfo=UTC)
FILES = {
    "calendar/screw.yaml": "publish: Tue 2026-12-01 09:30\ntitle: A screw & a nut\nannounce: standard\n"
    "posts:\n  mastodon:\n    - 'Heat helps. {url}'\n    - Then patience.\n",
    "content/posts/screw.md": '---\ntitle: A screw & a nut\nsummary: Heat, "then" patience.\ntags: [Tools]\n---\n\n'
    "Words about [another](open.md) that takes patience.\n\n![A plug](plug.png)\n",
    "content/posts/open.md": "---\ndate: 2026-11-03\ntitle: Open\ntags: [Tools]\n---\n\nWords for everyone.\n",
    "content/posts/2026-12-24-eve.md": "---\ntitle: Eve\n---\n\nNo entry plans this one.\n",
}


def made(root: Path, now: datetime = NOW) -> dict[str, str]:
    """Return the text of every page of a build, by its path below the project."""
    whole = built(root, now).made
    assert whole is not None
    return {f"{one.where}/{one.path}": one.render().decode() for one in whole.artifacts if one.path.endswith(".html")}


def with_picture(project: Project, files: dict[str, str] = FILES) -> Path:
    root = project(files)
    (root / "content/posts/plug.png").write_bytes(PICTURE)
    return root


def head(page: str) -> dict[str, str]:
    """Return what a network reads of the head of a page."""
    return {name: unescape(text) for name, text in re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page)}


@pytest.mark.parametrize("now", [NOW, OUT], ids=["before it is out", "afterwards"])
def test_a_card_says_what_the_head_of_the_page_says(project: Project, now: datetime) -> None:
    whole = built(with_picture(project), now).made
    assert whole is not None
    snippet = next(one for one in whole.rendered.snippets if one.announcement.channel.id == "mastodon")
    path = "site/2026/12/screw/index.html" if now == OUT else "desk/preview/screw/post.en/index.html"
    said, card = head(made(with_picture(project), now)[path]), snippet.message.card
    assert card is not None
    assert (said["title"], said["description"]) == (card.title, card.description)
    assert said.get("url", card.url) == card.url
    assert said.get("image", "") == (card.picture.url if card.picture else "")
    assert card.title == "A screw & a nut"


def test_without_its_link_a_post_has_no_card(project: Project) -> None:
    whole = built(
        with_picture(project, {**FILES, "calendar/screw.yaml": FILES["calendar/screw.yaml"].replace("{url}", "")})
    )
    assert whole.made is not None
    cards = {one.announcement.channel.id: one.message.card for one in whole.made.rendered.snippets}
    assert cards["mastodon"] is None
    assert cards["bluesky"] is not None


def test_the_page_of_what_waits_is_the_page_that_readers_get(project: Project) -> None:
    """But for its mark and its ways: they lead to the site, and to pictures beside it."""
    root = with_picture(project)
    before, after = (
        made(root)["desk/preview/screw/post.en/index.html"],
        made(root, OUT)["site/2026/12/screw/index.html"],
    )
    assert "Not public yet: approved, planned for" in before
    assert '<meta name="robots" content="noindex">' in before
    assert "noindex" not in after

    def words(page: str) -> str:
        return re.sub(r'(href|src)="[^"]*"', "", page[page.index("<article") : page.index("</article>")])

    assert words(before).replace("dl next", "dl") == words(after)
    assert 'href="https://little.example/posts/open/"' in before
    (shown,) = re.findall(r'src="\.\./\.\./\.\./(preview/screw/shown/[^"]*)"', before)
    whole = built(root).made
    assert whole is not None
    assert next(one for one in whole.artifacts if one.path == shown).render() == PICTURE


def test_what_is_out_has_no_such_page_and_what_nobody_plans_has(project: Project) -> None:
    pages = [path for path in made(with_picture(project), OUT) if path.startswith("desk/preview/")]
    assert sorted(pages) == ["desk/preview/posts/eve/post.en/index.html", "desk/preview/screw/index.html"]


def test_what_went_out_lately_is_shown_for_a_week(project: Project) -> None:
    root = with_picture(project)
    due = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
    assert "desk/preview/screw/index.html" in made(root, due + timedelta(days=7))
    assert "desk/preview/screw/index.html" not in made(root, due + timedelta(days=7, seconds=1))


def test_a_day_has_its_posts_and_its_neighbours(project: Project) -> None:
    other = "publish: Thu 2026-12-03 09:30\ntitle: Later\npage: none\nannounce: standard\n"
    pages = made(with_picture(project, {**FILES, "calendar/later.yaml": other}))
    day = pages["desk/day/2026-12-01/index.html"]
    assert re.findall(r'<a class="btn" rel="(\w+)" href="([^"]*)"', day) == [
        ("next", "../../day/2026-12-03/index.html")
    ]
    assert day.count('<article class="spec"') == 3
    assert "Part 1 of 2" in day
    assert 'href="day/2026-12-01/index.html"' in made(with_picture(project), OUT - timedelta(days=2))["desk/index.html"]


def test_words_that_are_too_long_withhold_an_entry_and_are_shown(project: Project) -> None:
    long = FILES["calendar/screw.yaml"].replace("Then patience.", "word " * 100 + "and no more")
    root = with_picture(project, {**FILES, "calendar/screw.yaml": long})
    assert built(root).withheld == {"screw"}
    pages = made(root)
    page = pages["desk/preview/screw/index.html"]
    assert '<span class="cut">and no more</span>' in page
    assert "11 too many" in page
    assert "part 2 of “launch” on mastodon has 511 characters" in page
    assert "snippets/screw" not in page
    assert 'href="preview/screw/index.html"' in pages["desk/index.html"]


def whole(part: tuple[Stretch, ...]) -> str:
    return "".join(one.text for one in part)


FACTS = {"text": Fact(8, "grapheme", Source("s")), "fold": Fact(3, "grapheme", Source("s"))}


def by_graphemes(draft: Draft, rules: Rules) -> Count:
    words = (found.span() for found in re.finditer(r"#\w+", draft.text))
    facets = tuple(
        Facet(len(draft.text[:start].encode()), len(draft.text[:end].encode()), "tag", draft.text[start + 1 : end])
        for start, end in words
    )
    return counted(rules, {"text": graphemes(draft.text)}, facets=facets)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_no_letter_is_lost_by_folds_cuts_and_colours(text: str) -> None:
    rules = Rules("x", "X", FACTS, by_graphemes)
    draft = Draft(text)
    part = part_of(draft, rules.count(draft), rules)
    assert whole(part.shown + part.below) == text
    assert graphemes(whole(part.shown)) == min(3, graphemes(text))
    kept = "".join(one.text for one in part.shown + part.below if not one.over)
    assert graphemes(kept) <= 8
    assert text.startswith(kept)


def test_facets_are_coloured_by_their_bytes() -> None:
    rules = Rules("x", "X", {}, by_graphemes)
    draft = Draft("Käse 🧀 #käse, ja")
    part = part_of(draft, rules.count(draft), rules)
    assert [(one.text, one.kind) for one in part.shown] == [("Käse 🧀 ", ""), ("#käse", "tag"), (", ja", "")]


def test_every_number_is_shown_with_its_source(project: Project) -> None:
    page = made(project(FILES))["desk/channels/index.html"]
    for kind, rules in all_rules().items():
        section = unescape(page[page.index(f'id="{kind}"') :].partition("</section>")[0])
        for line in facts_of(rules):
            assert line.number in section
            assert line.certainty in section
            assert line.url in section
            assert line.read_on in section


def test_an_account_says_which_limits_are_its_own(project: Project) -> None:
    own = rules_of("mastodon").owned({"text": 5000})
    assert [(line.number, line.certainty) for line in facts_of(own) if line.own] == [
        ("at most 5,000 characters", "set for this account")
    ]


def test_a_page_has_the_words_letter_for_letter(project: Project) -> None:
    """What is copied is the text of one element: marks of ours are no part of it."""
    words = "posts:\n  bluesky: |\n    Heat <b> & patience.\n\n      Then more.\n"
    plan = f"publish: Tue 2026-12-01 09:30\ntitle: A screw\nannounce: standard\n{words}"
    page = made(with_picture(project, {**FILES, "calendar/screw.yaml": plan}))["desk/preview/screw/index.html"]
    shown = [
        unescape(re.sub(r"<[^>]*>", "", text))
        for text in re.findall(r'<p class="words"[^>]*>(.*?)</p>', page, re.DOTALL)
    ]
    assert "Heat <b> & patience.\n\n  Then more." in shown
