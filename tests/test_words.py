"""The words that templates give: others on each channel and at each step, in tables a language, and short enough."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from builder.channels import all_rules, rules_of
from builder.filters import FILTERS
from builder.load.theme import came_along, load_theme
from builder.load.tree import Folder
from builder.model.message import Draft
from builder.model.occasions import Gathered
from builder.model.rendered import Snippet, SnippetView
from builder.model.settings import Channel
from builder.model.views import Day
from builder.outputs.fitted import fitted
from builder.outputs.messages import headed
from builder.theme import BrokenTemplateError, Theme
from conftest import CALENDAR, NOW, REPOSITORY, Project, built

SITE = Path(__file__).parent / "sites" / "channels"
THEME = Theme(load_theme(Folder(SITE)))
LINK = "https://repair.example/2026/12/screw/"
BEGINS = Day("2026-12-08T18:00:00+01:00", "Tue", "8", "Dec", "2026", "Tue 8 December 2026", "18:00", ahead=True)
KINDS = sorted({*all_rules(), "site", "x", "unknown"})
# whose title is that of the piece, whatever the template says
OF_THE_PIECE = {kind for kind, rules in all_rules().items() if rules.piece}


def view_of(kind: str, **more: Any) -> SnippetView:  # noqa: ANN401 - whatever a view has
    plain = SnippetView(
        title="Getting a stuck screw out",
        summary="Heat, patience, and when to stop. Most screws come out by then.",
        url=LINK,
        hashtags="#Screws #HandTools",
        credits="",
        entry="screw",
        rung="launch",
        channel=kind,
        lang="en",
        again=False,
        rules=rules_of(kind),
        site="The Repair Desk",
        tags=("screws", "hand tools"),
    )
    return replace(plain, **more)


def said(kind: str, **more: Any) -> str:  # noqa: ANN401 - whatever a view has
    return fitted(view_of(kind, **more), Channel(kind, kind), THEME, 0)


def bare(text: str) -> str:
    """Return the letters of a text without addresses and hashtags."""
    return re.sub(r"[\W_]+", "", re.sub(r"https?://\S+|#\w+", " ", text)).lower()


def copied(tmp_path: Path, *, lang: str, live: bool) -> Path:
    """Copy the site that has one entry on every kind of channel, and let it be announced six times."""
    root = Path(shutil.copytree(SITE, tmp_path / "site", ignore=shutil.ignore_patterns("expected")))
    plan, entry = root / "calendar.yaml", root / "calendar" / "battery.yaml"
    text = plan.read_text("utf-8")
    on = re.search(r"on: (\[.*?\])", text, re.DOTALL)
    assert on
    days = "".join(f"    more-{day}: {{at: day {day}, on: {on[1]}}}\n" for day in (7, 14, 18, 30, 60))
    text = text.replace("    launch:", f"{days}    launch:").replace("timezone:", f"  languages: [{lang}]\ntimezone:")
    plan.write_text(text, "utf-8")
    if live:
        moments = (
            "starts: 2026-12-20 18:00\nends: 2026-12-20 20:00\njoin: https://a.example/\nreplay: https://b.example/\n"
        )
        entry.write_text(entry.read_text("utf-8") + moments, "utf-8")
    return root


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("live", [False, True])
def test_no_two_kinds_say_the_same_and_no_channel_says_it_twice(tmp_path: Path, lang: str, *, live: bool) -> None:
    """One entry on every kind of channel, six times within 90 days: without addresses, hashtags, marks and case."""
    build = built(copied(tmp_path, lang=lang, live=live))
    assert build.made
    snippets = build.made.rendered.snippets
    assert len(snippets) == 6 * 31
    for alike in (_by(snippets, "rung"), _by(snippets, "channel")):
        for name, texts in alike.items():
            words: dict[str, str] = {}
            for channel, text in texts:
                assert bare(text) not in words, f"{name}: {words.get(bare(text))} and {channel} say {text}"
                words[bare(text)] = channel


def _by(snippets: tuple[Snippet, ...], what: str) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for one in snippets:
        rung, channel = one.announcement.rung.name, one.announcement.channel.id
        key, other = (rung, channel) if what == "rung" else (channel, rung)
        found.setdefault(key, []).append((other, one.text))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_post_says_who_paid_how_to_join_and_what_is_over(kind: str) -> None:
    """Whatever else it says: none of this may be lost."""
    paid = said(kind, disclosure="Advertisement")
    title, _, words = headed(paid, rules_of(kind))
    assert kind == "site" or (title or words).lstrip("*_").startswith("Advertisement")  # the page has a place for it
    if kind in OF_THE_PIECE:
        return
    before = said(kind, phase="before", begins=BEGINS, join="https://live.example/")
    assert "https://live.example/" in before
    assert "Tue 8 December 2026, 18:00" in before or kind in {"hackernews", "lobsters"}
    assert "https://film.example/" in said(kind, phase="after", replay="https://film.example/")
    secret = said(kind, url="", embargo=BEGINS, timezone="Europe/Berlin")
    assert "until tue 8 december 2026, 18:00 (europe/berlin)" in secret.lower()
    assert "://" not in secret


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_is_given_where_it_leads_anywhere(kind: str) -> None:
    dead = rules_of(kind).link == "dead" or kind in OF_THE_PIECE
    assert (LINK in said(kind)) != dead


LETTERS = some.characters(exclude_categories=["C", "Zl", "Zp"])
DOMAIN = "https://repair.example/2026/12/swollen-battery/"
# in 70 characters of an SMS in other alphabets there may be no room but for the address: it may be two
BOUNDS = {"title", "text", "bytes", "caption", "event", "recommended", "message", "escaped"}


PIECES = some.fixed_dictionaries(
    {
        "title": some.text(LETTERS, min_size=1, max_size=200),
        "summary": some.text(LETTERS, max_size=600),
        "disclosure": some.sampled_from(["", "Advertisement"]),
        "lang": some.sampled_from(["en", "de", "fr"]),
        "times": some.integers(0, 9),
    }
)


@given(some.sampled_from(KINDS), PIECES)
@settings(deadline=None, max_examples=400)
def test_the_words_of_any_piece_fit(kind: str, piece: dict[str, Any]) -> None:
    """Any title of 200 characters and any summary of 600 make a post that its network takes, with its address."""
    text = said(kind, **piece, again=piece["times"] > 0, url=DOMAIN)
    named, spoiler, words = headed(text, rules_of(kind))
    count = rules_of(kind).count(Draft(words, named, spoiler))
    over = {one.what for one in count.over if not one.short}
    assert int(count.more.get("segments", 1)) <= 2
    assert not over & BOUNDS, (kind, piece, text)
    assert DOMAIN in text or rules_of(kind).link == "dead" or kind in OF_THE_PIECE


def test_what_is_spared_first() -> None:
    """Headings and quotation, then the end of the summary, then how to join; the title last, at a word."""
    long: dict[str, Any] = {
        "title": "Getting a stuck screw out",
        "summary": "Heat it. " * 60,
        "quote": "Wait a little longer than you like.",
    }
    text = said("mastodon", **{**long, "times": 1, "again": True})
    assert "Wait" in text
    text = said("mastodon", **long)
    assert text.startswith("Getting a stuck screw out\n\nHeat it.")
    assert text.endswith(f"…\n\n{LINK}\n\n#Screws #HandTools")
    title = "How to get a stuck screw out of old oak " * 8
    assert said("bluesky", title=title.strip()).endswith(f"…\n\n{LINK}")
    assert said("sms", title="A", site="Desk").endswith(LINK)
    assert "..." in said("sms", title=title.strip())
    assert "…" not in said("sms", title=title.strip())


def test_an_sms_is_one_message() -> None:
    """Typographic signs would make it two."""
    text = said("sms", title="“Stuck” screws – what’s to be done")
    assert text == f"""The Repair Desk: "Stuck" screws - what's to be done {LINK}"""
    assert rules_of("sms").count(Draft(text)).more == {"encoding": "gsm7", "segments": 1}


