"""What the rules about words find: tables of what is told and what is not, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from builder.channels import all_rules, rules_of
from builder.channels.rules import COLOURED
from builder.checks.accidental_link import is_accident
from builder.checks.emoji_run import rows
from builder.model.fonts import dressed, plain
from builder.model.problem import Problem
from conftest import CALENDAR, Project, built

PIECE = "title: {title}\npublish: Tue 2026-12-08 09:30\nannounce: standard\n"
TEXT = "---\ndate: 2026-12-08\nsummary: {summary}\n---\nWords.\n"
SUMMARY = "Heat, then patience, and a soldering iron if there is one at hand"


@pytest.mark.parametrize(
    "words",
    [
        "README.md",
        "setup.py",
        "install.sh",
        "setup.py#L3",
        "photos.zip",
        "holiday.mov",
        "id_rsa.pub",
        "main.rs",
        "Makefile.am",
        "libfoo.so",
        "my.setup.py",
        "done.So",
        "ready.It",
        "setup.py:12",
    ],
)
def test_a_file_or_a_forgotten_space_is_no_link_that_was_meant(words: str) -> None:
    assert is_accident(words, "repair.example")


@pytest.mark.parametrize(
    "words",
    [
        "https://README.md",
        "http://setup.py",
        "docs.rs",
        "crates.io",
        "example.com",
        "Example.Com",
        "Amazon.Com",
        "notion.so",
        "allegro.pl",
        "www.point.md",
        "brew.sh/kettle",
        "abc.com.py",
        "gov.py.example.org",
        "museum.edu.py",
        "localhost",
        "http",
        "",
        ".",
    ],
)
def test_an_address_is_a_link_that_was_meant(words: str) -> None:
    assert not is_accident(words, "repair.example")


def test_the_address_of_our_own_site_is_meant() -> None:
    assert is_accident("repair.sh", "repair.example")
    assert not is_accident("Repair.sh", "repair.sh")


@settings(deadline=None)
@given(some.text(some.sampled_from("aZ.:/#?-")) | some.text())
def test_of_any_words_it_can_be_told(words: str) -> None:
    assert is_accident(words, "a.b") in {True, False}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("🎉🎉🎉", ["🎉🎉🎉"]),
        ("a 🎉 🎉\n🎉 b", ["🎉 🎉\n🎉"]),
        ("🎉🎉 and 🎉", []),
        ("🎉🎉", []),
        ("👩‍👩‍👧‍👦👩🏽‍🔧", []),
        ("👩‍👩‍👧‍👦👩🏽‍🔧🏴󠁧󠁢󠁳󠁣󠁴󠁿", ["👩‍👩‍👧‍👦👩🏽‍🔧🏴󠁧󠁢󠁳󠁣󠁴󠁿"]),
        ("🇩🇪🇫🇷", []),
        ("🇩🇪🇫🇷🇵🇱", ["🇩🇪🇫🇷🇵🇱"]),
        ("1️⃣2️⃣#️⃣", ["1️⃣2️⃣#️⃣"]),
        ("123 #4 ©®™ ★★★ ↑→↓ ✔✔✔", []),
        ("✔️✔️✔️", ["✔️✔️✔️"]),
        ("⌚︎⌚︎⌚︎", []),
        ("⌚⌚⌚ and ⌚⌚⌚⌚", ["⌚⌚⌚", "⌚⌚⌚⌚"]),
        ("🏳️‍🌈🏳️‍⚧️❤️‍🔥", ["🏳️‍🌈🏳️‍⚧️❤️‍🔥"]),
    ],
)
def test_three_emoji_are_a_row(text: str, found: list[str]) -> None:
    assert list(rows(text)) == found


@settings(deadline=None)
@given(some.text(some.sampled_from("🎉🇩🇪1️⃣#👩‍🔧🏽 a︎") | some.characters()))
def test_a_row_stands_in_its_text_and_has_three_at_least(text: str) -> None:
    for row in rows(text):
        assert row in text
        assert len(COLOURED.findall(row)) >= 3


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("𝗡𝗲𝘄", "en", {"𝗡𝗲𝘄": "New"}),
        ("It is 𝗻𝗲𝘄 𝗮𝗻𝗱 𝗯𝗼𝗹𝗱, and 𝓼𝓬𝓻𝓲𝓹𝓽.", "en", {"𝗻𝗲𝘄 𝗮𝗻𝗱 𝗯𝗼𝗹𝗱": "new and bold", "𝓼𝓬𝓻𝓲𝓹𝓽": "script"}),
        ("ℒℴ𝓋ℯ", "en", {"ℒℴ𝓋ℯ": "Love"}),
        ("𝟮𝟬𝟮𝟲", "de", {"𝟮𝟬𝟮𝟲": "2026"}),
        ("Ⓒⓞⓜⓔ 🄰🄱🄲 🅐🅑🅒 🅰️🅱️🅲", "en", {"Ⓒⓞⓜⓔ 🄰🄱🄲 🅐🅑🅒 🅰️🅱️🅲": "Come ABC ABC ABC"}),
        ("s̶a̶l̶e̶ u̲n̲d̲e̲r̲", "en", {"s̶a̶l̶e̶ u̲n̲d̲e̲r̲": "sale under"}),
        ("ｗｉｄｅ", "en", {"ｗｉｄｅ": "wide"}),
        ("ＮＨＫ", "ja", {}),
        ("ＮＨＫ", "zh-TW", {}),
        ("𝑃 = 𝑈𝐼, ℝ, 𝑎 + 𝑏 = 𝑐", "en", {}),
        ("Malmö, e\u0301te\u0301, été, Ångström, Straße, Ω, ½, 5 ℃, № 1, ™", "en", {}),
        ("日本語, العربية, हिन्दी, ไทย, 한국어, עִבְרִית", "en", {}),
        ("🅰 or 🅱", "en", {}),
    ],
)
def test_signs_that_look_like_letters_have_plain_ones(text: str, lang: str, found: dict[str, str]) -> None:
    assert {words: plain(words) for words in dressed(text, lang)} == found


@settings(deadline=None)
@given(
    some.text(some.sampled_from("abcdefgijklmnopqrstuvwxyz"), min_size=3),
    some.sampled_from([0x1D41A, 0x1D5EE, 0x1D4EA, 0x24D0, 0xFF41]),
)
def test_the_plain_letters_are_those_that_were_meant(word: str, first: int) -> None:
    written = "".join(chr(first + ord(letter) - ord("a")) for letter in word)
    assert dressed(written, "en") == [written]
    assert plain(written) == word


@settings(deadline=None)
@given(some.text())
def test_no_text_is_too_odd_for_plain_letters(text: str) -> None:
    assert all(one in text and plain(one) for one in dressed(text, "en"))


@pytest.mark.parametrize(
    ("kind", "text", "refused"),
    [
        ("telegram", "Malma\u030a \u202eback\u202c", ("\u030a", "\u202e", "\u202c")),
        ("telegram", "Malmå, 🎉 <b> é", ()),
        ("mastodon", "<b> \u202e \u030a 🎉", ()),
    ],
)
def test_a_network_tells_what_it_drops(kind: str, text: str, refused: tuple[str, ...]) -> None:
    assert rules_of(kind).refused(text) == refused


@pytest.mark.parametrize(
    ("kind", "title", "refused"),
    [
        ("hackernews", "Open again 🎉 ❤️ 🎉", ("🎉", "❤️")),
        ("hackernews", "C♯, ♠ and →", ()),
        ("youtube", "a < b", ("<",)),
        ("lobsters", "Open again 🎉", ()),
        ("devto", "A → B, x² ≠ ½", ("→", "²", "≠", "½")),
        ("devto", "C++ & C# for 5 €, “90 %” <ok>: été, e\u0301te\u0301, 修理, हिन्दी, 🎉 ❤️ 1️⃣ 👩‍🔧 ↔ ★ …", ()),
    ],
)
def test_a_network_tells_what_it_drops_of_a_title(kind: str, title: str, refused: tuple[str, ...]) -> None:
    assert rules_of(kind).refused_in_title(title) == refused


@settings(deadline=None)
@given(some.text(some.characters() | some.sampled_from("<>🎉1️⃣🇩🇪→²\u202e\u030a")))
def test_what_is_dropped_stands_in_the_text(text: str) -> None:
    for rules in all_rules().values():
        assert all(letter in text for letter in (*rules.refused(text), *rules.refused_in_title(text)))


def of(rule: str, project: Project, files: dict[str, str]) -> list[Problem]:
    return [one for one in built(project(files)).problems if one.rule == rule]


def test_what_a_summary_says_is_told_there(project: Project) -> None:
    """It stands in the template's words of one channel, and is mended in the file of the piece."""
    files = {
        "calendar/plug.yaml": PIECE.format(title="A plug"),
        "content/posts/plug.md": TEXT.format(summary="Open 🎉🎉🎉 again"),
    }
    (told,) = of("emoji-run", project, files)
    assert str(told.at) == "content/posts/plug.md:3:10"
    assert told.hint == "keep one or two of a row (in the summary; or write other words under `posts:`)"


