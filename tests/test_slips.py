"""Slips of an editor's hand: one problem each, where it stands, with what to write."""

from __future__ import annotations

import pytest

from conftest import Project, built

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
        "if it is the piece of calendar/screw.yaml, rename it to screw.md",
    ),
    "link with a heading": (
        {"content/posts/hinge.md": f"{POST}[it](hnige2.md#oil)\n", "content/posts/hinge2.md": f"{POST}## Oil\n"},
        "content/posts/hinge.md:6:1: warning: this link leads nowhere: there is no “hnige2.md#oil” [broken-link]",
        "did you mean “hinge2.md#oil”?",
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
    "hold": (
        {**PLANNED, "hold.yaml": "reason: a strike\n"},
        "hold.yaml:1:1: error: “since” is missing [missing-key]",
        "add `since: 2026-12-01 09:30`",
    ),
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