# filters


def asked(template: str, kind: str = "mastodon", **more: Any) -> str:  # noqa: ANN401 - whatever a view has
    files = {**load_theme(Folder(SITE)), f"snippets/{kind}.txt.j2": template.encode()}
    return fitted(view_of(kind, **more), Channel(kind, kind), Theme(files), 0)


QUOTED = {"quote": "Wait a little longer than you like.\n— A visitor"}
CASES = [
    ("{{ view.summary | shorten(20) }}", {}, "Heat, patience, and…"),
    ("{{ view.summary | shorten(60, view.url) }}", {}, f"Heat, patience, and… {LINK}"),
    ("{% filter fit %}" + "Words. " * 99 + "{{ view.url }}{% endfilter %}", {}, f"Words… {LINK}"),
    ("{{ view.summary | sentence }}", {}, "Heat, patience, and when to stop."),
    ("{{ view.tags | hashtags }}", {}, "#Screws #HandTools"),
    ("{{ view.tags | hashtags(1) }}", {}, "#Screws"),
    ("{{ view | quote }}", QUOTED, "“Wait a little longer than you like.” — A visitor"),
    ("{{ view | quote }}", {**QUOTED, "lang": "de"}, "„Wait a little longer than you like.“ — A visitor"),
    ("{{ view | quote }}", {}, ""),
    ("{{ 'He said “no”' | quote }}", {}, "“He said ‘no’”"),
    ("{{ '“No”' | quote }}", {"lang": "fr"}, "«\u202fNo\u202f»"),
    ("{{ view | headings }}", {"headings": ("Why", "How")}, "• Why\n• How"),
    ("{{ view | headings('In it', 1) }}", {"headings": ("Why", "How")}, "In it:\n• Why"),
    ("{{ view | headings('In it') }}", {"headings": ("Why",)}, ""),
    ("{{ view | lead }}A", {"disclosure": "Paid"}, "Paid: A"),
    ("{{ view | lead }}A", {"again": True, "times": 1}, "Once more: A"),
    ("{{ view | lead(1) }}A", {"again": True, "times": 1, "lang": "de"}, "Zur Erinnerung: A"),
    ("{{ view | lead }}A", {"again": True, "looks_back": True}, "A"),
    ("{{ view | lead(always=true) }}A", {"again": True, "looks_back": True}, "Once more: A"),
    ("{{ view | about }}", {**QUOTED, "times": 1}, "“Wait a little longer than you like.” — A visitor"),
    ("{{ view | about }}", {**QUOTED, "times": 2}, "Heat, patience, and when to stop. Most screws come out by then."),
    ("{{ view | live }}", {"phase": "before", "begins": BEGINS, "join": "https://a.example/"},
     "Begins Tue 8 December 2026, 18:00\n\nJoin: https://a.example/"),
    ("{{ view | live(' ') }}", {"phase": "after", "replay": "https://a.example/"}, "Recording: https://a.example/"),
    ("{{ view | embargo }}", {"embargo": BEGINS, "timezone": "UTC", "lang": "de"},
     "Sperrfrist bis Dienstag, 8. Dezember 2026, 18:00 Uhr (UTC)"),
    ("{{ view | gathered }}", {"gathered": (Gathered("One", "First.", LINK, ""), Gathered("Two", "", LINK, ""))},
     f"One\nFirst.\n{LINK}\n\nTwo\n{LINK}"),
    ("{{ view.url | after(say.more) }}", {}, f"More: {LINK}"),
    ("{{ view.url | after(say.more) }}", {"url": ""}, ""),
    ("{{ 'A\u00a0“b” – c…' | simple }}", {}, 'A "b" - c...'),
]  # fmt: skip