def test_what_a_template_says_is_told_once(project: Project) -> None:
    template = "{{ view.title }} 🎉🎉🎉 {{ view.url }}\n"
    pieces = {f"calendar/p{number}.yaml": PIECE.format(title=f"Piece {number}") for number in range(3)}
    told = of("emoji-run", project, {**pieces, "theme/snippets/mastodon.txt.j2": template})
    assert [(one.message, one.hint) for one in told] == [
        (
            "3 emoji in a row (🎉🎉🎉) stand in “launch” on mastodon, and each emoji is read out",
            "keep one or two of a row (in its template, below theme/snippets/)",
        )
    ]


def test_a_template_without_a_link_is_told_once(project: Project) -> None:
    pieces = {f"calendar/p{number}.yaml": PIECE.format(title=f"Piece {number}") for number in range(3)}
    texts = {f"content/posts/p{number}.md": "Words.\n" for number in range(3)}
    told = of("link-missing", project, {**pieces, **texts, "theme/snippets/mastodon.txt.j2": "{{ view.title }}\n"})
    assert [(one.message, one.hint) for one in told] == [
        (
            "no link to the piece stands in “launch” on mastodon",
            "write `{{ view.url }}` in its template, below theme/snippets/, where it should stand",
        )
    ]


@pytest.mark.parametrize(
    ("entry", "link"),
    [
        ("", "{url}"),
        ("", "https://little.example/2026/12/plug/"),
        ("", "http://LITTLE.example/2026/12/plug"),
        ("", "{url}?from=here#plug"),
        ("permalink: /stécker/\n", "https://little.example/stécker"),
        ("permalink: /stécker/\n", "{url}"),
        ("share: https://repair.example/again\n", "repair.example/again"),
        ("starts: 2026-12-10 18:00\njoin: https://meet.example/plug\n", "Join at https://meet.example/plug."),
    ],
)
def test_any_way_to_the_piece_is_a_link_to_it(project: Project, entry: str, link: str) -> None:
    front = entry if entry.startswith("permalink") else "summary: Words\n"
    text = f"---\n{front}---\nWords.\n"
    whole = PIECE.format(title="A plug") + entry.removeprefix(front)
    posts = {
        name: f"{whole}posts: {{mastodon: 'Out. {words}'}}\n" for name, words in (("no", "No link."), ("yes", link))
    }
    found = {
        name: of("link-missing", project, {"calendar/plug.yaml": one, "content/posts/plug.md": text})
        for name, one in posts.items()
    }
    assert len(found["no"]) == 1
    assert not found["yes"]


