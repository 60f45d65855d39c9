"""Slips of an editor's hand: one problem each, where it stands, with what to write."""

from __future__ import annotations

import pytest

from builder.load.schema.validate import FIRST
from conftest import CALENDAR, NOW, Project, built

ENTRY = "publish: Tue 2026-12-01 09:30\ntitle: A stuck screw\nannounce: standard\n"
PLANNED = {"calendar/screw.yaml": ENTRY, "content/posts/screw.md": "Heat and patience.\n"}
POST = "---\ntitle: Hinge\ndate: 2026-11-01\n---\n\n"
SLIPS = {
    "weekday": (
        {"calendar/screw.yaml": ENTRY.replace("Tue", "Tus")},
        "calendar/screw.yaml:1:10: error: “Tus” is no weekday [wrong-type]",
        "write one like Tue, or leave it out",
    ),
    "month": (
        {"content/posts/hinge.md": POST.replace("-11-", "-13-")},
        "content/posts/hinge.md:3:7: error: there is no such day as 2026-13-01 [wrong-type]",
        "write one that its month has, like 2026-12-01",
    ),
    "front matter": (
        {"content/posts/hinge.md": POST.replace("title", "titel")},
        "content/posts/hinge.md:2:1: warning: the front matter key “titel” is not used (1 file) [unknown-front-matter]",
        "did you mean “title”?",
    ),
    "name of a post": (
        {"calendar/screw.yaml": ENTRY, "content/posts/scrwe.md": "Heat and patience.\n"},
        "content/posts/scrwe.md:1:1: error: this post has no date and no entry in the plan [no-date]",
        "if it is the piece “screw” of calendar/screw.yaml, rename it to screw.md",
    ),
    "link with a heading": (
        {"content/posts/hinge.md": f"{POST}[it](hnige2.md#oil)\n", "content/posts/hinge2.md": f"{POST}## Oil\n"},
        "content/posts/hinge.md:6:1: warning: this link leads nowhere: there is no “hnige2.md#oil” [broken-link]",
        "did you mean “hinge2.md#oil”?",
    ),
    "link to a file of another folder": (
        {
            "content/posts/hinge.md": f"{POST}[it](../abot.md)\n",
            "content/about.md": "# Us\n",
            "content/posts/bot.md": POST,
        },
        "content/posts/hinge.md:6:1: warning: this link leads nowhere: there is no “../abot.md” [broken-link]",
        "did you mean “../about.md”?",
    ),
    "heading that a browser knows, too": (
        {"content/posts/hinge.md": f"{POST}[it](#prat)\n\n## Part\n"},
        "content/posts/hinge.md:6:1: warning: there is no heading “#prat” in this text [broken-anchor]",
        "did you mean “part”?",
    ),
    "picture, beside a text of nearly its name": (
        {"content/posts/hinge.md": f"{POST}![it](hinge2.png)\n", "content/posts/hinge2.md": POST},
        "content/posts/hinge.md:6:1: warning: there is no file “hinge2.png” [broken-image]",
        "put the file beside this one, or write its path as seen from here",
    ),
    "folder of the texts": (
        {"contents/posts/hinge.md": POST},
        "contents:1:1: warning: a folder of this name is not read, and there is nothing in content/ [file-name]",
        "rename it to content",
    ),
    "block without a space": (
        {
            **PLANNED,
            "calendar/screw.yaml": f"{ENTRY}posts:\n  mastodon:|\n    Heat it.\n    Turn it.\n  bluesky: Heat.\n",
        },
        "calendar/screw.yaml:5:3: error: there is no space after the colon [yaml-syntax]",
        "write `mastodon: |`",
    ),
    "block without a space, the last of its file": (
        {**PLANNED, "calendar/screw.yaml": f"{ENTRY}posts:\n  mastodon:|\n    Heat it.\n    Turn it: slowly.\n"},
        "calendar/screw.yaml:5:3: error: there is no space after the colon [yaml-syntax]",
        "write `mastodon: |`",
    ),
    "block without a space, and nothing else": (
        {**PLANNED, "calendar/screw.yaml": f"{ENTRY}posts:\n  mastodon:|\n    Heat it.\n    Turn it.\n"},
        "calendar/screw.yaml:5:3: error: there is no space after the colon [wrong-type]",
        "write `mastodon: |`",
    ),
    "post of a piece that stands in a list": (
        {"calendar/ideas.yaml": "screw:\n  title: A stuck screw\n", "content/posts/screw-2.md": "Heat.\n"},
        "content/posts/screw-2.md:1:1: error: this post has no date and no entry in the plan [no-date]",
        "if it is the piece “screw” of calendar/ideas.yaml, rename it to screw.md",
    ),
    "old id that is a piece": (
        {
            **PLANNED,
            "calendar/ascrew.yaml": "title: Another\npublish: 2026-12-02\nformerly: [screw]\n",
            "content/posts/ascrew.md": "Words.\n",
        },
        "calendar/ascrew.yaml:3:11: error: readers know “screw” by the id “screw” already [duplicate-id]",
        "take screw out of `formerly:`",
    ),
    "approval in a word": (
        {
            **PLANNED,
            "calendar.yaml": f"{CALENDAR}approval: [chief]\n",
            "calendar/screw.yaml": f"{ENTRY}approved: {{chief: yes}}\n",
        },
        "calendar/screw.yaml:4:11: warning: “yes” does not say which words chief approved [approval-void]",
        "once they have been read again, write `approved: {chief: b1f641ac}`",
    ),
    "calendar.yaml hides the rest": (
        {**PLANNED, "calendar.yaml": "timezone: UTC\n", "hold.yaml": "resaon: a strike\n"},
        "calendar.yaml:1:1: error: “site” is missing [missing-key]",
        f"add `site: {FIRST['site']}`; the other files are looked at once this is mended",
    ),
    "hold": (
        {**PLANNED, "hold.yaml": "reason: a strike\n"},
        "hold.yaml:1:1: error: “since” is missing [missing-key]",
        "add `since: 2026-12-01 09:30`",
    ),
}


