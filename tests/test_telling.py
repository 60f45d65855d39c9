"""What the words of a post tell, made by the hour it is due: the embargo, what begins, how to join, what is over."""

from __future__ import annotations

import pytest

from conftest import CALENDAR, Project, built

CHANNELS = CALENDAR.replace("channels:", "channels:\n  press: {kind: press}").replace(
    "timezone:", "  languages: [en, de]\ntimezone:"
)
RELEASE = """\
publish: Wed 2026-12-09 05:00
title: A new quay
sponsor: {name: The port, disclosure: paid}
announce:
  early: {at: 2 days before publish, on: [press], under_embargo: true}
  launch: {at: day 0, on: [press]}
"""
TEXT = "---\nsummary: The port builds.\n---\n## Why\n\nA *quay* & a [crane](https://crane.example/).\n\n- one\n- two\n"
PLAIN = "Why\n\nA quay & a crane.\n\none\ntwo\n\nPaid for by The port"
EVENING = """\
publish: Tue 2026-12-01 09:30
title: An evening
starts: Tue 2026-12-08 18:00
ends: Tue 2026-12-08 19:00
join: https://live.example/
replay: https://video.example/
announce:
  invite: {at: 7 days before start, on: [mastodon]}
  now: {at: 30 minutes after start, on: [mastodon]}
  replay: {at: 1 hour after end, on: [mastodon]}
"""
BOTH = f"{RELEASE}languages: [en, de]\nposts:\n  press: Print this. {{url}}\n"


def words(files: dict[str, str], project: Project) -> dict[str, str]:
    """Return what is posted, by step and language."""
    made = built(
        project({"calendar.yaml": CHANNELS, "voice.yaml": "disclosures: {paid: Advertisement}\n", **files})
    ).made
    assert made
    snippets = made.rendered.snippets
    return {f"{one.announcement.rung.name} {one.announcement.edition.lang}": one.text for one in snippets}


def test_the_press_reads_until_when_it_must_wait_and_gets_the_text_in_place_of_an_address(project: Project) -> None:
    said = words({"calendar/quay.yaml": RELEASE, "content/posts/quay.md": TEXT}, project)
    told = "A new quay\n\nThe port builds.\n\nLittle, {} Dec 2026\n\n" + PLAIN
    until = "EMBARGOED UNTIL Wed 9 December 2026, 05:00 (Europe/Berlin)"
    end = "Contact: https://little.example/\n\n###"
    link = "https://little.example/2026/12/quay/"
    assert said == {
        "early en": f"Advertisement\n\n{until}\n\n{told.format(7)}\n\n{end}",
        "launch en": f"Advertisement\n\nFOR IMMEDIATE RELEASE\n\n{told.format(9)}\n\n{link}\n\n{end}",
    }


def test_a_title_that_a_network_gets_from_the_piece_says_who_paid(project: Project) -> None:
    """Own words without a title have that of the piece, and that begins with the disclosure, as a subject does."""
    entry = RELEASE.replace("[press]", "[forum]") + "posts:\n  forum: |\n    Print this. {url}\n"
    calendar = CHANNELS.replace("channels:", "channels:\n  forum: {kind: reddit}")
    said = words({"calendar.yaml": calendar, "calendar/quay.yaml": entry, "content/posts/quay.md": TEXT}, project)
    assert said["launch en"].startswith("Title: Advertisement: A new quay\n\nPrint this.")


def test_a_release_tells_who_we_are_and_whom_to_ask(project: Project) -> None:
    calendar = CHANNELS.replace("kind: press", "kind: press, account: press@little.example")
    calendar = calendar.replace("  title: Little\n", "  title: Little\n  description: A little site.\n")
    said = words({"calendar.yaml": calendar, "calendar/quay.yaml": RELEASE, "content/posts/quay.md": TEXT}, project)
    end = "About Little\nA little site.\n\nContact: press@little.example, https://little.example/\n\n###"
    assert said["launch en"].endswith(end)


def test_the_press_reads_no_opening_twice(project: Project) -> None:
    said = words({"calendar/quay.yaml": RELEASE, "content/posts/quay.md": "It opens.\n"}, project)
    assert said["launch en"].count("It opens.") == 1


def test_a_post_about_something_live_knows_whether_it_is_over(project: Project) -> None:
    said = words({"calendar/evening.yaml": EVENING, "content/posts/evening.md": "Come.\n"}, project)
    link = "https://little.example/2026/12/evening/"
    assert said == {
        "invite en": f"An evening\n\nCome.\n\nBegins Tue 8 December 2026, 18:00\n\nJoin: https://live.example/\n\n{link}",
        "now en": f"Reminder: An evening\n\nCome.\n\nJoin: https://live.example/\n\n{link}",
        "replay en": f"An evening\n\nCome.\n\nRecording: https://video.example/\n\n{link}",
    }


def test_an_address_too_long_for_a_network_is_left_to_the_page(project: Project) -> None:
    long = EVENING.replace("[mastodon]", "[bluesky]").replace("live.example/", f"live.example/{'x' * 280}")
    said = words({"calendar/evening.yaml": long, "content/posts/evening.md": "Come.\n"}, project)
    assert "Join" not in said["invite en"]
    assert said["invite en"].endswith("/evening/")


@pytest.mark.parametrize("own", ["press", "default"])
def test_words_of_an_entry_are_for_its_first_language_and_others_take_the_template_of_theirs(
    own: str, project: Project
) -> None:
    german = {f"theme/snippets/{own}.de.txt.j2": "Sperrfrist: {{ view.title }}"}
    if own == "default":
        german["theme/snippets/press.txt.j2"] = ""
    said = words({"calendar/quay.yaml": BOTH, **german}, project)
    assert said["early en"].startswith("Print this.")
    assert said["early de"] == ("Sperrfrist: A new quay" if own == "press" else "")


def test_words_that_are_placeholders_alone_are_for_every_language(project: Project) -> None:
    said = words({"calendar/quay.yaml": BOTH.replace("Print this. {url}", "'{title}!'")}, project)
    assert said["early en"] == said["early de"] == "A new quay!"