def test_templates_that_say_the_same_are_told_with_what_is_to_be_done(project: Project) -> None:
    same = "{{ view.title }}\n{{ view.summary }}\n{{ view.url }}\n"
    files = {
        "calendar/plug.yaml": PIECE.format(title="A plug"),
        "content/posts/plug.md": TEXT.format(summary=SUMMARY),
        "theme/snippets/mastodon.txt.j2": same,
        "theme/snippets/bluesky.txt.j2": f"#Repair {same}",
    }
    (told,) = of("same-words", project, files)
    assert (told.message, told.hint) == (
        "“launch” of “A plug” says the same on bluesky and mastodon",
        "write words for one of them under `posts:`, or a template of its own: theme/snippets/mastodon.txt.j2",
    )


@pytest.mark.parametrize(
    ("mastodon", "bluesky", "same"),
    [
        ("Heat it. {url}", "heat it… #Now {url}", True),
        ("Heat it! 🔥 {url}", "{title}: Heat it {url}", True),
        ("Heat it. https://a.example/1", "Heat it. {url}", True),
        ("Heat it. {url}", "Heat it twice. {url}", False),
        ("{title} {url}", "{title}\n{url}", False),
        ("Erhitze es, Größe 3", "ERHITZE ES GRÖSSE 3", True),
        ("加熱する {url}", "加熱する。{url}", True),
    ],
)
def test_the_same_words_are_the_same_letters(project: Project, mastodon: str, bluesky: str, same: bool) -> None:  # noqa: FBT001 - a column of the table
    words = f"posts:\n  mastodon: {mastodon!r}\n  bluesky: {bluesky!r}\n".replace("\\n", " ")
    found = of("same-words", project, {"calendar/plug.yaml": PIECE.format(title="A plug") + words})
    assert bool(found) is same