# a line of an entry, to what is said of its value and what to write instead
LINES = {
    "helpers: chief, social": ("“chief, social” would be one name with a comma in it", "write [chief, social]"),
    "languages: en, de": ("“en, de” would be one name with a comma in it", "write [en, de]"),
    "sponsor: Nordboot": (
        "“Nordboot” pays for this piece, and it is not said how readers are told",
        "write {name: Nordboot, disclosure: paid}, or another word of `disclosures:` in voice.yaml",
    ),
    "gathers: since last month": (
        "“since last month” is not possible here",
        "write `since last`, which is all that went out since the issue before, or a list of ids",
    ),
    "gathers: since-last": (
        "“since-last” is not possible here",
        "write `since last`, which is all that went out since the issue before, or a list of ids",
    ),
    "starts: 2026-12-01 18:00 to 20:00": (
        "“2026-12-01 18:00 to 20:00” is a beginning and an end, and this is the beginning",
        "write 2026-12-01 18:00 here, and a line `ends: 20:00` below it",
    ),
}


@pytest.mark.parametrize("line", LINES)
def test_a_value_that_is_nearly_right_is_one_problem(project: Project, line: str) -> None:
    told = built(project({**PLANNED, "calendar/screw.yaml": f"{ENTRY}{line}\n"})).errors
    assert [(one.message, one.hint, one.at.line) for one in told] == [(*LINES[line], 4)]


@pytest.mark.parametrize("key", ["tags", "summary", "authors"])
def test_what_belongs_to_the_text_is_sent_there(project: Project, key: str) -> None:
    told = built(project({**PLANNED, "calendar/screw.yaml": f"{ENTRY}{key}: [oil]\n"})).errors
    hint = f"`{key}:` belongs to the text: write it into its .md file, between the two lines of ---"
    assert [(one.message, one.hint) for one in told] == [(f"there is no key “{key}”", hint)]


def test_a_campaign_has_a_line_for_each_end(project: Project) -> None:
    calendar = f"{CALENDAR}campaigns: {{winter: {{from: 2026-11-24 to 2027-01-31}}}}\n"
    (told,) = built(project({"calendar.yaml": calendar})).errors
    assert told.hint.startswith("write 2026-11-24 here, and a line `to: 2027-01-31` below it")


def test_what_is_not_sent_is_not_sent(project: Project) -> None:
    """`no` leaves a post among those to be posted; `yes` is as good as an address."""
    entry = f"{ENTRY}sent: {{bluesky: yes, mastodon: no}}\n"
    plan = built(project({**PLANNED, "calendar/screw.yaml": entry}), NOW.replace(month=12, day=2)).everything
    assert plan is not None
    assert {one.channel.id: one.sent for one in plan.announcements if one.channel.id != "blog"} == {
        "bluesky": "yes",
        "mastodon": "",
    }


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_one_problem_with_what_to_write(project: Project, slip: str) -> None:
    files, said, hint = SLIPS[slip]
    told = [problem for problem in built(project(files)).problems if problem.severity != "info"]
    assert [str(problem) for problem in told] == [f"{said}\n    {hint}"]


def test_a_plan_under_another_name_is_to_be_renamed(project: Project) -> None:
    root = project({})
    (root / "calendar.yaml").rename(root / "calender.yaml")
    assert [problem.hint for problem in built(root).errors] == ["rename calender.yaml to calendar.yaml"]
