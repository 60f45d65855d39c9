"""A hold: nothing that it covers goes out, and it is never an error."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import NOW, Project, built

FILES = {
    "calendar/out.yaml": "publish: 2026-11-10 09:00\ntitle: Out before\nannounce: standard\n",
    "content/posts/out.md": "It was out before.\n",
    "calendar/due.yaml": "publish: 2026-11-21 09:00\ntitle: Due within\nannounce: standard\n",
    "content/posts/due.md": "It was to go out within.\n",
    "content/posts/imported.md": "---\ndate: 2026-11-21\ntitle: Imported\n---\nBy its own date.\n",
}


@pytest.mark.parametrize(
    ("hold", "public", "ready"),
    [
        ("", {"out", "due", "posts/imported"}, {"out", "due"}),
        ("since: 2026-11-20\nreason: a storm\n", {"out"}, {"out"}),
        ("since: 2026-11-20\nuntil: 2026-11-22 08:00\n", {"out", "due", "posts/imported"}, {"out", "due"}),
        ("since: 2026-11-20\nexcept: [due]\n", {"out", "due"}, {"out", "due"}),
        ("since: 2026-11-20\napplies_to: pages\n", {"out"}, {"out"}),
        ("since: 2026-11-20\napplies_to: [mail]\n", {"out", "due", "posts/imported"}, {"out", "due"}),
        ("since: 2026-12-01\n", {"out", "due", "posts/imported"}, {"out", "due"}),
    ],
)
def test_what_a_hold_covers(project: Project, hold: str, public: set[str], ready: set[str]) -> None:
    made = built(project({**FILES, "hold.yaml": hold}))
    assert made.errors == ()
    assert made.made is not None
    assert {edition.id for edition in made.made.public.editions} == public
    assert {one.edition.id for one in made.made.plan.announcements if one.ready} == ready


def test_a_held_post_says_why(project: Project) -> None:
    made = built(project({**FILES, "hold.yaml": "since: 2026-11-20\nreason: a storm\n"})).made
    assert made is not None
    assert {one.blocked_by for one in made.plan.announcements if one.edition.id == "due"} == {
        ("it is on hold: a storm",)
    }


def test_hours_of_other_zones_are_compared_as_they_are(project: Project) -> None:
    """Noon in New York is after three in the afternoon in Berlin."""
    hold = "since: 2026-11-20 15:00\nuntil: 2026-11-20 12:00 America/New_York\n"
    assert built(project({**FILES, "hold.yaml": hold})).made is not None


def test_what_was_held_goes_out_when_the_hold_ends(project: Project) -> None:
    root = project({**FILES, "hold.yaml": "since: 2026-11-20\nuntil: 2026-11-25 12:00\n"})
    later = built(root, NOW + timedelta(days=4)).made
    assert later is not None
    assert "due" in {edition.id for edition in later.public.editions}


@pytest.mark.parametrize(
    "hold",
    [
        "until: 2026-11-20\n",
        "since: soon\n",
        "since: 2026-11-20\napplies_to: all\n",
        "{",
        "since: 2026-11-22 09:00\nuntil: 2026-11-20 12:00\n",
        "since: 2026-11-22\nuntil: 2026-11-22 09:00\n",
    ],
)
def test_a_hold_that_cannot_be_read_publishes_nothing(project: Project, hold: str) -> None:
    made = built(project({**FILES, "hold.yaml": hold}))
    assert made.made is None
    assert {problem.at.path for problem in made.errors} == {"hold.yaml"}


CHANNELS = ("blog", "bluesky", "mastodon")
HELD = "since: 2026-11-20\nuntil: 2026-11-25 12:00\n"


def waiting(project: Project, files: dict[str, str], days: int) -> dict[str, bool]:
    """Return the channels that *due* is to be posted to so many days later, and whether a hold kept them back."""
    made = built(project({**FILES, **files}), NOW + timedelta(days=days)).made
    assert made is not None
    due = (one for one in made.plan.announcements if one.edition.id == "due")
    return {one.channel.id: one.freed is not None for one in due if one.ready}


def test_what_was_held_can_be_posted_once_the_hold_has_ended(project: Project) -> None:
    """However long ago that is; until it is sent, dropped or expires."""
    hold = {"hold.yaml": HELD}
    assert waiting(project, hold, 2) == {}
    assert waiting(project, hold, 4) == waiting(project, hold, 60) == dict.fromkeys(CHANNELS, True)
    entry = FILES["calendar/due.yaml"]
    sent = entry + "sent: {mastodon: https://mastodon.example/1}\n"
    assert "mastodon" not in waiting(project, {**hold, "calendar/due.yaml": sent}, 4)
    for over in ("status: dropped\n", "expires: 2026-11-26\n"):
        assert waiting(project, {**hold, "calendar/due.yaml": entry + over}, 6) == {}


def test_what_waited_for_its_page_is_told_so_too(project: Project) -> None:
    hold = {"hold.yaml": f"{HELD}applies_to: [pages]\n"}
    assert waiting(project, hold, 2) == {}
    assert waiting(project, hold, 4) == dict.fromkeys(CHANNELS, True)


def test_what_a_hold_never_kept_does_not_wait_for_it(project: Project) -> None:
    assert waiting(project, {"hold.yaml": f"{HELD}except: [due]\n"}, 4) == dict.fromkeys(CHANNELS, False)