@pytest.mark.parametrize(("days", "told"), [(90, True), (91, False)])
def test_after_ninety_days_the_same_may_be_said_again(project: Project, days: int, told: bool) -> None:  # noqa: FBT001 - a column of the table
    later = f"announce: {{launch: {{at: day 0, on: [mastodon]}}, later: {{at: day {days}, on: [mastodon]}}}}\n"
    entry = PIECE.format(title="A plug").replace("announce: standard\n", later) + "posts: {mastodon: Heat it.}\n"
    assert bool(of("same-words", project, {"calendar/plug.yaml": entry})) is told


SHIPPED = {
    "no text yet": ("", ""),
    "a text": ("", "Heat, then patience, and more of it than you think.\n\n## Heat\n\nWarm it. Then wait.\n"),
    "a few words": ("", "Heat it.\n"),
    "something live": ("starts: 2026-12-20 18:00\njoin: https://meet.example/1\n", "Bring a stuck screw.\n"),
}
WORDS = (
    "same-words",
    "link-missing",
    "emoji-run",
    "hashtag-case",
    "too-many-hashtags",
    "accidental-link",
    "unicode-font",
)


@pytest.mark.parametrize(("entry", "text"), SHIPPED.values(), ids=SHIPPED)
def test_the_templates_that_we_ship_break_no_rule_about_words(project: Project, entry: str, text: str) -> None:
    """Of no network, on the first day nor on two later ones; those that take no post without a picture are left out."""
    kinds = [kind for kind, rules in all_rules().items() if not rules.pictured]
    calendar, _, _ = CALENDAR.partition("channels:")
    channels = "".join(f"  {kind}: {{kind: {kind}}}\n" for kind in kinds)
    rungs = "".join(f"    r{day}: {{at: day {day}, on: [{', '.join(kinds)}]}}\n" for day in (0, 14, 28))
    front = "---\ntags: [repair cafe, open-source, toasters]\n---\n"
    files = {
        "calendar.yaml": f"{calendar}channels:\n{channels}announce:\n  standard:\n{rungs}",
        "calendar/plug.yaml": PIECE.format(title="Getting a stuck screw out") + entry,
        **({"content/posts/plug.md": front + text} if text else {}),
    }
    build = built(project(files))
    assert build.made
    assert len(build.made.rendered.snippets) == 3 * len(kinds)
    assert not [one for one in build.problems if one.rule in WORDS]


def test_the_same_words_twice_in_a_day(project: Project) -> None:
    rungs = "{launch: {at: day 0 10:00, on: [mastodon]}, evening: {at: day 0 20:00, on: [mastodon]}}"
    entry = PIECE.format(title="A plug").replace("standard", rungs) + "posts: {mastodon: Heat it.}\n"
    (told,) = of("same-words", project, {"calendar/plug.yaml": entry})
    assert told.message == "“evening” of “A plug” says the same as “launch” on the same day, on mastodon"
    assert told.hint == "give it words of its own: `evening:` below `mastodon:` under `posts:`"


def test_what_is_out_is_not_told_any_more(project: Project) -> None:
    words = "posts:\n  mastodon: 'README.md 🎉🎉🎉 𝗡𝗲𝘄'\n  bluesky: 'README.md 🎉🎉🎉 𝗡𝗲𝘄'\n"
    entry = PIECE.format(title="A plug") + words
    rules = {"accidental-link", "emoji-run", "unicode-font", "same-words"}
    ahead = {one.rule for one in built(project({"calendar/plug.yaml": entry})).problems}
    assert rules <= ahead
    out = {
        one.rule for one in built(project({"calendar/plug.yaml": entry.replace("2026-12-08", "2026-11-17")})).problems
    }
    assert not rules & out
    sent = f"{entry}sent: {{mastodon: https://a.example/1, bluesky: https://b.example/1}}\n"
    assert not rules & {one.rule for one in built(project({"calendar/plug.yaml": sent})).problems}


def test_hashtags_are_bounded_by_what_an_account_may(project: Project) -> None:
    calendar = CALENDAR.replace("mastodon: {kind: mastodon}", "mastodon: {kind: instagram, limits: {hashtags: 2}}")
    entry = PIECE.format(title="A plug") + "posts: {mastodon: 'Out. #a #b #c'}\n"
    (told,) = of("too-many-hashtags", project, {"calendar.yaml": calendar, "calendar/plug.yaml": entry})
    assert told.message == "“launch” on mastodon has 3 hashtags, and 2 are the most"