@pytest.mark.parametrize(("template", "more", "text"), CASES)
def test_a_filter(template: str, more: dict[str, Any], text: str) -> None:
    made = asked(template, **more)
    assert made == text if "fit" not in template else re.fullmatch(rf"(Words\. )+{re.escape(text)}", made)


@pytest.mark.parametrize(
    ("kind", "template", "text"),
    [
        ("slack", "{{ 'A b' | bold }}", "*A b*"),
        ("slack", "{{ 'A *b*' | bold }}", "A *b*"),
        ("whatsapp", "{{ 'A b' | bold }}", "*A b*"),
        ("discord", "{{ 'A *b*' | bold }}", r"**A \*b\***"),
        ("mastodon", "{{ 'A b' | bold }}", "A b"),
        ("discord", "{{ 'my_file https://a.example/b_c' | literal }}", r"my\_file https://a.example/b_c"),
        ("reddit", "{{ '# One' | literal }}", r"\# One"),
        ("lemmy", "{{ '1. One' | literal }}", r"1\. One"),
        ("slack", "{{ 'my_file' | literal }}", "my_file"),
    ],
)
def test_signs_of_a_network(kind: str, template: str, text: str) -> None:
    assert asked(template, kind) == text


def test_every_filter_is_tested() -> None:
    used = {
        name for template, _, _ in CASES for name in re.findall(r"\| (\w+)|filter (\w+)", template) for name in name
    }
    assert {*FILTERS} <= used | {"bold", "literal"}


# words


def exported(lang: str) -> dict[str, object]:
    module = THEME.environment("snippets").get_template(f"words/{lang}.txt.j2").module
    return {name: value for name, value in vars(module).items() if not name.startswith("_")}


def test_every_language_has_the_same_words() -> None:
    """What German needs besides are its days and months."""
    english, german = exported("en"), exported("de")
    assert {*english} == {*german} - {"weekdays", "months"}
    for name, value in english.items():
        assert type(value) is type(german[name])
        assert not isinstance(value, dict | list) or len(value) == len(german[name])  # type: ignore[arg-type]


def test_a_language_without_a_table_speaks_english_and_a_part_of_one_is_enough() -> None:
    assert THEME.words("fr").leads == THEME.words("en").leads
    assert THEME.words("de-AT").join == "Teilnehmen"
    files = {**load_theme(Folder(SITE)), "snippets/words/fr.txt.j2": b'{% set join = "Participer" %}'}
    french: SimpleNamespace = Theme(files).words("fr")
    assert (french.join, french.recording) == ("Participer", "Recording")


def test_a_broken_table_is_told_with_its_place() -> None:
    files = {**load_theme(Folder(SITE)), "snippets/words/fr.txt.j2": b"\n{{ 1 / 0 }}"}
    with pytest.raises(BrokenTemplateError, match=r"theme/snippets/words/fr.txt.j2:2:1: error: this line cannot be"):
        Theme(files).words("fr")


def test_no_template_holds_a_word_of_its_own() -> None:
    """Whatever is said stands in the tables: only what heads a title, and what ends a release, is for programs."""
    for file in sorted((REPOSITORY / "theme" / "snippets").glob("*.j2")):
        written = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", file.read_text("utf-8"), flags=re.DOTALL)
        words = re.sub(r"^(Title|Subject):", "", written, flags=re.MULTILINE)
        assert not re.search(r"[^\W\d_]", words), file.name


# what a template sees of a piece

PIECE = "title: A\npublish: 2026-11-17 09:30\nannounce: standard\n"
TEXT = """---
summary: What it is about.
---
Some words to begin with. <!-- not for anybody --> Warm the screw, wait a minute, and turn it slowly.

## Why

[The other piece](entry:secret) tells what the yard would never say of itself in the open.

## How

### In detail

```text
Code is no sentence that anybody would quote, however long it may be.
```
"""


def test_of_a_text_a_template_sees_headings_and_one_sentence(project: Project) -> None:
    """A comment is no part of it, and an address that is not out is its words."""
    files = {"calendar/piece.yaml": PIECE, "content/posts/piece.md": TEXT}
    template = "{{ view | quote }}\n{{ view.headings | join('/') }}\n{{ view.text }}"
    secret = {"calendar/secret.yaml": "title: Secret\nstatus: writing\n", "content/posts/secret.md": "Words.\n"}
    build = built(project({**files, **secret, "theme/snippets/mastodon.txt.j2": template}))
    assert build.made
    text = next(one.text for one in build.made.rendered.snippets if one.message.kind == "mastodon")
    assert text == "“The other piece tells what the yard would never say of itself in the open.”\nWhy/How"


def test_nothing_of_a_text_is_told_under_embargo(project: Project) -> None:
    entry = f"{PIECE.replace('2026-11-17 09:30', '2026-12-09 09:30')}".replace(
        "announce: standard", "announce: {early: {at: 2 days before publish, on: [mastodon], under_embargo: true}}"
    )
    files = {"calendar/piece.yaml": entry, "content/posts/piece.md": TEXT.replace("entry:secret", "piece.md")}
    template = "{{ view | embargo }}{{ view | quote }}{{ view | headings }}"
    build = built(project({**files, "theme/snippets/mastodon.txt.j2": template}))
    assert build.made
    text = build.made.rendered.snippets[0].text
    assert text == "Under embargo until Wed 9 December 2026, 09:30 (Europe/Berlin)"


def steps(project: Project, now: datetime) -> Iterator[tuple[str, int]]:
    ladder = "{launch: {at: day 0, on: [mastodon]}, late: {at: day 95, on: [mastodon]}}"
    entry = PIECE.replace("announce: standard", f"announce: {ladder}\nevergreen: every 30 days")
    build = built(project({"calendar.yaml": CALENDAR, "calendar/piece.yaml": entry}), now)
    assert build.made
    yield from ((one.rung.name, one.times) for one in build.made.plan.announcements)


def test_how_often_a_channel_carried_a_piece_is_the_same_at_any_time(project: Project) -> None:
    """Re-shares that are long past are planned no more, and change nothing of those to come."""
    early, late = dict(steps(project, NOW)), dict(steps(project, datetime(2027, 6, 1, tzinfo=UTC)))
    assert (early["launch"], early["late"], early["again-1"], early["again-2"]) == (0, 1, 2, 3)
    assert "again-3" not in late
    assert len(set(late.values())) == len(late)
    assert {name: times for name, times in late.items() if name in early}.items() <= early.items()


def test_the_templates_that_come_along_have_no_mistakes() -> None:
    """So that no project has to look at them again."""
    assert Theme(came_along()).mistakes({}) == ()
